import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { SendOutcome } from '../../lib/conversation/index.ts';
import { connectorHost } from '../../lib/turns/index.ts';
import { Outage } from './outage.ts';
import { ADDRESS, customerSays, World } from './world.ts';

const TIMED_OUT: SendOutcome = { kind: 'ambiguous', code: 'TimeoutError', unanswered: true };

it('A host that answers no fail-open is left alone like any other that is silent, and heard when it answers one', async () => {
  const world = new World();
  const outage = new Outage(world.store);
  outage.trouble = 'silent';
  const ports = world.ports(outage.store);
  const host = connectorHost(ADDRESS.serviceUrl);
  world.center.fail = () => ({ outcome: TIMED_OUT, taken: false });
  for (let message = 0; message < 50; message += 1)
    await world.take(customerSays('hello?', `m${message}`), ports);
  assert.equal(world.hosts.admits(host), false);
  world.center.fail = () => undefined;
  await world.take(customerSays('hello?', 'last'), ports);
  assert.equal(world.hosts.admits(host), true);
  const changes = world.events.filter(({ name }) => name.startsWith('connector.'));
  assert.deepEqual(
    changes.map(({ name }) => name),
    ['connector.leftAlone', 'connector.answersAgain'],
  );
});
