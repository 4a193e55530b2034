import { createServer, request as forward } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { listen } from '../../local/ports.ts';
import { startTableStorage } from '../../local/tableStorage.ts';

/** Table storage in memory whose clock a test can move: every instance of the app goes by the time of the storage. */
export interface StorageWithClock {
  readonly connectionString: string;
  /** Moves the clock forward; the app notices with its next request. */
  advance(milliseconds: number): void;
  close(): Promise<void>;
}

/** Starts Azurite, and in front of it a proxy that shifts the `Date` header of its answers. */
export async function startStorageWithClock(): Promise<StorageWithClock> {
  const storage = await startTableStorage();
  const target = new URL(storage.url);
  let offset = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const request = forward({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        date: new Date(Date.now() + offset).toUTCString(),
      });
      void pipeline(answer, outgoing).catch(() => outgoing.destroy());
    });
    request.once('error', () => outgoing.destroy());
    void pipeline(incoming, request).catch(() => request.destroy());
  });
  const port = await listen(proxy, 0, '--port');
  return {
    connectionString: storage.connectionString.replace(target.origin, `http://127.0.0.1:${port}`),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    close: async () => {
      await new Promise((resolve) => {
        proxy.close(resolve);
        proxy.closeAllConnections();
      });
      await storage.close();
    },
  };
}
