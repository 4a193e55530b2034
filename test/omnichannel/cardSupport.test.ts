import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { lint, showsCards, type ActivityLike } from '../../lib/omnichannel/index.ts';

const TYPE = 'application/vnd.microsoft.card.';
const KINDS = [
  ...['adaptive', 'hero', 'thumbnail', 'receipt', 'signin', 'oauth', 'audio', 'video', 'animation'],
] as const;

const card = (kind: string, content: object = {}) => ({ contentType: TYPE + kind, content });

/** Which kinds each channel is known to show, in the order of the kinds. */
const TABLE: Readonly<Record<string, string>> = {
  //           adaptive hero thumbnail receipt signin oauth audio video animation
  lcw: '        ✔        ✔    ✔         ✔       ✔      ✔     ✔     ✔     ✔',
  webchat: '    ✔        ✔    ✔         ✔       ✔      ✔     ✔     ✔     ✔',
  emulator: '   ✔        ✔    ✔         ✔       ✔      ✔     ✔     ✔     ✔',
  msteams: '    ✔        ✔    ✔         ✔       ✔      ·     ·     ·     ·',
  teams: '      ✔        ✔    ✔         ✔       ✔      ·     ·     ·     ·',
  directline: ' ✔        ✔    ✔         ✔       ·      ·     ·     ·     ·',
  whatsapp: '   ·        ·    ·         ·       ·      ·     ·     ·     ·',
  sms: '        ·        ·    ·         ·       ·      ·     ·     ·     ·',
  facebook: '   ·        ·    ·         ·       ·      ·     ·     ·     ·',
  line: '       ·        ·    ·         ·       ·      ·     ·     ·     ·',
  custom: '     ·        ·    ·         ·       ·      ·     ·     ·     ·',
  omnichannel: '·        ·    ·         ·       ·      ·     ·     ·     ·',
  applemessagesforbusiness: '· · · · · · · · ·',
  'a channel of next year': '· · · · · · · · ·',
};

describe('the cards that a channel is known to show', () => {
  for (const [channel, row] of Object.entries(TABLE))
    test(channel, () => {
      const marks = row.split(/\s+/).filter((mark) => mark !== '');
      assert.equal(marks.length, KINDS.length);
      const shown = KINDS.map((kind) => (showsCards(channel, [card(kind)]) ? '✔' : '·'));
      assert.deepEqual(shown, marks);
    });

  test('the name of the channel counts in any case, and no name is no channel', () => {
    assert.equal(showsCards('LCW', [card('hero')]), true);
    assert.equal(showsCards(undefined, [card('hero')]), false);
    assert.equal(showsCards('', [card('hero')]), false);
  });

  test('one that is not shown, or a file, is enough to be told everything', () => {
    assert.equal(showsCards('msteams', [card('hero'), card('hero')]), true);
    assert.equal(showsCards('msteams', [card('hero'), card('video')]), false);
    assert.equal(showsCards('lcw', [card('hero'), { contentType: 'image/png', name: 'a.png' }]), false);
  });

  test('an Adaptive Card of a version that is not drawn yet is not shown', () => {
    for (const [version, shown] of [
      ['1.0', true],
      ['1.5', true],
      ['1.6', false],
      ['2.0', false],
    ] as const)
      assert.equal(showsCards('lcw', [card('adaptive', { version })]), shown, version);
  });

  test('date inputs and media of Adaptive Cards are shown in live chat, not on the other channels of Dynamics 365', () => {
    for (const type of ['Input.Date', 'Input.Time', 'Media']) {
      const content = { version: '1.3', body: [{ type: 'ColumnSet', columns: [{ items: [{ type }] }] }] };
      const shown = ['lcw', 'webchat', 'msteams', 'teams', 'directline'].map((channel) =>
        showsCards(channel, [card('adaptive', content)]),
      );
      assert.deepEqual(shown, [true, true, true, false, false], type);
    }
  });

  test('whatever is in a card is looked at, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (channel, content) => {
        assert.equal(typeof showsCards(channel, [{ contentType: `${TYPE}adaptive`, content }]), 'boolean');
      }),
    );
  });
});

describe('a card without a text beside it', () => {
  const bare: ActivityLike = {
    type: 'message',
    channelData: { deliveryMode: 'bridged' },
    attachments: [card('hero')],
  };
  const rules = (history: readonly ActivityLike[], channel?: string) =>
    lint(bare, history, channel).map(({ rule }) => rule);
  const delivered = (channel: string): ActivityLike => ({
    type: 'message',
    text: 'hi',
    channelData: { tags: `ChannelId-${channel},FromCustomer`, fromUserId: '1' },
  });

  test('is no finding where what was delivered says that the channel shows it', () => {
    assert.deepEqual(rules([delivered('lcw')]), []);
    assert.deepEqual(rules([delivered('whatsapp'), delivered('lcw')]), []);
    assert.deepEqual(rules([], 'webchat'), []);
  });

  test('is one on a channel that does not, and where nobody knows', () => {
    assert.deepEqual(rules([delivered('whatsapp')]), ['card-without-text']);
    assert.deepEqual(rules([delivered('lcw'), delivered('sms')]), ['card-without-text']);
    assert.deepEqual(rules([]), ['card-without-text']);
  });
});
