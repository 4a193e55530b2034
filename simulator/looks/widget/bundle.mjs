// Makes of the widget and all its parts what a browser loads, once they are installed.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;
const node = join(here, 'absent', 'node.js');

await build({
  absWorkingDir: here,
  entryPoints: ['widget.js'],
  outfile: 'dist/widget.js',
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.js': 'jsx' },
  define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
  inject: ['absent/process.js'],
  // Fluent UI would fetch fonts and icons from a server of Microsoft's.
  banner: { js: "window.FabricConfig = { fontBaseUrl: '', iconBaseUrl: '/looks/widget/icons/' };" },
  alias: {
    stream: node,
    util: node,
    buffer: node,
    crypto: node,
    'abort-controller-es5': join(here, 'absent', 'abortController.js'),
  },
  logLevel: 'error',
});

const icons = join(here, 'node_modules', '@fluentui', 'font-icons-mdl2', 'fonts');
await cp(icons, join(here, 'dist', 'icons'), {
  recursive: true,
  filter: (file) => !/\.[^.]+$/.test(file) || file.endsWith('.woff'),
});
