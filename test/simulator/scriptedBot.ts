import { once } from 'node:events';
import { createServer } from 'node:http';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';

/** What the bot does with one activity: the activities it posts back, in order. */
export type BotScript = (activity: JsonObject) => readonly JsonObject[];

export interface ScriptedBot {
  readonly url: string;
  /** Every activity that was delivered. */
  readonly received: readonly JsonObject[];
  /** The `traceparent` header of each of them. */
  readonly traceParents: readonly string[];
  /** The connector's answers to what the bot posted: status and body. */
  readonly answers: readonly { readonly status: number; readonly body: string }[];
  close(): Promise<void>;
}

/**
 * A real bot over HTTP in a few lines: posts what `script` says to the activity's service URL, then answers 200; 501 to an
 * invoke, which it does not handle.
 */
export async function startScriptedBot(script: BotScript, atPort = 0): Promise<ScriptedBot> {
  const received: JsonObject[] = [];
  const traceParents: string[] = [];
  const answers: { status: number; body: string }[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const activity = JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonObject;
      received.push(activity);
      traceParents.push(String(request.headers['traceparent'] ?? ''));
      for (const reply of script(activity)) answers.push(await postReply(activity, reply));
      response.writeHead(activity['type'] === 'invoke' ? 501 : 200).end();
    })();
  });
  server.listen(atPort, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    received,
    traceParents,
    answers,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function postReply(activity: JsonObject, reply: JsonObject): Promise<{ status: number; body: string }> {
  const conversation = activity['conversation'] as JsonObject;
  const [conversationId, activityId] = [conversation['id'], activity['id']].map((id) =>
    encodeURIComponent(textOf(id)),
  );
  const address = `${textOf(activity['serviceUrl'])}v3/conversations/${conversationId ?? ''}/activities/${activityId ?? ''}`;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(reply),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A message that the customer sees. */
export function say(text: string, more: JsonObject = {}): JsonObject {
  return { type: 'message', text, channelData: { deliveryMode: 'bridged' }, ...more };
}

/** A command, as the protocol spells it. */
export function command(type: string, text: string, context: JsonValue = {}): JsonObject {
  return { type: 'message', text, channelData: { tags: JSON.stringify({ type, context }) } };
}

/** Greets, escalates at "agent", ends at "end chat" and repeats everything else. */
export const politeBot: BotScript = (activity) => {
  const text = textOf(activity['text']);
  if (activity['type'] === 'event') return [say('Hello!')];
  if (activity['type'] !== 'message') return [];
  if (activity['value'] !== undefined) return [say(`Received ${JSON.stringify(activity['value'])}`)];
  switch (text) {
    case 'agent':
      return [
        say('Transferring you now.'),
        command('Escalate', 'Asked for a person.', { BotHandoffTopic: 'CreditCard', IDNumber: 101 }),
      ];
    case 'end chat':
      return [say('Goodbye.'), command('EndConversation', 'The customer asked to end.')];
    default:
      return [say(`You said ${text}`)];
  }
};
