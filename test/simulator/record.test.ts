import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRecord, toRecord } from '../../simulator/center/record.ts';
import type { Conversation } from '../../simulator/center/conversation.ts';
import { politeBot } from './scriptedBot.ts';
import { servedCenter } from './servedCenter.ts';

const served = servedCenter(politeBot);

/** A conversation in which something of every kind has happened. */
async function eventful(): Promise<Conversation> {
  const { switchboard } = served.center;
  const { id } = switchboard.start({ variables: { Name: 'Ana', Tier: { value: 1, isDisplayable: false } } });
  switchboard.act(id, { type: 'customerWrites', text: '', value: { when: 'am' } });
  switchboard.act(id, { type: 'customerWrites', text: 'agent' });
  await switchboard.settled(id);
  switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
  switchboard.act(id, { type: 'representativeHandsBack' });
  const conversation = switchboard.conversation(id);
  assert.ok(conversation !== undefined);
  return conversation;
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the record of a conversation', () => {
  test('holds everything: what is read is what was written', async () => {
    const conversation = await eventful();
    const read = readRecord(throughJson(toRecord(conversation)));
    assert.deepEqual(throughJson(toRecord(read ?? conversation)), throughJson(toRecord(conversation)));
    assert.deepEqual(read?.variables, conversation.variables);
    assert.deepEqual(read.wire.at(-1)?.deliveries, conversation.wire.at(-1)?.deliveries);
  });

  test('is not read when a member is missing or of another kind', async () => {
    const record = throughJson(toRecord(await eventful())) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(record).filter((each) => each !== 'representative')) {
      assert.equal(readRecord({ ...record, [name]: undefined }), undefined, name);
      assert.equal(readRecord({ ...record, [name]: { odd: true } }), undefined, name);
    }
    for (const other of [null, [], 'text', 1, { ...record, wire: [{}] }, { ...record, transcript: [1] }]) {
      assert.equal(readRecord(other), undefined);
    }
  });

  test('is given at once, and with "after" when there is a later revision', async () => {
    const { id } = served.center.switchboard.start();
    await served.center.switchboard.settled(id);
    const address = `${served.center.url}api/conversations/${encodeURIComponent(id)}/record`;
    const first = (await (await fetch(address)).json()) as { revision: number; settled: boolean };
    assert.equal(first.settled, true);
    const later = fetch(`${address}?after=${first.revision}`);
    served.center.switchboard.act(id, { type: 'customerLeaves' });
    const next = (await (await later).json()) as { revision: number; conversation: { stage: string } };
    assert.ok(next.revision > first.revision);
    assert.equal(next.conversation.stage, 'closed');
  });

  test('ends the waiting when everything is forgotten', async () => {
    const { id } = served.center.switchboard.start();
    await served.center.switchboard.settled(id);
    const { revision } = served.center.switchboard.progress(id) ?? { revision: 0 };
    const address = `${served.center.url}api/conversations/${encodeURIComponent(id)}/record`;
    const asked = fetch(`${address}?after=${revision}`);
    served.center.switchboard.reset();
    assert.equal((await asked).status, 404);
  });

  test('knows no revision that is no number', async () => {
    const { id } = served.center.switchboard.start();
    const address = `${served.center.url}api/conversations/${encodeURIComponent(id)}/record?after=new`;
    assert.equal((await fetch(address)).status, 400);
  });
});
