import type { Activity } from 'botbuilder';
import {
  BotFrameworkAuthentication,
  ClaimsIdentity,
  ConnectorFactory,
  UserTokenClient,
  type AuthenticateRequestResult,
} from 'botframework-connector';
import type { JWTPayload } from 'jose';
import type { Config } from '../config.ts';
import { BotError } from '../errors.ts';
import { createLog, type Log } from '../log.ts';
import { AuthenticationRefused } from './authenticationRefused.ts';
import { createTokenSource } from './botIdentity.ts';
import { BotToken } from './botToken.ts';
import { BotConnector } from './botConnector.ts';
import { refuseAccess, type Origin, type Voucher } from './channelAccess.ts';
import { ChannelTokens } from './channelToken.ts';
import {
  createBotCredentials,
  reportingRefusedTokens,
  requireAllowed,
  type BotCredentials,
} from './credentials.ts';
import type { ConnectorHttpClient } from './delivery.ts';
import { fetchSigningKeys } from './openIdKeys.ts';
import { SigningKeys } from './signingKeys.ts';

export { AuthenticationRefused } from './authenticationRefused.ts';

export interface AuthenticationPorts {
  /** Posts for the connector: without retries, without following redirects. */
  readonly httpClient: ConnectorHttpClient;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Keys and tokens are renewed for everybody and on behalf of no request, so by default the log is the worker's own. */
  readonly log?: Log;
}

/** What the `ClaimsIdentity` of local mode calls itself, as the SDK does. */
const ANONYMOUS = 'anonymous';

/**
 * The SDK's idea of authentication, done our way. There is one way in, a channel's token (or, in local mode, none), and one
 * way out, the bot's token to an allowed host. The SDK's emulator, skill, App Service Extension and streaming paths do not
 * exist here, because each of them chooses its rules by what the caller sends.
 */
export class BotAuthentication extends BotFrameworkAuthentication {
  readonly #config: Config;
  readonly #tokens: ChannelTokens | undefined;
  readonly #connectors: AllowedConnectors;
  readonly #ownToken: BotToken | undefined;

  constructor(config: Config, { httpClient, now = Date.now, log = createLog(console) }: AuthenticationPorts) {
    super();
    const { authentication, local, serviceUrls } = config;
    this.#config = config;
    if (authentication.kind === 'local') {
      this.#connectors = new AllowedConnectors(
        config,
        createBotCredentials(serviceUrls, undefined),
        httpClient,
      );
      return;
    }
    const { appId, issuer, metadataUrl } = authentication;
    const keys = new SigningKeys({ fetchKeys: () => fetchSigningKeys(metadataUrl, local), now, log });
    this.#tokens = new ChannelTokens({ appId, issuer, keys, now });
    this.#ownToken = new BotToken({ source: createTokenSource(authentication), now, log });
    this.#connectors = new AllowedConnectors(
      config,
      createBotCredentials(serviceUrls, this.#ownToken),
      reportingRefusedTokens(httpClient, this.#ownToken),
    );
  }

  /**
   * Checks the token, then where the activity says it comes from. Throws `AuthenticationRefused` and nothing else. An empty
   * header is none.
   */
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const voucher = await this.#identify(authHeader);
    // `Origin` and not `Activity`: that both members are there is what the SDK's type says and the wire does not.
    const origin: Origin = activity;
    const refusal = refuseAccess(origin, voucher, this.#config);
    if (refusal !== undefined) throw new AuthenticationRefused(403, refusal.code, { host: refusal.host });
    const claimsIdentity =
      voucher === undefined ? new ClaimsIdentity([], ANONYMOUS) : toIdentity(voucher.claims);
    return {
      audience: this.getOriginatingAudience(),
      claimsIdentity,
      connectorFactory: this.createConnectorFactory(),
    };
  }

  override authenticateStreamingRequest(): Promise<AuthenticateRequestResult> {
    return Promise.reject(new AuthenticationRefused(401, 'E_STREAMING'));
  }

  /** Connectors that post with the bot's token, whoever is asked on behalf of: the bot has one identity. */
  override createConnectorFactory(): ConnectorFactory {
    return this.#connectors;
  }

  /** The SDK makes one in every turn; this bot signs nobody in, so it explains itself only when it is used. */
  override createUserTokenClient(): Promise<UserTokenClient> {
    return Promise.resolve(new NoUserTokens());
  }

  /** Who the bot is when nobody has just written: for proactive turns. */
  ownIdentity(): ClaimsIdentity {
    const { authentication } = this.#config;
    if (authentication.kind === 'local') return new ClaimsIdentity([], ANONYMOUS);
    return toIdentity({ aud: authentication.appId, appid: authentication.appId });
  }

  /** The bot's own token, for the one address besides the connectors that takes it; `undefined` in local mode. */
  async ownToken(): Promise<string | undefined> {
    return this.#ownToken?.get();
  }

  override getOriginatingAudience(): string {
    const { authentication } = this.#config;
    return authentication.kind === 'channel' ? authentication.scope : '';
  }

  async #identify(authorization: string): Promise<Voucher | undefined> {
    if (this.#tokens === undefined) {
      if (authorization !== '') throw new AuthenticationRefused(401, 'E_TOKEN_UNEXPECTED');
      return undefined;
    }
    const token = await this.#tokens.check(authorization);
    if (token.ok) return { claims: token.claims, endorsements: token.key.endorsements };
    throw new AuthenticationRefused(token.status, token.code, {
      retryAfterSeconds: token.retryAfterSeconds,
    });
  }
}

/** Authentication for a configuration that was checked. Connects to nothing before it has to. */
export function createAuthentication(config: Config, ports: AuthenticationPorts): BotAuthentication {
  return new BotAuthentication(config, ports);
}

/** Addresses that one client each is kept for: a region has one, and its path is the sender's to choose. */
const KEPT_CONNECTORS = 100;

class AllowedConnectors extends ConnectorFactory {
  readonly #config: Config;
  readonly #credentials: BotCredentials;
  readonly #httpClient: ConnectorHttpClient;
  readonly #byAddress = new Map<string, BotConnector>();

  constructor(config: Config, credentials: BotCredentials, httpClient: ConnectorHttpClient) {
    super();
    this.#config = config;
    this.#credentials = credentials;
    this.#httpClient = httpClient;
  }

  /** Rejects with `E_SERVICE_URL` for an address that is missing or not allowed; the SDK would fall back to a default one. */
  override async create(serviceUrl: string | undefined): Promise<BotConnector> {
    requireAllowed(serviceUrl, this.#config.serviceUrls);
    return Promise.resolve(this.#connectorAt(serviceUrl));
  }

  /** A client holds no state of a conversation, and making one costs more than posting through it. */
  #connectorAt(address: string): BotConnector {
    const kept = this.#byAddress.get(address);
    if (kept !== undefined) return kept;
    const connector = new BotConnector(this.#credentials, this.#httpClient, address);
    this.#byAddress.set(address, connector);
    const [oldest] = this.#byAddress.keys();
    if (this.#byAddress.size > KEPT_CONNECTORS && oldest !== undefined) this.#byAddress.delete(oldest);
    return connector;
  }
}

class NoUserTokens extends UserTokenClient {
  override readonly getUserToken = refuseUserTokens;
  override readonly getSignInResource = refuseUserTokens;
  override readonly signOutUser = refuseUserTokens;
  override readonly getTokenStatus = refuseUserTokens;
  override readonly getAadTokens = refuseUserTokens;
  override readonly exchangeToken = refuseUserTokens;
}

function refuseUserTokens(): Promise<never> {
  const message = 'This bot signs no users in. To add sign-in, give BotAuthentication a user token client.';
  return Promise.reject(new BotError('E_UNEXPECTED', message));
}

/** Claims that are not strings (dates, mostly) have no place in the SDK's type and no reader. */
function toIdentity(claims: JWTPayload): ClaimsIdentity {
  const strings = Object.entries(claims).flatMap(([type, value]) =>
    typeof value === 'string' ? [{ type, value }] : [],
  );
  return new ClaimsIdentity(strings, true);
}
