// Makes dist/ a complete function app: one bundle, host.json and a package.json without dependencies.
// `func start` and the local host run the same bundle from the repository's root.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist/`;
const quiet = process.argv.includes('--quiet');

/** One entry that loads every trigger file, so that a new file in functions/ needs no registration elsewhere. */
async function entry() {
  const files = (await readdir(`${root}functions`)).filter((file) => file.endsWith('.ts')).sort();
  return files.map((file) => `import './functions/${file}';`).join('\n');
}

await mkdir(dist, { recursive: true });
const result = await build({
  stdin: { contents: await entry(), resolveDir: root, sourcefile: 'entry.ts', loader: 'ts' },
  outfile: `${dist}main.cjs`,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  // Handed out by the Functions worker at run time and not on npm; a bundled stub would register nothing.
  external: ['@azure/functions-core'],
  // node-fetch reaches Node's deprecated built-in "punycode" through tr46 and prints DEP0040 from a bundle.
  alias: { punycode: 'punycode/' },
  keepNames: true,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});

const { name, version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
await copyFile(`${root}host.json`, `${dist}host.json`);
await writeFile(
  `${dist}package.json`,
  `${JSON.stringify({ name, version, private: true, main: 'main.cjs' }, null, 2)}\n`,
);

// Cleaned at the end and not at the beginning, so that an app that is just starting from here finds its files.
const made = new Set(['main.cjs', 'main.cjs.LEGAL.txt', 'host.json', 'package.json']);
const strangers = (await readdir(dist)).filter((name) => !made.has(name));
await Promise.all(strangers.map((name) => rm(`${dist}${name}`, { recursive: true })));

if (!quiet) {
  const [output] = Object.values(result.metafile.outputs).filter((file) => file.entryPoint !== undefined);
  console.log(`dist/main.cjs  ${((output?.bytes ?? 0) / 1024 / 1024).toFixed(2)} MB`);
}
