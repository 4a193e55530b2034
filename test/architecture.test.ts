import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { posix, resolve, sep } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';

interface Room {
  /** Rooms, by folder or file, that this one may import besides itself. */
  readonly rooms: readonly string[];
  /** Packages, by name or by prefix when it ends in `*`; `*` is any. `node:` is the platform. */
  readonly packages: readonly string[];
  /** Has no clock, randomness, environment or I/O: everything of that kind is passed in. */
  readonly pure?: true;
}

const BASE = [
  'lib/config.ts',
  'lib/config',
  'lib/errors.ts',
  'lib/events.ts',
  'lib/exchange.ts',
  'lib/log.ts',
  'lib/observed.ts',
  'lib/onFirstUse.ts',
  'lib/retryAfter.ts',
  'lib/unavailable.ts',
];
const MIND = ['lib/conversation', 'lib/omnichannel'];
/** How files that a team writes are described, and what several of them may say. */
const WRITTEN = ['lib/fields.ts', 'lib/openingHours.ts'];

/** The map of the house; a file belongs to the longest of these names that its path begins with. */
const ROOMS: Readonly<Record<string, Room>> = {
  functions: { rooms: ['lib'], packages: ['@azure/functions'] },
  'lib/app.ts': { rooms: ['lib'], packages: ['*'] },
  'lib/mind.ts': { rooms: ['lib'], packages: [] },
  'lib/botbuilder': { rooms: [...BASE, ...MIND, 'lib/turns'], packages: ['*'] },
  'lib/storage': { rooms: [...BASE, ...MIND], packages: ['*'] },
  'lib/telemetry': { rooms: BASE, packages: ['*'] },
  'lib/turns': { rooms: [...BASE, ...MIND], packages: ['node:*'] },
  'lib/config.ts': { rooms: BASE, packages: ['node:*'] },
  'lib/config': { rooms: BASE, packages: ['node:*'] },
  'lib/errors.ts': { rooms: [], packages: [] },
  'lib/events.ts': { rooms: ['lib/log.ts'], packages: [], pure: true },
  'lib/exchange.ts': { rooms: [], packages: ['node:*'] },
  'lib/health.ts': { rooms: [...BASE, 'lib/knowledgeFile.ts'], packages: ['@azure/functions'] },
  'lib/log.ts': { rooms: [], packages: [] },
  'lib/onFirstUse.ts': { rooms: ['lib/errors.ts'], packages: [] },
  'lib/observed.ts': { rooms: ['lib/events.ts'], packages: [] },
  'lib/retryAfter.ts': { rooms: [], packages: [] },
  'lib/unavailable.ts': { rooms: [], packages: ['@azure/functions'] },
  'lib/model': { rooms: [...BASE, ...MIND, 'lib/turns'], packages: ['node:*', 'openai', '@azure/identity'] },
  'lib/knowledgeFile.ts': { rooms: ['lib/knowledge'], packages: ['node:*'] },
  'lib/conversation': {
    rooms: ['lib/omnichannel', 'lib/knowledge', 'lib/understanding', ...WRITTEN],
    packages: [],
    pure: true,
  },
  'lib/understanding': { rooms: [], packages: [], pure: true },
  'lib/fields.ts': { rooms: [], packages: [], pure: true },
  'lib/openingHours.ts': { rooms: ['lib/fields.ts'], packages: [], pure: true },
  'lib/knowledge': { rooms: [], packages: ['minisearch', '@orama/stemmers/*'], pure: true },
  'lib/omnichannel': { rooms: [], packages: [], pure: true },
  commandLine: { rooms: [], packages: ['node:*'] },
  simulator: {
    rooms: ['lib/omnichannel', 'lib/config/address.ts', 'lib/config/duration.ts', 'commandLine', ...WRITTEN],
    packages: ['node:*', 'ws', '@fastify/busboy', 'selfsigned'],
  },
  local: { rooms: ['simulator', 'commandLine', 'lib/config'], packages: ['node:*', 'croner', 'azurite/*'] },
  bench: {
    rooms: [
      'lib',
      'simulator',
      'local',
      'commandLine',
      'test',
      'scripts/chromium.ts',
      'scripts/evaluate',
      'scripts/knowledge',
    ],
    packages: ['node:*', '@azure/functions', 'fast-check', 'minisearch', 'playwright-core'],
  },
};

/** Packages that one room alone may import, wherever `*` would allow them. */
const OWNERS: readonly { readonly packages: readonly string[]; readonly room: string }[] = [
  { packages: ['botbuilder', 'botbuilder-*', 'botframework-*'], room: 'lib/botbuilder' },
  { packages: ['@azure/data-tables'], room: 'lib/storage' },
  { packages: ['openai', 'openai/*'], room: 'lib/model' },
  { packages: ['applicationinsights', '@opentelemetry/*'], room: 'lib/telemetry' },
];

/** The one file that reads the environment. */
const ENVIRONMENT_READER = 'lib/config.ts';
const ENVIRONMENT_FREE = ['functions/', 'lib/', 'simulator/'];
const IMPURE_NAMES = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'performance',
  'crypto',
  'process',
  'console',
]);
const IMPURE_CALLS = new Set(['Date.now', 'Math.random']);

/** What a set of files (path → source) does that the map does not allow, one sentence each. */
function violations(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, source]) => {
    const roomName = roomOf(path);
    const room = roomName === undefined ? undefined : ROOMS[roomName];
    if (roomName === undefined || room === undefined) return [`${path} is in no room of the map`];
    return [...importViolations(path, source, roomName, room), ...ambientViolations(path, source, room)];
  });
}

function importViolations(path: string, source: string, roomName: string, room: Room): readonly string[] {
  const specifiers = ts.preProcessFile(source, true, true).importedFiles.map(({ fileName }) => fileName);
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(path), specifier);
      const targetRoom = roomOf(target);
      const allowed = targetRoom === roomName || room.rooms.some((name) => isInside(target, name));
      return allowed ? [] : [`${path} imports ${target}, which is not below it`];
    }
    const owner = OWNERS.find(({ packages }) => matches(specifier, packages));
    if (owner !== undefined && owner.room !== roomName)
      return [`${path} imports ${specifier}, which belongs to ${owner.room}`];
    return matches(specifier, room.packages) ? [] : [`${path} imports ${specifier}, which its room may not`];
  });
}

function ambientViolations(path: string, source: string, room: Room): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      readsEnvironment(node) &&
      path !== ENVIRONMENT_READER &&
      ENVIRONMENT_FREE.some((start) => path.startsWith(start))
    ) {
      found.push(`${path} reads the environment`);
    }
    if (room.pure === true) {
      const impure = impurity(node);
      if (impure !== undefined) found.push(`${path} uses ${impure}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** `process.env`, `process['env']`, `const { env } = process`, `import { env } from 'node:process'`. */
function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && endsInProcess(node.expression);
  if (ts.isElementAccessExpression(node)) return endsInProcess(node.expression);
  if (ts.isVariableDeclaration(node))
    return node.initializer !== undefined && endsInProcess(node.initializer);
  return ts.isImportDeclaration(node) && /^['"](?:node:)?process['"]$/.test(node.moduleSpecifier.getText());
}

function endsInProcess(expression: ts.Expression): boolean {
  return /(?:^|\.)process$/.test(expression.getText());
}

function impurity(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'new Date()';
  if (ts.isPropertyAccessExpression(node) && IMPURE_CALLS.has(node.getText())) return node.getText();
  const called =
    ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) ? node.expression : undefined;
  return called !== undefined && ts.isIdentifier(called) && IMPURE_NAMES.has(called.text)
    ? called.text
    : undefined;
}

function roomOf(path: string): string | undefined {
  return Object.keys(ROOMS)
    .filter((name) => isInside(path, name))
    .sort((one, other) => other.length - one.length)[0];
}

function isInside(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}/`);
}

function matches(specifier: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern,
  );
}

const ROOT = resolve(import.meta.dirname, '..');

async function sources(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const folder of ['functions', 'lib', 'simulator', 'local', 'commandLine', 'bench']) {
    for (const name of await readdir(resolve(ROOT, folder), { recursive: true })) {
      // A bench may bring packages of its own.
      if (!/(?<!\.d)\.ts$/.test(name) || name.split(sep).includes('node_modules')) continue;
      files.set([folder, ...name.split(sep)].join('/'), await readFile(resolve(ROOT, folder, name), 'utf8'));
    }
  }
  return files;
}

test('every import of the project points down and no room reaches for what it is not given', async () => {
  const files = await sources();
  assert.ok(files.size > 20, 'the sources were found');
  assert.deepEqual(violations(files), []);
});

describe('the map refuses', () => {
  const planted: readonly [what: string, path: string, source: string][] = [
    [
      'the protocol importing the bot',
      'lib/omnichannel/tags.ts',
      `import { decide } from '../conversation/decide.ts';`,
    ],
    [
      'the protocol importing a type of an SDK',
      'lib/omnichannel/a.ts',
      `import type { Activity } from 'botbuilder';`,
    ],
    ['the protocol importing the platform', 'lib/omnichannel/a.ts', `import { hash } from 'node:crypto';`],
    [
      "the bot's mind importing storage",
      'lib/conversation/decide.ts',
      `export * from '../storage/tableStore.ts';`,
    ],
    ["the bot's mind importing a log", 'lib/conversation/decide.ts', `import type { Log } from '../log.ts';`],
    [
      "the bot's mind looking at the clock",
      'lib/conversation/idle.ts',
      `export const now = () => Date.now();`,
    ],
    [
      "the bot's mind making a date of now",
      'lib/conversation/idle.ts',
      `export const now = () => new Date();`,
    ],
    [
      "the bot's mind throwing dice",
      'lib/conversation/replies.ts',
      `export const pick = () => Math.random();`,
    ],
    [
      "the bot's mind calling out",
      'lib/conversation/a.ts',
      `export const ask = () => fetch('http://127.0.0.1');`,
    ],
    ['botbuilder outside its room', 'lib/app.ts', `import { CloudAdapter } from 'botbuilder';`],
    ['a package of botbuilder outside its room', 'lib/turns/turn.ts', `import 'botframework-connector';`],
    ['tables outside storage', 'lib/botbuilder/a.ts', `const tables = await import('@azure/data-tables');`],
    ['telemetry outside its room', 'lib/app.ts', `import client from 'applicationinsights';`],
    [
      'a part of telemetry outside its room',
      'lib/turns/turn.ts',
      `import { trace } from '@opentelemetry/api';`,
    ],
    [
      'telemetry importing the turn',
      'lib/telemetry/index.ts',
      `import { runTurn } from '../turns/index.ts';`,
    ],
    ['storage importing the SDK room', 'lib/storage/a.ts', `import { turn } from '../botbuilder/turn.ts';`],
    ['the library importing a trigger', 'lib/app.ts', `import '../functions/messages.ts';`],
    ['a trigger importing the simulator', 'functions/a.ts', `import '../simulator/server.ts';`],
    ["the simulator importing the bot's mind", 'simulator/a.ts', `import '../lib/conversation/index.ts';`],
    ['the simulator importing a package', 'simulator/doors/a.ts', `import 'express';`],
    ['the local host importing the bot', 'local/a.ts', `import '../lib/app.ts';`],
    ['the bot importing a measurement', 'lib/app.ts', `import '../bench/load.ts';`],
    ['a second reader of the environment', 'lib/storage/a.ts', `export const a = process.env['A'];`],
    ['a reader by brackets', 'functions/a.ts', `export const a = process['env'].A;`],
    ['a reader by destructuring', 'lib/turns/a.ts', `const { env } = process;`],
    ['a reader by import', 'lib/turns/a.ts', `import { env } from 'node:process';`],
    ['a reader through globalThis', 'simulator/a.ts', `export const a = globalThis.process.env;`],
  ];
  for (const [what, path, source] of planted) {
    test(what, () => {
      const found = violations(new Map([[path, source]]));
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', / (?:imports|uses|reads) /);
    });
  }

  test('a folder that is not on it', () => {
    assert.deepEqual(violations(new Map([['lib/misc/a.ts', '']])), [
      'lib/misc/a.ts is in no room of the map',
    ]);
  });
});

test('the map allows what the rooms are there for, and words in comments and strings', () => {
  const allowed = new Map([
    [
      'functions/messages.ts',
      `import { app } from '@azure/functions';\nimport { getApp } from '../lib/app.ts';`,
    ],
    ['lib/config.ts', `export const load = (environment = process.env) => environment;`],
    [
      'lib/storage/tableStore.ts',
      `import { TableClient } from '@azure/data-tables';\nimport '../conversation/store.ts';`,
    ],
    [
      'lib/conversation/idle.ts',
      `/** Never reads \`process.env\`. */\nexport const at = new Date(0); const text = 'Date.now()';`,
    ],
    ['simulator/doors/connector.ts', `import '../../lib/omnichannel/index.ts';\nimport 'node:http';`],
    ['local/start.ts', `await import('../simulator/server.ts');\nexport const path = process.env['PATH'];`],
  ]);
  assert.deepEqual(violations(allowed), []);
});
