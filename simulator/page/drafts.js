import { tab } from './memory.js';

/**
 * Keeps what is typed and not sent, for each conversation, also over a reload. `side` tells the fields apart. Returns `show`, which
 * is told the conversation on show, and `sent`, which forgets its draft.
 */
export function draftsOf(field, side) {
  let shown;
  const key = () => `draft/${side}/${shown ?? ''}`;
  field.addEventListener('input', () => tab.remember(key(), field.value === '' ? undefined : field.value));
  return {
    show(id) {
      if (id === shown) return;
      shown = id;
      field.value = tab.recall(key()) ?? '';
    },
    sent() {
      field.value = '';
      tab.remember(key(), undefined);
    },
  };
}
