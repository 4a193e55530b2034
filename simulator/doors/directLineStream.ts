import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import type { Switchboard } from '../switchboard.ts';
import { HttpRefusal, splitAddress } from './exchange.ts';

/** What a widget has seen is counted in lines; `read` gives what came after that. */
export type ReadActivities = (
  conversationId: string,
  watermark: string | null,
) => (JsonObject & { readonly watermark: string }) | undefined;

/** Streams to widgets that ask for one. */
export interface DirectLineStream {
  /**
   * Takes over a connection that asked to become a WebSocket.
   * @throws HttpRefusal 404 for another address.
   */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/**
 * Direct Line's stream: a set of activities for every change of the conversation, from the watermark on that the widget
 * gives. It is how Web Chat listens unless it is told otherwise.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-receive-activities
 */
export function createDirectLineStream(switchboard: Switchboard, read: ReadActivities): DirectLineStream {
  const server = new WebSocketServer({ noServer: true });

  function follow(socket: WebSocket, id: string, from: string | null): void {
    let watermark = from;
    let due = false;
    /** Once whoever made the change has done all of it: what a widget posted is known for its own only then. */
    const sendSoon = (): void => {
      if (due) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        send();
      });
    };
    const send = (): void => {
      const set = read(id, watermark);
      if (set === undefined) {
        socket.close(1000, 'The conversation is gone.');
        return;
      }
      if (set.watermark === watermark) return;
      watermark = set.watermark;
      socket.send(JSON.stringify(set));
    };
    send();
    const stop = switchboard.watch((changed) => {
      if (changed === undefined || changed.id === id) sendSoon();
    });
    socket.once('close', stop);
    socket.on('error', stop);
  }

  return {
    upgrade(request, socket, head) {
      const { path, query } = splitAddress(request);
      const [version, door, collection, id = '', part] = path;
      const known =
        version === 'v3' && door === 'directline' && collection === 'conversations' && part === 'stream';
      if (!known || switchboard.conversation(id) === undefined) {
        throw new HttpRefusal(404, 'NotFound', 'There is no stream at this address.');
      }
      server.handleUpgrade(request, socket, head, (taken) => {
        follow(taken, id, query.get('watermark'));
      });
    },
    close() {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
