import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  startConversation,
  step,
  type PersonEvent,
  type Setting,
} from '../../simulator/center/contactCenter.ts';
import type { Conversation } from '../../simulator/center/conversation.ts';
import { botPosts } from '../../simulator/center/botPosts.ts';
import { loadOf, offeredTo } from '../../simulator/center/representatives.ts';
import { representativeView } from '../../simulator/center/views.ts';
import { NO_TROUBLE } from '../../simulator/center/trouble.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { command } from './scriptedBot.ts';

const setting: Setting = {
  definition: sampleCenter,
  load: new Map(),
  serviceUrl: 'http://127.0.0.1:4280/',
};
const team = [
  { name: 'Robin', capacity: 2 },
  { name: 'Sam', capacity: 1 },
];

function waiting(id = '19:one@thread.v2'): Conversation {
  const { conversation } = startConversation(
    {
      id,
      customer: { id: '8:acs:ana', name: 'Ana' },
      variables: {},
      contextForm: 'event/omnichannelSetContext',
      nulls: false,
      channel: 'liveChat',
      locale: 'en-US',
      trouble: NO_TROUBLE,
    },
    1,
    setting,
  );
  const escalate = command('Escalate', 'Asked for a person.', { BotHandoffTopic: 'CreditCard' });
  return botPosts(conversation, escalate, 2, setting).conversation;
}

function after(conversation: Conversation, ...events: readonly PersonEvent[]): Conversation {
  return events.reduce((before, event) => {
    const outcome = step(before, event, 3, setting);
    assert.ok(outcome.kind === 'done', `${event.type} was refused`);
    return outcome.conversation;
  }, conversation);
}

const taken = (name: string): Conversation => after(waiting(), { type: 'representativeAccepts', name });
const wrappedUp = (name: string): Conversation => after(taken(name), { type: 'representativeEnds' });

const offers: readonly [title: string, conversations: readonly Conversation[], name: string | undefined][] = [
  ['the first named has most room', [], 'Robin'],
  ['both have as much room, and the first named gets it', [taken('Robin')], 'Robin'],
  ['one is full', [taken('Robin'), taken('Robin')], 'Sam'],
  ['wrap-up takes capacity', [taken('Robin'), wrappedUp('Robin')], 'Sam'],
  ['all are full', [taken('Robin'), taken('Robin'), taken('Sam')], undefined],
  [
    'somebody has more than the capacity',
    [taken('Sam'), taken('Sam'), taken('Robin'), taken('Robin')],
    undefined,
  ],
  [
    'what is closed or given away counts no more',
    [
      after(wrappedUp('Robin'), { type: 'representativeFinishes' }),
      after(taken('Robin'), { type: 'representativeTransfers', queue: 'Billing' }),
    ],
    'Robin',
  ],
];

for (const [title, conversations, name] of offers) {
  test(`a waiting conversation is offered to ${name ?? 'nobody'} when ${title}`, () => {
    assert.equal(offeredTo(team, conversations)?.name, name);
  });
}

test('a conversation that is transferred waits in the other queue, and opens only to who accepts it there', () => {
  const transferred = after(taken('Robin'), { type: 'representativeTransfers', queue: 'Billing' });
  assert.equal(transferred.stage, 'waiting');
  assert.partialDeepStrictEqual(representativeView(transferred), {
    queue: 'Billing',
    queueReason: 'Transferred by Robin from "Credit cards".',
    representative: undefined,
    summary: undefined,
    transcript: [],
  });
  assert.equal(loadOf('Robin', [transferred]), 0);
  const again = after(transferred, { type: 'representativeAccepts', name: 'Sam' });
  assert.equal(representativeView(again).summary, 'Asked for a person.');
});

test('a transfer to the queue of the bot hands back to it', () => {
  const outcome = step(
    taken('Robin'),
    { type: 'representativeTransfers', queue: sampleCenter.bot.name },
    3,
    setting,
  );
  assert.ok(outcome.kind === 'done');
  assert.equal(outcome.conversation.stage, 'botActive');
  assert.equal(outcome.toBot.length, 2);
});

const refused: readonly [title: string, conversation: Conversation, event: PersonEvent, words: RegExp][] = [
  [
    'to a queue that is not there',
    taken('Robin'),
    { type: 'representativeTransfers', queue: 'Fax' },
    /no queue "Fax".*Billing/,
  ],
  [
    'to the queue it is in',
    taken('Robin'),
    { type: 'representativeTransfers', queue: 'Credit cards' },
    /already/,
  ],
  ['by nobody', waiting(), { type: 'representativeTransfers', queue: 'Billing' }, /who accepted/],
];

for (const [title, conversation, event, words] of refused) {
  test(`a transfer ${title} is refused`, () => {
    const outcome = step(conversation, event, 3, setting);
    assert.ok(outcome.kind === 'refused');
    assert.match(outcome.refusal.message, words);
  });
}

test('a bot cannot be consulted, and the refusal names what can be done instead', () => {
  const outcome = step(taken('Robin'), { type: 'representativeConsultsBot' }, 3, setting);
  assert.ok(outcome.kind === 'refused');
  assert.match(
    outcome.refusal.message,
    /cannot be consulted.*Transfer the conversation to "Virtual assistant"/,
  );
});

test('a note of the wrap-up stays with the conversation', () => {
  const closed = after(wrappedUp('Robin'), { type: 'representativeFinishes', note: 'Sent a new card.' });
  assert.equal(closed.stage, 'closed');
  assert.equal(representativeView(closed).note, 'Sent a new card.');
});
