import { h } from './dom.js';
import { richText } from './richText.js';

/** Names under which bots say why they hand over and what about; Copilot Studio's own are `va_LastTopic` and `va_Topics`. */
const TELLING = /(reason|topics?)$/i;

/** What the bot left for the representative: reason and topic at a glance, then its words, which open with the acceptance. */
export function drawSummary({ summary, opened, chips }) {
  return h(
    'div',
    { class: opened ? 'box summary' : 'box locked' },
    h('h3', {}, opened ? 'Summary from the bot' : 'Summary'),
    chips.length === 0
      ? undefined
      : h(
          'ul',
          { class: 'row', role: 'list' },
          chips.map(({ name, value }) => h('li', { class: 'chip', title: name }, value)),
        ),
    opened
      ? summary
        ? richText(summary)
        : h('p', { class: 'quiet' }, 'The bot gave none.')
      : h('p', { class: 'quiet' }, 'Opens when a representative accepts. The customer never sees it.'),
  );
}

/** The variables that say in a word why the conversation is here. */
export function chipsOf(variables) {
  return variables
    .filter(({ name, value, setBy }) => setBy === 'bot' && TELLING.test(name) && isWord(value))
    .map(({ name, value }) => ({ name, value: String(value) }));
}

function isWord(value) {
  return (typeof value === 'string' && value !== '' && value.length <= 60) || typeof value === 'number';
}
