import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInbound, type Inbound } from '../../lib/omnichannel/index.ts';
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

/** The same for a message that says more than its text. */
function whenSent(
  members: Partial<Extract<Inbound, { kind: 'customerMessage' }>>,
  context: ConversationContext = greeted,
  answer: Answer | 'failed' = NOT_UNDERSTOOD,
): Decision {
  const { inbound } = customerSays('', undefined);
  assert.ok(inbound.kind === 'customerMessage');
  return decide({ ...inbound, ...members }, context, NOW, { policy: policyWith(), answer });
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

  it('in words that only the policy knows, and in words that it does not', () => {
    const policy = policyWith({ askedForPerson: { en: ['blorb'] } });
    assert.equal(when('Blorb!', greeted, SAID, policy).rule, 'escalate.asked');
    assert.equal(when('I want to talk to a human being', greeted, SAID, policy).rule, 'escalate.asked');
  });

  it('before any question of ours is answered', () => {
    const { rule } = when('nope', { ...greeted, openQuestion: 'person' }, { kind: 'wantsPerson' });
    assert.equal(rule, 'escalate.asked');
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

  it('is the first of the policy that a message brings up, wherever it stands in the list', () => {
    const topic = (name: string, handOver: boolean) => ({
      name,
      words: { en: [name] },
      handOver,
      variables: {},
    });
    const policy = policyWith({ topics: [topic('fire', true), topic('water', false), topic('storm', true)] });
    assert.equal(when('a storm', greeted, SAID, policy).rule, 'escalate.topic');
    const both = when('water and a storm', greeted, SAID, policy);
    assert.deepEqual([both.rule, both.context.topic], ['weather', 'water']);
  });

  it('is what the answer says it is, and otherwise what it was', () => {
    const context: ConversationContext = { ...greeted, topic: 'CreditCard' };
    assert.equal(when('hm', context, { ...SAID, topic: 'Weather' }).context.topic, 'Weather');
    assert.equal(when('hm', context, SAID).context.topic, 'CreditCard');
    assert.equal('topic' in when('hm', greeted, SAID).context, false);
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

  it('does not take a yes, a no or a none for an answer that was not asked for', () => {
    for (const text of ['yes', 'no', 'keins']) assert.equal(when(text).rule, 'notUnderstood');
    assert.equal(when('keins', { ...greeted, openQuestion: 'person' }).rule, 'notUnderstood');
    assert.equal(when('yes', { ...greeted, offered: ['One', 'Two'] }).rule, 'notUnderstood');
  });

  it('says why it goes to a person, and begins to count anew when none was wanted', () => {
    const third = when('blah', { ...greeted, notUnderstood: 2 });
    assert.deepEqual([third.rule, third.context.closeReason], ['escalate.notUnderstood', 'notUnderstood']);
    const { context } = when('no', { ...greeted, openQuestion: 'person', notUnderstood: 2 });
    assert.deepEqual([context.notUnderstood, context.customerTurns], [0, 1]);
  });

  it('is none of it when nothing could be read: that is said, and every question stays open', () => {
    const open: ConversationContext = {
      ...greeted,
      openQuestion: 'helped',
      alternatives: ['Three'],
      offered: ['One', 'Two'],
    };
    const { rule, context } = when('', open);
    assert.equal(rule, 'unreadable');
    assert.deepEqual(
      [context.openQuestion, context.alternatives, context.offered, context.notUnderstood],
      ['helped', ['Three'], ['One', 'Two'], 0],
    );
    const file = { id: '1', name: 'a.png', contentType: undefined };
    const sent = whenSent({ files: [file] }, open, { ...SAID, rule: 'file' });
    assert.deepEqual(
      [sent.rule, sent.context.openQuestion, sent.context.offered],
      ['file', 'helped', ['One', 'Two']],
    );
    const { context: closed } = when(' ');
    for (const member of ['openQuestion', 'alternatives', 'offered']) assert.equal(member in closed, false);
  });

  it('is counted when a card, a file or nothing at all came that was not understood, or answered', () => {
    const files = [{ id: '1', name: 'invoice.pdf', contentType: 'application/pdf' }];
    assert.equal(whenSent({ submit: { size: 'L' } }).rule, 'notUnderstood');
    assert.equal(whenSent({ files }).rule, 'notUnderstood');
    assert.equal(whenSent({}, greeted, SAID).rule, 'weather');
    assert.equal(whenSent({}, greeted, 'failed').rule, 'escalate.botFailure');
  });
});

describe('a yes or a no', () => {
  const asked: ConversationContext = { ...greeted, openQuestion: 'person' };

  for (const [text, answer, rule] of [
    ['sure', SAID, 'escalate.notUnderstood'],
    ['nope', SAID, 'offerDeclined'],
    // What comes with it is answered where there is an answer, and is no reason to forget what was asked where there is none.
    ['No, what is the weather?', SAID, 'weather'],
    ['Yes, what is the weather?', SAID, 'weather'],
    ['No, my machine leaks', NOT_UNDERSTOOD, 'offerDeclined'],
    ['Yes, my machine leaks', NOT_UNDERSTOOD, 'escalate.notUnderstood'],
    ['No, my machine leaks', 'failed', 'offerDeclined'],
  ] as const) {
    it(`is heard in "${text}", which leads to ${rule}`, () => {
      assert.equal(when(text, asked, answer).rule, rule);
    });
  }

  it('may be said in words that only the policy knows', () => {
    const policy = policyWith({ yes: { en: ['blorb'] }, no: { en: ['flurb'] } });
    assert.equal(when('blorb', asked, SAID, policy).rule, 'escalate.notUnderstood');
    assert.equal(when('flurb', asked, SAID, policy).rule, 'offerDeclined');
  });

  it('on a button is what the button stands for, whatever the policy makes of its words', () => {
    const words = { en: [replies.yes, replies.no, replies.askEnd] };
    const policy = policyWith({ askedForPerson: words, yes: {}, no: {} });
    const open: ConversationContext = { ...greeted, openQuestion: 'solved' };
    assert.equal(when(replies.yes, open, SAID, policy).rule, 'end.solved');
    assert.equal(when(replies.no, open, SAID, policy).rule, 'notSolved');
    assert.equal(when(replies.askEnd, open, SAID, policy).rule, 'end.asked');
    // Nothing was asked: then they are words like any others.
    assert.equal(when(replies.yes, greeted, SAID, policy).rule, 'escalate.asked');
  });

  it('to titles that were offered is heard like one to a question', () => {
    const offered: ConversationContext = { ...greeted, offered: ['One', 'Two'] };
    const policy = policyWith({ askedForPerson: { en: ['no'] } });
    for (const text of ['nope', 'keins', 'nothing'])
      assert.equal(when(text, offered, SAID).rule, 'knowledge.didNotHelp', text);
    assert.equal(when(replies.no, offered, SAID, policy).rule, 'knowledge.didNotHelp');
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

  it('is asked about under a name of its own, and not counted among what was not understood', () => {
    const { rule, context } = when('thanks', { ...greeted, notUnderstood: 2 }, { kind: 'solved' });
    assert.deepEqual([rule, context.openQuestion, context.notUnderstood], ['askSolved', 'solved', 0]);
  });
});

describe('who wants the end', () => {
  it('gets it, for that reason', () => {
    const decision = when('that is it', greeted, { kind: 'wantsEnd' });
    assert.deepEqual([decision.rule, decision.context.closeReason], ['end.asked', 'asked']);
    assert.equal(said(decision), replies.farewell);
  });
});

describe('who complains about the bot', () => {
  const UNHAPPY: Answer = { kind: 'unhappy' };

  it('is offered a person at once, and goes to one when complaining goes on', () => {
    const first = when('useless', greeted, UNHAPPY);
    assert.deepEqual([first.rule, said(first)], ['offerPerson', replies.offerPersonUnhappy]);
    const second = when('useless', first.context, UNHAPPY);
    assert.equal(second.rule, 'offerPerson');
    const third = when('useless', second.context, UNHAPPY);
    assert.deepEqual([third.rule, third.context.closeReason], ['escalate.notUnderstood', 'notUnderstood']);
  });

  it('was not understood where the policy says so', () => {
    const policy = policyWith({ unhappy: { offerPerson: false } });
    assert.equal(when('useless', greeted, UNHAPPY, policy).rule, 'notUnderstood');
  });
});

describe('what is remembered for the representative', () => {
  it('is what the customer wrote about the matter, and no command, card or small talk', () => {
    const article = { id: 'a', title: 'A' };
    for (const [answer, isMatter] of [
      ['failed', true],
      [NOT_UNDERSTOOD, true],
      [SAID, true],
      [{ ...SAID, command: true }, false],
      [{ kind: 'article', article, text: 'About A.', handOver: false, alternatives: [] }, true],
      [{ kind: 'articles', titles: ['A', 'B'] }, true],
      [{ kind: 'solved' }, false],
      [{ kind: 'unhappy' }, false],
    ] as const) {
      const { matter } = when(' my boat leaks ', greeted, answer).context;
      assert.equal(matter, isMatter ? 'my boat leaks' : undefined, JSON.stringify(answer));
    }
    assert.equal(
      whenSent({ text: 'my boat leaks', submit: { a: 1 } }, greeted, SAID).context.matter,
      undefined,
    );
  });

  it('is how each answer of the bot’s began, and no command', () => {
    assert.deepEqual(when('weather', greeted, SAID).context.tried, ['Sunny.']);
    assert.deepEqual(when('weather', greeted, { ...SAID, command: true }).context.tried, []);
    assert.deepEqual(when('weather', greeted, { ...SAID, says: [] }).context.tried, []);
  });
});

describe('the language of a conversation', () => {
  it('is that of the first message that names one, unless the conversation has one', () => {
    assert.equal(whenSent({ text: 'hm', locale: 'de-DE' }).context.locale, 'de-DE');
    const french: ConversationContext = { ...greeted, locale: 'fr-FR' };
    assert.equal(whenSent({ text: 'hm', locale: 'de-DE' }, french).context.locale, 'fr-FR');
    assert.equal(whenSent({ text: 'hm' }, french).context.locale, 'fr-FR');
    assert.equal('locale' in when('hm').context, false);
  });
});

describe('a failure of the bot', () => {
  it('hands the customer over, at any hour', () => {
    assert.equal(when('hello', greeted, 'failed').rule, 'escalate.botFailure');
    assert.equal(when('hello', greeted, 'failed', CLOSED).rule, 'escalate.botFailure');
  });

  it('is that nobody asked the responder, too', () => {
    const { inbound } = customerSays('hello', undefined);
    assert.equal(decide(inbound, greeted, NOW, { policy: policyWith() }).rule, 'escalate.botFailure');
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
