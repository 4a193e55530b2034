import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { openKnowledge, prepareKnowledge, type Knowledge } from '../../lib/knowledge/index.ts';
import { readCases } from '../../scripts/evaluate/cases.ts';
import { groupsOf, judge, shareOf, type Judged } from '../../scripts/evaluate/measure.ts';
import { readKnowledge } from '../../scripts/knowledge/readKnowledge.ts';

/**
 * What the shipped articles answer of questions whose author never saw them, and on which nobody worked: shares that were
 * measured, rounded down. German is below what it should be, 0.8, and so is English off topic, 0.97; a change that lowers one has
 * made search worse.
 */
const AT_LEAST: Readonly<Record<string, number>> = {
  'en articles': 0.8,
  'de articles': 0.77,
  'fr articles': 0.83,
  'en off topic': 0.94,
  'de off topic': 1,
  'fr off topic': 1,
};

/** Of all questions, those with an answer and those without, so many are answered with the wrong article; measured, rounded up. */
const MOST_WRONG = 0.02;

const ROOT = resolve(import.meta.dirname, '..', '..');

async function judgedWith(knowledge: Knowledge, name: string): Promise<readonly Judged[]> {
  const file = resolve(ROOT, 'test', 'utterances', name);
  return readCases(await readFile(file, 'utf8'), name).map((one) => judge(one, knowledge));
}

const { articles, synonyms } = await readKnowledge(resolve(ROOT, 'knowledge'), undefined);
const knowledge = openKnowledge(prepareKnowledge(articles, synonyms));
const judged = await judgedWith(knowledge, 'questions.heldBack.csv');
const groups = new Map(groupsOf(judged).map((group) => [group.name, group]));

describe('Of the questions that are only measured', () => {
  for (const [name, level] of Object.entries(AT_LEAST)) {
    const what = name.endsWith('off topic') ? 'get no article' : 'get theirs, told or among the titles';
    test(`${name}: at least ${level * 100} % ${what}`, () => {
      const group = groups.get(name);
      assert.ok(group !== undefined, 'the file has such questions');
      assert.ok(shareOf(group) >= level, JSON.stringify(group));
    });
  }

  test(`at most ${MOST_WRONG * 100} % get the answer of another article`, () => {
    const wrong = judged.filter(({ harmful }) => harmful).length;
    assert.ok(wrong <= MOST_WRONG * judged.length, `${wrong} of ${judged.length}`);
  });
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
