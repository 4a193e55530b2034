const CONVERSATION = /^#\/c\/(.+)$/;
const NEW = '#/new';

/**
 * Which conversation is on show stands in the page's address, `#/c/ID`, so that a reload, a bookmark and the browser's buttons lead
 * back to it; `#/new` is the form for another one. Without either, and until somebody touches the page, the newest one shows.
 */
export function createPlace(conversations, changed) {
  let following = window.location.hash === '';
  for (const touch of ['pointerdown', 'keydown']) {
    document.addEventListener(touch, () => (following = false), { once: true, capture: true });
  }
  window.addEventListener('hashchange', changed);
  return {
    /** The conversation on show, if there is one. */
    current: () => conversations.get(idOf(window.location.hash)),
    go(id) {
      following = false;
      window.location.hash = id === undefined ? NEW : addressOf(id);
    },
    /** A conversation that nobody chose begins. */
    appeared(id) {
      if (following || window.location.hash === '') window.history.replaceState(null, '', addressOf(id));
    },
  };
}

/** The address of a conversation in this page. */
export function addressOf(id) {
  return `#/c/${encodeURIComponent(id)}`;
}

/** The conversation that an address of this page names; `undefined` without one. */
export function idOf(hash) {
  const [, id] = CONVERSATION.exec(hash) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
