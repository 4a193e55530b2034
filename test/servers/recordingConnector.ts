import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { listen } from '../../local/ports.ts';

/** One request as it arrived, whatever became of it. */
export interface Post {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The bytes of the body, as text. */
  readonly raw: string;
  readonly activity: Readonly<Record<string, unknown>>;
  /** What went wrong with it on purpose; `undefined` when it was taken. */
  readonly failure: Failure | undefined;
}

/** A post before it is decided what becomes of it. */
export type Arriving = Omit<Post, 'failure'>;

/** What goes wrong with a post: an answer other than success, or no answer at all. */
export type Failure =
  { readonly status: number; readonly retryAfter?: number; readonly location?: string } | 'hang' | 'reset';

/** A Bot Connector that takes everything, has no opinion and forgets nothing. */
export interface RecordingConnector {
  /** What an activity names as its serviceUrl. */
  readonly serviceUrl: string;
  /** Every request, oldest first, the failed ones too. */
  readonly posts: readonly Post[];
  /** Decides before a post is answered whether it fails. */
  fail: (post: Arriving) => Failure | undefined;
  /** Milliseconds that it takes for each answer; none at first. */
  pause: number;
  /** Resolves with the first post, past or to come, that fits. */
  arrived(fits: (post: Post) => boolean): Promise<Post>;
  close(): Promise<void>;
}

/** Starts a connector on any free port of loopback. */
export async function startRecordingConnector(): Promise<RecordingConnector> {
  const posts: Post[] = [];
  const waiting = new Set<(post: Post) => void>();
  const server = createServer((request, response) => {
    void readPost(request).then((arriving) => {
      const post = { ...arriving, failure: connector.fail(arriving) };
      posts.push(post);
      for (const look of waiting) look(post);
      const number = posts.length;
      if (connector.pause === 0) answer(response, post.failure, number);
      else setTimeout(answer, connector.pause, response, post.failure, number);
    });
  });
  const port = await listen(server, 0, '--port');
  const connector: RecordingConnector = {
    serviceUrl: `http://127.0.0.1:${port}/`,
    posts,
    fail: () => undefined,
    pause: 0,
    arrived: (fits) => {
      const { promise, resolve } = Promise.withResolvers<Post>();
      const look = (post: Post): void => {
        if (!fits(post)) return;
        waiting.delete(look);
        resolve(post);
      };
      waiting.add(look);
      const past = posts.find(fits);
      if (past !== undefined) look(past);
      return promise;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return connector;
}

async function readPost(request: IncomingMessage): Promise<Arriving> {
  const raw = await readText(request);
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, raw, activity: parseObject(raw) };
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function answer(response: ServerResponse, failure: Failure | undefined, number: number): void {
  if (failure === 'hang') return;
  if (failure === 'reset') {
    response.destroy();
    return;
  }
  const { status = 200, retryAfter, location } = failure ?? {};
  if (location !== undefined) response.setHeader('location', location);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(failure === undefined ? { id: `reply-${number}` } : { error: { code: 'No' } }));
}
