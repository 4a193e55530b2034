import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TurnPorts } from '../../lib/turns/index.ts';
import { storeHandOvers } from '../../lib/turns/index.ts';
import { Outage, type Trouble } from './outage.ts';
import { contextEvent, customerSays, World, type Post } from './world.ts';

const SECOND = 1_000;

/** An instance of the app, and its way to the store. */
function instance(world: World, trouble?: Trouble): { outage: Outage; ports: TurnPorts } {
  const outage = new Outage(world.store);
  outage.trouble = trouble;
  return { outage, ports: world.ports(outage.store) };
}

describe('an old message that comes again while the store is silent', () => {
  it('hands the customer over, and no event that was heard before takes that back', async () => {
    const world = new World();
    const { outage, ports } = instance(world);
    const message = { ...customerSays('agent', 'm1'), provenance: { sentAt: world.time } };
    await world.take(message, ports);
    world.time += 30 * SECOND;
    world.center.reopen();
    const provenance = { sentAt: world.time, content: 'case 2' };
    await world.take({ ...contextEvent('c2'), provenance }, ports);
    world.time += SECOND;
    outage.trouble = 'silent';
    const ending = await world.take(message, ports);
    assert.equal(ending.outcome === 'failed' && ending.handedOver, true);
    const posts: readonly Post[] = [...world.center.attempts];
    outage.trouble = undefined;
    await world.take({ ...customerSays('echo: hello', 'm2'), provenance: { sentAt: world.time } }, ports);
    assert.deepEqual(world.center.attempts, posts);
  });
});

describe('an instance whose clock is wrong until it hears the store', () => {
  it('does not take what came after its hand-over for older', async () => {
    const world = new World();
    const { outage, ports } = instance(world, 'silent');
    const wrong = { ...ports, now: () => world.time + 600 * SECOND };
    await world.take({ ...customerSays('agent', 'm1'), provenance: { sentAt: world.time } }, wrong);
    assert.deepEqual(world.center.posts, [{ command: 'Escalate' }]);
    world.time += 30 * SECOND;
    world.center.reopen();
    const provenance = { sentAt: world.time, content: 'back' };
    await world.take({ ...contextEvent('back'), provenance });
    outage.trouble = undefined;
    await storeHandOvers(ports);
    await world.take({ ...customerSays('echo: hello', 'm2'), provenance: { sentAt: world.time + 1 } }, ports);
    assert.equal(world.center.texts.at(-1), 'hello');
  });
});

describe('two instances that hand the same customer over', () => {
  it('leave nothing to repeat when the later one knows that it was taken', async () => {
    const world = new World();
    const [first, second] = [instance(world, 'silent'), instance(world, 'silent')];
    world.center.fail = () => ({ outcome: { kind: 'ambiguous', code: 'TimeoutError' }, taken: false });
    await world.take(customerSays('agent', 'm1'), first.ports);
    world.center.fail = () => undefined;
    world.time += SECOND;
    await world.take(customerSays('agent', 'm1'), second.ports);
    assert.equal(world.center.attempts.length, 2);
    for (const { outage, ports } of [second, first]) {
      outage.trouble = undefined;
      await storeHandOvers(ports);
    }
    await world.pass(60 * SECOND);
    assert.equal(world.center.attempts.length, 2);
  });
});
