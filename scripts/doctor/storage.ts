import { randomUUID } from 'node:crypto';
import type { StorageConfig, TableStorageConfig } from '../../lib/config.ts';
// From its own file: the room's door reads policy.json, and the doctor has to work where that is broken.
import { newRecord } from '../../lib/conversation/record.ts';
import { asBotError, type ErrorCode } from '../../lib/errors.ts';
import { noTelemetry } from '../../lib/events.ts';
import { conversationKey, createServerClock, createTableStore, openTable } from '../../lib/storage/index.ts';
import type { Finding } from './finding.ts';

const TIMEOUT = 8_000;

/** Reads, then writes a conversation that cannot exist and removes it again: reading alone works without the right role. */
export async function checkStorage(storage: StorageConfig): Promise<Finding> {
  if (storage.kind === 'memory') {
    return {
      subject: 'storage',
      verdict: 'ok',
      what: 'Conversations are kept in memory, and gone with the process.',
    };
  }
  try {
    const clock = createServerClock();
    const store = createTableStore(await openTable(storage, clock), noTelemetry.track, clock.now);
    await store.check(AbortSignal.timeout(TIMEOUT));
    const key = conversationKey('doctor', randomUUID());
    const bot = { id: 'doctor' };
    const address = { serviceUrl: '', channelId: 'doctor', conversationId: key, bot, customer: bot };
    const record = newRecord(address, clock.now());
    const version = await store.save(key, record, undefined, AbortSignal.timeout(TIMEOUT));
    if (version !== undefined) await store.remove(key, { record, version }, AbortSignal.timeout(TIMEOUT));
    return { subject: 'storage', verdict: 'ok', what: 'The conversation table can be read and written.' };
  } catch (thrown) {
    const { code } = asBotError(thrown);
    return { subject: 'storage', verdict: 'problem', code, ...advice(code, storage.kind) };
  }
}

function advice(code: ErrorCode, kind: TableStorageConfig['kind']): { what: string; next: string } {
  if (code === 'E_STORAGE_AUTH') {
    return {
      what: 'Table Storage refuses the bot.',
      next:
        kind === 'identity'
          ? 'Give the identity in ConversationStorage__clientId the role Storage Table Data Contributor on the storage account; a new assignment takes up to ten minutes.'
          : 'The key in ConversationStorage does not fit the account: copy the connection string again.',
    };
  }
  if (code === 'E_CONFIG') {
    return { what: 'ConversationStorage cannot be used.', next: 'Copy the connection string again, whole.' };
  }
  return {
    what: 'Table Storage cannot be reached.',
    next:
      kind === 'identity'
        ? 'Check the host in ConversationStorage__tableServiceUri, the network rules of the account, and that the identity in ConversationStorage__clientId is assigned to the app.'
        : 'Start it (npm start brings its own), and check the address and port in ConversationStorage.',
  };
}
