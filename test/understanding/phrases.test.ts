import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPhrases, indexPhrases, phraseReader } from '../../lib/understanding/phrases.ts';

const read = phraseReader((word) => word.toLowerCase(), new Map([['animal', ['cat', 'dog']]]), {
  isName: (word) => word === 'bob',
});

const found = (table: string, text: string): boolean =>
  findPhrases(text.split(' '), indexPhrases([{ tag: 'found', phrases: read(table) }])).length > 0;

const ROWS: readonly {
  readonly phrase: string;
  readonly takes: readonly string[];
  readonly not: readonly string[];
}[] = [
  { phrase: 'see the sea', takes: ['see the sea', 'i see the sea now'], not: ['see sea', 'the sea'] },
  { phrase: 'See the/a sea', takes: ['see the sea', 'see a sea'], not: ['see the a sea'] },
  { phrase: 'see the/a? sea', takes: ['see sea', 'see a sea'], not: ['see my sea'] },
  { phrase: 'feed <animal>', takes: ['feed cat', 'feed dog'], not: ['feed cow', 'feed'] },
  {
    phrase: 'feed my/<animal>? now',
    takes: ['feed dog now', 'feed my now', 'feed now'],
    not: ['feed cow now'],
  },
  { phrase: 'call */me', takes: ['call bob', 'call me'], not: ['call alice'] },
  { phrase: '^ see the sea', takes: ['^ see the sea $'], not: ['^ i see the sea $'] },
  { phrase: '^ so/now? see it', takes: ['^ see it $', '^ now see it $'], not: ['^ you see it $'] },
  { phrase: '^ call/*', takes: ['^ bob $', '^ call $'], not: ['^ alice $'] },
  { phrase: '^ now?', takes: ['^ now $', '^ see $'], not: ['see now'] },
  { phrase: '^/so see it', takes: ['^ see it $', 'so see it'], not: ['now see it'] },
  { phrase: 'call #', takes: ['call 112'], not: ['call 1', 'call me'] },
];

describe('A phrase of a language’s table', () => {
  for (const { phrase, takes, not } of ROWS) {
    test(`"${phrase}" takes ${takes.join(', ')} and leaves ${not.join(', ')}`, () => {
      for (const text of takes) assert.ok(found(phrase, text), text);
      for (const text of not) assert.ok(!found(phrase, text), text);
    });
  }

  test('that names a list which there is not is refused, with its name', () => {
    assert.throws(() => read('feed <plant>'), /<plant>, which is no list/);
  });

  for (const phrase of ['see the?/a sea', 'feed <animal>?/me', 'see the?? sea']) {
    test(`"${phrase}" is refused, since a word with a "?" in it is said by nobody`, () => {
      assert.throws(() => read(phrase), /"\?" goes to the end/);
    });
  }
});
