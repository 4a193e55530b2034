import { randomUUID } from 'node:crypto';
import { startTableProxy, type TableProxy } from '../../bench/chaos/tableProxy.ts';
import { isRunning, runHost, send, type Answer, type Lifetime } from '../local/hostProcess.ts';
import { appWithTestMind } from './builtApp.ts';
import { startWitness, type Departure } from './departures.ts';
import { startIdentityEndpoint, type IdentityEndpoint } from './identityEndpoint.ts';
import { signToken, startOpenIdIssuer, type IssuerKey, type OpenIdIssuer } from './openIdIssuer.ts';
import { startRecordingConnector, type RecordingConnector } from './recordingConnector.ts';
import { startStorageWithClock } from './storageWithClock.ts';

export const APP_ID = '11111111-2222-4333-8444-555555555555';
export const TENANT_ID = '99999999-8888-4777-8666-555555555555';

export type Members = Readonly<Record<string, unknown>>;

/** How often the app turned to each of its neighbours. */
export interface Contacts {
  readonly storage: number;
  readonly posts: number;
  readonly tokens: number;
  readonly keys: number;
}

/** The built app with authentication on, in the shape it has on Azure, and around it everything it may talk to. */
export interface GuardedApp {
  /** `/api/messages`. */
  readonly endpoint: string;
  readonly health: string;
  /** Of the process that runs the app: its host's worker. */
  readonly pid: number;
  readonly issuer: OpenIdIssuer;
  readonly identity: IdentityEndpoint;
  readonly connector: RecordingConnector;
  readonly storage: TableProxy;
  /** The key that channels sign with. */
  readonly key: IssuerKey;
  /** An Authorization header of a channel; a claim or header member given as `undefined` is left out. */
  bearer(claims?: Members, header?: Members, key?: IssuerKey): Promise<string>;
  /** A customer's message in a conversation of its own. */
  activity(members?: Members): Members;
  /** Posts an activity as the channel does. */
  deliver(activity: Members): Promise<Answer>;
  /** Runs the timer now, and waits until it has gone round. */
  sweep(): Promise<void>;
  /** Lets time pass, in milliseconds: the app goes by the clock of its storage, from its next look at it. */
  advance(milliseconds: number): void;
  contacts(): Contacts;
  /** Every request that has left host and worker until now. */
  departures(): Promise<readonly Departure[]>;
  /** Everything it printed. */
  printed(): string;
  /** Whether the worker still runs. An error that nobody caught ends it, as it does on Azure. */
  alive(): boolean;
}

/**
 * Starts the neighbours and the built app, with the words and the policy of the tests, or another one. `settings` are added
 * to, and win over, those of an Azure deployment.
 */
export async function startGuardedApp(
  lifetime: Lifetime,
  settings: NodeJS.ProcessEnv = {},
  app?: string,
): Promise<GuardedApp> {
  const [issuer, identity, connector, tables, witness] = await Promise.all([
    startOpenIdIssuer(),
    startIdentityEndpoint(),
    startRecordingConnector(),
    startStorageWithClock(),
    startWitness(),
  ]);
  const { connectionString } = tables;
  const tableUrl = /TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
  const storage = await startTableProxy({ url: tableUrl, connectionString });
  lifetime.after(async () => {
    await Promise.all([issuer, identity, connector, storage, witness].map((server) => server.close()));
    await tables.close();
  });
  const key = await issuer.addKey('key-1', ['omnichannel', 'directline']);

  const environment = {
    ...identity.environment,
    ...witness.environment,
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    MicrosoftAppId: APP_ID,
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppTenantId: TENANT_ID,
    ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
    // With its port: every neighbour has the same host, and the bot may post to one of them only.
    AllowedServiceUrlHosts: new URL(connector.serviceUrl).host,
    ConversationStorage: storage.connectionString,
    // Once a year: tests run the timer themselves.
    SweepSchedule: '0 0 0 1 1 *',
    ...settings,
  };
  const program = runHost(lifetime, app ?? (await appWithTestMind()), environment, {
    ipc: true,
    nodeOptions: witness.nodeOptions,
  });
  const { bot, health, url, worker } = await program.ready;
  const pid = Number(worker);
  const endpoint = String(bot);

  const bearer: GuardedApp['bearer'] = async (claims = {}, header = {}, signer = key) => {
    const now = Math.floor(Date.now() / 1_000);
    const usual = {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: connector.serviceUrl,
      nbf: now - 60,
      exp: now + 3_600,
    };
    return `Bearer ${await signToken(signer, { ...usual, ...claims }, header)}`;
  };
  // As a channel does: one token until it expires.
  const usual = await bearer();

  return {
    endpoint,
    health: String(health),
    pid,
    issuer,
    identity,
    connector,
    storage,
    key,
    bearer,
    activity: (members = {}) => ({
      type: 'message',
      id: randomUUID(),
      channelId: 'omnichannel',
      serviceUrl: connector.serviceUrl,
      conversation: { id: `19:${randomUUID()}@thread.v2` },
      from: { id: '8:acs:customer', name: 'Customer' },
      recipient: { id: '28:bot', name: 'Bot' },
      text: 'help',
      ...members,
    }),
    deliver: (activity) =>
      send(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: usual },
        body: JSON.stringify(activity),
      }),
    sweep: async () => {
      const from = program.stderr().length;
      await send(`${String(url)}/admin/functions/sweep`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      await program.printed(/^\S+ sweep +(?:ok|failed) /m, from);
    },
    advance: (milliseconds) => {
      tables.advance(milliseconds);
    },
    contacts: () => ({
      storage: storage.operations.length,
      posts: connector.posts.length,
      tokens: identity.asked.length,
      keys: issuer.asked.metadata + issuer.asked.keys,
    }),
    departures: witness.departures,
    printed: () => program.stdout() + program.stderr(),
    alive: () => isRunning(pid),
  };
}
