import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { CORRECT_JSON, parseJson } from '../../commandLine/jsonFile.ts';
import { jsonLines } from '../../commandLine/jsonLines.ts';
import { describeFailure, fileTrouble, Problem } from '../../commandLine/problem.ts';
import type { CenterDefinition } from './definition.ts';
import { parseDefinition } from './parseDefinition.ts';

/** Editors write in several steps; this much later they are done. */
const SETTLED_MS = 100;

/**
 * Reads a contact center's file.
 * @throws {Problem} that lists every mistake with its line and path, when the file cannot be used.
 */
export async function readDefinitionFile(path: string): Promise<CenterDefinition> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === undefined) throw error;
    throw new Problem(`--center ${path}: ${trouble}.`, 2, { cause: error });
  }
  const json = parseJson(text);
  if (!json.ok)
    throw new Problem(
      `${path}:${json.line}:${json.column} is not valid JSON: ${json.reason}. ${CORRECT_JSON}`,
      2,
    );
  const parsed = parseDefinition(json.value);
  if (parsed.ok) return parsed.definition;
  const lineOf = jsonLines(text);
  const mistakes = parsed.mistakes.map(({ path: place, message }) => ({
    line: lineOf(place),
    words: `${place === '' ? '' : `${place}: `}${message}`,
  }));
  const listed = mistakes
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, words }) => `${path}:${line} ${words}`);
  throw new Problem(listed.join('\n'), 2);
}

/** Who hears what came of reading a contact center's file again. */
export interface DefinitionFollower {
  take(definition: CenterDefinition): void;
  /** What was read last goes on to hold; `mistakes` has one a line, with path and line. */
  refuse(mistakes: string): void;
  /** The same in words. */
  tell(words: string): void;
}

/**
 * Reads a contact center's file again whenever it is saved.
 * @returns how to follow it no longer.
 * @throws when the system watches no more folders.
 */
export function followDefinitionFile(path: string, follower: DefinitionFollower): () => void {
  const file = resolve(path);
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      follower.take(await readDefinitionFile(path));
      follower.tell(`${path} is taken up.`);
    } catch (error) {
      const mistakes = describeFailure(error);
      follower.refuse(mistakes);
      follower.tell(`${path} is not taken up, what was read before it holds.\n${mistakes}`);
    }
  };
  // The folder, because many editors put a new file in the place of the old one.
  const watcher = watch(dirname(file), (_event, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      reading = reading.then(look);
    }, SETTLED_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
