import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readInbound, type Inbound } from '../../lib/omnichannel/index.ts';

type Members = Readonly<Record<string, unknown>>;
type Message = Extract<Inbound, { kind: 'customerMessage' }>;

const FROM_CUSTOMER = { tags: 'ChannelId-lcw,FromCustomer', deliveryMode: 'bridged' };

function messageOf(members: Members): Message {
  const inbound = readInbound({
    ...{ type: 'message', channelId: 'omnichannel', channelData: FROM_CUSTOMER },
    ...members,
  });
  assert.ok(inbound.kind === 'customerMessage', inbound.kind);
  return inbound;
}

const beside = (members: Members): Members => ({ channelData: { ...FROM_CUSTOMER, ...members } });
const attached = (...attachments: readonly unknown[]): Members => ({ attachments });

/** The file as `id|name|contentType`. */
function filesOf(members: Members): readonly string[] {
  return messageOf(members).files.map(({ id = '', name = '', contentType = '' }) =>
    [id, name, contentType].join('|'),
  );
}

function table<Row>(rows: Readonly<Record<string, Row>>, check: (row: Row) => void): void {
  for (const [title, row] of Object.entries(rows))
    test(title, () => {
      check(row);
    });
}

describe('A file of the contact center’s is found', () => {
  const names = JSON.stringify([{ contentType: 'image/png', fileName: 'a.png' }]);
  table<readonly [Members, string]>(
    {
      'in capitals': [beside({ AMSREFERENCES: '["1"]', AMSMETADATA: names }), '1|a.png|image/png'],
      'with underscores': [beside({ ams_references: ['1'], ams_metadata: names }), '1|a.png|image/png'],
      'as one id that is in no list': [beside({ amsReferences: '0-wus-1' }), '0-wus-1||'],
      'as a number': [beside({ amsReferences: [17] }), '17||'],
      'as an object': [beside({ amsReferences: [{ id: '1', fileName: 'a.png' }] }), '1|a.png|'],
      'turned into a string twice': [beside({ amsReferences: JSON.stringify(JSON.stringify(['1'])) }), '1||'],
      'in channel data turned into a string twice': [
        { channelData: JSON.stringify(JSON.stringify({ ...FROM_CUSTOMER, amsReferences: ['1'] })) },
        '1||',
      ],
      'inside a list': [beside({ messages: [{ amsReferences: ['1'] }] }), '1||'],
      'beside the channel data': [{ properties: { amsReferences: '["1"]' } }, '1||'],
      'by its type alone': [beside({ amsMetadata: '[{"contentType":"image/png"}]' }), '||image/png'],
    },
    ([members, file]) => {
      assert.deepEqual(filesOf(members), [file]);
    },
  );

  test('but not in JSON that the customer typed', () => {
    assert.deepEqual(filesOf({ text: '{"amsReferences":["1"]}' }), []);
  });
});

describe('An attachment is a file', () => {
  const MEDIA = { media: [{ url: 'https://files.test/a.mp3' }] };
  table<readonly [Members, string]>(
    {
      'of which only the type came': [attached({ contentType: 'audio/ogg' }), '||audio/ogg'],
      'of which only a small picture came': [
        attached({ contentType: 'image/png', thumbnailUrl: 'https://files.test/t.png' }),
        '||image/png',
      ],
      'with its members in lower case': [
        attached({ contenttype: 'image/png', contenturl: 'https://files.test/a.png' }),
        'https://files.test/a.png||image/png',
      ],
      'with its content': [
        attached({ contentType: 'image/png', name: 'a.png', content: 'iVBOR' }),
        '|a.png|image/png',
      ],
      'as JSON in a string': [attached('{"contentType":"image/png","name":"a.png"}'), '|a.png|image/png'],
      'that is in no list': [{ attachments: { contentType: 'video/mp4' } }, '||video/mp4'],
      'as the card that plays it': [
        attached({ contentType: 'Application/vnd.microsoft.card.audio', content: MEDIA }),
        'https://files.test/a.mp3||',
      ],
    },
    ([members, file]) => {
      assert.deepEqual(filesOf(members), [file]);
    },
  );
});

describe('A messenger’s own message has a file', () => {
  table<readonly [Members, string]>(
    {
      'under its kind': [beside({ image: { id: '1', mime_type: 'image/png' } }), '||image/png'],
      'under its kind, which is named besides': [
        beside({ type: 'audio', audio: { id: '1', mime_type: 'audio/ogg' } }),
        '||audio/ogg',
      ],
      'with its kind inside': [beside({ message: { type: 'audio', id: '1' } }), '||'],
      'with a payload': [
        beside({ message: { attachments: [{ type: 'image', payload: { url: 'https://files.test/a' } }] } }),
        '||',
      ],
      'that is counted': [
        beside({ NumMedia: '1', MediaUrl0: 'https://files.test/a', MediaContentType0: 'image/png' }),
        '||image/png',
      ],
      'in a list of its own': [
        beside({ attachments: [{ name: 'a.png', mimeType: 'image/png' }] }),
        '|a.png|image/png',
      ],
      'that its kind alone tells': [beside({ MsgType: 'voice', MediaId: '1', Format: 'amr' }), '||'],
      'as a picture that is called so': [
        beside({ message: { type: 'picture', media: 'https://files.test/a' } }),
        '||',
      ],
      'as a round film': [beside({ message: { video_note: { file_id: '1' } } }), '||'],
      'in every size of one photo': [
        beside({ message: { photo: [{ file_id: '1' }, { file_id: '2' }] } }),
        '||',
      ],
    },
    ([members, file]) => {
      assert.deepEqual(filesOf(members), [file]);
    },
  );

  test('but the picture of who wrote it is none', () => {
    const picture = { photo: { id: '1', url: 'https://files.test/me.png' } };
    for (const who of ['from', 'sender', 'user', 'profile'])
      assert.deepEqual(filesOf(beside({ message: { [who]: picture } })), [], who);
  });
});

describe('A place or a contact card is found', () => {
  const entity = (members: unknown): Members => ({ entities: [members] });
  table<readonly [Members, string]>(
    {
      'as a type in capitals': [entity({ type: 'PLACE', name: 'Office' }), 'place Office'],
      'as a type under a capital name': [entity({ Type: 'Place', Name: 'Office' }), 'place Office'],
      'as linked data': [entity({ '@type': 'Place', name: 'Office' }), 'place Office'],
      'by an address in parts': [
        entity({
          type: 'https://schema.org/Place',
          address: { streetAddress: 'Main Street 1', addressLocality: 'Delft' },
        }),
        'place Main Street 1, Delft',
      ],
      'as an address': [
        entity({ type: 'PostalAddress', streetAddress: 'Main Street 1', addressLocality: 'Delft' }),
        'place Main Street 1, Delft',
      ],
      'by coordinates with decimal commas': [
        entity({ type: 'GeoCoordinates', latitude: '52,1', longitude: '4,3' }),
        'place 52.1, 4.3',
      ],
      'as the address of a map in words': [
        { text: 'https://maps.google.com/?q=52.1,4.3' },
        'place 52.1, 4.3',
      ],
      'as a map that was looked at': [
        { text: ' https://www.google.de/maps/place/Office/@52.1,4.3,17z\n' },
        'place 52.1, 4.3',
      ],
      'as the address of a map, encoded': [
        { text: 'https://maps.apple.com/?ll=52.1%2C4.3' },
        'place 52.1, 4.3',
      ],
      'as a short address of a map': [
        { text: 'https://maps.app.goo.gl/AbC' },
        'place https://maps.app.goo.gl/AbC',
      ],
      'as a URI of a place': [{ text: 'geo:52.1,4.3;u=35' }, 'place 52.1, 4.3'],
      'as a business card in words': [
        { text: 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lind\nEND:VCARD\n' },
        'contact Ana Lind',
      ],
      'by coordinates in a text': [entity({ type: 'Place', geo: 'geo:52.1,4.3' }), 'place 52.1,4.3'],
      'as an entity in a string': [entity('{"type":"Place","name":"Office"}'), 'place Office'],
      'as an entity that is in no list': [{ entities: { type: 'Place', name: 'Office' } }, 'place Office'],
      'as an attachment of GeoJSON': [
        attached({
          contentType: 'application/vnd.geo+json',
          content: { type: 'Point', coordinates: [4.3, 52.1] },
        }),
        'place 52.1, 4.3',
      ],
      'in a messenger’s attachments': [
        beside({
          message: {
            attachments: [{ type: 'location', payload: { coordinates: { lat: 52.1, long: 4.3 } } }],
          },
        }),
        'place 52.1, 4.3',
      ],
      'as a venue': [
        beside({ message: { venue: { location: { latitude: 52.1, longitude: 4.3 }, title: 'Office' } } }),
        'place Office',
      ],
      'as the whole message': [
        beside({ Latitude: '52.1', Longitude: '4.3', Address: 'Main Street 1' }),
        'place Main Street 1',
      ],
      'under other names': [
        beside({ Location_X: '52.1', Location_Y: '4.3', Label: 'Office' }),
        'place Office',
      ],
      'as a list of contacts': [beside({ contacts: [{ name: { formatted_name: 'Ana' } }] }), 'contact Ana'],
      'as a contact in parts': [
        beside({ contact: { first_name: 'Ana', last_name: 'Lind' } }),
        'contact Ana Lind',
      ],
      'as a business card in a text': [
        beside({ vcard: 'BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD' }),
        'contact Ana',
      ],
    },
    ([members, thing]) => {
      const { shared = [], files } = messageOf(members);
      assert.deepEqual(
        shared.map(({ kind, label = '' }) => `${kind} ${label}`),
        [thing],
      );
      assert.deepEqual(files, []);
    },
  );

  test('but an address beside words stays among them', () => {
    for (const text of ['is it https://maps.app.goo.gl/AbC', 'https://shop.test/maps', 'geography']) {
      const { text: said, shared } = messageOf({ text });
      assert.deepEqual([said, shared], [text, undefined]);
    }
  });

  test('but who wrote a message, and where they live, is neither', () => {
    const parts = [
      { contacts: [{ profile: { name: 'Ana' }, wa_id: '1' }] },
      { from: { location: { latitude: 52.1, longitude: 4.3 } } },
      { client: { location: { latitude: 52.1, longitude: 4.3 } } },
    ];
    for (const part of parts)
      assert.equal(messageOf({ text: 'Hello', ...beside(part) }).shared, undefined, JSON.stringify(part));
  });
});

describe('A button says "agent"', () => {
  const value = (carried: unknown): Members => ({ value: carried });
  const press = { type: 'imBack', value: 'agent' };
  table<Members>(
    {
      'as a list of one': value(['agent']),
      'as JSON of JSON': value(JSON.stringify(JSON.stringify(press))),
      'in capitals': value({ Type: 'IMBACK', Value: 'agent' }),
      'in a wrapper that is JSON in a string': value({ msteams: JSON.stringify(press) }),
      'in a wrapper inside the data of a card': value({ data: { msteams: press } }),
      'as an action in a list of one': value([press]),
      'under a name that holds such a name': value({ selectedOption: 'agent' }),
      'under the name of a set of choices': value({ choiceSet: 'agent', step: 2 }),
      'as an action in JSON that a messenger posts back': beside({
        callback_query: { id: '1', data: JSON.stringify(press) },
      }),
      'as the data of a card': value({ data: 'agent' }),
      'in data that is JSON in a string': value({ data: '{"text":"agent"}' }),
      'as what a messenger posts back': value({ postback: { payload: 'agent', title: 'A person' } }),
      'as a messenger’s quick reply': value({ quick_reply: { payload: 'agent' } }),
      'as an interactive reply': value({
        interactive: { type: 'button_reply', button_reply: { id: '1', title: 'agent' } },
      }),
      'as the reply to a template': value({ type: 'button', button: { text: 'agent', payload: 'p-1' } }),
      'by the name that a card’s author gave it': value({ actionSubmitId: 'agent' }),
      'in the messenger’s own message': beside({ message: { quick_reply: { payload: 'agent' } } }),
      'as a callback in the messenger’s own message': beside({ callback_query: { id: '1', data: 'agent' } }),
      'as a list’s reply in the messenger’s own message': beside({
        interactive: { list_reply: { id: '1', title: 'agent' } },
      }),
      'as an action in JSON in the text': { text: JSON.stringify(press) },
      'as a wrapped action in JSON in the text': { text: JSON.stringify({ msteams: press }) },
    },
    (members) => {
      assert.equal(messageOf(members).text, 'agent');
    },
  );

  test('and a toggle says true or false', () => {
    assert.equal(messageOf(value(true)).text, 'true');
    assert.equal(messageOf(value({ confirm: false })).text, 'false');
    assert.equal(messageOf(value({ newsletter: true })).text, '');
  });

  test('but other JSON in a text is what the customer wrote', () => {
    for (const text of [
      '{"data":{"text":"agent"}}',
      '{"text":"agent"}',
      '{"type":"openUrl","value":"agent"}',
    ])
      assert.equal(messageOf({ text }).text, text);
  });

  test('and what was written goes before what a button carries', () => {
    assert.equal(messageOf({ text: 'hello', value: press }).text, 'hello');
    assert.equal(
      messageOf({ text: '', value: { order: 7 }, ...beside({ postback: { payload: 'x' } }) }).text,
      '',
    );
  });
});

describe('A mention of the bot is taken out', () => {
  const bot = { id: '28:bot', name: 'Contoso Help' };
  const mention = (members: Members): Members => ({
    recipient: bot,
    entities: [{ type: 'Mention', ...members }],
  });
  table<Members>(
    {
      'in another case': {
        text: '<at>Contoso Help</at> agent',
        ...mention({ text: '<at>Contoso Help</at>', mentioned: { id: '28:BOT', name: 'contoso help' } }),
      },
      'when the entity has no words': {
        text: 'Contoso Help agent',
        ...mention({ mentioned: bot }),
      },
      'when there is only the mark': { text: 'agent <at id="0">Contoso Help</at>', recipient: bot },
      'when it was only typed': { text: '@contoso help: agent', recipient: bot },
      'when its name is an id': { text: '<@U1|help> agent', recipient: { id: 'U1:T1' } },
    },
    (members) => {
      assert.equal(messageOf(members).text, 'agent');
    },
  );

  test('but nobody else’s, and no other word that begins so', () => {
    assert.equal(messageOf({ text: '<@U2> agent', recipient: { id: 'U1:T1' } }).text, '<@U2> agent');
    assert.equal(
      messageOf({ text: '@bottle is empty', recipient: { id: 'b', name: 'bot' } }).text,
      '@bottle is empty',
    );
  });
});

test('whatever a channel puts beside the words, they stay the customer’s', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue({ maxDepth: 4 }), (data, entities) => {
      const channelData = { ...FROM_CUSTOMER, message: data };
      assert.equal(messageOf({ text: 'my order', channelData, entities }).text, 'my order');
    }),
  );
});

test('types are read in any case, with blanks around them', () => {
  for (const type of ['Message', 'MESSAGE', ' message '])
    assert.equal(readInbound({ type, text: 'hello' }).kind, 'customerMessage', type);
  for (const type of ['Event', ' EVENT'])
    assert.equal(readInbound({ type, name: 'STARTCONVERSATION ' }).kind, 'contextEvent', type);
});
