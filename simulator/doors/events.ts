import type { Conversation } from '../center/conversation.ts';
import { conversationView } from '../center/views.ts';
import type { Switchboard } from '../switchboard.ts';
import type { Exchange } from './exchange.ts';

/**
 * Streams what happens as server-sent events: `hello` first and after a reset, then a `conversation` with both views after every change.
 * The stream ends with the request.
 */
export function streamEvents({ request, response }: Exchange, switchboard: Switchboard): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const hello = (): void => {
    send('hello', { bot: switchboard.bot.url, workstream: switchboard.workstream });
  };
  hello();
  for (const conversation of switchboard.conversations().toReversed()) {
    send('conversation', conversationView(conversation));
  }

  // Several changes within one turn of the event loop become one event for each conversation.
  const changed = new Map<string, Conversation>();
  const flush = (): void => {
    for (const conversation of changed.values()) send('conversation', conversationView(conversation));
    changed.clear();
  };
  const stop = switchboard.watch((conversation) => {
    if (conversation === undefined) {
      changed.clear();
      hello();
      return;
    }
    if (changed.size === 0) setImmediate(flush);
    changed.set(conversation.id, conversation);
  });
  request.once('close', stop);
}
