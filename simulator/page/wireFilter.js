import { byId } from './dom.js';
import { commandOf, findingsIn } from './wireWords.js';

const SHOWS = {
  all: () => true,
  toBot: ({ direction }) => direction === 'toBot',
  fromBot: ({ direction }) => direction === 'fromBot',
  commands: ({ direction, activity }) =>
    direction === 'fromBot' && commandOf(activity.channelData?.tags) !== undefined,
  findings: (record) => findingsIn(record) > 0,
};

/** Chooses what of the wire shows: one kind of it, and what contains the words that are looked for. `changed` is called after a choice. */
export function wireFilter(changed) {
  const [kind, search] = ['wire-kind', 'wire-search'].map(byId);
  kind.addEventListener('change', changed);
  search.addEventListener('input', changed);
  return (record) => {
    if (!SHOWS[kind.value](record)) return false;
    const words = search.value.trim().toLowerCase();
    return (
      words === '' || `${JSON.stringify(record.activity)} ${record.effect}`.toLowerCase().includes(words)
    );
  };
}
