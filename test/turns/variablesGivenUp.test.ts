import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRecord, withDecision, type SendOutcome } from '../../lib/conversation/index.ts';
import { ADDRESS, KEY, World } from './world.ts';

const shown = (value: string) => ({ value, isDisplayable: true });
const variables = { BotHandoffReason: shown('asked'), Long: shown('x'.repeat(3_000)) };

/** The variables that are reported as not sent, attempt by attempt, while the contact center refuses so often. */
async function reported(status: number, refusals: number): Promise<readonly string[]> {
  const world = new World();
  const record = newRecord(ADDRESS, world.time);
  const escalated = withDecision(record, {
    context: { ...record.context, phase: 'escalated', closeReason: 'asked' },
    effects: [{ kind: 'escalate', summary: 'what was said', variables }],
    rule: 'escalate.asked',
  });
  await world.store.save(KEY, { ...escalated, dueAt: world.time }, undefined);
  let left = refusals;
  const refused: SendOutcome = { kind: 'refused', status, gone: false };
  world.center.fail = () => (left-- > 0 ? { outcome: refused, taken: false } : undefined);
  await world.pass(60_000);
  assert.deepEqual(world.center.commands, ['Escalate']);
  return world.events.flatMap((event) => (event.name === 'variables.refused' ? [event.names] : []));
}

describe('what a refused command goes without', () => {
  for (const status of [400, 413]) {
    it(`is reported by its names, each once, after ${status}`, async () => {
      assert.deepEqual(await reported(status, 0), []);
      assert.deepEqual(await reported(status, 1), ['Long']);
      assert.deepEqual(await reported(status, 2), ['Long', 'BotHandoffReason']);
    });
  }
});
