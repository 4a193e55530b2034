import {
  Agent,
  createServer,
  request as openRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { listen, LOOPBACK } from '../../local/ports.ts';
import type { Lifetime } from '../../test/local/hostProcess.ts';

/** What went to a service and came back, heads and all. */
export interface Traffic {
  readonly requests: number;
  readonly bytesUp: number;
  readonly bytesDown: number;
}

/** A service, with somebody in front who counts. */
export interface CountingProxy {
  readonly url: string;
  counted(): Traffic;
}

/** Puts a counter in front of an address. */
export async function startCountingProxy(lifetime: Lifetime, target: string): Promise<CountingProxy> {
  const agent = new Agent({ keepAlive: true });
  const { origin, pathname } = new URL(target);
  const connections = new Set<Socket>();
  const gone = { bytesUp: 0, bytesDown: 0 };
  let requests = 0;
  const forward = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    requests += 1;
    const { method = '', url = '', headers } = incoming;
    const onward = openRequest(`${origin}${url}`, { method, headers, agent }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.once('error', () => outgoing.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(forward);
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => {
      connections.delete(socket);
      gone.bytesUp += socket.bytesRead;
      gone.bytesDown += socket.bytesWritten;
    });
  });
  const port = await listen(server, 0, '--port');
  lifetime.after(async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return {
    url: `http://${LOOPBACK}:${port}${pathname}`,
    counted: () => {
      const open = [...connections];
      return {
        requests,
        bytesUp: open.reduce((sum, { bytesRead }) => sum + bytesRead, gone.bytesUp),
        bytesDown: open.reduce((sum, { bytesWritten }) => sum + bytesWritten, gone.bytesDown),
      };
    },
  };
}

/** A connection string whose services have a counter in front, and what all of them have counted. */
export async function countTraffic(
  lifetime: Lifetime,
  connectionString: string,
): Promise<{ readonly connectionString: string; readonly counted: () => Traffic }> {
  const proxies: CountingProxy[] = [];
  let counting = connectionString;
  for (const [whole, name = '', url = ''] of connectionString.matchAll(/(\w+Endpoint)=([^;]+)/g)) {
    const proxy = await startCountingProxy(lifetime, url);
    proxies.push(proxy);
    counting = counting.replace(whole, `${name}=${proxy.url}`);
  }
  return {
    connectionString: counting,
    counted: () =>
      proxies
        .map((proxy) => proxy.counted())
        .reduce((sum, one) => ({
          requests: sum.requests + one.requests,
          bytesUp: sum.bytesUp + one.bytesUp,
          bytesDown: sum.bytesDown + one.bytesDown,
        })),
  };
}
