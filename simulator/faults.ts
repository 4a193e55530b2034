import { isCommand, type ActivityLike } from '../lib/omnichannel/index.ts';

/**
 * Something that goes wrong with a post of the bot. `answer` is what the bot gets: an HTTP status, nothing at all
 * (`hang`), a cut connection (`reset`), 200 without a body (`empty`) or, after `delayMs`, the usual one. `accepted` says
 * whether the contact center takes the activity nevertheless: with `reset` that is an answer lost on its way.
 */
export interface Fault {
  /** Which posts it waits for. */
  readonly on: 'any' | 'message' | 'command';
  /** How many posts it hits before it is spent. */
  readonly times: number;
  readonly answer: 'usual' | 'hang' | 'reset' | 'empty' | number;
  readonly accepted: boolean;
  readonly delayMs: number;
  /** The Retry-After header, as it is to be spelled: seconds, a date, or something broken. */
  readonly retryAfter?: string | undefined;
}

/** The faults that are armed, for one conversation or for all. */
export interface FaultScript {
  /** Adds a fault behind those that wait already; without a conversation it may hit any. */
  arm(fault: Fault, conversationId?: string): void;
  /** The fault that hits this post, if any, which spends it once. */
  take(conversationId: string, activity: ActivityLike): Fault | undefined;
  clear(): void;
}

/** An empty script. */
export function createFaultScript(): FaultScript {
  let armed: { readonly fault: Fault; readonly conversationId: string | undefined; left: number }[] = [];
  return {
    arm(fault, conversationId) {
      armed.push({ fault, conversationId, left: fault.times });
    },
    take(conversationId, activity) {
      const hit = armed.find(
        (item) =>
          (item.conversationId === undefined || item.conversationId === conversationId) &&
          fits(item.fault, activity),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) armed = armed.filter((item) => item !== hit);
      return hit.fault;
    },
    clear() {
      armed = [];
    },
  };
}

function fits({ on }: Fault, activity: ActivityLike): boolean {
  switch (on) {
    case 'any':
      return true;
    case 'command':
      return isCommand(activity);
    case 'message':
      return activity.type === 'message' && !isCommand(activity);
  }
}
