import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST } from './buildApp.ts';

/** The build that the app was started with. Anybody may build into dist/ at any time, and nothing of that runs. */
export interface RunningBuild {
  /** Whether it is the one in this folder. */
  isSame(folder: string): Promise<boolean>;
  /** Notes what runs from here on: dist/ as it is now, or the build in this folder. */
  note(folder?: string): Promise<void>;
  /** Makes dist/ what the app was started with. */
  putBack(): Promise<void>;
  close(): Promise<void>;
}

/** Remembers dist/ as what runs, in a copy: it is also what there is to go back to. */
export async function rememberBuild(): Promise<RunningBuild> {
  const copy = await mkdtemp(join(tmpdir(), 'contact-center-bot-running-'));
  await replaceFolder(copy, DIST);
  return {
    isSame: (folder) => isSame(folder, copy),
    note: (folder = DIST) => replaceFolder(copy, folder),
    putBack: () => replaceFolder(DIST, copy),
    close: () => rm(copy, { recursive: true, force: true }),
  };
}

async function isSame(one: string, other: string): Promise<boolean> {
  const [names, otherNames] = await Promise.all([readdir(one), readdir(other)]);
  if (names.toSorted().join('\n') !== otherNames.toSorted().join('\n')) return false;
  for (const name of names) {
    const [bytes, otherBytes] = await Promise.all([readFile(join(one, name)), readFile(join(other, name))]);
    if (!bytes.equals(otherBytes)) return false;
  }
  return true;
}

/** Makes `folder` what `from` is. The folder itself stays: Core Tools watch dist/. */
export async function replaceFolder(folder: string, from: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const wanted = new Set(await readdir(from));
  const strangers = (await readdir(folder)).filter((name) => !wanted.has(name));
  await Promise.all(strangers.map((name) => rm(join(folder, name), { recursive: true })));
  await cp(from, folder, { recursive: true });
}
