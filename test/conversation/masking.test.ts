import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { masked } from '../../lib/conversation/unanswered/masking.ts';
import { unansweredMessage, wordsOf } from '../../lib/conversation/unanswered/message.ts';
import { textBytes } from '../../lib/omnichannel/messageSize.ts';

const SAYS: readonly (readonly [text: string, kept: string])[] = [
  ['Do you sell gift baskets?', 'Do you sell gift baskets?'],
  ['My order 12345 has not come', 'My order [number] has not come'],
  ['call +44 20 7946 0958 or (0800) 12-34 please', 'call [number] or [number] please'],
  ['my IBAN is GB82 WEST 1234 5698 7654 32 ok', 'my IBAN is [number] ok'],
  ['plate AB 12 CD and serial X-9/KL', 'plate [number] and serial [number]'],
  ['write to jane.doe+x@example.com please', 'write to [link] please'],
  ['write to jane (at) example.com please', 'write to [link] please'],
  ['write to jane at example dot com please', 'write to [link] please'],
  ['I am @jane on that', 'I am [link] on that'],
  ['see https://x.example/a?b=1 or www.shop.example or shop.co.uk/me', 'see [link] or [link] or [link]'],
  [
    'I live at 12 Old Kent Road, London SE1 5TY. When does it come?',
    'I live at [address] When does it come?',
  ],
  ['i live at 12 baker street and it leaks', 'i live at [address] and it leaks'],
  ['at 4711 Oak Dr, Springfield, IL 62704 please', 'at [address] please'],
  ['Ich wohne Lange Str. 12a, 80331 München und warte', 'Ich wohne [address] und warte'],
  ['Hauptstraße 5 in der Stadt', '[address] in der Stadt'],
  ['nach 60311 Frankfurt bitte', 'nach [address] bitte'],
  ['au 12 bis, rue de la Paix, 75002 Paris et vite', 'au [address] et vite'],
  ['au 3 place bellecour à côté', 'au [address] à côté'],
  // What looks like an address and is none is what a team wants to read.
  ['I have 2 machines on the way', 'I have [number] machines on the way'],
  ['wo ist meine Bestellung 12345 geblieben', 'wo ist meine Bestellung [number] geblieben'],
  ['mein Geld ist weg 50 Euro', 'mein Geld ist weg [number] Euro'],
  ['1 - 2, 3 / 4', '[number]'],
  ['two\nlines\tand\u0000more', 'two lines and more'],
];

describe('A message that is kept', () => {
  for (const [text, kept] of SAYS) {
    it(`${JSON.stringify(text)} reads ${JSON.stringify(kept)}`, () => {
      assert.equal(masked(text), kept);
    });
  }

  it('is not kept where nothing is left to learn from', () => {
    for (const text of ['', '  ', '12345', 'jane@example.com', '?!', '12 Baker Street, London', '👍'])
      assert.equal(unansweredMessage(text, 'en'), undefined, text);
  });

  it('has the words that a team looks at, without the masks', () => {
    const { text = '' } = unansweredMessage('is order 123 at x@y.example', 'en') ?? {};
    assert.deepEqual(wordsOf(text), ['is', 'order', 'at']);
  });
});

const BEFORE = ['please', 'bring', 'my', 'parcel', 'to'];
const AFTER = ['and', 'thank', 'you'];
const around = (secret: string): string => [...BEFORE, secret, ...AFTER].join(' ');

/** What was written around a secret stays, and none of these pieces of it does. */
function assertGone(secret: string, pieces: readonly string[]): void {
  const kept = masked(around(secret));
  const lower = kept.toLowerCase();
  for (const piece of pieces) assert.ok(!lower.includes(piece.toLowerCase()), `${secret} → ${kept}`);
  const words = wordsOf(kept);
  assert.deepEqual([words.slice(0, 5), words.slice(-3)], [BEFORE, AFTER], `${secret} → ${kept}`);
}

const digit = fc.constantFrom('0', '1', '5', '9', '０', '５', '٣', '७', '①', '²', '½');
const capitalised = fc
  .array(fc.constantFrom('ba', 'lo', 'ker', 'mün', 'ster', 'vau', 'x'), { minLength: 2, maxLength: 4 })
  .map((parts) => `Q${parts.join('')}`);
const houseNumber = fc
  .tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('', 'a', 'b'))
  .map((parts) => parts.join(''));
const street = fc.oneof(
  fc
    .tuple(houseNumber, capitalised, fc.constantFrom('Street', 'Road', 'Lane', 'Drive', 'Way', 'St.', 'Ave'))
    .map((parts) => parts.join(' ')),
  fc
    .tuple(houseNumber, capitalised, fc.constantFrom('street', 'road', 'avenue'))
    .map((parts) => parts.join(' ').toLowerCase()),
  fc
    .tuple(capitalised, fc.constantFrom('straße', 'strasse', 'weg', 'platz', 'gasse'), houseNumber)
    .map(([name, kind, number]) => `${name}${kind} ${number}`),
  fc
    .tuple(
      houseNumber,
      fc.constantFrom('rue', 'avenue', 'place', 'quai'),
      fc.constantFrom('', 'de la ', 'du ', "de l'"),
      capitalised,
    )
    .map(([number, kind, particle, name]) => `${number}, ${kind} ${particle}${name}`),
);

describe('Of what tells a person nothing is kept, wherever it stands', () => {
  it('digits, of any script and whatever is put between them', () => {
    fc.assert(
      fc.property(
        fc.array(digit, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('', ' ', '-', '.', '/', '\u200b', '\u00ad', ' - ', ') ('),
        (digits, between) => {
          const kept = masked(around(digits.join(between)));
          assert.doesNotMatch(kept, /\p{N}/u);
          assert.equal(kept, around('[number]'));
        },
      ),
    );
  });

  it('e-mail addresses', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.constantFrom('@', ' @ ', '(at)', ' [at] '), (address, at) => {
        const [name = '', host = ''] = address.split('@');
        const pieces = [name, host].filter((piece) => piece.length > 3);
        assertGone(`${name}${at}${host}`, pieces);
      }),
    );
  });

  it('links', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const { host, pathname } = new URL(url);
        assertGone(url, [host, ...(pathname.length > 3 ? [pathname] : [])]);
        assertGone(`www.${host}`, [host]);
        assertGone(host, [host]);
      }),
      { numRuns: 30 },
    );
  });

  it('streets and towns, in three languages', () => {
    fc.assert(
      fc.property(
        street,
        fc.option(fc.tuple(fc.integer({ min: 10_000, max: 99_999 }), capitalised)),
        (where, town) => {
          const names = [...where.matchAll(/q\p{L}+/giu)].map(([name]) => name);
          assertGone(
            town === null ? where : `${where}, ${town.join(' ')}`,
            town === null ? names : [...names, town[1]],
          );
        },
      ),
    );
  });

  it('and it is one short line, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.string(), (noise, words) => {
        const { text = '' } = unansweredMessage(`${words} ${noise} why`, 'en') ?? {};
        assert.doesNotMatch(text, /\p{N}|@|:\/\/|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u);
        assert.ok(textBytes(text) <= 300);
        assert.ok(text.isWellFormed());
      }),
    );
  });

  it('half of a number or an address that the cut goes through is not kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 250, max: 310 }), (length) => {
        const { text = '' } =
          unansweredMessage(`${'w '.repeat(length / 2)}jane.doe@example.com 12345`, 'en') ?? {};
        assert.doesNotMatch(text, /jane|doe|12/);
      }),
    );
  });
});
