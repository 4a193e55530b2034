import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Life } from './life.ts';

const MINUTE = 60_000;

/** Two instances that can write nothing, each of which posted an Escalate of unknown fate for the same message. */
async function handedOverByBoth(life: Life, first: () => Promise<void>): Promise<void> {
  await life.begin();
  life.fail('lost on the way', 'no answer');
  life.breakStore('readOnly', 0, 1);
  await first();
  await life.write('agent');
}

// Each was found among random lives, and is kept because it is rare there.
describe('one Escalate is enough for two instances that could not store theirs', () => {
  for (const [title, first] of [
    ['and one of them stores both', () => Promise.resolve()],
    ['and another work item was announced meanwhile, which repeats one of them', (life) => life.openOther()],
  ] satisfies readonly (readonly [string, (life: Life) => Promise<void>])[]) {
    it(title, async () => {
      const life = new Life(0);
      await handedOverByBoth(life, () => first(life));
      life.heal();
      await life.pass(2 * MINUTE);
      assert.deepEqual(life.desk.broken, []);
      assert.ok(life.desk.withPerson);
    });
  }
});

it('An Escalate that its sender could not note is not repeated in a conversation that the person has ended', async () => {
  const life = new Life(0);
  await life.begin();
  life.crash(0, 12);
  life.fail('401');
  await life.write('agent');
  assert.ok(life.desk.withPerson);
  await life.hangUp();
  life.heal();
  await life.pass(2 * MINUTE);
  assert.ok(!life.desk.withPerson);
  await life.write('agent');
  assert.ok(life.desk.withPerson);
  assert.deepEqual(life.desk.broken, []);
});
