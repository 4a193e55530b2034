// What a responder is asked, what comes of its answer, and what is reported of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  newContext,
  repliesFor,
  type ConversationContext,
  type Phrasing,
  type Question,
  type Responder,
} from '../../lib/conversation/index.ts';
import type { LogLevel } from '../../lib/log.ts';
import type { TelemetryEvent, TrackDetails } from '../../lib/events.ts';
import type { BotMind, ModelAnswer, TurnPorts } from '../../lib/turns/index.ts';
import { askResponder, type Asked } from '../../lib/turns/askResponder.ts';
import { RESPONDER_DEADLINE } from '../../lib/turns/ports.ts';
import { awake } from '../awake.ts';
import { ARTICLES } from '../fixtures/mind/knowing.ts';
import { ADDRESS, contextEvent, customerSays, KEY, World } from './world.ts';

const SAID = { kind: 'said', rule: 'r', says: [{ kind: 'say', text: 'Hello' }] } as const;
const { inbound: hello } = customerSays('hello', 'm1');
assert.ok(hello.kind === 'customerMessage');

/** Asks, and gives what was asked, answered, reported and logged. */
async function asking(
  bot: Partial<BotMind> = {},
  {
    message = hello,
    context = newContext(0),
  }: { message?: typeof hello; context?: ConversationContext } = {},
) {
  const world = new World();
  const questions: Question[] = [];
  const events: [TelemetryEvent, TrackDetails | undefined][] = [];
  const lines: [LogLevel, string, unknown][] = [];
  const base = world.ports();
  const responder: Responder = (question, signal) => {
    questions.push(question);
    return bot.responder === undefined ? Promise.resolve(SAID) : bot.responder(question, signal);
  };
  const ports: TurnPorts = {
    ...base,
    log: (level, event, fields) => lines.push([level, event, fields]),
    telemetry: { ...base.telemetry, track: (event, options) => events.push([event, options]) },
    bot: { ...base.bot, ...bot, responder },
  };
  const startedAt = performance.now();
  const asked = await askResponder(KEY, ADDRESS, context, message, ports);
  const milliseconds = performance.now() - startedAt;
  assert.ok(asked !== undefined && asked.milliseconds >= 0 && asked.milliseconds <= milliseconds);
  const [question] = questions;
  assert.ok(question !== undefined && questions.length === 1);
  return { asked: asked.answer, question, events, lines, world };
}

/** A bot that has so many milliseconds for an answer. */
const within = (
  milliseconds: number,
  ask: () => Promise<ModelAnswer> = () => assert.fail(),
): Partial<BotMind> => ({
  model: { extraTime: milliseconds - RESPONDER_DEADLINE, ask },
});

describe('a responder', () => {
  it('is asked about messages alone, and where there is something to answer', async () => {
    const world = new World();
    const ports = world.ports();
    const bot = { ...ports.bot, responder: () => assert.fail('it was asked') };
    const ask = (
      arrival = customerSays('hello', 'm1'),
      context?: ConversationContext,
    ): Promise<Asked | undefined> => askResponder(KEY, ADDRESS, context, arrival.inbound, { ...ports, bot });
    assert.equal(await ask(), undefined);
    assert.equal(await ask(contextEvent('c'), newContext(0)), undefined);
    assert.deepEqual(world.events, []);
  });

  it('gets the message, what is known, and what the policy and the settings allow', async () => {
    const { question, events, lines } = await asking();
    assert.deepEqual([question.message, question.context], [hello, newContext(0)]);
    assert.deepEqual([question.showValues, 'phrase' in question], [false, false]);
    assert.deepEqual([events, lines], [[], []]);
    assert.equal((await asking({ showValues: true })).question.showValues, true);
    const { bot } = new World().ports();
    for (const showcase of [true, false])
      assert.equal((await asking({ policy: { ...bot.policy, showcase } })).question.showcase, showcase);
  });

  it('gets the catalogue of the conversation’s language, or of the message’s where it has none', async () => {
    const message = { ...hello, locale: 'fr-FR' };
    const german = { ...newContext(0), locale: 'de-DE' };
    assert.equal((await asking({}, { message, context: german })).question.replies, repliesFor('de'));
    assert.equal((await asking({}, { message })).question.replies, repliesFor('fr'));
    assert.equal((await asking()).question.replies, repliesFor(undefined));
  });

  it('gets the files as they were fetched, for the bot’s own account', async () => {
    const files = [{ id: '1', name: 'a.png', contentType: 'image/png' }];
    const message = { ...hello, files };
    assert.deepEqual((await asking({}, { message })).question.message.files, files);
    const fetched = [{ id: '1', name: 'a.png', contentType: 'image/png', bytes: 5 }];
    const { question } = await asking(
      {
        receiveFiles: (given, botId) => {
          assert.deepEqual([given, botId], [files, ADDRESS.bot.id]);
          return Promise.resolve(fetched);
        },
      },
      { message },
    );
    assert.deepEqual(question.message.files, fetched);
  });

  it('answers at length, which is shortened and said in the log', async () => {
    const says = [{ kind: 'say', text: 'x'.repeat(40_000) }] as const;
    const { asked, lines, world } = await asking({ responder: () => Promise.resolve({ ...SAID, says }) });
    assert.ok(asked !== 'failed' && asked.kind === 'said' && (asked.says[0]?.text.length ?? 0) < 40_000);
    assert.deepEqual(lines, [['warn', 'answer.shortened', { conversation: world.alias }]]);
  });

  it('that throws has failed, which is reported by its code, and by its words in the log alone', async () => {
    const { asked, events, world } = await asking({ responder: () => Promise.reject(new TypeError('oops')) });
    assert.equal(asked, 'failed');
    const event = { name: 'responder.failed', conversation: world.alias, code: 'E_UNEXPECTED' };
    assert.deepEqual(events, [[event, { logOnly: { error: 'TypeError' } }]]);
  });

  const hanging: Readonly<Record<string, Responder>> = {
    'never answers': () => new Promise(() => undefined),
    'gives up at its signal': (_question, signal) => gaveUp(signal),
  };
  for (const [what, responder] of Object.entries(hanging)) {
    it(`that ${what} has failed when its time is over, which says how much it had`, async () => {
      const { asked, events } = await awake(asking({ ...within(400), responder }));
      assert.equal(asked, 'failed');
      const [[event, options] = []] = events;
      assert.ok(event?.name === 'responder.failed' && event.code === 'E_DEADLINE');
      assert.match(JSON.stringify(options?.logOnly), /400 ms/);
    });
  }
});

function gaveUp(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new TypeError('fetch failed'));
    });
  });
}

describe('a model behind a responder', () => {
  const [article] = ARTICLES;
  assert.ok(article !== undefined);
  const request = {
    question: 'q',
    earlier: [],
    language: 'en',
    articles: [article] as const,
    instructions: '',
  };
  const phrasing: Phrasing = { text: 'Aye.', articles: [article], askedAgain: false };

  for (const [outcome, level] of [
    ['answered', 'info'],
    ['notCovered', 'info'],
    ['throttled', 'warn'],
    ['timedOut', 'warn'],
  ] as const) {
    it(`is asked once, and reported with ${level} when it is ${outcome}`, async () => {
      let asked = 0;
      const words: unknown[] = [];
      const { events, world } = await asking({
        ...within(RESPONDER_DEADLINE, () => {
          asked += 1;
          return Promise.resolve({
            outcome,
            milliseconds: 5,
            ...(outcome === 'answered' ? { phrasing } : {}),
          });
        }),
        responder: async ({ phrase }) => {
          for (let time = 0; time < 2; time += 1) words.push(await phrase?.(request));
          return SAID;
        },
      });
      assert.equal(asked, 1);
      const said = outcome === 'answered' ? phrasing : undefined;
      assert.deepEqual(words, [said, said]);
      const event = { name: 'model.completed', conversation: world.alias, outcome, milliseconds: 5 };
      assert.deepEqual(events, [[event, { level }]]);
    });
  }

  it('is given up before its responder is, which has time to do without it', async () => {
    let isResponderLate: boolean | undefined;
    const ask = (_: unknown, signal: AbortSignal): Promise<ModelAnswer> =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve({ outcome: 'timedOut', milliseconds: 1 });
        });
      });
    const { asked } = await awake(
      asking({
        model: { ...within(400).model, extraTime: 400 - RESPONDER_DEADLINE, ask },
        responder: async ({ phrase }, signal) => {
          await phrase?.(request);
          isResponderLate = signal.aborted;
          return SAID;
        },
      }),
    );
    assert.deepEqual([asked, isResponderLate], [SAID, false]);
  });
});
