const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** Whether a host, spelled as `URL.hostname` spells it, is this machine: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || IPV4_LOOPBACK.test(hostname);
}

/** The headers that say from where a request comes. `get` joins what was sent several times, as `Headers` does. */
export interface CallerHeaders {
  get(name: string): string | null;
}

/**
 * Whether a request that reached a loopback socket was meant for somebody else, or made on behalf of somebody else. A page of
 * another site names itself in `Origin`; one whose name was re-pointed to 127.0.0.1 (DNS rebinding) names itself in `Host`; a
 * tunnel that spells both as `localhost`, as Codespaces does, says in `X-Forwarded-Host` for whom. Programs that are no browser
 * send no `Origin`, and without `Host` no browser asks.
 */
export function isForeignCaller(headers: CallerHeaders): boolean {
  const origin = headers.get('origin');
  return (
    isForeignAuthority(headers.get('host')) ||
    isForeignAuthority(headers.get('x-forwarded-host')) ||
    (origin !== null && !isLoopbackOrigin(origin))
  );
}

/** Whether an `Origin` is a page of this machine, on any port. Browsers write `null` for a page without an address of its own. */
export function isLoopbackOrigin(origin: string): boolean {
  const [, authority] = /^https?:\/\/([^/]*)$/i.exec(origin) ?? [];
  return authority !== undefined && isLoopbackAuthority(authority);
}

/** Whether `host` or `host:port`, as in a `Host` header, is this machine. Odd spellings of an address are not: nobody sends them. */
export function isLoopbackAuthority(authority: string): boolean {
  const [, host = ''] = /^(.*?)(?::\d{1,5})?$/.exec(authority) ?? [];
  return isLoopbackHost(host.toLowerCase());
}

function isForeignAuthority(authority: string | null): boolean {
  return authority !== null && !isLoopbackAuthority(authority);
}

/** Whether a host, spelled as `URL.hostname` spells it, is an address and not a name (`URL` turns every odd IPv4 spelling into four numbers). */
export function isIpLiteral(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
}

/** A URL this app itself calls: https, or plain http to this machine where the app runs locally; no user info, no fragment. */
export function parseOwnUrl(text: string, local: boolean): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  if (url.protocol === 'https:') return url;
  return local && url.protocol === 'http:' && isLoopbackHost(url.hostname) ? url : undefined;
}
