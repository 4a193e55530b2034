import { readFile, writeFile } from 'node:fs/promises';
import { readAddress, runCommand, type Given } from '../commandLine/commandLine.ts';
import { CORRECT_JSON, parseJson } from '../commandLine/jsonFile.ts';
import { atPath, fileTrouble, Problem } from '../commandLine/problem.ts';
import { stopOnSignals } from '../commandLine/stopSignals.ts';
import type { JsonValue } from '../lib/omnichannel/index.ts';
import { playScript } from './play/player.ts';
import { paint, printNotes, printViews } from './play/report.ts';
import { headLine, isOk, toJson, toJunit, totalLine, type Result } from './play/results.ts';
import { createRunningCenter } from './play/runningCenter.ts';
import { readScript, type Script } from './play/script.ts';
import { ownVenue, type Venue } from './play/venue.ts';
import type { CenterDefinition } from './definition/definition.ts';
import { readDefinitionFile } from './definition/definitionFile.ts';
import { startContactCenter } from './server.ts';

const BOT = 'http://127.0.0.1:7071/api/messages';

const USAGE = `Plays scripted conversations against a running bot and prints what the customer and the representative saw.

  npm run simulate -- FILE… [--bot URL] [--center FILE] [--json] [--junit REPORT]
  npm run simulate -- FILE… --center URL [--json] [--junit REPORT]

  FILE            a script such as simulator/scripts/escalation.json; the format is in simulator/README.md
  --bot URL       the bot's messages endpoint (${BOT})
  --center FILE   play in a contact center with the channels, queues, rules and people of this file
  --center URL    play in a contact center that runs already, with its bot, for everybody who has its page open; what the
                  scripts open there they close again
  --json          print one JSON object instead of the views
  --junit REPORT  write the results to this file as well, in the XML that build servers read

Exit codes: 0 all went as expected
            1 an expectation was not met, or the bot posted something the contact center would stumble over
            2 the command line or a script is wrong
            3 the bot, or the contact center of --center, cannot be reached
            130 stopped by Ctrl+C`;

const EXIT = { asExpected: 0, unmet: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

const LINE = {
  command: 'npm run simulate',
  usage: USAGE,
  words: true,
  options: {
    bot: { type: 'string' },
    center: { type: 'string' },
    json: { type: 'boolean', default: false },
    junit: { type: 'string' },
  },
} as const;

/** Where scripts are played, made anew for each of them: no script may lean on what another left behind. */
type OpenVenue = (script: Script) => Promise<Venue & { leave(): Promise<void> }>;

/** What is playing. A contact center that goes away takes leave of the bot first, however it ends. */
let playing: Awaited<ReturnType<OpenVenue>> | undefined;

async function main(given: Given<typeof LINE>, files: readonly string[]): Promise<void> {
  const { json, junit } = given;
  if (files.length === 0) throw new Problem('Name at least one script.', EXIT.usage);
  const open = await readVenue(given);
  const scripts = await readScripts(files, isAddress(given.center));
  stopOnSignals(leave, EXIT.interrupted);
  const results: Result[] = [];
  for (const [file, script] of scripts) {
    if (!json) console.log(`\n${headLine(script, file, results.length + 1, scripts.length)}\n`);
    const result = await playFile(file, script, open);
    results.push(result);
    if (!json) print(result);
    if (result.unreachable !== undefined) break;
  }
  const total = { results, scripts: scripts.length };
  if (json) console.log(JSON.stringify(toJson(total)));
  else console.log(`\n${totalLine(total)}`);
  if (junit !== undefined) await atPath(`--junit ${junit}`, () => writeFile(junit, toJunit(total)));
  process.exitCode = exitCode(results);
}

/** `--center` says which contact center: one that runs, by its address, or one that its file describes. */
async function readVenue({ bot, center }: Given<typeof LINE>): Promise<OpenVenue> {
  if (center !== undefined && isAddress(center)) {
    if (bot !== undefined)
      throw new Problem(
        '--bot does not go with the address of a contact center: it has its bot.',
        EXIT.usage,
      );
    const address = readAddress('--center', center, 'the page of a contact center that runs');
    return () => Promise.resolve(createRunningCenter(address));
  }
  const address = readAddress('--bot', bot ?? BOT, "the bot's messages endpoint");
  const definition = center === undefined ? undefined : await readDefinitionFile(center);
  return (script) => openOwnCenter(script, address, definition);
}

function isAddress(center: string | undefined): boolean {
  return center !== undefined && /^\w+:\/\//.test(center);
}

async function openOwnCenter(
  { workstream }: Script,
  bot: URL,
  definition: CenterDefinition | undefined,
): ReturnType<OpenVenue> {
  const center = await startContactCenter({ bot, definition: workstream ?? definition });
  return {
    ...ownVenue(center),
    async leave() {
      await center.takeLeave();
      await center.close();
    },
  };
}

async function leave(): Promise<void> {
  const ending = playing;
  playing = undefined;
  await ending?.leave();
}

/** Reads all scripts before the first is played, so that all mistakes in all of them are shown at once. */
async function readScripts(
  paths: readonly string[],
  elsewhere: boolean,
): Promise<readonly (readonly [string, Script])[]> {
  const problems: string[] = [];
  const read: (readonly [string, Script])[] = [];
  for (const file of paths) {
    const value = await readJson(file, problems);
    if (value === undefined) continue;
    const script = readScript(value, file, problems);
    read.push([file, script]);
    if (elsewhere && script.workstream !== undefined) {
      problems.push(
        `${file}: it brings a "workstream" of its own, and a contact center that runs has one: play it without --center.`,
      );
    }
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

async function playFile(file: string, script: Script, open: OpenVenue): Promise<Result> {
  const started = performance.now();
  playing = await open(script);
  try {
    const played = await playScript(script, playing);
    return { file, name: script.name, ms: performance.now() - started, ...played };
  } finally {
    await leave();
  }
}

function print({ conversation, failure, unreachable, ...result }: Result): void {
  if (conversation !== undefined && conversation.transcript.length > 0) {
    console.log(printViews(conversation, process.stdout.isTTY ? process.stdout.columns : 100));
    for (const note of printNotes(conversation.wire)) console.log(note);
    console.log();
  }
  if (unreachable !== undefined) console.log(paint('red', `✗ ${unreachable.what}\n  ${unreachable.next}`));
  else if (failure !== undefined) console.log(paint('red', `✗ step ${failure.step}: ${failure.message}`));
  else if (!isOk({ conversation, failure, unreachable }))
    console.log(paint('red', '✗ what the bot posted breaks a rule of the wire: see above'));
  else console.log(paint('green', `✓ as expected, ${result.ms.toFixed(0)} ms`));
}

function exitCode(results: readonly Result[]): number {
  if (results.some(({ unreachable }) => unreachable !== undefined)) return EXIT.unreachable;
  return results.every(isOk) ? EXIT.asExpected : EXIT.unmet;
}

await runCommand(LINE, main);
