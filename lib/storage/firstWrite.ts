import type { TableClient, TableEntity } from '@azure/data-tables';
import { attempt, type Attempted } from './attempts.ts';
import { asStorageError } from './tableFailure.ts';

/**
 * Runs a write as `attempt` does; the first one ever creates the table.
 * @throws BotError E_STORAGE_* as `attempt`.
 */
export async function attemptWrite<T>(
  table: Pick<TableClient, 'createTable'>,
  operation: (abortSignal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<Attempted<T>> {
  const result = await attempt(operation, signal);
  if (result.ok || result.failure.kind !== 'tableMissing') return result;
  await attempt((abortSignal) => table.createTable({ abortSignal }), signal);
  return attempt(operation, signal);
}

/**
 * Creates a row, and leaves one of that name as it is.
 * @throws BotError E_STORAGE_* when it is not known to be there.
 */
export async function createUnlessThere(
  table: Pick<TableClient, 'createTable' | 'createEntity'>,
  row: TableEntity,
  signal?: AbortSignal,
): Promise<void> {
  const written = await attemptWrite(
    table,
    (abortSignal) => table.createEntity(row, { abortSignal }),
    signal,
  );
  if (!written.ok && written.failure.kind !== 'conflict')
    throw asStorageError(written.failure, written.cause);
}
