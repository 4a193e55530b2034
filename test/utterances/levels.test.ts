import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { openKnowledge, prepareKnowledge } from '../../lib/knowledge/index.ts';
import { readCases } from '../../scripts/evaluate/cases.ts';
import { groupsOf, judge, shareOf } from '../../scripts/evaluate/measure.ts';

/**
 * What is understood of texts whose authors never saw the tables, and on which nobody worked: shares that were measured, rounded
 * down. Some are below what they should be; a change that lowers one has made the bot deafer.
 */
const LEVELS: Readonly<Record<string, number>> = {
  'en person': 0.95,
  'en yes (person?)': 0.97,
  'en no (person?)': 0.95,
  'en yes (solved?)': 0.96,
  'en no (solved?)': 0.95,
  'en yes (helped?)': 0.98,
  'en no (helped?)': 0.98,
  'en thanks': 0.98,
  'en goodbye': 0.98,
  'en greeting': 0.98,
  'en unhappy': 0.98,
  'en solved': 0.93,
  'de person': 0.96,
  'de greeting': 0.98,
  'fr person': 0.93,
};

/** The same of a second file, whose author had not seen the tables either. */
const SECOND_LEVELS: Readonly<Record<string, number>> = {
  'en person': 0.95,
  'en yes (person?)': 0.94,
  'en no (person?)': 0.96,
  'en yes (solved?)': 0.95,
  'en thanks': 0.98,
  'en goodbye': 0.98,
  'en greeting': 0.98,
  'en unhappy': 0.96,
  'en end': 0.87,
  'en askedIfBot': 0.88,
  'de person': 0.96,
  'fr person': 0.96,
};

/** The same of a third file, whose texts and near misses are harder: indirect, without a verb, misspelt. */
const THIRD_LEVELS: Readonly<Record<string, number>> = {
  'en person': 0.89,
  'en no (person?)': 0.92,
  'en greeting': 0.95,
  'en thanks': 0.93,
  'en unhappy': 0.92,
  'en end': 0.98,
  'en yes (solved?)': 0.98,
  'en solved': 0.95,
  'de person': 0.92,
  'de greeting': 0.9,
  'de help': 0.91,
  'fr person': 0.92,
  'fr end': 0.98,
  'fr no (person?)': 0.97,
};

const FILES = [
  { name: 'heldBack.csv', levels: LEVELS, falseCommands: 0 },
  { name: 'heldBack.second.csv', levels: SECOND_LEVELS, falseCommands: 0 },
  { name: 'heldBack.third.csv', levels: THIRD_LEVELS, falseCommands: 17 },
];

for (const { name: file, levels, falseCommands } of FILES) {
  const path = resolve(import.meta.dirname, file);
  const cases = readCases(await readFile(path, 'utf8'), file);
  const judged = cases.map((one) =>
    judge(one, openKnowledge(prepareKnowledge({ articles: [], synonyms: {} }))),
  );
  const groups = new Map(groupsOf(judged).map((group) => [group.name, group]));

  describe(`Of the utterances in ${file}, which are only measured`, () => {
    for (const [name, level] of Object.entries(levels)) {
      test(`${name}: at least ${level * 100} % are understood`, () => {
        const group = groups.get(name);
        assert.ok(group !== undefined, 'the file has such utterances');
        assert.ok(shareOf(group) >= level, JSON.stringify(group));
      });
    }

    test(`of the messages that ask for nothing at most ${falseCommands} end or hand over a conversation`, () => {
      const wrong = judged.filter(({ case: { expected }, harmful }) => expected === 'none' && harmful);
      assert.ok(wrong.length <= falseCommands, `${wrong.length} do`);
    });
  });
}
