import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understand } from '../../lib/understanding/index.ts';

describe('What stands around words is none of them:', () => {
  for (const text of [
    '<b>agent</b>',
    'agent<br/>please',
    '**agent**',
    '`agent`',
    '> agent',
    '[agent](https://files.test/x?y=1)',
    'agent&nbsp;please',
    '&quot;agent&quot;',
    '&amp;quot;agent&amp;quot;',
    'ag\u00ADent',
    '\u2068agent\u2069',
    'a\u200Dg\u200Dent',
    '&#97;gent',
    'a g e n t',
    'a-g-e-n-t',
    'talk2agent',
  ])
    test(JSON.stringify(text), () => {
      assert.deepEqual(understand(text, 'en').meanings, ['person']);
    });
});

describe('A character that is spelled out is the character:', () => {
  for (const apostrophe of ["'", '’', '&#39;', '&#x27;', '&apos;', '&rsquo;', '&#8217;', '&amp;#39;'])
    test(`don${apostrophe}t`, () => {
      assert.deepEqual(understand(`don${apostrophe}t transfer me`, 'en').meanings, []);
    });

  for (const letter of ['ö', '&ouml;', '&#246;', 'o'])
    test(`m${letter}chte`, () => {
      const text = `ich m${letter}chte mit einem Menschen sprechen`;
      assert.deepEqual(understand(text, 'de').meanings, ['person']);
    });
});
