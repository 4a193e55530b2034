// Makes dist/ a complete function app: one bundle, one more for the telemetry thread and one for the model, the articles made ready for search,
// host.json and a package.json without dependencies.
// `func start` and the local host run the same bundle from the repository's root.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, formatMessages } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const POLICY = 'lib/conversation/policy/policy.json';

const USAGE = `Makes dist/ a complete function app, which "func start", the local host and azd run as it is.

  npm run build -- [--quiet] [--sizes] [--out DIR] [--mind FILE]

  --quiet      print nothing but what is wrong
  --sizes      print what the bundles are made of, by package, the largest first
  --out DIR    make it there, not in dist/
  --mind FILE  with this file in the place of lib/mind.ts

Exit codes: 0 built, 1 the app, ${POLICY} or knowledge/ has mistakes, 2 wrong usage`;

const { quiet, sizes, out, mind } = readOptions();
const dist = `${resolve(out)}/`;

/** As all other commands do it (commandLine/), which are TypeScript: this one has to run on an older Node, for \`npm ci\`. */
function readOptions() {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    process.exit(0);
  }
  try {
    return parseArgs({
      args,
      options: {
        quiet: { type: 'boolean', default: false },
        sizes: { type: 'boolean', default: false },
        out: { type: 'string', default: `${root}dist` },
        mind: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return fail(`${/^[^.\n]*/.exec(error.message)?.[0]}.\nWhat there is: npm run build -- --help`, 2);
  }
}

function fail(message, exitCode) {
  console.error(message);
  process.exit(exitCode);
}

/** One entry that loads every trigger file, so that a new file in functions/ needs no registration elsewhere. */
async function entry() {
  const files = (await readdir(`${root}functions`)).filter((file) => file.endsWith('.ts')).sort();
  return files.map((file) => `import './functions/${file}';`).join('\n');
}

/** Puts another file in the place of lib/mind.ts: tests of the machinery run the app with words and a policy of their own. */
const otherMind = {
  name: 'other-mind',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/]mind\.ts$/ }, () => ({
      contents: `export * from ${JSON.stringify(resolve(mind))};`,
      resolveDir: root,
    }));
  },
};

/**
 * What the Bot Framework's packages ask for and no way of this app leads to, with what would. It is a third of what has to be
 * read and run before the first answer, and code that strangers find holes in.
 */
const LEFT_OUT = {
  axios: 'calls of one bot by another',
  'botframework-streaming': 'activities by named pipe and web socket',
  'cross-fetch': 'the emulator’s sign-in',
  'fs-extra': 'transcripts in files',
  htmlparser2: 'the middleware for speech',
  jsonwebtoken:
    'the SDK’s own check of tokens (lib/botbuilder/authentication.ts is ours), and certificates as credentials',
  'node-fetch': 'the SDK’s own look-up of keys (lib/botbuilder/openIdKeys.ts is ours)',
};

/**
 * In the place of a package that was left out: it may be looked at and extended, as the SDK does when it is loaded. Whoever calls
 * it all the same is told why that fails.
 */
const leftOut = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(LEFT_OUT).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `
        const fail = () => {
          throw new Error(${JSON.stringify(`${path} is not part of this app: it was for ${LEFT_OUT[path]}. scripts/build.mjs takes it out.`)});
        };
        const inItsPlace = new Proxy(function () {}, {
          get: (target, name) =>
            name === '__esModule' ? undefined : name === 'prototype' ? target.prototype : inItsPlace,
          apply: fail,
          construct: fail,
        });
        module.exports = inItsPlace;`,
    }));
  },
};

/**
 * Packages of Azure come as ES modules and as CommonJS. The Bot Framework's ask for the one and this app for the other, which
 * would make two of each: twice the code, and two classes of each error.
 */
const oneForm = {
  name: 'one-form',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@(?:azure|typespec)\// }, ({ path, kind, importer, resolveDir }) =>
      kind === 'require-call' ? undefined : resolve(path, { kind: 'require-call', importer, resolveDir }),
    );
  },
};

/** What all bundles have in common. */
const common = {
  absWorkingDir: root.replace(/[\\/]$/, ''),
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
  // Printed below, once for all bundles.
  logLevel: 'silent',
};

/** Runs a part of the sources now, on whatever Node this is. */
async function load(exports) {
  const { outputFiles } = await build({
    ...common,
    stdin: { contents: exports, resolveDir: root },
    format: 'esm',
    // For packages that are CommonJS and ask for what Node brings.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('file:///');" },
    define: {},
    metafile: false,
    write: false,
    legalComments: 'none',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}

/** What is wrong with the policy file, as `npm run explain` says it: an app that carried a mistake would answer 503 to everybody. */
async function policyMistakes() {
  const { loadPolicy } = await load(`export { loadPolicy } from './lib/conversation/index.ts';`);
  const policy = loadPolicy();
  return policy.ok ? [] : policy.mistakes;
}

/** Writes the articles, with a list of those that had to be left out: health tells of it, should the app run all the same. */
async function writeKnowledge() {
  const { buildKnowledge } = await load(
    `export { buildKnowledge } from './scripts/knowledge/buildKnowledge.ts';`,
  );
  const { json, mistakes } = await buildKnowledge(root);
  await writeFile(`${dist}knowledge.json`, json);
  return mistakes;
}

/** The build in which nothing may fail: all of it is looked at together, so that all mistakes are told at once. */
async function buildAll(bundles) {
  const attempts = await Promise.allSettled([
    policyMistakes(),
    writeKnowledge(),
    ...bundles.map((options) => build(options)),
  ]);
  const [policy, knowledge, ...built] = attempts;
  const failures = attempts.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  const defect = failures.find(({ errors }) => errors === undefined);
  if (defect !== undefined) throw defect;

  // A file that several bundles share is wrong in each of them.
  const told = new Map(failures.flatMap(({ errors }) => errors).map((error) => [keyOf(error), error]));
  const inPolicy = [...told.values()].filter(({ location }) => location?.file === POLICY);
  const elsewhere = [...told.values()].filter(({ location }) => location?.file !== POLICY);
  const mistakes = [
    ...inPolicy.map(({ text, location: { line, column } }) => ({
      path: `line ${line}, column ${column + 1}`,
      message: `Not valid JSON: ${text}.`,
    })),
    ...(policy.value ?? []),
  ];
  if (mistakes.length > 0) {
    console.error(`${POLICY} has mistakes:`);
    for (const { path, message } of mistakes) console.error(`  ${path}: ${message}`);
  }
  const inArticles = knowledge.value ?? [];
  for (const { file, line, message } of inArticles) console.error(`${file}:${line}: ${message}`);
  const color = process.stderr.isTTY;
  for (const text of await formatMessages(elsewhere, { kind: 'error', color })) console.error(text.trimEnd());
  if (told.size > 0 || mistakes.length > 0 || inArticles.length > 0) process.exit(1);

  const results = built.map(({ value }) => value);
  const warnings = results.flatMap((result) => result.warnings);
  for (const text of await formatMessages(warnings, { kind: 'warning', color }))
    console.error(text.trimEnd());
  return results;
}

function keyOf({ text, location }) {
  return JSON.stringify([text, location?.file, location?.line, location?.column]);
}

async function makeApp() {
  await mkdir(dist, { recursive: true });
  const results = await buildAll([
    {
      ...common,
      stdin: { contents: await entry(), resolveDir: root, sourcefile: 'entry.ts', loader: 'ts' },
      outfile: `${dist}main.cjs`,
      plugins: [oneForm, leftOut, ...(mind === undefined ? [] : [otherMind])],
    },
    // Minified, because it is large, and of nobody's interest: what it does is in one short file of ours.
    {
      ...common,
      entryPoints: [`${root}lib/telemetry/worker.ts`],
      outfile: `${dist}telemetry.cjs`,
      minify: true,
    },
    {
      ...common,
      entryPoints: [`${root}lib/model/chat.ts`],
      outfile: `${dist}model.cjs`,
      minify: true,
    },
  ]);

  await writeInAscii(`${dist}main.cjs`);

  const { name, version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));
  await copyFile(`${root}host.json`, `${dist}host.json`);
  await writeFile(
    `${dist}package.json`,
    `${JSON.stringify({ name, version, private: true, main: 'main.cjs' }, null, 2)}\n`,
  );

  // Cleaned at the end and not at the beginning, so that an app that is just starting from here finds its files.
  const bundles = ['main.cjs', 'telemetry.cjs', 'model.cjs'];
  const made = new Set([
    ...bundles.flatMap((name) => [name, `${name}.LEGAL.txt`]),
    'knowledge.json',
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
      if (sizes) printSizes(output?.inputs ?? {});
    }
  }
}

/**
 * Writes what esbuild leaves as it is, letters in regular expressions, as escapes. One such letter makes Node keep a script with
 * two bytes for each character, and read it three times as long.
 */
async function writeInAscii(file) {
  const code = await readFile(file, 'utf8');
  const escaped = code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  await writeFile(file, escaped);
}

function printSizes(inputs) {
  const sizes = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const part = partOf(path);
    sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
  }
  const largestFirst = [...sizes].sort(([, one], [, other]) => other - one);
  for (const [part, bytes] of largestFirst)
    console.log(`${(bytes / 1024).toFixed(1).padStart(10)} KB  ${part}`);
}

/** The package that a file comes from, or the folder of ours. */
function partOf(path) {
  const [, , packaged] = /^(.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? [];
  return packaged ?? path.split('/').slice(0, -1).slice(0, 2).join('/');
}

try {
  await makeApp();
} catch (error) {
  // A folder of somebody else's, a read-only disk, a full one: nothing that is wrong here. All else is a defect.
  const [, trouble] = /^E[A-Z]+: ([^,]+)/.exec(error.message) ?? [];
  if (trouble === undefined || error.path === undefined) throw error;
  fail(
    `${error.path}: ${trouble}.\nMake it yours to write, or build elsewhere: npm run build -- --out DIR`,
    1,
  );
}
