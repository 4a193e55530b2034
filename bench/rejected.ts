import { randomUUID } from 'node:crypto';
// By its default: Node 22 does not see the names that this CommonJS package exports.
import functions from '@azure/functions';
import { createAuthentication } from '../lib/botbuilder/authentication.ts';
import { AuthenticationRefused } from '../lib/botbuilder/authenticationRefused.ts';
import { readActivity } from '../lib/botbuilder/requestBody.ts';
import { loadConfig } from '../lib/config.ts';
import { silentLog } from '../lib/log.ts';
import { APP_ID, startGuardedApp, type GuardedApp } from '../test/servers/guardedApp.ts';
import { makeKey } from '../test/servers/openIdIssuer.ts';
import { withLifetime } from './lifetime.ts';
import { drive, type HttpRequestToSend } from './load.ts';
import { usageOf } from './processUsage.ts';
import { percentile, type Bench, type Report, type ReportRow } from './report.ts';

/** What a stranger sends, and what he is answered. */
export interface Knock {
  readonly what: string;
  readonly status: number;
  readonly request: HttpRequestToSend;
}

/** A request of every kind that is refused, from the cheapest to refuse to the dearest. */
export async function knocksAt(app: Pick<GuardedApp, 'activity' | 'bearer'>): Promise<readonly Knock[]> {
  const body = JSON.stringify(app.activity());
  const type = { 'content-type': 'application/json' };
  const stranger = await makeKey('key-1', ['omnichannel']);
  const token = (authorization: string): Readonly<Record<string, string>> => ({ ...type, authorization });
  const otherUrl = 'https://directline.botframework.com.evil.example/';
  return [
    {
      what: 'another content type',
      status: 415,
      request: { headers: { 'content-type': 'text/plain' }, body },
    },
    { what: 'a body over the limit', status: 413, request: { headers: type, body: 'x'.repeat(300_000) } },
    { what: 'no JSON', status: 400, request: { headers: type, body: body.slice(0, -1) } },
    { what: 'no token', status: 401, request: { headers: type, body } },
    { what: 'garbage for a token', status: 401, request: { headers: token('Bearer x.y.z'), body } },
    {
      what: 'a token of another issuer',
      status: 401,
      request: { headers: token(await app.bearer({ iss: 'https://sts.windows.net/x/' })), body },
    },
    {
      what: 'a token with an unknown key',
      status: 401,
      request: { headers: token(await app.bearer({}, { kid: randomUUID() })), body },
    },
    {
      what: 'a token with a wrong signature',
      status: 401,
      request: { headers: token(await app.bearer({}, {}, stranger)), body },
    },
    {
      what: 'a valid token, another service URL',
      status: 403,
      request: {
        headers: token(await app.bearer({ serviceurl: otherUrl })),
        body: JSON.stringify(app.activity({ serviceUrl: otherUrl })),
      },
    },
  ];
}

/** Knocks so often, all kinds in turn. Throws when an answer is not the one that is due. */
export async function knockAt(
  app: GuardedApp,
  knocks: readonly Knock[],
  count: number,
): Promise<readonly number[]> {
  const milliseconds: number[] = [];
  const nth = (index: number): Knock => {
    const knock = knocks[index % knocks.length];
    if (knock === undefined) throw new Error('There is nothing to knock with.');
    return knock;
  };
  await drive(
    app.endpoint,
    { count, concurrency: 16 },
    (index) => nth(index).request,
    (answer, index) => {
      const { what, status } = nth(index);
      if (answer instanceof Error) throw new Error(`${what}: no answer`, { cause: answer });
      if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}`);
      milliseconds.push(answer.milliseconds);
    },
  );
  return milliseconds;
}

async function overHttp(app: GuardedApp, knock: Knock, count: number): Promise<ReportRow> {
  const before = await usageOf(app.pid);
  const started = performance.now();
  const milliseconds = await knockAt(app, [knock], count);
  const seconds = (performance.now() - started) / 1_000;
  const after = await usageOf(app.pid);
  const cpu =
    before === undefined || after === undefined
      ? undefined
      : (after.cpuMilliseconds - before.cpuMilliseconds) / count;
  return {
    what: `${knock.status} ${knock.what}`,
    figures: {
      'requests/s': Math.round(count / seconds),
      'p50 ms': percentile(milliseconds, 0.5),
      'p99 ms': percentile(milliseconds, 0.99),
      'CPU ms each': cpu,
    },
  };
}

/** The gate itself, in this process: what is left when HTTP and the Functions library are taken away. */
function createGate(app: GuardedApp): (knock: Knock) => Promise<void> {
  const loaded = loadConfig({
    SweepSchedule: '0 * * * * *',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'UserAssignedMSI',
    ToBotFromChannelOpenIdMetadataUrl: app.issuer.metadataUrl,
    ConversationStorage: app.storage.connectionString,
  });
  if (!loaded.ok) throw new Error('The settings of this bench are wrong.');
  const authentication = createAuthentication(loaded.config, {
    httpClient: { sendRequest: () => Promise.reject(new Error('A refused request posts nothing.')) },
    log: silentLog,
  });
  return async ({ what, status, request: { headers, body } }) => {
    const bytes = Buffer.from(body);
    const request = new functions.HttpRequest({
      url: app.endpoint,
      method: 'POST',
      headers,
      body: { bytes },
    });
    const read = await readActivity(request);
    const answered = read.ok
      ? await authentication.authenticateRequest(read.activity, headers['authorization'] ?? '').then(
          () => 200,
          (thrown: unknown) => (thrown instanceof AuthenticationRefused ? thrown.status : 500),
        )
      : read.status;
    if (answered !== status) throw new Error(`${what}: ${answered} instead of ${status}`);
  };
}

async function gateAlone(
  gate: (knock: Knock) => Promise<void>,
  knock: Knock,
  count: number,
): Promise<number> {
  for (let warm = 0; warm < count / 5; warm++) await gate(knock);
  const started = performance.now();
  for (let times = 0; times < count; times++) await gate(knock);
  return (performance.now() - started) / count;
}

async function measure(app: GuardedApp, count: number): Promise<Report> {
  const knocks = await knocksAt(app);
  const gate = createGate(app);
  await app.deliver(app.activity());
  await knockAt(app, knocks, count);
  for (const knock of knocks) await gateAlone(gate, knock, 100);
  const contacts = app.contacts();
  const memory = await usageOf(app.pid);
  const rows: ReportRow[] = [];
  for (const knock of knocks) {
    const row = await overHttp(app, knock, count);
    const alone = await gateAlone(gate, knock, Math.ceil(count / 4));
    rows.push({ ...row, figures: { ...row.figures, 'gate alone ms': alone } });
  }
  const { storage, posts, tokens } = app.contacts();
  const grown = ((await usageOf(app.pid))?.residentBytes ?? 0) - (memory?.residentBytes ?? 0);
  return {
    title: `Rejected requests: ${count * knocks.length} over HTTP, 16 at a time`,
    rows,
    notes: [
      `Meanwhile: ${storage - contacts.storage} storage requests, ${posts - contacts.posts} posts, ${tokens - contacts.tokens} tokens asked for.`,
      `Memory of the app: ${memory === undefined ? 'not known on this system' : `${(grown / 1_048_576).toFixed(0)} MB more than before`}.`,
      'CPU is the worker: the Functions library and the app.',
    ],
  };
}

export const rejected: Bench = {
  name: 'rejected',
  what: 'what it costs to refuse a request, by reason: over HTTP, and the gate alone',
  run: ({ quick }) =>
    withLifetime(async (lifetime) => [await measure(await startGuardedApp(lifetime), quick ? 200 : 1_200)]),
};
