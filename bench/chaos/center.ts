import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import {
  MESSAGE_LIMIT_BYTES,
  readCommand,
  type ActivityLike,
  type JsonValue,
} from '../../lib/omnichannel/index.ts';
import { isAmbiguous, type ConnectorFault, type PostKind } from './faultMix.ts';

/** One post of the bot, in the order of their arrival, and what became of it. */
export interface Post {
  readonly command: 'Escalate' | 'EndConversation' | undefined;
  readonly text: string;
  /** An Escalate for the bot's own failure: here, for a turn that could not be stored. */
  readonly failOpen: boolean;
  readonly taken: boolean;
  /** What the bot can know: `clear` whether it was taken, or `ambiguous`. */
  readonly answer: 'clear' | 'ambiguous';
  /** More than the contact center takes in one message. */
  readonly oversized: boolean;
  /** The contact center has taken the conversation away from the bot, with this post or before it. */
  readonly takenAway: boolean;
  /** When it arrived, by `performance.now()`. */
  readonly at: number;
}

/**
 * The contact center as far as its ledger is concerned: takes posts until a command, then the bot has left the
 * conversation and is refused, as Dynamics does it. Knows every conversation that is posted to.
 */
export interface Center {
  /** The service URLs that activities name, each an address that can be down by itself. */
  readonly urls: readonly [string, ...string[]];
  posts(conversationId: string): readonly Post[];
  /** Whether the bot has nothing more to say here: a command was taken, or the conversation was taken away. */
  isClosed(conversationId: string): boolean;
  /** How often an address was down. */
  outages(): number;
  close(): Promise<void>;
}

/** What goes wrong at a contact center; nothing where it is not given. */
export interface CenterTroubles {
  /** Asked once for every post that would be taken. */
  readonly faultOf?: (conversationId: string, kind: PostKind) => ConnectorFault | undefined;
  /** Asked once for every post: for how long its address is down afterwards, in milliseconds. */
  readonly outage?: () => number | undefined;
  /** Leaves the bot in the conversation after a command, and takes whatever it posts then. */
  readonly staysOpen?: (conversationId: string) => boolean;
  /** Told of every post, before it is answered. */
  readonly onPost?: () => void;
  readonly addresses?: number;
  /** The clock of the ledger, `performance.now()` by itself. */
  readonly now?: () => number;
}

/** Starts one on free ports of this machine. */
export async function startCenter({
  faultOf = () => undefined,
  outage = () => undefined,
  staysOpen = () => false,
  onPost = () => undefined,
  addresses = 1,
  now = () => performance.now(),
}: CenterTroubles = {}): Promise<Center> {
  const ledger = new Map<string, Post[]>();
  const postsOf = (conversationId: string): Post[] => {
    const posts = ledger.get(conversationId) ?? [];
    ledger.set(conversationId, posts);
    return posts;
  };
  const isTakenAway = (conversationId: string): boolean =>
    postsOf(conversationId).some(({ takenAway }) => takenAway);
  const isClosed = (conversationId: string): boolean =>
    isTakenAway(conversationId) ||
    postsOf(conversationId).some(({ command, taken }) => taken && command !== undefined);

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const conversationId = decodeURIComponent(
      /^\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1] ?? '',
    );
    const body = await readText(request);
    // Before others hear of it: who counts posts may kill an instance because of this one.
    const at = now();
    onPost();
    const { kind, ...post } = readPost(parseActivity(body));
    const oversized = Buffer.byteLength(body) > MESSAGE_LIMIT_BYTES;
    const takenAway = isTakenAway(conversationId);
    const refuses = takenAway || (isClosed(conversationId) && !staysOpen(conversationId));
    const fault = refuses || oversized ? undefined : faultOf(conversationId, kind);
    postsOf(conversationId).push({
      ...post,
      oversized,
      taken: !refuses && !oversized && (fault?.taken ?? true),
      answer: fault !== undefined && isAmbiguous(fault) ? 'ambiguous' : 'clear',
      takenAway: takenAway || fault?.takesAway === true,
      at,
    });
    if (refuses) answer(response, 403, { error: { code: 'BotNotInConversationRoster' } });
    else if (oversized) answer(response, 413, { error: { code: 'MessageSizeTooBig' } });
    else answerFaultily(request, response, fault);
  };

  const closing = new AbortController();
  let outages = 0;
  const open = async (): Promise<Server> => {
    const server = createServer((request, response) => {
      receive(request, response).catch(() => response.destroy());
      const length = outage();
      if (length !== undefined && server.listening) {
        outages += 1;
        void beDown(server, length, closing.signal);
      }
    });
    await listen(server, 0);
    return server;
  };
  const first = await open();
  const others = await Promise.all(Array.from({ length: addresses - 1 }, open));
  return {
    urls: [urlOf(first), ...others.map(urlOf)],
    posts: postsOf,
    isClosed,
    outages: () => outages,
    close: async () => {
      closing.abort();
      await Promise.all([first, ...others].map(shut));
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The contact center has no port.');
  return address.port;
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${portOf(server)}/`;
}

/** Refuses connections for a while; what is under way is answered. */
async function beDown(server: Server, milliseconds: number, signal: AbortSignal): Promise<void> {
  const port = portOf(server);
  server.close();
  for (let pause = milliseconds; ; pause = 100) {
    await wait(pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      await listen(server, port);
      return;
    } catch {
      // Somebody's connection goes out from this port for now.
    }
  }
}

async function shut(server: Server): Promise<void> {
  const closed = server.listening ? once(server, 'close') : undefined;
  server.close();
  server.closeAllConnections();
  await closed;
}

function readPost({ text = '', channelData }: ActivityLike): Pick<Post, 'command' | 'text' | 'failOpen'> & {
  readonly kind: PostKind;
} {
  const read = readCommand({ type: 'message', text, channelData });
  if (read.kind !== 'command') return { command: undefined, text, failOpen: false, kind: 'sentence' };
  const { type, context } = read.command;
  const reason = context['BotHandoffReason'];
  const failOpen = (typeof reason === 'object' ? reason.value : reason) === 'botFailure';
  const isBare = text === '' && Object.keys(context).length === 0;
  const kind = type === 'Escalate' ? 'escalate' : isBare ? 'bareEnd' : 'end';
  return { command: type, text, failOpen, kind };
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
      if (fault?.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter(Date.now()));
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
