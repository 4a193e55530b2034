import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { understand } from '../../lib/understanding/index.ts';
import { readCases } from '../../scripts/evaluate/cases.ts';
import * as aboutTheBot from './ways/aboutTheBot.ts';
import * as de from './ways/de.ts';
import * as en from './ways/en.ts';
import * as fr from './ways/fr.ts';
import * as more from './ways/more.ts';
import { near, others } from './ways/near.ts';
import { sentencesOf, type Ways } from './ways/ways.ts';

// Every frame is filled with every name and every verb, each time beside others: a red frame lacks a part of the tables that is
// not one name or one verb.
const LANGUAGES: readonly (readonly [string, Readonly<Record<string, Ways>>])[] = [
  ['en', { ...en, more: more.en }],
  ['de', { ...de, more: more.de }],
  ['fr', { ...fr, more: more.fr }],
];
/** Of a frame's sentences, in per cent, rounded down; a few of them nobody would say. */
const LEAST = 90;
/** What would end or hand over a conversation. */
const COMMANDS = ['person', 'end', 'goodbye', 'solved'];

for (const [language, kinds] of LANGUAGES)
  for (const [kind, ways] of Object.entries(kinds))
    describe(`In ${language} a person is asked for (${kind}) by`, () => {
      for (const { frame, sentences } of sentencesOf(ways))
        test(frame, () => {
          const missed = sentences.filter(
            (sentence) => !understand(sentence, language).meanings.includes('person'),
          );
          const heard = Math.floor((100 * (sentences.length - missed.length)) / sentences.length);
          assert.ok(heard >= LEAST, `${heard} % are heard, not: ${missed.join('; ')}`);
        });
    });

for (const [language, ways] of Object.entries(aboutTheBot))
  describe(`In ${language} nobody is asked for, but whether this is a bot, by`, () => {
    for (const { frame, sentences } of sentencesOf(ways))
      test(frame, () => {
        const heard = sentences.map(
          (sentence) => [sentence, understand(sentence, language).meanings] as const,
        );
        assert.deepEqual(
          heard.filter(([, meanings]) => meanings.includes('person')),
          [],
        );
        const answered = heard.filter(([, meanings]) => meanings.includes('askedIfBot'));
        assert.ok(answered.length >= heard.length / 2, `${answered.length} of ${heard.length} are heard`);
      });
  });

test('Of messages with somebody in them whom nobody asks for none ends or hands over a conversation', () => {
  const wrong = [...sentencesOf(near), ...sentencesOf(others)]
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => understand(sentence, 'en').meanings.some((meaning) => COMMANDS.includes(meaning)));
  assert.deepEqual(wrong, []);
});

test('Of messages that only sound like a request none ends or hands over a conversation', async () => {
  const file = resolve(import.meta.dirname, '../utterances/nearMisses.csv');
  const cases = readCases(await readFile(file, 'utf8'), 'nearMisses.csv');
  const wrong = cases.filter(({ text, language }) =>
    understand(text, language).meanings.some((meaning) => COMMANDS.includes(meaning)),
  );
  assert.ok(cases.length > 500);
  assert.deepEqual(
    wrong.map(({ text }) => text),
    [],
  );
});
