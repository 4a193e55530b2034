// Three instances of the built app, each a process of its own with its own host, over one table and one queue: one of them has
// the timer and falls behind, and the others take what it leaves.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { noTelemetry } from '../../lib/events.ts';
import { conversationKey, createServerClock, openStores } from '../../lib/storage/index.ts';
import { openQueue } from '../../local/storageQueue.ts';
import { startTablesAndQueues } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startStorageWithClock } from '../servers/storageWithClock.ts';
import { startBot, type Bot } from './bot.ts';
import { Conversation, inShort, replies } from './conversation.ts';

const MINUTE = 60_000;
const CUSTOMERS = 400;
/** As many posts a second as an instance can make here: it does one thing after the other. */
const PAUSE = 20;
const HELPERS = 8;

const [connector, storage, queues] = await Promise.all([
  startRecordingConnector(),
  startStorageWithClock(),
  startTablesAndQueues(),
]);
after(async () => {
  await Promise.all([connector.close(), storage.close(), queues.close()]);
});
const queue = openQueue(queues.connectionString, 'sweep');
const settings = {
  ConversationStorage: storage.connectionString,
  AzureWebJobsStorage: queues.connectionString,
  SweepBudget: 'PT1S',
  SweepConcurrency: '1',
  SweepHelpers: String(HELPERS),
};
const start = (): Promise<Bot> => startBot({ after }, settings);
const [first, second, third] = await Promise.all([start(), start(), start()]);
const all = [first, second, third] as const;

/** As many customers, all silent since the same moment. */
async function silentCustomers(): Promise<void> {
  const conversation = new Conversation(connector);
  await conversation.say(first, 'help');
  const kind = 'connectionString';
  const { connectionString } = storage;
  const clock = createServerClock();
  const { conversations } = await openStores({ kind, connectionString }, clock, noTelemetry);
  const stored = await conversations.load(conversationKey('omnichannel', conversation.id));
  assert.ok(stored !== undefined);
  const { lease: _lease, ...record } = stored.record;
  const dueAt = record.context.lastActivityAt + 5 * MINUTE;
  for (let index = 1; index < CUSTOMERS; index += 1) {
    const conversationId = `silent-${index}`;
    const copy = { ...record, dueAt, address: { ...record.address, conversationId } };
    await conversations.save(conversationKey('omnichannel', conversationId), copy, undefined);
  }
}

/** What was posted of a kind, by conversation. */
function posted(what: string): ReadonlyMap<string, number> {
  const paths = connector.posts.filter((post) => inShort(post) === what).map(({ path }) => path);
  return new Map([...Map.groupBy(paths, (path) => path)].map(([path, { length }]) => [path, length]));
}

/** Resolves once so many conversations have had it. */
async function everybodyHas(what: string): Promise<void> {
  await connector.arrived(() => posted(what).size === CUSTOMERS);
}

/** Time passes, which all notice by what the storage answers, and the timer ticks on the first instance. */
async function later(milliseconds: number, ...bots: readonly Bot[]): Promise<void> {
  storage.advance(milliseconds);
  for (const { health } of bots) assert.equal((await fetch(health)).status, 200);
  await first.sweep();
}

const helped = /"event":"sweep\.completed","run":"helper"[^\n]*?"(?:warned|ended)":[1-9]/;

test('three instances warn and end everybody once, whatever comes twice', async () => {
  await silentCustomers();
  connector.pause = PAUSE;
  await queue.put(Buffer.from('not ours').toString('base64'));
  await later(5 * MINUTE, ...all);
  // The same work once more, as if the queue had delivered it twice.
  const again = { parts: Array.from({ length: 32 }, (_, part) => part), until: Date.now() + 10 * MINUTE };
  await queue.put(Buffer.from(JSON.stringify(again)).toString('base64'));
  await everybodyHas(replies.idleWarning);
  await Promise.all([second, third].map(({ printed }) => printed(helped)));
  assert.ok(
    all.some(({ log }) => log().includes('E_SWEEP_REQUEST')),
    'what is no request is named',
  );
  assert.deepEqual(
    [...posted(replies.idleWarning).values()].filter((times) => times !== 1),
    [],
  );
});

test('and where one of them dies in the middle, the others finish', async () => {
  const before = second.log().length;
  await later(5 * MINUTE, ...all);
  await second.printed(/"event":"conversation\.ended"/, before);
  await second.kill();
  // After the lease of the one that died.
  await later(2 * MINUTE, first, third);
  await everybodyHas('EndConversation');
  // What it had posted and not yet written down, nobody can know: one conversation, as it does one thing after the other.
  const repeated = [replies.idleFarewell, 'EndConversation'].flatMap((what) =>
    [...posted(what)].filter(([, times]) => times !== 1).map(([path]) => path),
  );
  assert.ok(new Set(repeated).size <= 1, JSON.stringify(repeated));
  await third.stop();
  await first.stop();
});
