import { deskNow } from './deskClock.js';
import { byId, drawList, h } from './dom.js';
import { addressOf } from './place.js';

/** Who waits comes first, then who is being served; what is over comes last. */
const GROUPS = [
  { title: 'Waiting', stages: ['waiting'], longestFirst: true },
  { title: 'With a representative', stages: ['representativeActive'], longestFirst: true },
  { title: 'Wrap-up', stages: ['wrapUp'], longestFirst: true },
  { title: 'With the bot', stages: ['botActive'] },
  { title: 'Closed', stages: ['closed'] },
];

/** How often the ages are looked at again. */
const AGEING_MS = 10_000;

/** All conversations, by who has to do something. `all` returns them, oldest first, `unread` how many lines of one were not seen. */
export function inboxPane({ all, current, unread }) {
  const draw = () => {
    const groups = groupsOf(all(), current(), unread);
    byId('inbox-empty').hidden = groups.length > 0;
    drawList(
      byId('inbox-groups'),
      groups,
      ({ title }) => title,
      ({ title, rows }, _index, old) => drawGroup(title, rows, old),
    );
    const waiting = groups.find(({ title }) => title === 'Waiting')?.rows.length ?? 0;
    byId('inbox-waiting').hidden = waiting === 0;
    byId('inbox-waiting').textContent = `${waiting} waiting`;
  };
  window.setInterval(draw, AGEING_MS);
  return draw;
}

function groupsOf(conversations, shown, unread) {
  return GROUPS.map(({ title, stages, longestFirst }) => {
    const rows = conversations
      .filter(({ stage }) => stages.includes(stage))
      .map((conversation) => rowOf(conversation, conversation.id === shown?.id, unread(conversation)));
    if (!longestFirst) rows.reverse();
    else rows.sort((one, other) => one.since - other.since);
    return { title, rows };
  }).filter(({ rows }) => rows.length > 0);
}

function rowOf({ id, customerName, stage, since, representative, customer }, shown, unread) {
  const last = customer.findLast(({ from }) => from !== 'system');
  const holder =
    stage === 'waiting' ? representative.queue : (representative.representative ?? representative.queue);
  return { id, name: customerName, holder, since, age: ageOf(since), words: wordsOf(last), shown, unread };
}

function wordsOf(line) {
  if (line === undefined) return '';
  if (line.text !== '') return line.text.slice(0, 80);
  return line.attachments === undefined ? 'Submitted a card' : 'Sent a card or a file';
}

function drawGroup(title, rows, old) {
  const list = old?.querySelector('ul') ?? h('ul', { role: 'list' });
  drawList(list, rows, ({ id }) => id, drawRow);
  if (old === undefined)
    return h('li', {}, h('h3', {}, title, ' ', h('span', { class: 'count' }, String(rows.length))), list);
  old.querySelector('.count').textContent = String(rows.length);
  return old;
}

function drawRow({ id, name, holder, since, age, words, shown, unread }, _index, old) {
  const link = old?.firstElementChild ?? h('a', { href: addressOf(id) });
  if (shown) link.setAttribute('aria-current', 'true');
  else link.removeAttribute('aria-current');
  link.replaceChildren(
    h('strong', {}, name),
    h('time', { datetime: new Date(since).toISOString() }, age),
    h('span', { class: 'holder' }, holder),
    unread === 0
      ? ''
      : h('span', { class: 'unread' }, String(unread), h('span', { class: 'hidden' }, ' unread')),
    h('span', { class: 'words' }, words),
  );
  return old ?? h('li', {}, link);
}

/** How long ago, in the largest unit that is full. */
function ageOf(since) {
  const minutes = Math.floor((deskNow() - since) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}
