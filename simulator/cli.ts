import { resolve } from 'node:path';
import { readAddress, readPort, runCommand, type Given } from '../commandLine/commandLine.ts';
import { hasCode, Problem } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';
import { followDefinitionFile, readDefinitionFile } from './definition/definitionFile.ts';
import { keepingAt } from './kept/keepingAt.ts';
import { startContactCenter, type ContactCenter, type ContactCenterOptions } from './server.ts';
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
  --signed       for a bot that runs with authentication on: prints the settings that it needs, which name keys and tokens
                 of this contact center; a plain http address is accepted by this repository's bot on this machine only
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
  const contactCenter = await start({
    port,
    bot: address,
    definition,
    signing,
    keep: keepingAt(port, { data, empty, tell: console.error }),
  });
  if (center !== undefined)
    followDefinitionFile(center, {
      take: contactCenter.switchboard.redefine,
      refuse: contactCenter.switchboard.refuseDefinition,
      tell: console.error,
    });
  stopOnSignals(async () => {
    await contactCenter.takeLeave();
    await contactCenter.close();
  });
  const settings = signing?.settings(contactCenter.url);
  await announce(contactCenter, address, json, settings);
}

async function start(
  options: Required<Pick<ContactCenterOptions, 'port' | 'bot' | 'definition' | 'signing' | 'keep'>>,
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
  settings: Readonly<Record<string, string>> | undefined,
): Promise<void> {
  if (json) {
    console.log(JSON.stringify({ ready: true, contactCenter: url, bot: bot.href, settings }));
    return;
  }
  console.log(`Contact center  ${url}   (open this page)\nBot             ${bot.href}`);
  if (settings !== undefined) {
    const lines = Object.entries(settings).map(([name, value]) => `  ${name}=${value}`);
    console.log(`\nSettings for the bot, good until this contact center ends:\n${lines.join('\n')}`);
  }
  if (!(await switchboard.bot.isListening())) {
    console.log(
      '\nThe bot is not running there yet. Start it with "npm run host", or give its address with --bot.',
    );
  }
  console.log('\nCtrl+C stops the contact center.');
}

await runCommand(LINE, main);
