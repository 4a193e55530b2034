// Makes the zip that is deployed: `npm run package -- [--from DIR] [--to FILE]`. The same files give the same bytes, so that a
// release can be made again and compared.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { zipSync } from 'fflate';
import { runCommand, type Given } from '../commandLine/commandLine.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { buildApp, DIST } from '../local/buildApp.ts';

const USAGE = `Builds the app and makes the zip that azd deploys.

  npm run package -- [--from DIR] [--to FILE]

  --from DIR  an app that is built already, instead
  --to FILE   the zip (contact-center-bot.zip)`;

/** The size that a deployment may have, in bytes. The bundle should not grow past it unnoticed. */
const LIMIT = 3 * 1024 * 1024;
/** No clock in the bytes; the first instant that a zip can hold, spelled in local time as the format wants it. */
const TIMESTAMP = new Date(1980, 0, 1);
/** Left out by azd as well (`pkg/project/project_utils.go` of Azure/azure-dev). */
const NEVER = new Set(['local.settings.json', '.funcignore']);

const LINE = {
  command: 'npm run package',
  usage: USAGE,
  options: {
    from: { type: 'string' },
    to: { type: 'string', default: 'contact-center-bot.zip' },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const to = resolve(options.to);
  if (options.from === undefined) await buildApp();
  const from = options.from === undefined ? DIST : resolve(options.from);
  const files = await readFiles(from);
  if (!files.has('host.json') || !files.has('package.json'))
    throw new Problem(`${from} is no built app. Run: npm run build`);
  const zip = zipSync(Object.fromEntries(files), {
    level: 9,
    mtime: TIMESTAMP,
    os: 3,
    attrs: 0o100644 << 16,
  });
  if (zip.length > LIMIT)
    throw new Problem(`The zip has ${size(zip.length)}, and ${size(LIMIT)} is the limit.`);
  await atPath(`--to ${to}`, async () => {
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, zip);
  });

  for (const [name, bytes] of files) console.log(`${size(bytes.length).padStart(10)}  ${name}`);
  console.log(`${size(zip.length).padStart(10)}  ${relative(process.cwd(), to)}`);
  console.log(`    sha256  ${createHash('sha256').update(zip).digest('hex')}`);
}

/** Every file below a folder by its path in the zip, in an order that no file system decides. */
async function readFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && !NEVER.has(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)),
  );
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}

await runCommand(LINE, main);
