// Bundles a program as the app is bundled: `bundle.mjs FROM TO`. Prints one line when it is done.
import { build } from 'esbuild';

const [from, outfile] = process.argv.slice(2);
await build({
  entryPoints: [from],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  minify: true,
  external: ['@azure/functions-core'],
  logLevel: 'error',
});
console.log(JSON.stringify({ outfile }));
