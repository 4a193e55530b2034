import { randomBytes, timingSafeEqual } from 'node:crypto';
import { generate } from 'selfsigned';

/** The hosts at which a bot in the public cloud checks what it is sent, and gets a token for its secret. */
export const LOGIN_HOSTS = [
  'login.botframework.com',
  'login.microsoftonline.com',
  'login.microsoft.com',
  'login.windows.net',
] as const;

/** A tenant that belongs to nobody. */
export const LOCAL_TENANT_ID = '00000000-0000-4000-8000-000000004281';

/** The tenant at which a bot that serves every tenant asks. */
const EVERY_TENANT = 'botframework.com';

/** What a token is asked with. */
export interface TokenRequest {
  readonly tenant: string;
  readonly grant: string;
  readonly clientId: string;
  readonly secret: string;
  /** What the token is for: a scope or, of old clients, a resource. */
  readonly audience: string;
}

/** Why there is no token, as Microsoft Entra says it. */
export interface TokenRefusal {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly message: string;
}

/**
 * What stands in for Microsoft's login, for a bot that authenticates with a secret and knows no other place to ask: the Agents
 * SDK looks for keys at one address, and MSAL takes no authority without https. The bot stays as it is on Azure and reaches
 * the contact center through a proxy, which shows a certificate for these hosts alone: it signs no other.
 */
export interface Login {
  /** In PEM. */
  readonly key: string;
  readonly certificate: string;
  /** The settings of the bot, for a contact center at this address, and its certificate in this file. */
  settings(center: string, certificateFile: string): Readonly<Record<string, string>>;
  /** Why a bot gets no token; `undefined` when it gets one. */
  whyNoToken(asked: TokenRequest): TokenRefusal | undefined;
}

/** The Bot Framework's API, for which its channels want tokens. */
const AUDIENCE = /^https:\/\/api\.botframework\.com\/?(?:\.default)?$/;
const LIFETIME_DAYS = 30;

/** For the bot that `appId` names. */
export async function createLogin(appId: string): Promise<Login> {
  const secret = randomBytes(32).toString('base64url');
  const { private: key, cert: certificate } = await generate(
    [{ name: 'commonName', value: 'contact center on your desk' }],
    {
      algorithm: 'sha256',
      notAfterDate: new Date(Date.now() + LIFETIME_DAYS * 86_400_000),
      extensions: [
        { name: 'basicConstraints', cA: false, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: LOGIN_HOSTS.map((value) => ({ type: 2, value })) },
      ],
    },
  );
  return {
    key,
    certificate,
    settings: (center, certificateFile) => ({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: secret,
      MicrosoftAppTenantId: LOCAL_TENANT_ID,
      clientId: appId,
      clientSecret: secret,
      tenantId: LOCAL_TENANT_ID,
      HTTPS_PROXY: new URL(center).origin,
      NO_PROXY: '127.0.0.1,localhost',
      NODE_USE_ENV_PROXY: '1',
      NODE_EXTRA_CA_CERTS: certificateFile,
    }),
    whyNoToken({ tenant, grant, clientId, secret: given, audience }) {
      if (tenant !== LOCAL_TENANT_ID && tenant !== EVERY_TENANT)
        return refusal(400, 'invalid_request', 90_002, `Tenant '${tenant}' not found.`);
      if (grant !== 'client_credentials')
        return refusal(400, 'unsupported_grant_type', 70_003, 'Only client_credentials is given here.');
      if (clientId !== appId)
        return refusal(
          400,
          'unauthorized_client',
          700_016,
          `Application with identifier '${clientId}' was not found: set the one that the contact center prints.`,
        );
      if (!isSame(secret, given))
        return refusal(
          401,
          'invalid_client',
          7_000_215,
          'Invalid client secret provided: it is another one each time the contact center starts.',
        );
      if (!AUDIENCE.test(audience))
        return refusal(
          400,
          'invalid_resource',
          500_011,
          `The resource '${audience}' was not found: tokens are given for https://api.botframework.com alone.`,
        );
      return undefined;
    },
  };
}

function refusal(status: number, error: string, code: number, message: string): TokenRefusal {
  return { status, error, code, message: `AADSTS${code}: ${message}` };
}

function isSame(one: string, other: string): boolean {
  const [wanted, offered] = [Buffer.from(one), Buffer.from(other)];
  return wanted.length === offered.length && timingSafeEqual(wanted, offered);
}
