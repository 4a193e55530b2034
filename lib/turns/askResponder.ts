import {
  readAnswer,
  repliesFor,
  type Answer,
  type ConversationAddress,
  type ConversationContext,
  type ConversationKey,
} from '../conversation/index.ts';
import type { Inbound } from '../omnichannel/index.ts';
import { asBotError, BotError } from '../errors.ts';
import { RESPONDER_DEADLINE, type TurnPorts } from './ports.ts';

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
  { bot, telemetry, log, aliasOf }: TurnPorts,
): Promise<Asked | undefined> {
  if (inbound.kind !== 'customerMessage' || context === undefined) return undefined;
  const signal = AbortSignal.timeout(RESPONDER_DEADLINE);
  const startedAt = performance.now();
  const asked = (answer: Asked['answer']): Asked => ({
    answer,
    milliseconds: performance.now() - startedAt,
  });
  const ask = async (): Promise<unknown> => {
    const files = (await bot.receiveFiles?.(inbound.files, address.bot.id, signal)) ?? inbound.files;
    const replies = repliesFor(context.locale ?? inbound.locale);
    return bot.responder({ message: { ...inbound, files }, context, replies }, signal);
  };
  try {
    const { answer, shortened } = fitToSay(await Promise.race([ask(), failsAt(signal)]));
    if (shortened) log('warn', 'answer.shortened', { conversation: aliasOf(key) });
    return asked(answer);
  } catch (thrown) {
    // A responder that listens to its signal throws what it made of that: it is the deadline all the same.
    const { code, message } = signal.aborted ? tooLate(thrown) : asBotError(thrown);
    telemetry.track(
      { name: 'responder.failed', conversation: aliasOf(key), code },
      { logOnly: { error: message } },
    );
    return asked('failed');
  }
}

function fitToSay(given: unknown): { readonly answer: Answer; readonly shortened: boolean } {
  const read = readAnswer(given);
  if (read.ok) return read;
  throw new BotError(read.problem.code, read.problem.message);
}

function tooLate(cause: unknown): BotError {
  return new BotError('E_DEADLINE', `The responder took longer than ${RESPONDER_DEADLINE} ms.`, { cause });
}

/** A responder that does not listen to its signal is left behind: the customer waits for nobody's hung request. */
function failsAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(tooLate(signal.reason));
    });
  });
}
