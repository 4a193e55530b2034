import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireRecord } from '../../simulator/center/conversation.ts';
import { createTraces } from '../../simulator/traces.ts';
import { politeBot } from './scriptedBot.ts';
import { servedCenter } from './servedCenter.ts';

const served = servedCenter(politeBot);

const traceOf = (traceParent: string | undefined): string => traceParent?.split('-')[1] ?? '';

/** Reports a turn as a bot does, and returns the status of the answer. */
async function report(trace: string, fields: object, name = 'turn.completed'): Promise<number> {
  const { status } = await fetch(served.center.telemetry.address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ events: [{ at: 1, name, fields, trace }] }),
  });
  return status;
}

/** The customer writes, and the bot hears it so many times. Returns the traces of these deliveries. */
async function said(id: string, copies = 1): Promise<readonly string[]> {
  const known = served.bot.traceParents.length;
  served.center.switchboard.act(id, { type: 'customerWrites', text: 'ping' }, { copies });
  await served.center.switchboard.settled(id);
  return served.bot.traceParents.slice(known).map(traceOf);
}

/** A chat that the bot has greeted. */
async function begun(): Promise<string> {
  const { id } = served.center.switchboard.start();
  await served.center.switchboard.settled(id);
  return id;
}

const lastToBot = (id: string): WireRecord | undefined =>
  served.center.switchboard.conversation(id)?.wire.findLast(({ direction }) => direction === 'toBot');

describe('what a bot reports of a turn', () => {
  test('stands on the wire with the delivery that it is about, told by the trace', async () => {
    const [one, other] = [await begun(), await begun()];
    const [first] = await said(one);
    await said(other);
    assert.match(first ?? '', /^[\da-f]{32}$/);
    assert.equal(await report(first ?? '', { rule: 'greet', storageRequests: 2 }), 204);
    assert.deepEqual(lastToBot(one)?.reports, [
      { attempt: 0, fields: { rule: 'greet', storageRequests: 2 } },
    ]);
    assert.equal(lastToBot(other)?.reports, undefined);
  });

  test('is kept for each delivery of the same activity, in their order, the latest of each', async () => {
    const id = await begun();
    const [first = '', second = ''] = await said(id, 2);
    assert.notEqual(first, second);
    await report(second, { outcome: 'duplicate' });
    await report(first, { outcome: 'failed' });
    await report(first, { outcome: 'applied' });
    assert.deepEqual(lastToBot(id)?.reports, [
      { attempt: 0, fields: { outcome: 'applied' } },
      { attempt: 1, fields: { outcome: 'duplicate' } },
    ]);
  });

  test('changes nothing where the trace is none from here, the event is another, or all was forgotten', async () => {
    const id = await begun();
    const [trace = ''] = await said(id);
    assert.equal(await report('f'.repeat(32), { rule: 'greet' }), 204);
    assert.equal(await report(trace, { rule: 'greet' }, 'intent.unrecognised'), 204);
    assert.equal(lastToBot(id)?.reports, undefined);
    served.center.switchboard.reset();
    assert.equal(await report(trace, { rule: 'greet' }), 204);
  });
});

test('of deliveries without end the newest are remembered', () => {
  const traces = createTraces();
  const begun = Array.from({ length: 1_001 }, (_, seq) =>
    traceOf(traces.begin({ conversation: 'c', seq, attempt: 0 })),
  );
  assert.equal(traces.of(begun[0] ?? ''), undefined);
  assert.equal(traces.of(begun[1] ?? '')?.seq, 1);
  assert.equal(traces.of(begun[1_000] ?? '')?.seq, 1_000);
});
