import type { ConversationKey } from '../conversation/index.ts';

/** In which account conversations were found that are not where they would begin now. */
export interface PlacesFound {
  readonly of: (key: ConversationKey) => string | undefined;
  /** `undefined` for one that needs no note. */
  readonly note: (key: ConversationKey, name: string | undefined) => void;
}

/** Remembers so many places; what is beyond is forgotten, the oldest note first. */
export function createPlacesFound(remembered: number): PlacesFound {
  const names = new Map<ConversationKey, string>();
  return {
    of: (key) => names.get(key),
    note: (key, name) => {
      // Taken out and put back, so that the first in the map is always the one that was not noted for longest.
      names.delete(key);
      if (name === undefined) return;
      names.set(key, name);
      const [oldest = key] = names.keys();
      if (names.size > remembered) names.delete(oldest);
    },
  };
}
