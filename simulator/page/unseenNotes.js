import { h } from './dom.js';

/** What of the bot's latest answer does not reach the customer, when nothing of it does: why, in words; `undefined` otherwise. */
export function answeredInVain(wire) {
  const posts = messagesIn(wire.slice(lastHeard(wire) + 1));
  if (posts.length === 0 || posts.some(({ unseen }) => unseen === undefined)) return undefined;
  return [...new Set(posts.map(({ unseen }) => unseen))].join(' ');
}

/**
 * The lines with a note at each place where a message of the bot did not reach the customer. Not in an answer of which nothing did:
 * that is said apart, for as long as it is the latest.
 */
export function withUnseenNotes(lines, wire) {
  const told = answeredInVain(wire) === undefined ? wire : wire.slice(0, lastHeard(wire) + 1);
  const notes = told
    .filter(({ unseen }) => unseen !== undefined)
    .map(({ activity, at, unseen }) => ({ id: activity.id, at, from: 'unseen', text: unseen }));
  if (notes.length === 0) return lines;
  // Ids of a conversation count up, whoever speaks.
  return [...lines, ...notes].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Draws one of them. */
export function drawUnseenNote({ text }) {
  return h(
    'li',
    { class: 'notice unseen-note' },
    `A message of the bot does not reach the customer. ${text}`,
  );
}

function lastHeard(wire) {
  return wire.findLastIndex(({ direction }) => direction === 'toBot');
}

function messagesIn(records) {
  return records.filter(
    ({ direction, activity, request }) => direction === 'fromBot' && activity.type === 'message' && !request,
  );
}
