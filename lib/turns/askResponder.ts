import {
  needsWords,
  readAnswer,
  repliesFor,
  type Answer,
  type ConversationAddress,
  type ConversationContext,
  type ConversationKey,
  type CustomerMessage,
  type Phrase,
  type Phrasing,
  type PhrasingRequest,
} from '../conversation/index.ts';
import type { Inbound } from '../omnichannel/index.ts';
import { asBotError, BotError } from '../errors.ts';
import { startDeadline } from './deadline.ts';
import { turnLimits, WORDS_MARGIN, type TurnPorts } from './ports.ts';

/** What the responder answered, and how long it took, in milliseconds. */
export interface Asked {
  readonly answer: Answer | 'failed';
  readonly milliseconds: number;
}

/**
 * What the responder says to the customer's message in this context, `failed` when it threw, took too long or answered what
 * is no answer, `undefined` when there is nothing to ask (no context to answer in). It is asked outside the decision, and
 * once: a conflict decides again on the same answer.
 */
export async function askResponder(
  key: ConversationKey,
  address: ConversationAddress,
  context: ConversationContext | undefined,
  inbound: Inbound,
  ports: TurnPorts,
): Promise<Asked | undefined> {
  if (inbound.kind !== 'customerMessage' || context === undefined) return undefined;
  const { bot, telemetry, log, aliasOf } = ports;
  const { responder: limit } = turnLimits(bot);
  const deadline = startDeadline(limit, () => performance.now());
  const { signal } = deadline;
  const phrase = phraseFor(key, inbound, context, limit, ports);
  const startedAt = performance.now();
  const asked = (answer: Asked['answer']): Asked => ({
    answer,
    milliseconds: performance.now() - startedAt,
  });
  const ask = async (): Promise<unknown> => {
    const files = (await bot.receiveFiles?.(inbound.files, address.bot.id, signal)) ?? inbound.files;
    const replies = repliesFor(context.locale ?? inbound.locale);
    const { showcase } = bot.policy;
    const { showValues = false } = bot;
    const question = { message: { ...inbound, files }, context, replies, showcase, showValues };
    return bot.responder(phrase === undefined ? question : { ...question, phrase }, signal);
  };
  try {
    const { answer, shortened } = fitToSay(await Promise.race([ask(), failsAt(signal, limit)]));
    if (shortened) log('warn', 'answer.shortened', { conversation: aliasOf(key) });
    return asked(answer);
  } catch (thrown) {
    // A responder that listens to its signal throws what it made of that: it is the deadline all the same.
    const { code, message } = signal.aborted ? tooLate(limit) : asBotError(thrown);
    telemetry.track(
      { name: 'responder.failed', conversation: aliasOf(key), code },
      { logOnly: { error: message } },
    );
    return asked('failed');
  } finally {
    deadline.cancel();
  }
}

function fitToSay(given: unknown): { readonly answer: Answer; readonly shortened: boolean } {
  const read = readAnswer(given);
  if (read.ok) return read;
  throw new BotError(read.problem.code, read.problem.message);
}

/**
 * The model of the bot, as a responder may use it: once for a message, not at all where the policy decides without an answer,
 * given up in time, and reported.
 */
function phraseFor(
  key: ConversationKey,
  message: CustomerMessage,
  context: ConversationContext,
  limit: number,
  { bot: { model, policy }, telemetry, aliasOf, now }: TurnPorts,
): Phrase | undefined {
  if (model === undefined) return undefined;
  const signal = AbortSignal.timeout(limit - WORDS_MARGIN);
  let asked: Promise<Phrasing | undefined> | undefined;
  const ask = async (request: PhrasingRequest): Promise<Phrasing | undefined> => {
    if (!needsWords(message, context, now(), policy)) return undefined;
    const { phrasing, ...report } = await model.ask(request, signal);
    const level = report.outcome === 'answered' || report.outcome === 'notCovered' ? 'info' : 'warn';
    telemetry.track({ name: 'model.completed', conversation: aliasOf(key), ...report }, { level });
    return phrasing;
  };
  return (request) => (asked ??= ask(request));
}

function tooLate(limit: number): BotError {
  return new BotError('E_DEADLINE', `The responder took longer than ${limit} ms.`);
}

/** A responder that does not listen to its signal is left behind: the customer waits for nobody's hung request. */
function failsAt(signal: AbortSignal, limit: number): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(tooLate(limit));
    });
  });
}
