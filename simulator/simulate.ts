import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { JsonValue } from '../lib/omnichannel/index.ts';
import { customerView, representativeView } from './center/views.ts';
import { playScript, type Played } from './play/player.ts';
import { findingsOf, paint, printNotes, printViews } from './play/report.ts';
import { readScript, type Script } from './play/script.ts';
import { startContactCenter } from './server.ts';

const USAGE = `Plays scripted conversations against a running bot and prints what the customer and the representative saw.

  npm run simulate -- FILE… [--bot URL] [--json]

  FILE       a script such as simulator/scripts/escalation.json; the format is in simulator/README.md
  --bot URL  the bot's messages endpoint (http://127.0.0.1:7071/api/messages)
  --json     print one JSON object instead of the views
  --help     this text

Exit codes: 0 all went as expected
            1 an expectation was not met, or the bot posted something the contact center would stumble over
            2 the command line or a script is wrong
            3 the bot cannot be reached`;

const EXIT = { asExpected: 0, unmet: 1, usage: 2, unreachable: 3 } as const;

interface Result extends Played {
  readonly file: string;
  readonly script: Script;
}

const { files, bot, json } = readOptions();
const scripts = await readScripts(files);
const results: Result[] = [];
for (const [file, script] of scripts) {
  const result = await playFile(file, script);
  results.push(result);
  if (!json) print(result);
  if (result.unreachable !== undefined) break;
}
if (json) console.log(JSON.stringify({ ok: results.every(isOk), scripts: results.map(asJson) }));
process.exitCode = exitCode();

function readOptions(): { readonly files: readonly string[]; readonly bot: string; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        bot: { type: 'string', default: 'http://127.0.0.1:7071/api/messages' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(EXIT.asExpected);
    }
    if (positionals.length === 0) leave(`Name at least one script.\n\n${USAGE}`);
    if (!/^https?:\/\//.test(values.bot) || !URL.canParse(values.bot)) {
      leave(`--bot takes the address of the bot's messages endpoint, not "${values.bot}".`);
    }
    return { files: positionals, bot: values.bot, json: values.json };
  } catch (error) {
    return leave(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** Reads all scripts before the first is played, so that all mistakes in all of them are shown at once. */
async function readScripts(paths: readonly string[]): Promise<readonly (readonly [string, Script])[]> {
  const problems: string[] = [];
  const read: (readonly [string, Script])[] = [];
  for (const file of paths) {
    const value = await readJsonFile(file, problems);
    if (value !== undefined) read.push([file, readScript(value, file, problems)]);
  }
  if (problems.length > 0) leave(problems.join('\n'));
  return read;
}

async function readJsonFile(file: string, problems: string[]): Promise<JsonValue | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JsonValue;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    problems.push(
      `${file}: ${missing ? 'there is no such file.' : `cannot be read: ${error instanceof Error ? error.message : ''}`}`,
    );
    return undefined;
  }
}

async function playFile(file: string, script: Script): Promise<Result> {
  const { workstream } = script;
  const contactCenter = await startContactCenter({
    bot,
    ...(workstream === undefined ? {} : { workstream }),
  });
  try {
    return { file, script, ...(await playScript(script, contactCenter.switchboard)) };
  } finally {
    await contactCenter.close();
  }
}

function print(result: Result): void {
  const { script, file, conversation, failure, unreachable } = result;
  console.log(`\n${paint('bold', script.name)}  ${paint('dim', file)}\n`);
  if (conversation !== undefined && conversation.transcript.length > 0) {
    console.log(printViews(conversation, process.stdout.isTTY ? process.stdout.columns : 100));
    for (const note of printNotes(conversation.wire)) console.log(note);
  }
  if (unreachable !== undefined) console.log(paint('red', `\n✗ ${unreachable.what}\n  ${unreachable.next}`));
  else if (failure !== undefined) console.log(paint('red', `\n✗ step ${failure.step}: ${failure.message}`));
  else if (!isOk(result))
    console.log(paint('red', '\n✗ what the bot posted breaks a rule of the wire: see above'));
  else console.log(paint('green', '\n✓ as expected'));
}

function isOk({ failure, unreachable, conversation }: Played): boolean {
  const broken = findingsOf(conversation).some(({ severity }) => severity === 'error');
  return failure === undefined && unreachable === undefined && !broken;
}

function asJson(result: Result): unknown {
  const { file, script, conversation, failure, unreachable } = result;
  return {
    file,
    name: script.name,
    ok: isOk(result),
    failure: failure ?? null,
    unreachable: unreachable ?? null,
    findings: findingsOf(conversation),
    state: conversation?.stage ?? null,
    customer: conversation === undefined ? [] : customerView(conversation),
    representative: conversation === undefined ? null : representativeView(conversation),
  };
}

function exitCode(): number {
  if (results.some(({ unreachable }) => unreachable !== undefined)) return EXIT.unreachable;
  return results.every(isOk) ? EXIT.asExpected : EXIT.unmet;
}

function leave(message: string): never {
  console.error(message);
  process.exit(EXIT.usage);
}
