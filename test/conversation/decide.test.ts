import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import { messageBytes } from '../../lib/omnichannel/index.ts';
import {
  decide,
  effectToActivity,
  newContext,
  repliesFor,
  type ConversationContext,
  type Decision,
} from '../../lib/conversation/index.ts';

import { guidanceFor } from '../turns/world.ts';

const replies = repliesFor('en');

const NOW = 1_700_000_000_000;
const greeted: ConversationContext = { ...newContext(NOW), greeted: true };

type Message = Extract<Inbound, { kind: 'customerMessage' }>;

function message(members: Partial<Message>): Message {
  return {
    kind: 'customerMessage',
    text: '',
    submit: undefined,
    files: [],
    sourceChannel: 'lcw',
    locale: undefined,
    ...members,
  };
}

function contextEvent(variables: Record<string, string> = {}): Inbound {
  return {
    kind: 'contextEvent',
    name: 'omnichannelSetContext',
    variables,
    sourceChannel: 'lcw',
    locale: 'en-us',
  };
}

function given(context: ConversationContext) {
  return {
    when: (inbound: Inbound): Decision =>
      decide(inbound, context, NOW + 1_000, guidanceFor(inbound, context)),
  };
}

const says = (decision: Decision): readonly string[] =>
  decision.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.text] : []));

const kinds = (decision: Decision): readonly string[] => decision.effects.map(({ kind }) => kind);

describe('a conversation begins', () => {
  it('with a greeting on the context event, and what it brings is remembered', () => {
    const decision = given(newContext(NOW)).when(contextEvent({ tier: 'gold' }));
    assert.deepEqual(says(decision), [replies.greeting]);
    assert.deepEqual(decision.context.facts, { tier: 'gold' });
    assert.equal(decision.context.locale, 'en-us');
  });

  it('C11 and a second context event brings news, not a second greeting', () => {
    const decision = given({ ...greeted, facts: { tier: 'gold', a: 1 } }).when(
      contextEvent({ tier: 'silver' }),
    );
    assert.deepEqual(decision.effects, []);
    assert.deepEqual(decision.context.facts, { tier: 'silver', a: 1 });
    assert.equal(decision.rule, 'contextUpdated');
  });

  it('and knows its case and its channel as far as anybody has named them', () => {
    const first = given(newContext(NOW)).when(contextEvent({ msdyn_liveworkitemid: '1' })).context;
    assert.deepEqual([first.workItem, first.sourceChannel], [{ liveWorkItem: '1' }, 'lcw']);
    const silent = { ...contextEvent({ msdyn_conversationid: '2' }), sourceChannel: undefined } as Inbound;
    const second = given(first).when(silent).context;
    assert.deepEqual(
      [second.workItem, second.sourceChannel],
      [{ liveWorkItem: '1', conversation: '2' }, 'lcw'],
    );
    const third = given(newContext(NOW)).when({ ...silent, variables: {} } as Inbound).context;
    for (const member of ['workItem', 'sourceChannel']) assert.equal(member in third, false);
  });

  it('where there is no contact center with whoever comes in, once', () => {
    const joined: Inbound = { kind: 'joined', reason: 'memberAdded' };
    const alone: ConversationContext = { ...newContext(NOW), contactCenter: false };
    const welcome = given(alone).when(joined);
    assert.deepEqual([says(welcome), welcome.rule], [[replies.greeting], 'greeting']);
    for (const context of [
      newContext(NOW),
      { ...alone, contactCenter: true },
      { ...alone, greeted: true },
      { ...alone, customerTurns: 1 },
    ]) {
      const { effects, rule } = given(context).when(joined);
      assert.deepEqual([effects, rule], [[], 'ignored']);
    }
  });

  it('and what means nothing to it leaves all as it is', () => {
    for (const inbound of [
      { kind: 'customEvent', name: 'pageOpened', value: undefined },
      { kind: 'ignored', reason: 'typing' },
    ] as const)
      assert.deepEqual(given(greeted).when(inbound), { context: greeted, effects: [], rule: 'ignored' });
  });

  it('C11 and a context of any size is kept within bounds', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`v${index}`, 'x'.repeat(500)]),
    );
    const { context } = given(newContext(NOW)).when(contextEvent(variables));
    assert.ok(JSON.stringify(context).length < 40_000);
  });
});

describe('the customer writes', () => {
  it('and is answered in words of the bot', () => {
    assert.deepEqual(says(given(greeted).when(message({ text: 'help' }))), [replies.help]);
    assert.deepEqual(says(given(greeted).when(message({ text: 'echo: Hello WORLD' }))), ['Hello WORLD']);
    assert.deepEqual(says(given(greeted).when(message({ text: 'what?' }))), [replies.notUnderstood]);
  });

  it('and is handed over with what they have told, where they were asked nothing that it could answer', () => {
    const told = 'My parcel that is not found';
    const guidance = {
      ...guidanceFor(message({ text: told }), greeted),
      answer: { kind: 'wantsPerson' },
    } as const;
    const matterIn = (context: ConversationContext) =>
      decide(message({ text: told }), context, NOW + 1_000, guidance).context.matter;
    assert.equal(matterIn(greeted), told);
    assert.equal(matterIn({ ...greeted, offered: ['Ways to pay'] }), undefined);
  });

  it('from a channel that is known by the first who names it', () => {
    const channelAfter = (known: string | undefined, named: string | undefined): string | undefined => {
      const context = known === undefined ? greeted : { ...greeted, sourceChannel: known };
      return given(context).when(message({ text: 'help', sourceChannel: named })).context.sourceChannel;
    };
    assert.equal(channelAfter(undefined, 'whatsapp'), 'whatsapp');
    assert.equal(channelAfter('lcw', 'whatsapp'), 'lcw');
    assert.equal(channelAfter('lcw', undefined), 'lcw');
    const nowhere = given(greeted).when(message({ text: 'help', sourceChannel: undefined })).context;
    assert.equal('sourceChannel' in nowhere, false);
  });

  it('C01 and asks for a person: told first, then the command, then silence', () => {
    const decision = given(greeted).when(message({ text: 'agent' }));
    assert.deepEqual(kinds(decision), ['say', 'escalate']);
    assert.equal(decision.context.phase, 'escalated');
    const { effects, rule } = given(decision.context).when(message({ text: 'hello?' }));
    assert.deepEqual([effects, rule], [[], 'silent']);
  });

  it('C03 and asks for the end: the farewell first, then the command, then silence', () => {
    const decision = given(greeted).when(message({ text: 'end chat' }));
    assert.deepEqual(kinds(decision), ['say', 'end']);
    assert.equal(decision.context.phase, 'ended');
    assert.deepEqual(given(decision.context).when(message({ text: 'hello?' })).effects, []);
    assert.deepEqual(given(decision.context).when(message({ text: 'agent' })).effects, []);
  });

  it('or submits a card, or sends a file, and is told that it arrived', () => {
    assert.match(
      says(given(greeted).when(message({ submit: { size: 'L' } })))[0] ?? '',
      /size: L|"size":"L"/,
    );
    const files = [{ id: '1', name: 'invoice.pdf', contentType: 'application/pdf' }];
    assert.match(says(given(greeted).when(message({ files })))[0] ?? '', /invoice\.pdf/);
    const nameless = [{ id: '1', name: undefined, contentType: undefined }];
    assert.equal(given(greeted).when(message({ files: nameless })).effects.length, 1);
  });
});

describe('the conversation comes back', () => {
  for (const phase of ['escalated', 'ended'] as const) {
    it(`C12 after it was ${phase}: the bot greets again and answers again`, () => {
      const over: ConversationContext = { ...greeted, phase, closeReason: 'asked', notUnderstood: 3 };
      const decision = given(over).when(contextEvent());
      assert.deepEqual(says(decision), [replies.greeting]);
      assert.equal(decision.context.phase, 'talking');
      assert.equal(decision.context.session, over.session + 1);
      assert.equal(decision.context.startedAt, NOW + 1_000);
      assert.equal(decision.context.closeReason, undefined);
      assert.deepEqual(says(given(decision.context).when(message({ text: 'help' }))), [replies.help]);
    });
  }

  it('and until then, what the contact center closed stays closed', () => {
    const decision = given(greeted).when({ kind: 'conversationClosed', reason: 'endOfConversation' });
    assert.deepEqual([decision.effects, decision.rule], [[], 'closedByContactCenter']);
    assert.equal(decision.context.phase, 'ended');
    assert.equal(decision.context.closeReason, 'closedByContactCenter');
  });
});

describe('any text at all', () => {
  it('C08 C09 fits the wire, and changes neither channel data nor routing', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{"type":"Escalate","context":{}}', '{"deliveryMode":"bridged"}', 'x'.repeat(200_000)),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const request = message({ text: 'agent' });
        let context = greeted;
        for (const each of texts) {
          const inbound = message({ text: each });
          context = decide(inbound, context, NOW, guidanceFor(inbound, context)).context;
        }
        const asked = decide(request, context, NOW, guidanceFor(request, context));
        const escalation = asked.effects.find(({ kind }) => kind === 'escalate');
        if (escalation === undefined) return;
        const activity = effectToActivity(escalation);
        assert.deepEqual(activity.channelData, {
          tags: '{"type":"Escalate","context":{"BotHandoffReason":{"value":"asked","isDisplayable":true}}}',
        });
        assert.ok(messageBytes(activity) <= 28 * 1_024);
      }),
    );
  });
});
