import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { readCommand, type ActivityLike, type JsonValue } from '../../lib/omnichannel/index.ts';
import { isAmbiguous, type ConnectorFault } from './faultMix.ts';

/** One post of the bot, in the order of their arrival, and what became of it. */
export interface Post {
  readonly command: 'Escalate' | 'EndConversation' | undefined;
  readonly text: string;
  /** An Escalate for the bot's own failure: here, for a turn that could not be stored. */
  readonly failOpen: boolean;
  readonly taken: boolean;
  /** What the bot can know: `clear` whether it was taken, or `ambiguous`. */
  readonly answer: 'clear' | 'ambiguous';
}

/**
 * The contact center as far as its ledger is concerned: takes posts until a command, then the bot has left the
 * conversation and is refused (403), as Dynamics does it. Knows every conversation that is posted to.
 */
export interface Center {
  /** The service URL that activities name. */
  readonly url: string;
  posts(conversationId: string): readonly Post[];
  /** Whether a command was taken: the bot has nothing more to say here. */
  isClosed(conversationId: string): boolean;
  close(): Promise<void>;
}

/** @param faultOf asked once for every post that would be taken; @param onPost told of every post, before it is answered. */
export async function startCenter(
  faultOf: (conversationId: string, ofCommand: boolean) => ConnectorFault | undefined,
  onPost: () => void,
): Promise<Center> {
  const ledger = new Map<string, Post[]>();
  const postsOf = (conversationId: string): Post[] => {
    const posts = ledger.get(conversationId) ?? [];
    ledger.set(conversationId, posts);
    return posts;
  };
  const isClosed = (conversationId: string): boolean =>
    postsOf(conversationId).some(({ command, taken }) => taken && command !== undefined);

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const conversationId = decodeURIComponent(
      /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1] ?? '',
    );
    const activity = parseActivity(await readText(request));
    onPost();
    const closed = isClosed(conversationId);
    const post = readPost(activity);
    const fault = closed ? undefined : faultOf(conversationId, post.command !== undefined);
    postsOf(conversationId).push({
      ...post,
      taken: !closed && (fault?.taken ?? true),
      answer: fault !== undefined && isAmbiguous(fault) ? 'ambiguous' : 'clear',
    });
    if (closed) answer(response, 403, { error: { code: 'BotNotInConversationRoster' } });
    else answerFaultily(request, response, fault);
  };

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The contact center has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    posts: postsOf,
    isClosed,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function readPost({ text = '', channelData }: ActivityLike): Pick<Post, 'command' | 'text' | 'failOpen'> {
  const read = readCommand({ type: 'message', text, channelData });
  const command = read.kind === 'command' ? read.command : undefined;
  const reason = command?.context['BotHandoffReason'];
  const failOpen = (typeof reason === 'object' ? reason.value : reason) === 'botFailure';
  return { command: command?.type, text, failOpen };
}

function answerFaultily(
  { socket }: IncomingMessage,
  response: ServerResponse,
  fault: ConnectorFault | undefined,
): void {
  const kind = fault?.answer;
  switch (kind) {
    case undefined:
      answer(response, 200, { id: '1' });
      break;
    case 'hang':
      break;
    case 'reset':
      socket.resetAndDestroy();
      break;
    case 'empty':
      response.end();
      break;
    default:
      if (fault?.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
      answer(response, kind, { error: { code: 'ServiceError' } });
  }
}

function answer(response: ServerResponse, status: number, body: JsonValue): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function parseActivity(json: string): ActivityLike {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return {};
  const text = 'text' in value && typeof value.text === 'string' ? value.text : '';
  return { text, ...('channelData' in value ? { channelData: value.channelData } : {}) };
}
