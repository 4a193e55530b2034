import { tab } from './memory.js';

/**
 * Keeps what is typed and not sent, for each conversation, also over a reload. `side` tells the fields apart. Returns `show`, which
 * is told the conversation on show, and `sent`, which forgets its draft and returns what brings it back where it could not be sent.
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
      const [sentFrom, written] = [key(), field.value];
      field.value = '';
      tab.remember(sentFrom, undefined);
      return () => {
        if (tab.recall(sentFrom) !== undefined) return;
        tab.remember(sentFrom, written);
        if (key() === sentFrom) field.value = written;
      };
    },
  };
}
