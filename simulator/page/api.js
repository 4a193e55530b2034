/** Posts to the contact center; resolves with the answer, or throws an Error whose message can be shown. */
export async function post(path, body = {}) {
  return send('POST', path, body);
}

/** Forgets the faults that are armed. */
export async function clearFaults() {
  return send('DELETE', 'faults');
}

/**
 * Where the bot is, whether anything listens there, whether it can be ended here, and how far the desk's clock is ahead:
 * `{ url, listening, canCrash, aheadMs }`.
 */
export async function botStatus() {
  return send('GET', 'bot');
}

/** The address of one conversation in the API. */
export function at(conversation, action = '') {
  return `conversations/${encodeURIComponent(conversation.id)}${action === '' ? '' : `/${action}`}`;
}

/**
 * Listens to the stream of events; `onConversation` gets each conversation whole, as it was first told or as its changes have
 * made it. `onDown` is called when the contact center itself is gone.
 */
export function listen({ onHello, onConversation, onTelemetry, onDown }) {
  const told = new Map();
  const tell = (conversation) => {
    told.set(conversation.id, conversation);
    onConversation(conversation);
  };
  const source = new window.EventSource('/api/events');
  source.addEventListener('hello', (event) => {
    told.clear();
    onHello(JSON.parse(event.data));
  });
  source.addEventListener('conversation', (event) => tell(JSON.parse(event.data)));
  source.addEventListener('change', (event) => {
    const change = JSON.parse(event.data);
    tell(changed(told.get(change.id), change));
  });
  source.addEventListener('telemetry', (event) => onTelemetry(JSON.parse(event.data)));
  source.addEventListener('error', onDown);
}

/** A conversation with a change made to it: lists grow behind what stays, and records of the wire are at their `seq`. */
function changed(before, change) {
  const wire = [...before.wire];
  for (const record of change.wire) wire[record.seq] = record;
  return {
    ...change,
    customer: grown(before.customer, change.customer),
    representative: {
      ...change.representative,
      transcript: grown(before.representative.transcript, change.representative.transcript),
    },
    wire,
  };
}

function grown(list, { from, lines }) {
  return lines.length === 0 && from === list.length ? list : [...list.slice(0, from), ...lines];
}

async function send(method, path, body) {
  const response = await window
    .fetch(`/api/${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    .catch(() => {
      throw new Error('The contact center cannot be reached, and nothing was done. Start it again.');
    });
  const answer = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok)
    throw new Error(answer?.error?.message ?? `The contact center answered ${response.status}.`);
  return answer;
}
