import { byId, h } from './dom.js';
import { addressOf } from './place.js';

/** Links to other widgets that show the same customer: of the conversation on show, or of a new one. */
export function looksOfCustomer() {
  const place = byId('looks');
  let hash = '';

  return {
    /** `looks` are those that are installed. */
    offer(looks) {
      place.hidden = looks.length === 0;
      place.replaceChildren(
        'Also in ',
        ...looks.flatMap(({ name, address }, index) => [
          index === 0 ? '' : ' or ',
          h('a', { href: address + hash, target: '_blank' }, name),
        ]),
      );
    },
    show(conversation) {
      hash = conversation === undefined ? '' : addressOf(conversation.id);
      for (const link of place.querySelectorAll('a')) link.hash = hash;
    },
  };
}
