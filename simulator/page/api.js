/** Posts to the contact center; resolves with the answer, or throws an Error whose message can be shown. */
export async function post(path, body = {}) {
  return send('POST', path, body);
}

/** Forgets the faults that are armed. */
export async function clearFaults() {
  return send('DELETE', 'faults');
}

/** Where the bot is, and whether anything listens there: `{ url, listening }`. */
export async function botStatus() {
  return send('GET', 'bot');
}

/** The address of one conversation in the API. */
export function at(conversation, action = '') {
  return `conversations/${encodeURIComponent(conversation.id)}${action === '' ? '' : `/${action}`}`;
}

/** Listens to the stream of events; `onDown` is called when the contact center itself is gone. */
export function listen({ onHello, onConversation, onTelemetry, onDown }) {
  const source = new window.EventSource('/api/events');
  source.addEventListener('hello', (event) => onHello(JSON.parse(event.data)));
  source.addEventListener('conversation', (event) => onConversation(JSON.parse(event.data)));
  source.addEventListener('telemetry', (event) => onTelemetry(JSON.parse(event.data)));
  source.addEventListener('error', onDown);
}

async function send(method, path, body) {
  const response = await window.fetch(`/api/${path}`, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok)
    throw new Error(answer?.error?.message ?? `The contact center answered ${response.status}.`);
  return answer;
}
