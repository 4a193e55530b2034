const IPV4_LOOPBACK = /^127(?:\.\d{1,3}){3}$/;

/** Whether a host, spelled as `URL.hostname` spells it, is this machine: `localhost`, 127.0.0.0/8 or `[::1]`. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || IPV4_LOOPBACK.test(hostname);
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
