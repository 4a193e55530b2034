import { createServer } from 'node:http';

/** A managed identity's endpoint as App Service and Functions have it (api-version 2019-08-01), on loopback. */
export interface IdentityEndpoint {
  /** The settings that the platform would set. */
  readonly environment: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  /** The query of each request, in order. */
  readonly asked: URLSearchParams[];
  /** Seconds that the tokens it gives are good for. */
  lifetime: number;
  /** A status to answer instead of a token. */
  failing: number | undefined;
  close(): Promise<void>;
}

const SECRET = 'identity-header-of-this-test';

/** Starts an identity endpoint that gives `token-1`, `token-2`… and nothing to callers without the header. */
export async function startIdentityEndpoint(): Promise<IdentityEndpoint> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    asked.push(query);
    const status = request.headers['x-identity-header'] === SECRET ? endpoint.failing : 401;
    response.setHeader('content-type', 'application/json');
    if (status !== undefined) {
      response.statusCode = status;
      response.end(JSON.stringify({ statusCode: status, message: 'no token' }));
      return;
    }
    response.end(
      JSON.stringify({
        access_token: `token-${asked.length}`,
        expires_on: String(Math.floor(Date.now() / 1_000) + endpoint.lifetime),
        resource: query.get('resource'),
        token_type: 'Bearer',
        client_id: query.get('client_id'),
      }),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The identity endpoint has no port.');
  const endpoint: IdentityEndpoint = {
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${address.port}/msi/token`, IDENTITY_HEADER: SECRET },
    asked,
    lifetime: 86_400,
    failing: undefined,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
  return endpoint;
}
