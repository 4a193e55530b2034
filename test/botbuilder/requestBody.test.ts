import assert from 'node:assert/strict';
import { ReadableStream } from 'node:stream/web';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
// By its default: Node 22 does not see the names that this CommonJS package exports.
import functions from '@azure/functions';
import fc from 'fast-check';
import {
  BODY_LIMIT,
  readActivity,
  type ActivityRequest,
  type ReadActivity,
} from '../../lib/botbuilder/requestBody.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const MESSAGE = {
  type: 'message',
  id: 'a1',
  channelId: 'directline',
  serviceUrl: 'https://directline.botframework.com/',
  conversation: { id: 'c1' },
  from: { id: 'customer' },
  recipient: { id: 'bot' },
  text: 'hello',
};

function request(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): ActivityRequest {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return new functions.HttpRequest({
    url: 'http://127.0.0.1/api/messages',
    method: 'POST',
    headers,
    body: { bytes },
  });
}

function read(body: unknown, headers?: Readonly<Record<string, string>>): Promise<ReadActivity> {
  return readActivity(
    request(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body), headers),
  );
}

/** `200`, or the status and code of the refusal. */
async function verdict(body: unknown, headers?: Readonly<Record<string, string>>): Promise<string> {
  const result = await read(body, headers);
  return result.ok ? '200' : `${result.status} ${result.code}`;
}

async function activityOf(body: unknown): Promise<Readonly<Record<string, unknown>>> {
  const result = await read(body);
  assert.ok(result.ok, JSON.stringify(result));
  return { ...result.activity };
}

function streamed(
  chunks: Iterable<unknown>,
  headers: Readonly<Record<string, string>> = JSON_TYPE,
): ActivityRequest {
  return { headers: new Headers(headers), body: ReadableStream.from(chunks) };
}

describe('Table B: the envelope', () => {
  for (const [contentType, expected] of [
    ['application/json', '200'],
    ['application/json; charset=utf-8', '200'],
    ['Application/JSON;charset="UTF-8"', '200'],
    ['application/json; odata=none', '200'],
    ['application/json ; odata=none ; charset=utf-8 ', '200'],
    ['application/json; charset=utf-16charset=utf-8', '415 E_CONTENT_TYPE'],
    ['application/json; charset=utf-8x', '415 E_CONTENT_TYPE'],
    ['', '415 E_CONTENT_TYPE'],
    ['text/plain', '415 E_CONTENT_TYPE'],
    ['application/jsonp', '415 E_CONTENT_TYPE'],
    ['application/json, text/plain', '415 E_CONTENT_TYPE'],
    ['application/json; charset=utf-16', '415 E_CONTENT_TYPE'],
    ['application/json; charset=utf-8; charset=utf-7', '415 E_CONTENT_TYPE'],
    ['multipart/form-data; boundary=x', '415 E_CONTENT_TYPE'],
    [`${';'.repeat(10_000)}application/json`, '415 E_CONTENT_TYPE'],
  ] as const) {
    test(`B16 the content type ${JSON.stringify(contentType.slice(0, 50))} is ${expected}`, async () => {
      assert.equal(await verdict(MESSAGE, { 'content-type': contentType }), expected);
    });
  }

  test('B16 a request without a content type is 415', async () => {
    assert.equal(await verdict(MESSAGE, {}), '415 E_CONTENT_TYPE');
  });

  test('B06 a body of 256 KB is read and one byte more is 413, announced or not', async () => {
    const padding = BODY_LIMIT - JSON.stringify({ ...MESSAGE, text: '' }).length;
    assert.equal(await verdict({ ...MESSAGE, text: 'x'.repeat(padding) }), '200');
    const over = JSON.stringify({ ...MESSAGE, text: 'x'.repeat(padding + 1) });
    assert.equal(await verdict(over), '413 E_BODY_TOO_LARGE');
    assert.equal(
      await verdict(over, { ...JSON_TYPE, 'content-length': String(over.length) }),
      '413 E_BODY_TOO_LARGE',
    );
    assert.equal(await verdict(over, { ...JSON_TYPE, 'content-length': '10' }), '413 E_BODY_TOO_LARGE');
    assert.equal(await verdict(MESSAGE, { ...JSON_TYPE, 'content-length': String(BODY_LIMIT) }), '200');
  });

  test('B06 an announced length over the limit is 413 before a byte is read', async () => {
    const unread = streamed([], { ...JSON_TYPE, 'content-length': String(100 * 1_024 * 1_024) });
    assert.deepEqual(await readActivity(unread), { ok: false, status: 413, code: 'E_BODY_TOO_LARGE' });
    assert.equal(unread.body?.locked, false);
  });

  test('B06 an endless chunked body is 413 as soon as it passes the limit, and is let go', async () => {
    let produced = 0;
    let closed = false;
    function* endless(): Generator<Uint8Array> {
      try {
        for (;;) {
          produced += 1_024;
          yield new Uint8Array(1_024).fill(0x20);
        }
      } finally {
        closed = true;
      }
    }
    assert.deepEqual(await readActivity(streamed(endless())), {
      ok: false,
      status: 413,
      code: 'E_BODY_TOO_LARGE',
    });
    assert.ok(produced < BODY_LIMIT + 8 * 1_024, `${produced} bytes were taken`);
    assert.equal(closed, true);
  });

  test('a body that has arrived leaves no clock running', async () => {
    const clocks = (): number =>
      process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    const before = clocks();
    assert.equal((await readActivity(request(JSON.stringify(MESSAGE)))).ok, true);
    assert.equal(clocks(), before);
  });

  test('B06 a body that does not arrive is 408 and let go', async () => {
    const cancelled = Promise.withResolvers<unknown>();
    const body = new ReadableStream<unknown>({ cancel: cancelled.resolve });
    const result = await readActivity({ headers: new Headers(JSON_TYPE), body }, 5);
    assert.deepEqual(result, { ok: false, status: 408, code: 'E_BODY_TOO_SLOW' });
    await cancelled.promise;
  });

  test('a sender that is gone already is let go all the same', async () => {
    const body = new ReadableStream<unknown>({
      cancel: () => Promise.reject(new Error('gone')),
    });
    const result = await readActivity({ headers: new Headers(JSON_TYPE), body }, 5);
    assert.deepEqual(result, { ok: false, status: 408, code: 'E_BODY_TOO_SLOW' });
  });

  test('a body that the host withheld, because nobody said how long it is, is 411', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    for (const length of [{}, chunked, { ...chunked, 'content-length': '0' }]) {
      const result = await readActivity({ headers: new Headers({ ...JSON_TYPE, ...length }), body: null });
      assert.deepEqual(result, { ok: false, status: 411, code: 'E_LENGTH_REQUIRED' });
    }
  });

  test('a body that breaks off, is missing, was read already or holds no bytes is 400', async () => {
    const broken = new ReadableStream<unknown>({
      pull: (controller) => {
        controller.error(new Error('reset'));
      },
    });
    const taken = ReadableStream.from([Buffer.from('{}')]);
    taken.getReader();
    const headers = new Headers({ ...JSON_TYPE, 'content-length': '0' });
    for (const body of [broken, null, taken, ReadableStream.from(['text'])]) {
      const result = await readActivity({ headers, body });
      assert.deepEqual(result, { ok: false, status: 400, code: 'E_BODY_UNREADABLE' });
    }
  });

  test('B13 a compressed body is 415 and is not inflated', async () => {
    const bomb = gzipSync(JSON.stringify({ ...MESSAGE, text: 'x'.repeat(1_000_000) }));
    for (const encoding of ['gzip', 'br', 'deflate', 'GZIP', 'identity, gzip', 'x']) {
      assert.equal(
        await verdict(bomb, { ...JSON_TYPE, 'content-encoding': encoding }),
        '415 E_CONTENT_ENCODING',
        encoding,
      );
    }
    assert.equal(await verdict(bomb), '400 E_BODY_NOT_UTF8');
    for (const encoding of ['identity', 'Identity', ''])
      assert.equal(await verdict(MESSAGE, { ...JSON_TYPE, 'content-encoding': encoding }), '200', encoding);
  });

  test('an activity cut into chunks at any byte is read whole', async () => {
    const bytes = Buffer.from(JSON.stringify({ ...MESSAGE, text: 'Grüße 👩‍👩‍👧' }));
    const chunks = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    const result = await readActivity(streamed(chunks));
    assert.equal(result.ok && result.activity.text, 'Grüße 👩‍👩‍👧');
  });
});

describe('Table B: the JSON', () => {
  const text = JSON.stringify(MESSAGE);
  const rows: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['B02 an empty body', '', '400 E_BODY_JSON'],
    ['B02 no JSON', 'hello', '400 E_BODY_JSON'],
    ['B02 truncated JSON', text.slice(0, -1), '400 E_BODY_JSON'],
    ['B02 an unfinished string', '{"type":"message', '400 E_BODY_JSON'],
    ['B02 an unfinished escape', '{"type":"message\\', '400 E_BODY_JSON'],
    ['B02 a second value', `${text}{}`, '400 E_BODY_JSON'],
    ['B02 a trailing comma', text.replace(/}$/, ',}'), '400 E_BODY_JSON'],
    ['B02 a comment', text.replace('{', '{/**/'), '400 E_BODY_JSON'],
    ['B02 NaN', text.replace('"hello"', 'NaN'), '400 E_BODY_JSON'],
    ['B02 a byte order mark', `\ufeff${text}`, '400 E_BODY_JSON'],
    ['B02 a raw line break in a string', text.replace('hello', 'a\nb'), '400 E_BODY_JSON'],
    ['B02 invalid UTF-8', Buffer.concat([Buffer.from(text), Buffer.from([0xff])]), '400 E_BODY_NOT_UTF8'],
    [
      'B02 an encoded surrogate',
      Buffer.from(text.replace('hello', '@@@')).fill(
        Buffer.from([0xed, 0xa0, 0x80]),
        text.indexOf('hello'),
        text.indexOf('hello') + 3,
      ),
      '400 E_BODY_NOT_UTF8',
    ],
    ['B02 UTF-16', Buffer.from(text, 'utf16le'), '400 E_BODY_JSON'],
    ['B02 a key given twice', text.replace('{', '{"type":"event",'), '400 E_BODY_DUPLICATE_KEYS'],
    [
      'B02 a key given twice, once escaped',
      text.replace('{', '{"typ\\u0065":"event",'),
      '400 E_BODY_DUPLICATE_KEYS',
    ],
    [
      'B02 a key given twice far inside',
      text.replace('"hello"', '"x","value":[{"a":{"b":1,"c":2,"b":1}}]'),
      '400 E_BODY_DUPLICATE_KEYS',
    ],
    [
      'B08 __proto__ given twice',
      text.replace('{', '{"__proto__":1,"__proto__":2,'),
      '400 E_BODY_DUPLICATE_KEYS',
    ],
    ['colons, braces and quotes in strings', JSON.stringify({ ...MESSAGE, text: ':{["\\":":}]\\' }), '200'],
    ['B03 null', 'null', '400 E_ACTIVITY_NOT_AN_OBJECT'],
    ['B03 a list', '[]', '400 E_ACTIVITY_NOT_AN_OBJECT'],
    ['B03 a string', '"x"', '400 E_ACTIVITY_NOT_AN_OBJECT'],
    ['B03 a number', '1', '400 E_ACTIVITY_NOT_AN_OBJECT'],
    ['B03 an empty object', '{}', '400 E_ACTIVITY_TYPE'],
    [
      'B07 10 000 levels',
      text.replace('"hello"', `"x","value":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      '400 E_BODY_TOO_DEEP',
    ],
    [
      'B07 65 levels',
      text.replace('"hello"', `"x","value":${'['.repeat(64)}${']'.repeat(64)}`),
      '400 E_BODY_TOO_DEEP',
    ],
    ['B07 64 levels', text.replace('"hello"', `"x","value":${'['.repeat(63)}${']'.repeat(63)}`), '200'],
    ['B07 many lists side by side', text.replace('"hello"', `"x","value":[${'[],'.repeat(1_000)}1]`), '200'],
    [
      'B07 5 001 keys',
      `{${Array.from({ length: 5_001 }, (_, at) => `"k${at}":1`).join()}}`,
      '400 E_BODY_TOO_MANY_KEYS',
    ],
    [
      'B07 5 000 keys',
      `{${Array.from({ length: 5_000 }, (_, at) => `"k${at}":1`).join()}}`,
      '400 E_ACTIVITY_TYPE',
    ],
  ];
  for (const [name, body, expected] of rows) {
    test(`${name}: ${expected}`, async () => {
      assert.equal(await verdict(body), expected);
    });
  }
});

describe('Table B: the activity', () => {
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['B04 a numeric type', { type: 5 }, '400 E_ACTIVITY_TYPE'],
    ['B04 an empty type', { type: '' }, '400 E_ACTIVITY_TYPE'],
    ['B04 a type of 65 characters', { type: 'x'.repeat(65) }, '400 E_ACTIVITY_TYPE'],
    ['B04 a type of 64 characters', { type: 'x'.repeat(64) }, '200'],
    ['B05 an unknown type and unknown members', { type: 'novelty', novelty: { a: 1 } }, '200'],
    ['B09 no conversation', { conversation: undefined }, '400 E_ACTIVITY_CONVERSATION'],
    ['B09 a conversation of null', { conversation: null }, '400 E_ACTIVITY_CONVERSATION'],
    ['B09 a conversation that is a list', { conversation: [] }, '400 E_ACTIVITY_CONVERSATION'],
    [
      'B09 a conversation id with half a surrogate pair',
      { conversation: { id: 'a\ud800' } },
      '400 E_ACTIVITY_CONVERSATION',
    ],
    ['B09 an empty conversation id', { conversation: { id: '' } }, '400 E_ACTIVITY_CONVERSATION'],
    ['B09 a numeric conversation id', { conversation: { id: 5 } }, '400 E_ACTIVITY_CONVERSATION'],
    [
      'B09 a conversation id of 1 025 characters',
      { conversation: { id: 'x'.repeat(1_025) } },
      '400 E_ACTIVITY_CONVERSATION',
    ],
    ['B09 a conversation id of 1 024 characters', { conversation: { id: 'x'.repeat(1_024) } }, '200'],
    ['B10 a text that is an object', { text: { toString: 'x' } }, '400 E_ACTIVITY_MEMBER'],
    ['B10 a text that is a list', { text: ['x'] }, '400 E_ACTIVITY_MEMBER'],
    ['B10 a text that is a number', { text: 5 }, '400 E_ACTIVITY_MEMBER'],
    ['B11 no text', { text: undefined }, '200'],
    ['B11 a text of null', { text: null }, '200'],
    ['B11 an empty text', { text: '' }, '200'],
    ['B11 a card submit', { text: undefined, value: { choice: 1 } }, '200'],
    ['a numeric id', { id: 5 }, '400 E_ACTIVITY_MEMBER'],
    ['no id', { id: undefined }, '200'],
    ['an id of 1 025 characters', { id: 'x'.repeat(1_025) }, '400 E_ACTIVITY_MEMBER'],
    ['an id of 1 024 characters', { id: 'x'.repeat(1_024) }, '200'],
    ['a channel of 1 025 characters', { channelId: 'x'.repeat(1_025) }, '400 E_ACTIVITY_MEMBER'],
    [
      'a service URL of 1 025 characters',
      { serviceUrl: `https://connector.example/${'x'.repeat(999)}` },
      '400 E_ACTIVITY_MEMBER',
    ],
    ['a numeric channel', { channelId: 5 }, '400 E_ACTIVITY_MEMBER'],
    ['a service URL that is a list', { serviceUrl: ['https://x'] }, '400 E_ACTIVITY_MEMBER'],
    [
      'no channel and no service URL, which is for the authentication to refuse',
      { channelId: undefined, serviceUrl: undefined },
      '200',
    ],
    [
      'B14 answers expected in the response',
      { deliveryMode: 'expectReplies' },
      '400 E_ACTIVITY_DELIVERY_MODE',
    ],
    ['another delivery mode', { deliveryMode: 'bridged' }, '200'],
    ['B15 a garbage timestamp', { timestamp: 'yesterday' }, '200'],
  ];
  for (const [name, members, expected] of rows) {
    test(`${name}: ${expected}`, async () => {
      assert.equal(await verdict({ ...MESSAGE, ...members }), expected);
    });
  }

  test('is given as it came when nothing is wrong with it', async () => {
    assert.deepEqual(await activityOf(MESSAGE), MESSAGE);
  });

  test('loses nulls and known members of a wrong form, on which the SDK would fail later', async () => {
    const activity = await activityOf({
      ...MESSAGE,
      id: null,
      locale: true,
      name: null,
      from: { id: 'customer', role: 1, name: null, extra: 1 },
      recipient: 'bot',
      conversation: { id: 'c1', isGroup: 'true', tenantId: 4, role: null },
      membersAdded: [null, { id: 'a', role: 0 }, 'x'],
      membersRemoved: 'nobody',
      attachments: [{ contentType: 5, contentUrl: 'https://x/', content: { a: null } }, 7],
      entities: 'mention',
    });
    assert.deepEqual(activity, {
      type: 'message',
      channelId: 'directline',
      serviceUrl: MESSAGE.serviceUrl,
      text: 'hello',
      from: { id: 'customer', extra: 1 },
      recipient: {},
      conversation: { id: 'c1' },
      membersAdded: [{ id: 'a' }],
      attachments: [{ contentUrl: 'https://x/', content: { a: null } }],
    });
  });

  test('reads a number as a locale, and lists in the forms in which they travel', async () => {
    const { locale, entities, attachments } = await activityOf({
      ...MESSAGE,
      locale: 1031,
      entities: { type: 'mention' },
      attachments: '[{"name":"a.png"},7]',
    });
    assert.equal(locale, '1031');
    assert.deepEqual(entities, [{ type: 'mention' }]);
    assert.deepEqual(attachments, [{ name: 'a.png' }]);
  });

  test('loses names and ids of accounts that would not fit a row or a reply', async () => {
    const long = 'x'.repeat(1_025);
    const { from, recipient, conversation, locale } = await activityOf({
      ...MESSAGE,
      from: { id: 'customer', name: long },
      recipient: { id: long, name: 'Bot' },
      conversation: { id: 'c1', name: long, tenantId: long },
      locale: long,
    });
    assert.deepEqual(
      { from, recipient, conversation, locale },
      { from: { id: 'customer' }, recipient: { name: 'Bot' }, conversation: { id: 'c1' }, locale: undefined },
    );
  });

  const account = { id: 'a', name: 'Ana', aadObjectId: 'o', role: 'user' };
  const forms: readonly (readonly [form: string, members: readonly string[], good: unknown, bad: unknown])[] =
    [
      ['a short text', ['locale', 'name', 'replyToId'], 'x', 'x'.repeat(1_025)],
      [
        'a text',
        [
          ...['textFormat', 'topicName', 'attachmentLayout', 'speak', 'inputHint', 'summary', 'action'],
          ...['label', 'valueType', 'code', 'importance', 'deliveryMode', 'localTimezone'],
        ],
        'x'.repeat(1_025),
        5,
      ],
      ['yes or no', ['historyDisclosed'], true, 'true'],
      ['a list of accounts', ['membersAdded', 'membersRemoved'], [account], 'Ana'],
      [
        'a list of objects',
        ['entities', 'reactionsAdded', 'reactionsRemoved', 'textHighlights'],
        [{ a: 1 }],
        5,
      ],
      ['a list of texts', ['listenFor'], ['x', 'y'], 'x'],
      ['an object', ['suggestedActions', 'semanticAction', 'relatesTo'], { a: 1 }, ['x']],
    ];
  for (const [form, members, good, bad] of forms) {
    for (const member of members) {
      test(`has a ${member} that is ${form}, and no other`, async () => {
        assert.deepEqual((await activityOf({ ...MESSAGE, [member]: good }))[member], good);
        assert.equal(member in (await activityOf({ ...MESSAGE, [member]: bad })), false);
      });
    }
  }

  for (const member of ['timestamp', 'localTimestamp', 'expiration']) {
    test(`has a ${member} that is a time, and no other`, async () => {
      const time = '2026-01-05T10:00:00Z';
      assert.deepEqual((await activityOf({ ...MESSAGE, [member]: time }))[member], new Date(time));
      assert.equal(member in (await activityOf({ ...MESSAGE, [member]: 'yesterday' })), false);
    });
  }

  test('has accounts, a conversation and files whose members are of their forms', async () => {
    const conversation = { ...account, isGroup: false, conversationType: 'personal', tenantId: 't' };
    const file = {
      contentType: 'image/png',
      contentUrl: 'https://x/',
      name: 'a.png',
      thumbnailUrl: 'https://y/',
    };
    const good = { from: account, recipient: account, conversation, attachments: [file] };
    assert.deepEqual(await activityOf({ ...MESSAGE, ...good }), { ...MESSAGE, ...good });
    const wrong = (object: object): object =>
      Object.fromEntries(Object.keys(object).map((member) => [member, ['wrong']]));
    const bad = {
      ...{ from: wrong(account), recipient: wrong(account), attachments: [wrong(file)] },
      conversation: { ...wrong(conversation), id: 'c1' },
    };
    const left = { from: {}, recipient: {}, attachments: [{}], conversation: { id: 'c1' } };
    assert.deepEqual(await activityOf({ ...MESSAGE, ...bad }), { ...MESSAGE, ...left });
  });

  test('loses nulls in objects and lists of objects, and what is no text in a list of texts', async () => {
    const activity = await activityOf({
      ...MESSAGE,
      entities: [{ a: null, b: 1 }],
      suggestedActions: { a: null, b: 1 },
      listenFor: ['x', 5, null],
    });
    const { entities, suggestedActions, listenFor } = activity;
    assert.deepEqual([entities, suggestedActions, listenFor], [[{ b: 1 }], { b: 1 }, ['x']]);
  });

  test('reads lists that are JSON in a text, white space in front of it or not, and entries that are', async () => {
    const { entities, membersAdded, attachments } = await activityOf({
      ...MESSAGE,
      entities: ' \n[{"type":"mention"}]',
      membersAdded: ['{"id":"a"}', 'Bo', '[]', 'Bo {"id":"b"}'],
      attachments: '{"name":',
    });
    assert.deepEqual(
      [entities, membersAdded, attachments],
      [[{ type: 'mention' }], [{ id: 'a' }], undefined],
    );
  });

  test('keeps the channel’s own data as it is, nulls included', async () => {
    const data = { tags: null, list: [null, { a: null }], deliveryMode: 'bridged', role: 1 };
    const activity = await activityOf({ ...MESSAGE, value: data, channelData: data });
    assert.deepEqual([activity['value'], activity['channelData']], [data, data]);
  });

  test('B15 has dates where the sender gave any, and none where they are garbage', async () => {
    const activity = await activityOf({
      ...MESSAGE,
      timestamp: '2026-01-05T10:00:00Z',
      localTimestamp: 1_767_607_200_000,
      expiration: {},
    });
    assert.deepEqual(activity['timestamp'], new Date('2026-01-05T10:00:00Z'));
    assert.deepEqual(activity['localTimestamp'], new Date('2026-01-05T10:00:00Z'));
    assert.equal('expiration' in activity, false);
  });

  test('B12 keeps lone surrogates, NUL, overrides and joiners as they came', async () => {
    const text = '\ud800 \u0000 \u202e \u200d 👩‍👩‍👧 e\u0301\u0301 İ ß \u0085 \u2028';
    assert.equal((await activityOf({ ...MESSAGE, text }))['text'], text);
  });

  test('B08 reaches no prototype, at any depth', async () => {
    const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"kept":1}';
    const body = JSON.stringify({ ...MESSAGE, value: 'V', channelData: { inside: ['V'] }, from: 'V' })
      .replaceAll('"V"', poison)
      .replace('{', '{"__proto__":{"polluted":1,"type":"x"},');
    const activity = await activityOf(body);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get(activity, 'polluted'), undefined);
    assert.equal(Object.getPrototypeOf(activity), Object.prototype);
    assert.equal(JSON.stringify(activity).includes('polluted'), false);
    assert.deepEqual(activity['channelData'], { inside: [{ kept: 1 }] });
  });

  test('B08 keeps a member that is merely called constructor or prototype', async () => {
    const value = { constructor: 'Smith & Sons', prototype: { name: 'X200' } };
    assert.deepEqual((await activityOf({ ...MESSAGE, value }))['value'], value);
  });
});

describe('Whatever arrives', () => {
  const anyJson = fc.jsonValue({ maxDepth: 6 });
  const members = fc.constantFrom(
    ...Object.keys(MESSAGE),
    'value',
    'channelData',
    'membersAdded',
    'attachments',
    'timestamp',
    '__proto__',
    'deliveryMode',
  );

  test('bytes are an activity or a refusal, never an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const result = await read(bytes);
        assert.ok(result.ok || result.status === 400);
      }),
    );
  });

  test('JSON around a message is an activity or a refusal, and pollutes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(members, anyJson), fc.boolean(), async (changes, onTop) => {
        const result = await read(onTop ? { ...MESSAGE, ...changes } : changes);
        assert.ok(result.ok || result.status === 400);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
        if (!result.ok) return;
        const { type, conversation, text } = { ...result.activity };
        assert.ok(typeof type === 'string' && type !== '' && typeof conversation.id === 'string');
        assert.ok(['string', 'undefined'].includes(typeof text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('the value of a message comes through as JSON.parse would give it', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, async (value) => {
        const body = JSON.stringify({ ...MESSAGE, value });
        fc.pre(!body.includes('"__proto__"') && !body.includes('"constructor"') && value !== null);
        assert.deepEqual((await activityOf(body))['value'], (JSON.parse(body) as { value: unknown }).value);
      }),
    );
  });
});
