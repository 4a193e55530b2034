import { shortenText } from '../../omnichannel/index.ts';
import { masked } from './masking.ts';
import { MASKS } from './word.ts';

/**
 * A message that was not understood, as it may be kept: short, without what its form gives away of a person (`masking.ts`),
 * and with nothing that says in which conversation it was written.
 */
export interface UnansweredMessage {
  readonly text: string;
  /** Language that the bot answered in. */
  readonly language: string;
}

/** A message that was kept, and when that was, in milliseconds since 1970. */
export interface KeptMessage extends UnansweredMessage {
  readonly keptAt: number;
}

/** Where messages that were not understood are kept for a while. Every method throws `BotError E_STORAGE_*`. */
export interface UnansweredStore {
  readonly keep: (message: UnansweredMessage, now: number, signal?: AbortSignal) => Promise<void>;
  /** Everything that was kept at or after a time. */
  readonly kept: (since: number, signal?: AbortSignal) => AsyncGenerator<KeptMessage, undefined>;
  /** Removes what was kept before a time: all of it, or as much as fits one call, and says which. */
  readonly forget: (before: number, signal?: AbortSignal) => Promise<Forgotten>;
}

/** How many messages were removed; `more` when there are some left to remove. */
export interface Forgotten {
  readonly count: number;
  readonly more: boolean;
}

/** Enough for a question and a sentence around it, as bytes of JSON. */
const KEPT_BYTES = 300;

/** What may be kept of a customer's message; `undefined` where no word is left, from which nobody would learn anything. */
export function unansweredMessage(text: string, language: string): UnansweredMessage | undefined {
  // Masked before it is cut: half of an address is not found any more.
  const kept = shortenText(masked(text), KEPT_BYTES);
  return wordsOf(kept).some((word) => /\p{L}/u.test(word)) ? { text: kept, language } : undefined;
}

/** The words of a message that was kept, without what stands for what was taken out. */
export function wordsOf(kept: string): readonly string[] {
  const masks: ReadonlySet<string> = new Set(MASKS);
  return kept.split(' ').filter((word) => word !== '' && !masks.has(word));
}
