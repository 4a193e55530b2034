import { isRecord } from '../../commandLine/jsonFile.ts';
import { runProgram, type Lifetime } from '../../test/local/hostProcess.ts';
import type { PeerNeighbours } from './programs.ts';

/** Starts storage and connector, in a process of their own. */
export async function startNeighbours(lifetime: Lifetime): Promise<PeerNeighbours> {
  const { ready } = runProgram(lifetime, 'bench/peers/neighbours.ts', []);
  const { serviceUrl, connectionString, authorization, authentication } = await ready;
  return {
    serviceUrl: String(serviceUrl),
    connectionString: String(connectionString),
    authorization: String(authorization),
    authentication: isRecord(authentication)
      ? Object.fromEntries(Object.entries(authentication).map(([name, value]) => [name, String(value)]))
      : {},
  };
}
