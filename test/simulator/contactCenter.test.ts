import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity } from '@microsoft/agents-activity';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { botPosts } from '../../simulator/center/botPosts.ts';
import {
  abandon,
  startConversation,
  step,
  type PersonEvent,
  type Setting,
} from '../../simulator/center/contactCenter.ts';
import type { Conversation, Stage } from '../../simulator/center/conversation.ts';
import { contextForms, type ContextForm } from '../../simulator/center/inboundActivities.ts';
import {
  conversationView,
  customerView,
  representativeView,
  transcriptFile,
} from '../../simulator/center/views.ts';
import { NO_TROUBLE } from '../../simulator/center/trouble.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { readInbound } from '../../lib/omnichannel/index.ts';
import { readBotActivity } from '../../simulator/center/botActivity.ts';
import { command, say } from './scriptedBot.ts';

const setting: Setting = {
  definition: sampleCenter,
  load: new Map(),
  serviceUrl: 'http://127.0.0.1:4280/',
};
const AT = Date.UTC(2026, 0, 1);

/** What happens: a post of the bot or something a person does. */
type Happening = { readonly bot: JsonValue } | PersonEvent;

const accepts: PersonEvent = { type: 'representativeAccepts', name: 'Robin' };
const replies: PersonEvent = { type: 'representativeReplies', text: 'Hi, Robin here.' };
const handsBack: PersonEvent = { type: 'representativeHandsBack' };
const ends: PersonEvent = { type: 'representativeEnds' };
const finishes: PersonEvent = { type: 'representativeFinishes' };
const leaves: PersonEvent = { type: 'customerLeaves' };
const writes = (text: string): PersonEvent => ({ type: 'customerWrites', text });
const escalate = (context: JsonValue = {}): Happening => ({
  bot: command('Escalate', 'The summary.', context),
});
const file = { id: 'f1', name: 'receipt.pdf', contentType: 'application/pdf' };
const end: Happening = { bot: command('EndConversation', 'The note.') };

function opened(
  variables: JsonObject = {},
  contextForm: ContextForm = 'event/omnichannelSetContext',
  nulls = false,
): Conversation {
  const customer = { id: '8:acs:ana', name: 'Ana' };
  const opening = { id: 'c1', customer, variables, contextForm, nulls };
  return startConversation(
    { ...opening, channel: 'liveChat', locale: 'en-US', trouble: NO_TROUBLE },
    AT,
    setting,
  ).conversation;
}

/** Lets things happen; a refusal of any of them is the result. */
function after(
  happenings: readonly Happening[],
  conversation = opened(),
): { conversation: Conversation; refused: number[] } {
  const refused: number[] = [];
  const last = happenings.reduce<Conversation>((before, happening) => {
    if ('bot' in happening) {
      const outcome = botPosts(before, happening.bot, AT, setting);
      if (outcome.kind === 'refused') refused.push(outcome.refusal.status);
      return outcome.conversation;
    }
    const outcome = step(before, happening, AT, setting);
    if (outcome.kind === 'refused') refused.push(outcome.refusal.status);
    return outcome.kind === 'done' ? outcome.conversation : before;
  }, conversation);
  return { conversation: last, refused };
}

function customerReads(conversation: Conversation): readonly string[] {
  return customerView(conversation).map(({ text }) => text);
}

const stages: readonly [
  title: string,
  happenings: readonly Happening[],
  stage: Stage,
  refused: readonly number[],
][] = [
  ['a new conversation is with the bot', [], 'botActive', []],
  ['a bridged message leaves it with the bot', [{ bot: say('Hello') }], 'botActive', []],
  ['Escalate puts it into a queue', [escalate()], 'waiting', []],
  ['a representative accepts from the queue', [escalate(), accepts], 'representativeActive', []],
  ['nobody can accept what the bot still has', [accepts], 'botActive', [409]],
  [
    'two representatives cannot accept the same',
    [escalate(), accepts, accepts],
    'representativeActive',
    [409],
  ],
  ['a reply needs an acceptance', [escalate(), replies], 'waiting', [409]],
  ['a representative hands back to the bot', [escalate(), accepts, handsBack], 'botActive', []],
  ['a hand-back needs an acceptance', [escalate(), handsBack], 'waiting', [409]],
  ['a representative ends into wrap-up', [escalate(), accepts, ends], 'wrapUp', []],
  ['wrap-up is closed by hand', [escalate(), accepts, ends, finishes], 'closed', []],
  ['only wrap-up can be finished', [finishes], 'botActive', [409]],
  ['EndConversation closes', [end], 'closed', []],
  ['a customer who leaves the bot closes it', [leaves], 'closed', []],
  ['a customer who leaves the queue closes it', [escalate(), leaves], 'closed', []],
  ['a customer who leaves a representative causes wrap-up', [escalate(), accepts, leaves], 'wrapUp', []],
  ['nobody writes into a closed conversation', [end, writes('hello?')], 'closed', [409]],
  ['nobody leaves twice', [leaves, leaves], 'closed', [409]],
  [
    'the bot has left the roster after Escalate',
    [escalate(), { bot: say('One more thing') }],
    'waiting',
    [403],
  ],
  ['a second Escalate finds the bot gone', [escalate(), escalate()], 'waiting', [403]],
  ['the conversation is gone after EndConversation', [end, { bot: say('One more thing') }], 'closed', [404]],
  [
    'the bot may talk again after a hand-back',
    [escalate(), accepts, handsBack, { bot: say('Me again') }],
    'botActive',
    [],
  ],
  [
    'the bot may escalate again after a hand-back',
    [escalate(), accepts, handsBack, escalate()],
    'waiting',
    [],
  ],
  ['a plain endOfConversation ends nothing', [{ bot: { type: 'endOfConversation' } }], 'botActive', []],
  ['a handoff event does nothing', [{ bot: { type: 'event', name: 'handoff.initiate' } }], 'botActive', []],
  [
    'a command in another type than message does nothing',
    [{ bot: { ...command('Escalate', 'x'), type: 'event' } }],
    'botActive',
    [],
  ],
  [
    'tags that are an object do nothing',
    [{ bot: { type: 'message', text: 'x', channelData: { tags: { type: 'Escalate', context: {} } } } }],
    'botActive',
    [],
  ],
  [
    'a command type given as a number is understood',
    [{ bot: { type: 'message', text: 'x', channelData: { tags: '{"type":0,"context":{}}' } } }],
    'waiting',
    [],
  ],
  ['a post without a type is refused', [{ bot: { text: 'x' } }], 'botActive', [400]],
  ['a post that is no object is refused', [{ bot: ['x'] }], 'botActive', [400]],
];

for (const [title, happenings, stage, refused] of stages) {
  test(title, () => {
    const result = after(happenings);
    assert.equal(result.conversation.stage, stage);
    assert.deepEqual(result.refused, refused);
  });
}

const unseen: readonly [title: string, activity: JsonObject][] = [
  ['an un-bridged message', { type: 'message', text: 'secret' }],
  [
    'a message with deliveryMode at the top level',
    { type: 'message', text: 'secret', deliveryMode: 'bridged' },
  ],
  [
    'a message bridged in another case',
    { type: 'message', text: 'secret', channelData: { deliveryMode: 'Bridged' } },
  ],
  ['a malformed command', { type: 'message', text: 'secret', channelData: { tags: '{"type":' } }],
  ['the text of a command', command('Escalate', 'secret')],
  ['typing', { type: 'typing', text: 'secret' }],
];

for (const [title, activity] of unseen) {
  test(`the customer never sees ${title}`, () => {
    const { conversation } = after([{ bot: activity }]);
    assert.ok(!JSON.stringify(customerView(conversation)).includes('secret'));
  });
}

test('the linter reads the whole post: a misplaced deliveryMode is named, and buttons alone are no empty message', () => {
  const misplaced = after([{ bot: { type: 'message', text: 'hi', deliveryMode: 'bridged' } }]).conversation;
  const findings = misplaced.wire.at(-1)?.findings ?? [];
  assert.ok(findings.some(({ message }) => message.includes('channelData')));
  const buttons = {
    type: 'message',
    channelData: { deliveryMode: 'bridged' },
    suggestedActions: { actions: [{ type: 'imBack', title: 'Yes', value: 'Yes' }] },
  };
  assert.deepEqual(after([{ bot: buttons }]).conversation.wire.at(-1)?.findings, []);
});

test('an un-bridged message stays in the agent-side transcript with the reason', () => {
  const { conversation } = after([{ bot: { type: 'message', text: 'lost' } }, escalate(), accepts]);
  const entry = representativeView(conversation).transcript.find(({ text }) => text === 'lost');
  assert.equal(entry?.customerSees, false);
  assert.match(entry.reason ?? '', /not bridged/);
});

test('a command that is bridged leaks its text to the customer, as the platform cannot know better', () => {
  const leaky = {
    ...command('Escalate', 'The summary.'),
    channelData: { deliveryMode: 'bridged', tags: '{"type":"Escalate","context":{}}' },
  };
  const { conversation } = after([{ bot: leaky }]);
  assert.equal(conversation.stage, 'waiting');
  assert.ok(customerReads(conversation).includes('The summary.'));
  assert.match(conversation.wire.at(-1)?.effect ?? '', /reached the customer/);
});

test('the summary opens with the acceptance, not before', () => {
  const waiting = after([escalate()]).conversation;
  assert.equal(representativeView(waiting).summary, undefined);
  assert.deepEqual(representativeView(waiting).transcript, []);
  const accepted = after([accepts], waiting).conversation;
  assert.equal(representativeView(accepted).summary, 'The summary.');
  assert.ok(!JSON.stringify(customerView(accepted)).includes('The summary.'));
});

const routings: readonly [title: string, context: JsonObject, queue: string][] = [
  ['a rule that fits names the queue', { BotHandoffTopic: 'CreditCard' }, 'Credit cards'],
  [
    'a wrapped value is unwrapped before routing',
    { BotHandoffTopic: { value: 'Billing', isDisplayable: true } },
    'Billing',
  ],
  ['values are case-sensitive', { BotHandoffTopic: 'creditcard' }, 'General support'],
  ["the seed's typing error leads to the default queue", { BotHandoffTopic: 'CreditCar' }, 'General support'],
  ['names are case-sensitive', { botHandoffTopic: 'CreditCard' }, 'General support'],
  ['no variables lead to the default queue', {}, 'General support'],
];

for (const [title, context, queue] of routings) {
  test(`routing: ${title}`, () => {
    assert.equal(representativeView(after([escalate(context)]).conversation).queue, queue);
  });
}

test('Escalate adds to the variables of the customer and replaces those of the same name', () => {
  const conversation = opened({ Name: 'Ana', Tier: { value: 'gold', isDisplayable: false } });
  const context = { Tier: { value: 'platinum', isDisplayable: true }, IDNumber: 101 };
  const { variables } = representativeView(after([escalate(context)], conversation).conversation);
  assert.deepEqual(variables, [
    { name: 'Name', value: 'Ana', isDisplayable: true, setBy: 'customer' },
    { name: 'Tier', value: 'platinum', isDisplayable: true, setBy: 'bot' },
    { name: 'IDNumber', value: 101, isDisplayable: false, setBy: 'bot' },
  ]);
});

test('a hand-back gives the bot the variables that were set meanwhile', () => {
  const { conversation } = after([escalate({ IDNumber: 101 }), accepts, handsBack], opened({ Name: 'Ana' }));
  const context = conversation.wire.findLast(({ direction }) => direction === 'toBot');
  const value = context?.activity['value'] as JsonObject;
  assert.equal(value['Name'], 'Ana');
  assert.equal(value['IDNumber'], 101);
});

test('28 KB is taken and one byte more is refused with 413', () => {
  const empty = Buffer.byteLength(JSON.stringify(say('')));
  const fits = after([{ bot: say('x'.repeat(28 * 1024 - empty)) }]);
  assert.deepEqual(fits.refused, []);
  const tooLong = after([{ bot: say('x'.repeat(28 * 1024 - empty + 1)) }]);
  assert.deepEqual(tooLong.refused, [413]);
  assert.deepEqual(customerReads(tooLong.conversation), []);
});

test('what the linter finds stands beside every post, refused ones too', () => {
  const { conversation } = after([
    { bot: { type: 'message', text: 'lost' } },
    escalate(),
    { bot: say('late') },
  ]);
  const posts = conversation.wire.filter(({ direction }) => direction === 'fromBot');
  assert.ok(posts[0]?.findings.some(({ severity }) => severity === 'error'));
  assert.ok(posts[2]?.findings.some(({ severity }) => severity === 'error'));
  assert.equal(posts[2]?.answer?.status, 403);
});

test('a conversation begins with "agent is added", then the context', () => {
  const { wire } = opened();
  assert.deepEqual(
    wire.map(({ activity }) => activity['type']),
    ['conversationUpdate', 'event'],
  );
});

for (const form of contextForms) {
  test(`the protocol reads the context given as ${form}`, () => {
    const context = opened({ Name: 'Ana', Tier: { value: 'gold', isDisplayable: true } }, form).wire.at(
      -1,
    )?.activity;
    const read = readBotActivity(context ?? null);
    assert.ok(typeof read !== 'string');
    const inbound = readInbound(read.activity);
    assert.equal(inbound.kind, 'contextEvent');
    assert.equal(inbound.name, form.split('/')[1]);
    assert.equal(inbound.variables['Name'], 'Ana');
    assert.equal(inbound.variables['Tier'], 'gold');
    assert.equal(inbound.variables['msdyn_ConversationId'], 'c1');
  });
}

for (const nulls of [false, true]) {
  test(`activities ${nulls ? 'carry the nulls of the samples when asked' : 'carry no nulls'}`, () => {
    const { conversation } = after(
      [writes('Hello'), { type: 'customerWrites', text: '', files: [file] }],
      opened({}, 'event/omnichannelSetContext', nulls),
    );
    const spelled = conversation.wire.map(({ activity }) => JSON.stringify(activity));
    for (const activity of spelled) assert.equal(activity.includes(':null'), nulls, activity);
  });
}

test('the schema of the Microsoft 365 Agents SDK takes every activity', () => {
  const { conversation } = after([
    writes('Hello'),
    { type: 'customerWrites', text: '', value: { when: 'am' } },
    { type: 'customerWrites', text: '', files: [file] },
    escalate(),
    accepts,
    handsBack,
  ]);
  const over = abandon(conversation, AT, setting).conversation;
  for (const { activity } of over.wire.filter(({ direction }) => direction === 'toBot')) {
    assert.equal(Activity.fromObject(activity).type, activity['type']);
  }
  assert.deepEqual(
    new Set(over.wire.map(({ activity }) => activity['type'])),
    new Set(['conversationUpdate', 'event', 'message', 'endOfConversation']),
  );
});

test('the protocol reads what the customer writes, submits and sends', () => {
  const said: readonly PersonEvent[] = [
    writes('Hello'),
    { type: 'customerWrites', text: '', value: { when: 'am' } },
    { type: 'customerWrites', text: '', files: [file], fileCarrier: 'json' },
    { type: 'customerWrites', text: '', files: [file], fileCarrier: 'array' },
  ];
  const { conversation } = after(said);
  const inbound = conversation.wire.slice(2).map(({ activity }) => {
    const read = readBotActivity(activity);
    return typeof read === 'string' ? undefined : readInbound(read.activity);
  });
  const common = {
    kind: 'customerMessage',
    submit: undefined,
    files: [],
    sourceChannel: 'lcw',
    locale: undefined,
  };
  assert.deepEqual(inbound, [
    { ...common, text: 'Hello' },
    { ...common, text: '', submit: { when: 'am' } },
    { ...common, text: '', files: [file] },
    { ...common, text: '', files: [file] },
  ]);
});

test('while a representative has the conversation the bot hears nothing of it', () => {
  const waiting = after([escalate(), accepts]).conversation;
  const outcome = step(waiting, writes('Hi Robin'), AT, setting);
  assert.ok(outcome.kind === 'done');
  assert.deepEqual(outcome.toBot, []);
  assert.ok(customerReads(outcome.conversation).includes('Hi Robin'));
});

test('activity ids are never given twice', () => {
  const { conversation } = after([
    writes('a'),
    { bot: say('b') },
    writes('c'),
    escalate(),
    accepts,
    handsBack,
  ]);
  const ids = conversation.wire.map(({ activity }) => activity['id']);
  assert.equal(new Set(ids).size, ids.length);
});

test('nothing that happens changes the conversation it happens to', () => {
  const before = opened();
  const copy = JSON.stringify(conversationView(before));
  after([writes('a'), { bot: say('b') }, escalate({ a: 1 }), accepts, replies, handsBack, end], before);
  assert.equal(JSON.stringify(conversationView(before)), copy);
});

test('the transcript file holds what went over the wire, without what was refused', () => {
  const { conversation } = after([{ bot: say('Hello') }, escalate(), { bot: say('late') }]);
  const texts = transcriptFile(conversation).map((activity) => (activity as JsonObject)['text']);
  assert.ok(texts.includes('Hello'));
  assert.ok(!texts.includes('late'));
});
