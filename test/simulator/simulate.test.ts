import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { startCommand, type Ended } from './runCommand.ts';
import { politeBot, say, startScriptedBot, type BotScript, type ScriptedBot } from './scriptedBot.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-'));
});

after(async () => {
  await rm(folder, { recursive: true });
});

async function scriptFile(name: string, content: unknown): Promise<string> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Plays one script against a bot of the test. */
async function simulate(
  context: TestContext,
  bot: BotScript,
  steps: readonly unknown[],
  { args = [], patienceMs = 10_000 }: { args?: readonly string[]; patienceMs?: number } = {},
): Promise<Ended> {
  const running = await startScriptedBot(bot);
  context.after(() => running.close());
  const file = await scriptFile('script', { name: 'A script', patienceMs, steps });
  return startCommand('simulate.ts', [file, '--bot', running.url, ...args]).ended;
}

const whole = [
  { start: { customerName: 'Ana', variables: { Name: 'Ana' }, contextForm: 'event/startConversation' } },
  { expectCustomerSees: { equals: 'Hello!' } },
  { customerSubmits: { when: 'am' } },
  { expectCustomerSees: 'received' },
  { customerSays: 'agent' },
  { expectCustomerSees: { matches: '^transferring' } },
  { expectNothingMore: true },
  { expectState: 'waiting' },
  { expectRepresentativeSees: { queue: 'Credit cards', variables: { IDNumber: 101, Name: 'Ana' } } },
  { representativeAccepts: 'Robin' },
  { expectRepresentativeSees: { summary: 'asked for a person' } },
  { representativeSays: 'Robin here' },
  { expectCustomerSees: 'robin here' },
  { representativeEnds: true },
  { expectState: 'wrapUp' },
];

test('a script that goes as expected exits 0 and prints both views', async (context) => {
  const { code, out } = await simulate(context, politeBot, whole);
  assert.equal(code, 0, out);
  const [left, right] = [0, 1].map((side) =>
    out
      .split('\n')
      .map((line) => line.split('│')[side] ?? '')
      .join('\n'),
  );
  assert.match(left ?? '', /Transferring you now/);
  assert.doesNotMatch(left ?? '', /Asked for a person/);
  assert.match(right ?? '', /Escalate → Credit cards[^]*IDNumber = 101[^]*Asked for a person/);
});

test('with --json the result is one object', async (context) => {
  const { code, out } = await simulate(context, politeBot, whole, { args: ['--json'] });
  assert.equal(code, 0);
  const result = JSON.parse(out) as { ok: boolean; scripts: { state: string; findings: unknown[] }[] };
  assert.equal(result.ok, true);
  assert.equal(result.scripts[0]?.state, 'wrapUp');
});

const start = { start: {} };

/** A person acts only when the bot has answered what was before: a step that brings what it checks to its end. */
const escalated = [start, { customerSays: 'agent' }, { customerSays: 'Thank you' }];

const unmet: readonly [title: string, steps: readonly unknown[], message: RegExp][] = [
  [
    'a text that never comes',
    [start, { customerSays: 'x' }, { expectCustomerSees: 'Bonjour' }],
    /step 3: .*"Bonjour".*"Hello!"/,
  ],
  ['something more', [start, { expectNothingMore: true }], /step 2: .*nothing more.*"Hello!"/],
  ['another state', [start, { expectState: 'closed' }], /step 2: .*closed.*botActive/],
  [
    'another queue',
    [...escalated, { expectRepresentativeSees: { queue: 'Billing' } }],
    /step 4: .*"Billing".*"Credit cards"/,
  ],
  [
    'another variable',
    [...escalated, { expectRepresentativeSees: { variables: { IDNumber: '101' } } }],
    /step 4: .*"101".*101/,
  ],
  [
    'a summary before the acceptance',
    [...escalated, { expectRepresentativeSees: { summary: 'person' } }],
    /step 4: .*accepts/,
  ],
  ['something that cannot be done', [start, { representativeAccepts: true }], /step 2: .*waiting/],
];

for (const [title, steps, message] of unmet) {
  test(`${title} exits 1 and says where`, async (context) => {
    const { code, out } = await simulate(context, politeBot, steps, { patienceMs: 200 });
    assert.equal(code, 1);
    assert.match(out, message);
  });
}

test('a bot that breaks a rule of the wire exits 1, although all expectations are met', async (context) => {
  const forgetful: BotScript = ({ type }) => (type === 'event' ? [{ type: 'message', text: 'Hello!' }] : []);
  const { code, out } = await simulate(context, forgetful, [start, { expectNothingMore: true }]);
  assert.equal(code, 1);
  assert.match(out, /error not-bridged/);
});

test('what a bot posts after Escalate is refused and reported', async (context) => {
  const chatty: BotScript = (activity) => [
    ...politeBot(activity),
    ...(activity['text'] === 'agent' ? [say('And…')] : []),
  ];
  const { code, out } = await simulate(context, chatty, [
    start,
    { customerSays: 'agent' },
    { expectState: 'waiting' },
  ]);
  assert.equal(code, 1);
  assert.match(out, /answered 403/);
});

const invoke = { customerSays: { invoke: 'task/fetch', value: {} } };

test('an answer that is expected is no failure of the bot', async (context) => {
  const steps = [
    start,
    { expectCustomerSees: 'Hello' },
    invoke,
    { expectAnswered: 501 },
    { expectNothingMore: true },
    { customerSays: 'hi' },
    { expectAnswered: 200 },
    { expectCustomerSees: 'You said hi' },
  ];
  const { code, out } = await simulate(context, politeBot, steps);
  assert.equal(code, 0, out);
});

for (const [title, steps] of [
  ['nobody expects', [start, invoke, { customerSays: 'hi' }]],
  ['is not the expected one', [start, invoke, { expectAnswered: 200 }]],
] as const)
  test(`an answer that ${title} exits 1 and is told`, async (context) => {
    const { code, out } = await simulate(context, politeBot, steps, { patienceMs: 200 });
    assert.equal(code, 1);
    assert.match(out, /step 3: .*answered 501/);
  });

test('a bot that answers twice to a duplicate is found out', async (context) => {
  const steps = [
    start,
    { expectCustomerSees: 'Hello' },
    { customerSays: { text: 'hi', copies: 2 } },
    { expectCustomerSees: 'You said hi' },
    { expectNothingMore: true },
  ];
  const { code, out } = await simulate(context, politeBot, steps);
  assert.equal(code, 1);
  assert.match(out, /step 5: .*nothing more/);
});

test('a fault can be scripted', async (context) => {
  const steps = [
    start,
    { expectCustomerSees: 'Hello' },
    { fault: { on: 'command', answer: 503 } },
    { customerSays: 'agent' },
    { expectCustomerSees: 'Transferring' },
    { expectNothingMore: true },
    { expectState: 'botActive' },
  ];
  const { code, out } = await simulate(context, politeBot, steps);
  assert.equal(code, 0, out);
  assert.match(out, /answered 503/);
});

test('own queues and rules can be given', async (context) => {
  const running = await startScriptedBot(politeBot);
  context.after(() => running.close());
  const workstream = {
    queues: ['A', 'B'],
    defaultQueue: 'A',
    rules: [{ variable: 'IDNumber', equals: 101, queue: 'B' }],
  };
  const steps = [start, { customerSays: 'agent' }, { expectRepresentativeSees: { queue: 'B' } }];
  const file = await scriptFile('workstream', { name: 'Own queues', workstream, steps });
  const { code, out } = await startCommand('simulate.ts', [file, '--bot', running.url]).ended;
  assert.equal(code, 0, out);
});

test('the contact center can be described by a file', async (context) => {
  const center = await scriptFile('center', {
    queues: ['A', 'B'],
    defaultQueue: 'A',
    rules: [{ variable: 'IDNumber', above: 100, queue: 'B' }],
    customers: [{ name: 'Ana', preChat: { Tier: 'gold' } }],
  });
  const steps = [
    { start: { customer: 'Ana' } },
    { customerSays: 'agent' },
    { expectRepresentativeSees: { queue: 'B', variables: { Tier: 'gold' } } },
  ];
  const { code, out } = await simulate(context, politeBot, steps, { args: ['--center', center] });
  assert.equal(code, 0, out);
  const stranger = await simulate(context, politeBot, [{ start: { customer: 'Ben' } }], {
    args: ['--center', center],
  });
  assert.equal(stranger.code, 1);
  assert.match(stranger.out, /step 1: There is no customer "Ben"; known: Ana/);
});

test('a bot that is not there exits 3 with the next step', async () => {
  const bot = await startScriptedBot(politeBot);
  await bot.close();
  const file = await scriptFile('unreachable', {
    name: 'x',
    steps: [start, { expectCustomerSees: 'Hello' }],
  });
  const { code, out } = await startCommand('simulate.ts', [file, '--bot', bot.url]).ended;
  assert.equal(code, 3);
  assert.match(out, /nothing listens at 127\.0\.0\.1:\d+[^]*npm run host/);
});

test('every mistake in every script is listed, with file and step, before anything is played', async () => {
  const first = await scriptFile('first', {
    name: '',
    steps: [
      { start: { contextForm: 'fax' } },
      { customerSays: 5 },
      { expectCustomerSees: { matches: '(' } },
      { sing: true },
      { fault: { answer: 200 } },
      { timePasses: '5 minutes' },
    ],
    extra: 1,
  });
  const second = await scriptFile('second', '{"name":');
  const { code, out, err } = await startCommand('simulate.ts', [first, second, join(folder, 'absent.json')])
    .ended;
  assert.equal(code, 2);
  assert.equal(out, '');
  for (const mistake of [
    /first\.json: "name"/,
    /first\.json: "extra" is not known/,
    /first\.json, step 1 \(start\): "contextForm" must be one of/,
    /first\.json, step 2 \(customerSays\)/,
    /first\.json, step 3 \(expectCustomerSees\): "matches" is not a regular expression/,
    /first\.json, step 4: .*"sing".*known: start/,
    /first\.json, step 5 \(fault\): "answer" must be a whole number/,
    /first\.json, step 6 \(timePasses\): must be a duration such as PT5M/,
    /second\.json:1:9 is not valid JSON/,
    /absent\.json: there is no such file or folder/,
  ]) {
    assert.match(err, mistake);
  }
});

test('the command line needs a file, and knows its flags', async () => {
  for (const args of [[], ['--loud', 'x.json'], ['x.json', '--bot', 'nowhere']]) {
    assert.equal((await startCommand('simulate.ts', args).ended).code, 2, args.join(' '));
  }
});

test('the scripts that come along have no mistakes', async () => {
  const scripts = join(import.meta.dirname, '..', '..', 'simulator', 'scripts');
  const names = await readdir(scripts, { recursive: true });
  const files = names.filter((name) => name.endsWith('.json')).map((name) => join(scripts, name));
  assert.ok(files.length >= 35);
  const { code, err } = await startCommand('simulate.ts', [
    ...files,
    '--bot',
    'http://127.0.0.1:9/api/messages',
  ]).ended;
  assert.equal(code, 3, err);
});

test('no text of a bot can move the cursor of the terminal', async (context) => {
  const rude: BotScript = ({ type }) => (type === 'event' ? [say('Hello \u001b[2J\u0007!')] : []);
  const { out } = await simulate(context, rude, [start, { expectCustomerSees: 'Hello' }]);
  assert.ok(!out.includes('\u001b'));
});

/** The activities with which the bot was told that a conversation is over. */
function farewells(bot: ScriptedBot): number {
  return bot.received.filter(({ type }) => type === 'endOfConversation').length;
}

const leaving: readonly [title: string, steps: readonly unknown[], told: number][] = [
  ['that is still with the bot', [start, { expectCustomerSees: 'Hello' }], 1],
  ['that did not go as expected', [start, { expectCustomerSees: 'Bonjour' }], 1],
  ['that the customer left', [start, { customerLeaves: true }], 1],
  ['that was handed to a person', [start, { customerSays: 'agent' }, { expectState: 'waiting' }], 0],
  ['that the bot ended', [start, { customerSays: 'end chat' }, { expectState: 'closed' }], 0],
  ['that could not be told of a fault', [start, { fault: { on: 'any', answer: 503, times: 9 } }], 1],
];

for (const [title, steps, told] of leaving) {
  test(`the bot ${told === 0 ? 'hears no more of' : 'is told that it is over of'} a conversation ${title}`, async (context) => {
    const bot = await startScriptedBot(politeBot);
    context.after(() => bot.close());
    const file = await scriptFile(`leaving ${title}`, {
      name: title,
      // Short where the script is meant to fail; a busy machine must not make the others fail.
      patienceMs: told === 0 ? 10_000 : 200,
      steps,
    });
    await startCommand('simulate.ts', [file, '--bot', bot.url]).ended;
    assert.equal(farewells(bot), told);
  });
}

test('Ctrl+C ends the conversation too, and is no success', async (context) => {
  const greeted = Promise.withResolvers<undefined>();
  const bot = await startScriptedBot((activity) => {
    if (activity['type'] === 'event') greeted.resolve(undefined);
    return politeBot(activity);
  });
  context.after(() => bot.close());
  const file = await scriptFile('long', {
    name: 'Waits',
    patienceMs: 60_000,
    steps: [start, { expectCustomerSees: 'never said' }],
  });
  const command = startCommand('simulate.ts', [file, '--bot', bot.url]);
  await greeted.promise;
  command.process.kill('SIGINT');
  assert.equal((await command.ended).code, 130);
  assert.equal(farewells(bot), 1);
});
