import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Article } from '../../lib/knowledge/index.ts';
import { NO_SIGNALS } from '../../lib/knowledge/signals.ts';
import { levelFor, outcomesAt } from '../../scripts/tune/outcomes.ts';
import { fitLogistic } from '../../scripts/tune/regression.ts';
import { librariesFrom, samplesLeftOut, samplesOf } from '../../scripts/tune/samples.ts';
import { crossValidate, fitWeights, type Tried } from '../../scripts/tune/weights.ts';

describe('A logistic regression', () => {
  test('finds the weights that the cases were made with', () => {
    const observations = Array.from({ length: 4_000 }, (_, index) => {
      const values = [(index % 20) / 10 - 1, (index % 7) / 3 - 1];
      const likely = 1 / (1 + Math.exp(-(0.5 + 2 * (values[0] ?? 0) - (values[1] ?? 0))));
      // Of the cases with the same values, as many come true as is likely.
      return { values, came: (Math.floor(index / 140) * 0.618_034) % 1 < likely };
    });
    const [base = 0, one = 0, other = 0] = fitLogistic(observations);
    assert.ok(Math.abs(base - 0.5) < 0.2, String(base));
    assert.ok(Math.abs(one - 2) < 0.3, String(one));
    assert.ok(Math.abs(other + 1) < 0.3, String(other));
  });

  test('stays finite whatever it is given', () => {
    const observation = fc.record({
      values: fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.constant(1)),
      came: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(observation, { minLength: 1, maxLength: 40 }), (observations) => {
        for (const weight of fitLogistic(observations)) assert.ok(Number.isFinite(weight));
      }),
    );
  });

  test('of nothing is refused', () => {
    assert.throws(() => fitLogistic([]), /nothing to learn/);
  });
});

const ARTICLES: readonly Article[] = [
  ['boats', 'Borrow a boat', ['How do I rent a boat?', 'Can I reserve a boat?']],
  ['oars', 'Repair an oar', ['My oar is broken', 'Who repairs oars?']],
  ['tours', 'Lighthouse tours', ['When does the tour start?', 'Is there a tour of the lighthouse?']],
  ['hats', 'Lost hats', ['Who found my hat?', 'My hat is lost']],
].map(([id, title, questions]) => ({
  ...{ id: String(id), title: String(title), language: 'en', handOver: false },
  questions: Array.isArray(questions) ? questions : [],
  sections: [{ text: 'Ask the harbour master.' }],
}));
const LIBRARY = { articles: ARTICLES, synonyms: {} };

function asked(text: string, expected: string) {
  return { language: 'en', text, after: undefined, expected, kind: 'article' as const };
}

test('A listed question is asked of the articles without it', () => {
  const samples = samplesLeftOut(LIBRARY);
  assert.equal(samples.length, 8);
  const lost = samples.find(({ text }) => text === 'Who found my hat?');
  // "found" stood in this question alone.
  const [best] = lost?.signals.articles ?? [];
  assert.equal(best?.id, 'hats');
  assert.ok(best.words < 1, String(best.words));
});

test('A question that is listed as off topic is asked without it, too', () => {
  const offTopic = { en: ['who is the king', 'is the king at home', 'sing a song'] };
  const samples = samplesLeftOut({ ...LIBRARY, offTopic }).filter(({ from }) => from === 'list');
  assert.deepEqual(
    samples.map(({ text, expected }) => `${expected}: ${text}`).toSorted(),
    offTopic.en.map((text) => `none: ${text}`).toSorted(),
  );
  const king = samples.find(({ text }) => text === 'who is the king')?.signals;
  assert.ok(king !== undefined && king.wordsAhead < 0 && king.wordsAhead > -1, String(king?.wordsAhead));
});

test('A question whose article a smaller library does not have should find none there', () => {
  const [whole, , few] = librariesFrom(LIBRARY).map((library) =>
    samplesOf([asked('a hat', 'hats')], library),
  );
  assert.equal(whole?.[0]?.expected, 'hats');
  assert.equal(few?.[0]?.expected, 'none');
});

test('Weights tell the right article from the others, and questions with an answer from those without', () => {
  const files = samplesOf(
    [
      ...['how do I bake bread', 'who is the king', 'sing a song', 'what is the time'].map((text) =>
        asked(text, 'none'),
      ),
      ...[asked('boat to rent', 'boats'), asked('a broken oar', 'oars'), asked('tour start', 'tours')],
    ],
    LIBRARY,
  );
  const samples = [...files, ...samplesLeftOut(LIBRARY)];
  const { article, topic } = fitWeights(samples);
  assert.ok(article.words + article.letters > 0);
  assert.ok(topic.strength > 0);
  const tried = crossValidate(samples, 3);
  assert.equal(tried.length, samples.length);
  const onTopic = (text: string): number => tried.find(({ sample }) => sample.text === text)?.onTopic ?? NaN;
  assert.ok(onTopic('boat to rent') > onTopic('sing a song'));
});

describe('What levels make of questions', () => {
  const tried = (
    expected: string,
    onTopic: number,
    ...likely: readonly (readonly [string, number])[]
  ): Tried => ({
    sample: { language: 'en', text: expected, expected, signals: NO_SIGNALS, listed: 1, from: 'file' },
    ranked: likely.map(([id, share]) => ({ id, likely: share })),
    onTopic,
  });

  test('is right when the article is told or offered, and wrong when another is told', () => {
    const all = [
      tried('a', 0.9, ['a', 0.9]),
      tried('a', 0.9, ['b', 0.4], ['c', 0.3], ['a', 0.2]),
      tried('a', 0.9, ['b', 0.4], ['c', 0.3], ['d', 0.3], ['a', 0.2]),
      tried('a', 0.9, ['b', 0.9], ['a', 0.2]),
      tried('a', 0.1, ['a', 0.9]),
      tried('none', 0.9, ['a', 0.9]),
      tried('none', 0.1),
    ];
    assert.deepEqual(outcomesAt(all, { onTopic: 0.5, right: 0.7 }), [
      { name: 'en file', questions: 5, right: 2, wrong: 1, none: 1 },
      { name: 'en off topic, file', questions: 2, right: 0, wrong: 1, none: 1 },
    ]);
  });

  test('is found so that no more go astray than may', () => {
    const astray = [0.1, 0.3, 0.5, 0.7].map((onTopic) => tried('none', onTopic, ['a', 0.9]));
    const level = levelFor([...astray, tried('a', 0.9, ['a', 0.9])], 0.25);
    assert.ok(level > 0.5 && level <= 0.7, String(level));
  });
});
