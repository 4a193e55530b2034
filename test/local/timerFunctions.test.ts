import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hostUrl, runHost, send, writeApp } from './hostProcess.ts';

const HEAD = `const { app } = require('@azure/functions');\n`;
const EVERY_SECOND = '* * * * * *';
/** Valid, and years away. */
const NEVER = '0 0 0 29 2 0';

const run = (url: string, name: string, body = '{}') =>
  send(`${url}/admin/functions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });

describe('a timer function', () => {
  test('ticks on the schedule that a setting holds and is told what it needs', async (t) => {
    const index = `${HEAD}app.timer('tick', { schedule: '%Every%', handler: async (timer, context) => context.log(JSON.stringify(timer)) });`;
    const host = runHost(t, await writeApp(t, { 'index.js': index }), { Every: EVERY_SECOND });
    const [, json = ''] = await host.printed(/tick +info +(\{.*\})\n/);
    const timer: unknown = JSON.parse(json);
    assert.ok(
      typeof timer === 'object' && timer !== null && 'isPastDue' in timer && 'scheduleStatus' in timer,
    );
    assert.equal(timer.isPastDue, false);
    await host.printed(/tick +ok +timer +\d+ ms\n/);
  });

  test('ticks on after a throw, which is in the log', async (t) => {
    const index = `${HEAD}let n = 0;
app.timer('tick', { schedule: '${EVERY_SECOND}', handler: async () => { n += 1; if (n === 1) throw new Error('first tick'); } });`;
    const host = runHost(t, await writeApp(t, { 'index.js': index }));
    await host.printed(/error +Error: first tick\n(?:.*\n)+?.*tick +failed(?:.*\n)+?.*tick +ok/);
  });

  test('is never run twice at once by its schedule', async (t) => {
    const index = `${HEAD}let running = 0;
app.timer('long', { schedule: '${EVERY_SECOND}', handler: async () => {
  running += 1;
  console.log(running === 1 ? 'alone' : 'TOGETHER');
  await new Promise((done) => setTimeout(done, 1200));
  running -= 1;
} });`;
    const host = runHost(t, await writeApp(t, { 'index.js': index }));
    await host.printed(/(?:alone\n(?:.*\n)*?){2}/);
    assert.ok(!host.stderr().includes('TOGETHER'));
  });

  test('runs at the start when it asks for it', async (t) => {
    const index = `${HEAD}app.timer('early', { schedule: '${NEVER}', runOnStartup: true, handler: async () => {} });`;
    await runHost(t, await writeApp(t, { 'index.js': index })).printed(/early +ok/);
  });

  test('whose setting is missing is in error, and everything else runs', async (t) => {
    const index = `${HEAD}app.timer('lost', { schedule: '%Nowhere%', handler: async (_, context) => context.log('by hand') });
app.http('ping', { handler: async () => ({ body: 'pong' }) });`;
    const host = runHost(t, await writeApp(t, { 'index.js': index }));
    const url = await hostUrl(host);
    assert.match(
      host.stderr(),
      /"lost" is in error: %Nowhere% does not resolve to a value\.\n +Set Nowhere in/,
    );
    assert.equal((await send(`${url}/api/ping`)).text, 'pong');
    assert.equal((await run(url, 'lost')).status, 202);
    await host.printed(/by hand/);
  });

  test('in flight at the end finishes', async (t) => {
    const index = `${HEAD}app.timer('last', { schedule: '${NEVER}', runOnStartup: true, handler: async () => {
  const told = new Promise((done) => process.once('SIGUSR2', done));
  console.log('begun');
  await told;
} });`;
    const host = runHost(t, await writeApp(t, { 'index.js': index }));
    // Both: the timer may run before the host has said that it is ready to be ended.
    await Promise.all([hostUrl(host), host.printed(/begun/)]);
    host.child.kill('SIGTERM');
    process.kill(Number((await host.ready)['worker']), 'SIGUSR2');
    assert.equal(await host.exit, 0);
    assert.match(host.stderr(), /last +ok/);
  });
});

test('POST /admin/functions/NAME runs a timer function now', async (t) => {
  const index = `${HEAD}let runs = 0;
app.timer('Sweep', { schedule: '${NEVER}', handler: async (_, context) => { runs += 1; context.log('run ' + runs); } });
app.http('ping', { handler: async () => ({}) });`;
  const host = runHost(t, await writeApp(t, { 'index.js': index }));
  const url = await hostUrl(host);

  const first = await run(url, 'Sweep');
  assert.deepEqual([first.status, first.text], [202, '']);
  await host.printed(/run 1\n(?:.*\n)*?.*Sweep +ok +run by hand/);
  assert.equal((await run(url, 'sweep', '{"input":null}')).status, 202);
  await host.printed(/run 2/);

  const refused = [
    ['unknown', '{}', 404],
    ['ping', '{}', 400],
    ['Sweep', '', 400],
    ['Sweep', 'nonsense', 400],
    ['Sweep', '[]', 400],
  ] as const;
  for (const [name, body, status] of refused)
    assert.equal((await run(url, name, body)).status, status, `${name} ${body}`);
  assert.equal((await send(`${url}/admin/functions/Sweep`)).status, 404);
  assert.ok(!host.stderr().includes('run 3'));
});
