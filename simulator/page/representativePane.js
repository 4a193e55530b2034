import { at, post } from './api.js';
import { drawAttachments, drawSubmission } from './cards.js';
import { byId, clock, drawList, h, sendOnEnter } from './dom.js';
import { draftsOf } from './drafts.js';
import { followEnd } from './followEnd.js';
import { breakable } from './breakable.js';
import { plainText, richText } from './richText.js';

const STAGES = {
  botActive: [
    'The bot is talking',
    'The representative is not part of this conversation yet. It arrives here when the bot escalates.',
  ],
  closed: ['Closed', 'Nothing is left to do in this conversation.'],
  wrapUp: ['Wrap-up', 'The conversation is over. The representative may still take notes.'],
};

/** The line that says how things stand is where the keyboard goes on when a button has done its work and is gone. */
const TAKES_FOCUS = { tabindex: '-1', 'data-takes-focus': true };

/** The agent desk. `current` returns the conversation on show, `failed` is told of an error. */
export function representativePane({ current, failed }) {
  const reply = byId('reply');
  const text = byId('reply-text');
  const draft = draftsOf(text, 'representative');
  const follow = followEnd(byId('representative-scroll'), byId('representative-log'));
  const act = (action, body) => post(at(current(), `representative/${action}`), body).catch(failed);

  reply.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '') return;
    draft.sent();
    act('reply', { text: said });
  });
  sendOnEnter(reply);

  return (conversation) => {
    const active = conversation?.stage === 'representativeActive';
    const opened = active && reply.hidden;
    draft.show(conversation?.id);
    reply.hidden = !active;
    byId('queue').hidden = conversation === undefined;
    byId('queue').textContent = conversation?.representative.queue ?? '';
    drawList(
      byId('desk'),
      conversation === undefined ? [{ part: 'empty' }] : deskParts(conversation),
      ({ part }) => part,
      (part) => DRAWERS[part.part](part, act),
    );
    const grown = drawList(
      byId('representative-log'),
      conversation?.representative.transcript ?? [],
      ({ id }) => id,
      drawEntry,
    );
    follow(conversation?.id, grown);
    if (opened) {
      byId('representative-scroll').scrollTop = 0;
      text.focus();
    }
  };
}

function deskParts({ stage, customerName, representative }) {
  const parts = [
    {
      part: 'stage',
      stage,
      customerName,
      queue: representative.queue,
      why: representative.queueReason,
      representative: representative.representative,
    },
  ];
  if (representative.variables.length > 0)
    parts.push({ part: 'variables', variables: representative.variables });
  const escalated = stage === 'waiting' || representative.representative !== undefined;
  if (escalated)
    parts.push({
      part: 'summary',
      summary: representative.summary,
      opened: representative.representative !== undefined,
    });
  return parts;
}

const DRAWERS = {
  empty: () =>
    h(
      'p',
      { class: 'empty' },
      'A conversation arrives here when the bot escalates: with its queue, its context variables and, once accepted, the summary.',
    ),
  stage: drawStage,
  variables: drawVariables,
  summary: drawSummary,
};

function drawStage({ stage, customerName, queue, why, representative }, act) {
  const button = (label, action, kind) =>
    h('button', { type: 'button', class: kind, onclick: () => act(action) }, label);
  if (stage === 'waiting') {
    return h(
      'div',
      { class: 'stage waiting' },
      h('h3', TAKES_FOCUS, `${customerName} is waiting`),
      h('p', {}, 'In the queue ', h('strong', {}, queue), '. ', why),
      button('Accept', 'accept', 'primary big'),
    );
  }
  if (stage === 'representativeActive') {
    return h(
      'div',
      { class: 'stage active' },
      h('h3', TAKES_FOCUS, `${representative} is talking with ${customerName}`),
      h(
        'div',
        { class: 'row' },
        button('Hand back to the bot', 'handBack', 'plain'),
        button('End conversation', 'end', 'plain danger'),
      ),
    );
  }
  const [title, told] = STAGES[stage];
  return h(
    'div',
    { class: `stage ${stage}` },
    h('h3', TAKES_FOCUS, title),
    h('p', {}, told),
    stage === 'wrapUp' ? button('Close', 'finish', 'plain') : undefined,
  );
}

function drawVariables({ variables }) {
  const hidden = variables.filter(({ isDisplayable }) => !isDisplayable).length;
  return h(
    'div',
    { class: 'box' },
    h('h3', {}, 'Context variables'),
    h(
      'table',
      { class: 'variables' },
      h(
        'thead',
        { class: 'hidden' },
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Name'),
          h('th', { scope: 'col' }, 'Value'),
          h('th', { scope: 'col' }, 'Set by'),
        ),
      ),
      h(
        'tbody',
        {},
        variables.map(({ name, value, isDisplayable, setBy }) =>
          h(
            'tr',
            isDisplayable ? {} : { class: 'dim' },
            h('th', { scope: 'row' }, breakable(name)),
            h('td', {}, typeof value === 'string' ? value : JSON.stringify(value)),
            h('td', { class: 'by' }, setBy),
          ),
        ),
      ),
    ),
    hidden > 0
      ? h(
          'p',
          { class: 'quiet' },
          'Dimmed: usable for routing, not on the representative’s panel (isDisplayable is not set).',
        )
      : undefined,
  );
}

function drawSummary({ summary, opened }) {
  if (!opened) {
    return h(
      'div',
      { class: 'box locked' },
      h('h3', {}, 'Summary'),
      h('p', { class: 'quiet' }, 'Opens when a representative accepts. The customer never sees it.'),
    );
  }
  return h(
    'div',
    { class: 'box summary' },
    h('h3', {}, 'Summary from the bot'),
    summary ? richText(summary) : h('p', { class: 'quiet' }, 'The bot gave none.'),
  );
}

function drawEntry(entry) {
  if (entry.from === 'system') return h('li', { class: 'notice' }, entry.text);
  if (entry.command !== undefined) {
    return h(
      'li',
      { class: 'notice command' },
      `${entry.name}: ${entry.command.type}${entry.command.queue === undefined ? '' : ` → ${entry.command.queue}`}`,
      entry.customerSees ? h('strong', {}, ' (the customer read its text)') : undefined,
    );
  }
  return h(
    'li',
    {
      class: `line ${entry.from === 'representative' ? 'mine' : 'theirs'} from-${entry.from}${entry.customerSees ? '' : ' unseen'}`,
    },
    h(
      'p',
      { class: 'who' },
      entry.name,
      entry.from === 'bot' ? h('span', { class: 'tag' }, 'bot') : undefined,
    ),
    entry.text === ''
      ? undefined
      : h(
          'div',
          { class: 'bubble' },
          entry.from === 'bot' && entry.textFormat !== 'plain' ? richText(entry.text) : plainText(entry.text),
        ),
    entry.from === 'customer' ? drawSubmission(entry.value) : undefined,
    drawAttachments(entry.attachments, entry.attachmentLayout),
    entry.customerSees
      ? undefined
      : h('p', { class: 'why' }, 'The customer does not see this. ', entry.reason),
    h('time', { datetime: new Date(entry.at).toISOString() }, clock(entry.at)),
  );
}
