// Starts one of the project's TypeScript programs: `node scripts/run.mjs FILE [ARGS]`.
// Plain JavaScript on purpose: an older Node must get this far to be able to say what is wrong.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// 22.18 is the first release that runs TypeScript sources without a flag: https://nodejs.org/api/typescript.html
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Node ${process.versions.node} is too old: this project's programs need 22.18 or newer.\n` +
      '"npm ci" brings a newer one along for Linux and macOS on x64 and ARM, and for Windows on x64 (run it without\n' +
      '--omit=optional), and "npm run" starts that one; elsewhere install Node 24 from https://nodejs.org and try again.',
  );
  process.exit(1);
}

const file = process.argv[2];
if (file === undefined) {
  console.error('usage: node scripts/run.mjs FILE [ARGS]');
  process.exit(2);
}
process.argv.splice(1, 2, resolve(file));
await import(pathToFileURL(resolve(file)).href);
