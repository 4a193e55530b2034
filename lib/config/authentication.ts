import { parseOwnUrl } from './address.ts';
import type { Settings } from './settings.ts';

/** How callers prove who they are, and how the bot does. */
export type AuthenticationConfig =
  /** No app id, on a developer's machine: no token either way, loopback only. */
  { readonly kind: 'local' } | ChannelAuthentication;

export interface ChannelAuthentication {
  readonly kind: 'channel';
  /** Lower-case GUID. */
  readonly appId: string;
  /** The OpenID metadata document that leads to the keys that channels sign with. */
  readonly metadataUrl: string;
  /** The only accepted `iss`. */
  readonly issuer: string;
  /** The scope of the bot's own token, ending in `/.default`. */
  readonly scope: string;
  readonly identity: BotIdentity;
}

/** Where the bot's own token comes from. Neither form has a secret. */
export type BotIdentity =
  /** The app id is the client id of the managed identity that the app runs under. */
  | { readonly kind: 'managedIdentity' }
  /**
   * The app id is an app registration that trusts the managed identity through a federated credential.
   * `clientId` names the user-assigned identity; `undefined` is the system-assigned one.
   */
  | {
      readonly kind: 'federated';
      readonly tenantId: string;
      readonly authorityHost: string;
      readonly clientId: string | undefined;
    };

const METADATA_URL = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const ISSUER = 'https://api.botframework.com';
const SCOPE = 'https://api.botframework.com/.default';
const LOGIN_URL = 'https://login.microsoftonline.com';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads who the bot is. Fails closed: without an app id there is no authentication, which is allowed on a developer's machine
 * only, and there only when nothing hints that an app id was meant to be set. What could not be read is reported, and the
 * result is then not to be used.
 */
export function readAuthentication(settings: Settings, local: boolean): AuthenticationConfig {
  const appId = readGuid(settings, 'MicrosoftAppId');
  const tenantId = readGuid(settings, 'MicrosoftAppTenantId');
  const metadataUrl = readUrl(settings, 'ToBotFromChannelOpenIdMetadataUrl', METADATA_URL, local);
  const authorityHost = new URL(readUrl(settings, 'ToChannelFromBotLoginUrl', LOGIN_URL, local)).origin;
  const scope = readScope(settings);
  const type = readAppType(settings);
  if (settings.read('MicrosoftAppId') === undefined) return withoutAppId(settings, local);
  if (type === undefined && settings.read('MicrosoftAppType') === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'MicrosoftAppType',
      'Set it to UserAssignedMSI or SingleTenant, as the Azure Bot resource says.',
    );
  }
  if (type === 'singletenant' && settings.read('MicrosoftAppTenantId') === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'MicrosoftAppTenantId',
      'A SingleTenant bot needs the directory (tenant) id of its app registration.',
    );
  }
  const identity: BotIdentity =
    type === 'singletenant'
      ? {
          kind: 'federated',
          tenantId: tenantId ?? '',
          authorityHost,
          clientId: readGuid(settings, 'ConversationStorage__clientId'),
        }
      : { kind: 'managedIdentity' };
  const issuer = settings.read('ToBotFromChannelTokenIssuer') ?? ISSUER;
  return { kind: 'channel', appId: appId ?? '', metadataUrl, issuer, scope, identity };
}

function withoutAppId(settings: Settings, local: boolean): AuthenticationConfig {
  const hint = ['MicrosoftAppType', 'MicrosoftAppTenantId'].find((name) => settings.read(name) !== undefined);
  if (!local) {
    settings.report(
      'E_SETTING_MISSING',
      'MicrosoftAppId',
      'Set it to the app id of the Azure Bot resource: the bot never serves anonymously on Azure.',
    );
  } else if (hint !== undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'MicrosoftAppId',
      `${hint} is set, so an app id is meant to be. Set it, or remove ${hint} to run locally without.`,
    );
  }
  return { kind: 'local' };
}

function readAppType(settings: Settings): 'userassignedmsi' | 'singletenant' | undefined {
  const name = 'MicrosoftAppType';
  const type = settings.read(name)?.toLowerCase();
  if (type === undefined || type === 'userassignedmsi' || type === 'singletenant') return type;
  if (type === 'multitenant') {
    settings.report(
      'E_SETTING_REFUSED',
      name,
      'A MultiTenant bot needs a client secret and can no longer be registered. Register the bot as UserAssignedMSI or SingleTenant.',
    );
  } else {
    settings.report('E_SETTING_INVALID', name, 'Set it to UserAssignedMSI or SingleTenant.');
  }
  return undefined;
}

/** A GUID in lower case, or `undefined` when it is absent or reported. */
export function readGuid(settings: Settings, name: string): string | undefined {
  const value = settings.read(name)?.toLowerCase();
  if (value === undefined || GUID.test(value)) return value;
  settings.report('E_SETTING_INVALID', name, 'Write an id of the form 00000000-0000-0000-0000-000000000000.');
  return undefined;
}

function readUrl(settings: Settings, name: string, fallback: string, local: boolean): string {
  const value = settings.read(name);
  if (value === undefined) return fallback;
  const url = parseOwnUrl(value, local);
  if (url !== undefined) return url.href;
  settings.report(
    'E_SETTING_INVALID',
    name,
    'Write an https:// address. Plain http works only for this machine, where the app runs locally.',
  );
  return fallback;
}

function readScope(settings: Settings): string {
  const name = 'ToChannelFromBotOAuthScope';
  const value = settings.read(name) ?? SCOPE;
  if (!URL.canParse(value)) {
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write the scope of the Bot Connector, such as https://api.botframework.us/.default.',
    );
    return SCOPE;
  }
  // The Bot Framework's own constants for other clouds come without the suffix that the identity platform's v2 endpoint requires.
  return value.endsWith('/.default') ? value : `${value.replace(/\/$/, '')}/.default`;
}
