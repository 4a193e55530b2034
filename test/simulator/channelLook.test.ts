import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { isLostOn, lookOn, type Look } from '../../simulator/center/channelLook.ts';
import { CARD_KINDS, CHANNEL_LOOKS, type CardKind, type CardLook } from '../../simulator/center/channels.ts';
import { customerView } from '../../simulator/center/views.ts';
import { CHANNELS } from '../../simulator/definition/members.ts';
import { startContactCenter } from '../../simulator/server.ts';
import type { ChannelType } from '../../simulator/definition/definition.ts';
import { say, startScriptedBot } from './scriptedBot.ts';

const card = (kind: string, content: JsonObject = { title: 'Platinum' }): JsonObject => ({
  contentType: `application/vnd.microsoft.card.${kind}`,
  content,
});

const form = {
  type: 'AdaptiveCard',
  body: [{ type: 'Container', items: [{ type: 'Input.Text', id: 'name' }] }],
};
const song = { title: 'Our song', subtitle: '', text: 'Listen', media: [{ url: 'https://a.example/1.mp3' }] };

/** What the pages of Microsoft that the table names say, written down apart from the table. */
const SAID: readonly (readonly [ChannelType, Partial<Record<CardKind, CardLook>>])[] = [
  ['liveChat', { adaptive: 'card', hero: 'card', receipt: 'card', signin: 'card', audio: 'card' }],
  ['whatsApp', { adaptive: 'nothing', hero: 'nothing', thumbnail: 'nothing', audio: 'nothing' }],
  ['sms', { adaptive: 'nothing', hero: 'nothing', receipt: 'nothing', signin: 'nothing' }],
  ['appleMessages', { adaptive: 'nothing', hero: 'nothing', audio: 'nothing' }],
  ['teams', { adaptive: 'card', hero: 'card', thumbnail: 'card', signin: 'card', audio: 'nothing' }],
  ['facebook', { adaptive: 'picture', hero: 'card', receipt: 'card', audio: 'words' }],
  ['line', { adaptive: 'picture', hero: 'card', thumbnail: 'card', signin: 'nothing', audio: 'words' }],
  ['custom', { adaptive: 'card', hero: 'card', audio: 'card' }],
];

const suggestedActions = { actions: [{ type: 'imBack', title: 'Visa', value: 'visa' }, { value: 'amex' }] };

describe('what a channel makes of a message', () => {
  for (const [type, cards] of SAID) {
    test(`each card on ${type} is what Microsoft says it is`, () => {
      for (const [kind, look] of Object.entries(cards)) {
        const message = { text: 'See', attachments: [card(kind)] };
        const { attachments, missed } = lookOn(type, message);
        const expected: Readonly<Record<CardLook, JsonValue | undefined>> = {
          card: [card(kind)],
          picture: [{ ...card(kind), as: 'picture' }],
          words: [{ contentType: 'text/plain', content: 'Platinum' }],
          nothing: undefined,
        };
        assert.deepEqual(attachments, expected[look], kind);
        assert.equal(missed.length, look === 'card' ? 0 : 1, kind);
        assert.equal(isLostOn(type, { ...message, text: ' ' }), look === 'nothing', kind);
      }
    });
  }

  const suggesting: readonly (readonly [ChannelType, boolean])[] = [
    ['liveChat', true],
    ['whatsApp', false],
    ['sms', false],
    ['teams', false],
    ['facebook', true],
    ['line', true],
    ['appleMessages', false],
    ['custom', true],
  ];
  for (const [type, offers] of suggesting) {
    test(`suggested answers are ${offers ? 'there' : 'left out, and named in the note'} on ${type}`, () => {
      const look = lookOn(type, { text: 'Which?', suggestedActions });
      assert.equal(look.suggestedActions !== undefined, offers);
      assert.equal(look.missed.length, offers ? 0 : 1);
      if (!offers) assert.match(look.missed[0] ?? '', /\(Visa, amex\)/);
    });
  }

  /** https://learn.microsoft.com/azure/bot-service/bot-service-channels-reference#card-action-support-by-channel */
  const most: readonly (readonly [ChannelType, answers: number, onACard: number])[] = [
    ['liveChat', 100, 100],
    ['facebook', 11, 3],
    ['line', 13, 99],
    ['teams', 0, 3],
    ['custom', 100, 100],
  ];
  const choices = (count: number): JsonObject[] =>
    Array.from({ length: count }, (_, index) => ({
      type: 'imBack',
      title: `No. ${index}`,
      value: `${index}`,
    }));

  for (const [type, answers, onACard] of most) {
    test(`${type} shows as many suggested answers and buttons of a card as Microsoft says, and the note names the others`, () => {
      if (answers > 0) {
        const look = (count: number): Look =>
          lookOn(type, { text: 'Which?', suggestedActions: { actions: choices(count), to: [] } });
        assert.deepEqual(look(answers).missed, []);
        assert.deepEqual(look(answers + 2).suggestedActions, { actions: choices(answers), to: [] });
        const [missed = '', ...more] = look(answers + 2).missed;
        assert.ok(missed.includes(`(No. ${answers}, No. ${answers + 1})`), missed);
        assert.deepEqual(more, []);
      }
      for (const kind of ['hero', 'thumbnail', 'receipt']) {
        const look = (count: number): Look =>
          lookOn(type, { text: '', attachments: [card(kind, { title: 'Pay', buttons: choices(count) })] });
        assert.deepEqual(look(onACard).missed, [], kind);
        assert.deepEqual(look(onACard + 1).attachments, [
          card(kind, { title: 'Pay', buttons: choices(onACard) }),
        ]);
        const [missed = '', ...more] = look(onACard + 1).missed;
        assert.ok(missed.includes(`(No. ${onACard})`), missed);
        assert.deepEqual(more, [], kind);
      }
    });
  }

  const formatted: readonly (readonly [ChannelType, readonly string[] | undefined])[] = [
    ['liveChat', undefined],
    ['teams', undefined],
    ['whatsApp', ['bold', 'italics', 'strikethrough', 'monospace']],
    ['facebook', ['bold', 'italics', 'strikethrough', 'monospace']],
    ['sms', []],
    ['appleMessages', []],
    ['line', []],
  ];
  for (const [type, styles] of formatted) {
    test(`a text on ${type} is formatted by ${styles === undefined ? 'everything' : styles.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(lookOn(type, { text: '**a**' }).styles, styles);
    });
  }

  const files: readonly (readonly [ChannelType, string, boolean])[] = [
    ['whatsApp', 'image/png', true],
    ['whatsApp', 'application/pdf', true],
    ['whatsApp', 'text/csv', false],
    ['sms', 'video/mp4', true],
    ['sms', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', false],
    ['teams', 'text/csv', true],
    ['liveChat', 'application/octet-stream', true],
  ];
  for (const [type, contentType, arrives] of files) {
    test(`a file of the type ${contentType} ${arrives ? 'arrives' : 'does not arrive'} on ${type}`, () => {
      const { attachments, missed } = lookOn(type, {
        text: '',
        attachments: [{ contentType, name: 'list', contentUrl: 'https://a.example/list' }],
      });
      assert.equal(attachments !== undefined, arrives);
      assert.equal(missed.length, arrives ? 0 : 1);
    });
  }

  test('a card that cannot be pressed says so where there is something to press, however deep', () => {
    const inert = { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Input.Text' }] };
    const [still, lively] = [inert, form].map(
      (content) => lookOn('line', { text: '', attachments: [card('adaptive', content)] }).missed[0] ?? '',
    );
    assert.match(lively ?? '', /pressed or filled in/);
    assert.doesNotMatch(still ?? '', /pressed or filled in/);
  });

  test('a card that becomes words keeps its words and where it would have led', () => {
    const { attachments } = lookOn('line', { text: '', attachments: [card('audio', song)] });
    assert.deepEqual(attachments, [
      { contentType: 'text/plain', content: 'Our song\nListen\nhttps://a.example/1.mp3' },
    ]);
  });

  test('a card that nobody has heard of goes the way of cards there', () => {
    const message = { text: '', attachments: [card('hologram')] };
    assert.deepEqual(lookOn('teams', message), { attachments: message.attachments, missed: [] });
    assert.ok(isLostOn('sms', message));
  });

  test('every channel of a file has a look, and every look every card', () => {
    assert.deepEqual(Object.keys(CHANNEL_LOOKS).toSorted(), [...CHANNELS].toSorted());
    for (const { cards } of Object.values(CHANNEL_LOOKS))
      assert.deepEqual(Object.keys(cards).toSorted(), [...CARD_KINDS].toSorted());
  });

  test('whatever a bot attaches: nothing is made up, and what is left out is told', () => {
    const kinds = fc.constantFrom(...CARD_KINDS, 'other');
    const attachment = fc.oneof(
      fc.jsonValue().map((value) => value as JsonValue),
      fc.record({ kind: kinds, content: fc.jsonValue() }).map(({ kind, content }) => ({
        ...card(kind),
        content: content as JsonValue,
      })),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNELS),
        fc.string(),
        fc.oneof(
          fc.jsonValue().map((value) => value as JsonValue),
          fc.array(attachment),
        ),
        (type, text, attachments) => {
          const look = lookOn(type, { text, attachments });
          const given = Array.isArray(attachments) ? attachments.length : 0;
          const shown = Array.isArray(look.attachments) ? look.attachments.length : 0;
          assert.ok(shown <= given);
          assert.ok(look.missed.length >= given - shown);
          if (type === 'liveChat') assert.deepEqual(look.missed, []);
        },
      ),
    );
  });
});

test('a message of which a channel shows nothing is one that the customer does not see, and the wire says why', async () => {
  const bot = await startScriptedBot(({ type }) =>
    type === 'event'
      ? [say('', { attachments: [card('hero')] }), say('Now in words.', { suggestedActions })]
      : [],
  );
  const center = await startContactCenter({ bot: bot.url });
  try {
    const { switchboard } = center;
    const { id } = switchboard.start({ channel: 'sms' });
    await switchboard.settled(id);
    const conversation = switchboard.conversation(id);
    assert.ok(conversation !== undefined);
    const [line, ...more] = customerView(conversation);
    assert.deepEqual(more, []);
    assert.equal(line?.text, 'Now in words.');
    assert.equal(line.suggestedActions, undefined);
    assert.equal(line.missed?.length, 1);
    const [lost, partly] = conversation.wire.filter(({ direction }) => direction === 'fromBot');
    assert.match(lost?.effect ?? '', /^The customer does not see this\. SMS shows no hero cards/);
    assert.match(lost?.unseen ?? '', /^SMS shows no hero cards/);
    assert.equal(partly?.unseen, undefined);
    for (const record of [lost, partly])
      assert.ok(record?.findings.some(({ rule }) => rule === 'not-on-this-channel'));
    // The representative sees what the bot sent, on any channel.
    const [first] = conversation.transcript;
    assert.deepEqual(first?.attachments, [card('hero')]);
    assert.equal(first.customerSees, false);
  } finally {
    await center.close();
    await bot.close();
  }
});
