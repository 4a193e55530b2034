/**
 * What the page remembers by itself: `tab` until the tab is closed, `machine` for good. A browser that keeps nothing, as some do
 * when cookies are blocked, still works: the page then remembers until it is reloaded.
 */
export const tab = memory('sessionStorage');
export const machine = memory('localStorage');

function memory(name) {
  const inPlace = new Map();
  const storage = usable(name);
  return {
    recall: (key) => (storage === undefined ? inPlace.get(key) : (storage.getItem(key) ?? undefined)),
    /** `undefined` forgets. */
    remember(key, value) {
      try {
        if (storage === undefined) inPlace.set(key, value);
        else if (value === undefined) storage.removeItem(key);
        else storage.setItem(key, value);
      } catch {
        // The quota is used up: what cannot be kept is not worth an error in front of somebody who types.
        inPlace.set(key, value);
      }
    },
  };
}

/** Reading the property itself throws where it is forbidden. */
function usable(name) {
  try {
    return window[name];
  } catch {
    return undefined;
  }
}
