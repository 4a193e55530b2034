import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { ConversationRecord } from '../../lib/conversation/index.ts';
import { noTelemetry } from '../../lib/events.ts';
import { conversationKey, createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import { send, type Answer } from '../local/hostProcess.ts';
import { startGuardedApp, type Members } from '../servers/guardedApp.ts';

const app = await startGuardedApp({ after });
const { connectionString } = app.storage;
const clock = createServerClock();
const table = await openTable({ kind: 'connectionString', connectionString }, clock);
const store = createTableStore(table, noTelemetry.track, clock.now);

/** What is stored of a conversation, read past the app. */
async function stored(id: string): Promise<ConversationRecord> {
  const found = await store.load(conversationKey('omnichannel', id));
  assert.ok(found !== undefined, 'the conversation is stored');
  return found.record;
}

let conversations = 0;
const newId = (): string => `conversation-${(conversations += 1)}`;

/** Texts that the bot sent to a conversation. */
function saidTo(id: string): readonly unknown[] {
  return app.connector.posts
    .filter(({ path }) => path.startsWith(`/v3/conversations/${encodeURIComponent(id)}/`))
    .map(({ activity }) => activity['text']);
}

/** Posts bytes as they are, as the channel. */
async function post(body: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: await app.bearer() };
  return send(app.endpoint, { method: 'POST', headers, body });
}

async function isAnswered(members: Members): Promise<void> {
  const id = newId();
  const { status } = await app.deliver(
    app.activity({ ...members, conversation: { ...Object(members['conversation']), id } }),
  );
  assert.equal(status, 200);
  assert.equal(saidTo(id).length, 1);
}

describe('A message is answered', () => {
  const rows: readonly (readonly [title: string, members: Members])[] = [
    [
      'with nulls in every optional member',
      {
        ...{ locale: null, name: null, value: null, channelData: null, attachments: null, entities: null },
        ...{ replyToId: null, timestamp: null, membersAdded: null, relatesTo: null },
        from: { id: '8:x', name: null, role: null, aadObjectId: null },
        recipient: { id: '28:bot', name: null },
        conversation: { isGroup: null, name: null, tenantId: null },
      },
    ],
    ['with numeric roles', { from: { id: '8:x', role: 1 }, recipient: { id: '28:bot', role: 0 } }],
    ['with a flag as text', { conversation: { isGroup: 'false', conversationType: 7 } }],
    [
      'with members of another type',
      { locale: 7, attachments: {}, entities: 'x', timestamp: [], from: 'me' },
    ],
    ['with nobody in from and recipient', { from: undefined, recipient: undefined }],
    ['with 64 levels', { value: JSON.parse(`${'['.repeat(63)}${']'.repeat(63)}`) as unknown }],
    [
      'with thousands of keys',
      { value: Object.fromEntries(Array.from({ length: 4_900 }, (_, at) => [`k${at}`, at])) },
    ],
    ['with names that would fill the row', { from: { id: '8:x', name: 'ü'.repeat(120_000) } }],
    [
      'with ids that would fill the row',
      { from: { id: 'ü'.repeat(60_000) }, recipient: { id: 'ü'.repeat(60_000) } },
    ],
    ['with a locale that would fill the row', { locale: 'ü'.repeat(120_000) }],
    [
      'with a source channel that would fill the row',
      { channelData: { sourceChannelId: '€'.repeat(80_000) } },
    ],
    ['with a text of 250 KB', { text: `echo: ${'€'.repeat(80_000)}` }],
  ];
  for (const [title, members] of rows) test(title, () => isAnswered(members));

  test('but an activity id that would not fit an address is 400', async () => {
    assert.equal((await app.deliver(app.activity({ id: 'x'.repeat(1_025) }))).status, 400);
    assert.equal((await app.deliver(app.activity({ id: 'x'.repeat(1_024) }))).status, 200);
  });
});

describe('Text survives, in storage exactly as the customer wrote it', () => {
  for (const [title, text] of [
    ['half a surrogate pair', 'a\ud800b\udc00c'],
    ['control characters', 'a\u0000b\u0007c\u001b[31md\u007fe\u009bf'],
    ['separators and overrides', 'a\u2028b\u2029c\u0085d\u202ee\u2066f\ufefff'],
    ['joined emoji', '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽'],
    ['combining marks', `Z${'\u0351'.repeat(200)}`],
    ['quotes, backslashes and markup', '"\\u0022\' </script> ${x} {{x}} %0d%0a'],
  ] as const) {
    test(title, async () => {
      const id = newId();
      assert.equal(
        (await app.deliver(app.activity({ conversation: { id }, text: `echo: ${text}` }))).status,
        200,
      );
      // Half a pair cannot be shown by anybody: the bot repeats it as the replacement character.
      assert.deepEqual(saidTo(id), [text.toWellFormed()]);
      assert.deepEqual((await stored(id)).context.recentMessages, [`echo: ${text}`]);
    });
  }
});

describe('Keys that reach for a prototype', () => {
  test('are nowhere in what is stored or sent, and change nothing', async () => {
    const id = newId();
    const poison =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"harmless":"kept"}';
    const context = { type: 'event', name: 'omnichannelSetContext', conversation: { id }, from: { id: 'P' } };
    const body = JSON.stringify(app.activity({ ...context, value: 'P', channelData: 'P' }))
      .replaceAll('"P"', poison)
      .replace('{', '{"__proto__":{"polluted":1,"type":"x"},');
    assert.equal((await post(body)).status, 200);
    assert.equal((await app.deliver(app.activity({ conversation: { id }, text: 'agent' }))).status, 200);
    const record = JSON.stringify(await stored(id));
    const sent = app.connector.posts.map(({ raw }) => raw).join();
    assert.ok(record.includes('harmless'), record);
    for (const text of [record, sent]) assert.ok(!text.includes('polluted') && !text.includes('__proto__'));
  });
});

test('Nothing of all that is in the log unescaped', () => {
  assert.match(app.printed(), /^[\x20-\x7e\n]*$/);
  assert.ok(app.alive());
});
