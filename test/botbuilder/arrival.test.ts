import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arrivalOf } from '../../lib/botbuilder/arrival.ts';
import { readActivityShape } from '../../lib/botbuilder/inboundActivity.ts';
import type { Json } from '../../lib/botbuilder/strictJson.ts';
import type { Arrival } from '../../lib/turns/index.ts';

const AT = '2026-03-02T10:00:00.000Z';

function arrive(members: Record<string, Json>): Arrival {
  const shape = readActivityShape({
    type: 'message',
    channelId: 'omnichannel',
    serviceUrl: 'https://connector.example/',
    conversation: { id: 'c1' },
    from: { id: 'customer' },
    recipient: { id: 'bot' },
    text: 'pay invoice 7',
    ...members,
  });
  assert.ok(shape.ok);
  return arrivalOf(shape.activity, (channelId, conversationId) => `${channelId} ${conversationId}`);
}

/** Whether the second is known by a name of the first. */
function isSame(first: Record<string, Json>, second: Record<string, Json>): boolean {
  const names = ({ activityId, alsoKnownAs = [] }: Arrival): readonly string[] =>
    activityId === undefined ? alsoKnownAs : [activityId, ...alsoKnownAs];
  const known = new Set(names(arrive(first)));
  return names(arrive(second)).some((name) => known.has(name));
}

describe('one message', () => {
  const long = 'x'.repeat(500);
  for (const [title, first, second] of [
    ['the same id', { id: '1' }, { id: '1', timestamp: AT }],
    [
      'one original id',
      { id: '1', channelData: { OriginalMessageId: 'SM1' } },
      { id: '2', channelData: { originalmessageid: 'SM1' } },
    ],
    [
      'one client id',
      { id: '1', channelData: { clientActivityID: 'a' } },
      { id: '2', channelData: { ClientActivityId: 'a' } },
    ],
    [
      'an original id without an id',
      { channelData: { OriginalMessageId: 'SM1' } },
      { id: '2', channelData: { OriginalMessageId: 'SM1' } },
    ],
    ['no id, and the same sender, time and words', { timestamp: AT }, { timestamp: AT }],
    ['no id, and the same time in another form', { timestamp: AT }, { timestamp: Date.parse(AT) }],
    ['the same long id', { id: long }, { id: long }],
  ] as const) {
    test(`has ${title}`, () => {
      assert.ok(isSame(first, second));
    });
  }
});

describe('two messages', () => {
  const end = 'x'.repeat(200);
  for (const [title, first, second] of [
    ['two ids', { id: '1', timestamp: AT }, { id: '2', timestamp: AT }],
    ['long ids that differ at the beginning', { id: `a${end}` }, { id: `b${end}` }],
    ['long ids that differ in the middle', { id: `${end}a${end}` }, { id: `${end}b${end}` }],
    [
      'two original ids',
      { channelData: { OriginalMessageId: '1' } },
      { channelData: { OriginalMessageId: '2' } },
    ],
    ['the same words at another time', { timestamp: AT }, { timestamp: '2026-03-02T10:00:01.000Z' }],
    ['other words', { timestamp: AT }, { timestamp: AT, text: 'pay invoice 8' }],
    ['another sender', { timestamp: AT }, { timestamp: AT, from: { id: 'other' } }],
    ['nothing to tell them by', {}, {}],
    [
      'an original id that is a client id',
      { channelData: { OriginalMessageId: '1' } },
      { channelData: { clientActivityID: '1' } },
    ],
  ] as const) {
    test(`have ${title}`, () => {
      assert.ok(!isSame(first, second));
    });
  }
});

test('A context event says the same under either name, in either carrier and in any order', () => {
  const data = { msdyn_liveworkitemid: '1', Name: 'Ana', more: { b: 1, a: 2 } };
  const turned = { more: { a: 2, b: 1 }, Name: 'Ana', msdyn_liveworkitemid: '1' };
  const tags = 'ChannelId-lcw,OmnichannelContextMessage,Hidden';
  const contents = [
    { type: 'event', name: 'omnichannelSetContext', value: data },
    { type: 'event', name: 'startConversation', value: turned },
    { type: 'event', name: 'startConversation', text: JSON.stringify(turned) },
    { text: JSON.stringify({ EventName: 'startConversation', ...turned }), channelData: { tags } },
  ].map((members) => arrive(members).provenance?.content);
  assert.equal(new Set(contents).size, 1);
  const other = arrive({ type: 'event', name: 'startConversation', value: { ...data, Name: 'Bo' } });
  assert.notEqual(other.provenance?.content, contents[0]);
  assert.equal(arrive({}).provenance?.content, undefined);
});
