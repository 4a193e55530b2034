import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createSigningPair } from './keys.ts';

/**
 * What stands in for the Bot Framework's token service and for the identity of the bot, so that a bot runs here with its
 * authentication on: keys that are made for this process, and tokens signed with them.
 */
export interface Signing {
  /** Whom the tokens are for, and who the bot has to be. */
  readonly appId: string;
  /** The settings by which a bot finds all this, for a contact center at this address. */
  settings(center: string): Readonly<Record<string, string>>;
  /** The OpenID metadata document, and the key set that it names. */
  metadata(center: string): Readonly<Record<string, unknown>>;
  keys(): Readonly<Record<string, unknown>>;
  /** The token with which an activity is delivered. */
  tokenForBot(serviceUrl: string): string;
  /** Whether a caller of the identity endpoint knows its secret. */
  mayAsk(secret: string): boolean;
  /** A token for the bot to answer with, when it ends, in seconds since 1970, and how long that is from now. */
  tokenOfBot(): { readonly token: string; readonly expiresOn: number; readonly lifetimeSeconds: number };
  /** Why an `Authorization` header is not this bot's, in words; `undefined` when it is. */
  whyNotBot(authorization: string | undefined): string | undefined;
}

/** As the Bot Framework names itself: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const CHANNEL_ISSUER = 'https://api.botframework.com';
const BOT_ISSUER = 'https://sts.windows.net/contact-center-on-your-desk/';
const LIFETIME_SECONDS = 3_600;
/** Clocks may differ: a bot allows five minutes. */
const BEFORE_SECONDS = 60;

/** The channels that the key may speak for. */
const ENDORSEMENTS = ['omnichannel', 'directline', 'webchat', 'msteams'];

/** An app id that belongs to nobody. */
export const LOCAL_APP_ID = '00000000-0000-4000-8000-000000004280';

/** `now` is in milliseconds since 1970. */
export async function createSigning(appId = LOCAL_APP_ID, now: () => number = Date.now): Promise<Signing> {
  const pair = await createSigningPair();
  const secret = randomBytes(32).toString('base64url');
  const seconds = (): number => Math.floor(now() / 1_000);
  const inForce = (): { readonly nbf: number; readonly exp: number } => ({
    nbf: seconds() - BEFORE_SECONDS,
    exp: seconds() + LIFETIME_SECONDS,
  });
  return {
    appId,
    settings: (center) => ({
      MicrosoftAppId: appId,
      MicrosoftAppType: 'UserAssignedMSI',
      ToBotFromChannelOpenIdMetadataUrl: new URL('signing/openidconfiguration', center).href,
      AllowedServiceUrlHosts: new URL(center).host,
      IDENTITY_ENDPOINT: new URL('signing/identity', center).href,
      IDENTITY_HEADER: secret,
    }),
    metadata: (center) => ({
      issuer: CHANNEL_ISSUER,
      jwks_uri: new URL('signing/keys', center).href,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    keys: () => ({ keys: [{ ...pair.published, endorsements: ENDORSEMENTS }] }),
    tokenForBot: (serviceUrl) =>
      pair.sign({ iss: CHANNEL_ISSUER, aud: appId, serviceurl: serviceUrl, ...inForce() }),
    mayAsk(given) {
      const [wanted, offered] = [Buffer.from(secret), Buffer.from(given)];
      return wanted.length === offered.length && timingSafeEqual(wanted, offered);
    },
    tokenOfBot() {
      const { nbf, exp } = inForce();
      const claims = { iss: BOT_ISSUER, aud: CHANNEL_ISSUER, appid: appId, nbf, exp };
      return { token: pair.sign(claims), expiresOn: exp, lifetimeSeconds: LIFETIME_SECONDS };
    },
    whyNotBot(authorization) {
      if (authorization === undefined) return 'The bot sent no token.';
      const [, token] = /^Bearer (\S+)$/.exec(authorization) ?? [];
      const claims = token === undefined ? undefined : pair.read(token);
      if (claims === undefined) return 'The token is not one that this contact center gave out.';
      if (claims['aud'] !== CHANNEL_ISSUER || claims['appid'] !== appId)
        return 'The token is not for answering: it is the one that activities are delivered with.';
      return Number(claims['exp']) < seconds() ? 'The token has expired: ask for another one.' : undefined;
    },
  };
}
