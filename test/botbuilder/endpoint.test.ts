import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import { ClaimsIdentity } from 'botframework-connector';
import type { SendOutcome } from '../../lib/conversation/index.ts';
import { receiveActivity } from '../../lib/botbuilder/endpoint.ts';
import type { TurnPorts } from '../../lib/turns/index.ts';
import { Outage, type Trouble } from '../turns/outage.ts';
import { ADDRESS, KEY, World } from '../turns/world.ts';

const MESSAGE = {
  type: 'message',
  id: 'm1',
  timestamp: '2026-01-05T10:00:00Z',
  channelId: ADDRESS.channelId,
  serviceUrl: ADDRESS.serviceUrl,
  conversation: { id: ADDRESS.conversationId },
  from: ADDRESS.customer,
  recipient: ADDRESS.bot,
  text: 'agent',
};
const EVENT = { ...MESSAGE, id: 'e1', type: 'event', name: 'startConversation', value: {} };

/** What the door answers to an activity of somebody who may come in, and the world behind it. */
async function knock(world: World, ports: TurnPorts, activity: object): Promise<HttpResponseInit> {
  const request = new HttpRequest({
    method: 'POST',
    url: 'https://bot.example/api/messages',
    headers: { 'content-type': 'application/json' },
    body: { string: JSON.stringify(activity) },
  });
  const claimsIdentity = new ClaimsIdentity([]);
  const parts = {
    loopbackOnly: false,
    authentication: { authenticateRequest: () => Promise.resolve({ audience: '', claimsIdentity }) },
    adapter: {
      receive: (
        _who: unknown,
        _activity: unknown,
        logic: (send: typeof world.center.send) => Promise<void>,
      ) => logic(world.center.send),
    },
    keyOf: () => KEY,
    rarely: () => undefined,
    isFirstTurn: () => false,
  };
  return receiveActivity(request, parts, ports);
}

function withStore(trouble: Trouble | undefined): { world: World; ports: TurnPorts } {
  const world = new World();
  const outage = new Outage(world.store);
  outage.trouble = trouble;
  return { world, ports: world.ports(outage.store) };
}

const NOT_TAKEN: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED' };
const UNKNOWN: SendOutcome = { kind: 'ambiguous', code: 'TimeoutError' };

describe('the door answers', () => {
  for (const [what, trouble, activity, outcome, status] of [
    ['200 to what is stored', undefined, MESSAGE, undefined, 200],
    ['200 to what is stored, though nothing could be sent', undefined, MESSAGE, NOT_TAKEN, 200],
    ['200 to a message that could not be stored and was handed over', 'silent', MESSAGE, undefined, 200],
    ['503 to one of which nobody knows whether it was', 'silent', MESSAGE, UNKNOWN, 503],
    ['503 to one that was not', 'silent', MESSAGE, NOT_TAKEN, 503],
    ['503 to a context event that could not be stored', 'silent', EVENT, undefined, 503],
    ['200 to what needs no store', 'silent', { ...MESSAGE, type: 'typing' }, undefined, 200],
    [
      '501 to an invoke, which nothing here handles',
      undefined,
      { ...MESSAGE, type: 'invoke' },
      undefined,
      501,
    ],
  ] as const) {
    it(what, async () => {
      const { world, ports } = withStore(trouble);
      world.center.fail = () => (outcome === undefined ? undefined : { outcome, taken: false });
      const answer = await knock(world, ports, activity);
      assert.equal(answer.status, status);
      const again = status === 503 ? ['5'] : [undefined];
      assert.deepEqual([new Headers(answer.headers ?? {}).get('retry-after') ?? undefined], again);
    });
  }

  it('200 to the message that is delivered again after a 503, once a person has the customer', async () => {
    const { world, ports } = withStore('silent');
    world.center.fail = () => ({ outcome: NOT_TAKEN, taken: false });
    assert.equal((await knock(world, ports, MESSAGE)).status, 503);
    world.center.fail = () => undefined;
    assert.equal((await knock(world, ports, MESSAGE)).status, 200);
    assert.deepEqual(world.center.commands, ['Escalate']);
  });

  it('500 to what only a mistake of ours can make fail', async () => {
    const { world, ports } = withStore(undefined);
    const telemetry = {
      ...ports.telemetry,
      usage: () => {
        throw new Error('broken');
      },
    };
    assert.equal((await knock(world, { ...ports, telemetry }, MESSAGE)).status, 500);
  });
});
