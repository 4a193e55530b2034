import { once } from 'node:events';
import {
  Agent,
  createServer,
  request as openRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a request asks of the table service. `replace` carries an If-Match, `upsert` does not. */
export type TableOperation =
  'read' | 'query' | 'create' | 'replace' | 'upsert' | 'delete' | 'transaction' | 'createTable' | 'other';

/**
 * Something that goes wrong with a request.
 * - `status`: answered without being forwarded, with an OData error of this `code`.
 * - `hang`: never answered, not forwarded. `reset`: cut before it is forwarded.
 * - `answerLost`: forwarded and applied; the connection is cut instead of an answer.
 * - `delay`: forwarded once `until()` resolves.
 */
export type TableFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: string;
    }
  | { readonly kind: 'hang' | 'reset' | 'answerLost' }
  | { readonly kind: 'delay'; readonly until: () => Promise<unknown> };

/**
 * Asked once for every request, in the order of their arrival; `undefined` lets it pass. `conversation` is the key of the
 * one that the request is about, where it is about one.
 */
export type FaultPlan = (operation: TableOperation, conversation?: string) => TableFault | undefined;

/** A table service that misbehaves when told to. */
export interface TableProxy {
  /** Of the table service through this proxy, with the account. */
  readonly url: string;
  readonly connectionString: string;
  /** Everything that was asked, in order, failed or not. Emptied by whoever counts. */
  readonly operations: TableOperation[];
  plan: FaultPlan;
  /** Connections from clients that are open. */
  readonly connections: () => number;
  /** Stops listening and cuts what is open, hanging requests included. */
  close(): Promise<void>;
}

/** The storage behind the proxy, such as `startTableStorage` gives. */
export interface ProxiedStorage {
  readonly url: string;
  readonly connectionString: string;
}

export const noFaults: FaultPlan = () => undefined;

/** A plan that hits the first `times` requests, all of them or those of one kind, and lets the others pass. */
export function firstRequests(
  times: number,
  fault: TableFault,
  kind: TableOperation | 'any' = 'any',
): FaultPlan {
  let left = times;
  return (operation) => {
    if (left === 0 || (kind !== 'any' && kind !== operation)) return undefined;
    left -= 1;
    return fault;
  };
}

/**
 * Starts a proxy on any free port of this machine. Requests pass as they are: the signature of a storage key covers date
 * and path, not the host, so the service behind accepts them.
 * @param onGivenUp told of a request about a conversation whose client did not wait for the answer.
 */
export async function startTableProxy(
  storage: ProxiedStorage,
  plan = noFaults,
  onGivenUp: (conversation: string) => void = () => undefined,
): Promise<TableProxy> {
  const { hostname, port, pathname } = new URL(storage.url);
  const upstream = new Agent({ keepAlive: true });
  const clients = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket: Socket) => {
    clients.add(socket);
    socket.once('close', () => clients.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The table proxy has no port.');
  const url = `http://127.0.0.1:${address.port}${pathname}`;

  const forward = (
    request: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    answerLost: boolean,
  ): void => {
    const { method, url: path, rawHeaders: headers } = request;
    const outgoing = openRequest({ hostname, port, method, path, headers, agent: upstream });
    outgoing.once('error', () => request.socket.destroy());
    outgoing.once('response', (answer) => {
      if (answerLost) {
        answer.resume().once('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      answer.pipe(response);
    });
    outgoing.end(body);
  };

  const proxy: TableProxy = {
    url,
    connectionString: storage.connectionString.replaceAll(storage.url, url),
    operations: [],
    plan,
    connections: () => clients.size,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      upstream.destroy();
      await closed;
    },
  };

  const serve = (request: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const operation = operationOf(request, pathname);
    proxy.operations.push(operation);
    const conversation = conversationIn(request, body);
    response.once('close', () => {
      if (!response.writableFinished && conversation !== undefined) onGivenUp(conversation);
    });
    const fault = proxy.plan(operation, conversation);
    switch (fault?.kind) {
      case undefined:
        forward(request, body, response, false);
        break;
      case 'answerLost':
        forward(request, body, response, true);
        break;
      case 'delay':
        void fault.until().then(() => {
          forward(request, body, response, false);
        });
        break;
      case 'hang':
        break;
      case 'reset':
        request.socket.resetAndDestroy();
        break;
      case 'status':
        refuse(response, fault);
    }
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    // Read to the end first: an answer that overtakes the request could be lost with the connection.
    buffer(request).then(
      (body) => {
        serve(request, body, response);
      },
      () => request.socket.destroy(),
    );
  });
  return proxy;
}

function refuse(
  response: ServerResponse,
  { status, code = 'Fault', retryAfter }: Extract<TableFault, { kind: 'status' }>,
): void {
  const body = JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: 'A fault.' } } });
  response.writeHead(status, {
    'Content-Type': 'application/json;odata=minimalmetadata',
    ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
  });
  response.end(body);
}

/** Keys of conversations are SHA-256 digests: in the address of a single row, in the body of a new one and of a transaction. */
function conversationIn({ url = '' }: IncomingMessage, body: Buffer): string | undefined {
  const digest = /\b[0-9a-f]{64}\b/;
  return (digest.exec(url) ?? digest.exec(body.toString('latin1')))?.[0];
}

/** https://learn.microsoft.com/rest/api/storageservices/operations-on-entities */
function operationOf({ method = '', url = '', headers }: IncomingMessage, account: string): TableOperation {
  const resource = decodeURIComponent(url.slice(account.length + 1).split('?', 1)[0] ?? '');
  const single = resource.includes('(PartitionKey=');
  switch (method) {
    case 'GET':
      return single ? 'read' : 'query';
    case 'PUT':
      return headers['if-match'] === undefined ? 'upsert' : 'replace';
    case 'DELETE':
      return single ? 'delete' : 'other';
    case 'POST':
      if (resource === '$batch') return 'transaction';
      return resource === 'Tables' ? 'createTable' : 'create';
    default:
      return 'other';
  }
}
