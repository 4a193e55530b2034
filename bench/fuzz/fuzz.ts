import type { GuardedApp } from '../../test/servers/guardedApp.ts';
import { makeKey } from '../../test/servers/openIdIssuer.ts';
import { drive, type HttpAnswer } from '../load.ts';
import { usageOf } from '../processUsage.ts';
import { makeCase } from './requests.ts';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** Starts at this case. */
  readonly from?: number;
  readonly onProgress?: (done: number) => void;
}

/** A case that went wrong, and how. */
export interface Finding {
  readonly case: number;
  readonly what: string;
}

export interface FuzzReport {
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
  /** Memory of the app's process after half of the cases, when everything is loaded and caches are full, and at the end. */
  readonly megabytes: { readonly halfway: number; readonly end: number } | undefined;
}

const CONCURRENCY = 8;
/** After this many findings the rest would say the same. */
const ENOUGH = 50;

/** Nothing is wrong with storage, keys or connector in a fuzz run, so no 503 is due either. */
const EXPECTED = new Set([200, 400, 401, 403, 405, 411, 413, 415, 501]);
const EXPECTED_HEADERS = new Set([
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'allow',
]);

/**
 * Sends made-up requests to a running app and looks at each answer: an expected status, no body, no header that tells
 * anything. The app lives as long as no error goes uncaught, as on Azure, where the worker ends of it.
 */
export async function fuzz(app: GuardedApp, options: FuzzOptions): Promise<FuzzReport> {
  const { cases, seed, from = 0, onProgress } = options;
  const signers = { app, stranger: await makeKey('key-1', ['omnichannel']), usual: await app.bearer() };
  const usual = app.activity();
  const statuses: Record<string, number> = {};
  const findings: Finding[] = [];
  const started = performance.now();
  let halfway = await residentMegabytes(app.pid);
  let done = 0;
  await drive(
    app.endpoint,
    { count: cases, concurrency: CONCURRENCY },
    async (index) => {
      if (index === Math.floor(cases / 2)) halfway = await residentMegabytes(app.pid);
      return makeCase(seed, from + index, usual, signers);
    },
    (answer, index) => {
      const status = answer instanceof Error ? 'none' : String(answer.status);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const what = findingIn(answer);
      if (what !== undefined && findings.length < ENOUGH) findings.push({ case: from + index, what });
      onProgress?.((done += 1));
    },
  );
  if (!app.alive()) findings.push({ case: -1, what: 'The app ended.' });
  const end = await residentMegabytes(app.pid);
  const megabytes = halfway === undefined || end === undefined ? undefined : { halfway, end };
  const seconds = (performance.now() - started) / 1_000;
  return { seed, cases, seconds, statuses, findings, megabytes };
}

function findingIn(answer: HttpAnswer | Error): string | undefined {
  if (answer instanceof Error) return `No answer: ${answer.message}`;
  const { status, headers, text } = answer;
  if (!EXPECTED.has(status)) return `Status ${status}`;
  const talkative = headers.filter((name) => !EXPECTED_HEADERS.has(name));
  if (talkative.length > 0) return `Status ${status} with the headers ${talkative.join(', ')}`;
  return text === '' ? undefined : `Status ${status} with a body`;
}

async function residentMegabytes(pid: number): Promise<number | undefined> {
  const usage = await usageOf(pid);
  return usage === undefined ? undefined : Math.round(usage.residentBytes / 1_024 / 1_024);
}
