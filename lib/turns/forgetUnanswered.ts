import { asBotError } from '../errors.ts';
import type { TurnPorts } from './ports.ts';

/** Between two looks, in milliseconds. Kept for days, a message may stay an hour longer; a look every sweep would cost more. */
const INTERVAL = 60 * 60_000;
/** Milliseconds that a look may take of a sweep. */
const TIMEOUT = 10_000;

/** Removes messages whose time is over. Never throws; a failure is logged and tried again with the next sweep. */
export type ForgetUnanswered = (ports: TurnPorts) => Promise<void>;

/**
 * Looks now and then, as part of the sweep, for kept messages whose time is over: also where no more are kept, because what
 * was kept before that was switched off has to go as well.
 */
export function createForgetUnanswered(): ForgetUnanswered {
  let nextAt = 0;
  return async ({ unanswered, now, log }) => {
    if (unanswered === undefined || now() < nextAt) return;
    try {
      const before = now() - unanswered.retention;
      const { count, more } = await unanswered.store.forget(before, AbortSignal.timeout(TIMEOUT));
      if (count > 0) log('info', 'unanswered.forgotten', { count });
      if (!more) nextAt = now() + INTERVAL;
    } catch (thrown) {
      const { code, message } = asBotError(thrown);
      log('warn', 'unanswered.notForgotten', { code, error: message });
    }
  };
}
