import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { LOGIN_HOSTS, type Login } from '../signing/login.ts';

/** A proxy for a bot: it is Microsoft's login itself, and leads everywhere else. */
export interface LoginProxy {
  /** Takes over a connection that asked for a tunnel. */
  readonly tunnel: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close(): void;
}

/** `handle` answers what is asked of Microsoft's login. */
export function createLoginProxy({ key, certificate }: Login, handle: RequestListener): LoginProxy {
  const server = createServer({ key, cert: certificate }, handle);
  // A bot that does not trust the certificate hangs up in the middle of the greeting, and says so itself.
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  const open = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };

  function leadElsewhere(host: string, port: number, socket: Duplex, head: Buffer): void {
    const there = connect({ host, port });
    keep(there);
    let led = false;
    const cut = (): void => {
      there.destroy();
      socket.destroy();
    };
    there.once('connect', () => {
      led = true;
      socket.write(ESTABLISHED);
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => {
      if (!led) socket.end(refused(502, 'Bad Gateway'));
    });
    there.once('close', () => {
      if (led) cut();
    });
    socket.once('close', cut);
  }

  return {
    tunnel(request, socket, head) {
      socket.on('error', () => socket.destroy());
      keep(socket);
      const target = readTarget(request.url ?? '');
      if (target === undefined) {
        socket.end(refused(400, 'Bad Request'));
      } else if (isLogin(target.host)) {
        socket.write(ESTABLISHED);
        socket.unshift(head);
        server.emit('connection', socket);
      } else leadElsewhere(target.host, target.port, socket, head);
    },
    close() {
      for (const socket of open) socket.destroy();
    },
  };
}

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

function refused(status: number, phrase: string): string {
  return `HTTP/1.1 ${status} ${phrase}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
}

/** The `host:port` of a CONNECT request. */
function readTarget(authority: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, name, port] = /^(?:\[([\da-f:.]+)\]|([^\s:/@[\]]+)):(\d{1,5})$/i.exec(authority) ?? [];
  const host = bracketed ?? name;
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return { host: host.toLowerCase(), port: Number(port) };
}

function isLogin(host: string): boolean {
  return LOGIN_HOSTS.some((name) => name === host);
}
