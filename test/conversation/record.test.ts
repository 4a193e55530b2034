import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import {
  applyInbound,
  newRecord,
  repliesFor,
  settle,
  type ConversationRecord,
  type Effect,
} from '../../lib/conversation/index.ts';
import { customerChannel, withDecision, withSeen } from '../../lib/conversation/record.ts';
import { toColumns } from '../../lib/storage/entity.ts';
import { decideIdle } from '../../lib/conversation/index.ts';
import { ADDRESS, contextEvent, customerSays, guidanceFor, POLICY } from '../turns/world.ts';

const NOW = 1_700_000_000_000;
const fresh = newRecord(ADDRESS, NOW);
const { inbound: context } = contextEvent('c');

const apply = (record: ConversationRecord, inbound: Inbound): ConversationRecord =>
  applyInbound(record, inbound, NOW, guidanceFor(inbound, record.context)).record;

const says = (record: ConversationRecord, text: string): ConversationRecord =>
  apply(record, customerSays(text, undefined).inbound);

const greeted: ConversationRecord = { ...apply(fresh, context), outbox: [] };

/** The record after its first waiting effect was sent. */
function firstSent(record: ConversationRecord): ConversationRecord {
  const [first] = record.outbox;
  assert.ok(first !== undefined);
  return settle(record, {
    id: first.id,
    outcome: { kind: 'sent' },
    settlement: 'done',
    attempts: 1,
    at: 0,
    notBefore: 0,
  });
}

function afterSilence(record: ConversationRecord, milliseconds: number): ConversationRecord {
  const decision = decideIdle(record.context, POLICY, NOW + milliseconds);
  assert.ok(decision !== undefined);
  return withDecision(record, decision);
}

const kinds = ({ outbox }: ConversationRecord): readonly string[] => outbox.map(({ effect }) => effect.kind);

describe('a customer who writes while an end waits to be sent', () => {
  const warned = { ...afterSilence(greeted, 300_000), outbox: [] };
  const ended = afterSilence(warned, 600_000);

  it('W01 wins against an idle end of which nothing was sent', () => {
    assert.equal(ended.context.phase, 'ended');
    const record = says(ended, 'echo: still here');
    assert.equal(record.context.phase, 'talking');
    assert.deepEqual(kinds(record), ['say']);
    assert.equal(record.context.warnedAt, undefined);
  });

  it('W01 comes too late once the farewell was sent', () => {
    const record = says(firstSent(ended), 'echo: still here');
    assert.equal(record.context.phase, 'ended');
    assert.deepEqual(kinds(record), ['end']);
  });

  it('takes back an idle warning that was not sent yet', () => {
    const record = says(afterSilence(greeted, 300_000), 'echo: here');
    assert.deepEqual(
      record.outbox.map(({ rule }) => rule),
      ['echo'],
    );
  });

  it('D08 is handed to a person instead, when that is what they ask for', () => {
    const record = says(says(greeted, 'end chat'), 'agent');
    assert.equal(record.context.phase, 'escalated');
    assert.deepEqual(kinds(record), ['say', 'escalate']);
  });

  it('C10 stays with the end they asked for, whatever else they write', () => {
    const record = says(says(greeted, 'end chat'), 'help');
    assert.equal(record.context.phase, 'ended');
    assert.deepEqual(kinds(record), ['say', 'end']);
  });

  it('C10 adds no second command to an escalation', () => {
    const record = says(says(greeted, 'agent'), 'end chat');
    assert.deepEqual(kinds(record), ['say', 'escalate']);
    assert.deepEqual(kinds(says(record, 'agent')), ['say', 'escalate']);
  });
});

describe('a context event that comes late', () => {
  it('does not take back a command that still waits to be sent', () => {
    const escalating = says(greeted, 'agent');
    const record = apply(escalating, context);
    assert.equal(record.context.phase, 'escalated');
    assert.deepEqual(kinds(record), ['say', 'escalate']);
  });
});

describe('activity ids', () => {
  it('are remembered, the latest 128 of them', () => {
    let record = fresh;
    for (let index = 0; index < 140; index += 1) record = withSeen(record, [`m${index}`]);
    assert.equal(record.seen.length, 128);
    assert.equal(record.seen.at(-1), 'm139');
    assert.equal(withSeen(record, []), record);
  });

  it('D09 are not needed to keep a finished conversation silent', () => {
    const over = { ...says(greeted, 'agent'), outbox: [], seen: [] };
    assert.deepEqual(says(over, 'agent').outbox, []);
  });
});

describe('a row that answers gather in while the contact center throttles', () => {
  for (const unit of ['x', '漢', '"', '\u0001', '🙂']) {
    it(`keeps its size with ${JSON.stringify(unit)}, and has room for the command`, () => {
      let record = greeted;
      for (let index = 0; index < 60; index += 1)
        record = says(record, `echo: ${unit.repeat(8_000 / unit.length)}`);
      record = says(record, 'agent');
      assert.ok(record.outbox.some(({ effect }) => effect.kind === 'escalate'));
      assert.ok(toColumns(record, 'write').Chunks <= 8);
    });
  }

  it('keeps the newest answers, in order, behind a sentence that says that others were left out', () => {
    let record = greeted;
    for (let index = 0; index < 40; index += 1) record = says(record, `echo: ${index} ${'x'.repeat(8_000)}`);
    const [notice, ...answers] = record.outbox;
    assert.deepEqual(notice?.effect, { kind: 'say', text: repliesFor('en').leftOut });
    assert.match(notice.id, /^1\.\d+$/);
    assert.equal(new Set(record.outbox.map(({ id }) => id)).size, record.outbox.length);
    const numbers = answers.map(({ effect }) => effect.kind === 'say' && Number.parseInt(effect.text));
    assert.deepEqual(numbers.at(-1), 39);
    assert.deepEqual(numbers, numbers.toSorted());
    assert.ok(numbers.length > 5 && numbers.length < 40);
  });

  /** A sentence that takes so many characters in the row. */
  const sentenceOf = (characters: number): Effect => {
    const bare: Effect = { kind: 'say', text: '' };
    return { ...bare, text: 'x'.repeat(characters - JSON.stringify(bare).length) };
  };
  const decided = (record: ConversationRecord, ...effects: readonly Effect[]): ConversationRecord =>
    withDecision(record, { context: record.context, effects, rule: 'r' });
  const rules = ({ outbox }: ConversationRecord): readonly string[] => outbox.map(({ rule }) => rule);

  it('leaves nothing out that fits to the last character, and something of one more', () => {
    const half = sentenceOf(50_000);
    assert.deepEqual(rules(decided(fresh, half, half)), ['r', 'r']);
    assert.deepEqual(rules(decided(fresh, half, sentenceOf(50_001))), ['leftOut', 'r']);
  });

  it('never leaves out a command, whatever comes behind it', () => {
    const escalate: Effect = { kind: 'escalate', summary: 'x'.repeat(20_000), variables: {} };
    const record = decided(decided(fresh, escalate), sentenceOf(60_000), sentenceOf(60_000));
    assert.deepEqual(kinds(record), ['escalate', 'say', 'say']);
    assert.deepEqual(rules(record), ['r', 'leftOut', 'r']);
  });

  it('says once that answers were left out, and again once that was tried', () => {
    const once = decided(decided(fresh, sentenceOf(60_000), sentenceOf(60_000)), sentenceOf(60_000));
    assert.deepEqual(rules(once), ['leftOut', 'r']);
    const [notice, ...rest] = once.outbox;
    assert.ok(notice !== undefined);
    const tried = { ...once, outbox: [{ ...notice, attempts: 1 }, ...rest] };
    assert.deepEqual(rules(decided(tried, sentenceOf(60_000))), ['leftOut', 'leftOut', 'r']);
  });
});

describe('the channel of a customer', () => {
  it('is the one that the contact center names, or the bot’s own where none is named', () => {
    assert.equal(customerChannel(fresh), ADDRESS.channelId);
    const named = { ...fresh, context: { ...fresh.context, sourceChannel: 'whatsapp' } };
    assert.equal(customerChannel(named), 'whatsapp');
  });
});

describe('effects', () => {
  it('are named by their session and their number in the conversation, whatever became of those before', () => {
    const two: readonly Effect[] = [
      { kind: 'say', text: 'one' },
      { kind: 'say', text: 'two' },
    ];
    const first = withDecision(fresh, { context: fresh.context, effects: two, rule: 'r' });
    const later = { ...first, outbox: [] };
    const { outbox, effectCount } = withDecision(later, {
      context: { ...fresh.context, session: 2 },
      effects: two,
      rule: 'r',
    });
    assert.deepEqual(
      [...first.outbox, ...outbox].map(({ id }) => id),
      ['1.1', '1.2', '2.3', '2.4'],
    );
    assert.equal(effectCount, 4);
  });

  it('are none in a conversation that is not stored yet', () => {
    const { seen, outbox, effectCount } = newRecord(ADDRESS, NOW);
    assert.deepEqual([seen, outbox, effectCount], [[], [], 0]);
  });
});
