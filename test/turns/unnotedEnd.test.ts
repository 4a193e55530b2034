import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Outage } from './outage.ts';
import { customerSays, World } from './world.ts';

const MINUTE = 60_000;

/** A conversation whose end was taken while the store fell silent, before that could be noted; the store is back since. */
async function endedUnnoted() {
  const world = new World();
  const outage = new Outage(world.store);
  const ports = world.ports(outage.store);
  world.center.fail = (post) => {
    if ('command' in post) outage.trouble = 'silent';
    return undefined;
  };
  await world.take(customerSays('end chat', 'm1'), ports);
  assert.deepEqual(world.center.commands, ['EndConversation']);
  outage.trouble = undefined;
  return { world, ports };
}

describe('an end that was taken and could not be noted', () => {
  it('is posted once more, because who comes next cannot know, and its refusal settles it', async () => {
    const { world } = await endedUnnoted();
    const before = world.center.attempts.length;
    await world.pass(5 * MINUTE);
    assert.deepEqual(world.center.attempts.slice(before), [{ command: 'EndConversation' }]);
    const settled = world.events.filter(({ name }) => name === 'command.settled');
    assert.deepEqual(
      settled.map((event) => ('result' in event ? event.result : undefined)),
      ['done'],
    );
    assert.deepEqual((await world.stored()).record.outbox, []);
  });

  it('is not, once the customer has written later than it would have taken effect: they are answered', async () => {
    const { world, ports } = await endedUnnoted();
    const before = world.center.attempts.length;
    world.center.reopen();
    world.time += MINUTE;
    await world.take(customerSays('echo: still here', 'm2'), ports);
    await world.pass(2 * MINUTE);
    assert.deepEqual(world.center.attempts.slice(before), [{ text: 'still here' }]);
  });
});
