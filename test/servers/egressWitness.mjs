// Loaded into the app's process with --import: reports every HTTP request that leaves it, to whatever address, to the test
// that started it. Servers that count their callers cannot see what goes elsewhere; this can.
import { subscribe } from 'node:diagnostics_channel';

function report(origin, method, path, authorization) {
  process.send?.({ origin, method, path, authorization: authorization ?? '' });
}

/** undici keeps headers as a flat list of names and values. */
function headerOf(headers, wanted) {
  const at = headers.findIndex((name, index) => index % 2 === 0 && String(name).toLowerCase() === wanted);
  return at === -1 ? undefined : String(headers[at + 1]);
}

// fetch
subscribe('undici:request:create', ({ request }) => {
  const { origin, method, path, headers } = request;
  report(String(origin), method, path, headerOf(headers, 'authorization'));
});

// node:http and node:https
subscribe('http.client.request.start', ({ request }) => {
  const { protocol, method, path } = request;
  report(`${protocol}//${request.getHeader('host')}`, method, path, request.getHeader('authorization'));
});

process.on('message', (message) => {
  if (message === 'ping') process.send?.('pong');
});
