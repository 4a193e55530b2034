import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isForeignRequest } from './httpMessages.ts';
import { LOOPBACK, portProblem } from './ports.ts';
import { Problem } from '../commandLine/problem.ts';

/** Azurite's one account. Name and key are published, the same on every machine, and open nothing but Azurite. */
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface StorageOptions {
  /** Of the table service; 0 for any free one. */
  readonly port?: number;
  /** The time that the table service shows; the machine's where none is given. */
  readonly now?: () => number;
  /** Where the data is kept; without it everything is in memory and gone at the end. */
  readonly folder?: string;
}

export interface LocalStorage {
  /** Of the table service, with the account. */
  readonly url: string;
  readonly connectionString: string;
  /** Stops the services and writes what is not yet on the disk. */
  close(): Promise<void>;
}

/**
 * Runs Azurite's table service in this process, silently, on loopback. It takes any API version, so that a newer Azure
 * SDK still works with the pinned Azurite. What differs from the real service is in README.md.
 * @throws {Problem} when the port is taken or the kept data cannot be read.
 */
export async function startTableStorage(options: StorageOptions = {}): Promise<LocalStorage> {
  const server = await startTableServer(options);
  const url = `${server.getHttpServerAddress()}/${ACCOUNT}`;
  return { url, connectionString: connectionString({ TableEndpoint: url }), close: () => server.close() };
}

/**
 * Tables and queues: what this project's host takes. Queues take any free port.
 * @throws {Problem} as `startTableStorage`.
 */
export async function startTablesAndQueues(options: StorageOptions = {}): Promise<LocalStorage> {
  const tables = await startTableServer(options);
  const queues = await startQueueServer(options);
  const url = `${tables.getHttpServerAddress()}/${ACCOUNT}`;
  const QueueEndpoint = `${queues.getHttpServerAddress()}/${ACCOUNT}`;
  return {
    url,
    connectionString: connectionString({ TableEndpoint: url, QueueEndpoint }),
    close: async () => {
      await Promise.all([tables.close(), queues.close()]);
    },
  };
}

/**
 * All of Azurite: the Functions host of Core Tools keeps the state of its timers in blobs, and looks for queues. Blobs
 * and queues take any free port.
 * @throws {Problem} as `startTableStorage`.
 */
export async function startAllStorage(options: StorageOptions = {}): Promise<LocalStorage> {
  const first = await startTableServer(options);
  const servers = [first, ...(await Promise.all([startBlobServer(options), startQueueServer(options)]))];
  const [table = '', blob = '', queue = ''] = servers.map(
    (server) => `${server.getHttpServerAddress()}/${ACCOUNT}`,
  );
  return {
    url: table,
    connectionString: connectionString({ TableEndpoint: table, BlobEndpoint: blob, QueueEndpoint: queue }),
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

function connectionString(endpoints: Readonly<Record<string, string>>): string {
  const parts = {
    DefaultEndpointsProtocol: 'http',
    AccountName: ACCOUNT,
    AccountKey: ACCOUNT_KEY,
    ...endpoints,
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}=${value};`)
    .join('');
}

// loose, skipApiVersionCheck, three for a certificate, oauth, disableProductStyleUrl
const COMMON = [false, true, undefined, undefined, undefined, undefined, false] as const;

async function startTableServer({ port = 0, folder, now }: StorageOptions): Promise<AzuriteServer> {
  const [configuration, server] = await Promise.all([
    import('azurite/dist/src/table/TableConfiguration.js'),
    import('azurite/dist/src/table/TableServer.js'),
  ]);
  const file = await fileIn(folder, 'tables.json');
  const inMemory = folder === undefined;
  const service = new server.default.default(
    new configuration.default.default(
      LOOPBACK,
      port,
      undefined,
      file,
      false,
      false,
      undefined,
      undefined,
      ...COMMON,
      inMemory,
    ),
  );
  if (now !== undefined) showTime(service.httpServer, now);
  return start(service, port, file);
}

/**
 * Has every answer carry the time of this clock: whoever takes the storage's time for true, as the bot does, lives in it. To the
 * millisecond, which the header usually has not: five minutes that pass here are five there, not a second less.
 */
function showTime(server: NodeJS.EventEmitter, now: () => number): void {
  server.prependListener('request', (_request: unknown, response: ServerResponse) => {
    const writeHead = response.writeHead.bind(response);
    // Whatever Azurite and Node put there before stands no longer.
    Object.defineProperty(response, 'writeHead', {
      value: (...args: unknown[]): unknown => {
        response.setHeader('Date', toHeader(now()));
        return Reflect.apply(writeHead, undefined, args);
      },
    });
  });
}

function toHeader(time: number): string {
  const date = new Date(time);
  const fraction = String(date.getUTCMilliseconds()).padStart(3, '0');
  return date.toUTCString().replace(' GMT', `.${fraction} GMT`);
}

async function startBlobServer({ folder }: StorageOptions): Promise<AzuriteServer> {
  const [configuration, server] = await Promise.all([
    import('azurite/dist/src/blob/BlobConfiguration.js'),
    import('azurite/dist/src/blob/BlobServer.js'),
  ]);
  const settings = await extentSettings('blobs', folder);
  return start(new server.default.default(new configuration.default.default(...settings)), 0, settings[3]);
}

async function startQueueServer({ folder }: StorageOptions): Promise<AzuriteServer> {
  const [configuration, server] = await Promise.all([
    import('azurite/dist/src/queue/QueueConfiguration.js'),
    import('azurite/dist/src/queue/QueueServer.js'),
  ]);
  const settings = await extentSettings('queues', folder);
  return start(new server.default.default(new configuration.default.default(...settings)), 0, settings[3]);
}

async function extentSettings(name: string, folder: string | undefined): Promise<AzuriteExtentArguments> {
  const location = { locationId: 'Default', locationPath: await fileIn(folder, name), maxConcurrency: 10 };
  return [
    LOOPBACK,
    0,
    undefined,
    await fileIn(folder, `${name}.json`),
    await fileIn(folder, `${name}.extents.json`),
    [location],
    false,
    undefined,
    false,
    undefined,
    ...COMMON,
    folder === undefined,
  ];
}

async function fileIn(folder: string | undefined, name: string): Promise<string> {
  if (folder === undefined) return name;
  await mkdir(folder, { recursive: true });
  return join(folder, name);
}

/**
 * Lets nobody in who was meant for somebody else: the key is published, so that a page of a name which was re-pointed to 127.0.0.1
 * (DNS rebinding) could sign its requests, and read what customers wrote.
 */
function refuseForeignCallers(server: NodeJS.EventEmitter): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isForeignRequest(request)) {
      response.writeHead(403).end();
      return;
    }
    for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
  });
}

async function start(server: AzuriteServer, port: number, file: string): Promise<AzuriteServer> {
  refuseForeignCallers(server.httpServer);
  try {
    await server.start();
  } catch (error) {
    await server.afterClose();
    if (error instanceof SyntaxError) {
      throw new Problem(
        `The kept data in ${file} cannot be read.\nDelete that file to begin with empty storage.`,
        1,
        {
          cause: error,
        },
      );
    }
    throw portProblem(error, port, '--storage-port');
  }
  return server;
}
