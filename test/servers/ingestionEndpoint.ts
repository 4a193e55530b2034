import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { generate } from 'selfsigned';
import type { Lifetime } from '../local/hostProcess.ts';
import { parseObject } from '../local/hostProcess.ts';

type Members = Readonly<Record<string, unknown>>;

/** One item of telemetry as it arrives, with the members that tests look at made easy to reach. */
export interface Envelope {
  /** `EventData`, `RemoteDependencyData`, `MetricData`… */
  readonly type: string;
  /** Name of the event or the dependency. */
  readonly name: string;
  readonly time: string;
  readonly sampleRate: number;
  readonly tags: Members;
  readonly properties: Members;
  readonly measurements: Members;
  readonly baseData: Members;
  readonly raw: string;
}

/** How the endpoint answers: as it should, with a status, or not at all. */
export type Mood = 'takes' | 'hangs' | { readonly status: number; readonly retryAfter?: number };

/** The ingestion endpoint of Application Insights, over TLS on loopback, because the SDK speaks nothing else. */
export interface IngestionEndpoint {
  readonly connectionString: string;
  readonly url: string;
  /** The settings that make a Node process trust it. */
  readonly environment: { readonly NODE_EXTRA_CA_CERTS: string; readonly TMPDIR: string };
  mood: Mood;
  /** What was taken, in order. */
  readonly envelopes: Envelope[];
  /** The Authorization header of each request, in order, taken or not; empty without one. */
  readonly requests: string[];
  /** Resolves to the first envelope, past or to come, that fits. */
  arrived(fits: (envelope: Envelope) => boolean): Promise<Envelope>;
  /** Resolves once so many requests have come. */
  asked(count: number): Promise<void>;
}

export const INSTRUMENTATION_KEY = '00000000-0000-4000-8000-000000000001';

export async function startIngestionEndpoint(lifetime: Lifetime): Promise<IngestionEndpoint> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-ingestion-'));
  const certificate = join(folder, 'certificate.pem');
  await writeFile(certificate, cert);

  const envelopes: Envelope[] = [];
  const requests: string[] = [];
  const waiting = new Set<() => void>();
  const server = createServer({ key, cert }, (request, response) => {
    if (request.method === 'POST') void take(request, response);
    else response.writeHead(404).end();
  });
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    requests.push(request.headers.authorization ?? '');
    const { mood } = endpoint;
    if (mood === 'takes') envelopes.push(...readEnvelopes(body));
    for (const look of waiting) look();
    if (mood === 'hangs') return;
    if (mood !== 'takes') {
      if (mood.retryAfter !== undefined) response.setHeader('retry-after', mood.retryAfter);
      response.writeHead(mood.status, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const items = readEnvelopes(body).length;
    const answer = { itemsReceived: items, itemsAccepted: items, errors: [] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The endpoint has no port.');
  lifetime.after(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
    await rm(folder, { recursive: true, force: true });
  });

  /** Looks now and after every request until there is something to see. */
  const until = <T>(look: () => T | undefined): Promise<T> => {
    const { promise, resolve } = Promise.withResolvers<T>();
    const lookAgain = (): void => {
      const seen = look();
      if (seen === undefined) return;
      waiting.delete(lookAgain);
      resolve(seen);
    };
    waiting.add(lookAgain);
    lookAgain();
    return promise;
  };
  const url = `https://127.0.0.1:${address.port}/`;
  const endpoint: IngestionEndpoint = {
    url,
    connectionString: `InstrumentationKey=${INSTRUMENTATION_KEY};IngestionEndpoint=${url}`,
    environment: { NODE_EXTRA_CA_CERTS: certificate, TMPDIR: folder },
    mood: 'takes',
    envelopes,
    requests,
    arrived: (fits) => until(() => envelopes.find(fits)),
    asked: async (count) => {
      await until(() => (requests.length >= count ? true : undefined));
    },
  };
  return endpoint;
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return text(request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request);
}

function readEnvelopes(body: string): readonly Envelope[] {
  const items: unknown = JSON.parse(body);
  if (!Array.isArray(items)) throw new Error(`No list of envelopes: ${body}`);
  return items.map((item: unknown): Envelope => {
    const raw = JSON.stringify(item);
    const { time, sampleRate, tags, data } = parseObject(raw);
    const { baseType, baseData } = members(data);
    const { name, properties, measurements } = members(baseData);
    return {
      type: String(baseType),
      name: String(name),
      time: String(time),
      sampleRate: Number(sampleRate),
      tags: members(tags),
      properties: members(properties),
      measurements: members(measurements),
      baseData: members(baseData),
      raw,
    };
  });
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
