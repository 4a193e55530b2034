import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { playScript } from '../../simulator/play/player.ts';
import { readScript, type Script } from '../../simulator/play/script.ts';
import { ownVenue } from '../../simulator/play/venue.ts';
import { startContactCenter } from '../../simulator/server.ts';
import { startCommand } from './runCommand.ts';
import { politeBot, say, startScriptedBot, type BotScript } from './scriptedBot.ts';
import { servedCenter } from './servedCenter.ts';

const script: BotScript = (activity) => {
  switch (activity['text']) {
    case 'card':
      return [
        say('', { attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }] }),
      ];
    case 'secret':
      return [{ type: 'message', text: 'Nobody reads this' }];
    case 'two':
      return [say('One.'), say('Two.')];
    default:
      return politeBot(activity);
  }
};

const served = servedCenter(script);

function read(value: JsonValue): Script {
  const problems: string[] = [];
  const result = readScript(value, 'saved', problems);
  assert.deepEqual(problems, []);
  return result;
}

/** Plays steps in this contact center, and returns what it saves of the conversation. */
async function saved(
  steps: readonly JsonObject[],
): Promise<{ readonly status: number; readonly body: JsonObject }> {
  const played = await playScript(read({ name: 'first', steps: [...steps] }), ownVenue(served.center));
  assert.equal(played.failure, undefined);
  const id = encodeURIComponent(played.conversation?.id ?? '');
  const response = await fetch(`${served.center.url}api/conversations/${id}/script`);
  return { status: response.status, body: (await response.json()) as JsonObject };
}

const stories: readonly [title: string, steps: readonly JsonObject[]][] = [
  ['of a greeting', [{ start: {} }, { expectCustomerSees: 'Hello' }]],
  [
    'with everything that a start can have',
    [
      {
        start: {
          customerName: 'Ana',
          variables: { Tier: 'gold', Age: { value: 3, isDisplayable: true } },
          contextForm: 'event/startConversation',
          nulls: true,
        },
      },
      { customerSays: 'hi' },
      { expectCustomerSees: 'You said hi' },
    ],
  ],
  [
    'with a card, a file, a submit, two answers and none',
    [
      { start: {} },
      { customerSays: 'card' },
      { customerSays: 'two' },
      { customerSays: 'secret' },
      { customerSends: { name: 'receipt.pdf', contentType: 'application/pdf' } },
      { customerSubmits: { form: 'call' } },
      { expectCustomerSees: 'Received' },
    ],
  ],
  [
    'that goes through all hands',
    [
      { start: {} },
      { customerSays: 'agent' },
      { expectState: 'waiting' },
      { customerSays: 'Anybody?' },
      { representativeAccepts: 'Sam' },
      { representativeSays: 'Hi.' },
      { representativeTransfers: 'Billing' },
      { representativeAccepts: 'Kim' },
      { representativeHandsBack: true },
      { customerSays: 'agent' },
      { expectState: 'waiting' },
      { representativeAccepts: 'Sam' },
      { representativeEnds: true },
      { representativeFinishes: 'Sent a new card.' },
    ],
  ],
  ['that the bot ends', [{ start: {} }, { customerSays: 'end chat' }, { expectState: 'closed' }]],
  [
    'with an end that takes no effect',
    [
      { start: { trouble: { endIgnored: true } } },
      { customerSays: 'end chat' },
      { expectCustomerSees: 'Goodbye' },
      { expectNothingMore: true },
      { trouble: { endIgnored: false } },
      { customerSays: 'end chat' },
      { expectState: 'closed' },
    ],
  ],
  [
    'in which time passes until nobody could take it',
    [
      { start: {} },
      { customerSays: 'agent' },
      { expectState: 'waiting' },
      { timePasses: 'PT5M' },
      { expectState: 'waiting' },
      { timePasses: 'PT15M30S' },
      { expectState: 'closed' },
    ],
  ],
  ['that the customer leaves', [{ start: {} }, { expectCustomerSees: 'Hello' }, { customerLeaves: true }]],
  [
    'with deliveries that are late, doubled and repeated',
    [
      { start: {} },
      { expectCustomerSees: 'Hello' },
      { customerSays: { text: 'first', late: true } },
      { customerSays: { text: 'second', copies: 2 } },
      { deliverAgain: true },
      { deliverAgain: { copies: 2 } },
      { expectCustomerSees: 'You said first' },
    ],
  ],
  [
    'with faults',
    [
      { start: {} },
      { fault: { answer: 500 } },
      { expectNothingMore: true },
      { customerSays: 'two' },
      { fault: { answer: 503, on: 'message' } },
      { fault: { answer: 'empty' } },
      { customerSays: 'two' },
      { expectCustomerSees: 'Two.' },
    ],
  ],
];

for (const [title, steps] of stories) {
  test(`a conversation ${title} is saved as a script that plays it again as it was`, async () => {
    const { status, body } = await saved(steps);
    assert.equal(status, 200);
    const again = await playScript(read(body), ownVenue(served.center));
    assert.equal(again.failure, undefined);
    const journal = served.center.switchboard.journal(again.conversation?.id ?? '');
    assert.ok(again.conversation !== undefined && journal !== undefined);
    const twice = await saved(body['steps'] as JsonObject[]);
    assert.deepEqual(twice.body['steps'], body['steps'], 'saving what was saved changes nothing');
  });
}

test('a saved script notices a bot that answers otherwise', async () => {
  const { body } = await saved([{ start: {} }, { customerSays: 'two' }, { expectCustomerSees: 'Two.' }]);
  const other = await startScriptedBot((activity) =>
    activity['text'] === 'two' ? [say('One.')] : script(activity),
  );
  const elsewhere = await startContactCenter({ bot: other.url });
  const { failure } = await playScript(read({ ...body, patienceMs: 300 }), ownVenue(elsewhere));
  assert.match(failure?.message ?? '', /exactly "Two\."/);
  await elsewhere.close();
  await other.close();
});

test('a saved script runs unchanged with npm run simulate', async (context) => {
  const { body } = await saved(stories[3]?.[1] ?? []);
  const folder = await mkdtemp(join(tmpdir(), 'saved-'));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'conversation.json');
  await writeFile(file, JSON.stringify(body));
  const { code, out } = await startCommand('simulate.ts', [file, '--bot', served.bot.url]).ended;
  assert.equal(code, 0, out);
});

test('queues, rules and people of another contact center are saved with it', async (context) => {
  const definition = {
    ...served.center.switchboard.definition,
    queues: ['Everybody', ...served.center.switchboard.definition.queues],
    defaultQueue: 'Everybody',
  };
  const other = await startContactCenter({ bot: served.bot.url, definition });
  context.after(() => other.close());
  const { id } = other.switchboard.start({});
  const response = await fetch(`${other.url}api/conversations/${encodeURIComponent(id)}/script`);
  const body = (await response.json()) as JsonObject;
  const { businessHours: _hours, timeouts: _timeouts, ...rest } = definition;
  assert.partialDeepStrictEqual(read(body).workstream, rest);
});

test('a conversation that no script can play is refused with the reason', async () => {
  const { id } = served.center.switchboard.start({});
  await served.center.switchboard.settled(id);
  served.center.switchboard.deliverAgain(id, 0);
  const response = await fetch(`${served.center.url}api/conversations/${encodeURIComponent(id)}/script`);
  assert.equal(response.status, 409);
  assert.match(await response.text(), /a script can only repeat the last/);
});
