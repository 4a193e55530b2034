// Makes the zip that is deployed: `npm run package -- [--from DIR] [--to FILE]`. The same files give the same bytes, so that a
// release can be made again and compared.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';

const USAGE = `Makes the zip that azd deploys, from a built app.

  npm run package -- [--from DIR] [--to FILE]

  --from DIR  the built app (dist)
  --to FILE   the zip (contact-center-bot.zip)
  --help      this text`;

/** The size that a deployment may have, in bytes. The bundle should not grow past it unnoticed. */
const LIMIT = 3 * 1024 * 1024;
/** No clock in the bytes; the first instant that a zip can hold, spelled in local time as the format wants it. */
const TIMESTAMP = new Date(1980, 0, 1);
/** Left out by azd as well (`pkg/project/project_utils.go` of Azure/azure-dev). */
const NEVER = new Set(['local.settings.json', '.funcignore']);

const { from, to } = readOptions();
const files = await readFiles(from);
if (!files.has('host.json') || !files.has('package.json'))
  fail(`${from} is no built app. Run: npm run build`);
const zip = zipSync(Object.fromEntries(files), { level: 9, mtime: TIMESTAMP, os: 3, attrs: 0o100644 << 16 });
if (zip.length > LIMIT) fail(`The zip has ${size(zip.length)}, and ${size(LIMIT)} is the limit.`);
await mkdir(dirname(to), { recursive: true });
await writeFile(to, zip);

for (const [name, bytes] of files) console.log(`${size(bytes.length).padStart(10)}  ${name}`);
console.log(`${size(zip.length).padStart(10)}  ${relative(process.cwd(), to)}`);
console.log(`    sha256  ${createHash('sha256').update(zip).digest('hex')}`);

function readOptions(): { readonly from: string; readonly to: string } {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string', default: 'dist' },
        to: { type: 'string', default: 'contact-center-bot.zip' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    return { from: resolve(values.from), to: resolve(values.to) };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
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

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
