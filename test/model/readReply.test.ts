import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { PhrasingRequest } from '../../lib/conversation/index.ts';
import { readReply } from '../../lib/model/readReply.ts';

const REQUEST: PhrasingRequest = {
  question: 'I paid 99 euros at https://asked.example, is that right?',
  earlier: [],
  language: 'en',
  articles: [
    {
      id: 'borrow-a-boat',
      language: 'en',
      title: 'Borrow a boat',
      questions: [],
      link: 'https://boats.example/borrow',
      handOver: false,
      sections: [
        {
          heading: 'In 2 steps',
          text: 'A canoe is 12.50 a day, from 9:00 to 17:30. Write to boats@harbour.example, or see harbour.example/map. Call 0800 123456.',
        },
      ],
    },
  ],
  instructions: 'Free for 3 days in spring.',
};

function read(answer: string, over: object = {}) {
  const reply = { answer, articles: ['borrow-a-boat'], meaning: 'answered', ...over };
  return readReply(JSON.stringify(reply), REQUEST);
}

function said(answer: string): string {
  const reply = read(answer);
  assert.ok(reply.outcome === 'answered', `${reply.outcome}: ${answer}`);
  return reply.phrasing.text;
}

describe('Words of a model', () => {
  for (const [answer, shown] of [
    ['A canoe is 12.50 a day.', undefined],
    ['Ein Kanu kostet 12,50 am Tag, von 9:00 bis 17:30 Uhr.', undefined],
    ['1. Choose a canoe.\n2. Take it.\n3. Bring it back.', undefined],
    ['Write to boats@harbour.example, or call 0800 123456.', undefined],
    ['The map: harbour.example/map. It is free for 3 days.', undefined],
    ['Read https://boats.example/borrow.', undefined],
    ['- One\n- Two', undefined],
    ['It’s simple, e.g. for a family… z. B. mit Kindern; c’est à dire : oui !', undefined],
    ['**A canoe** is __cheap__.', 'A canoe is cheap.'],
    ['See [the page](https://boats.example/borrow).', 'See the page (https://boats.example/borrow).'],
    ['  Yes.\r\n\r\n\r\n\r\nAnd no. ', 'Yes.\n\nAnd no.'],
  ] as const) {
    test(`are said when they are the articles': ${JSON.stringify(answer)}`, () => {
      assert.equal(said(answer), shown ?? answer);
    });
  }

  for (const answer of [
    'A canoe is 10 a day.',
    'A canoe is 1250 a day.',
    'Yes, 99 euros is right.',
    'Open until １８:00.',
    'See https://evil.example/login.',
    'See https://boats.example.evil.example/borrow',
    'See https://asked.example.',
    'See [the page](https://evil.example/borrow).',
    'See [https://boats.example/borrow](https://evil.example).',
    'See [the page](javascript:alert(1)).',
    'See www.evil.example',
    'See evil.example/pay for more.',
    'See ｅｖｉｌ.example',
    'Write to help@evil.example.',
    'Write to mailto:help@evil.example',
    'Call tel:+49301234567',
    'Open steam://run',
  ]) {
    test(`are not said with a link, an address or a number of another's: ${JSON.stringify(answer)}`, () => {
      assert.equal(read(answer).outcome, 'ungrounded');
    });
  }

  for (const answer of [
    '<b>Yes</b>',
    'Yes <script>',
    'Yes <!-- no -->',
    '![boat](https://boats.example/borrow)',
    '| a | b |\n|---|---|',
    '# Boats',
    '```\nYes\n```',
    '`Yes`',
    'Yes \u202Eon',
    'Ye\u200Bs',
    'Yes\u0000',
    'Yes\u0007',
  ]) {
    test(`are not said in a form that a chat does not show: ${JSON.stringify(answer)}`, () => {
      assert.equal(read(answer).outcome, 'markup');
    });
  }

  test('go by the articles that they name, the first one first', () => {
    const other = { ...REQUEST.articles[0], id: 'oars' } as (typeof REQUEST.articles)[number];
    const request = { ...REQUEST, articles: [...REQUEST.articles, other] };
    const content = JSON.stringify({
      answer: 'Yes.',
      articles: ['oars', 'borrow-a-boat'],
      meaning: 'answered',
    });
    const reply = readReply(content, request);
    assert.ok(reply.outcome === 'answered');
    assert.deepEqual(
      reply.phrasing.articles.map(({ id }) => id),
      ['oars', 'borrow-a-boat'],
    );
  });

  test('of any kind are read, or have a name for why they are not; never is anything thrown', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({
          answer: fc.oneof(fc.string({ unit: 'grapheme' }), fc.anything()),
          articles: fc.oneof(fc.array(fc.constantFrom('borrow-a-boat', '__proto__', '')), fc.anything()),
          meaning: fc.oneof(fc.constantFrom('answered', 'askedAgain', 'notCovered'), fc.anything()),
        })
        .map((value) =>
          JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? 0 : member)),
        ),
    );
    fc.assert(
      fc.property(anything, (content) => {
        const reply = readReply(content, REQUEST);
        if (reply.outcome !== 'answered') return;
        const { text, articles } = reply.phrasing;
        assert.ok(text.trim() !== '' && text.length <= 1_200 && text.isWellFormed());
        assert.ok(articles.every((article) => REQUEST.articles.includes(article)));
      }),
    );
  });
});
