import type { TableClient } from '@azure/data-tables';
import { BotError } from '../errors.ts';
import { attempt } from './attempts.ts';
import { createUnlessThere } from './firstWrite.ts';

/** Beside the partitions of conversations, in the first account's table. */
const PARTITION = 'shards';
/** Every conversation waits for it, once. */
const TIMEOUT = 3_000;

/**
 * When an account was first in the settings of an instance, in milliseconds since 1970: the service's own time of a row that
 * the first instance leaves, and nobody changes. So all instances agree on it, and nobody has to write it down.
 * @throws BotError E_STORAGE_* when it cannot be known now.
 */
export async function joinedAt(
  table: TableClient,
  name: string,
  signal = AbortSignal.timeout(TIMEOUT),
): Promise<number> {
  const read = async (): Promise<number | undefined> => {
    const row = await attempt((abortSignal) => table.getEntity(PARTITION, name, { abortSignal }), signal);
    return row.ok ? Date.parse(row.value.timestamp ?? '') : undefined;
  };
  const known = await read();
  if (known !== undefined) return known;
  const row = { partitionKey: PARTITION, rowKey: name };
  // Where there is one, another instance was faster, or an attempt whose answer was lost.
  await createUnlessThere(table, row, signal);
  const joined = await read();
  if (joined === undefined)
    throw new BotError('E_STORAGE_UNAVAILABLE', 'A row that was just written is gone.');
  return joined;
}
