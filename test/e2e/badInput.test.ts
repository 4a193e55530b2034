import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { TableClient } from '@azure/data-tables';
import { CONVERSATION_TABLE } from '../../lib/config.ts';
import { readCommand } from '../../lib/omnichannel/index.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { ROOT, runHost, send, temporaryFolder, type Answer, type Program } from '../local/hostProcess.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot, type Bot } from './bot.ts';
import { CONTEXT_EVENTS, Conversation, replies } from './conversation.ts';

const JSON_TYPE: Readonly<Record<string, string>> = { 'content-type': 'application/json' };
const CONTEXT_EVENT = CONTEXT_EVENTS['an event omnichannelSetContext'];

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const ConversationStorage = storage.connectionString;

describe('settings that cannot be used', () => {
  const SECRET = 'c2VjcmV0LXZhbHVl';
  for (const [what, settings, problems] of [
    ['nothing is set', {}, [{ code: 'E_SETTING_MISSING', setting: 'ConversationStorage' }]],
    [
      'several are wrong',
      {
        ConversationStorage: SECRET,
        IdleEndAfter: SECRET,
        SweepSchedule: 'every now and then',
        MicrosoftAppId: SECRET,
        MicrosoftAppType: SECRET,
        AllowedServiceUrlHosts: '*',
      },
      [
        { code: 'E_SETTING_INVALID', setting: 'MicrosoftAppId' },
        { code: 'E_SETTING_INVALID', setting: 'MicrosoftAppType' },
        { code: 'E_SETTING_REFUSED', setting: 'AllowedServiceUrlHosts' },
        { code: 'E_SETTING_INVALID', setting: 'ConversationStorage' },
        { code: 'E_SETTING_INVALID', setting: 'IdleEndAfter' },
        { code: 'E_SETTING_INVALID', setting: 'SweepSchedule' },
      ],
    ],
    [
      'an app id is missing where one was meant to be',
      { ConversationStorage, MicrosoftAppType: 'UserAssignedMSI' },
      [{ code: 'E_SETTING_MISSING', setting: 'MicrosoftAppId' }],
    ],
    [
      'the warning would come after the end',
      { ConversationStorage, IdleWarningAfter: 'PT10M', IdleEndAfter: 'PT5M' },
      [{ code: 'E_SETTING_CONFLICT', setting: 'IdleWarningAfter' }],
    ],
  ] as const) {
    test(`are named by the health endpoint, without a value, when ${what}; messages wait`, async (t) => {
      const bot = await startBot(t, settings);
      const health = await send(bot.health);
      assert.equal(health.status, 503);
      assert.deepEqual(JSON.parse(health.text), { status: 'unavailable', problems });

      const conversation = new Conversation(connector);
      const answer = await bot.post(conversation.activity(CONTEXT_EVENT));
      assert.deepEqual([answer.status, answer.text], [503, health.text]);
      assert.ok(Number(answer.headers['retry-after']) > 0);
      assert.deepEqual(conversation.attempts, []);
      assert.ok(![health.text, bot.log()].some((text) => text.includes(SECRET)), bot.log());
    });
  }
});

describe('a settings file', () => {
  /** The built app in a folder of its own with a local.settings.json, under the project's host. */
  async function hostWith(t: TestContext, file: string, environment: NodeJS.ProcessEnv): Promise<Program> {
    const app = await temporaryFolder(t);
    await cp(join(ROOT, 'dist'), app, { recursive: true });
    await writeFile(join(app, 'local.settings.json'), file);
    return runHost(t, app, environment);
  }

  test('that is not JSON ends the host, which says where the mistake is and what to do', async (t) => {
    const host = await hostWith(t, '{\n  "Values": {\n    "ConversationStorage": "s3cret",\n  }\n}\n', {});
    assert.equal(await host.exit, 1);
    assert.match(host.stderr(), /local\.settings\.json:4:3 is not valid JSON.*\nCorrect it: no comments/);
    assert.doesNotMatch(host.stderr(), /s3cret|\n\s+at /);
    assert.equal(host.stdout(), '');
  });

  test('with a wrong value leaves the app running, and the health endpoint says which setting', async (t) => {
    const file = JSON.stringify({
      Values: { ConversationStorage, SweepSchedule: '0 * * * * *', IdleEndAfter: '10 minutes' },
    });
    const { health } = await (await hostWith(t, file, {})).ready;
    assert.deepEqual(JSON.parse((await send(String(health))).text), {
      status: 'unavailable',
      problems: [{ code: 'E_SETTING_INVALID', setting: 'IdleEndAfter' }],
    });
  });
});

describe('a table that cannot be reached', () => {
  test('is said with a code, hands waiting customers to a person, and is used as soon as it is there', async (t) => {
    const gone = await startTableStorage();
    await gone.close();
    const bot = await startBot(t, { ConversationStorage: gone.connectionString });
    const [handedOver, waiting] = [new Conversation(connector), new Conversation(connector)];
    const contextEvent = handedOver.activity(CONTEXT_EVENT);

    const [health, announced, ...said] = await Promise.all([
      send(bot.health),
      bot.post(contextEvent),
      bot.post(waiting.customerSays('hello?')),
      bot.post(waiting.customerSays('hello??')),
    ]);
    assert.equal(health.status, 503);
    assert.deepEqual(JSON.parse(health.text), {
      status: 'unavailable',
      problems: [{ code: 'E_STORAGE_UNAVAILABLE', setting: 'ConversationStorage' }],
    });
    assert.equal(announced.status, 503);
    assert.deepEqual(JSON.parse(announced.text), {
      status: 'unavailable',
      problems: [{ code: 'E_STORAGE_UNAVAILABLE' }],
    });
    assert.ok(Number(announced.headers['retry-after']) > 0);
    // What a person has got is not to be delivered again, and what is written next is theirs.
    for (const { status } of said) assert.equal(status, 200);
    assert.deepEqual(handedOver.said, []);
    assert.deepEqual(waiting.said, ['Escalate'], 'once, and no word before it that could not be kept');
    const command = readCommand(waiting.posts[0]?.activity ?? {});
    assert.ok(command.kind === 'command');
    assert.deepEqual(command.command.context, {
      BotHandoffReason: { value: 'botFailure', isDisplayable: true },
    });

    const back = await startTableStorage({ port: Number(new URL(gone.url).port) });
    t.after(() => back.close());
    await healthy(bot);
    assert.equal((await bot.post(contextEvent)).status, 200);
    await handedOver.say(bot, 'echo: here again');
    assert.deepEqual(handedOver.said, [replies.greeting, 'here again']);
  });

  /** Asks until the answer is 200: the look at the table is shared by all who ask within a second. */
  async function healthy(bot: Bot): Promise<void> {
    while ((await send(bot.health)).status !== 200);
  }
});

describe('a request that is refused', async () => {
  const bot = await startBot({ after }, { ConversationStorage });
  const conversation = new Conversation(connector);
  const good = conversation.activity(CONTEXT_EVENT);

  const table = TableClient.fromConnectionString(ConversationStorage, CONVERSATION_TABLE, {
    allowInsecureConnection: true,
  });

  /** Nothing is said to anybody and nothing is stored: the table itself is only created by the first turn. */
  async function nothingHappens(refuse: () => Promise<void>): Promise<void> {
    const posts = connector.posts.length;
    await refuse();
    assert.equal(connector.posts.length, posts);
    await assert.rejects(Array.fromAsync(table.listEntities()), { statusCode: 404 });
  }

  const post = (body: string | Buffer, headers = JSON_TYPE): Promise<Answer> =>
    send(bot.endpoint, { method: 'POST', headers, body });

  for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    test(`for its method ${method}: 405, and POST is named`, () =>
      nothingHappens(async () => {
        const answer = await send(bot.endpoint, { method, headers: JSON_TYPE });
        assert.deepEqual([answer.status, answer.headers.allow, answer.text], [405, 'POST', '']);
      }));
  }

  const text = JSON.stringify(good);
  for (const [what, status, body, headers] of [
    ['it has no body', 400, ''],
    ['it is not JSON', 400, 'hello'],
    ['it is cut off', 400, text.slice(0, -1)],
    ['it is a list', 400, `[${text}]`],
    ['it is an empty object', 400, '{}'],
    ['a member is there twice', 400, text.replace('{', '{"type":"message",')],
    ['its type is a number', 400, JSON.stringify({ ...good, type: 1 })],
    ['its text is an object', 400, JSON.stringify({ ...good, text: { a: 1 } })],
    ['it has no conversation', 400, JSON.stringify({ ...good, conversation: null })],
    ['it wants its replies inline', 400, JSON.stringify({ ...good, deliveryMode: 'expectReplies' })],
    ['it is larger than 256 KB', 413, JSON.stringify({ ...good, text: 'x'.repeat(256 * 1_024) })],
    ['it is plain text', 415, text, { 'content-type': 'text/plain' }],
    ['it is compressed', 415, text, { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['it names no service URL', 403, JSON.stringify({ ...good, serviceUrl: undefined })],
    ['its service URL is elsewhere', 403, JSON.stringify({ ...good, serviceUrl: 'http://169.254.169.254/' })],
    [
      'its service URL only looks like this machine',
      403,
      JSON.stringify({ ...good, serviceUrl: 'http://127.0.0.1.example.com/' }),
    ],
    [
      'it brings a token where none can be checked',
      401,
      text,
      { ...JSON_TYPE, authorization: 'Bearer a.b.c' },
    ],
  ] as const) {
    test(`because ${what}: ${status}`, () =>
      nothingHappens(async () => {
        const answer = await post(body, headers);
        assert.deepEqual([answer.status, answer.text], [status, '']);
      }));
  }

  test('costs the next one nothing: it is answered', async () => {
    assert.equal((await post(text)).status, 200);
    assert.deepEqual(conversation.said, [replies.greeting]);
    assert.equal((await Array.fromAsync(table.listEntities())).length, 2);
  });
});
