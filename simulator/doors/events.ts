import type { Conversation } from '../center/conversation.ts';
import { conversationChange, conversationView } from '../center/views.ts';
import type { Switchboard } from '../switchboard.ts';
import type { TelemetryFeed } from '../telemetry/feed.ts';
import type { Exchange } from './exchange.ts';
import { installedLooks } from './looks.ts';

/**
 * Streams what happens as server-sent events: `hello` and `telemetry` first and after a reset, then a `conversation` with
 * both views for each that there is, a `change` of it after every change, and `telemetry` with the monitor after every
 * report. The stream ends with the request.
 */
export function streamEvents(
  { request, response }: Exchange,
  switchboard: Switchboard,
  telemetry: TelemetryFeed,
): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const hello = (): void => {
    send('hello', {
      bot: switchboard.bot.url,
      workstream: switchboard.definition,
      definitionMistakes: switchboard.definitionMistakes,
      telemetry: telemetry.address,
      looks: installedLooks(),
    });
    send('telemetry', telemetry.view());
  };
  /** What this stream has told of each conversation that there is. */
  const told = new Map<string, Conversation>();
  const begin = (): void => {
    told.clear();
    hello();
    for (const conversation of switchboard.conversations().toReversed()) tell(conversation);
  };
  const tell = (conversation: Conversation): void => {
    const before = told.get(conversation.id);
    told.set(conversation.id, conversation);
    if (before === undefined) send('conversation', conversationView(conversation));
    else send('change', conversationChange(before, conversation));
  };
  begin();

  // Several changes within one turn of the event loop become one event for each conversation, and one for the monitor.
  const changed = new Map<string, Conversation>();
  const flush = (): void => {
    for (const conversation of changed.values()) tell(conversation);
    changed.clear();
  };
  const stop = switchboard.watch((conversation) => {
    if (conversation === undefined) {
      changed.clear();
      begin();
      return;
    }
    if (changed.size === 0) setImmediate(flush);
    changed.set(conversation.id, conversation);
  });
  let reported = false;
  const stopTelemetry = telemetry.watch(() => {
    if (reported) return;
    reported = true;
    setImmediate(() => {
      reported = false;
      send('telemetry', telemetry.view());
    });
  });
  request.once('close', () => {
    stop();
    stopTelemetry();
  });
}
