import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound } from '../../lib/omnichannel/index.ts';
import { repliesFor } from '../../lib/conversation/index.ts';
import { storeHandOvers, type Arrival, type TurnPorts } from '../../lib/turns/index.ts';
import { Outage, type Trouble } from './outage.ts';
import { contextEvent, customerSays, World } from './world.ts';

const MINUTE = 60_000;
const replies = repliesFor('en');

const sent = (arrival: Arrival, sentAt: number): Arrival => ({
  ...arrival,
  provenance: { sentAt, content: String(arrival.activityId) },
});

const about = (item: string, { inbound, ...around }: Arrival): Arrival => {
  const variables = { msdyn_liveworkitemid: item, Name: `Customer of case ${item}` };
  return { ...around, inbound: { ...inbound, variables } as Inbound };
};

/** A conversation that a person had, given back while the store did not take it, by the only event that there is. */
async function givenBack(handedOver: Trouble | undefined, trouble: Trouble, item = '1') {
  const world = new World();
  const outage = new Outage(world.store);
  const ports: TurnPorts = world.ports(outage.store);
  await world.take(sent(about('1', contextEvent('c')), world.time), ports);
  outage.trouble = handedOver;
  await world.take(sent(customerSays('agent', 'm1'), world.time + 1), ports);
  assert.deepEqual(world.center.commands, ['Escalate']);
  outage.trouble = trouble;
  world.time += MINUTE;
  world.center.reopen();
  const event = sent(about(item, contextEvent('back')), world.time);
  const ending = await world.take(event, ports);
  assert.equal(ending.outcome, 'failed');
  world.time += MINUTE;
  return { world, outage, ports, event };
}

for (const handedOver of [undefined, 'readOnly', 'silent'] as const)
  for (const trouble of ['readOnly', 'silent'] as const) {
    const what = `after a hand-over with a ${handedOver ?? 'working'} store`;
    describe(`a hand-back that a ${trouble} store does not take, ${what}`, () => {
      it('hands over who writes meanwhile', async () => {
        const { world, ports } = await givenBack(handedOver, trouble);
        for (const id of ['m2', 'm3']) {
          const ending = await world.take(sent(customerSays('hello?', id), world.time), ports);
          assert.equal(ending.outcome === 'failed' && ending.handedOver, true);
        }
        assert.deepEqual(world.center.commands, ['Escalate', 'Escalate']);
      });

      it('leaves who writes later to the bot, though the event never comes again', async () => {
        const { world, outage, ports } = await givenBack(handedOver, trouble);
        outage.trouble = undefined;
        await storeHandOvers(ports);
        await world.take(sent(customerSays('echo: here again', 'm2'), world.time), ports);
        assert.equal(world.center.texts.at(-1), 'here again');
      });

      it('is the greeting that it was when it comes again', async () => {
        const { world, outage, ports, event } = await givenBack(handedOver, trouble);
        outage.trouble = undefined;
        await world.take(event, ports);
        assert.equal(world.center.texts.at(-1), replies.greeting);
        await world.take(sent(customerSays('agent', 'm2'), world.time), ports);
        assert.deepEqual(world.center.commands, ['Escalate', 'Escalate']);
      });

      it('of another case keeps nothing of the one before', async () => {
        const { world, outage, ports } = await givenBack(handedOver, trouble, '2');
        outage.trouble = undefined;
        await storeHandOvers(ports);
        const posted: string[] = [];
        await world.take(sent(customerSays('agent', 'm2'), world.time), ports, (activity, signal) => {
          posted.push(JSON.stringify(activity));
          return world.center.send(activity, signal);
        });
        assert.equal(world.center.commands.length, 2);
        assert.ok(!posted.join().includes('Customer of case 1'));
      });

      it('is no more than that: a hand-over since is one', async () => {
        const { world, outage, ports, event } = await givenBack(handedOver, trouble);
        await world.take(sent(customerSays('hello?', 'm2'), world.time), ports);
        outage.trouble = undefined;
        await world.take(event, ports);
        await world.take(sent(customerSays('echo: hello', 'm3'), world.time), ports);
        await world.pass(2 * MINUTE);
        assert.deepEqual(world.center.commands, ['Escalate', 'Escalate']);
        assert.ok(!world.center.texts.includes('hello'));
      });
    });
  }
