import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PRICES } from '../../../scripts/monthlyCost.ts';
import { readQueries } from '../../../scripts/queries.ts';
import { ask, event, turn, written } from './recorded.ts';
import type { Row } from './values.ts';

const told = (time: string, article: string, helped?: boolean): Row =>
  event(time, {
    name: 'knowledge.answered',
    conversation: 'aaaa',
    session: 1,
    article,
    level: 'sure',
    helped,
  });
const offered = (time: string): Row =>
  event(time, { name: 'knowledge.answered', conversation: 'aaaa', session: 1, level: 'unsure' });
const model = (time: string, outcome: 'answered' | 'timedOut', milliseconds: number, tokens = true): Row =>
  event(time, {
    ...{ name: 'model.completed', conversation: 'aaaa', outcome, milliseconds },
    ...(tokens ? { promptTokens: 1_000, completionTokens: 100 } : {}),
  });

describe('answeredFromKnowledge', () => {
  test('is what an hour brought, and whether the articles had an answer', () => {
    const customEvents = [
      turn('09:00:00'),
      told('09:00:00', 'refund'),
      turn('09:10:00'),
      told('09:10:00', 'refund', true),
      turn('09:20:00'),
      offered('09:20:00'),
      turn('09:30:00', { rule: 'silent' }),
      turn('09:40:00'),
      event('09:40:00', { name: 'intent.unrecognised', conversation: 'aaaa', session: 1, inARow: 1 }),
    ];
    assert.deepEqual(ask('answeredFromKnowledge', { customEvents }), [
      {
        timestamp: written('09:00:00'),
        ...{ messages: 4, told: 1, offered: 1, notUnderstood: 1, toldPercent: 25 },
      },
    ]);
  });
});

describe('articlesHelped', () => {
  test('is each article that was told, with what customers said of it', () => {
    const customEvents = [
      told('09:00:00', 'refund'),
      told('09:01:00', 'refund', true),
      told('10:00:00', 'refund'),
      told('10:01:00', 'refund', false),
      told('11:00:00', 'warranty'),
      offered('12:00:00'),
    ];
    assert.deepEqual(ask('articlesHelped', { customEvents }), [
      {
        ...{ article: 'refund', told: 2, helped: 1, didNotHelp: 1, helpedPercent: 50 },
        lastTold: written('10:00:00'),
      },
      {
        ...{ article: 'warranty', told: 1, helped: 0, didNotHelp: 0, helpedPercent: null },
        lastTold: written('11:00:00'),
      },
    ]);
  });
});

describe('articlesUnread', () => {
  test('is each article that the app has and that was told to nobody', () => {
    const listed = (time: string, article: string): Row => event(time, { name: 'knowledge.listed', article });
    const customEvents = [
      listed('08:00:00', 'refund'),
      listed('08:00:00', 'warranty'),
      listed('20:00:00', 'warranty'),
      told('09:00:00', 'refund'),
      told('09:00:00', 'removed-since'),
      offered('12:00:00'),
    ];
    assert.deepEqual(ask('articlesUnread', { customEvents }), [
      { article: 'warranty', lastListed: written('20:00:00') },
    ]);
  });
});

describe('modelOutcomes', () => {
  test('is how often the model answered, what came of it otherwise, and how long it took', () => {
    const customEvents = [
      model('09:00:00', 'answered', 800),
      model('09:01:00', 'answered', 800),
      model('09:02:00', 'timedOut', 4_000, false),
    ];
    assert.deepEqual(ask('modelOutcomes', { customEvents }), [
      { outcome: 'answered', questions: 2, p50: 800, p95: 800 },
      { outcome: 'timedOut', questions: 1, p50: 4_000, p95: 4_000 },
    ]);
  });
});

describe('modelTokens', () => {
  test('is the tokens of a day and what they cost', () => {
    const customEvents = [
      model('09:00:00', 'answered', 800),
      model('10:00:00', 'answered', 800),
      model('10:01:00', 'timedOut', 4_000, false),
    ];
    const [day] = ask('modelTokens', { customEvents });
    assert.deepEqual([day?.['questions'], day?.['promptTokens'], day?.['completionTokens']], [3, 2_000, 200]);
  });

  test('goes by the prices of npm run cost', async () => {
    const { text = '' } = (await readQueries()).find(({ file }) => file === 'modelTokens.kql') ?? {};
    const [, prompt, completion] =
      /promptTokens \* ([\d.]+) \+ completionTokens \* ([\d.]+)/.exec(text) ?? [];
    assert.deepEqual(
      [Number(prompt), Number(completion)],
      [PRICES.modelPromptToken, PRICES.modelCompletionToken].map((price) => Math.round(price * 1e8) / 100),
    );
  });
});
