/** What stands in the place of what was taken out of a text. */
export const MASKS = ['[number]', '[link]', '[address]'] as const;

/** A word of a text and, where it is taken out, what stands there instead. */
export interface Word {
  readonly text: string;
  readonly mask?: (typeof MASKS)[number];
}
