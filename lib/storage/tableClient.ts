import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { CONVERSATION_TABLE, type StorageConfig } from '../config.ts';
import { BotError } from '../errors.ts';
import type { ServerClock } from './serverClock.ts';

/**
 * Opens the table. The SDK's own retries are off: the store retries itself, within a turn's deadline, and has to know
 * whether a write may have been applied by an attempt whose answer was lost.
 * @throws BotError E_CONFIG for a connection string that cannot be used.
 */
export async function openTable(storage: StorageConfig, clock: ServerClock): Promise<TableClient> {
  const options = {
    retryOptions: { maxRetries: 0 },
    // Close to the wire, where a 404 is still an answer: further out the SDK has made an error of it.
    additionalPolicies: [{ policy: readServerClock(clock), position: 'perRetry' as const }],
  };
  if (storage.kind === 'connectionString') return fromConnectionString(storage.connectionString, options);
  // Loaded only where it is used: it costs more than the rest of this room together.
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new TableClient(
    storage.tableServiceUri,
    CONVERSATION_TABLE,
    new ManagedIdentityCredential({ clientId: storage.clientId }),
    options,
  );
}

function fromConnectionString(connectionString: string, options: TableServiceClientOptions): TableClient {
  try {
    return TableClient.fromConnectionString(connectionString, CONVERSATION_TABLE, {
      ...options,
      allowInsecureConnection: isPlainHttp(connectionString),
    });
  } catch (cause) {
    throw new BotError(
      'E_CONFIG',
      'ConversationStorage is not a connection string that Table Storage can be reached with: copy it whole.',
      { cause },
    );
  }
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
