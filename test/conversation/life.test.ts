import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound, JsonValue } from '../../lib/omnichannel/index.ts';
import {
  applyInbound,
  CONSEQUENCES,
  idleDueAt,
  LIFE,
  LIFE_STATES,
  newRecord,
  OCCURRENCES,
  repliesFor,
  retentionEndsAt,
  type ConversationRecord,
  type Provenance,
} from '../../lib/conversation/index.ts';
import { ADDRESS, customerSays, guidanceFor, POLICY } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const replies = repliesFor('en');

const { inbound: hello } = customerSays('help', undefined);
const write = (text: string): Inbound => customerSays(text, undefined).inbound;

function context(variables: Record<string, JsonValue> = {}, locale?: string): Inbound {
  return { kind: 'contextEvent', name: 'omnichannelSetContext', variables, sourceChannel: 'lcw', locale };
}

/** Something that arrives: what, when on the sender's clock (absent: it says no time), and what else is known of it. */
interface Step {
  readonly what: Inbound;
  readonly sentAt?: number | 'unknown';
  readonly after?: number;
  readonly more?: Partial<Provenance>;
}

/** A conversation to which things happen one after another, a second apart; all that is decided is delivered at once. */
function live(
  steps: readonly Step[],
  channelId = 'omnichannel',
  deliver = true,
): { record: ConversationRecord; said: string[]; rules: string[]; now: number } {
  let record = newRecord({ ...ADDRESS, channelId }, NOW);
  let now = NOW;
  const said: string[] = [];
  const rules: string[] = [];
  for (const { what, sentAt, after = SECOND, more } of steps) {
    now += after;
    const provenance: Provenance = {
      ...(sentAt === 'unknown' ? {} : { sentAt: sentAt ?? now }),
      ...more,
    };
    const before = record.outbox.length;
    const applied = applyInbound(record, what, now, guidanceFor(what, record.context), provenance);
    rules.push(applied.rule);
    for (const { effect } of deliver ? applied.record.outbox : applied.record.outbox.slice(before))
      said.push(effect.kind === 'say' ? effect.text : effect.kind);
    record = deliver ? { ...applied.record, outbox: [] } : applied.record;
  }
  return { record, said, rules, now };
}

describe('a context event that is no hand-back leaves the bot silent', () => {
  const item = { msdyn_liveworkitemid: '1' };
  const told = { content: 'digest' };
  const cases: Readonly<Record<string, readonly Step[]>> = {
    'older than the request for a person': [
      { what: write('agent') },
      { what: context(item), sentAt: NOW - 3 * SECOND },
    ],
    'older than the request to end': [
      { what: write('end chat') },
      { what: context(item), sentAt: NOW - 3 * SECOND },
    ],
    'older by a millisecond': [
      { what: write('agent'), sentAt: NOW },
      { what: context(item), sentAt: NOW - 1 },
    ],
    'older than when a request without a time arrived': [
      { what: write('agent'), sentAt: 'unknown' },
      { what: context(item), sentAt: NOW - 3 * SECOND },
    ],
    'older than a request whose clock shows 1970': [
      { what: write('agent'), sentAt: 0 },
      { what: context(item), sentAt: NOW - 3 * SECOND },
    ],
    'the first of all, right after the request, with no time on either': [
      { what: write('agent'), sentAt: 'unknown' },
      { what: context(item), sentAt: 'unknown' },
    ],
    'the same again': [
      { what: context(item), sentAt: NOW, more: { ...told, id: 'e1' } },
      { what: write('agent'), sentAt: 'unknown' },
      { what: context(item), sentAt: NOW, more: { ...told, id: 'e2' } },
    ],
    'the same again under the other name, without id and time': [
      { what: context(item), sentAt: 'unknown', more: told },
      { what: write('agent'), sentAt: 'unknown' },
      { what: { ...context(item), name: 'startConversation' } as Inbound, sentAt: 'unknown', more: told },
    ],
    'late, and of a case that was over before': [
      { what: context({ msdyn_liveworkitemid: '0' }), sentAt: NOW - MINUTE },
      { what: context(item) },
      { what: write('agent') },
      { what: context({ msdyn_liveworkitemid: '0' }), sentAt: NOW - MINUTE },
    ],
  };
  for (const [title, steps] of Object.entries(cases)) {
    it(title, () => {
      const { record, said } = live([...steps, { what: write('hello? is anybody there?') }]);
      const command = said.findLastIndex((one) => one === 'escalate' || one === 'end');
      assert.equal(command, said.length - 1, said.join(' | '));
      assert.notEqual(record.context.phase, 'talking');
      assert.equal(idleDueAt(record.context, POLICY), undefined);
    });
  }

  it('and what it says is kept all the same', () => {
    const { record } = live([
      { what: write('agent') },
      { what: context({ Name: 'Ana' }, 'de-de'), sentAt: NOW - 3 * SECOND },
    ]);
    assert.deepEqual(record.context.facts, { Name: 'Ana' });
    assert.equal(record.context.locale, 'de-de');
  });

  it('but not what is said of a former case', () => {
    const { record } = live([
      { what: context({ msdyn_liveworkitemid: '0', Email: 'ana@example.com' }), sentAt: NOW },
      { what: context({ msdyn_liveworkitemid: '1' }) },
      { what: context({ msdyn_liveworkitemid: '0', Email: 'ana@example.com' }), sentAt: NOW },
    ]);
    assert.deepEqual(record.context.facts, { msdyn_liveworkitemid: '1' });
  });
});

describe('a context event hands the conversation back', () => {
  const cases: Readonly<Record<string, readonly Step[]>> = {
    'newer than the request': [{ what: context() }, { what: write('agent') }, { what: context() }],
    'without any time, when one came before': [
      { what: context(), sentAt: 'unknown' },
      { what: write('agent'), sentAt: 'unknown' },
      { what: context(), sentAt: 'unknown' },
    ],
    'the first one of all, when the command has had its time': [
      { what: write('agent'), sentAt: 'unknown' },
      { what: context(), sentAt: 'unknown', after: MINUTE },
    ],
    'after a request whose clock shows next year': [
      { what: write('agent'), sentAt: NOW + 365 * DAY },
      { what: context(), after: MINUTE },
    ],
    'that says the same at another time': [
      { what: context(), more: { content: 'digest' } },
      { what: write('agent') },
      { what: context(), after: MINUTE, more: { content: 'digest' } },
    ],
  };
  for (const [title, steps] of Object.entries(cases)) {
    it(title, () => {
      const { record, said, rules } = live(steps);
      assert.equal(rules.at(-1), 'handedBack');
      assert.equal(said.at(-1), replies.greeting);
      assert.equal(record.context.phase, 'talking');
    });
  }

  it('while an Escalate that may have arrived waits to be repeated, which is then not repeated', () => {
    const { record } = live([{ what: context() }, { what: write('agent') }], 'omnichannel', false);
    const [escalation] = record.outbox.filter(({ effect }) => effect.kind === 'escalate');
    assert.ok(escalation !== undefined);
    for (const ambiguous of [true, false]) {
      const waiting = { ...record, outbox: [ambiguous ? { ...escalation, ambiguous } : escalation] };
      const event = context();
      const applied = applyInbound(waiting, event, NOW + MINUTE, guidanceFor(event, record.context), {
        sentAt: NOW + MINUTE,
      });
      assert.equal(applied.rule, ambiguous ? 'handedBack' : 'contextUpdated');
      assert.equal(
        applied.record.outbox.some(({ effect }) => effect.kind === 'escalate'),
        !ambiguous,
      );
    }
  });
});

describe('another work item is another conversation', () => {
  const ana = { Name: 'Ana', Email: 'ana@example.com', Phone: '+15550100' };
  const cases = {
    'by msdyn_liveworkitemid': [{ msdyn_liveworkitemid: '1' }, { msdyn_liveworkitemid: '2' }],
    'by msdyn_ConversationId': [{ msdyn_ConversationId: 'a' }, { msdyn_ConversationId: 'b' }],
    'by msdyn_ConversationId alone': [
      { msdyn_liveworkitemid: '1', msdyn_ConversationId: 'a' },
      { msdyn_liveworkitemid: '1', msdyn_ConversationId: 'b' },
    ],
    'by msdyn_liveworkitemid alone': [
      { msdyn_liveworkitemid: '1', msdyn_ConversationId: 'a' },
      { msdyn_liveworkitemid: '2', msdyn_ConversationId: 'a' },
    ],
    'in another spelling': [{ msdyn_liveworkitemid: '1' }, { 'msdyn_Live-WorkItem_Id': '2' }],
    'where one spelling is empty': [
      { msdyn_liveworkitemid: '1' },
      { msdyn_LiveWorkItemId: ' ', msdyn_liveworkitemid: '2' },
    ],
    'by a number': [{ msdyn_liveworkitemid: 1 }, { msdyn_liveworkitemid: 2 }],
  } as const;
  for (const [title, [first, second]] of Object.entries(cases)) {
    for (const between of ['help', 'end chat', 'agent']) {
      it(`${title}, after "${between}"`, () => {
        const { record } = live([
          { what: context({ ...first, ...ana }, 'de') },
          { what: write(between) },
          { what: context({ ...second, Name: 'Bo' }) },
        ]);
        const { facts, locale, recentMessages, customerTurns, topic, session } = record.context;
        assert.deepEqual(facts, { ...second, Name: 'Bo' });
        assert.deepEqual(
          { locale, recentMessages, customerTurns, topic, session },
          { locale: undefined, recentMessages: [], customerTurns: 0, topic: undefined, session: 2 },
        );
      });
    }
  }

  it('and the same one, however it is written, is the same: everything is kept', () => {
    const { record } = live([
      { what: context({ msdyn_liveworkitemid: '{ABC}', ...ana }, 'de') },
      { what: write('agent') },
      { what: context({ msdyn_LiveWorkItemId: 'abc' }) },
    ]);
    const { facts, locale, customerTurns } = record.context;
    assert.equal(facts['Email'], 'ana@example.com');
    assert.equal(locale, 'de');
    assert.equal(customerTurns, 1);
  });

  it('and a GUID without its hyphens is the same', () => {
    const { record } = live([
      { what: context({ msdyn_liveworkitemid: '5ba69c2c-40b5-4af2-bd76-a94c10bd4f43', ...ana }) },
      { what: context({ msdyn_liveworkitemid: '5BA69C2C40B54AF2BD76A94C10BD4F43' }) },
    ]);
    assert.equal(record.context.facts['Email'], 'ana@example.com');
  });

  for (const between of ['help', 'end chat', 'agent']) {
    it(`and so is a message that belongs to another: it is answered, after "${between}"`, () => {
      const first = { msdyn_liveworkitemid: '1', ...ana };
      const other = { ...write('agent'), workItem: { liveWorkItem: '2' } };
      const { record, said } = live([
        { what: context(first, 'de') },
        { what: write(between) },
        { what: other },
      ]);
      assert.deepEqual(said.slice(-2), [replies.transfer, 'escalate']);
      const { facts, session, customerTurns, workItem } = record.context;
      assert.deepEqual({ facts, session, customerTurns }, { facts: {}, session: 2, customerTurns: 1 });
      assert.deepEqual(workItem, { liveWorkItem: '2' });
    });
  }

  it('and a message of the one before, which comes late, is one of the customer’s', () => {
    const { record } = live([
      { what: context({ msdyn_liveworkitemid: '2', ...ana }) },
      { what: { ...hello, workItem: { liveWorkItem: '1' } } as Inbound, sentAt: NOW - MINUTE },
    ]);
    const { session, workItem, facts } = record.context;
    assert.deepEqual({ session, workItem }, { session: 1, workItem: { liveWorkItem: '2' } });
    assert.equal(facts['Email'], 'ana@example.com');
  });

  it('and a message that names one says which it is, for what comes next', () => {
    const { record } = live([
      { what: { ...hello, workItem: { liveWorkItem: '1' } } as Inbound },
      { what: context(ana) },
      { what: context({ msdyn_liveworkitemid: '2' }) },
    ]);
    assert.deepEqual(record.context.facts, { msdyn_liveworkitemid: '2' });
  });

  it('and what the last one still had to say is not said to the next', () => {
    const { record } = live(
      [
        { what: context({ msdyn_liveworkitemid: '1' }) },
        { what: write('agent') },
        { what: context({ msdyn_liveworkitemid: '2' }) },
      ],
      'omnichannel',
      false,
    );
    assert.deepEqual(
      record.outbox.map(({ rule }) => rule),
      ['greeting'],
    );
  });
});

describe('silence has a way out', () => {
  for (const channelId of ['msteams', 'webchat', 'directline', 'emulator']) {
    it(`on ${channelId} alone: no command, an honest word, and the next message is answered`, () => {
      const { said, record } = live(
        [{ what: write('agent') }, { what: hello }, { what: write('end chat') }, { what: hello }],
        channelId,
      );
      assert.deepEqual(said, [replies.nobodyThere, replies.help, replies.farewell, replies.help]);
      assert.equal(record.context.session, 3);
    });

    it(`on ${channelId} behind which a contact center is: commands as ever`, () => {
      const tagged = { more: { contactCenter: true } };
      const { said } = live([{ what: write('agent'), ...tagged }, { what: hello }], channelId);
      assert.deepEqual(said, [replies.transfer, 'escalate']);
    });
  }

  it('greets once where there is no contact center, whoever comes in and however often', () => {
    const joined: Step = { what: { kind: 'joined', reason: 'memberAdded' } };
    const installed: Step = { what: { kind: 'joined', reason: 'installed' } };
    assert.deepEqual(live([joined, joined, installed], 'msteams').said, [replies.greeting]);
    assert.deepEqual(live([{ what: hello }, joined], 'msteams').said, [replies.help]);
    assert.deepEqual(live([joined, { what: context() }]).said, [replies.greeting]);
    assert.equal(idleDueAt(live([joined], 'msteams').record.context, POLICY), undefined);
  });

  for (const reason of ['botRemoved', 'endOfConversation'] as const) {
    const closed: Step = { what: { kind: 'conversationClosed', reason } };
    it(`after ${reason}: a newer message, or coming in again, begins a new session`, () => {
      for (const channelId of ['msteams', 'omnichannel']) {
        const { said, record } = live([{ what: hello }, closed, { what: hello }], channelId);
        assert.deepEqual(said, [replies.help, replies.help]);
        assert.equal(record.context.session, 2);
      }
      const again = live(
        [{ what: hello }, closed, { what: { kind: 'joined', reason: 'installed' } }],
        'msteams',
      );
      assert.deepEqual(again.said, [replies.help, replies.greeting]);
    });
  }

  it('and after a hand-over the bot taken out gives the customer back to nobody', () => {
    const removed: Step = { what: { kind: 'conversationClosed', reason: 'botRemoved' } };
    const { said } = live([{ what: write('agent') }, removed, { what: hello, after: 5 * MINUTE }]);
    assert.deepEqual(said, [replies.transfer, 'escalate']);
  });

  it('and after a hand-over endOfConversation is the end of that as well: what is written later is answered', () => {
    const ended: Step = { what: { kind: 'conversationClosed', reason: 'endOfConversation' } };
    const { said, record } = live([{ what: write('agent') }, ended, { what: hello }]);
    assert.deepEqual(said, [replies.transfer, 'escalate', replies.help]);
    assert.equal(record.context.session, 2);
    const late = { what: hello, sentAt: NOW } as const;
    const overtaken = live([{ what: write('agent'), sentAt: NOW }, { ...ended, sentAt: NOW + SECOND }, late]);
    assert.deepEqual(overtaken.said, [replies.transfer, 'escalate']);
  });

  it('when the contact center took an end and goes on delivering: after the grace, not before', () => {
    const begun: Step[] = [{ what: context() }, { what: write('end chat'), sentAt: NOW + SECOND }];
    for (const [sentAt, answered] of [
      [NOW + 2 * SECOND, false],
      [NOW + 30 * SECOND, false],
      [NOW + 31 * SECOND, true],
      [NOW + 61 * SECOND, true],
    ] as const) {
      const { said, record } = live([...begun, { what: hello, sentAt }]);
      assert.equal(said.at(-1) === replies.help, answered, String(sentAt - NOW));
      assert.equal(record.context.session, answered ? 2 : 1);
    }
    assert.equal(
      live([...begun, { what: hello, sentAt: 'unknown', after: MINUTE }]).said.at(-1),
      replies.help,
    );
    // A sender whose clock stands still is answered in the end.
    const stopped: Step = { what: hello, sentAt: NOW + SECOND, after: 6 * MINUTE };
    assert.equal(live([...begun, stopped]).said.at(-1), replies.help);
  });

  it('and what ends a session at its beginning is over since then, however often they write', () => {
    const again = { what: write('end chat'), sentAt: 'unknown', after: MINUTE } as const;
    const { record, now } = live([{ what: write('end chat') }, again]);
    assert.equal(record.context.closedAt, now);
    const { said } = live([
      { what: write('end chat'), sentAt: 'unknown' },
      again,
      ...[20, 20].map((seconds): Step => ({ what: hello, sentAt: 'unknown', after: seconds * SECOND })),
    ]);
    assert.equal(said.at(-1), replies.help);
  });

  it('and a customer who is with a person, or waits for one, is never answered, but counted', () => {
    const { said, record, rules } = live([
      { what: context() },
      { what: write('agent') },
      { what: hello },
      { what: hello, after: MINUTE },
      { what: hello, after: 60 * MINUTE },
    ]);
    assert.deepEqual(said.slice(-2), [replies.transfer, 'escalate']);
    assert.deepEqual(rules.slice(-3), ['silent', 'unserved', 'unserved']);
    assert.equal(record.context.unserved, 2);
  });

  it('and is remembered from their last message on', () => {
    const { record, now } = live([{ what: write('agent') }, { what: hello, after: 29 * DAY }]);
    assert.equal(retentionEndsAt(record, POLICY), now + 30 * DAY);
  });
});

it('A customer’s page cannot start the clock of a conversation in which nobody has spoken', () => {
  const custom: Inbound = { kind: 'customEvent', name: 'pageOpened', value: undefined };
  const { record } = live([{ what: custom }]);
  assert.equal(idleDueAt(record.context, POLICY), undefined);
  assert.notEqual(retentionEndsAt(record, POLICY), undefined);
});

describe('what a responder calls its rules', () => {
  for (const rule of ['end.asked', 'end.of.the.world', 'idleWarning', 'end.']) {
    it(`is no end: an answer by ${rule} is said although the customer writes on`, () => {
      const inbound = write('tell me');
      const says = [{ kind: 'say' as const, text: 'the answer' }];
      const { policy } = guidanceFor(context(), newRecord(ADDRESS, NOW).context);
      const guidance = { policy, answer: { kind: 'said' as const, rule, says } };
      const first = applyInbound(newRecord(ADDRESS, NOW), inbound, NOW, guidance).record;
      const second = applyInbound(first, hello, NOW, guidanceFor(hello, first.context)).record;
      assert.equal(second.outbox[0]?.rule, rule);
      assert.equal(second.outbox.length, 2);
    });
  }
});

describe('the table', () => {
  it('uses every consequence and explains every state and occurrence', () => {
    const used = new Set(Object.values(LIFE).flatMap((row) => Object.values(row)));
    assert.deepEqual([...used].toSorted(), Object.keys(CONSEQUENCES).toSorted());
    assert.deepEqual(Object.keys(LIFE), Object.keys(LIFE_STATES));
    for (const row of Object.values(LIFE)) assert.deepEqual(Object.keys(row), Object.keys(OCCURRENCES));
  });
});
