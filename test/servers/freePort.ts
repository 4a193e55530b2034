import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nothing listens on, for a program that has to come back to the same one. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(typeof address === 'object' && address !== null ? address.port : 0);
}
