// What a process knows of hand-overs that the store does not, and how it shows them over the store.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ConversationStore, HandOver, StoredConversation } from '../../lib/conversation/index.ts';
import { createHandOvers, type HandOvers } from '../../lib/turns/index.ts';
import { ADDRESS, contextEvent, customerSays, KEY, World } from './world.ts';

const MINUTE = 60_000;
let world: World;
let handOvers: HandOvers;
let store: ConversationStore;
beforeEach(() => {
  world = new World();
  open(createHandOvers(undefined, undefined, () => world.time));
});

/** Shows what `memory` knows over the world's store, or over `behind`. */
function open(memory: HandOvers, behind: ConversationStore = world.store): void {
  handOvers = memory;
  store = handOvers.over(behind, world.ports());
}

const taken = (members: Partial<HandOver> = {}): HandOver => ({
  ...{ address: ADDRESS, at: world.time, names: ['m0'], taken: true, ...members },
});

async function loaded(key = KEY): Promise<StoredConversation> {
  const stored = await store.load(key);
  assert.ok(stored !== undefined);
  return stored;
}

describe('of a conversation that nobody handed over', () => {
  it('nothing is known, and nothing can be noted', async () => {
    handOvers.answered(KEY, ['m1']);
    handOvers.notStored(contextEvent('c'), world.time);
    assert.deepEqual(handOvers.keys(), []);
    assert.deepEqual(
      [handOvers.unstored(KEY), handOvers.mayHaveBeen(KEY), handOvers.isWithPerson(KEY, world.time)],
      [undefined, false, false],
    );
    assert.deepEqual([handOvers.silences(KEY), handOvers.answers(KEY)], [false, false]);
    assert.equal(await store.load(KEY), undefined);
  });
});

describe('a hand-over that is not stored', () => {
  it('is shown in every load, dated by a clock that only runs, and is gone when it is stored', async () => {
    open(createHandOvers());
    handOvers.note(KEY, taken());
    const { record, version } = await loaded();
    assert.deepEqual([record.context.phase, record.seen, record.outbox], ['escalated', ['m0'], []]);
    const { closedAt = 0 } = record.context;
    assert.ok(closedAt <= world.time && closedAt > world.time - MINUTE, String(closedAt));
    assert.ok((await store.save(KEY, record, version)) !== undefined);
    assert.deepEqual([handOvers.keys(), handOvers.isWithPerson(KEY, world.time)], [[], true]);
    assert.deepEqual((await world.stored()).record, record);
  });

  it('stays in mind, and unreported, as long as somebody else is faster to save', async () => {
    await world.turn(contextEvent('c'));
    handOvers.note(KEY, taken());
    const { record, version } = await loaded();
    const { length: reported } = world.events;
    await world.turn(customerSays('echo: hello', 'm1'));
    assert.equal(await store.save(KEY, record, version), undefined);
    assert.deepEqual([handOvers.keys(), world.events.length], [[KEY], reported]);
  });

  it('stays in mind, and unreported, when only what was read before it is saved', async () => {
    await world.turn(contextEvent('c'));
    const { record, version } = await world.stored();
    handOvers.note(KEY, taken());
    await loaded();
    const { length: reported } = world.events;
    assert.ok((await store.save(KEY, record, version)) !== undefined);
    assert.deepEqual([handOvers.keys(), world.events.length], [[KEY], reported]);
    const shown = await loaded();
    assert.ok((await store.save(KEY, shown.record, shown.version)) !== undefined);
    assert.deepEqual([handOvers.keys(), world.events.length > reported], [[], true]);
  });

  it('stays in mind when it is another one than the one that was shown', async () => {
    handOvers.note(KEY, taken());
    const { record, version } = await loaded();
    handOvers.note(KEY, taken({ names: ['m9'] }));
    assert.ok((await store.save(KEY, record, version)) !== undefined);
    assert.deepEqual(handOvers.keys(), [KEY]);
    assert.ok((await loaded()).record.seen.includes('m9'));
  });

  it('can be stored although it was forgotten for others meanwhile', async () => {
    open(createHandOvers(undefined, 1, () => world.time));
    handOvers.note(KEY, taken());
    const { record, version } = await loaded();
    handOvers.note('other', taken());
    assert.ok((await store.save(KEY, record, version)) !== undefined);
    assert.deepEqual(handOvers.keys(), ['other']);
  });

  it('shows that there is a contact center, as does one that is stored', async () => {
    assert.equal(handOvers.knows(KEY), false);
    handOvers.note(KEY, taken());
    assert.equal(handOvers.knows(KEY), true);
    const { record, version } = await loaded();
    await store.save(KEY, record, version);
    assert.deepEqual([handOvers.keys(), handOvers.knows(KEY), handOvers.knows('other')], [[], true, false]);
  });

  it('silences the conversation, and when it was given back, answers nothing and may not have been', () => {
    for (const isTaken of [true, false]) {
      handOvers.note(KEY, taken({ taken: isTaken }));
      assert.deepEqual([handOvers.silences(KEY), handOvers.answers(KEY)], [isTaken, isTaken]);
      assert.equal(handOvers.mayHaveBeen(KEY), true);
      world.time += MINUTE;
      handOvers.notStored(contextEvent(`back ${isTaken}`), world.time);
      assert.deepEqual([handOvers.silences(KEY), handOvers.answers(KEY)], [true, false]);
      assert.deepEqual([handOvers.mayHaveBeen(KEY), handOvers.isWithPerson(KEY, world.time)], [false, false]);
    }
  });

  it('is forgotten for others with all that became of it', () => {
    open(createHandOvers(undefined, 1, () => world.time));
    handOvers.note(KEY, taken({ presumed: true }));
    world.time += 10 * MINUTE;
    const stillWrites = { ...customerSays('hello?', 'm2'), provenance: { sentAt: world.time } };
    handOvers.notStored(stillWrites, world.time);
    assert.deepEqual([handOvers.mayHaveBeen(KEY), handOvers.answers(KEY)], [true, false]);
    handOvers.note('other', taken());
    assert.equal(handOvers.mayHaveBeen(KEY), false);
  });

  it('is removed with its row, or with nothing where there is none', async () => {
    const removed: unknown[] = [];
    open(
      createHandOvers(undefined, undefined, () => world.time),
      {
        ...world.store,
        remove: (key, stored, signal) => {
          removed.push(stored.version);
          return world.store.remove(key, stored, signal);
        },
      },
    );
    handOvers.note('other', taken());
    assert.equal(await store.remove('other', await loaded('other')), true);
    assert.deepEqual(removed, []);
    await world.turn(contextEvent('c'));
    const { version } = await world.stored();
    handOvers.note(KEY, taken());
    assert.equal(await store.remove(KEY, await loaded()), true);
    await world.turn(customerSays('echo: hello', 'm1'));
    const plain = await world.stored();
    assert.equal(await store.remove(KEY, plain), true);
    assert.deepEqual(removed, [version, plain.version]);
    assert.equal(world.store.size(), 0);
  });
});

describe('a conversation that a person has, as the store said last,', () => {
  const handedOver = async (): Promise<void> => {
    await world.turn(contextEvent('c'));
    await world.turn(customerSays('agent', 'm1'));
    await loaded();
  };

  it('is known no more when a later hand-over failed', async () => {
    await handedOver();
    handOvers.note(KEY, taken({ taken: false }));
    assert.equal(handOvers.isWithPerson(KEY, world.time), false);
  });

  it('is known, among so many and no more', async () => {
    open(createHandOvers(undefined, 2, () => world.time));
    await handedOver();
    assert.equal(handOvers.isWithPerson(KEY, world.time), true);
    const { record } = await world.stored();
    for (const key of ['a', 'b']) {
      await world.store.save(key, record, undefined);
      await loaded(key);
    }
    assert.deepEqual(
      [KEY, 'a', 'b'].map((key) => handOvers.isWithPerson(key, world.time)),
      [false, true, true],
    );
  });

  it('is known whatever a read answers that began before it was stored', async () => {
    await world.turn(contextEvent('c'));
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    let isLate = true;
    open(
      createHandOvers(undefined, undefined, () => world.time),
      {
        ...world.store,
        load: async (...read) => {
          const delay = isLate ? late : undefined;
          const stored = await world.store.load(...read);
          await delay;
          return stored;
        },
      },
    );
    const before = store.load(KEY);
    isLate = false;
    handOvers.note(KEY, taken());
    const { record, version } = await loaded();
    assert.ok((await store.save(KEY, record, version)) !== undefined);
    answer();
    assert.equal((await before)?.record.context.phase, 'talking');
    assert.equal(handOvers.isWithPerson(KEY, world.time), true);
    // What is read from now on counts again.
    const { record: stored, version: read } = await world.stored();
    await world.store.save(KEY, { ...stored, context: { ...stored.context, phase: 'talking' } }, read);
    await loaded();
    assert.equal(handOvers.isWithPerson(KEY, world.time), false);
  });

  it('is with nobody while its Escalate waits and nobody sends it', async () => {
    await world.turn(contextEvent('c'));
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    await loaded();
    // The contact center named a time.
    assert.equal(handOvers.isWithPerson(KEY, world.time), true);
    assert.equal(handOvers.isWithPerson(KEY, world.time + MINUTE), false);
    // Whether it was taken is known: it was not.
    assert.equal(handOvers.mayHaveBeen(KEY), false);
    const { record, version } = await loaded();
    const lease = { holder: 'somebody', until: world.time + 2 * MINUTE };
    assert.ok((await store.save(KEY, { ...record, lease }, version)) !== undefined);
    assert.equal(handOvers.isWithPerson(KEY, world.time + MINUTE), true);
  });

  it('may have its Escalate that waits, where that may have arrived', async () => {
    await world.turn(contextEvent('c'));
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'ambiguous', code: '503' }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    await loaded();
    assert.equal(handOvers.mayHaveBeen(KEY), true);
  });

  it('is not given back before its Escalate was taken, by news that could not be stored', async () => {
    await world.turn(contextEvent('c'));
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'throttled', retryAfter: MINUTE }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    await loaded();
    world.time += 1_000;
    handOvers.notStored(contextEvent('news'), world.time);
    const { context, outbox } = (await loaded()).record;
    assert.deepEqual([context.phase, outbox.map(({ effect }) => effect.kind)], ['escalated', ['escalate']]);
  });

  it('is the bot’s when the contact center ended it', async () => {
    await handedOver();
    const ended = { kind: 'conversationClosed', reason: 'endOfConversation' } as const;
    handOvers.notStored({ ...contextEvent('end'), inbound: ended }, world.time);
    assert.equal(handOvers.isWithPerson(KEY, world.time), false);
  });

  it('is the bot’s when it was given back, until another hand-over is stored', async () => {
    await handedOver();
    world.time += MINUTE;
    handOvers.notStored(contextEvent('back'), world.time);
    assert.equal(handOvers.isWithPerson(KEY, world.time), false);
    assert.equal((await loaded()).record.context.phase, 'ended');
    // Another instance hears of it, and hands over once more.
    world.center.reopen();
    await world.turn(contextEvent('back'));
    world.time += MINUTE;
    await world.turn(customerSays('agent', 'm2'));
    assert.equal((await loaded()).record.context.phase, 'escalated');
    assert.equal(handOvers.isWithPerson(KEY, world.time), true);
  });

  it('is with a person again when another process stores a hand-over over the row that was not given back', async () => {
    await handedOver();
    world.time += MINUTE;
    handOvers.notStored(contextEvent('back'), world.time);
    world.time += MINUTE;
    const other = createHandOvers(undefined, undefined, () => world.time);
    other.note(KEY, taken());
    const theirs = other.over(world.store, world.ports());
    const shown = await theirs.load(KEY);
    assert.ok(shown !== undefined);
    await theirs.save(KEY, shown.record, shown.version);
    assert.equal((await loaded()).record.context.phase, 'escalated');
    assert.equal(handOvers.isWithPerson(KEY, world.time), true);
  });
});
