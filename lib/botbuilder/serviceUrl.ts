import type { AllowedHost, ServiceUrlPolicy } from '../config.ts';
import { isLoopbackHost } from '../config/address.ts';

export type ServiceUrlRefusalCode =
  | 'E_SERVICE_URL_MISSING'
  /** Not a URL, or one with parts that have no place in a base address: user info, query, fragment, white space. */
  | 'E_SERVICE_URL_MALFORMED'
  | 'E_SERVICE_URL_NOT_HTTPS'
  | 'E_SERVICE_URL_HOST';

export type CheckedServiceUrl =
  | { readonly ok: true; readonly url: URL }
  /** `host` is there when the host is the reason, for the log line that tells an operator what to put on the list. */
  | { readonly ok: false; readonly code: ServiceUrlRefusalCode; readonly host?: string };

const LONGEST = 2_048;

/**
 * Whether the bot may send to a service URL, and with it show its token. Asked when an activity arrives, before a reference
 * is stored, and again before each proactive send, since a table row is no proof of where it came from.
 *
 * The URL is attacker-controlled until a token vouches for it, and even then only names what the token's holder wanted:
 * hence https, a host on the operator's list, nothing that two URL parsers might read differently
 * (OWASP Server-Side Request Forgery Prevention Cheat Sheet).
 */
export function checkServiceUrl(serviceUrl: string | undefined, policy: ServiceUrlPolicy): CheckedServiceUrl {
  if (serviceUrl === undefined || serviceUrl === '') return { ok: false, code: 'E_SERVICE_URL_MISSING' };
  const url = parseBaseUrl(serviceUrl);
  if (url === undefined) return { ok: false, code: 'E_SERVICE_URL_MALFORMED' };
  if (policy.kind === 'loopback') {
    return isLoopbackHost(url.hostname)
      ? { ok: true, url }
      : { ok: false, code: 'E_SERVICE_URL_HOST', host: url.host };
  }
  const plainHttpHere = policy.plainHttpOnLoopback && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !plainHttpHere) return { ok: false, code: 'E_SERVICE_URL_NOT_HTTPS' };
  if (!policy.hosts.some((host) => matches(url, host))) {
    return { ok: false, code: 'E_SERVICE_URL_HOST', host: url.host };
  }
  return { ok: true, url };
}

function parseBaseUrl(text: string): URL | undefined {
  // Printable ASCII without the backslash: the URL standard silently drops tabs and line breaks, turns \ into /, and maps
  // look-alike letters to punycode, so anything else is a string that means different things to different readers.
  if (text.length > LONGEST || !/^https?:\/\/[\x21-\x5b\x5d-\x7e]+$/i.test(text) || !URL.canParse(text)) {
    return undefined;
  }
  // The connector client appends its path to this string: after a ? or # that path would go nowhere. An empty ? or # leaves
  // no trace in the parsed URL, so the text is asked. What stands in front of an @ may be a user or look like a host.
  return /[?#@]/.test(text) ? undefined : new URL(text);
}

function matches(url: URL, allowed: AllowedHost): boolean {
  const { hostname } = url;
  const suffix = `.${allowed.name}`;
  const named = allowed.subdomains
    ? hostname.length > suffix.length && hostname.endsWith(suffix)
    : hostname === allowed.name;
  if (!named) return false;
  // A listed loopback host means a local connector on whatever port it got; elsewhere only the port of https.
  if (allowed.port === undefined) return url.port === '' || isLoopbackHost(hostname);
  return url.port === allowed.port;
}
