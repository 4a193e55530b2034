import type { AccessToken } from '@azure/identity';
import { BotError } from '../errors.ts';
import type { Log } from '../log.ts';

/**
 * Asks for a token; with `renew`, for another one than those it gave before, whatever they are still good for. May be slow,
 * may reject, may be called again at any time.
 */
export type TokenSource = (
  renew?: boolean,
) => Promise<Pick<AccessToken, 'token' | 'expiresOnTimestamp' | 'refreshAfterTimestamp'>>;

export interface BotTokenPorts {
  readonly source: TokenSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** Milliseconds that a caller waits for a token at most. */
  readonly deadline?: number;
}

const SECOND = 1_000;
const DEADLINE = 5 * SECOND;
/** A token is replaced this long before it expires, unless its issuer suggests an earlier time. */
const REFRESH_AHEAD = 5 * 60 * SECOND;
/** With less than this left, the request that needs the token waits for a new one: it could expire on the way. */
const TOO_SHORT = 30 * SECOND;
/** Between two attempts to replace a token that still works. */
const RETRY_AFTER = 30 * SECOND;
/** Between two tokens asked for because one was refused: where the bot itself is not accepted, no token helps. */
const RENEW_AFTER = 60 * SECOND;

/**
 * The bot's own token, one for all its posts. Asked for once however many wait, replaced in the background before it expires,
 * and used to its last second when no new one can be had.
 */
export class BotToken {
  readonly #ports: BotTokenPorts;
  #token = '';
  #expiresAt = -Infinity;
  #refreshAt = -Infinity;
  #renewableAt = -Infinity;
  #asking: Promise<void> | undefined;
  #renewing: Promise<void> | undefined;

  constructor(ports: BotTokenPorts) {
    this.#ports = ports;
  }

  /** Rejects with `E_TOKEN` when there is no valid token and none can be had in time. */
  async get(): Promise<string> {
    const { now } = this.#ports;
    await this.#renewing;
    if (this.#expiresAt - now() >= TOO_SHORT) {
      if (now() >= this.#refreshAt) this.#replaceInBackground();
      return this.#token;
    }
    try {
      await this.#ask();
    } catch (cause) {
      if (this.#expiresAt > now()) return this.#token;
      throw new BotError(
        'E_TOKEN',
        'No token for the Bot Connector. Check the managed identity; npm run doctor tells more.',
        {
          cause,
        },
      );
    }
    return this.#token;
  }

  /**
   * A connector did not accept this token although it has not expired: keys were changed, access was withdrawn and given
   * again. The posts after this one wait for another token; when none can be had they go on with the one that is there.
   */
  refused(token: string): void {
    const { now, log } = this.#ports;
    if (token !== this.#token || now() < this.#renewableAt) return;
    this.#renewableAt = now() + RENEW_AFTER;
    const renew = async (): Promise<void> => {
      try {
        await this.#askSource(true);
        log('warn', 'token.renewed', { same: token === this.#token });
      } catch (thrown) {
        log('warn', 'token.renewal_failed', { reason: thrown instanceof Error ? thrown.name : undefined });
      }
      this.#renewing = undefined;
    };
    this.#renewing = renew();
  }

  #replaceInBackground(): void {
    const { now, log } = this.#ports;
    this.#refreshAt = now() + RETRY_AFTER;
    this.#ask().catch((error: unknown) => {
      log('warn', 'token.refresh_failed', {
        reason: error instanceof Error ? error.name : undefined,
        secondsLeft: Math.floor((this.#expiresAt - now()) / SECOND),
      });
    });
  }

  #ask(): Promise<void> {
    this.#asking ??= this.#askSource(false).finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #askSource(renew: boolean): Promise<void> {
    const { source, now, deadline = DEADLINE } = this.#ports;
    const { token, expiresOnTimestamp, refreshAfterTimestamp } = await within(deadline, source(renew));
    this.#token = token;
    this.#expiresAt = expiresOnTimestamp;
    this.#refreshAt = Math.max(
      now() + RETRY_AFTER,
      refreshAfterTimestamp ?? expiresOnTimestamp - REFRESH_AHEAD,
    );
  }
}

/** The identity library takes no deadline: an answer that comes too late is left to itself. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new BotError('E_DEADLINE', `The identity endpoint did not answer within ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
