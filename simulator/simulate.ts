import { readFile } from 'node:fs/promises';
import { readAddress, runCommand, type Given } from '../commandLine/commandLine.ts';
import { CORRECT_JSON, parseJson } from '../commandLine/jsonFile.ts';
import { fileTrouble, Problem } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';
import type { JsonValue } from '../lib/omnichannel/index.ts';
import { customerView, representativeView } from './center/views.ts';
import { playScript, type Played } from './play/player.ts';
import { findingsOf, paint, printNotes, printViews } from './play/report.ts';
import { readScript, type Script } from './play/script.ts';
import { startContactCenter, type ContactCenter } from './server.ts';

const USAGE = `Plays scripted conversations against a running bot and prints what the customer and the representative saw.

  npm run simulate -- FILE… [--bot URL] [--json]

  FILE       a script such as simulator/scripts/escalation.json; the format is in simulator/README.md
  --bot URL  the bot's messages endpoint (http://127.0.0.1:7071/api/messages)
  --json     print one JSON object instead of the views

Exit codes: 0 all went as expected
            1 an expectation was not met, or the bot posted something the contact center would stumble over
            2 the command line or a script is wrong
            3 the bot cannot be reached
            130 stopped by Ctrl+C`;

const EXIT = { asExpected: 0, unmet: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

interface Result extends Played {
  readonly file: string;
  readonly script: Script;
}

const LINE = {
  command: 'npm run simulate',
  usage: USAGE,
  words: true,
  options: {
    bot: { type: 'string', default: 'http://127.0.0.1:7071/api/messages' },
    json: { type: 'boolean', default: false },
  },
} as const;

/** What is playing. A contact center that goes away takes leave of the bot first, however it ends. */
let playing: ContactCenter | undefined;

async function main({ bot, json }: Given<typeof LINE>, files: readonly string[]): Promise<void> {
  if (files.length === 0) throw new Problem('Name at least one script.', EXIT.usage);
  const address = readAddress('--bot', bot, "the bot's messages endpoint");
  const scripts = await readScripts(files);
  stopOnSignals(leave, EXIT.interrupted);
  const results: Result[] = [];
  for (const [file, script] of scripts) {
    const result = await playFile(file, script, address);
    results.push(result);
    if (!json) print(result);
    if (result.unreachable !== undefined) break;
  }
  if (json) console.log(JSON.stringify({ ok: results.every(isOk), scripts: results.map(asJson) }));
  process.exitCode = exitCode(results);
}

async function leave(): Promise<void> {
  const ending = playing;
  playing = undefined;
  await ending?.takeLeave();
  await ending?.close();
}

/** Reads all scripts before the first is played, so that all mistakes in all of them are shown at once. */
async function readScripts(paths: readonly string[]): Promise<readonly (readonly [string, Script])[]> {
  const problems: string[] = [];
  const read: (readonly [string, Script])[] = [];
  for (const file of paths) {
    const value = await readJson(file, problems);
    if (value !== undefined) read.push([file, readScript(value, file, problems)]);
  }
  if (problems.length > 0) throw new Problem(problems.join('\n'), EXIT.usage);
  return read;
}

async function readJson(file: string, problems: string[]): Promise<JsonValue | undefined> {
  try {
    const parsed = parseJson(await readFile(file, 'utf8'));
    if (parsed.ok) return parsed.value as JsonValue;
    problems.push(
      `${file}:${parsed.line}:${parsed.column} is not valid JSON: ${parsed.reason}. ${CORRECT_JSON}`,
    );
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === undefined) throw error;
    problems.push(`${file}: ${trouble}.`);
  }
  return undefined;
}

async function playFile(file: string, script: Script, bot: URL): Promise<Result> {
  const { workstream } = script;
  playing = await startContactCenter({ bot, ...(workstream === undefined ? {} : { workstream }) });
  try {
    return { file, script, ...(await playScript(script, playing.switchboard)) };
  } finally {
    await leave();
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

function exitCode(results: readonly Result[]): number {
  if (results.some(({ unreachable }) => unreachable !== undefined)) return EXIT.unreachable;
  return results.every(isOk) ? EXIT.asExpected : EXIT.unmet;
}

await runCommand(LINE, main);
