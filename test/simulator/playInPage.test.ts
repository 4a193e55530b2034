import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { startCommand, type Ended } from './runCommand.ts';
import { politeBot, startScriptedBot, type BotScript, type ScriptedBot } from './scriptedBot.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-center-'));
});

after(async () => {
  await rm(folder, { recursive: true });
});

async function scriptFile(name: string, content: unknown): Promise<string> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(content));
  return file;
}

/** A contact center that runs, with its bot. */
async function running(
  context: TestContext,
  script: BotScript = politeBot,
): Promise<{ readonly bot: ScriptedBot; readonly center: ContactCenter }> {
  const bot = await startScriptedBot(script);
  const center = await startContactCenter({ bot: bot.url });
  context.after(async () => {
    await center.close();
    await bot.close();
  });
  return { bot, center };
}

async function playIn(
  center: ContactCenter,
  steps: readonly unknown[],
  args: readonly string[] = [],
  patienceMs = 10_000,
): Promise<Ended> {
  const file = await scriptFile('script', { name: 'A script', patienceMs, steps });
  return startCommand('simulate.ts', [file, '--center', center.url, ...args]).ended;
}

const start = { start: { customerName: 'Ana' } };

const whole = [
  { start: { customerName: 'Ana', variables: { Name: 'Ana' } } },
  { expectCustomerSees: { equals: 'Hello!' } },
  { deliverAgain: { copies: 2 } },
  { fault: { on: 'message', answer: 'usual', delayMs: 1 } },
  { customerSubmits: { when: 'am' } },
  { expectCustomerSees: 'received' },
  { customerSends: { name: 'receipt.pdf', contentType: 'application/pdf' } },
  { customerSays: 'agent' },
  { expectCustomerSees: { matches: '^transferring' } },
  { expectState: 'waiting' },
  { expectRepresentativeSees: { queue: 'Credit cards', variables: { IDNumber: 101, Name: 'Ana' } } },
  { representativeAccepts: 'Robin' },
  { expectRepresentativeSees: { summary: 'asked for a person' } },
  { representativeSays: 'Robin here' },
  { expectCustomerSees: 'robin here' },
  { representativeHandsBack: true },
  { expectState: 'botActive' },
];

describe('a script in a contact center that runs', () => {
  test('is played for everybody to watch, and what it opened is closed', async (context) => {
    const { bot, center } = await running(context);
    const mine = center.switchboard.start({ customerName: 'Ben' });
    const stages = new Set<string>();
    context.after(
      center.switchboard.watch((changed) => {
        if (changed !== undefined && changed.id !== mine.id) stages.add(changed.stage);
      }),
    );
    const { code, out } = await playIn(center, whole);
    assert.equal(code, 0, out);
    assert.match(out, /1\/1 {2}A script[^]*Escalate → Credit cards[^]*1 script: 1 as expected; \d+\.\d s/);
    assert.deepEqual([...stages], ['botActive', 'waiting', 'representativeActive', 'closed']);
    const [played] = center.switchboard.conversations();
    assert.equal(played?.customer.name, 'Ana');
    assert.equal(played.stage, 'closed');
    assert.equal(center.switchboard.conversation(mine.id)?.stage, 'botActive');
    await center.switchboard.settled(played.id);
    assert.equal(bot.received.filter(({ type }) => type === 'endOfConversation').length, 1);
  });

  test('that is not as expected exits 1, and leaves nothing open either', async (context) => {
    const { center } = await running(context);
    const { code, out } = await playIn(center, [start, { expectCustomerSees: 'Bonjour' }], [], 200);
    assert.equal(code, 1, out);
    assert.match(out, /step 2: .*"Bonjour".*"Hello!"[^]*1 script: 0 as expected, 1 not/);
    assert.deepEqual(
      center.switchboard.conversations().map(({ stage }) => stage),
      ['closed'],
    );
  });

  test('lets time pass there, for everybody', async (context) => {
    const { center } = await running(context);
    const steps = [
      start,
      { customerSays: 'agent' },
      { expectState: 'waiting' },
      { timePasses: 'PT20M' },
      { expectState: 'closed' },
    ];
    const { code, out } = await playIn(center, steps);
    assert.equal(code, 0, out);
    const { aheadMs } = (await (await fetch(`${center.url}api/bot`)).json()) as { readonly aheadMs: number };
    assert.equal(aheadMs, 20 * 60_000);
  });

  test('cannot do what people cannot do', async (context) => {
    const { center } = await running(context);
    const { code, out } = await playIn(center, [start, { representativeAccepts: true }]);
    assert.equal(code, 1);
    assert.match(out, /step 2: .*waiting in a queue/);
  });

  test('that closes a queue leaves no customer in it', async (context) => {
    const { center } = await running(context);
    await playIn(center, [start, { customerSays: 'agent' }, { expectState: 'waiting' }]);
    assert.equal(center.switchboard.conversations()[0]?.stage, 'closed');
  });

  test('sees what happens there meanwhile', async (context) => {
    const { center } = await running(context);
    context.after(
      center.switchboard.watch((changed) => {
        if (changed?.stage !== 'waiting') return;
        center.switchboard.act(changed.id, { type: 'representativeAccepts', name: 'Alex' });
      }),
    );
    const { code, out } = await playIn(center, [
      start,
      { customerSays: 'agent' },
      { expectState: 'representativeActive' },
    ]);
    assert.equal(code, 0, out);
    assert.match(out, /Alex has joined/);
  });

  test('that is not there exits 3 with the next step', async () => {
    const bot = await startScriptedBot(politeBot);
    const center = await startContactCenter({ bot: bot.url });
    await center.close();
    await bot.close();
    const { code, out } = await playIn(center, [start]);
    assert.equal(code, 3);
    assert.match(out, /No contact center answers at http[^]*npm start/);
  });

  test('that goes away in the middle exits 3', async (context) => {
    const { center } = await running(context, ({ type }) => {
      if (type === 'event') void center.close();
      return [];
    });
    const { code, out } = await playIn(center, [start, { expectCustomerSees: 'Hello' }], [], 60_000);
    assert.equal(code, 3, out);
  });

  test('is not to be mixed up with a bot', async (context) => {
    const { center } = await running(context);
    const file = await scriptFile('mixed', { name: 'x', steps: [start] });
    const bot = new URL('/v3/', center.url).href;
    const { code, out } = await startCommand('simulate.ts', [file, '--center', bot]).ended;
    assert.equal(code, 3);
    assert.match(out, /address of the page/);
  });

  test('has a bot, queues and rules already', async (context) => {
    const { center } = await running(context);
    const workstream = { queues: ['A'], defaultQueue: 'A' };
    const file = await scriptFile('own', { name: 'Own queues', workstream, steps: [start] });
    const own = await startCommand('simulate.ts', [file, '--center', center.url]).ended;
    assert.equal(own.code, 2);
    assert.match(own.err, /own\.json: it brings a "workstream"/);
    const two = ['--center', center.url, '--bot', 'http://127.0.0.1:9/'];
    const both = await startCommand('simulate.ts', [file, ...two]).ended;
    assert.equal(both.code, 2);
    assert.match(both.err, /--bot does not go with the address of a contact center/);
    assert.equal((await startCommand('simulate.ts', [file, '--center', 'center.json']).ended).code, 2);
  });
});

describe('a report in the XML of JUnit', () => {
  test('has a case for every script, and says why one failed, escaped', async (context) => {
    const { center } = await running(context, ({ type }) =>
      type === 'event' ? [{ type: 'message', text: 'Hello!', channelData: { deliveryMode: 'bridged' } }] : [],
    );
    const good = await scriptFile('good', { name: 'Greets "Ana" & <Ben>', steps: [start] });
    const bad = await scriptFile('bad', {
      name: 'Says good-bye',
      patienceMs: 200,
      steps: [start, { expectCustomerSees: '<b>bye\u0007</b>' }],
    });
    const report = join(folder, 'report.xml');
    const { code, out } = await startCommand('simulate.ts', [
      ...[good, bad, '--center', center.url, '--json', '--junit', report],
    ]).ended;
    assert.equal(code, 1);
    assert.deepEqual((JSON.parse(out) as { total: unknown }).total, {
      ...{ scripts: 2, asExpected: 1, notAsExpected: 1, notPlayed: 0 },
    });
    const xml = await readFile(report, 'utf8');
    assert.match(
      xml,
      /<testsuite name="simulate" tests="2" failures="1" errors="0" skipped="0" time="[\d.]+">/,
    );
    assert.match(xml, /name="Greets &quot;Ana&quot; &amp; &lt;Ben&gt;" time="[\d.]+"\/>/);
    assert.match(xml, /<failure type="expectation" message="step 2: .*&lt;b&gt;bye &lt;\/b&gt;/);
  });

  test('has an error for a bot that is not there, and counts what was not played', async () => {
    const first = await scriptFile('first', { name: 'First', steps: [start, { expectNothingMore: true }] });
    const report = join(folder, 'unreachable.xml');
    const nobody = 'http://127.0.0.1:9/api/messages';
    const { code, out } = await startCommand('simulate.ts', [
      ...[first, first, '--bot', nobody, '--junit', report],
    ]).ended;
    assert.equal(code, 3);
    assert.match(out, /2 scripts: 0 as expected, 1 not, 1 not played/);
    const xml = await readFile(report, 'utf8');
    assert.match(xml, /errors="1"[^]*1 of 2 scripts were not played[^]*<error type="unreachable"/);
  });

  test('that cannot be written is told', async () => {
    const first = await scriptFile('first', { name: 'First', steps: [start] });
    const { code, err } = await startCommand('simulate.ts', [first, '--junit', join(folder, 'no', 'x.xml')])
      .ended;
    assert.equal(code, 1);
    assert.match(err, /--junit .*there is no such file or folder/);
  });
});
