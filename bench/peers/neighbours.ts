// What every measured program talks to, in a process of its own so that it costs none of them: Azurite in memory, a connector
// that takes everything and remembers nothing, and for those that check tokens an issuer and an identity. Prints one line of
// JSON when all listen.
import { createServer } from 'node:http';
import { listen, LOOPBACK } from '../../local/ports.ts';
import { startAllStorage } from '../../local/tableStorage.ts';
import { startIdentityEndpoint } from '../../test/servers/identityEndpoint.ts';
import { signToken, startOpenIdIssuer } from '../../test/servers/openIdIssuer.ts';

const storage = await startAllStorage();
const connector = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"reply"}');
  });
});
const port = await listen(connector, 0, '--port');
const serviceUrl = `http://${LOOPBACK}:${port}/`;

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TOKEN_ISSUER = 'https://api.botframework.com';
const [issuer, identity] = await Promise.all([startOpenIdIssuer(), startIdentityEndpoint()]);
const key = await issuer.addKey('key-1', ['omnichannel']);
const now = Math.floor(Date.now() / 1_000);
// As a channel does: one token until it expires.
const token = await signToken(key, {
  iss: TOKEN_ISSUER,
  aud: APP_ID,
  serviceurl: serviceUrl,
  nbf: now - 60,
  exp: now + 12 * 3_600,
});

console.log(
  JSON.stringify({
    serviceUrl,
    connectionString: storage.connectionString,
    authorization: `Bearer ${token}`,
    authentication: {
      ...identity.environment,
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'UserAssignedMSI',
      MicrosoftAppTenantId: '99999999-8888-4777-8666-555555555555',
      ToBotFromChannelOpenIdMetadataUrl: issuer.metadataUrl,
      ToBotFromChannelTokenIssuer: TOKEN_ISSUER,
      AllowedServiceUrlHosts: new URL(serviceUrl).host,
    },
  }),
);
