import { parseArgs } from 'node:util';
import { startContactCenter, type ContactCenter } from './server.ts';

const USAGE = `Starts a local Dynamics 365 Contact Center: a page with the customer's view, the representative's view
and the wire between them, and the connector that a bot answers to.

  npm run contact-center -- [--port 4280] [--bot URL] [--json]

  --port N   where the page and the connector listen, on 127.0.0.1 only; 0 takes any free port (4280)
  --bot URL  the bot's messages endpoint (http://127.0.0.1:7071/api/messages)
  --json     print one line of JSON when ready, nothing else
  --help     this text

Ctrl+C stops it. Exit codes: 0 stopped, 1 it could not start, 2 the command line is wrong.`;

interface Options {
  readonly port: number;
  readonly bot: URL;
  readonly json: boolean;
}

const options = readOptions();
const contactCenter = await start(options);
await announce(contactCenter, options);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void contactCenter.close().then(() => process.exit(0));
  });
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4280' },
        bot: { type: 'string', default: 'http://127.0.0.1:7071/api/messages' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535)
      leave(2, `--port takes a number from 0 to 65535, not "${values.port}".`);
    if (!/^https?:\/\//.test(values.bot) || !URL.canParse(values.bot)) {
      leave(2, `--bot takes the address of the bot's messages endpoint, not "${values.bot}".`);
    }
    return { port, bot: new URL(values.bot), json: values.json };
  } catch (error) {
    return leave(2, `${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function start({ port, bot }: Options): Promise<ContactCenter> {
  try {
    return await startContactCenter({ port, bot });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      leave(
        1,
        `Port ${port} is taken. Stop what listens there, or choose another: --port N (0 for any free one).`,
      );
    }
    if (code === 'EACCES') leave(1, `Port ${port} needs privileges. Choose one above 1023: --port N.`);
    throw error;
  }
}

async function announce({ url, switchboard }: ContactCenter, { bot, json }: Options): Promise<void> {
  if (json) {
    console.log(JSON.stringify({ ready: true, contactCenter: url, bot: bot.href }));
    return;
  }
  console.log(`Contact center  ${url}   (open this page)\nBot             ${bot.href}`);
  if (!(await switchboard.bot.isListening())) {
    console.log(
      '\nThe bot is not running there yet. Start it with "npm run host", or give its address with --bot.',
    );
  }
  console.log('\nCtrl+C stops the contact center.');
}

function leave(exitCode: number, message: string): never {
  console.error(message);
  process.exit(exitCode);
}
