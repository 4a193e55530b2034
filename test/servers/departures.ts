import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { LOOPBACK } from '../../local/ports.ts';
import { isRecord } from '../../commandLine/jsonFile.ts';

/** One HTTP request that left the app's process. */
export interface Departure {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  /** Its Authorization header; empty without one. */
  readonly authorization: string;
}

/** Hears of every HTTP request that leaves the processes which were started with its options and its environment. */
export interface Witness {
  readonly nodeOptions: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Every request that has left them until now. */
  readonly departures: () => Promise<readonly Departure[]>;
  close(): Promise<void>;
}

const WITNESS = pathToFileURL(join(import.meta.dirname, 'egressWitness.mjs')).href;

export async function startWitness(): Promise<Witness> {
  const departures: Departure[] = [];
  /** With what waits for an answer on it, by question. */
  const lines = new Map<Socket, Map<string, () => void>>();
  const server = createServer((line) => {
    const waiting = new Map<string, () => void>();
    lines.set(line, waiting);
    line.on('error', () => undefined);
    line.once('close', () => {
      lines.delete(line);
      for (const answered of waiting.values()) answered();
    });
    createInterface({ input: line }).on('line', (text) => {
      const message: unknown = JSON.parse(text);
      if (isDeparture(message)) departures.push(message);
      else if (isRecord(message)) waiting.get(String(message['answers']))?.();
    });
  });
  await once(server.listen(0, LOOPBACK), 'listening');
  const address = server.address();
  const port = isRecord(address) ? Number(address.port) : 0;
  let questions = 0;
  return {
    nodeOptions: ['--import', WITNESS],
    environment: { EGRESS_WITNESS_PORT: String(port) },
    departures: async () => {
      // Lines keep their order, so what comes before the answer is everything that left before the question.
      await Promise.all(
        [...lines].map(([line, waiting]) => {
          const question = String((questions += 1));
          const { promise, resolve } = Promise.withResolvers<undefined>();
          waiting.set(question, () => {
            waiting.delete(question);
            resolve(undefined);
          });
          line.write(`${question}\n`);
          return promise;
        }),
      );
      return [...departures];
    },
    close: async () => {
      for (const line of lines.keys()) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isDeparture(message: unknown): message is Departure {
  return isRecord(message) && 'origin' in message;
}
