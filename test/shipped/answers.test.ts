import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { openKnowledge, prepareKnowledge, type Knowledge } from '../../lib/knowledge/index.ts';
import { readCases } from '../../scripts/evaluate/cases.ts';
import { groupsOf, judge, shareOf, type Judged } from '../../scripts/evaluate/measure.ts';
import { readKnowledge } from '../../scripts/knowledge/readKnowledge.ts';

/**
 * What the shipped articles answer of questions that were written without them, and on which nobody worked: shares that were
 * measured, rounded down. Off topic they are below what they should be, 0.97, in English and in what the second file asks: a
 * change that lowers one has made search worse.
 */
const AT_LEAST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'questions.heldBack.csv': {
    'en articles': 0.83,
    'de articles': 0.86,
    'fr articles': 0.91,
    'en off topic': 0.94,
    'de off topic': 1,
    'fr off topic': 1,
  },
  'questions.second.csv': {
    'en articles': 0.93,
    'de articles': 1,
    'fr articles': 0.98,
    'en off topic': 0.9,
    'de off topic': 0.96,
    'fr off topic': 0.93,
  },
};

/** Of all questions, those with an answer and those without, so many are answered with the wrong article; measured, rounded up. */
const MOST_WRONG = 0.02;

/** Of the questions that no article answers, so many are told one; the others of AT_LEAST are offered titles. */
const MOST_TOLD = 0.03;

const ROOT = resolve(import.meta.dirname, '..', '..');

async function judgedWith(knowledge: Knowledge, name: string): Promise<readonly Judged[]> {
  const file = resolve(ROOT, 'test', 'utterances', name);
  return readCases(await readFile(file, 'utf8'), name).map((one) => judge(one, knowledge));
}

const { articles, synonyms } = await readKnowledge(resolve(ROOT, 'knowledge'), undefined);
const knowledge = openKnowledge(prepareKnowledge(articles, synonyms));
const judged = new Map<string, readonly Judged[]>();
for (const name of Object.keys(AT_LEAST)) judged.set(name, await judgedWith(knowledge, name));
const all = [...judged.values()].flat();

for (const [file, levels] of Object.entries(AT_LEAST)) {
  const groups = new Map(groupsOf(judged.get(file) ?? []).map((group) => [group.name, group]));
  describe(`Of the questions in ${file}, which are only measured`, () => {
    for (const [name, level] of Object.entries(levels)) {
      const what = name.endsWith('off topic') ? 'get no article' : 'get theirs, told or among the titles';
      test(`${name}: at least ${Math.round(level * 100)} % ${what}`, () => {
        const group = groups.get(name);
        assert.ok(group !== undefined, 'the file has such questions');
        assert.ok(shareOf(group) >= level, JSON.stringify(group));
      });
    }
  });
}

test(`At most ${MOST_WRONG * 100} % of all that are only measured get the answer of another article`, () => {
  const wrong = all.filter(({ harmful }) => harmful).length;
  assert.ok(wrong <= MOST_WRONG * all.length, `${wrong} of ${all.length}`);
});

test(`At most ${MOST_TOLD * 100} % of those that no article answers are told one`, () => {
  const astray = all.filter(({ case: { expected } }) => expected === 'none');
  const told = astray.filter(({ harmful }) => harmful).length;
  assert.ok(told <= MOST_TOLD * astray.length, `${told} of ${astray.length}`);
});

test('At most 5 % of the questions that were written to be near the topic, but are not, get an article', async () => {
  const near = await judgedWith(knowledge, 'offTopic.working.csv');
  const astray = near.filter(({ right }) => !right);
  assert.ok(astray.length <= 0.05 * near.length, astray.map(({ case: { text } }) => text).join('\n'));
});

test('Every title and every listed question finds its article', () => {
  for (const { language, id, title, questions } of articles) {
    for (const text of [title, ...questions]) {
      const found = knowledge.find(text, language);
      assert.ok(found.level === 'sure', text);
      assert.equal(`${language}/${found.article.id}`, `${language}/${id}`, text);
    }
  }
});
