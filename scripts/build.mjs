// Makes dist/ a complete function app: one bundle, one more for the telemetry thread, host.json and a package.json without
// dependencies.
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

/** What both bundles have in common. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  // Handed out by the Functions worker at run time and not on npm; a bundled stub would register nothing.
  external: ['@azure/functions-core'],
  // CommonJS has no import.meta.
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'importMetaUrl' },
  // node-fetch reaches Node's deprecated built-in "punycode" through tr46 and prints DEP0040 from a bundle.
  alias: { punycode: 'punycode/' },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
};

await mkdir(dist, { recursive: true });
const results = await Promise.all([
  build({
    ...common,
    stdin: { contents: await entry(), resolveDir: root, sourcefile: 'entry.ts', loader: 'ts' },
    outfile: `${dist}main.cjs`,
    keepNames: true,
  }),
  // Minified, because it is large, and of nobody's interest: what it does is in one short file of ours.
  build({
    ...common,
    entryPoints: [`${root}lib/telemetry/worker.ts`],
    outfile: `${dist}telemetry.cjs`,
    minify: true,
  }),
]);

const { name, version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
await copyFile(`${root}host.json`, `${dist}host.json`);
await writeFile(
  `${dist}package.json`,
  `${JSON.stringify({ name, version, private: true, main: 'main.cjs' }, null, 2)}\n`,
);

// Cleaned at the end and not at the beginning, so that an app that is just starting from here finds its files.
const bundles = ['main.cjs', 'telemetry.cjs'];
const made = new Set([
  ...bundles.flatMap((name) => [name, `${name}.LEGAL.txt`]),
  'host.json',
  'package.json',
]);
const strangers = (await readdir(dist)).filter((name) => !made.has(name));
await Promise.all(strangers.map((name) => rm(`${dist}${name}`, { recursive: true })));

if (!quiet) {
  for (const { metafile } of results) {
    const [[name = '', output] = []] = Object.entries(metafile.outputs).filter(
      ([, file]) => file.entryPoint !== undefined,
    );
    console.log(`${name}  ${((output?.bytes ?? 0) / 1024 / 1024).toFixed(2)} MB`);
  }
}
