import type { Log } from '../log.ts';
import type { SigningKey } from './openIdKeys.ts';

export type FoundKey =
  | { readonly kind: 'found'; readonly key: SigningKey }
  | { readonly kind: 'unknown' }
  /** There are no keys to look in, and there is no getting any right now. */
  | { readonly kind: 'unavailable'; readonly retryAfterSeconds: number };

export interface SigningKeysPorts {
  /** Gets the current keys by `kid`; bounded in time by itself; rejects when it cannot. */
  readonly fetchKeys: () => Promise<ReadonlyMap<string, SigningKey>>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** From here on keys are fetched anew, behind the back of the request that noticed. */
export const KEYS_FRESH = DAY;
/** How long keys serve while the endpoint is down: the figure the Bot Framework's own specification gives. */
export const KEYS_USABLE = 5 * DAY;
/** Between two fetches that an unknown `kid` caused: forged tokens must not turn us on the endpoint. */
export const UNKNOWN_KEY_COOLDOWN = 30 * SECOND;

/** A few failures are retried at once, since whoever asks is a customer waiting; a lasting one backs off. */
const FREE_RETRIES = 3;
const LONGEST_BACKOFF = 30 * SECOND;

/**
 * The keys that channels sign with, fetched once for however many callers. A `kid` that is not among them fetches them anew
 * (keys roll over), at most once in 30 seconds. Keys older than a day are replaced in the background of a request; while the
 * endpoint is down they serve for five days. `find` never rejects.
 */
export class SigningKeys {
  readonly #ports: SigningKeysPorts;
  #keys: ReadonlyMap<string, SigningKey> = new Map();
  #fetchedAt = -Infinity;
  #fetching: Promise<boolean> | undefined;
  #failures = 0;
  #retryAt = -Infinity;
  #unknownAt = -Infinity;

  constructor(ports: SigningKeysPorts) {
    this.#ports = ports;
  }

  async find(kid: string): Promise<FoundKey> {
    const age = this.#ports.now() - this.#fetchedAt;
    if (age >= KEYS_USABLE)
      return (await this.#refresh()) ? this.#lookUpAfterFetch(kid) : this.#unavailable();
    const key = this.#keys.get(kid);
    if (key === undefined) return this.#findUnknown(kid);
    // Not awaited: the request has its key. #refresh never rejects.
    if (age >= KEYS_FRESH) void this.#refresh();
    return { kind: 'found', key };
  }

  async #findUnknown(kid: string): Promise<FoundKey> {
    const coolingDown = this.#ports.now() - this.#unknownAt < UNKNOWN_KEY_COOLDOWN;
    // A fetch under way is joined in any case: during a rollover it brings the key for everyone who waits.
    if (coolingDown && this.#fetching === undefined) return { kind: 'unknown' };
    this.#unknownAt = this.#ports.now();
    await this.#refresh();
    return this.#lookUpAfterFetch(kid);
  }

  /** A fetch that did not bring the key has answered for it: the next unknown `kid` waits for the cooldown. */
  #lookUpAfterFetch(kid: string): FoundKey {
    const key = this.#keys.get(kid);
    if (key !== undefined) return { kind: 'found', key };
    this.#unknownAt = this.#ports.now();
    return { kind: 'unknown' };
  }

  #unavailable(): FoundKey {
    const wait = Math.ceil((this.#retryAt - this.#ports.now()) / SECOND);
    return { kind: 'unavailable', retryAfterSeconds: Math.max(1, wait) };
  }

  /** Whether the keys are new now. Joins a fetch under way; does not start one while a failure backs off. */
  #refresh(): Promise<boolean> {
    if (this.#fetching !== undefined) return this.#fetching;
    if (this.#ports.now() < this.#retryAt) return Promise.resolve(false);
    this.#fetching = this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<boolean> {
    try {
      this.#keys = await this.#ports.fetchKeys();
      this.#fetchedAt = this.#ports.now();
      this.#failures = 0;
      return true;
    } catch (error) {
      this.#failures++;
      const backoff = this.#failures <= FREE_RETRIES ? 0 : SECOND * 2 ** (this.#failures - FREE_RETRIES - 1);
      this.#retryAt = this.#ports.now() + Math.min(backoff, LONGEST_BACKOFF);
      this.#logFailure(error);
      return false;
    }
  }

  #logFailure(error: unknown): void {
    const age = this.#ports.now() - this.#fetchedAt;
    this.#ports.log(age < KEYS_USABLE ? 'warn' : 'error', 'keys.fetch_failed', {
      reason: error instanceof Error ? error.message : undefined,
      cause: causeOf(error),
      failures: this.#failures,
      keysAgeHours: Number.isFinite(age) ? Math.floor((age / DAY) * 24) : undefined,
    });
  }
}

/** `fetch` says no more than that it failed; what the network said is the error behind it. */
function causeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
