// Loaded into the app's process with --import: reports every HTTP request that leaves it, to whatever address, to the test
// that started it. Servers that count their callers cannot see what goes elsewhere; this can. Threads of the process load it
// too, and have no way to the test but through the main one. The host loads it as well, and has its own line to the test.
import { subscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const fromThreads = new BroadcastChannel('egressWitness');
fromThreads.unref();

/** What the test said in the environment: where it listens. A question is a line, and so is each answer and each departure. */
const line = isMainThread ? connect(Number(process.env.EGRESS_WITNESS_PORT), '127.0.0.1') : undefined;
line?.unref();

function say(message) {
  line?.write(`${JSON.stringify(message)}\n`);
}

if (line !== undefined) {
  fromThreads.onmessage = ({ data }) => say(data);
  createInterface({ input: line }).on('line', (question) => say({ answers: question }));
}

function report(origin, method, path, authorization) {
  const departure = { origin, method, path, authorization: authorization ?? '' };
  if (isMainThread) say(departure);
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
