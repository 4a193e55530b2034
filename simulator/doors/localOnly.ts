import { isLoopbackAuthority, isLoopbackOrigin } from '../../lib/config/address.ts';
import { HttpRefusal, namedServer, type Exchange } from './exchange.ts';

/**
 * Lets only this machine in. Listening on loopback is not enough: a web page whose name was re-pointed to 127.0.0.1 (DNS
 * rebinding) arrives from this machine too, but it names itself in `Host`.
 * `forwarded` is the one other address under which a development machine in the cloud shows this page to its owner.
 * @throws HttpRefusal 421 for a foreign `Host`, 403 for a foreign `Origin`.
 */
export function refuseForeignCallers({ request }: Pick<Exchange, 'request'>, forwarded?: URL): void {
  const host = request.headers.host ?? '';
  if (!isLoopbackAuthority(host) && host !== forwarded?.host) {
    throw new HttpRefusal(
      421,
      'MisdirectedRequest',
      'This contact center answers only to 127.0.0.1 and localhost.',
    );
  }
  const named = namedServer(request);
  if (named !== undefined && !(isLoopbackAuthority(named) && portOf(named) === request.socket.localPort)) {
    throw new HttpRefusal(
      421,
      'MisdirectedRequest',
      `This contact center leads nobody to http://${named}: set NO_PROXY=127.0.0.1,localhost where it is the proxy.`,
    );
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isLoopbackOrigin(origin) && origin !== forwarded?.origin) {
    throw new HttpRefusal(403, 'Forbidden', 'Pages from other places may not use this contact center.');
  }
}

function portOf(authority: string): number {
  return Number(/:(\d+)$/.exec(authority)?.[1] ?? 80);
}
