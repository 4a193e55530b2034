import { byId, h } from './dom.js';
import { machine } from './memory.js';

/**
 * Keys for what is done all the time. They work while nothing is being typed, and can be switched off: whoever speaks to a computer
 * says single letters by accident (WCAG 2.2, 2.1.4). `actions` are what each key does, by its name here.
 */
const KEYS = [
  ['n', 'newChat', 'Start a new chat'],
  ['j', 'next', 'Next conversation in the inbox'],
  ['k', 'previous', 'Conversation before it'],
  ['c', 'customer', 'Write as the customer'],
  ['r', 'reply', 'Reply as the representative'],
  ['a', 'accept', 'Accept the conversation'],
  ['b', 'handBack', 'Hand it back to the bot'],
  ['w', 'wire', 'Show the wire'],
  ['m', 'monitor', 'Show the monitor'],
  ['/', 'search', 'Search the wire'],
  ['?', 'help', 'This sheet'],
];

/** Listens to the keys and fills the help sheet. */
export function createShortcuts(actions) {
  const sheet = byId('help');
  const on = byId('shortcuts-on');
  on.checked = machine.recall('shortcuts') !== 'off';
  on.addEventListener('change', () => machine.remember('shortcuts', on.checked ? undefined : 'off'));
  byId('keys').replaceChildren(
    ...KEYS.map(([key, , does]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, does))),
  );
  const all = { ...actions, help: () => sheet.showModal() };
  byId('open-help').addEventListener('click', all.help);

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (key === 'Escape' && isTyping(target)) target.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || sheet.open) return;
    const [, name] = KEYS.find(([each]) => each === key) ?? [];
    if (name === undefined || (!on.checked && name !== 'help')) return;
    event.preventDefault();
    all[name]();
  });
}

function isTyping(target) {
  return target instanceof window.Element && target.matches('input:not([type="checkbox"]), textarea, select');
}
