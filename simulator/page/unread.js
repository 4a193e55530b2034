import { tab } from './memory.js';

/** How many lines somebody else wrote in a conversation since it was last on show here; a reload does not forget it. */
export function createUnread() {
  const seen = new Map();
  const key = (id) => `seen/${id}`;
  const spoken = ({ customer }) => customer.filter(({ from }) => from !== 'system').length;
  return {
    of(conversation) {
      const { id } = conversation;
      if (!seen.has(id)) seen.set(id, Number(tab.recall(key(id)) ?? 0));
      return Math.max(0, spoken(conversation) - seen.get(id));
    },
    shown(conversation) {
      if (document.hidden || seen.get(conversation.id) === spoken(conversation)) return;
      seen.set(conversation.id, spoken(conversation));
      tab.remember(key(conversation.id), String(spoken(conversation)));
    },
  };
}
