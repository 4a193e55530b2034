import { randomBytes } from 'node:crypto';
import { startTableStorage } from '../../local/tableStorage.ts';
import { runHost, type Lifetime } from '../../test/local/hostProcess.ts';
import { appWithTestMind } from '../../test/servers/builtApp.ts';
import type { IngestionEndpoint } from '../../test/servers/ingestionEndpoint.ts';
import { startRecordingConnector } from '../../test/servers/recordingConnector.ts';
import { drive, type HttpRequestToSend } from '../load.ts';

type Members = Readonly<Record<string, unknown>>;

/** What the app talks to, besides Application Insights. */
export interface Neighbours {
  readonly serviceUrl: string;
  readonly storage: string;
}

/** The built app in a process of its own, without authentication: the cheapest turn, so telemetry weighs most. */
export interface MeasuredApp {
  /** `/api/messages`. */
  readonly endpoint: string;
  /** Runs the timer; by then it has only begun to. */
  readonly sweepEndpoint: string;
  /** Of its host's worker, which is the process that runs the app. */
  readonly pid: number;
}

export async function startNeighbours(lifetime: Lifetime): Promise<Neighbours> {
  const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
  lifetime.after(async () => {
    await Promise.all([connector.close(), storage.close()]);
  });
  return { serviceUrl: connector.serviceUrl, storage: storage.connectionString };
}

/** Starts the app in the folder `app`; that of the tests, with words of its own, unless one is named. */
export async function startApp(
  lifetime: Lifetime,
  { storage }: Neighbours,
  ingestion: IngestionEndpoint | undefined,
  settings: NodeJS.ProcessEnv = {},
  app?: string,
): Promise<MeasuredApp> {
  const { ready } = runHost(lifetime, app ?? (await appWithTestMind()), {
    ConversationStorage: storage,
    // Once a year: a sweep is measured when it is asked for.
    SweepSchedule: '0 0 0 1 1 *',
    ...settings,
    ...(ingestion === undefined
      ? {}
      : {
          ...ingestion.environment,
          APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
        }),
  });
  const { bot, url, worker } = await ready;
  return {
    endpoint: String(bot),
    sweepEndpoint: `${String(url)}/admin/functions/sweep`,
    pid: Number(worker),
  };
}

/** The id of a trace whose dependencies are drawn by chance, as in Azure. */
export function newTrace(): string {
  return randomBytes(16).toString('hex');
}

/** An activity as the channel posts it, as part of a trace of the Functions host. */
export function turn(
  { serviceUrl }: Neighbours,
  conversation: string,
  members: Members,
  trace = newTrace(),
): HttpRequestToSend {
  return {
    headers: { 'content-type': 'application/json', traceparent: `00-${trace}-b7ad6b7169203331-01` },
    body: JSON.stringify({
      type: 'message',
      id: newTrace(),
      channelId: 'omnichannel',
      serviceUrl,
      conversation: { id: `19:${conversation}@thread.v2` },
      from: { id: '8:acs:customer', name: 'Customer' },
      recipient: { id: '28:bot', name: 'Bot' },
      ...members,
    }),
  };
}

/** Plays turns, and says how long each took. Throws when one is not taken. */
export async function playTurns(
  app: MeasuredApp,
  load: { readonly count: number; readonly concurrency: number },
  make: (index: number) => HttpRequestToSend,
): Promise<readonly number[]> {
  const milliseconds: number[] = [];
  await drive(app.endpoint, load, make, (answer) => {
    if (answer instanceof Error) throw new Error('A turn got no answer.', { cause: answer });
    if (answer.status !== 200) throw new Error(`A turn was answered ${answer.status}.`);
    milliseconds.push(answer.milliseconds);
  });
  return milliseconds;
}
