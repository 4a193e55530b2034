import { h } from './dom.js';

const TOLD = {
  botActive: [
    'The bot is talking',
    'The representative is not part of this conversation yet. It arrives here when the bot escalates.',
  ],
  closed: ['Closed', 'Nothing is left to do in this conversation.'],
  wrapUp: ['Wrap-up', 'The conversation is over. The representative may still take notes, below.'],
};

/** The line that says how things stand is where the keyboard goes on when a button has done its work and is gone. */
const TAKES_FOCUS = { tabindex: '-1', 'data-takes-focus': true };

/** Who was chosen to accept, until somebody else is: one person often plays one representative. Nobody: whoever has room. */
let acceptAs = '';

/** What can be said of who works: `Robin · 1 of 2`. */
export function loadOf({ name, capacity }, conversations) {
  const has = conversations.filter(
    ({ stage, representative }) =>
      representative.representative === name && (stage === 'representativeActive' || stage === 'wrapUp'),
  ).length;
  const words = has >= capacity ? ', full' : '';
  return { name, words: `${name} · ${has} of ${capacity}${words}` };
}

/** Where the conversation stands, and what the representative can do about it. */
export function drawStage(part, act) {
  if (part.stage === 'waiting') return drawWaiting(part, act);
  if (part.stage === 'representativeActive') return drawActive(part, act);
  const [title, told] = TOLD[part.stage];
  return h('div', { class: `stage ${part.stage}` }, h('h3', TAKES_FOCUS, title), h('p', {}, told));
}

function drawWaiting({ customerName, queue, why, skills, loads }, act) {
  const known = loads.some(({ name }) => name === acceptAs) ? acceptAs : '';
  const select = h(
    'select',
    { 'aria-label': 'Accept as', onchange: ({ target }) => (acceptAs = target.value) },
    h('option', { value: '' }, 'whoever has room'),
    loads.map(({ name, words }) => h('option', { value: name, selected: name === known }, words)),
  );
  const accept = () => act('accept', select.value === '' ? {} : { name: select.value });
  return h(
    'div',
    { class: 'stage waiting' },
    h('h3', TAKES_FOCUS, `${customerName} is waiting`),
    h('p', {}, 'In the queue ', h('strong', {}, queue), '. ', why),
    skills.length === 0 ? undefined : h('p', {}, `For somebody who has: ${skills.join(', ')}.`),
    h(
      'div',
      { class: 'row' },
      button('Accept', accept, 'primary big', 'a'),
      h('span', { class: 'as' }, h('span', { 'aria-hidden': 'true' }, 'as'), select),
    ),
  );
}

function drawActive({ customerName, representative, queue, queues }, act) {
  const others = queues.filter((each) => each !== queue);
  return h(
    'div',
    { class: 'stage active' },
    h('h3', TAKES_FOCUS, `${representative} is talking with ${customerName}`),
    h(
      'div',
      { class: 'row' },
      button('Hand back to the bot', () => act('handBack'), 'plain', 'b'),
      others.length === 0
        ? undefined
        : h(
            'details',
            { class: 'menu' },
            h('summary', { class: 'plain button' }, 'Transfer'),
            h(
              'div',
              { class: 'row' },
              others.map((each) => button(each, () => act('transfer', { queue: each }), 'plain')),
            ),
          ),
      h(
        'details',
        { class: 'menu' },
        h('summary', { class: 'plain button' }, 'Consult'),
        h(
          'p',
          {},
          'A bot cannot be consulted, in Dynamics 365 neither: hand the conversation back, and the bot has it alone. ',
          'Consulting another representative is not simulated.',
        ),
      ),
      button('End conversation', () => act('end'), 'plain danger'),
    ),
  );
}

function button(label, press, kind, shortcut) {
  return h(
    'button',
    { type: 'button', class: kind, onclick: press, 'data-shortcut': shortcut, 'aria-keyshortcuts': shortcut },
    label,
  );
}
