import { runProgram, type Lifetime } from '../../test/local/hostProcess.ts';
import type { PeerNeighbours } from './programs.ts';

/** Starts storage and connector, in a process of their own. */
export async function startNeighbours(lifetime: Lifetime): Promise<PeerNeighbours> {
  const { ready } = runProgram(lifetime, 'bench/peers/neighbours.ts', []);
  const { serviceUrl, connectionString } = await ready;
  return { serviceUrl: String(serviceUrl), connectionString: String(connectionString) };
}
