import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readInbound, type ActivityLike } from '../../lib/omnichannel/index.ts';
import {
  decide,
  effectToActivity,
  newContext,
  repliesFor,
  respond,
  type ConversationContext,
  type Effect,
} from '../../lib/conversation/index.ts';
import { escalationVariables } from '../../lib/conversation/escalationVariables.ts';
import { policy } from '../fixtures/mind/mind.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

/** Plays the messages, and a request for a person behind them. */
function escalationAfter(
  facts: ConversationContext['facts'],
  ...messages: readonly (string | ActivityLike)[]
): Extract<Effect, { kind: 'escalate' }> {
  let context: ConversationContext = { ...newContext(NOW), greeted: true, facts };
  for (const sent of [...messages, 'agent']) {
    const members = typeof sent === 'string' ? { text: sent } : sent;
    const message = readInbound({ type: 'message', channelId: 'directline', ...members });
    assert.ok(message.kind === 'customerMessage');
    const answer = respond({ message, context, replies: repliesFor('en') });
    const decision = decide(message, context, NOW, { policy, answer });
    ({ context } = decision);
    const command = decision.effects.find(({ kind }) => kind === 'escalate');
    if (command?.kind === 'escalate') return command;
  }
  throw new Error('no escalation');
}

const summaryOf = (...sent: readonly (string | ActivityLike)[]): string =>
  escalationAfter({}, ...sent).summary;

describe('the summary says', () => {
  const LEAKS = 'my coffee machine leaks since yesterday';

  it('what the customer wants, in the longest of their own words about it', () => {
    for (const around of [
      ['hello'],
      ['ac booking'],
      ['echo: a very long text that only comes back to them'],
      ['help'],
    ])
      assert.match(summaryOf(...around, LEAKS, ...around), /^The customer wrote: "my coffee machine leaks/m);
  });

  it('so when commands are all there was', () => {
    for (const commands of [[], ['ac booking'], ['debug', 'hero card'], ['hello']])
      assert.match(summaryOf(...commands), /^The customer has not said yet what it is about\./);
  });

  for (const asking of [
    'I need a human being about my invoice 4711, charged twice',
    'my parcel is broken and I want to talk to somebody',
    'this is ridiculous, get me a person, the refund never came',
    'ich möchte mit einem Mitarbeiter über meine Rechnung sprechen',
    'je veux parler à un conseiller pour mon remboursement',
  ])
    it(`what a request for a person tells of the matter: ${asking}`, () => {
      const facts = { msdyn_locale: 'en' };
      for (const before of [[], ['hello'], ['it leaks']])
        assert.ok(
          escalationAfter(facts, ...before, asking).summary.startsWith(`The customer wrote: "${asking}"`),
          summaryOf(...before, asking),
        );
    });

  it('a shorter matter that came with the request beside a longer one', () => {
    const summary = summaryOf(LEAKS, 'can I talk to an agent about a bill');
    assert.match(summary, /^The customer wrote: "my coffee machine leaks since yesterday"$/m);
    assert.match(summary, /^The customer also wrote: "can I talk to an agent about a bill"$/m);
  });

  for (const asking of [
    'could you please put me through to an agent',
    'hello, can I please speak to a real human being right now',
    'you are useless, get me a person',
    'verbinden Sie mich bitte mit einem Mitarbeiter',
    'bonjour je voudrais parler à un conseiller svp',
  ])
    it(`that a mere request for a person is no matter: ${asking}`, () => {
      assert.match(summaryOf(asking), /^The customer has not said yet what it is about\./);
      assert.match(summaryOf('it leaks', asking), /^The customer wrote: "it leaks"$/m);
    });

  it('no name of a rule', () => {
    const summary = summaryOf('ac booking', 'hero card', 'help', LEAKS);
    assert.doesNotMatch(summary, /adaptiveCard|heroCard|notUnderstood/);
  });

  it('what was filled in, the latest of each entry', () => {
    const first = { value: { card: 'form', name: 'Ana', callBack: 'true' } };
    const second = { value: '{"card":"form","name":"Ana Costa","order_number":17}' };
    assert.match(
      summaryOf(first, second),
      /^Filled in: name: Ana Costa, call back: true, order number: 17$/m,
    );
  });

  it('no button that was pressed: its word is what the customer said', () => {
    assert.doesNotMatch(summaryOf({ value: { choice: 'billing', id: 7 } }), /Filled in/);
    assert.match(
      summaryOf({ value: { choice: 'billing', amount: 7 } }),
      /Filled in: choice: billing, amount: 7/,
    );
  });

  it('what came along', () => {
    const summary = summaryOf(
      { attachments: [{ contentType: 'image/png', contentUrl: 'https://x/1', name: 'leak.png' }] },
      { entities: [{ type: 'Place', name: 'Main Street 1' }] },
    );
    assert.match(summary, /^Sent along: leak\.png, place Main Street 1$/m);
  });

  it('how it went', () => {
    assert.match(summaryOf('THIS DOES NOT WORK!!'), /^Mood: writes with emphasis/m);
    assert.doesNotMatch(summaryOf('it does not work'), /Mood/);
  });
});

describe('what identifies the customer', () => {
  const cases: readonly ConversationContext['facts'][] = [
    { CaseNumber: 10_021, Phone: 4_255_550_100 },
    { casenumber: '10021', phone: '4255550100' },
    { CASENUMBER: 10_021, PHONE: '4255550100' },
    { caseNumber: ' 10021 ', Phone: 4_255_550_100 },
  ];
  for (const facts of cases) {
    it(`is sent and told, as it came: ${JSON.stringify(facts)}`, () => {
      const { variables, summary } = escalationAfter(facts);
      assert.match(summary, /^Known: CaseNumber 10021, Phone 4255550100$/m);
      for (const [name, expected] of [
        ['CaseNumber', '10021'],
        ['Phone', '4255550100'],
      ] as const) {
        const variable = variables[name];
        assert.equal(String(typeof variable === 'object' ? variable.value : variable), expected);
      }
    });
  }
});

it('no text ever changes what routing goes by', () => {
  const { variables } = escalationAfter({ Name: 'Ana' }, 'x');
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 2 }), (texts) => {
      const said = escalationAfter({ Name: 'Ana' }, ...texts.map((text) => `zz ${text}`)).variables;
      assert.deepEqual(said, variables);
    }),
    { numRuns: 300 },
  );
});

describe('variables for a skill finder', () => {
  const context: ConversationContext = {
    ...newContext(NOW),
    matter: 'it leaks',
    recentMessages: ['hi', 'it leaks'],
  };

  it('carry the customer’s words, off the panel', () => {
    const skillInputs = { Words: 'matter', All: 'messages' } as const;
    const { variables } = escalationVariables(context, 'asked', { ...policy, skillInputs });
    assert.deepEqual(variables['Words'], { value: 'it leaks', isDisplayable: false });
    assert.deepEqual(variables['All'], { value: 'hi\nit leaks', isDisplayable: false });
  });

  for (const name of ['BotHandoffReason', 'bothandofftopic', 'BotLanguage', 'CaseNumber', 'name']) {
    it(`never take the place of one for routing: ${name}`, () => {
      const without = escalationVariables(context, 'asked', { ...policy, skillInputs: {} });
      const given = escalationVariables(context, 'asked', { ...policy, skillInputs: { [name]: 'matter' } });
      assert.deepEqual(given, without);
    });
  }
});

describe('variables that do not all fit the wire', () => {
  const long = 'é'.repeat(3_900);
  const routing = Object.fromEntries(['Queue', 'Skill'].map((name) => [name, `${name} of the policy`]));
  const crowded = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`Extra${index}`, long]));
  const context: ConversationContext = {
    ...newContext(NOW),
    greeted: true,
    topic: 'crowded',
    locale: 'en-us',
    facts: { Email: 'ana@example.com' },
    matter: 'it leaks',
  };
  const [first] = policy.topics;
  assert.ok(first !== undefined);
  const full = {
    ...policy,
    topics: [{ ...first, name: 'crowded', variables: routing }],
    variables: crowded,
    skillInputs: { Words: 'matter' },
  } as const;

  it('go in order of importance: the reason and the topic before the policy, the customer’s words last', () => {
    const { variables } = escalationVariables(context, 'asked', full);
    assert.deepEqual(Object.keys(variables), [
      'BotHandoffReason',
      ...Object.keys(routing),
      ...Object.keys(crowded),
      'BotLanguage',
      'Email',
      'Words',
    ]);
  });

  it('keep the value that the narrowest rule gives them', () => {
    const same = { ...full, variables: { Queue: 'everybody', BotLanguage: 'xx' } };
    const { variables } = escalationVariables(context, 'asked', same);
    assert.deepEqual(
      [variables['Queue'], variables['BotLanguage']],
      ['Queue of the policy', 'xx'].map((value) => ({ value, isDisplayable: true })),
    );
  });

  it('are named, what routes is kept, and exactly what is named is missing on the wire', () => {
    const inbound = readInbound({ type: 'message', channelId: 'directline', text: 'agent' });
    assert.ok(inbound.kind === 'customerMessage');
    const decision = decide(inbound, context, NOW, { policy: full, answer: { kind: 'wantsPerson' } });
    const command = decision.effects.find((effect) => effect.kind === 'escalate');
    assert.ok(command?.kind === 'escalate');
    const { refusedVariables = [] } = decision;
    assert.ok(refusedVariables.length > 0);
    assert.ok(
      refusedVariables.every((name) => name.startsWith('Extra')),
      refusedVariables.join(),
    );
    const sent = JSON.stringify(effectToActivity(command).channelData);
    for (const name of Object.keys(command.variables))
      assert.equal(sent.includes(name), !refusedVariables.includes(name), name);
  });

  it('are not named where all of them fit', () => {
    const inbound = readInbound({ type: 'message', channelId: 'directline', text: 'agent' });
    assert.ok(inbound.kind === 'customerMessage');
    const roomy = { ...full, variables: {} };
    const decision = decide(inbound, context, NOW, { policy: roomy, answer: { kind: 'wantsPerson' } });
    assert.deepEqual(decision.refusedVariables, []);
  });
});

describe('an Escalate fits the wire with what it is addressed by', () => {
  const LIMIT = 28 * 1_024;
  for (const [kind, character] of [
    ['letters', 'x'],
    ['quotes', '"'],
    ['controls', '\u0001'],
    ['Chinese', '客'],
  ] as const) {
    it(`with ids of a thousand ${kind}`, () => {
      const id = character.repeat(1_024);
      const long = character.repeat(3_500);
      const facts = { Name: long, Email: long, Phone: long, CaseNumber: long };
      const effect = escalationAfter(facts, long);
      const address = {
        ...{ serviceUrl: 'https://connector.example/', channelId: 'omnichannel', conversationId: id },
        ...{ bot: { id }, customer: { id } },
      };
      const activity = effectToActivity(effect, undefined, address);
      const { bot: from, customer: recipient, serviceUrl } = address;
      const onTheWire = { ...activity, from, recipient, conversation: { id }, serviceUrl };
      assert.ok(Buffer.byteLength(JSON.stringify(onTheWire)) <= LIMIT);
    });
  }
});
