import { wordsOf } from './wireWords.js';

/** What a bot posts so long after the last of a turn is no answer any more: an idle warning, an end. */
const BY_ITSELF_MS = 60_000;

/**
 * The records of the wire in turns: what the bot was told, and all that it posted until it was told something else, or did something
 * by itself. Being added and the context event are one turn: the bot answers both at once.
 */
export function turnsOf(records) {
  const turns = [];
  for (const record of records) {
    const last = turns.at(-1);
    if (
      last === undefined ||
      (record.direction === 'toBot' ? !beginsTogether(last) : isByItself(record, last))
    )
      turns.push({ parts: [record] });
    else last.parts.push(record);
  }
  return turns.map(({ parts }, index) => ({
    number: index + 1,
    title: titleOf(parts),
    told: told(parts),
    parts,
  }));
}

/** What tells little: a turn in which there was nothing to do, such as with an activity that came twice. */
const IDLE = ['ignored', 'duplicate'];

/** What the bot reported of the turn, in a few words: the rule that decided and what took its time. Empty where it reports nothing. */
function told(parts) {
  const reports = parts.flatMap((part) => part.reports ?? []).map(({ fields }) => fields);
  const { rule, responderMilliseconds, storageRequests } =
    reports.findLast(({ outcome }) => !IDLE.includes(outcome)) ?? reports.at(-1) ?? {};
  return [
    rule,
    responderMilliseconds === undefined ? undefined : `responder ${Math.round(responderMilliseconds)} ms`,
    storageRequests === undefined
      ? undefined
      : `${storageRequests} storage ${storageRequests === 1 ? 'request' : 'requests'}`,
  ]
    .filter((word) => word !== undefined)
    .join(' · ');
}

function isByItself({ at }, { parts }) {
  return at - parts.at(-1).at >= BY_ITSELF_MS;
}

function beginsTogether({ parts }) {
  return parts.length === 1 && parts[0].activity.type === 'conversationUpdate';
}

function titleOf([first, second]) {
  if (first.direction === 'fromBot') return 'Unasked';
  if (first.activity.type === 'conversationUpdate')
    return second === undefined ? 'Given' : 'Given the conversation';
  if (first.activity.type !== 'message') return first.activity.type;
  return wordsOf(first.activity) || 'Without words';
}
