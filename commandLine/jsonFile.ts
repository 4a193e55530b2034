import { readFile } from 'node:fs/promises';
import { fileTrouble, hasCode, Problem } from './problem.ts';

/** What JSON text says, or where it stops being JSON: line and column count from 1. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly column: number; readonly reason: string };

/** Parses JSON as people write it: a byte order mark in front, which Windows editors like, is no part of it. */
export function parseJson(text: string): ParsedJson {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, ...errorPosition(json, reason), reason: withoutPosition(reason) };
  }
}

/** What to do about JSON that cannot be parsed. */
export const CORRECT_JSON = 'Correct it: no comments, no trailing commas, every name in double quotes.';

/** A parsed file, or `undefined` where there is none. Broken JSON is a `Problem` that names file, line and column. */
export async function readJsonFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw new Problem(`${path} cannot be read: ${fileTrouble(error) ?? String(error)}.`, 1, { cause: error });
  }
  const parsed = parseJson(text);
  if (parsed.ok) return parsed.value;
  const { line, column, reason } = parsed;
  throw new Problem(`${path}:${line}:${column} is not valid JSON: ${reason}.\n${CORRECT_JSON}`);
}

function errorPosition(json: string, reason: string): { line: number; column: number } {
  const before = json.slice(0, offsetIn(reason) ?? lastViable(json)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** V8 names the offset in some of its messages and shows an excerpt instead in others. */
function offsetIn(reason: string): number | undefined {
  const offset = /position (\d+)/.exec(reason)?.[1];
  return offset === undefined ? undefined : Number(offset);
}

/** The length of the longest beginning that could still become JSON: the mistake is the character after it. */
function lastViable(json: string): number {
  let viable = 0;
  let broken = json.length + 1;
  while (broken - viable > 1) {
    const middle = Math.floor((viable + broken) / 2);
    if (isViable(json.slice(0, middle))) viable = middle;
    else broken = middle;
  }
  return viable;
}

/** Whether nothing is wrong with a text but that it ends too early. */
function isViable(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    return reason.includes('end of JSON input') || offsetIn(reason) === json.length;
  }
}

/** Leaves out the offset, which the position replaces, and the excerpt, which could hold a secret. */
function withoutPosition(reason: string): string {
  return reason.replace(/ (?:in|after) JSON at position.*$/s, '').replace(/, (?:\.\.\.)?".*$/s, '');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
