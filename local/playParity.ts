import { connect } from 'node:net';
import { FAILURES, PARITY, type FailureRow, type ParityRow } from './parityTable.ts';

export interface ParityResult {
  readonly what: string;
  readonly expected: number;
  /** `undefined` when there was no answer in time. */
  readonly answered: number | undefined;
  readonly ok: boolean;
}

/** Kestrel gives a body five seconds of grace and looks once a second. */
const PATIENCE_MS = 15_000;

/** Plays the table against the app at an address, all rows side by side. Opens sockets of its own: no HTTP client would send this. */
export function playParity(url: URL): Promise<readonly ParityResult[]> {
  return Promise.all(
    PARITY.map(async (row) => {
      const answered = await play(row, url);
      return { what: row.what, expected: row.status, answered, ok: answered === row.status };
    }),
  );
}

/**
 * Plays what goes wrong against `failingApp/` at an address, row by row. Its worker dies twice of it, and both hosts give up at
 * the third time: start the app anew before it is played again.
 */
export async function playFailures(url: URL): Promise<readonly ParityResult[]> {
  const results: ParityResult[] = [];
  for (const row of FAILURES) {
    const answered = await playFailure(row, url);
    results.push({ what: row.what, expected: row.status, answered, ok: answered === row.status });
  }
  return results;
}

async function playFailure({ what, calls, ofAnother }: FailureRow, url: URL): Promise<number | undefined> {
  const call = (name: string): Promise<number | undefined> =>
    play({ what, head: [`GET /api/${name}`], status: 200, because: '' }, url);
  if (ofAnother !== true) return call(calls);
  const other = call('waits');
  const patience = AbortSignal.timeout(PATIENCE_MS);
  while (!patience.aborted && (await textOf(new URL('/api/waiting', url), patience)) === '0');
  await call(calls);
  return other;
}

/** Empty where there is no answer: whoever asks compares. */
async function textOf(url: URL, signal: AbortSignal): Promise<string> {
  try {
    return await (await fetch(url, { signal })).text();
  } catch {
    return '';
  }
}

async function play(row: ParityRow, url: URL): Promise<number | undefined> {
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || '80') });
  const patience = setTimeout(resolve, PATIENCE_MS, undefined);
  let drip: NodeJS.Timeout | undefined;
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const [, status] = /^HTTP\/1\.[01] (\d{3}) [^]*?\r\n\r\n/.exec(received) ?? [];
    if (status !== undefined) resolve(Number(status));
  });
  // A host may close the connection while the rest of the body is still on its way; what it said before counts.
  socket.once('error', () => undefined);
  socket.once('close', () => {
    resolve(undefined);
  });
  const [line, ...headers] = row.head;
  const hosted = row.hostless === true ? [] : [`Host: ${url.host}`];
  const version = row.hostless === true ? 'HTTP/1.0' : 'HTTP/1.1';
  socket.write([`${String(line)} ${version}`, ...hosted, ...headers, '', row.body ?? ''].join('\r\n'), () => {
    if (row.goesAway === true) socket.resetAndDestroy();
  });
  if (row.drip !== undefined) drip = setInterval(() => socket.write(' '), row.drip);
  try {
    const answered = await promise;
    return row.goesAway === true ? await play(NEXT, url) : answered;
  } finally {
    clearTimeout(patience);
    clearInterval(drip);
    socket.destroy();
  }
}

/** What is asked after somebody has gone away. */
const NEXT: ParityRow = { what: 'the next request', head: ['GET /api/messages'], status: 405, because: '' };
