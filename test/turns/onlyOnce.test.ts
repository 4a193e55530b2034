import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyInbound, newRecord, settlement, type PendingEffect } from '../../lib/conversation/index.ts';
import { leaseFree } from '../../lib/turns/turn.ts';
import { ADDRESS, customerSays, guidanceFor, KEY, World } from './world.ts';

const NOW = 1_700_000_000_000;
const fresh = newRecord(ADDRESS, NOW);

describe('a lease', () => {
  const held = { ...fresh, lease: { holder: 'one', until: NOW } };
  for (const [when, at, free] of [
    ['is held to its last millisecond', NOW - 1, false],
    ['is held five seconds before its time', NOW - 5_000, false],
    ['is free when its time has come', NOW, true],
    ['is free afterwards', NOW + 1, true],
  ] as const) {
    test(when, () => {
      assert.equal(leaseFree(held, at), free);
    });
  }

  test('that somebody has keeps the sweep out for as long', async () => {
    const world = new World();
    await world.turn(customerSays('agent', 'm1'));
    const { record, version } = await world.stored();
    const waiting: PendingEffect = {
      id: '1.9',
      effect: { kind: 'escalate', summary: 's', variables: {} },
      rule: 'escalate.asked',
      attempts: 0,
    };
    const until = world.time + 15_000;
    const leased = { ...record, outbox: [waiting], lease: { holder: 'other', until }, dueAt: until - 4_000 };
    await world.store.save(KEY, leased, version);
    const before = world.center.attempts.length;
    world.time = until - 4_000;
    await world.sweep();
    assert.equal(world.center.attempts.length, before);
    world.time = until;
    await world.sweep();
    assert.equal(world.center.attempts.length, before + 1);
  });
});

describe('an end of which something was attempted is not withdrawn', () => {
  const { inbound: end } = customerSays('end chat', undefined);
  const { inbound: agent } = customerSays('agent', undefined);
  const ended = applyInbound(fresh, end, NOW, guidanceFor(end, fresh.context)).record;
  for (const [which, attempts, withdrawn] of [
    ['the farewell', [1, 0], false],
    ['the command', [0, 1], false],
    ['both', [1, 1], false],
    ['nothing', [0, 0], true],
  ] as const) {
    test(which, () => {
      const outbox = ended.outbox.map((pending, index) => ({ ...pending, attempts: attempts[index] ?? 0 }));
      const { record } = applyInbound({ ...ended, outbox }, agent, NOW, guidanceFor(agent, ended.context));
      assert.equal(record.context.phase, withdrawn ? 'escalated' : 'ended');
      assert.equal(
        record.outbox.some(({ effect }) => effect.kind === 'end'),
        !withdrawn,
      );
    });
  }
});

describe('a command that is refused because the bot is gone', () => {
  const command: PendingEffect = {
    id: '1.1',
    effect: { kind: 'escalate', summary: 's', variables: {} },
    rule: 'escalate.asked',
    attempts: 1,
  };
  const gone = { kind: 'refused', status: 403, gone: true } as const;
  test('was taken when an earlier attempt may have arrived', () => {
    assert.equal(settlement({ ...command, ambiguous: true }, gone), 'done');
  });
  test('never was when none may have', () => {
    assert.equal(settlement(command, gone), 'gone');
  });
});
