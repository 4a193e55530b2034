// Bundles what is measured: `bundle.mjs FROM TO`, so that nothing has to take types away while the clock runs;
// `bundle.mjs --app FROM FOLDER`, a function app of one file; or `bundle.mjs --unbundled FOLDER`, this project's app as it would be
// deployed without a bundle: its own files as one, every package from node_modules.
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const common = {
  absWorkingDir: root.replace(/[\\/]$/, ''),
  bundle: true,
  platform: 'node',
  target: 'node22',
  external: ['@azure/functions-core'],
  logLevel: 'error',
};

/** What makes a folder with a `main.cjs` a function app. */
const describeApp = (folder) => writeFile(join(folder, 'package.json'), JSON.stringify({ main: 'main.cjs' }));

const [mode, ...rest] = process.argv.slice(2);
if (mode === '--unbundled') {
  const [to] = rest;
  const triggers = (await readdir(join(root, 'functions'))).filter((file) => file.endsWith('.ts')).sort();
  const contents = triggers.map((file) => `import './functions/${file}';`).join('\n');
  await mkdir(to, { recursive: true });
  await build({
    ...common,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile: join(to, 'main.cjs'),
    packages: 'external',
    format: 'cjs',
    banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': 'importMetaUrl' },
  });
  await copyFile(join(root, 'dist', 'knowledge.json'), join(to, 'knowledge.json'));
  await describeApp(to);
} else if (mode === '--app') {
  const [from, to] = rest;
  await build({ ...common, entryPoints: [from], outfile: join(to, 'main.cjs'), format: 'cjs' });
  await describeApp(to);
} else await build({ ...common, entryPoints: [mode], outfile: rest[0], format: 'esm' });
