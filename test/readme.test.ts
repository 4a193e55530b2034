import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { isRecord } from '../commandLine/jsonFile.ts';
import { readSettingsFile } from '../local/localSettings.ts';
import { parseObject } from './local/hostProcess.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** What git does not keep: made on the machine, so documents may name it though a fresh clone has none. */
const MADE_HERE = ['node_modules', 'dist', '.data', '.azure', 'coverage', 'local.settings.json'];

/** Every file of the repository, relative to its root, with forward slashes. */
async function repositoryFiles(folder = ''): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true });
  const kept = entries.filter(({ name }) => name !== '.git' && !MADE_HERE.includes(name));
  const files = kept.map(async (entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? repositoryFiles(path) : [path];
  });
  return (await Promise.all(files)).flat();
}

interface Document {
  readonly path: string;
  readonly text: string;
}

const files = await repositoryFiles();
const documents: readonly Document[] = await Promise.all(
  files
    .filter((path) => path.endsWith('.md'))
    .map(async (path) => ({ path, text: await readFile(join(ROOT, path), 'utf8') })),
);
const readme = documents.find(({ path }) => path === 'README.md')?.text ?? '';
const manifest = parseObject(await readFile(join(ROOT, 'package.json'), 'utf8'));
const scripts = isRecord(manifest['scripts']) ? manifest['scripts'] : {};

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([whole, group]) => group ?? whole);
}

/** The commands of the blocks that a reader is meant to paste into a shell, one by one. */
function shellCommands(text: string): readonly string[] {
  return all(text, /^```sh\n(.*?)^```/gms)
    .flatMap((block) => block.split(/\n|&&/))
    .map((command) => command.replace(/#.*/, '').trim())
    .filter((command) => command !== '');
}

/** Code spans and lines of folder trees that name a file or folder of the repository. */
function namedPaths(text: string): readonly string[] {
  const prose = text.replace(/^```.*?^```/gms, '');
  const spans = all(prose, /`([\w./@-]+)`/g);
  const trees = all(text, /^```\n(.*?)^```/gms).flatMap((block) => all(block, /^([\w./-]+) {2,}\S/gm));
  const folders = new Set(files.map((file) => file.split('/', 1)[0]));
  return [...spans, ...trees].filter((path) => {
    const [first = '', second] = path.split('/', 2);
    return second === undefined ? /^[\w.-]+\.(?:ts|js|mjs|json|md|bicep)$/.test(path) : folders.has(first);
  });
}

/** A bare file name may stand for a file in any folder: the document says which. */
function isThere(path: string, from: string): boolean {
  const first = path.split('/', 1)[0] ?? '';
  if (MADE_HERE.includes(first)) return true;
  if ([from, '.'].some((base) => existsSync(join(ROOT, base, path)))) return true;
  return !path.includes('/') && files.some((file) => basename(file) === path);
}

/** As GitHub names a heading: lower case, without punctuation, with hyphens for spaces. */
function headings(text: string): readonly string[] {
  return all(text, /^#+ (.+)$/gm).map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('there is a README, and it can be followed', () => {
  assert.ok(shellCommands(readme).includes('npm start'));
  assert.ok(namedPaths(readme).length > 5);
});

describe('the Node that npm ci brings along', async () => {
  const SYSTEMS = 'Linux and macOS on x64 and ARM, and for Windows on x64';
  const lock = parseObject(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  const locked = isRecord(lock['packages']) ? lock['packages'] : {};
  const brought = Object.entries(locked)
    .filter(([, entry]) => isRecord(entry) && isRecord(entry['bin']) && Object.hasOwn(entry['bin'], 'node'))
    .map(([name, entry]) => ({ name, entry: isRecord(entry) ? entry : {} }));

  test('is for the systems that README and the message of an older Node name', async () => {
    assert.deepEqual(
      brought.map(({ entry }) => `${String(entry['os'])} ${String(entry['cpu'])}`).toSorted(),
      ['darwin arm64', 'darwin x64', 'linux arm64', 'linux x64', 'win32 x64'],
    );
    const message = await readFile(join(ROOT, 'scripts', 'run.mjs'), 'utf8');
    for (const text of [readme, message]) assert.ok(text.replaceAll(/\s+/g, ' ').includes(SYSTEMS));
  });

  test('is new enough for the programs, and left out where the system is another one', () => {
    for (const { name, entry } of brought) {
      const [major = 0, minor = 0] = String(entry['version']).split('.').map(Number);
      assert.ok(major > 22 || (major === 22 && minor >= 18), name);
      assert.equal(entry['optional'], true, name);
    }
  });

  test('is not announced by a warning for each package that wants it', async () => {
    assert.match(await readFile(join(ROOT, '.npmrc'), 'utf8'), /^loglevel=error$/m);
  });
});

for (const { path, text } of documents) {
  describe(path, () => {
    test('names only npm scripts that exist', () => {
      const named = all(text, /\bnpm run (?:--?\w+ )*([\w:-]+)/g);
      const short = all(text, /\bnpm (start|test)\b/g);
      assert.deepEqual(
        [...named, ...short].filter((name) => !Object.hasOwn(scripts, name)),
        [],
      );
    });

    test('runs programs by npm, which has the Node that the project brings along', () => {
      assert.deepEqual(all(text, /\bnode scripts\/\S+/g), []);
    });

    test('names only files and folders that exist', () => {
      const from = dirname(path);
      const inCommands = shellCommands(text).flatMap((command) => all(command, /(?<=\s)[\w-]+\/[\w./-]+/g));
      const missing = [...namedPaths(text), ...inCommands].filter((named) => !isThere(named, from));
      assert.deepEqual(missing, []);
    });

    test('has no link that leads nowhere', () => {
      const links = all(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/i.test(link));
      const broken = links.filter((link) => {
        const [file = '', heading] = link.split('#', 2);
        const target = file === '' ? path : join(dirname(path), file);
        if (!existsSync(join(ROOT, target))) return true;
        const there = documents.find((document) => document.path === target);
        return heading !== undefined && there !== undefined && !headings(there.text).includes(heading);
      });
      assert.deepEqual(broken, []);
    });
  });
}

describe('the README', () => {
  const commands = all(readme, /^\| `npm (?:run )?([\w-]+)(?: [^`]*)?`/gm).filter((name) => name !== 'test');

  for (const command of commands) {
    test(`has a command ${command} that explains itself with --help`, async () => {
      const [, file = ''] = /run\.mjs (\S+)/.exec(String(scripts[command])) ?? [];
      const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, file), '--help']);
      assert.match(stdout, new RegExp(`npm (?:run )?${command}\\b`));
    });
  }

  test('explains every setting of the sample', async () => {
    const settings = [...(await readSettingsFile(join(ROOT, 'local.settings.sample.json'))).keys()];
    // The host's own two: documented by Azure Functions.
    const ours = settings.filter(
      (name) => !['AzureWebJobsStorage', 'FUNCTIONS_WORKER_RUNTIME'].includes(name),
    );
    assert.deepEqual(
      ours.filter((name) => !readme.includes(`\`${name}\``)),
      [],
    );
  });
});
