import type { ConversationRecord } from './record.ts';

/** Names a conversation in the store: safe in any key, one-to-one with channel and conversation id. */
export type ConversationKey = string;

/** Which state of a row was read: opaque, compared by the store alone. */
export type Version = string;

export interface StoredConversation {
  readonly record: ConversationRecord;
  readonly version: Version;
}

/** A conversation that the sweep should look at, and the due time it was found under. */
export interface DueEntry {
  readonly key: ConversationKey;
  readonly dueAt: number;
}

/** A part of the due index, by its number. */
export type DuePart = number;

/** The parts of the due index. Each can be read without the others, so that several instances can share what is due. */
export const DUE_PARTS: readonly DuePart[] = Array.from({ length: 32 }, (_, part) => part);

/** The part that a conversation belongs to, from its key's first byte: 256 of them, spread evenly. */
export function duePartOf(key: ConversationKey): DuePart {
  return Number.parseInt(key.slice(0, 2), 16) % DUE_PARTS.length;
}

/** Which parts of the due index are read; all of them where nothing is said. */
export interface DueReading {
  readonly parts?: readonly DuePart[] | undefined;
  /** Told of each part once all that is due in it has been handed out. */
  readonly readThrough?: (part: DuePart) => void;
}

/**
 * Where conversations are kept. Every write is conditional: it succeeds only on the version that was read, so no turn
 * ever overwrites another's. Expected outcomes are values; a store that cannot be used throws `BotError` with
 * `E_STORAGE_UNAVAILABLE` (try again later), `E_STORAGE_AUTH` (settings or roles are wrong) or `E_STORAGE_TOO_LARGE`.
 */
export interface ConversationStore {
  /**
   * The stored conversation, or `undefined` when there is none. A row that cannot be read (damaged, or written by a newer
   * release) is set aside and counts as none, so that the conversation goes on.
   */
  load(key: ConversationKey, signal?: AbortSignal): Promise<StoredConversation | undefined>;

  /**
   * Saves the record over `version` (`undefined`: as a new row), together with its place in the due index, all or
   * nothing. Returns the new version, or `undefined` when the row is not the one that was read any more.
   */
  save(
    key: ConversationKey,
    record: ConversationRecord,
    version: Version | undefined,
    signal?: AbortSignal,
  ): Promise<Version | undefined>;

  /** Forgets a conversation; `false` when the row is not the one that was read any more. */
  remove(key: ConversationKey, stored: StoredConversation, signal?: AbortSignal): Promise<boolean>;

  /**
   * Entries due at or before `now`, as far as they are read before the signal fires; reading them costs what is due, not
   * what is stored.
   */
  due(now: number, signal?: AbortSignal, reading?: DueReading): AsyncIterable<DueEntry, undefined>;

  /** Removes an index entry whose conversation is gone or is due at another time. */
  discardDue(entry: DueEntry, signal?: AbortSignal): Promise<void>;

  /**
   * Resolves when the store can be used, throws as above when not, with an `AggregateError` where it is in several places. For
   * readiness, not for turns.
   */
  check(signal?: AbortSignal): Promise<void>;
}
