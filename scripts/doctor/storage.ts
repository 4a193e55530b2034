import { randomUUID } from 'node:crypto';
import type { StorageConfig, TableStorageConfig } from '../../lib/config.ts';
// From its own file: the room's door reads policy.json, and the doctor has to work where that is broken.
import { newRecord } from '../../lib/conversation/record.ts';
import { asBotError, type ErrorCode } from '../../lib/errors.ts';
import { noTelemetry } from '../../lib/events.ts';
import { conversationKey, createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import type { Finding } from './finding.ts';

const TIMEOUT = 8_000;

/** Looks at where conversations are kept. */
export async function checkStorage(storage: StorageConfig): Promise<Finding> {
  if (storage.kind === 'memory') {
    return {
      subject: 'storage',
      verdict: 'ok',
      what: 'Conversations are kept in memory, and gone with the process.',
    };
  }
  const settings =
    storage.kind === 'identity' ? 'ConversationStorage__tableServiceUri' : 'ConversationStorage';
  return checkTable(storage, settings, 'The conversation table');
}

/** Looks at one of the accounts beside the first one. */
export async function checkShard(account: TableStorageConfig, index: number): Promise<Finding> {
  const setting = `ConversationShards:${index + 1}`;
  return checkTable(account, setting, `The conversation table of ${setting}`);
}

/** Reads, then writes a conversation that cannot exist and removes it again: reading alone works without the right role. */
async function checkTable(account: TableStorageConfig, setting: string, table: string): Promise<Finding> {
  try {
    const clock = createServerClock();
    const store = createTableStore(await openTable(account, clock), noTelemetry.track, clock.now);
    await store.check(AbortSignal.timeout(TIMEOUT));
    const key = conversationKey('doctor', randomUUID());
    const bot = { id: 'doctor' };
    const address = { serviceUrl: '', channelId: 'doctor', conversationId: key, bot, customer: bot };
    const record = newRecord(address, clock.now());
    const version = await store.save(key, record, undefined, AbortSignal.timeout(TIMEOUT));
    if (version !== undefined) await store.remove(key, { record, version }, AbortSignal.timeout(TIMEOUT));
    return { subject: 'storage', verdict: 'ok', what: `${table} can be read and written.` };
  } catch (thrown) {
    const { code } = asBotError(thrown);
    return { subject: 'storage', verdict: 'problem', code, ...advice(code, account.kind, setting) };
  }
}

function advice(
  code: ErrorCode,
  kind: TableStorageConfig['kind'],
  setting: string,
): { what: string; next: string } {
  if (code === 'E_STORAGE_AUTH') {
    return {
      what: `Table Storage refuses the bot (${setting}).`,
      next:
        kind === 'identity'
          ? 'Give the identity in ConversationStorage__clientId the role Storage Table Data Contributor on the storage account; a new assignment takes up to ten minutes.'
          : `The key in ${setting} does not fit the account: copy the connection string again.`,
    };
  }
  if (code === 'E_CONFIG') {
    return { what: `${setting} cannot be used.`, next: 'Copy the connection string again, whole.' };
  }
  return {
    what: `Table Storage cannot be reached (${setting}).`,
    next:
      kind === 'identity'
        ? `Check the host in ${setting}, the network rules of the account, and that the identity in ConversationStorage__clientId is assigned to the app.`
        : `Start it (npm start brings its own), and check the address and port in ${setting}.`,
  };
}
