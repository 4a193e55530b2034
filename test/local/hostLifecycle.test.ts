import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hostUrl,
  ROOT,
  runHost,
  runProgram,
  send,
  writeApp,
  type Answer,
  type Program,
} from './hostProcess.ts';

const PING = `const { app } = require('@azure/functions');
app.http('ping', { handler: async () => ({ body: 'pong' }) });`;

describe('loading an app', () => {
  test('a glob in main loads CommonJS files in alphabetical order', async (t) => {
    const register = (name: string) =>
      `console.error('loaded ${name}');\nrequire('@azure/functions').app.http('${name}', { handler: async () => ({ body: '${name}' }) });`;
    const app = await writeApp(t, {
      'package.json': '{"main":"{setup.js,functions/*.js}"}',
      'functions/two.js': register('two'),
      'functions/one.js': register('one'),
      'functions/notes.txt': 'not code',
      'setup.js': register('setup'),
    });
    const host = runHost(t, app);
    const url = await hostUrl(host);
    await host.printed(/loaded one\n(?:.*\n)*loaded two\n(?:.*\n)*loaded setup\n/);
    assert.equal((await send(`${url}/api/two`)).text, 'two');
  });

  test('ES modules load', async (t) => {
    const app = await writeApp(t, {
      'package.json': '{"main":"index.js","type":"module"}',
      'index.js': `import { app } from '@azure/functions';\nawait 0;\napp.http('ping', { handler: async () => ({ body: 'pong' }) });`,
    });
    assert.equal((await send(`${await hostUrl(runHost(t, app))}/api/ping`)).text, 'pong');
  });

  const failures: readonly [what: string, files: Record<string, string>, says: RegExp][] = [
    [
      'that throws while it loads',
      { 'index.js': `${PING}\nthrow new Error('at import');` },
      /index\.js threw while it was loaded(?:.*\n)+?Error: at import/,
    ],
    [
      'with a syntax error',
      { 'index.js': 'const = 1;' },
      /index\.js threw while it was loaded(?:.*\n)+?.*SyntaxError/,
    ],
    ['without functions', { 'index.js': '' }, /registered no function.*\nCall app\.http/],
    ['without main', { 'package.json': '{}' }, /has no "main"/],
    [
      'whose main is not built',
      { 'package.json': '{"main":"dist/main.cjs"}' },
      /no file matches it\.\nRun "npm run build" first/,
    ],
    [
      'without host.json version',
      { 'index.js': PING, 'host.json': '{}' },
      /host\.json needs "version": "2\.0"/,
    ],
    [
      'with a broken host.json',
      { 'index.js': PING, 'host.json': '{\n "version": "2.0",\n}' },
      /host\.json:3:1 is not valid JSON/,
    ],
    [
      'whose appStart hook throws',
      { 'index.js': `${PING}\napp.hook.appStart(() => { throw new Error('not today'); });` },
      /An appStart hook threw(?:.*\n)+?Error: not today/,
    ],
    [
      'that registers a name twice',
      { 'index.js': `${PING}\napp.http('Ping', { handler: async () => ({}) });` },
      /"Ping" is already registered/,
    ],
    [
      'with a route nobody understands',
      { 'index.js': `${PING}\napp.http('a', { route: '{x', handler: async () => ({}) });` },
      /The route "\{x"/,
    ],
    [
      'that wants HTTP streams',
      { 'index.js': `${PING}\napp.setup({ enableHttpStream: true });` },
      /enableHttpStream/,
    ],
  ];
  for (const [what, files, says] of failures) {
    test(`an app ${what} is refused with the reason and exit code 1`, async (t) => {
      const host = runHost(t, await writeApp(t, files));
      assert.equal(await host.exit, 1);
      assert.match(host.stderr(), says);
      assert.equal(host.stdout(), '');
    });
  }

  test('a folder without host.json is refused with its name', async (t) => {
    const host = runProgram(t, 'local/host.ts', ['--app', `${ROOT}/docs`]);
    assert.equal(await host.exit, 1);
    assert.match(host.stderr(), /host\.json is missing/);
  });
});

describe('hooks', () => {
  test('HTTP opens only after appStart, and the hooks around a call can change it', async (t) => {
    const app = await writeApp(t, {
      'index.js': `const { app } = require('@azure/functions');
let started = false;
app.hook.appStart(async (context) => {
  await new Promise((done) => setTimeout(done, 50));
  context.hookData.since = 'start';
  started = true;
});
app.hook.appTerminate((context) => console.log('terminated with ' + context.hookData.since));
app.hook.preInvocation((context) => { context.hookData.seen = context.invocationContext.functionName; });
app.hook.postInvocation((context) => {
  if (context.error) { context.error = undefined; context.result = { body: 'rescued' }; return; }
  context.result.headers = { 'x-seen': context.hookData.seen, 'x-started': String(started) };
});
app.hook.log((context) => { context.message = context.message.replace('secret', '***'); });
app.http('ping', { handler: async (_, context) => { context.log('a secret'); return { body: 'pong' }; } });
app.http('boom', { handler: async () => { throw new Error('boom'); } });`,
    });
    const host = runHost(t, app);
    const url = await hostUrl(host);
    const { headers } = await send(`${url}/api/ping`);
    assert.deepEqual([headers['x-seen'], headers['x-started']], ['ping', 'true']);
    assert.equal((await send(`${url}/api/boom`)).text, 'rescued');
    await host.printed(/a \*\*\*/);
    host.child.kill('SIGTERM');
    assert.equal(await host.exit, 0);
    assert.match(host.stderr(), /terminated with start/);
  });
});

describe('ending', () => {
  const SLOW = `const { app } = require('@azure/functions');
let release;
app.http('slow', { handler: async (_, context) => { context.log('waiting'); await new Promise((done) => { release = done; }); return { body: 'done' }; } });
app.hook.appTerminate(() => console.log('terminated'));
process.on('SIGUSR2', () => release());`;

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`on ${signal} calls in flight finish, new ones are refused, appTerminate runs and the exit code is 0`, async (t) => {
      const host = runHost(t, await writeApp(t, { 'index.js': SLOW }));
      const url = await hostUrl(host);
      const answer = send(`${url}/api/slow`);
      await host.printed(/waiting/);
      host.child.kill(signal);
      await refused(url);
      process.kill(await workerOf(host), 'SIGUSR2');
      assert.equal((await answer).text, 'done');
      assert.equal(await host.exit, 0);
      assert.match(host.stderr(), /slow +200(?:.*\n)+terminated/);
    });
  }

  test('a child process ends with its parent', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': PING }), {}, { ipc: true });
    await host.ready;
    host.child.disconnect();
    assert.equal(await host.exit, 0);
  });

  test('on signals to the whole process group, as a terminal or a supervisor sends them, too', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': SLOW }));
    const url = await hostUrl(host);
    const worker = await workerOf(host);
    const answer = send(`${url}/api/slow`);
    await host.printed(/waiting/);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.kill(worker, signal);
      host.child.kill(signal);
    }
    await refused(url);
    process.kill(worker, 'SIGUSR2');
    assert.equal((await answer).text, 'done');
    assert.equal(await host.exit, 0);
  });

  test('of the host by force takes the worker with it', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': PING }));
    await host.ready;
    host.child.kill('SIGKILL');
    // The worker writes to the same stderr, whose end this waits for as well.
    assert.equal(await host.exit, null);
  });
});

describe('a worker that dies', () => {
  const MORTAL = `${PING}
app.http('wait', { handler: async (_, context) => { context.log('waiting'); await new Promise(() => {}); } });
app.http('throw', { handler: async () => { setTimeout(() => { throw new Error('nobody caught'); }); await new Promise(() => {}); } });
app.http('reject', { handler: async () => { void Promise.reject(new Error('nobody awaited')); await new Promise(() => {}); } });
app.http('exit', { handler: async () => process.exit(7) });
app.http('kill', { handler: async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => {}); } });
app.timer('tick', { schedule: '0 0 0 29 2 0', handler: async (_, context) => context.log('ticked') });`;

  for (const [name, says] of [
    [
      'throw',
      /Uncaught exception.*\nError: nobody caught(?:.*\n)+?.*The worker ended with exit code 1\. Calls in flight \(2\)/,
    ],
    ['reject', /Unhandled rejection.*\nError: nobody awaited(?:.*\n)+?.*The worker ended with exit code 1\./],
    ['exit', /The worker ended with exit code 7\./],
    ['kill', /The worker was ended by SIGKILL\./],
  ] as const) {
    test(`by ${name} answers the calls in flight with 500, and its successor the next ones`, async (t) => {
      const host = runHost(t, await writeApp(t, { 'index.js': MORTAL }));
      const url = await hostUrl(host);
      const waiting = send(`${url}/api/wait`);
      await host.printed(/waiting/);
      const dying = await send(`${url}/api/${name}`);
      assert.deepEqual([dying.status, dying.text, (await waiting).status], [500, '', 500]);
      await host.printed(says);
      // Both sent while nobody is there, and one by the clock of the host.
      assert.deepEqual(
        [(await send(`${url}/api/ping`)).text, (await runNow(url, 'tick')).status],
        ['pong', 202],
      );
      await host.printed(/The worker is back after \d+ ms\.(?:.*\n)+?.*ticked/);
      host.child.kill('SIGTERM');
      assert.equal(await host.exit, 0);
    });
  }

  test('for the third time ends the host with exit code 1, as the real one gives up', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': MORTAL }));
    const url = await hostUrl(host);
    for (let death = 1; death <= 3; death += 1) assert.equal((await send(`${url}/api/kill`)).status, 500);
    assert.equal(await host.exit, 1);
    assert.match(host.stderr(), /The worker was ended by SIGKILL, for the third time/);
  });

  test('and whose successor cannot load the app ends the host with the reason and exit code 1', async (t) => {
    const app = await writeApp(t, { 'index.js': MORTAL });
    const host = runHost(t, app);
    const url = await hostUrl(host);
    await writeFile(join(app, 'index.js'), `throw new Error('edited meanwhile');`);
    assert.equal((await send(`${url}/api/kill`)).status, 500);
    assert.equal(await host.exit, 1);
    assert.match(host.stderr(), /index\.js threw while it was loaded(?:.*\n)+?Error: edited meanwhile/);
  });

  test('while the host is told to stop leaves nothing running', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': MORTAL }));
    const url = await hostUrl(host);
    const waiting = send(`${url}/api/wait`);
    await host.printed(/waiting/);
    host.child.kill('SIGTERM');
    await refused(url);
    process.kill(await workerOf(host), 'SIGKILL');
    assert.equal((await waiting).status, 500);
    assert.equal(await host.exit, 0);
  });
});

describe('a function that a setting disables', () => {
  test('answers 404, does not tick, is named with the setting, and can be run by hand', async (t) => {
    const index = `${PING}
app.http('off', { handler: async () => ({ body: 'on' }) });
app.timer('tick', { schedule: '0 0 0 29 2 0', runOnStartup: true, handler: async (_, context) => context.log('ticked') });`;
    const settings = { 'AzureWebJobs.off.Disabled': 'true', AzureWebJobs__tick__Disabled: '1' };
    const args = ['--port', '0', '--app', await writeApp(t, { 'index.js': index })];
    const host = runProgram(t, 'local/host.ts', args, settings);
    const url = await new Promise<string>((resolve) => {
      host.child.stdout?.on('data', () => {
        const [, address] = /ping .*(http:[^/]*[/][/][^/]*)[/][^]*Ready in/.exec(host.stdout()) ?? [];
        if (address !== undefined) resolve(address);
      });
    });
    assert.match(host.stdout(), /off +404 to everything: disabled by AzureWebJobs\.off\.Disabled/);
    assert.match(host.stdout(), /tick +timer that never ticks: disabled by AzureWebJobs__tick__Disabled/);
    assert.deepEqual(
      [(await send(`${url}/api/off`)).status, (await send(`${url}/api/ping`)).status],
      [404, 200],
    );
    assert.doesNotMatch(host.stdout(), /ticked/);
    assert.equal((await runNow(url, 'tick')).status, 202);
  });
});

describe('the command line', () => {
  test('a port that is taken is said with the option that helps', async (t) => {
    const port = await takePort(t);
    const host = runHost(t, await writeApp(t, { 'index.js': PING }), {}, { port: String(port) });
    assert.equal(await host.exit, 1);
    assert.match(
      host.stderr(),
      new RegExp(`Port ${port} is already in use\\.\\nChoose another with --port N`),
    );
  });

  for (const [args, says] of [
    [['--prot', '1'], /Unknown option '--prot'\.\nWhat there is: npm run host/],
    [['--port', 'seven'], /--port takes a port number/],
    [['--port', '65536'], /--port takes a port number/],
  ] as const) {
    test(`${args.join(' ')} is refused with exit code 2`, async (t) => {
      const host = runProgram(t, 'local/host.ts', args);
      assert.equal(await host.exit, 2);
      assert.match(host.stderr(), says);
    });
  }

  test('--help explains every option', async (t) => {
    const host = runProgram(t, 'local/host.ts', ['--help']);
    assert.equal(await host.exit, 0);
    for (const option of ['--port', '--app', '--json']) assert.ok(host.stdout().includes(option));
  });

  test('without --json the list of functions is for people', async (t) => {
    const app = await writeApp(t, { 'index.js': PING });
    const host = runProgram(t, 'local/host.ts', ['--port', '0', '--app', app]);
    host.child.stdout?.once('data', () => host.child.kill('SIGTERM'));
    assert.equal(await host.exit, 0);
    assert.match(host.stdout(), /ping +GET,POST http:\/\/127\.0\.0\.1:\d+\/api\/ping\n/);
  });
});

async function takePort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}

/** Waits until nobody listens any more. */
async function refused(url: string): Promise<void> {
  for (;;) {
    try {
      await send(`${url}/api/unknown`);
    } catch {
      return;
    }
  }
}

async function workerOf(host: Program): Promise<number> {
  return Number((await host.ready)['worker']);
}

function runNow(url: string, timer: string): Promise<Answer> {
  return send(`${url}/admin/functions/${timer}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
}
