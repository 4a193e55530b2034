import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Problem } from '../commandLine/problem.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Where the built app is. */
export const DIST = resolve(ROOT, 'dist');

/**
 * Builds the app as `npm run build` does; what is wrong with it goes to stderr.
 * @param folder where, made when it is not there. Absolute.
 * @throws {Problem} when it does not build.
 */
export async function buildApp(folder = DIST): Promise<void> {
  const args = [resolve(ROOT, 'scripts', 'build.mjs'), '--quiet', '--out', folder];
  const build = spawn(process.execPath, args, { stdio: ['ignore', 2, 2] });
  const exit: unknown[] = await once(build, 'exit');
  if (exit[0] !== 0) throw new Problem('The app does not build: see above.');
}
