/* Local mode has no tokens: what keeps a page of another site out is where it says it comes from. */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { send } from '../local/hostProcess.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { startBot } from './bot.ts';

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const bot = await startBot({ after }, { ConversationStorage: storage.connectionString });
const { origin: here } = new URL(bot.endpoint);

/** A customer's message, as a page would forge one: the service URL is a loopback port of the page's choice. */
const activity = (id: string): string =>
  JSON.stringify({
    type: 'message',
    id,
    text: 'hello',
    channelId: 'directline',
    serviceUrl: connector.serviceUrl,
    conversation: { id },
    from: { id: 'customer' },
    recipient: { id: 'bot' },
  });

function post(url: string, body: string, headers: Record<string, string>) {
  return send(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
}

const FOREIGN: readonly (readonly [title: string, headers: Record<string, string>])[] = [
  ['a page of another site', { origin: 'https://evil.example' }],
  ['a page without an address of its own', { origin: 'null' }],
  ['a name that was re-pointed to this machine', { host: 'evil.example' }],
  ['that name with our port', { host: `evil.example:${new URL(here).port}` }],
  ['a re-pointed page of its own origin', { host: 'evil.example', origin: 'http://evil.example' }],
  ['the address that means every interface', { host: '0.0.0.0' }],
  ['a stranger through a tunnel', { 'x-forwarded-host': 'name-7071.app.github.dev' }],
];

describe('in local mode', () => {
  for (const [title, headers] of FOREIGN)
    test(`${title} cannot use the bot`, async () => {
      const answer = await post(bot.endpoint, activity(title), headers);
      assert.deepEqual([answer.status, answer.text], [403, '']);
      assert.deepEqual(connector.posts, []);
    });

  test('the log says why', async () => {
    await bot.printed(/request\.refused.*E_FOREIGN_CALLER/);
  });

  for (const [title, headers] of FOREIGN)
    test(`${title} cannot run a function`, async () => {
      const answer = await post(`${here}/admin/functions/sweep`, '{}', headers);
      assert.equal(answer.status, 403);
    });

  for (const [title, headers] of [
    ['a program that names no origin', {}],
    ['a page of this machine', { origin: 'http://localhost:56150' }],
    ['whoever calls it localhost', { host: 'localhost:1' }],
    ['whoever calls it by its newer address', { host: '[::1]:7071', origin: 'http://[::1]:7071' }],
  ] as const)
    test(`${title} can do both`, async () => {
      const answers = [
        await post(bot.endpoint, activity(title), headers),
        await post(`${here}/admin/functions/sweep`, '{}', headers),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 202],
      );
    });
});
