// Loaded into the app's process with --import: reports every HTTP request that leaves it, to whatever address, to the test
// that started it. Servers that count their callers cannot see what goes elsewhere; this can. Threads of the process load it
// too, and have no way to the test but through the main one.
import { subscribe } from 'node:diagnostics_channel';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const fromThreads = new BroadcastChannel('egressWitness');
fromThreads.unref();
if (isMainThread) fromThreads.onmessage = ({ data }) => process.send?.(data);

function report(origin, method, path, authorization) {
  const departure = { origin, method, path, authorization: authorization ?? '' };
  if (isMainThread) process.send?.(departure);
  else fromThreads.postMessage(departure);
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
