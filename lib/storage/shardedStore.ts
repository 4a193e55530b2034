import type {
  ConversationKey,
  ConversationRecord,
  ConversationStore,
  DueEntry,
  DuePart,
  StoredConversation,
  Version,
} from '../conversation/index.ts';
import { asBotError, BotError } from '../errors.ts';
import { firstFound } from './firstFound.ts';
import { mergedDue } from './mergedDue.ts';
import { createPlacesFound } from './placesFound.ts';
import type { Shard } from './shard.ts';
import type { Homes } from './shardHomes.ts';

/** An account of several. */
export interface NamedShard {
  readonly name: string;
  /** The setting that names it, for whoever has to repair it. */
  readonly setting: string;
  readonly store: Shard;
}

export interface ShardedStoreOptions {
  /** Where a conversation may be, and where it is to begin. Rejects while that is not known. */
  readonly homesOf: (key: ConversationKey) => Promise<Homes>;
  /** Milliseconds after which the next account is asked as well. */
  readonly patience?: number;
  /** Milliseconds that an account may be silent when it is asked what is due and the others are through. */
  readonly silence?: number;
  /** Conversations kept in mind that are not where they would begin now. */
  readonly remembered?: number;
}

/** Some hundred bytes each. */
const REMEMBERED = 10_000;

/**
 * Conversations in several accounts, as one store. Each is in one account for as long as it lives, which its version names; where
 * a new one begins, and where one may be that began earlier, `homesOf` says. An account that does not answer holds up the
 * conversations that are in it, and those that may be.
 */
export function createShardedStore(
  shards: readonly NamedShard[],
  { homesOf, patience, silence, remembered = REMEMBERED }: ShardedStoreOptions,
): ConversationStore {
  const byName = new Map(shards.map((shard) => [shard.name, shard.store]));
  /** @throws BotError E_CONFIG for a name that the settings do not have any more. */
  const shardOf = (name: string): Shard => {
    const shard = byName.get(name);
    if (shard !== undefined) return shard;
    throw new BotError(
      'E_CONFIG',
      'A conversation is in a storage account that ConversationShards does not name: an account that was in it has to stay.',
    );
  };
  const elsewhere = createPlacesFound(remembered);
  /** In which account an entry was found. */
  const listedIn = new WeakMap<DueEntry, Shard>();

  /** Follows a referral, where there is one. */
  const findIn = async (
    name: string,
    key: ConversationKey,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly name: string; readonly stored: StoredConversation } | undefined> => {
    const found = await shardOf(name).find(key, signal);
    if (found === undefined) return undefined;
    return 'referredTo' in found ? findIn(found.referredTo, key, signal) : { name, stored: found };
  };

  /** Resolves to `undefined` when the conversation is there already. */
  const createIn = async (
    name: string,
    key: ConversationKey,
    record: ConversationRecord,
    signal: AbortSignal | undefined,
  ): Promise<Version | undefined> => {
    const version = await shardOf(name).save(key, record, undefined, signal);
    if (version !== undefined) return toVersion(name, version);
    // Perhaps by an instance for which an account is open that this one does not count with yet, and which went no further.
    const found = await shardOf(name).find(key, signal);
    return found !== undefined && 'referredTo' in found
      ? createIn(found.referredTo, key, record, signal)
      : undefined;
  };

  const create = async (
    key: ConversationKey,
    record: ConversationRecord,
    signal: AbortSignal | undefined,
  ): Promise<Version | undefined> => {
    const { places, claimAt } = await homesOf(key);
    const [home] = places;
    if (claimAt !== undefined && !(await shardOf(claimAt).refer(key, home, signal))) return undefined;
    return createIn(home, key, record, signal);
  };

  return {
    load: async (key, signal) => {
      const { places } = await homesOf(key);
      const known = elsewhere.of(key);
      const asked = known === undefined ? places : [known, ...places.filter((name) => name !== known)];
      const found = await firstFound(asked, (name, until) => findIn(name, key, until), signal, patience);
      elsewhere.note(key, found?.name === places[0] ? undefined : found?.name);
      return found === undefined ? undefined : versioned(found.name, found.stored);
    },

    save: async (key, record, version, signal) => {
      if (version === undefined) return create(key, record, signal);
      const { name, own } = readVersion(version);
      const saved = await shardOf(name).save(key, record, own, signal);
      return saved === undefined ? undefined : toVersion(name, saved);
    },

    remove: (key, { record, version }, signal) => {
      const { name, own } = readVersion(version);
      return shardOf(name).remove(key, { record, version: own }, signal);
    },

    async *due(now, signal, { parts, readThrough } = {}): AsyncGenerator<DueEntry, undefined> {
      const reading = { parts, readThrough: onceAll(shards.length, readThrough) };
      const lists = new Map(shards.map((shard) => [shard, shard.store.due(now, signal, reading)]));
      for await (const { entry, from } of mergedDue(lists, silence)) {
        listedIn.set(entry, from.store);
        elsewhere.note(entry.key, from.name);
        yield entry;
      }
      return undefined;
    },

    discardDue: async (entry, signal) => {
      const shard = listedIn.get(entry);
      const asked = shard === undefined ? shards.map(({ store }) => store) : [shard];
      await Promise.all(asked.map((store) => store.discardDue(entry, signal)));
    },

    check: async (signal) => {
      const failures = await Promise.all(
        shards.map(async ({ store, setting }) => {
          try {
            await store.check(signal);
            return [];
          } catch (thrown) {
            const { code, message, cause } = asBotError(thrown);
            return [new BotError(code, message, { cause, setting })];
          }
        }),
      );
      if (failures.flat().length > 0)
        throw new AggregateError(failures.flat(), 'Not every storage account can be used.');
    },
  };
}

/** Tells of a part once so many accounts have handed out what is due in it: an account has some of each part. */
function onceAll(
  accounts: number,
  readThrough: ((part: DuePart) => void) | undefined,
): (part: DuePart) => void {
  const through = new Map<DuePart, number>();
  return (part) => {
    const count = (through.get(part) ?? 0) + 1;
    through.set(part, count);
    if (count === accounts) readThrough?.(part);
  };
}

function versioned(name: string, { record, version }: StoredConversation): StoredConversation {
  return { record, version: toVersion(name, version) };
}

/** A version of an account's own, with the account's name, which has no space in it. */
function toVersion(name: string, own: Version): Version {
  return `${name} ${own}`;
}

function readVersion(version: Version): { readonly name: string; readonly own: Version } {
  const space = version.indexOf(' ');
  return { name: version.slice(0, space), own: version.slice(space + 1) };
}
