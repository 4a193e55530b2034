import { byId } from './dom.js';

/**
 * Tells screen readers of customers who begin to wait, in whichever conversation: nobody looks at all of them. `known` are stages
 * by id, so that a page that opens does not read out the past.
 */
export function createAnnouncer() {
  const known = new Map();
  const place = byId('announcer');
  return {
    heard({ id, stage, customerName, representative }) {
      const before = known.get(id);
      known.set(id, stage);
      if (before === undefined || before === stage || stage !== 'waiting') return;
      place.textContent = `${customerName} is waiting in the queue ${representative.queue}.`;
    },
    forget() {
      known.clear();
    },
  };
}
