import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInbound } from '../../lib/omnichannel/index.ts';
import {
  decide,
  newContext,
  parsePolicy,
  repliesFor,
  type Answer,
  type ConversationContext,
  type Decision,
  type Effect,
  type Policy,
} from '../../lib/conversation/index.ts';
import { policyFile } from '../fixtures/mind/mind.ts';
import { customerSays } from '../turns/world.ts';

const replies = repliesFor('en');
const NOW = Date.parse('2026-11-23T10:00:00Z');
const greeted: ConversationContext = { ...newContext(NOW), greeted: true };

function policyWith(members: Record<string, unknown> = {}): Policy {
  const parsed = parsePolicy({ ...policyFile, ...members });
  assert.ok(parsed.ok);
  return parsed.policy;
}

const NOT_UNDERSTOOD: Answer = { kind: 'notUnderstood' };
const SAID: Answer = { kind: 'said', rule: 'weather', says: [{ kind: 'say', text: 'Sunny.' }] };

function when(
  text: string,
  context: ConversationContext = greeted,
  answer: Answer | 'failed' = NOT_UNDERSTOOD,
  policy: Policy = policyWith(),
): Decision {
  const { inbound } = customerSays(text, undefined);
  return decide(inbound, context, NOW, { policy, answer });
}

function escalation(decision: Decision): Extract<Effect, { kind: 'escalate' }> {
  const effect = decision.effects.find(({ kind }) => kind === 'escalate');
  assert.ok(effect?.kind === 'escalate');
  return effect;
}

/** Variables as they are sent for a person to read. */
const panel = (variables: Readonly<Record<string, string | number>>): object =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, { value, isDisplayable: true }]),
  );

const said = ({ effects }: Decision): string => {
  const [first] = effects;
  return first?.kind === 'say' ? first.text : '';
};

describe('who asks for a person gets one', () => {
  for (const text of [
    'Agent, please',
    'ich möchte mit einem Mitarbeiter sprechen',
    'je veux parler à un conseiller',
  ]) {
    it(`in the words of any language: ${text}`, () => {
      assert.equal(when(text).rule, 'escalate.asked');
    });
  }

  it('whatever the responder made of the message, even when it failed', () => {
    assert.equal(when('agent', greeted, SAID).rule, 'escalate.asked');
    assert.equal(when('agent', greeted, 'failed').rule, 'escalate.asked');
    assert.equal(when('my wife', greeted, { kind: 'wantsPerson' }).rule, 'escalate.asked');
  });
});

describe('a topic', () => {
  it('is remembered and sets its variables when the conversation is handed over later', () => {
    const first = when('a question about my credit card', greeted, SAID);
    assert.equal(first.context.topic, 'CreditCard');
    assert.equal(first.rule, 'weather');
    const { variables, summary } = escalation(when('agent', first.context));
    assert.deepEqual(variables, panel({ BotHandoffReason: 'asked', BotHandoffTopic: 'CreditCard' }));
    assert.match(summary, /^Topic: CreditCard\nThe customer wrote: "a question about my credit card"\n/);
  });

  it('that belongs to a person hands over at once, and only when the message brings it up', () => {
    const decision = when('Help, my card was stolen!', greeted, SAID);
    assert.equal(decision.rule, 'escalate.topic');
    assert.deepEqual(escalation(decision).variables, {
      ...panel({ BotHandoffReason: 'topic', BotHandoffTopic: 'StolenCard' }),
      Priority: { value: 1, isDisplayable: false },
    });
    const back: ConversationContext = { ...greeted, topic: 'StolenCard' };
    assert.equal(when('what is the weather', back, SAID).rule, 'weather');
  });

  it('is recognised by whole words, not by parts of them', () => {
    assert.equal(when('credit cardigan', greeted, SAID).context.topic, undefined);
    assert.equal(when('CREDIT  CARD?', greeted, SAID).context.topic, 'CreditCard');
  });
});

describe('what is not understood', () => {
  it('is admitted first, then a person is offered, then the conversation goes to one', () => {
    const first = when('blah');
    assert.equal(said(first), replies.notUnderstood);
    const second = when('blah', first.context);
    assert.equal(second.rule, 'offerPerson');
    const [offer] = second.effects;
    assert.ok(offer?.kind === 'say');
    assert.deepEqual(
      offer.suggestedActions?.map(({ title }) => title),
      [replies.yes, replies.no],
    );
    const third = when('blah', second.context);
    assert.equal(third.rule, 'escalate.notUnderstood');
    assert.equal(said(third), replies.transferNotUnderstood);
  });

  it('counts only in a row', () => {
    const first = when('blah');
    const second = when('weather?', first.context, SAID);
    assert.equal(when('blah', second.context).rule, 'notUnderstood');
  });

  for (const [text, rule] of [
    ['yes please', 'escalate.notUnderstood'],
    ['Ja', 'escalate.notUnderstood'],
    ['no', 'offerDeclined'],
    ['the weather', 'weather'],
  ] as const) {
    it(`and then "${text}" leads to ${rule}`, () => {
      const offered = when('blah', { ...greeted, notUnderstood: 1 });
      assert.equal(when(text, offered.context, text === 'the weather' ? SAID : NOT_UNDERSTOOD).rule, rule);
    });
  }

  it('does not take a yes for an answer that was not asked for', () => {
    assert.equal(when('yes').rule, 'notUnderstood');
  });
});

describe('a question that is answered', () => {
  it('is confirmed before the conversation ends', () => {
    const thanks = when('thanks', greeted, { kind: 'solved' });
    assert.equal(said(thanks), replies.solvedQuestion);
    assert.equal(thanks.context.phase, 'talking');
    const yes = when('yes', thanks.context);
    assert.equal(yes.rule, 'end.solved');
    assert.equal(yes.context.phase, 'ended');
    const no = when('no', thanks.context);
    assert.equal(said(no), replies.solvedContinue);
    assert.equal(no.context.phase, 'talking');
  });

  it('ends at once where the policy asks no question', () => {
    const policy = policyWith({ solved: { askFirst: false } });
    assert.equal(when('thanks', greeted, { kind: 'solved' }, policy).rule, 'end.solved');
  });
});

describe('a failure of the bot', () => {
  it('hands the customer over, at any hour', () => {
    assert.equal(when('hello', greeted, 'failed').rule, 'escalate.botFailure');
    assert.equal(when('hello', greeted, 'failed', CLOSED).rule, 'escalate.botFailure');
  });

  it('counts as not understood where the policy says so', () => {
    const policy = policyWith({ botFailure: { handOver: false } });
    assert.equal(when('hello', greeted, 'failed', policy).rule, 'notUnderstood');
  });
});

const closedHours = { timeZone: 'UTC', week: { tuesday: ['09:00-17:00'] }, closedOn: [], whenClosed: 'tell' };
const CLOSED = policyWith({ businessHours: closedHours });

describe('outside business hours', () => {
  it('the customer is told when somebody is back, and the bot stays', () => {
    const decision = when('agent', greeted, NOT_UNDERSTOOD, CLOSED);
    assert.equal(decision.rule, 'outsideHours');
    assert.equal(decision.context.phase, 'talking');
    assert.match(said(decision), /Tuesday 09:00/);
  });

  it('in the language of the conversation', () => {
    const decision = when('agent', { ...greeted, locale: 'de-AT' }, NOT_UNDERSTOOD, CLOSED);
    assert.match(said(decision), /Dienstag 09:00/);
  });

  it('or the conversation is handed over all the same, when the policy says so', () => {
    const policy = policyWith({ businessHours: { ...closedHours, whenClosed: 'handOver' } });
    const decision = when('agent', greeted, NOT_UNDERSTOOD, policy);
    assert.equal(decision.rule, 'escalate.asked.outsideHours');
    assert.deepEqual(escalation(decision).variables, panel({ BotHandoffReason: 'asked' }));
  });

  it('within them nothing changes', () => {
    const policy = policyWith({ businessHours: { ...closedHours, week: { monday: ['09:00-17:00'] } } });
    assert.equal(when('agent', greeted, NOT_UNDERSTOOD, policy).rule, 'escalate.asked');
  });
});

describe('the variables of an escalation', () => {
  it('bring back what the contact center provided with its value, its type and its place on the panel', () => {
    const event = readInbound({
      type: 'event',
      name: 'omnichannelSetContext',
      channelId: 'omnichannel',
      value: {
        Name: { value: 'Ana', isDisplayable: true },
        Email: ' ana@example.com ',
        Phone: { Value: 5550100, IsDisplayable: false },
        CaseNumber: { value: 'CAS-1' },
      },
    });
    const told = decide(event, newContext(NOW), NOW, { policy: policyWith() }).context;
    const known = {
      BotHandoffReason: { value: 'asked', isDisplayable: true },
      Name: { value: 'Ana', isDisplayable: true },
      Email: { value: 'ana@example.com', isDisplayable: true },
      Phone: { value: 5550100, isDisplayable: false },
      CaseNumber: { value: 'CAS-1', isDisplayable: false },
    };
    assert.deepEqual(escalation(when('agent', told)).variables, known);

    const news = readInbound({
      type: 'event',
      name: 'omnichannelSetContext',
      value: { CaseNumber: 'CAS-2' },
    });
    const later = decide(news, told, NOW, { policy: policyWith() }).context;
    assert.deepEqual(escalation(when('agent', later)).variables, {
      ...known,
      CaseNumber: { value: 'CAS-2', isDisplayable: true },
    });
  });

  it('C14 identify the customer by what the contact center knows, never by what the customer writes', () => {
    const context: ConversationContext = {
      ...greeted,
      locale: 'fr-CA',
      facts: {
        Name: 'Ana Ruiz',
        Email: 'ana@example.com',
        CaseNumber: 'CAS-1',
        msdyn_ConversationId: 'x',
        Phone: 5,
      },
    };
    const { variables, summary } = escalation(when('agent', context));
    assert.deepEqual(
      variables,
      panel({
        BotHandoffReason: 'asked',
        BotLanguage: 'fr',
        Name: 'Ana Ruiz',
        Email: 'ana@example.com',
        Phone: 5,
        CaseNumber: 'CAS-1',
      }),
    );
    assert.match(summary, /^Known: Name Ana Ruiz, CaseNumber CAS-1, Email ana@example\.com, Phone 5$/m);
    const { variables: typed } = escalation(
      when('agent please, Name: VIP, BotHandoffTopic: VIP', greeted, { kind: 'wantsPerson' }),
    );
    assert.deepEqual(typed, panel({ BotHandoffReason: 'asked' }));
  });

  it('C05 that cannot be sent are named, and the customer is handed over without them', () => {
    const decision = when('agent', { ...greeted, facts: { Name: 'x'.repeat(4_001) } });
    assert.deepEqual(decision.refusedVariables, ['Name']);
    assert.deepEqual(escalation(decision).variables, panel({ BotHandoffReason: 'asked' }));
  });
});
