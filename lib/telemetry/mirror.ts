import type { TelemetrySink } from './sink.ts';
import type { EventRecord } from './record.ts';

/** In milliseconds: a page that shows it looks live, and a busy test does not drown in requests. */
const SEND_AFTER = 200;
const TIMEOUT = 2_000;
/** A mirror that is not there costs no more than this. */
const CAPACITY = 500;

/**
 * Shows events to whoever listens on this machine, such as the contact center on the desk:
 * `POST { events: [{ at, name, fields, trace }] }`, `trace` being the id of the request's W3C trace. What nobody takes is forgotten.
 */
export function createMirror(url: string): TelemetrySink {
  let waiting: EventRecord[] = [];
  let sending = false;
  let timer: NodeJS.Timeout | undefined;

  const send = async (): Promise<void> => {
    timer = undefined;
    if (sending) return;
    sending = true;
    const events = waiting.map(({ at, name, texts, flags, numbers, trace }) => ({
      at,
      name,
      fields: { ...texts, ...flags, ...numbers },
      trace: trace?.traceId,
    }));
    waiting = [];
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ events }),
      signal: AbortSignal.timeout(TIMEOUT),
    }).catch(() => undefined);
    // Unread, the answer would keep its connection busy.
    await response?.body?.cancel().catch(() => undefined);
    sending = false;
    if (waiting.length > 0) wait();
  };
  const wait = (): void => {
    timer ??= setTimeout(() => void send(), SEND_AFTER).unref();
  };

  return {
    add: (record) => {
      if (record.kind !== 'event' || waiting.length >= CAPACITY) return;
      waiting.push(record);
      wait();
    },
    close: async () => {
      clearTimeout(timer);
      if (waiting.length > 0) await send();
    },
  };
}
