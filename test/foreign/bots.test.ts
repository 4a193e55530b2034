// Bots that are not ours, each as its SDK's sample has it, against the contact center: in local mode, and with its
// authentication on.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { claimablePort } from '../../local/ports.ts';
import type { Conversation } from '../../simulator/center/conversation.ts';
import { customerView, representativeView } from '../../simulator/center/views.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { createLogin } from '../../simulator/signing/login.ts';
import { createSigning } from '../../simulator/signing/signing.ts';
import { runProgram, send, temporaryFolder, type Lifetime } from '../local/hostProcess.ts';
import { needsInstalled } from './installed.ts';

const FOLDER = 'test/foreign';

const installed = needsInstalled(FOLDER);

/** A Node that takes its proxy from the environment, which is how a bot with a secret finds the login here. */
const signed =
  installed.skip === false && !process.allowedNodeEnvironmentFlags.has('--use-env-proxy')
    ? { skip: 'needs Node 22.21, 24.5 or newer' }
    : installed;

const bots = [
  ['the Bot Framework SDK’s echo bot on restify', 'botbuilderEcho.mjs'],
  ['the Agents SDK’s quickstart', 'agentsQuickstart.mjs'],
] as const;

interface Running {
  readonly center: ContactCenter;
  readonly bot: string;
}

async function startUnsigned(lifetime: Lifetime, file: string): Promise<Running> {
  const bot = String((await runProgram(lifetime, join(FOLDER, file), []).ready)['bot']);
  const center = await startContactCenter({ bot });
  lifetime.after(() => center.close());
  return { center, bot };
}

/** What "npm run contact-center -- --signed" prints: for a bot with a secret, and for one with a managed identity. */
type Printed = (settings: {
  readonly secret: Readonly<Record<string, string>>;
  readonly identity: Readonly<Record<string, string>>;
}) => Readonly<Record<string, string>>;

/** The bot gets what it takes of the settings that are printed. */
async function startSigned(
  lifetime: Lifetime,
  file: string,
  taken: Printed = ({ secret }) => secret,
): Promise<Running> {
  const signing = await createSigning();
  const login = await createLogin(signing.appId);
  const certificate = join(await temporaryFolder(lifetime), 'login.pem');
  await writeFile(certificate, login.certificate);
  const port = await claimablePort(0, '--port');
  const url = `http://127.0.0.1:${port}/`;
  const environment = taken({ secret: login.settings(url, certificate), identity: signing.settings(url) });
  const bot = String((await runProgram(lifetime, join(FOLDER, file), [], environment).ready)['bot']);
  const center = await startContactCenter({ bot, port, signing, login });
  lifetime.after(() => center.close());
  return { center, bot };
}

/** Starts a chat, writes this as the customer, each after what the bot answered before, and gives the conversation. */
async function chat(center: ContactCenter, ...texts: readonly string[]): Promise<string> {
  const { id } = center.switchboard.start({ customerName: 'Ana' });
  await center.switchboard.settled(id);
  for (const text of texts) {
    center.switchboard.act(id, { type: 'customerWrites', text });
    await center.switchboard.settled(id);
  }
  return id;
}

function conversationOf({ switchboard }: ContactCenter, id: string): Conversation {
  const conversation = switchboard.conversation(id);
  assert.ok(conversation !== undefined);
  return conversation;
}

function botLines(center: ContactCenter, id: string): readonly string[] {
  return customerView(conversationOf(center, id))
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
}

/** What went wrong on the wire, in its own words. */
function troubleOf(center: ContactCenter, id: string): readonly string[] {
  return conversationOf(center, id).wire.flatMap(({ deliveries, findings }) => [
    ...deliveries.flatMap((delivery) => (delivery?.ok === false ? [delivery.problem.what] : [])),
    ...findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ]);
}

/** What every bot has to get done here. */
function servesCustomers(running: () => Running): void {
  test('greets, answers, escalates, goes on when it is handed back to, and ends', async () => {
    const { center } = running();
    const id = await chat(center, 'Good day', 'agent');
    assert.deepEqual(troubleOf(center, id), []);
    assert.deepEqual(botLines(center, id), ['Hello!', 'Echo: Good day', 'Transferring you now.']);
    assert.equal(conversationOf(center, id).stage, 'waiting');
    center.switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
    const { summary, variables } = representativeView(conversationOf(center, id));
    assert.equal(summary, 'Asked for a person.');
    assert.deepEqual(
      variables.filter(({ setBy }) => setBy === 'bot').map(({ name, value }) => [name, value]),
      [
        ['BotHandoffTopic', 'CreditCard'],
        ['Attempts', 2],
      ],
    );
    center.switchboard.act(id, { type: 'representativeHandsBack' });
    await center.switchboard.settled(id);
    center.switchboard.act(id, { type: 'customerWrites', text: 'end chat' });
    await center.switchboard.settled(id);
    assert.deepEqual(troubleOf(center, id), []);
    assert.equal(conversationOf(center, id).stage, 'closed');
    assert.equal(botLines(center, id).at(-1), 'Goodbye.');
  });

  test('is told why its customer sees nothing of a reply as in the sample', async () => {
    const { center } = running();
    const id = await chat(center, 'as the sample');
    const [reply] = conversationOf(center, id).transcript.filter(
      ({ text }) => text === 'Echo: as the sample',
    );
    assert.equal(reply?.customerSees, false);
    assert.match(reply.reason ?? '', /bridged/);
  });
}

/** Starts something before the tests of a suite, which share it, and ends it after them. */
function shared(start: (lifetime: Lifetime) => Promise<Running>): () => Running {
  const ends: (() => Promise<void>)[] = [];
  let running: Running | undefined;
  before(async () => {
    running = await start({ after: (end) => ends.push(end) });
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return () => {
    assert.ok(running !== undefined);
    return running;
  };
}

for (const [title, file] of bots) {
  describe(`${title}, in local mode`, installed, () => {
    servesCustomers(shared((lifetime) => startUnsigned(lifetime, file)));
  });

  describe(`${title}, with its authentication on`, signed, () => {
    const running = shared((lifetime) => startSigned(lifetime, file));
    servesCustomers(running);

    test('lets nobody in who brings no token, or one of another place', async () => {
      const { bot, center } = running();
      const stranger = await createSigning();
      for (const headers of [{}, { Authorization: `Bearer ${stranger.tokenForBot(center.url)}` }]) {
        const { status } = await send(bot, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: JSON.stringify({
            ...{ type: 'message', id: '1', text: 'hello', channelId: 'omnichannel' },
            ...{ serviceUrl: center.url, conversation: { id: 'x' } },
            ...{ from: { id: 'x' }, recipient: { id: 'y' } },
          }),
        });
        assert.equal(status, 401);
      }
    });
  });

  describe(`${title}, with a managed identity`, signed, () => {
    const without = { MicrosoftAppPassword: '', clientSecret: '', authType: 'UserManagedIdentity' };
    servesCustomers(
      shared((lifetime) =>
        startSigned(lifetime, file, ({ secret, identity }) => ({ ...secret, ...identity, ...without })),
      ),
    );
  });

  describe(`${title}, with the secret of another day`, signed, () => {
    const other = { MicrosoftAppPassword: 'of-another-day', clientSecret: 'of-another-day' };
    const running = shared((lifetime) =>
      startSigned(lifetime, file, ({ secret }) => ({ ...secret, ...other })),
    );

    test('gets no token to answer with, and the wire says so', async () => {
      const { center } = running();
      const id = await chat(center, 'Good day');
      assert.deepEqual(botLines(center, id), []);
      assert.match(troubleOf(center, id).join('\n'), /AADSTS7000215/);
    });
  });
}
