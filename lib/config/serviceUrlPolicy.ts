import { isIpLiteral, isLoopbackHost } from './address.ts';
import type { Settings } from './settings.ts';

/** One entry of `AllowedServiceUrlHosts`: `directline.botframework.com`, `*.botframework.com` (any subdomain, not the domain itself), `127.0.0.1`. */
export interface AllowedHost {
  /** Lower case, as `URL.hostname` spells it, without the leading `*.`. */
  readonly name: string;
  readonly subdomains: boolean;
  /** Only this port; `undefined` is the port of https, and any port on loopback (a local connector gets a free one). */
  readonly port: string | undefined;
}

/** Where the bot's answers, and with them its token, may go. */
export type ServiceUrlPolicy =
  /** Local mode without an app id: this machine and nothing else, any port, plain http. */
  | { readonly kind: 'loopback' }
  /** `plainHttpOnLoopback` is true only where the app runs locally. */
  | {
      readonly kind: 'allowList';
      readonly hosts: readonly AllowedHost[];
      readonly plainHttpOnLoopback: boolean;
    };

const SETTING = 'AllowedServiceUrlHosts';

/** The public Bot Connector: Direct Line, Web Chat and Omnichannel live under the first, Microsoft Teams under the second. */
const BOT_CONNECTOR_HOSTS = ['*.botframework.com', 'smba.trafficmanager.net'];

/** Reads the allow-list. It is checked in local mode too, so that a mistake shows before it is deployed. */
export function readServiceUrlPolicy(
  settings: Settings,
  local: boolean,
  hasAppId: boolean,
): ServiceUrlPolicy {
  const entries = settings.readList(SETTING) ?? BOT_CONNECTOR_HOSTS;
  const hosts = entries.flatMap((entry) => readEntry(settings, entry.toLowerCase(), local) ?? []);
  if (entries.length === 0)
    settings.report(
      'E_SETTING_INVALID',
      SETTING,
      'The list is empty. Name at least one host, or remove the setting.',
    );
  if (local && !hasAppId) return { kind: 'loopback' };
  return { kind: 'allowList', hosts, plainHttpOnLoopback: local };
}

function readEntry(settings: Settings, entry: string, local: boolean): AllowedHost | undefined {
  if (entry === '*' || entry === '*.') {
    settings.report(
      'E_SETTING_REFUSED',
      SETTING,
      'A bare * would send the bot’s token to any host. Name the hosts.',
    );
    return undefined;
  }
  const subdomains = entry.startsWith('*.');
  const authority = subdomains ? entry.slice(2) : entry;
  const url = URL.canParse(`https://${authority}/`) ? new URL(`https://${authority}/`) : undefined;
  // The name is compared with URL.hostname, so it has to be spelled that way; this also refuses paths, user info and stars inside.
  const spelledPlainly = url !== undefined && (authority === url.host || authority === `${url.hostname}:443`);
  if (!spelledPlainly || authority.includes('*') || url.hostname.endsWith('.')) {
    settings.report(
      'E_SETTING_INVALID',
      SETTING,
      'Write host names separated by commas, without https:// and without a path; *. may stand in front.',
    );
    return undefined;
  }
  const loopback = isLoopbackHost(url.hostname);
  if (loopback ? !local || subdomains : isIpLiteral(url.hostname) || !url.hostname.includes('.')) {
    settings.report(
      'E_SETTING_REFUSED',
      SETTING,
      'An address, a name without a dot, or a whole top-level domain is not a connector. Name the host; loopback works only locally.',
    );
    return undefined;
  }
  return { name: url.hostname, subdomains, port: url.port === '' ? undefined : url.port };
}
