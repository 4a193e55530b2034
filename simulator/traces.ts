import { randomBytes } from 'node:crypto';

/** Which delivery of which activity of which conversation. */
export interface Delivery {
  readonly conversation: string;
  /** The activity's place on the wire. */
  readonly seq: number;
  /** How often it was delivered before. */
  readonly attempt: number;
}

/** Marks each delivery, so that what the bot reports of it can be told from what it reports of others. */
export interface Traces {
  /** The `traceparent` header that goes along: https://www.w3.org/TR/trace-context/#traceparent-header */
  begin(delivery: Delivery): string;
  /** Which delivery a trace began with; `undefined` for a trace of somebody else, and for an old one. */
  of(traceId: string): Delivery | undefined;
}

/** A bot reports soon; what it reports after so many other deliveries finds its place no longer. */
const REMEMBERED = 1_000;

export function createTraces(): Traces {
  const deliveries = new Map<string, Delivery>();
  return {
    begin(delivery) {
      const traceId = randomBytes(16).toString('hex');
      deliveries.set(traceId, delivery);
      for (const oldest of deliveries.keys()) {
        if (deliveries.size <= REMEMBERED) break;
        deliveries.delete(oldest);
      }
      return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
    },
    of: (traceId) => deliveries.get(traceId),
  };
}
