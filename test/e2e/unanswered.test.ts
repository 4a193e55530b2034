import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { UNANSWERED_TABLE } from '../../lib/config.ts';
import type { KeptMessage } from '../../lib/conversation/index.ts';
import { createServerClock, createUnansweredTable, openTable } from '../../lib/storage/index.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot } from './bot.ts';
import { Conversation } from './conversation.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const { connectionString } = storage;
const table = await openTable(
  { kind: 'connectionString', connectionString },
  createServerClock(),
  undefined,
  UNANSWERED_TABLE,
);
const store = createUnansweredTable(() => Promise.resolve(table));
const kept = (): Promise<readonly KeptMessage[]> => Array.fromAsync(store.kept(0));

const settings = { ConversationStorage: connectionString };
const [silent, curious] = await Promise.all([
  startBot({ after }, settings),
  startBot({ after }, { ...settings, KeepUnanswered: 'true', UnansweredRetention: 'P1D' }),
]);

const PUZZLE = 'Xyzzy plugh, I am jane@x.example, 0151 2345678, 12 Baker Street';

describe('The built app, of what it does not understand,', () => {
  test('keeps nothing as it comes: not even the table is made', async () => {
    const conversation = new Conversation(connector);
    await conversation.say(silent, PUZZLE);
    assert.equal(conversation.said.length, 1);
    assert.deepEqual(await kept(), []);
    await assert.rejects(table.createEntity({ partitionKey: 'p', rowKey: 'r' }), { statusCode: 404 });
  });

  test('keeps the masked text where the setting says so, once for a message that comes twice', async () => {
    const conversation = new Conversation(connector);
    const message = conversation.customerSays(PUZZLE);
    await curious.post(message);
    await curious.post(message);
    assert.equal(conversation.said.length, 1);
    assert.deepEqual(
      (await kept()).map(({ text, language }) => [text, language]),
      [['Xyzzy plugh, I am [link] [number] [address]', 'en']],
    );
  });

  test('removes what is older than it may be, also once the setting is off', async () => {
    await store.keep({ text: 'two days old', language: 'en' }, Date.now() - 2 * 24 * 60 * 60_000);
    await store.keep({ text: 'two months old', language: 'en' }, Date.now() - 60 * 24 * 60 * 60_000);
    await silent.sweep();
    assert.ok((await kept()).every(({ text }) => text !== 'two months old'));
    await curious.sweep();
    assert.deepEqual(
      (await kept()).map(({ text }) => text),
      ['Xyzzy plugh, I am [link] [number] [address]'],
    );
  });

  test('says nothing of it in its log', () => {
    const logged = silent.log() + curious.log();
    assert.match(logged, /"event":"intent\.unrecognised"/);
    assert.doesNotMatch(logged, /plugh|jane|0151|2345678|Baker/i);
  });

  test('makes the table again where somebody has deleted it, with all that was in it', async () => {
    await table.deleteTable();
    await new Conversation(connector).say(curious, 'Frobozz');
    assert.deepEqual(
      (await kept()).map(({ text }) => text),
      ['Frobozz'],
    );
  });
});
