/** One question to a running app, written byte by byte, and the status that the real host and this one answer it with. */
export interface ParityRow {
  /** For people, and the row's name in the answer of the command. */
  readonly what: string;
  /** The request up to the empty line, without `Host`: its line and its headers. */
  readonly head: readonly string[];
  /** HTTP/1.0 for a request that names no host; else 1.1. */
  readonly hostless?: true;
  /** What follows the head at once. */
  readonly body?: string;
  /** A byte that is sent again and again, this often, in milliseconds. */
  readonly drip?: number;
  /** The sender goes away instead of waiting for an answer; what has to be answered then is the next request. */
  readonly goesAway?: true;
  readonly status: number;
  /** Whose answer it is, and why. */
  readonly because: string;
}

const POST = ['POST /api/messages', 'Content-Type: application/json'];

/** Larger than the app takes and smaller than any limit of the host. */
const LARGE = 300_000;
/** Over the host's limit where nobody has set one. */
const OVER_THE_HOSTS_LIMIT = 104_857_601;

/** How both hosts answer what no well-meant client sends. Played by `npm run parity`, and against this host by the gate. */
export const PARITY: readonly ParityRow[] = [
  {
    what: 'a body in chunks',
    head: [...POST, 'Transfer-Encoding: chunked'],
    body: '2\r\n{}\r\n0\r\n\r\n',
    status: 411,
    because: 'the app: the host hands over no body without a declared length',
  },
  {
    what: 'a body that is too large for the app',
    head: [...POST, `Content-Length: ${LARGE}`],
    body: ' '.repeat(LARGE),
    status: 413,
    because: 'the app: 256 KB, far below the limit of the host',
  },
  {
    what: 'a declared length over the limit of the host',
    head: [...POST, `Content-Length: ${OVER_THE_HOSTS_LIMIT}`],
    status: 500,
    because: 'the host, before a byte of the body: 104,857,600 bytes or `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT`',
  },
  {
    what: 'a body that comes slower than 240 bytes a second',
    head: [...POST, 'Content-Length: 10000'],
    drip: 200,
    status: 500,
    because: 'the host, after some six seconds',
  },
  {
    what: 'no body after the headers that declare one',
    head: [...POST, 'Content-Length: 10000'],
    status: 500,
    because: 'the host, after some six seconds',
  },
  {
    what: 'a body that is shorter than declared',
    head: [...POST, 'Content-Length: 1000'],
    body: '{"type":"message"}',
    status: 500,
    because: 'the host waits for the rest, some six seconds',
  },
  {
    what: 'a body that is cut off',
    head: [...POST, 'Content-Length: 1000'],
    body: '{"type":',
    goesAway: true,
    status: 405,
    because: 'nobody is there to be answered; the next request is (a GET, which the app refuses)',
  },
  {
    what: 'no Host header',
    head: [...POST, 'Content-Length: 2'],
    body: '{}',
    hostless: true,
    status: 500,
    because: 'the host cannot make an address of it',
  },
  {
    what: '`/admin` without a JSON content type',
    head: ['POST /admin/functions/sweep', 'Content-Length: 2'],
    body: '{}',
    status: 415,
    because: 'the host; on Azure it wants the master key first (401)',
  },
  {
    what: 'a method that no function lists',
    head: ['PROPFIND /api/messages'],
    status: 404,
    because: 'the host finds no function',
  },
];

/** One call of `failingApp/`, in which everything goes wrong, and what both hosts answer. */
export interface FailureRow {
  readonly what: string;
  /** The function that is called. */
  readonly calls: string;
  /** Whether the answer is that of another call, which was in flight meanwhile. */
  readonly ofAnother?: true;
  readonly status: number;
  readonly because: string;
}

/** What a healthy app cannot show. In this order, one after another: the last row is about what the one before has left. */
export const FAILURES: readonly FailureRow[] = [
  {
    what: 'a call of a function that throws',
    calls: 'throws',
    status: 500,
    because: 'the host, with an empty body; the stack is in its log',
  },
  {
    what: 'a call whose exception nobody catches',
    calls: 'breaks',
    status: 500,
    because: 'the host, at once: the worker has ended',
  },
  {
    what: 'a call in flight while the worker is killed',
    calls: 'kills',
    ofAnother: true,
    status: 500,
    because: 'the host, at once',
  },
  {
    what: 'the call after that',
    calls: 'works',
    status: 200,
    because: 'the next worker, as soon as it has loaded the app; no call is refused meanwhile',
  },
];

/** Both tables as Markdown, for local/README.md. */
export function parityMarkdown(): string {
  return [
    '| Sent | Answered | By whom |',
    '| --- | --- | --- |',
    ...[...PARITY, ...FAILURES].map(({ what, status, because }) => `| ${what} | ${status} | ${because} |`),
  ].join('\n');
}
