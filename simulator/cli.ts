import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readAddress, readPort, runCommand, type Given } from '../commandLine/commandLine.ts';
import { hasCode, Problem } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';
import { followDefinitionFile, readDefinitionFile } from './definition/definitionFile.ts';
import { keepingAt } from './kept/keepingAt.ts';
import { startContactCenter, type ContactCenter, type ContactCenterOptions } from './server.ts';
import { createLogin, type Login } from './signing/login.ts';
import { createSigning } from './signing/signing.ts';

const BOT = 'http://127.0.0.1:7071/api/messages';

const USAGE = `Starts a local Dynamics 365 Contact Center: a page with the customer's view, the representative's view
and the wire between them, and the connector that a bot answers to.

  npm run contact-center -- [--port 4280] [--bot URL] [--center FILE] [--data DIR] [--empty] [--signed] [--json]

  --port N       where the page and the connector listen, on 127.0.0.1 only; 0 takes any free port (4280)
  --bot URL      the bot's messages endpoint (${BOT})
  --center FILE  its channels, queues, rules and people, read again when it is saved; without it, those of
                 simulator/definition/sampleCenter.json
  --data DIR     where conversations are kept, for each port its own (.data); a free port keeps none
  --empty        forget the conversations that were kept
  --signed       for a bot that runs with authentication on: prints the settings that it needs, for the bot of this
                 repository and for any other; keys, tokens and the secret are this contact center's own, and end with it
  --json         print one line of JSON when ready, nothing else

Ctrl+C stops it. Exit codes: 0 stopped, 1 it could not start, 2 the command line is wrong.`;

const LINE = {
  command: 'npm run contact-center',
  usage: USAGE,
  options: {
    port: { type: 'string', default: '4280' },
    bot: { type: 'string', default: BOT },
    center: { type: 'string' },
    data: { type: 'string', default: resolve(import.meta.dirname, '..', '.data') },
    empty: { type: 'boolean', default: false },
    signed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main({ bot, center, data, empty, signed, json, ...given }: Given<typeof LINE>): Promise<void> {
  const port = readPort('--port', given.port);
  const address = readAddress('--bot', bot, "the bot's messages endpoint");
  const definition = center === undefined ? undefined : await readDefinitionFile(center);
  const signing = signed ? await createSigning() : undefined;
  const login = signing === undefined ? undefined : await createLogin(signing.appId);
  const contactCenter = await start({
    port,
    bot: address,
    definition,
    signing,
    keep: keepingAt(port, { data, empty, tell: console.error }),
    login,
  });
  const certificate = login === undefined ? undefined : await keepCertificate(login);
  if (center !== undefined)
    followDefinitionFile(center, {
      take: contactCenter.switchboard.redefine,
      refuse: contactCenter.switchboard.refuseDefinition,
      tell: console.error,
    });
  stopOnSignals(async () => {
    await contactCenter.takeLeave();
    await contactCenter.close();
    await certificate?.remove();
  });
  await announce(contactCenter, address, json, {
    settings: signing?.settings(contactCenter.url),
    settingsWithSecret:
      certificate === undefined ? undefined : login?.settings(contactCenter.url, certificate.file),
  });
}

/** Puts the certificate where a bot can read it: Node and others take the name of a file. */
async function keepCertificate({
  certificate,
}: Login): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-'));
  const file = join(folder, 'login.pem');
  await writeFile(file, certificate);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

type Settings = Readonly<Record<string, string>>;

/** What a bot has to be told that runs with authentication on: by a managed identity, or by a secret. */
interface SignedSettings {
  readonly settings: Settings | undefined;
  readonly settingsWithSecret: Settings | undefined;
}

async function start(
  options: Required<Pick<ContactCenterOptions, 'port' | 'bot' | 'definition' | 'signing' | 'login' | 'keep'>>,
): Promise<ContactCenter> {
  const { port } = options;
  try {
    return await startContactCenter(options);
  } catch (error) {
    if (hasCode(error, 'EADDRINUSE')) {
      throw new Problem(
        `Port ${port} is taken. Stop what listens there, or choose another: --port N (0 for any free one).`,
      );
    }
    if (hasCode(error, 'EACCES'))
      throw new Problem(`Port ${port} needs privileges. Choose one above 1023: --port N.`);
    throw error;
  }
}

async function announce(
  { url, switchboard }: ContactCenter,
  bot: URL,
  json: boolean,
  signed: SignedSettings,
): Promise<void> {
  if (json) {
    console.log(JSON.stringify({ ready: true, contactCenter: url, bot: bot.href, ...signed }));
    return;
  }
  console.log(`Contact center  ${url}   (open this page)\nBot             ${bot.href}`);
  const { settings, settingsWithSecret } = signed;
  if (settings !== undefined && settingsWithSecret !== undefined) {
    console.log(`\nSettings that are good until this contact center ends.

For the bot of this repository, which has a managed identity:
${written(settings)}

For any other bot, which has a secret and is left as it is on Azure:
${written(settingsWithSecret)}`);
  }
  if (!(await switchboard.bot.isListening())) {
    console.log(
      '\nThe bot is not running there yet. Start it with "npm run host", or give its address with --bot.',
    );
  }
  console.log('\nCtrl+C stops the contact center.');
}

function written(settings: Settings): string {
  return Object.entries(settings)
    .map(([name, value]) => `  ${name}=${value}`)
    .join('\n');
}

await runCommand(LINE, main);
