import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hasCode, Problem } from '../commandLine/problem.ts';

/** Everything local listens here and nowhere else. */
export const LOOPBACK = '127.0.0.1';

/**
 * Starts listening on loopback and gives the port that it became.
 * @param flag the option that chooses another port, for the message.
 * @throws {Problem} when the port is taken or not allowed.
 */
export async function listen(server: Server, port: number, flag: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once('error', reject);
  server.listen(port, LOOPBACK, () => {
    resolve(undefined);
  });
  try {
    await promise;
  } catch (error) {
    throw portProblem(error, port, flag);
  } finally {
    server.off('error', reject);
  }
  const address = server.address();
  return isAddressInfo(address) ? address.port : port;
}

/** Turns the failure to listen into words; anything else passes unchanged. */
export function portProblem(error: unknown, port: number, flag: string): unknown {
  const reason = hasCode(error, 'EADDRINUSE')
    ? 'is already in use'
    : hasCode(error, 'EACCES')
      ? 'may not be used by you'
      : undefined;
  if (reason === undefined) return error;
  return new Problem(
    `Port ${port} ${reason}.\nChoose another with ${flag} N, or ${flag} 0 for any free one.`,
    1,
    {
      cause: error,
    },
  );
}

/**
 * Finds out early whether a port can be had; with 0, finds a free one.
 * @throws {Problem} as `listen`.
 */
export async function claimablePort(port: number, flag: string): Promise<number> {
  const server = createServer();
  const found = await listen(server, port, flag);
  await new Promise((resolve) => server.close(resolve));
  return found;
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
