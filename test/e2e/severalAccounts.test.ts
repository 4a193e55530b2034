// A second storage account is added to a bot that is at work.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startTableProxy, type TableProxy } from '../../bench/chaos/tableProxy.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { send } from '../local/hostProcess.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot, type Bot } from './bot.ts';
import { Conversation } from './conversation.ts';

const HOURS = 60 * 60_000;

/** The time that both accounts show, ahead of this machine's. */
let ahead = 0;

async function startAccount(): Promise<TableProxy> {
  const storage = await startTableStorage({ now: () => Date.now() + ahead });
  const proxy = await startTableProxy(storage);
  after(async () => {
    await proxy.close();
    await storage.close();
  });
  return proxy;
}

const [connector, first, second] = await Promise.all([
  startRecordingConnector(),
  startAccount(),
  startAccount(),
]);
after(() => connector.close());
const settings = {
  ConversationStorage: first.connectionString,
  ConversationShards: second.connectionString,
};

/** So many that, divided, one account cannot have all of them: one time in a million it would. */
const MANY = 20;

async function begin(bot: Bot): Promise<readonly Conversation[]> {
  const conversations = Array.from({ length: MANY }, () => new Conversation(connector));
  await Promise.all(conversations.map((conversation) => conversation.say(bot, 'echo: one')));
  return conversations;
}

test('conversations go on where they are while an account is added, and those that begin later are divided', async () => {
  const early = await startBot({ after }, settings);
  const old = await begin(early);
  assert.deepEqual(second.operations, [], 'the new account is asked for nothing before it opens');

  ahead = 2 * HOURS;
  const moved = new Set<string | undefined>();
  second.plan = (operation, conversation) => {
    if (operation === 'transaction') moved.add(conversation);
    return undefined;
  };
  const later = await startBot({ after }, settings);
  const young = await begin(later);
  const { size } = moved;
  assert.ok(size > 0 && size < MANY, String(size));

  // From an instance that has never seen them, and from one that began before the account opened.
  for (const bot of [await startBot({ after }, settings), early]) {
    for (const conversation of [...old, ...young]) await conversation.say(bot, 'echo: two');
  }
  for (const { said } of [...old, ...young]) assert.deepEqual(said, ['one', 'two', 'two']);

  // One account fails: its customers are handed over, as in any outage; for the others nothing has changed.
  second.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationFailure' });
  const { status, text } = await send(later.health);
  assert.equal(status, 503);
  assert.deepEqual(JSON.parse(text), {
    status: 'unavailable',
    problems: [{ code: 'E_STORAGE_AUTH', setting: 'ConversationShards:1' }],
  });
  for (const conversation of [...old, ...young]) await conversation.say(later, 'echo: three');
  const answers = young.map(({ said }) => said.at(-1));
  assert.equal(answers.filter((answer) => answer === 'Escalate').length, size);
  assert.equal(answers.filter((answer) => answer === 'three').length, MANY - size);
  for (const { said } of old) assert.equal(said.at(-1), 'three');
});
