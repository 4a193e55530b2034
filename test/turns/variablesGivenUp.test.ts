import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newRecord, withDecision, type Effect, type SendOutcome } from '../../lib/conversation/index.ts';
import { ADDRESS, KEY, World } from './world.ts';

const shown = (value: string) => ({ value, isDisplayable: true });
const variables = { BotHandoffReason: shown('asked'), Long: shown('x'.repeat(3_000)) };

/** The variables that are reported as not sent, attempt by attempt, while the contact center takes nothing so often. */
async function reported(
  outcome: SendOutcome,
  refusals: number,
  effect: Effect = { kind: 'escalate', summary: 'what was said', variables },
  posts = 1,
): Promise<readonly string[]> {
  const world = new World();
  const record = newRecord(ADDRESS, world.time);
  const escalated = withDecision(record, {
    context: { ...record.context, phase: 'escalated', closeReason: 'asked' },
    effects: [effect],
    rule: 'escalate.asked',
  });
  await world.store.save(KEY, { ...escalated, dueAt: world.time }, undefined);
  let left = refusals;
  world.center.fail = () => (left-- > 0 ? { outcome, taken: false } : undefined);
  await world.pass(60_000);
  assert.equal(world.center.posts.length, posts);
  return world.events.flatMap((event) => (event.name === 'variables.refused' ? [event.names] : []));
}

describe('what a refused command goes without', () => {
  for (const status of [400, 413]) {
    it(`is reported by its names, each once, after ${status}`, async () => {
      const refused: SendOutcome = { kind: 'refused', status, gone: false };
      assert.deepEqual(await reported(refused, 0), []);
      assert.deepEqual(await reported(refused, 1), ['Long']);
      assert.deepEqual(await reported(refused, 2), ['Long', 'BotHandoffReason']);
    });
  }

  it('is named together where it goes together', async () => {
    const more = { ...variables, Longer: shown('y'.repeat(3_500)) };
    const all = { kind: 'escalate', summary: 'what was said', variables: more } as const;
    const named = await reported({ kind: 'refused', status: 400, gone: false }, 1, all);
    assert.deepEqual(
      named.map((names) => names.split(', ').toSorted()),
      [['Long', 'Longer']],
    );
  });

  it('is nothing where the contact center takes nothing any more', async () => {
    assert.deepEqual(await reported({ kind: 'refused', status: 404, gone: true }, 1, undefined, 0), []);
  });

  it('is nothing as long as it is not refused for what it holds, or holds nothing', async () => {
    for (const outcome of [
      { kind: 'throttled', retryAfter: 1_000 },
      { kind: 'notSent', code: 'ECONNREFUSED' },
    ] as const) {
      assert.deepEqual(await reported(outcome, 1), []);
      assert.deepEqual(await reported(outcome, 1, { kind: 'say', text: 'hello' }), []);
    }
  });
});
