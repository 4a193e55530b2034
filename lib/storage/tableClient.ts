import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { CONVERSATION_TABLE, type TableStorageConfig } from '../config.ts';
import { BotError } from '../errors.ts';
import type { TrackDependency } from '../events.ts';
import { observed } from '../observed.ts';
import { signWithKey } from './keySigning.ts';
import type { ServerClock } from './serverClock.ts';
import { tableHttpClient } from './tableHttpClient.ts';

/**
 * Opens a table of the account, by name that of the conversations. The SDK's own retries are off: the store retries itself,
 * within a turn's deadline, and has to know whether a write may have been applied by an attempt whose answer was lost.
 * @throws BotError E_CONFIG for a connection string that cannot be used.
 */
export async function openTable(
  storage: TableStorageConfig,
  clock: ServerClock,
  trackDependency: TrackDependency = () => undefined,
  tableName = CONVERSATION_TABLE,
): Promise<TableClient> {
  const options = {
    httpClient: tableHttpClient,
    // Close to the wire, where a 404 is still an answer: further out the SDK has made an error of it.
    additionalPolicies: [
      { policy: readServerClock(clock), position: 'perRetry' as const },
      { policy: observe(tableName, trackDependency), position: 'perRetry' as const },
    ],
  };
  if (storage.kind === 'connectionString') {
    return withoutIdlePolicies(fromConnectionString(storage.connectionString, tableName, options));
  }
  // Loaded only where it is used: it costs more than the rest of this room together.
  const { ManagedIdentityCredential } = await import('@azure/identity');
  const credential = new ManagedIdentityCredential(storage.clientId);
  return withoutIdlePolicies(new TableClient(storage.tableServiceUri, tableName, credential, options));
}

/**
 * What the SDK has on the way of each request, and a request to a table has no use for: forms, streams and compressed answers
 * there are none; the store retries, the service does not redirect; requests are observed and reported by this room.
 */
const IDLE_POLICIES = [
  'decompressResponsePolicy',
  'formDataPolicy',
  'logPolicy',
  'multipartPolicy',
  'proxyPolicy',
  'redirectPolicy',
  'defaultRetryPolicy',
  'tracingPolicy',
  'wrapAbortSignalLikePolicy',
];

function withoutIdlePolicies(client: TableClient): TableClient {
  for (const name of IDLE_POLICIES) client.pipeline.removePolicy({ name });
  return client;
}

function fromConnectionString(
  connectionString: string,
  tableName: string,
  options: TableServiceClientOptions,
): TableClient {
  try {
    const client = TableClient.fromConnectionString(connectionString, tableName, {
      ...options,
      allowInsecureConnection: isPlainHttp(connectionString),
    });
    const [account, key] = [partOf(connectionString, 'AccountName'), partOf(connectionString, 'AccountKey')];
    const [replaced] = client.pipeline.removePolicy({ name: 'tablesNamedKeyCredentialPolicy' });
    if (replaced !== undefined)
      client.pipeline.addPolicy(
        account === undefined || key === undefined ? replaced : signWithKey(account, key),
      );
    return client;
  } catch (cause) {
    throw new BotError(
      'E_CONFIG',
      'ConversationStorage or ConversationShards has no connection string that Table Storage can be reached with: copy it whole.',
      { cause },
    );
  }
}

/** `UseDevelopmentStorage=true` stands for parts that it does not name. */
function partOf(connectionString: string, name: string): string | undefined {
  const parts = connectionString.split(';').map((part) => part.trim());
  return parts
    .find((part) => part.toLowerCase().startsWith(`${name.toLowerCase()}=`))
    ?.slice(name.length + 1);
}

/** Only an emulator speaks plain http; a cloud account's connection string says https or nothing. */
function isPlainHttp(connectionString: string): boolean {
  return /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http(?:;|$)|TableEndpoint=http:/i.test(
    connectionString,
  );
}

function readServerClock(clock: ServerClock): PipelinePolicy {
  return {
    name: 'readServerClock',
    sendRequest: async (request, next) => {
      const response = await next(request);
      clock.heard(response.headers.get('date'));
      return response;
    },
  };
}

/** Answers that the store asked for: no such row, another one exists, somebody else was faster. */
const EXPECTED = new Set([404, 409, 412]);

function isAnswer(status: number): boolean {
  return status < 400 || EXPECTED.has(status);
}

/** Reports each request. Its path holds keys, so it goes by what it is about. */
function observe(tableName: string, trackDependency: TrackDependency): PipelinePolicy {
  return {
    name: 'observe',
    sendRequest: (request, next) => {
      const { method, url } = request;
      const { pathname } = new URL(url);
      const operation = pathname.endsWith('/$batch') ? '/$batch' : `/${tableName}`;
      return observed(
        { kind: 'storage', method, url, operation },
        () => next(request),
        isAnswer,
        trackDependency,
      );
    },
  };
}
