import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Activity } from '@microsoft/agents-activity';
import fc from 'fast-check';
import {
  bridged,
  commandToActivity,
  isBridged,
  isCommand,
  type ActivityLike,
} from '../../lib/omnichannel/index.ts';

describe('bridging', () => {
  test('any message comes out bridged, the same when done twice, and the one given is left alone', () => {
    const channelData = fc.oneof(fc.jsonValue(), fc.json(), fc.dictionary(fc.string(), fc.jsonValue()));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), channelData, (text, given) => {
        const activity = { type: 'message', text, channelData: given };
        fc.pre(!isCommand(activity));
        const before = JSON.stringify(activity);
        const once = bridged(activity);
        assert.ok(isBridged(once));
        assert.equal(once.text, text);
        assert.equal(bridged(once), once);
        assert.equal(JSON.stringify(activity), before);
      }),
    );
  });

  test('no text changes what is in channelData', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.deepEqual(bridged<ActivityLike>({ type: 'message', text }).channelData, {
          deliveryMode: 'bridged',
        });
      }),
    );
  });

  test('what is in channelData stays, also when it is the JSON text of an object', () => {
    const expected = { a: { b: 1 }, deliveryMode: 'bridged' };
    assert.deepEqual(bridged({ channelData: { a: { b: 1 } } }).channelData, expected);
    assert.deepEqual(bridged({ channelData: '{"a":{"b":1}}' }).channelData, expected);
    assert.deepEqual(
      bridged({ channelData: { a: { b: 1 }, deliveryMode: 'Bridged' } }).channelData,
      expected,
    );
  });

  test('a frozen activity is bridged all the same', () => {
    const activity = Object.freeze({ type: 'message', text: 'hi', channelData: Object.freeze({ a: 1 }) });
    assert.deepEqual(bridged<ActivityLike>(activity).channelData, { a: 1, deliveryMode: 'bridged' });
  });

  test('a command comes back untouched, and so does a failed attempt at one', () => {
    const attempts: readonly ActivityLike[] = [
      commandToActivity({ type: 'Escalate', text: 'summary', context: {} }),
      { type: 'message', text: 'summary', channelData: { tags: { type: 'Escalate', context: {} } } },
      { type: 'message', text: 'summary', channelData: { tags: '{"type":"Escal' } },
      { type: 'message', text: 'note', channelData: '{"command":{"type":"EndConversation","value":{}}}' },
    ];
    for (const attempt of attempts) assert.equal(bridged(attempt), attempt);
  });

  test('only the exact word in an object counts as bridged', () => {
    for (const channelData of [
      '{"deliveryMode":"bridged"}',
      { deliveryMode: 'Bridged' },
      { deliveryMode: true },
      null,
    ]) {
      assert.equal(isBridged({ type: 'message', channelData }), false);
    }
    assert.equal(isBridged({ type: 'message', deliveryMode: 'bridged' }), false);
  });

  test('an activity of the Agents SDK stays one', () => {
    const activity = Activity.fromObject({ type: 'message', text: 'hi', channelId: 'omnichannel' });
    const out = bridged(activity);
    assert.ok(out instanceof Activity);
    assert.equal(out.channelId, 'omnichannel');
    assert.deepEqual(out.channelData, { deliveryMode: 'bridged' });
    assert.equal(activity.channelData, undefined);
  });
});
