import { parseArgs, type ParseArgsConfig } from 'node:util';
import { describeFailure, Problem } from './problem.ts';

/** Reads options strictly: an unknown one is a `Problem` that shows the usage. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; strict: true; allowPositionals: false }>>['values'] {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, 2, {
      cause: error,
    });
  }
}

/** A port number from an option; 0 is any free one. */
export function readPort(flag: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Problem(`${flag} takes a port number, 0 to 65535 (0 for any free one), not "${text}".`, 2);
}

/** Runs a command to its end; a failure is printed and becomes the exit code. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(describeFailure(error));
    process.exit(error instanceof Problem ? error.exitCode : 1);
  }
}
