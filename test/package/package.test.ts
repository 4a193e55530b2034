import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { unzipSync } from 'fflate';
import { startTableStorage } from '../../local/tableStorage.ts';
import { ROOT, runHost, runProgram, send, temporaryFolder } from '../local/hostProcess.ts';

const DIST = join(ROOT, 'dist');

interface Packed {
  readonly bytes: Buffer;
  readonly output: string;
}

/** Packs a built app as `npm run package` does after it has built. */
async function pack(t: TestContext, from: string, environment: NodeJS.ProcessEnv = {}): Promise<Packed> {
  const to = join(await temporaryFolder(t), 'app.zip');
  const program = runProgram(t, 'scripts/package.ts', ['--from', from, '--to', to], environment);
  assert.equal(await program.exit, 0, program.stderr());
  return { bytes: await readFile(to), output: program.stdout() };
}

async function unpack(t: TestContext, zip: Uint8Array): Promise<string> {
  const folder = await temporaryFolder(t);
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
  return folder;
}

describe('the package', () => {
  test('holds the built app with its licences and nothing else, and is small', async (t) => {
    const { bytes, output } = await pack(t, DIST);
    const names = Object.keys(unzipSync(bytes)).sort();
    assert.deepEqual(names, (await readdir(DIST)).sort());
    assert.deepEqual(names, [
      'host.json',
      'knowledge.json',
      'main.cjs',
      'main.cjs.LEGAL.txt',
      'model.cjs',
      'package.json',
      'telemetry.cjs',
      'telemetry.cjs.LEGAL.txt',
    ]);
    for (const name of names) assert.ok(output.includes(`  ${name}\n`), name);
    assert.match(output, /^ +sha256 {2}[0-9a-f]{64}$/m);
    assert.ok(bytes.length < 3 * 1024 * 1024, `${bytes.length} bytes`);
  });

  test('has the package of the model in a bundle of its own, and nothing of it in the one that starts', async () => {
    const [main, model] = await Promise.all(
      ['main.cjs', 'model.cjs'].map((name) => readFile(join(DIST, name), 'utf8')),
    );
    assert.ok(model?.includes('OPENAI_API_KEY'));
    assert.ok(main?.includes('OPENAI_API_KEY') === false);
  });

  test('has each package of Azure once, and nothing that only the SDK’s unused parts ask for', async (t) => {
    const program = runProgram(t, 'scripts/build.mjs', ['--sizes', '--out', await temporaryFolder(t)]);
    assert.equal(await program.exit, 0, program.stderr());
    const main = await readFile(join(DIST, 'main.cjs'), 'utf8');
    const files = [...main.matchAll(/^ *\/\/ (node_modules\/\S+)$/gm)].map(([, file = '']) => file);
    const [first = ''] = program.stdout().split(/^\S*telemetry/m);
    for (const left of [
      'axios',
      'jsonwebtoken',
      'node-fetch',
      'fs-extra',
      'htmlparser2',
      'tr46',
      'mime-db',
      'botframework-streaming',
      'ws',
    ]) {
      assert.ok(!files.some((file) => file.includes(`/${left}/`)), left);
      assert.doesNotMatch(first, new RegExp(` KB  ${left}$`, 'm'));
    }
    assert.match(first, /^ +\d+\.\d KB {2}@azure\/data-tables$/m);
    assert.match(first, /^ +\d+\.\d KB {2}lib\/turns$/m);
    const forms = files.flatMap(
      (file) => /node_modules\/(@azure\/[^/]+)\/dist\/(esm|commonjs)\//.exec(file)?.slice(1).join(' ') ?? [],
    );
    const once = new Set([...new Set(forms)].map((form) => form.split(' ')[0]));
    assert.ok(once.size > 5);
    assert.equal(new Set(forms).size, once.size, [...new Set(forms)].join(', '));
  });

  test('is read as one byte a character: a single other letter would make its start slower', async () => {
    assert.doesNotMatch(await readFile(join(DIST, 'main.cjs'), 'utf8'), /[^\0-\x7f]/);
  });

  test('has the same bytes for the same files, whatever their times, their folder and the time zone', async (t) => {
    const copy = await temporaryFolder(t);
    await cp(DIST, copy, { recursive: true });
    for (const name of await readdir(copy)) await utimes(join(copy, name), 0, 1_000_000_000);
    const first = await pack(t, DIST, { TZ: 'Pacific/Auckland' });
    const second = await pack(t, copy, { TZ: 'America/Los_Angeles' });
    assert.ok(first.bytes.equals(second.bytes));
  });

  test('changes with a file, and never has the settings of a developer in it', async (t) => {
    const copy = await temporaryFolder(t);
    await cp(DIST, copy, { recursive: true });
    const before = await pack(t, copy);
    await writeFile(join(copy, 'local.settings.json'), '{"Values":{"Secret":"x"}}');
    assert.ok((await pack(t, copy)).bytes.equals(before.bytes));
    await writeFile(join(copy, 'host.json'), '{"version":"2.0"}');
    assert.ok(!(await pack(t, copy)).bytes.equals(before.bytes));
  });

  test('is refused for a folder that is no built app', async (t) => {
    const empty = await temporaryFolder(t);
    const program = runProgram(t, 'scripts/package.ts', ['--from', empty, '--to', join(empty, 'app.zip')]);
    assert.equal(await program.exit, 1);
    assert.match(program.stderr(), /is no built app\. Run: npm run build/);
  });
});

test('what was in the package alone is a bot: it is healthy, and escalates a conversation as the contact center expects', async (t) => {
  const storage = await startTableStorage();
  t.after(() => storage.close());
  const app = await unpack(t, (await pack(t, DIST)).bytes);
  // As long as no model is set, its bundle is not even opened: what it weighs costs no cold start.
  await rm(join(app, 'model.cjs'));
  const host = runHost(t, app, {
    ConversationStorage: storage.connectionString,
    SweepSchedule: '0 0 0 1 1 *',
  });
  const { bot, health } = await host.ready;
  assert.equal((await send(String(health))).text, '{"status":"ok"}');
  const script = join('simulator', 'scripts', 'escalation.json');
  const played = runProgram(t, 'simulator/simulate.ts', [script, '--bot', String(bot), '--json']);
  assert.equal(await played.exit, 0, played.stdout() + played.stderr());
  assert.match(played.stdout(), /^\{"ok":true,/);
});
