// What the desk of `npm start` can do to the bot: have time pass for it, end it as in a crash, start it again, sign for it.
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { freePort } from '../servers/freePort.ts';
import { runProgram, temporaryFolder } from './hostProcess.ts';

interface Desk {
  get(path: string): Promise<unknown>;
  post(path: string, body?: unknown): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Resolves with the conversation once it is as `fits` says. */
  conversation(id: string, fits: (conversation: Seen) => boolean): Promise<Seen>;
  /** Ctrl+C; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** What the bot has logged. */
  logged(): string;
}

/** As much of a conversation's record as is looked at here. */
interface Seen {
  readonly stage: string;
  readonly wire: readonly {
    readonly reports?: readonly { readonly fields: Readonly<Record<string, unknown>> }[];
  }[];
  readonly transcript: readonly { readonly from: string; readonly text: string }[];
}

async function start(
  t: TestContext,
  args: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<Desk> {
  const all = [
    ...['--port', '0', '--contact-center-port', '0', '--storage-port', '0'],
    ...['--own-host', '--no-build', '--json', '--data', await temporaryFolder(t), ...args],
  ];
  const program = runProgram(t, 'local/start.ts', all, environment);
  const base = `${String((await program.ready)['contactCenter'])}api/`;
  const get = async (path: string): Promise<unknown> => (await fetch(`${base}${path}`)).json();
  return {
    get,
    stop() {
      program.child.kill('SIGINT');
      return program.exit;
    },
    logged: () => program.stderr(),
    async post(path, body = {}) {
      const response = await fetch(`${base}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
    },
    async conversation(id, fits) {
      for (let after = ''; ;) {
        const record = await get(`conversations/${encodeURIComponent(id)}/record${after}`);
        const { revision, conversation } = record as { revision: number; conversation: Seen };
        if (fits(conversation)) return conversation;
        after = `?after=${revision}`;
      }
    },
  };
}

const fromBot = ({ transcript }: Seen): number => transcript.filter(({ from }) => from === 'bot').length;

async function chat(desk: Desk): Promise<string> {
  const started = await desk.post('conversations', { customerName: 'Ana' });
  const { id } = started.body as { id: string };
  await desk.conversation(id, (conversation) => fromBot(conversation) >= 1);
  return id;
}

describe('at the desk of npm start', () => {
  test('time can be made to pass: the bot asks, and then ends, as if it had', async (t) => {
    const desk = await start(t);
    const id = await chat(desk);
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'hello' });
    const before = fromBot(await desk.conversation(id, (conversation) => fromBot(conversation) >= 2));
    const passed = await desk.post('time', { passes: 'PT6M' });
    assert.partialDeepStrictEqual(passed, { status: 200, body: { aheadMs: 360_000, sweep: 'swept' } });
    await desk.conversation(id, (conversation) => fromBot(conversation) === before + 1);
    await desk.post('time', { passes: 'PT1H' });
    const ended = await desk.conversation(id, ({ stage }) => stage === 'closed');
    assert.ok(fromBot(ended) > before + 1);
  });

  test('time passes to the second, and the bot knows it, even if it was asked for its health just before', async (t) => {
    const desk = await start(t, [], { SweepSchedule: '0 0 3 1 1 *' });
    const id = await chat(desk);
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'hello' });
    const before = fromBot(await desk.conversation(id, (conversation) => fromBot(conversation) >= 2));
    const { url } = (await desk.get('bot')) as { url: string };
    for (const more of [1, 2]) {
      // What is shown of its health may be a second old.
      await (await fetch(new URL('/api/health', url))).arrayBuffer();
      await desk.post('time', { passes: 'PT5M' });
      await desk.conversation(id, (conversation) => fromBot(conversation) >= before + more);
    }
    await desk.conversation(id, ({ stage }) => stage === 'closed');
  });

  test('time passes to the next idle step: the bot asks, and at the next one ends', async (t) => {
    const desk = await start(t);
    const id = await chat(desk);
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'hello' });
    const before = fromBot(await desk.conversation(id, (conversation) => fromBot(conversation) >= 2));
    const passed = await desk.post('time', { untilNextIn: id });
    assert.partialDeepStrictEqual(passed, { status: 200, body: { happened: true, sweep: 'swept' } });
    const asked = await desk.conversation(id, () => true);
    assert.deepEqual([fromBot(asked), asked.stage], [before + 1, 'botActive']);
    await desk.post('time', { untilNextIn: id });
    await desk.conversation(id, ({ stage }) => stage === 'closed');
  });

  test('a stop is heard without a conflict by a bot that spoke last of its own accord', async (t) => {
    // No timer beside those sweeps that are asked for.
    const desk = await start(t, [], { SweepSchedule: '0 0 3 1 1 *' });
    const id = await chat(desk);
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'hello' });
    await desk.conversation(id, (conversation) => fromBot(conversation) >= 2);
    assert.partialDeepStrictEqual(await desk.post('time', { untilNextIn: id }), { body: { happened: true } });
    assert.equal(await desk.stop(), 0);
    assert.match(desk.logged(), /"reason":"closedByContactCenter"/);
    assert.doesNotMatch(desk.logged(), /storage\.conflict/);
  });

  test('the wire shows what the bot reports of each turn', async (t) => {
    const desk = await start(t);
    const id = await chat(desk);
    const reportsOf = ({ wire }: Seen): readonly unknown[] =>
      wire.flatMap(({ reports = [] }) => reports.map(({ fields }) => fields['rule']));
    const reported = await desk.conversation(id, (conversation) => reportsOf(conversation).length >= 2);
    assert.equal(reportsOf(reported).at(-1), 'greeting');
  });

  test('the bot can be ended as in a crash, and goes on after a start', async (t) => {
    const desk = await start(t);
    const id = await chat(desk);
    assert.partialDeepStrictEqual(await desk.get('bot'), { listening: true, canCrash: true });
    assert.equal((await desk.post('bot/crash')).status, 204);
    assert.partialDeepStrictEqual(await desk.get('bot'), { listening: false });
    assert.equal((await desk.post('bot/start')).status, 204);
    assert.partialDeepStrictEqual(await desk.get('bot'), { listening: true });
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'agent' });
    await desk.conversation(id, ({ stage }) => stage === 'waiting');
  });

  test('a restart keeps the conversations, and bot and desk go on with them', async (t) => {
    const place = ['--contact-center-port', await freePort(), '--data', await temporaryFolder(t)];
    const before = await start(t, place);
    const id = await chat(before);
    assert.equal(await before.stop(), 0);
    const after = await start(t, place);
    const kept = await after.conversation(id, () => true);
    assert.equal(kept.stage, 'botActive');
    await after.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'agent' });
    await after.conversation(id, ({ stage }) => stage === 'waiting');
    assert.equal(await after.stop(), 0);
    const empty = await start(t, [...place, '--empty']);
    assert.deepEqual(await empty.get('conversations'), []);
  });

  test('the bot runs with authentication on, when it is signed', async (t) => {
    const desk = await start(t, ['--signed']);
    const id = await chat(desk);
    await desk.post(`conversations/${encodeURIComponent(id)}/customer/messages`, { text: 'agent' });
    await desk.conversation(id, ({ stage }) => stage === 'waiting');
    await desk.post('time', { passes: 'PT2H' });
    await chat(desk);
    const { url } = (await desk.get('bot')) as { url: string };
    const stranger = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ type: 'message', id: '1', text: 'hello', channelId: 'omnichannel' },
        ...{
          serviceUrl: new URL('/', url).href,
          conversation: { id },
          from: { id: 'x' },
          recipient: { id: 'y' },
        },
      }),
    });
    assert.equal(stranger.status, 401);
  });
});
