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
    [
      'an original id with blanks around it, in another spelling',
      { id: '1', channelData: { OriginalMessageId: ' SM1 ' } },
      { id: '2', channelData: { original_message_id: 'SM1' } },
    ],
    [
      'an original id that was the id of the first',
      { id: 'SM1' },
      { id: '2', channelData: { OriginalMessageId: 'SM1' } },
    ],
    [
      'an id that was the original id of the first',
      { id: '1', channelData: { OriginalMessageId: long } },
      { id: long },
    ],
    [
      'one client id, and its type in another case',
      { type: ' Message', channelData: { clientActivityID: 'a' } },
      { type: 'message', id: '2', channelData: { 'client-activity-id': 'a' } },
    ],
    [
      'no id, and the same members of a card in another order',
      { timestamp: AT, text: null, value: { a: 1, b: { c: 1, d: 2 } } },
      { timestamp: AT, text: null, value: { b: { d: 2, c: 1 }, a: 1 } },
    ],
    [
      'no id, and is retried in another locale, under other tags',
      { timestamp: AT, locale: 'de', channelData: { tags: 'ChannelId-lcw,FromCustomer' } },
      { timestamp: AT, channelData: { tags: 'FromCustomer', msdyn_ConversationId: 'c' } },
    ],
    ['no id, and no time but the local one', { localTimestamp: AT }, { localTimestamp: AT }],
    [
      'a blank id, and the same sender, time and words',
      { id: ' ', timestamp: AT },
      { id: '', timestamp: AT },
    ],
    [
      'an original id, a time and no id',
      { timestamp: AT, channelData: { OriginalMessageId: 'SM1' } },
      { id: '2', timestamp: AT, channelData: { OriginalMessageId: 'SM1' } },
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
      'an original id, and are of two types',
      { channelData: { OriginalMessageId: '1' } },
      { type: 'event', channelData: { OriginalMessageId: '1' } },
    ],
    ['no id, where one has an empty id', { id: '' }, { id: '' }],
    ['blanks as their ids', { id: ' ', text: 'one' }, { id: ' ', text: 'two' }],
    ['blanks as their original ids', { channelData: { OriginalMessageId: ' ' } }, { id: ' ' }],
    ['other words at one local time', { localTimestamp: AT }, { localTimestamp: AT, text: 'pay invoice 8' }],
    [
      'other things in a card',
      { timestamp: AT, text: null, value: { a: 1, b: 2 } },
      { timestamp: AT, text: null, value: { a: 2, b: 1 } },
    ],
    [
      'two client ids',
      { channelData: { clientActivityID: '1' } },
      { channelData: { clientActivityID: '2' } },
    ],
    [
      'two original ids, of events',
      { type: 'event', name: 'a', channelData: { OriginalMessageId: '1' } },
      { type: 'event', name: 'a', channelData: { OriginalMessageId: '2' } },
    ],
    [
      'two names, of events of one time',
      { type: 'event', name: 'a', timestamp: AT },
      { type: 'event', name: 'b', timestamp: AT },
    ],
    ['the same words as an event', { timestamp: AT }, { timestamp: AT, type: 'event', name: 'pay' }],
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

test('An activity arrives with where it belongs, what it is known by and what it means', () => {
  const { inbound, ...rest } = arrive({
    id: '7',
    timestamp: AT,
    from: { id: 'customer', name: 'Ana' },
    channelData: { OriginalMessageId: 'SM1' },
  });
  assert.deepEqual(rest, {
    key: 'omnichannel c1',
    address: {
      serviceUrl: 'https://connector.example/',
      channelId: 'omnichannel',
      conversationId: 'c1',
      bot: { id: 'bot' },
      customer: { id: 'customer', name: 'Ana' },
    },
    activityId: '7',
    alsoKnownAs: ['SM1'],
    provenance: { contactCenter: true, id: '7', sentAt: Date.parse(AT) },
  });
  assert.equal(inbound.kind, 'customerMessage');
});

test('An activity arrives without what its channel leaves out', () => {
  const { address, activityId, alsoKnownAs, provenance } = arrive({ from: null, recipient: null, id: '' });
  assert.deepEqual([address.bot, address.customer], [{ id: '' }, { id: '' }]);
  assert.deepEqual([activityId, alsoKnownAs], [undefined, []]);
  assert.deepEqual(Object.keys(provenance ?? {}), ['contactCenter']);
});

describe('what is stored is recognised by the next version:', () => {
  test('an id of 128 characters as it is, and a longer one by its digest', () => {
    assert.equal(arrive({ id: 'x'.repeat(128) }).activityId, 'x'.repeat(128));
    assert.equal(
      arrive({ id: 'x'.repeat(129) }).activityId,
      'sha256:AJZNj2fVHUI_ydZXONwuynLR2Tr10d1x-FNgRFX4G2w',
    );
  });

  test('a message without an id by what it says, when and by whom', () => {
    assert.deepEqual(arrive({ timestamp: AT }).alsoKnownAs, [
      'content:M9fZ3CTpWMF7Ex2SE-CWePC9TbOMkcJkQ80iqb5y3W0',
    ]);
  });

  test('a context event by its variables', () => {
    const value = {
      Name: 'Ana',
      vip: true,
      visits: 7,
      note: null,
      more: { b: [1, 'x', { d: 1, c: 2 }], a: 2 },
    };
    const arrival = arrive({ type: 'event', name: 'startConversation', value });
    assert.equal(arrival.provenance?.content, 'BwvQYMquaULcKjt9dqhvTgz2NB6ZNuQzfPNsSS6-WnE');
  });
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

describe('which case an activity belongs to', () => {
  const id = { msdyn_liveworkitemid: '{ABC}' };
  const tags = 'ChannelId-lcw,OmnichannelContextMessage,Hidden';
  const event = { type: 'event', name: 'omnichannelSetContext', value: { Name: 'Bo' } };
  const carriers: Readonly<Record<string, Parameters<typeof arrive>[0]>> = {
    'channelData of an event': { ...event, channelData: { tags, ...id } },
    'channelData as a string': { ...event, channelData: JSON.stringify({ tags, ...id }) },
    'the text of an event whose variables are in its value': { ...event, text: JSON.stringify(id) },
    'the conversation': { ...event, conversation: { id: 'c1', ...id } },
    'properties of the conversation': { ...event, conversation: { id: 'c1', properties: id } },
    'channelData of a message': {
      text: 'hello',
      channelData: { tags: 'FromCustomer', MSDYN_LiveWorkItemId: 'abc' },
    },
    'a wrapped variable beside the others': {
      ...event,
      channelData: { tags, msdyn_liveworkitemid: { value: 'ABC', isDisplayable: false } },
    },
    'a record': { ...event, channelData: { tags, msdyn_liveworkitemid: { Id: 'ABC', Name: 'Case' } } },
    'a list of records as a string': {
      ...event,
      channelData: { tags, msdyn_liveworkitemid: JSON.stringify([{ RecordId: '{ABC}' }]) },
    },
  };
  for (const [carrier, members] of Object.entries(carriers)) {
    test(`is read from ${carrier}`, () => {
      const { inbound } = arrive(members);
      assert.ok('workItem' in inbound, inbound.kind);
      assert.deepEqual(inbound.workItem, { liveWorkItem: 'abc' });
    });
  }

  test('tells two events apart that say the same otherwise, wherever it stands', () => {
    const beside = (item: string) => ({ ...event, channelData: { tags, msdyn_liveworkitemid: item } });
    const [one, same, other] = ['1', '1', '2'].map((item) => arrive(beside(item)).provenance?.content);
    assert.equal(one, same);
    assert.notEqual(one, other);
  });

  test('is told by all of a long id, and by nothing that is too long for one', () => {
    const beside = (item: string) => {
      const { inbound } = arrive({ ...event, channelData: { tags, msdyn_liveworkitemid: item } });
      return 'workItem' in inbound ? inbound.workItem.liveWorkItem : undefined;
    };
    const long = 'x'.repeat(1_023);
    assert.deepEqual([beside(`${long}1`), beside(`${long}2`)], [`${long}1`, `${long}2`]);
    assert.equal(beside(`${long}12`), undefined);
  });

  test('is not taken from what the customer types or a page adds', () => {
    const typed = arrive({ text: JSON.stringify(id), channelData: { tags: 'FromCustomer' } });
    assert.equal('workItem' in typed.inbound, false);
    for (const name of ['msdyn_liveworkitemid', 'msdyn-LiveWorkItemId', ' MSDYN.liveworkitemid']) {
      const page = JSON.stringify({ [name]: 'ABC' });
      const { inbound } = arrive({ ...event, value: { Name: 'Bo', CustomChannelContext: page } });
      assert.ok(inbound.kind === 'contextEvent');
      assert.deepEqual(inbound.variables, { Name: 'Bo' }, name);
    }
  });
});
