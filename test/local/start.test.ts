import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { pathWithFunc } from './fakeCoreTools.ts';
import { ROOT, runProgram, send, temporaryFolder, type Program } from './hostProcess.ts';

const FREE_PORTS = ['--port', '0', '--contact-center-port', '0', '--storage-port', '0'];
const run = promisify(execFile);

/** `npm start` over dist/ as it is, with its data in a folder of its own. */
async function start(
  t: TestContext,
  args: readonly string[] = ['--own-host'],
  environment: NodeJS.ProcessEnv = {},
): Promise<Program> {
  const data = await temporaryFolder(t);
  return runProgram(
    t,
    'local/start.ts',
    [...FREE_PORTS, '--json', '--no-build', '--data', data, ...args],
    environment,
  );
}

async function addresses(program: Program): Promise<{ bot: string; contactCenter: string; storage: string }> {
  const { bot, contactCenter, storage } = await program.ready;
  return { bot: String(bot), contactCenter: String(contactCenter), storage: String(storage) };
}

const healthOf = (bot: string): string => bot.replace(/messages$/, 'health');

/** Waits until nobody listens at an address. */
async function silent(url: string): Promise<void> {
  for (;;) {
    try {
      await send(url);
    } catch {
      return;
    }
  }
}

describe('npm start', () => {
  test('brings up everything, says so in one line, and Ctrl+C ends it all with exit code 0', async (t) => {
    const program = await start(t);
    const { bot, contactCenter, storage } = await addresses(program);
    assert.equal((await send(healthOf(bot))).status, 200);
    assert.equal((await send(contactCenter)).status, 200);
    assert.ok((await send(`${storage}/Tables`)).status >= 400, 'the table service asks who it is');
    assert.match(bot, /^http:\/\/127\.0\.0\.1:\d+\/api\/messages$/);

    program.child.kill('SIGINT');
    assert.equal(await program.exit, 0);
    for (const url of [bot, contactCenter, storage])
      await assert.rejects(send(url), { code: 'ECONNREFUSED' });
    assert.equal(program.stdout().trim().split('\n').length, 1);
  });

  test('that is killed leaves no function app behind', async (t) => {
    const program = await start(t);
    const { bot } = await addresses(program);
    program.child.kill('SIGKILL');
    await silent(bot);
  });

  test(
    'ends when npm, which passes no signal on, is ended',
    { skip: process.platform === 'win32' },
    async (t) => {
      const folder = await temporaryFolder(t);
      const npm = join(folder, 'npm.mjs');
      await writeFile(
        npm,
        `import { spawn } from 'node:child_process';
spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } });`,
      );
      const command = [join(ROOT, 'local/start.ts'), '--json', '--no-build', '--own-host'];
      const program = runProgram(t, npm, [...command, ...FREE_PORTS, '--data', join(folder, 'data')]);
      const { bot, contactCenter } = await addresses(program);
      program.child.kill('SIGTERM');
      await silent(contactCenter);
      await silent(bot);
      assert.equal(await program.exit, null);
    },
  );

  test(
    'stops with exit code 1 when the function app dies, and says so',
    { skip: process.platform === 'win32' },
    async (t) => {
      const program = await start(t);
      const { contactCenter } = await addresses(program);
      const { stdout } = await run('pgrep', ['-P', String(program.child.pid)]);
      process.kill(Number(stdout.trim()), 'SIGKILL');
      assert.equal(await program.exit, 1);
      assert.match(program.stderr(), /The function app was ended by SIGKILL, so everything else stops too/);
      await assert.rejects(send(contactCenter), { code: 'ECONNREFUSED' });
    },
  );

  test('never lets a storage account of the shell reach the app', async (t) => {
    const program = await start(t, ['--own-host'], {
      ConversationStorage:
        'DefaultEndpointsProtocol=https;AccountName=real;AccountKey=AAAA;EndpointSuffix=example.invalid',
      ConversationStorage__tableServiceUri: 'https://real.example.invalid',
    });
    const { bot } = await addresses(program);
    assert.equal((await send(healthOf(bot))).status, 200);
  });

  for (const flag of ['--port', '--contact-center-port', '--storage-port']) {
    test(`says which option helps when the port of ${flag} is taken`, async (t) => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      t.after(() => server.close());
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      const program = await start(t, ['--own-host', flag, String(address.port)]);
      assert.equal(await program.exit, 1);
      assert.match(
        program.stderr(),
        new RegExp(`Port ${address.port} is already in use\\.\\nChoose another with ${flag} N`),
      );
    });
  }

  test('refuses an unknown option with its usage', async (t) => {
    const program = await start(t, ['--stroage-port', '1']);
    assert.equal(await program.exit, 2);
    assert.match(program.stderr(), /Unknown option '--stroage-port'\.\nWhat there is: npm start/);
  });
});

describe('npm start with Core Tools on the PATH', { skip: process.platform === 'win32' }, () => {
  async function startWithFunc(t: TestContext, environment: NodeJS.ProcessEnv = {}): Promise<Program> {
    return start(t, [], { ...environment, PATH: await pathWithFunc(t) });
  }

  test('runs func start with blobs, queues and tables, and ends all that it started', async (t) => {
    const program = await startWithFunc(t);
    const { bot, contactCenter, storage } = await addresses(program);
    const seen: unknown = JSON.parse((await send(healthOf(bot))).text);
    assert.partialDeepStrictEqual(seen, {
      command: 'start',
      option: '--port',
      AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
      TelemetryMirrorUrl: `${contactCenter}api/telemetry`,
    });
    assert.ok(
      typeof seen === 'object' &&
        seen !== null &&
        'AzureWebJobsStorage' in seen &&
        'ConversationStorage' in seen,
    );
    assert.equal(seen.AzureWebJobsStorage, seen.ConversationStorage);
    assert.match(String(seen.AzureWebJobsStorage), /BlobEndpoint=.*QueueEndpoint=/);
    assert.ok(String(seen.ConversationStorage).includes(`TableEndpoint=${storage};`));

    program.child.kill('SIGINT');
    assert.equal(await program.exit, 0);
    await assert.rejects(send(bot), { code: 'ECONNREFUSED' });
  });

  test('lets calls in flight finish when it is stopped', async (t) => {
    const program = await startWithFunc(t);
    const { bot } = await addresses(program);
    const answer = send(new URL('/slow', bot).href);
    await program.printed(/a call waits/);
    program.child.kill('SIGINT');
    assert.equal((await answer).text, 'drained');
    assert.equal(await program.exit, 0);
  });

  test('reports where the developer wants it, when the setting is there already', async (t) => {
    const elsewhere = 'http://127.0.0.1:9/elsewhere';
    const program = await startWithFunc(t, { TelemetryMirrorUrl: elsewhere });
    const { bot } = await addresses(program);
    const seen: unknown = JSON.parse((await send(healthOf(bot))).text);
    assert.partialDeepStrictEqual(seen, { TelemetryMirrorUrl: elsewhere });
  });

  test('that is killed leaves nothing of func behind', async (t) => {
    const program = await startWithFunc(t);
    const { bot } = await addresses(program);
    program.child.kill('SIGKILL');
    await silent(bot);
  });
});
