import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isFromContactCenter, readOriginalIds, readTime } from '../../lib/omnichannel/index.ts';

describe('a time is read', () => {
  const AT = 1_764_150_000_000;
  for (const [form, value, expected] of [
    ['ISO 8601', new Date(AT).toISOString(), AT],
    ['a date', new Date(AT), AT],
    ['milliseconds', AT, AT],
    ['milliseconds as text', String(AT), AT],
    ['seconds', AT / 1_000, AT],
    ['seconds as text', ` ${AT / 1_000} `, AT],
    ['fractions', AT / 1_000 + 0.25, AT + 250],
    ['words', 'soon', undefined],
    ['an empty text', '', undefined],
    ['no number', Number.NaN, undefined],
    ['what no clock can show', 1e300, undefined],
    ['an object', {}, undefined],
    ['nothing', undefined, undefined],
  ] as const) {
    test(`from ${form}`, () => {
      assert.equal(readTime(value), expected);
    });
  }
});

test('Original ids are found in any case, in an object or in its JSON, and told apart by what they are', () => {
  for (const channelData of [
    { OriginalMessageId: 'SM1' },
    { originalMessageId: ' SM1 ' },
    { original_message_id: 'SM1' },
    JSON.stringify({ ORIGINALMESSAGEID: 'SM1' }),
  ]) {
    assert.deepEqual(readOriginalIds({ channelData }), { message: 'SM1' });
  }
  assert.deepEqual(readOriginalIds({ channelData: { clientActivityID: 7 } }), { client: '7' });
  for (const channelData of [undefined, {}, { OriginalMessageId: ' ' }, { OriginalMessageId: {} }])
    assert.deepEqual(readOriginalIds({ channelData }), {});
});

test('A contact center shows by its channel id or by a mark that it alone puts on what it delivers', () => {
  for (const activity of [
    { channelId: 'omnichannel' },
    { channelId: 'lcw', channelData: { sourceChannelId: 'omnichannel' } },
    { channelId: 'telephony', channelData: { sourceChannelId: 'Omnichannel' } },
    { channelId: 'directline', channelData: { tags: 'ChannelId-lcw,FromCustomer' } },
    { channelId: 'msteams', channelData: '{"tags":["fromcustomer"]}' },
  ])
    assert.ok(isFromContactCenter(activity), JSON.stringify(activity));
  for (const channelId of ['msteams', 'webchat', 'directline', undefined])
    for (const channelData of [
      { tenant: { id: 't' } },
      { fromUserId: null, sourceChannelId: null },
      { fromUserId: '', sourceChannelId: '' },
      { fromUserId: '29:1', sourceChannelId: 'msteams' },
      { sourceChannelId: 'webchat', clientActivityID: '1' },
      { tags: null, sourceChannelId: ['omnichannel'] },
      { tags: 'System,vip' },
    ])
      assert.ok(!isFromContactCenter({ channelId, channelData }), JSON.stringify(channelData));
});
