import { parseArgs, type ParseArgsConfig } from 'node:util';
import { describeFailure, Problem } from './problem.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** How a command is called. `--help` and `-h` come on their own. */
export interface CommandLine<Declared extends Options> {
  /** As people type it, such as `npm run cost`. */
  readonly command: string;
  /** What `--help` prints. */
  readonly usage: string;
  readonly options: Declared;
  /** Whether anything besides the options may follow; without it, a word too many is a mistake. */
  readonly words?: boolean;
}

type Values<Declared extends Options> = ReturnType<
  typeof parseArgs<{ options: Declared; strict: true; allowPositionals: boolean }>
>['values'];

/** What `main` of a command gets. */
export type Given<Line extends CommandLine<Options>> = Values<Line['options']>;

/**
 * The one way into a command: prints the usage for `--help`, whatever else is asked; reads options strictly; runs `main` to its
 * end. What `main` throws is printed and becomes the exit code: 2 for a wrong command line, together with the way to the
 * usage, 1 for everything else.
 */
export async function runCommand<Declared extends Options>(
  line: CommandLine<Declared>,
  main: (values: Values<Declared>, words: readonly string[]) => Promise<void> | void,
): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    console.log(line.usage);
    return;
  }
  await runToEnd(async () => {
    refuseTaken(line, args);
    const { values, positionals } = readOptions(line, args);
    await main(values, positionals);
  }, `What there is: ${line.command} -- --help`);
}

/** Runs what is no command for people: a failure is printed and becomes the exit code, `hint` follows a wrong call. */
export async function runToEnd(main: () => Promise<void>, hint = ''): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(describeFailure(error));
    const exitCode = error instanceof Problem ? error.exitCode : 1;
    if (exitCode === 2 && hint !== '') console.error(hint);
    process.exit(exitCode);
  }
}

/** Behind `--` a word that looks like an option is none. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

/** Options that npm has as well. It may have them from its own settings, so that they say nothing about this call. */
const OF_NPM = new Set(['cpu', 'json', 'only', 'save']);

/**
 * Options in front of the two dashes are npm's: it keeps them, and of `--port 7075` only the number gets here, of `--port=7075`
 * nothing at all. They are in the environment then, and whoever wrote them is told how they are written.
 * @throws {Problem} with the call as it was meant.
 */
function refuseTaken(
  { command, options, words = false }: CommandLine<Options>,
  args: readonly string[],
): void {
  const taken = Object.entries(options)
    .filter(([name]) => !OF_NPM.has(name) && !args.some((arg) => arg.split('=')[0] === `--${name}`))
    .map(([name, { type }]) => ({ name, type, value: takenBy(name) }))
    .filter(({ value }) => value !== undefined);
  if (taken.length === 0) return;
  const rest = [...args];
  const meant = taken.map(({ name, type, value = '' }) => {
    if (type === 'boolean') return `--${name}`;
    if (value !== 'true') return `--${name} ${value}`;
    // npm took it for a switch. Of several words nobody can say which one was its value.
    return `--${name} ${!words && taken.length === 1 ? (rest.shift() ?? 'VALUE') : 'VALUE'}`;
  });
  const names = taken.map(({ name }) => `--${name}`).join(' and ');
  throw new Problem(
    `npm kept ${names} for itself. Options follow two dashes: ${[command, '--', ...meant, ...rest].join(' ')}`,
    2,
  );
}

/** What npm made of an option that it kept; `--no-build` is for npm a "build" that is off. */
function takenBy(name: string): string | undefined {
  const [, positive] = /^no-(.+)$/.exec(name) ?? [];
  const off = positive !== undefined && process.env[variableOf(positive)] === '' ? 'true' : undefined;
  const value = process.env[variableOf(name)] ?? off;
  return value === '' ? undefined : value;
}

function variableOf(name: string): string {
  return `npm_config_${name.replaceAll('-', '_')}`;
}

function readOptions<Declared extends Options>(
  { options, words = false }: CommandLine<Declared>,
  args: string[],
): { readonly values: Values<Declared>; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: words });
  } catch (error) {
    throw new Problem(inOneSentence(error), 2, { cause: error });
  }
}

/** Node's own words, without its advice on words that begin with a dash, which are never what was meant. */
function inOneSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, ambiguous] = /^Option '.*?(--[\w-]+).*?' argument is ambiguous/.exec(message) ?? [];
  if (ambiguous !== undefined)
    return `${ambiguous} takes a value; one that begins with a dash is written ${ambiguous}=-1.`;
  return `${(/^.*?(?=\. To specify|\. This command|\n|$)/.exec(message)?.[0] ?? message).replace(/\.$/, '')}.`;
}

/** A port number from an option; 0 is any free one. */
export function readPort(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Problem(`${flag} takes a port number, 0 to 65535 (0 for any free one), not "${text}".`, 2);
}

/** A whole number from an option, up to nine digits. */
export function readCount(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Problem(`${flag} takes a whole number, not "${text}".`, 2);
}

/** A number from an option, written plainly: 0.5 is one, 1e3, 0x10 and nothing at all are none. */
export function readNumber(flag: string, text: string, least = 0): number {
  const number = Number(text);
  if (/^\d{1,15}(?:\.\d{1,6})?$/.test(text) && number >= least) return number;
  throw new Problem(`${flag} takes a number from ${least}, not "${text}".`, 2);
}

/** One of a few words from an option. */
export function readChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new Problem(`${flag} takes ${choices.join(' or ')}, not "${text}".`, 2);
}

/** An http address from an option. `what` it is the address of stands in the message. */
export function readAddress(flag: string, text: string, what: string): URL {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return new URL(text);
  throw new Problem(`${flag} takes the address of ${what}, with https:// or http://, not "${text}".`, 2);
}
