import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';

/** A token whose signature and claims have been checked. */
export interface VerifiedToken {
  readonly claims: JWTPayload;
  readonly kid: string;
  /** Modulus of the key that verified it: a key replaced under the same `kid` does not inherit its tokens. */
  readonly modulus: string;
  /** Milliseconds since the epoch, the clock tolerance included. */
  readonly usableUntil: number;
}

/**
 * Remembers verified tokens, since a channel sends the same one for up to an hour. Holds digests and no tokens: a heap dump
 * is no key ring. The least recently used goes first when it is full. Only verified tokens get in, so a flood of forgeries
 * cannot push anything out.
 */
export class VerifiedTokens {
  readonly #byDigest = new Map<string, VerifiedToken>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(token: string, now: number): VerifiedToken | undefined {
    const digest = digestOf(token);
    const verified = this.#byDigest.get(digest);
    if (verified === undefined) return undefined;
    this.#byDigest.delete(digest);
    if (now >= verified.usableUntil) return undefined;
    this.#byDigest.set(digest, verified);
    return verified;
  }

  add(token: string, verified: VerifiedToken): void {
    this.#byDigest.set(digestOf(token), verified);
    if (this.#byDigest.size <= this.#capacity) return;
    for (const oldest of this.#byDigest.keys()) {
      this.#byDigest.delete(oldest);
      return;
    }
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
