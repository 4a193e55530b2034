import type { TableClient } from '@azure/data-tables';
import { attempt, type Attempted } from './attempts.ts';

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
