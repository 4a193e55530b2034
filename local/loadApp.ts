import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord, readJsonFile } from '../commandLine/jsonFile.ts';
import { describeError, Problem } from '../commandLine/problem.ts';

/**
 * Loads the files that `main` in an app's package.json names (a path or a glob), in alphabetical order, as the worker
 * does. The files register their functions while they load.
 * @returns the loaded files, relative to the app.
 * @throws {Problem} when `main` is missing or names no file, or when a file throws. The real host starts without
 *   functions then and answers 404 to everything.
 */
export async function loadApp(app: string): Promise<readonly string[]> {
  const path = join(app, 'package.json');
  const json = await readJsonFile(path);
  if (!isRecord(json)) throw new Problem(`${path} is missing.\nName the app's folder with --app DIR.`);
  const main = json['main'];
  if (typeof main !== 'string' || main === '') {
    throw new Problem(
      `${path} has no "main", so Functions would find no function.\nName the entry file there.`,
    );
  }
  const files = await matchingFiles(app, main);
  if (files.length === 0) {
    throw new Problem(
      `"main" in ${path} is "${main}", and no file matches it.\n` +
        (main.replace(/^\.\//, '').startsWith('dist/')
          ? 'Run "npm run build" first.'
          : 'Build the app first.'),
    );
  }
  const load = createRequire(path);
  for (const file of files) await loadFile(load, resolve(app, file), json['type'] === 'module');
  return files;
}

async function matchingFiles(app: string, pattern: string): Promise<readonly string[]> {
  if (existsSync(resolve(app, pattern))) return [pattern];
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: app })) files.push(file);
  return files.sort();
}

async function loadFile(load: NodeJS.Require, file: string, modules: boolean): Promise<void> {
  try {
    if (file.endsWith('.mjs') || (modules && file.endsWith('.js'))) await import(pathToFileURL(file).href);
    else load(file);
  } catch (error) {
    throw new Problem(
      `${file} threw while it was loaded, so Functions would have none of its functions.\n${describeError(error)}`,
      1,
      { cause: error },
    );
  }
}
