import { AsyncLocalStorage } from 'node:async_hooks';
import type { Dependency, Usage } from '../events.ts';
import type { Log } from '../log.ts';

/** The host's request that a call of a function belongs to, in the ids of W3C Trace Context. */
export interface Trace {
  readonly traceId: string;
  readonly spanId: string;
}

/** One call of a function: whose request it is, where its log goes and what it has used so far. */
export interface Operation {
  readonly trace: Trace | undefined;
  readonly log: Log;
  usage: Usage;
}

/** Follows a call through everything that it awaits, so that what is reported deep down finds its request. */
export const operations = new AsyncLocalStorage<Operation>();

/** Reads a `traceparent` header, which the Functions host gives with every call; `undefined` for anything else. */
export function readTrace(traceParent: string | undefined): Trace | undefined {
  const groups = /^[\da-f]{2}-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-[\da-f]{2}/.exec(
    traceParent ?? '',
  )?.groups;
  const traceId = groups?.['traceId'];
  const spanId = groups?.['spanId'];
  if (traceId === undefined || spanId === undefined || /^0+$/.test(traceId) || /^0+$/.test(spanId)) {
    return undefined;
  }
  return { traceId, spanId };
}

/** What has been used when one more request has been made. */
export function withDependency(usage: Usage, { kind, milliseconds }: Dependency): Usage {
  // What a model takes is in an event of its own.
  if (kind === 'model') return usage;
  return kind === 'storage'
    ? {
        ...usage,
        storageRequests: usage.storageRequests + 1,
        storageMilliseconds: usage.storageMilliseconds + milliseconds,
      }
    : { ...usage, posts: usage.posts + 1, postMilliseconds: usage.postMilliseconds + milliseconds };
}
