// A team edits what its bot says and knows while `npm start` runs, in a copy of the repository.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { followSources } from '../../local/followSources.ts';
import { copyOfProject } from '../projectCopy.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { pathWithFunc } from './fakeCoreTools.ts';
import { ROOT, runProgram, send, temporaryFolder, type Program } from './hostProcess.ts';

const PARTS = ['commandLine', 'functions', 'knowledge', 'lib', 'local', 'scripts', 'simulator'];
const FILES = ['host.json', 'package.json', 'tsconfig.json', 'local.settings.sample.json'];
const buildElsewhere = (...args: readonly string[]): Promise<unknown> =>
  promisify(execFile)(process.execPath, args);

const POLICY = 'lib/conversation/policy/policy.json';

/** `npm start` in a copy of its own, which may be edited. */
async function startCopy(
  t: TestContext,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ program: Program; edit: (file: string, text: string) => Promise<string>; copy: string }> {
  const copy = await temporaryFolder(t);
  await copyOfProject(copy, [...PARTS, ...FILES]);
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const ports = ['--port', '0', '--contact-center-port', '0', '--storage-port', '0'];
  const options = ['--json', ...ports, '--data', join(copy, '.data'), ...args];
  const program = runProgram(t, join(copy, 'local/start.ts'), options, environment);
  await program.ready;
  /** Saves a file, and gives what `npm start` says of it. */
  const edit = async (file: string, text: string): Promise<string> => {
    const from = program.stderr().length;
    await writeFile(join(copy, file), text);
    await program.printed(/: (?:saved|taken up|not taken up)\b.*/, from);
    return program.stderr().slice(from);
  };
  return { program, edit, copy };
}

/** The bot of a running `npm start`, as a channel talks to it. */
async function customer(t: TestContext, program: Program): Promise<(text: string) => Promise<string>> {
  const connector = await startRecordingConnector();
  t.after(() => connector.close());
  const { bot } = await program.ready;
  let said = 0;
  return async (text) => {
    const id = `conversation-${(said += 1)}`;
    const activity = {
      type: 'message',
      id: `${id}|1`,
      text,
      channelId: 'omnichannel',
      serviceUrl: connector.serviceUrl,
      conversation: { id },
      from: { id: 'customer' },
      recipient: { id: 'bot' },
    };
    const { status } = await send(String(bot), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    assert.equal(status, 200);
    const posts = connector.posts.filter(({ path }) => path.includes(id));
    return posts.map(({ raw }) => raw).join('\n');
  };
}

describe('npm start takes up an edit', () => {
  test('of the policy, the replies and the articles; a mistake is told and the app goes on', async (t) => {
    const { program, edit, copy } = await startCopy(t, ['--own-host']);
    const ask = await customer(t, program);
    assert.doesNotMatch(await ask('zebra'), /Escalate/);

    const broken = await edit(POLICY, '{ "topics": [,] }');
    assert.match(broken, /policy\.json has mistakes:\n {2}line 1, column \d+: Not valid JSON/);
    assert.match(broken, /policy\.json: not taken up/);
    assert.doesNotMatch(broken, /^\s+at /m);
    assert.doesNotMatch(await ask('zebra'), /Escalate/);

    const topic = { name: 'Zebra', words: { en: ['zebra'] }, handOver: true };
    assert.match(await edit(POLICY, JSON.stringify({ topics: [topic] })), /policy\.json: taken up in/);
    assert.match(await ask('zebra'), /Escalate/);

    const catalogue = 'lib/conversation/replies/en.ts';
    const replies = await readFile(join(copy, catalogue), 'utf8');
    const other = replies.replace(/transferTopic: '[^']*'/, "transferTopic: 'Stripes need people.'");
    assert.match(await edit(catalogue, other), /en\.ts: taken up in/);
    assert.match(await ask('zebra'), /Stripes need people\./);

    const article = 'knowledge/en/okapi.md';
    await edit(article, '---\ntitle: Feeding an okapi\n---\n\nAn okapi eats leaves.\n');
    assert.match(await ask('feeding an okapi'), /An okapi eats leaves\./);
    assert.match(await edit(article, 'no head'), /okapi\.md:1: [^]*okapi\.md: not taken up/);
    assert.match(await ask('feeding an okapi'), /An okapi eats leaves\./);
    await rm(join(copy, article));
    assert.match(await edit(catalogue, `${other}\n// A remark.\n`), /okapi\.md.*: taken up/);
    assert.doesNotMatch(await ask('feeding an okapi'), /An okapi eats leaves\./);
    assert.match(await edit(catalogue, other), /en\.ts: saved; the app does nothing else/);

    program.child.kill('SIGINT');
    assert.equal(await program.exit, 0);
  });

  test('that somebody has built as well, into the folder that the app runs from', async (t) => {
    const { program, edit, copy } = await startCopy(t, ['--own-host']);
    const ask = await customer(t, program);
    const catalogue = 'lib/conversation/replies/en.ts';
    const replies = await readFile(join(copy, catalogue), 'utf8');
    const other = replies.replace(/\bhello: '[^']*'/, "hello: 'Stripes say hello.'");
    assert.notEqual(other, replies);
    assert.match(await edit(catalogue, other), /en\.ts: taken up in/);
    const built = join(copy, 'built');
    await cp(join(copy, 'dist'), built, { recursive: true });
    assert.match(await edit(catalogue, replies), /en\.ts: taken up in/);
    assert.doesNotMatch(await ask('hello'), /Stripes say hello\./);

    // As `npm run build` does, when it is faster than the build beside the running app.
    await cp(built, join(copy, 'dist'), { recursive: true });
    assert.match(await edit(catalogue, other), /en\.ts: taken up in/);
    assert.match(await ask('hello'), /Stripes say hello\./);
    program.child.kill('SIGINT');
    assert.equal(await program.exit, 0);
  });

  test('that does not start is taken back', async (t) => {
    const { program, edit, copy } = await startCopy(t, ['--own-host']);
    const ask = await customer(t, program);
    const told = await edit('functions/aFault.ts', "throw new Error('This app cannot load.');\n");
    assert.match(told, /This app cannot load\.[^]*aFault\.ts: not taken up/);
    assert.notEqual(await ask('hello'), '');

    // Nor does it help that somebody built it as well.
    await buildElsewhere(join(copy, 'scripts/build.mjs'), '--quiet');
    const toldAgain = await edit('functions/aFault.ts', "throw new Error('This app cannot load, again.');\n");
    assert.match(toldAgain, /This app cannot load, again\.[^]*aFault\.ts: not taken up/);
    assert.notEqual(await ask('still there?'), '');
    program.child.kill('SIGTERM');
    assert.equal(await program.exit, 0);
  });

  test('with Core Tools as well', { skip: process.platform === 'win32' }, async (t) => {
    const { program, edit } = await startCopy(t, [], { PATH: await pathWithFunc(t) });
    const { bot } = await program.ready;
    const worker = async (): Promise<string> => (await send(String(bot))).text;
    const before = await worker();
    assert.match(await edit(POLICY, '{ "variables": { "Brand": "Other" } }'), /policy\.json: taken up in/);
    assert.notEqual(await worker(), before);
    program.child.kill('SIGINT');
    assert.equal(await program.exit, 0);
  });
});

describe('the sources', () => {
  async function watched(t: TestContext): Promise<{ root: string; next: () => Promise<readonly string[]> }> {
    const root = await temporaryFolder(t);
    for (const folder of ['functions', 'lib', 'knowledge']) {
      await cp(join(ROOT, 'lib', 'errors.ts'), join(root, folder, 'first.ts'));
    }
    const edits: (readonly string[])[] = [];
    let notice = (): void => undefined;
    const following = await followSources(root, (changed) => {
      edits.push(changed);
      notice();
      return Promise.resolve();
    });
    t.after(() => following.close());
    const next = async (): Promise<readonly string[]> => {
      while (edits.length === 0) await new Promise<void>((resolve) => (notice = resolve));
      return edits.shift() ?? [];
    };
    return { root, next };
  }

  test('that are saved together are one edit, and new folders count', async (t) => {
    const { root, next } = await watched(t);
    await Promise.all([
      writeFile(join(root, 'lib', 'first.ts'), 'other'),
      writeFile(join(root, 'knowledge', 'second.md'), 'new'),
    ]);
    assert.deepEqual((await next()).toSorted(), ['knowledge/second.md', 'lib/first.ts']);
    await mkdir(join(root, 'lib', 'deep', 'deeper'), { recursive: true });
    await writeFile(join(root, 'lib', 'deep', 'deeper', 'third.ts'), 'new');
    assert.deepEqual(await next(), ['lib/deep/deeper/third.ts']);
  });

  test('are not what an editor leaves beside them', async (t) => {
    const { root, next } = await watched(t);
    for (const name of ['.first.ts.swp', 'first.ts~', '4913']) await writeFile(join(root, 'lib', name), 'x');
    await rm(join(root, 'lib', 'first.ts'));
    assert.deepEqual(await next(), ['lib/first.ts']);
  });
});
