import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CORRECT_JSON, parseJson } from '../commandLine/jsonFile.ts';
import { atPath } from '../commandLine/problem.ts';
import type { ParsedPolicy } from '../lib/conversation/index.ts';

/** How people know it. */
export const POLICY_FILE = 'lib/conversation/policy/policy.json';

const PATH = resolve(import.meta.dirname, '..', POLICY_FILE);

/**
 * The policy of the sources, or every mistake in its file. That it is no JSON at all is one of them: the sources import the
 * file, so nothing that does may be imported before this.
 */
export async function readPolicyFile(): Promise<ParsedPolicy> {
  const text = await atPath(POLICY_FILE, () => readFile(PATH, 'utf8'));
  const parsed = parseJson(text);
  if (parsed.ok) return (await import('../lib/conversation/index.ts')).loadPolicy();
  const { line, column, reason } = parsed;
  const path = `line ${line}, column ${column}`;
  return { ok: false, mistakes: [{ path, message: `Not valid JSON: ${reason}. ${CORRECT_JSON}` }] };
}
