import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runProgram } from '../local/hostProcess.ts';

const MIND = join(ROOT, 'test', 'fixtures', 'mind');
const MADE = join(ROOT, '.data', 'test-apps');
const HOUR = 3_600_000;

/**
 * The app as dist/ is, but with the words and the policy of the tests: what a team changes in its bot does not touch what is
 * tested of the machinery; `knowing.ts` has articles too. Made once for each state of dist/, in a folder that git ignores.
 * @throws Error when dist/ is not there: `npm run build`.
 */
export async function appWithTestMind(mind: 'mind.ts' | 'knowing.ts' = 'mind.ts'): Promise<string> {
  const app = join(MADE, `${await stateOfSources()}-${mind.replace('.ts', '')}`);
  if (await exists(app)) return app;
  await mkdir(MADE, { recursive: true });
  const making = await mkdtemp(join(MADE, 'making-'));
  const args = ['--quiet', '--out', making, '--mind', join(MIND, mind)];
  const build = runProgram({ after: () => undefined }, 'scripts/build.mjs', args);
  if ((await build.exit) !== 0) throw new Error(build.stderr());
  // Another test may have been faster, and may be running it.
  await rename(making, app).catch(() => rm(making, { recursive: true }));
  await forgetOld();
  return app;
}

async function stateOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const files = ['main.cjs', 'model.cjs', 'telemetry.cjs'].map((name) => join(ROOT, 'dist', name));
  for (const name of (await readdir(MIND)).sort()) files.push(join(MIND, name));
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(MADE)) {
    const path = join(MADE, name);
    const made = await stat(path).catch(() => undefined);
    if (made !== undefined && Date.now() - made.mtimeMs > HOUR)
      await rm(path, { recursive: true, force: true });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
