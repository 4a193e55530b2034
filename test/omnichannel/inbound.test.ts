import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Activity } from '@microsoft/agents-activity';
import fc from 'fast-check';
import { readInbound, type ActivityLike, type Inbound } from '../../lib/omnichannel/index.ts';

const CONTEXT_TEXT = JSON.stringify({ EventName: 'omnichannelSetContext', Tier: 'gold' });

/** An activity of any shape; the types end at the wire. */
function wild(value: unknown): ActivityLike {
  return value as ActivityLike;
}

function message(members: Partial<Extract<Inbound, { kind: 'customerMessage' }>>): Inbound {
  return {
    kind: 'customerMessage',
    text: '',
    submit: undefined,
    files: [],
    sourceChannel: undefined,
    locale: undefined,
    ...members,
  };
}

/** Members that steer the reader, each with what belongs there and with anything at all. */
const wildActivity = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom('message', 'event', 'conversationUpdate', 'typing', 'endOfConversation', '__proto__'),
      fc.anything(),
    ),
    name: fc.oneof(fc.constantFrom('omnichannelSetContext', 'startConversation'), fc.anything()),
    text: fc.oneof(fc.constant(CONTEXT_TEXT), fc.string({ unit: 'binary' }), fc.anything()),
    value: fc.oneof(fc.jsonValue(), fc.json(), fc.anything()),
    channelId: fc.oneof(fc.constant('omnichannel'), fc.anything()),
    channelData: fc.oneof(
      fc.json(),
      fc.anything(),
      fc.record(
        {
          tags: fc.oneof(
            fc.constantFrom('FromCustomer', 'Hidden', 'ChannelId-lcw,OmnichannelContextMessage'),
            fc.anything(),
          ),
          amsReferences: fc.oneof(fc.array(fc.string()), fc.json(), fc.anything()),
          amsMetadata: fc.oneof(fc.array(fc.anything()), fc.json(), fc.anything()),
          customEvent: fc.anything(),
          customEventName: fc.anything(),
          customEventValue: fc.anything(),
          fromUserId: fc.anything(),
          sourceChannelId: fc.oneof(fc.constant('omnichannel'), fc.anything()),
        },
        { requiredKeys: [] },
      ),
    ),
    attachments: fc.oneof(fc.array(fc.anything()), fc.anything()),
    locale: fc.anything(),
    recipient: fc.anything(),
    membersRemoved: fc.anything(),
  },
  { requiredKeys: [] },
);

describe('reading what comes in', () => {
  test('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.oneof(wildActivity, fc.anything()), (activity) => void readInbound(wild(activity))),
      {
        numRuns: 3_000,
      },
    );
  });

  test('returns plain JSON without names that change a prototype', () => {
    const names = fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', 'value');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, fc.string(), fc.array(tie('tree')), fc.dictionary(names, tie('tree'))),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom('event', 'message'), (value, type) => {
        const written = JSON.stringify(value);
        const inbound = readInbound({
          type,
          name: 'omnichannelSetContext',
          value: JSON.parse(written) as unknown,
        });
        const keys = JSON.stringify(inbound, (key, member: unknown) => {
          assert.ok(!['__proto__', 'constructor', 'prototype'].includes(key));
          return member;
        });
        assert.ok(keys.length > 0);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
      }),
    );
  });

  test('gives the customer’s own text back unchanged', () => {
    const channelData = { tags: 'ChannelId-lcw,FromCustomer', deliveryMode: 'bridged' };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '');
        const inbound = readInbound({ type: 'message', text, channelData });
        assert.deepEqual(inbound, message({ text, sourceChannel: 'lcw' }));
      }),
    );
  });

  test('nesting beyond 64 levels is left out', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    const readBack = (levels: number): unknown => {
      const inbound = readInbound({ type: 'message', value: nested(levels) });
      return inbound.kind === 'customerMessage' ? JSON.stringify(inbound.submit) : inbound.kind;
    };
    assert.equal(readBack(64), JSON.stringify(nested(64)));
    assert.equal(readBack(65), JSON.stringify(nested(64)).replace('[]', '[null]'));
    assert.equal(readBack(5_000), readBack(65));
  });

  test('a message in which nothing readable is found is the customer’s, without words', () => {
    assert.deepEqual(readInbound({ type: 'message', text: ' \n', value: '' }), message({ text: ' \n' }));
    assert.deepEqual(readInbound({ type: 'message', value: null }), message({}));
    assert.deepEqual(readInbound({ type: 'message', channelData: { sticker: 7 } }), message({}));
    assert.deepEqual(
      readInbound({ type: 'message', text: ' ', value: {} }),
      message({ text: ' ', submit: {} }),
    );
  });

  test('ends a cycle instead of following it', () => {
    const value: Record<string, unknown> = { day: 'Monday' };
    value['self'] = value;
    assert.deepEqual(readInbound({ type: 'message', value }), message({ submit: { day: 'Monday' } }));
  });
});

describe('who is believed when a message looks like the context event', () => {
  const rows: readonly { title: string; activity: ActivityLike; believed: boolean }[] = [
    {
      title: 'tagged as context',
      activity: { channelData: { tags: 'OmnichannelContextMessage' } },
      believed: true,
    },
    {
      title: 'tagged in another case',
      activity: { channelData: { tags: 'hidden, omnichannelcontextmessage' } },
      believed: true,
    },
    {
      title: 'tagged as context and from the customer',
      activity: { channelData: { tags: 'OmnichannelContextMessage,FromCustomer' } },
      believed: false,
    },
    { title: 'from the platform', activity: { channelData: { fromUserId: 'System' } }, believed: true },
    {
      title: 'from the platform and from the customer',
      activity: { channelData: { fromUserId: 'System', tags: 'FromCustomer' } },
      believed: false,
    },
    { title: 'untagged on the omnichannel channel', activity: { channelId: 'omnichannel' }, believed: true },
    {
      title: 'untagged on a channel behind Dynamics 365',
      activity: { channelId: 'lcw', channelData: { sourceChannelId: 'omnichannel' } },
      believed: true,
    },
    {
      title: 'bridged, as all that a customer writes',
      activity: { channelId: 'omnichannel', channelData: { deliveryMode: 'bridged' } },
      believed: false,
    },
    {
      title: 'from the customer in an array of tags',
      activity: { channelId: 'omnichannel', channelData: { tags: ['FromCustomer'] } },
      believed: false,
    },
    { title: 'on Direct Line', activity: { channelId: 'directline' }, believed: false },
    { title: 'on Web Chat', activity: { channelId: 'webchat' }, believed: false },
    { title: 'on Teams', activity: { channelId: 'msteams' }, believed: false },
    { title: 'on no channel at all', activity: {}, believed: false },
  ];
  for (const { title, activity, believed } of rows) {
    test(`${title}: ${believed ? 'the context event' : 'the customer’s text'}`, () => {
      const inbound = readInbound({ type: 'message', text: CONTEXT_TEXT, ...activity });
      assert.equal(inbound.kind, believed ? 'contextEvent' : 'customerMessage');
    });
  }

  test('an event tagged as the customer’s is a custom event, not the context event', () => {
    const inbound = readInbound({
      type: 'event',
      name: 'startConversation',
      channelData: { tags: 'FromCustomer' },
    });
    assert.deepEqual(inbound, { kind: 'customEvent', name: 'startConversation', value: undefined });
  });

  test('other JSON through Dynamics 365 stays a customer’s text', () => {
    const text = JSON.stringify({ EventName: 'somethingElse' });
    assert.deepEqual(readInbound({ type: 'message', channelId: 'omnichannel', text }), message({ text }));
  });
});

describe('the context event', () => {
  const event = (value: unknown): ActivityLike => ({ type: 'event', name: 'omnichannelSetContext', value });
  const variablesOf = (value: unknown): unknown => {
    const inbound = readInbound(event(value));
    return inbound.kind === 'contextEvent' ? inbound.variables : inbound;
  };

  test('the locale is the conversation’s, and the activity’s when it has none', () => {
    const locales = [
      { value: { msdyn_Locale: 'fr-ca' }, expected: 'fr-ca' },
      { value: { msdyn_Locale: ' ' }, expected: 'en-US' },
      { value: { msdyn_Locale: 1036 }, expected: '1036' },
      { value: { msdyn_Locale: 'to be decided' }, expected: 'en-US' },
      { value: { msdyn_locale: 'DE' }, expected: 'DE' },
      { value: { locale: 'nl', msdyn_localecode: 1031 }, expected: '1031' },
      { value: { msdyn_FacebookLocale: 'fr_FR' }, expected: 'fr_FR' },
      { value: { language: 'nl' }, expected: 'en-US' },
    ].map(({ value, expected }) => ({
      inbound: readInbound({ ...event(value), locale: 'en-US' }),
      expected,
    }));
    for (const { inbound, expected } of locales) {
      assert.ok(inbound.kind === 'contextEvent');
      assert.equal(inbound.locale, expected);
    }
  });

  test('a wrapper that travelled as text says the same', () => {
    for (const isDisplayable of ['true', 'True', true]) {
      const inbound = readInbound(event({ CaseNumber: { value: '7', isDisplayable } }));
      assert.ok(inbound.kind === 'contextEvent');
      assert.equal(inbound.hidden, undefined);
    }
  });

  test('only a true wrapper is opened', () => {
    const record = { value: 1, RecordId: 'x' };
    assert.deepEqual(variablesOf({ a: { value: [1] }, b: record, c: { isDisplayable: true } }), {
      a: [1],
      b: record,
      c: { isDisplayable: true },
    });
  });

  test('a custom channel context that is no JSON object stays as it came', () => {
    assert.deepEqual(variablesOf({ CustomChannelContext: 'web' }), { CustomChannelContext: 'web' });
  });

  test('an event with an empty value has its data in text', () => {
    const inbound = readInbound({
      ...event({}),
      text: '{"EventName":"omnichannelSetContext","Tier":"gold"}',
    });
    assert.ok(inbound.kind === 'contextEvent');
    assert.deepEqual(inbound.variables, { Tier: 'gold' });
  });

  test('an event without data is still the context event', () => {
    assert.deepEqual(variablesOf(null), {});
  });
});

describe('what is read with the Agents SDK’s activity', () => {
  test('its channel id counts, though it is an accessor', () => {
    const activity = Activity.fromObject({ type: 'message', text: 'hello', channelId: 'webchat' });
    assert.deepEqual(readInbound(activity), message({ text: 'hello', sourceChannel: 'webchat' }));
  });
});

describe('files', () => {
  const filesOf = (activity: ActivityLike): unknown => {
    const inbound = readInbound({ type: 'message', ...activity });
    return inbound.kind === 'customerMessage' ? inbound.files : inbound;
  };

  test('names and ids are paired by position, whichever there are more of', () => {
    const channelData = {
      amsReferences: ['1', null, '3'],
      amsMetadata: [{ fileName: 'a.pdf', contentType: 'application/pdf' }, { fileName: 'b.pdf' }],
    };
    assert.deepEqual(filesOf({ channelData }), [
      { id: '1', name: 'a.pdf', contentType: 'application/pdf' },
      { id: undefined, name: 'b.pdf', contentType: undefined },
      { id: '3', name: undefined, contentType: undefined },
    ]);
  });

  test('cards and the HTML twin of a text are no files', () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>hello</p>', name: 'x' },
      { contentType: 'application/vnd.microsoft.card.hero', name: 'x', content: {} },
    ];
    assert.deepEqual(filesOf({ attachments }), []);
  });

  test('the content of a data address is not taken for an id', () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'data:image/png;base64,AAAA' }];
    assert.deepEqual(filesOf({ attachments }), [
      { id: undefined, name: undefined, contentType: 'image/png' },
    ]);
  });
});

// RFC 5646: a language of two or three letters, then subtags of one to eight letters or digits; Windows counts its own.
describe('a locale', () => {
  const localeOf = (locale: string | number): string | undefined => {
    const inbound = readInbound({ type: 'message', text: 'hello', locale: String(locale) });
    assert.ok(inbound.kind === 'customerMessage');
    return inbound.locale;
  };

  for (const tag of [
    'de',
    'gsw',
    'pt-BR',
    'pt_BR',
    'zh-Hant-TW',
    'sl-rozaj-biske-1994',
    'x'.repeat(3),
    '1031',
    '263169',
  ])
    test(`may be ${tag}`, () => {
      assert.equal(localeOf(tag), tag);
      assert.equal(localeOf(` ${tag} `), tag);
    });

  for (const text of [
    'd',
    'deut',
    'de-',
    '-de',
    'de-subtagged9',
    'de-AT!',
    'de--AT',
    'de AT',
    'dé',
    '1031-AT',
    '2631690',
    '',
  ])
    test(`is not "${text}"`, () => {
      assert.equal(localeOf(text), undefined);
    });
});

test('a locale or a channel that is too long to be one counts as absent', () => {
  const long = 'd'.repeat(79_000);
  const contextEvent = readInbound({
    type: 'event',
    name: 'startConversation',
    locale: 'de-DE',
    value: { msdyn_Locale: long },
  });
  assert.equal('locale' in contextEvent && contextEvent.locale, 'de-DE');
  const message = readInbound({
    type: 'message',
    text: 'Hello',
    locale: long,
    channelData: { tags: `ChannelId-${long},FromCustomer` },
  });
  assert.ok(message.kind === 'customerMessage');
  assert.deepEqual([message.locale, (message.sourceChannel ?? '').length < 101], [undefined, true]);
});
