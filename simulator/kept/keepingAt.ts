import { join } from 'node:path';
import type { Keeping } from '../server.ts';

/**
 * How a contact center at a port keeps its conversations in a folder for data. Each port has its own, so that two contact centers
 * never write into the same one; at any free port (0) nothing is kept, as there is no address to come back to.
 */
export function keepingAt(
  port: number,
  { data, ...keeping }: Omit<Keeping, 'folder'> & { readonly data: string },
): Keeping | undefined {
  return port === 0 ? undefined : { ...keeping, folder: join(data, `contactCenter-${port}`) };
}
