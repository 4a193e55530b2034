import { toRecord } from '../center/record.ts';
import type { Switchboard } from '../switchboard.ts';
import { answer, HttpRefusal, type Exchange } from './exchange.ts';

/** A proxy on the way may give up on a silent request after half a minute. */
const PATIENCE_MS = 20_000;

/**
 * Gives a program all that is known of a conversation, with its revision and whether anything is on its way to the bot.
 * `?after=REVISION` waits for a later one, for some seconds: without a change the answer has the same revision again.
 * @throws HttpRefusal 400 for a revision that is no number.
 */
export async function answerRecord(exchange: Exchange, switchboard: Switchboard, id: string): Promise<void> {
  const after = exchange.query.get('after');
  if (after !== null) {
    if (!/^\d{1,15}$/.test(after)) throw new HttpRefusal(400, 'BadArgument', '"after" must be a revision.');
    await laterThan(Number(after), exchange, switchboard, id);
  }
  const conversation = switchboard.conversation(id);
  const progress = switchboard.progress(id);
  if (conversation === undefined || progress === undefined) {
    throw new HttpRefusal(404, 'ConversationNotFound', 'The conversation is gone: everything was forgotten.');
  }
  answer(exchange, 200, { ...progress, conversation: toRecord(conversation) });
}

/** Resolves when there is a later revision, when the conversation is gone, or when it has been long enough. */
function laterThan(
  revision: number,
  { response }: Exchange,
  switchboard: Switchboard,
  id: string,
): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(deadline);
      stop();
      response.removeListener('close', finish);
      resolve();
    };
    const check = (): void => {
      const progress = switchboard.progress(id);
      if (progress === undefined || progress.revision > revision) finish();
    };
    const stop = switchboard.watch(check);
    const deadline = setTimeout(finish, PATIENCE_MS);
    response.once('close', finish);
    check();
  });
}
