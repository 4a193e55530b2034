import { connect } from 'node:net';
import type { JsonObject } from '../lib/omnichannel/index.ts';
import { readRefusalBody } from './refusalBody.ts';

/** How the bot took one delivery. A problem says what is wrong and what to do next, for a person to read. */
export type DeliveryOutcome =
  | { readonly ok: true; readonly status: number; readonly ms: number }
  | {
      readonly ok: false;
      readonly status: number | undefined;
      readonly ms: number;
      readonly problem: Problem;
    };

export interface Problem {
  /** `unreachable`: no HTTP answer at all. `refused`: the bot answered, but did not take the activity. */
  readonly kind: 'unreachable' | 'refused';
  readonly what: string;
  readonly next: string;
}

export interface BotClient {
  readonly url: string;
  /**
   * Posts one activity, once: like Bot Connector it never tries again by itself. Does not throw. `traceParent` is the W3C header by
   * which a bot's telemetry says which delivery it is about.
   */
  deliver(activity: JsonObject, traceParent?: string): Promise<DeliveryOutcome>;
  /** Whether anything accepts connections at the bot's address; sends nothing. */
  isListening(): Promise<boolean>;
  /** Gives up on the deliveries that are under way. */
  close(): void;
}

/** Bot Connector gives a bot 15 seconds: https://learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance */
const PATIENCE_MS = 15_000;

/** Of what a bot answers with a refusal, in characters: enough for an error in the middle of a page. */
const MOST_READ = 64 * 1024;

export interface BotClientOptions {
  /** In milliseconds. */
  readonly now?: () => number;
  readonly patienceMs?: number;
  /** A token for each delivery, to a bot that wants one. */
  readonly token?: (() => string) | undefined;
}

/** Talks to a bot. */
export function createBotClient(
  url: URL,
  { now = Date.now, patienceMs = PATIENCE_MS, token }: BotClientOptions = {},
): BotClient {
  const closing = new AbortController();
  return {
    url: url.href,
    async deliver(activity, traceParent) {
      const started = now();
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json; charset=utf-8',
            ...(token === undefined ? {} : { Authorization: `Bearer ${token()}` }),
            ...(traceParent === undefined ? {} : { traceparent: traceParent }),
          },
          body: JSON.stringify(activity),
          redirect: 'manual',
          signal: AbortSignal.any([AbortSignal.timeout(patienceMs), closing.signal]),
        });
        const said = await beginningOf(response);
        const ms = now() - started;
        if (response.ok) return { ok: true, status: response.status, ms };
        return {
          ok: false,
          status: response.status,
          ms,
          problem: refusalProblem(url, response.status, readRefusalBody(said), token !== undefined),
        };
      } catch (error) {
        return {
          ok: false,
          status: undefined,
          ms: now() - started,
          problem: silenceProblem(url, error, patienceMs),
        };
      }
    },
    isListening: () => isListening(url),
    close() {
      closing.abort();
    },
  };
}

/** As much of a body as is looked at; a bot that never stops sending is not heard to its end. */
async function beginningOf({ body }: Response): Promise<string> {
  let text = '';
  if (body === null) return text;
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    if (text.length >= MOST_READ) break;
  }
  return text.slice(0, MOST_READ);
}

function refusalProblem(url: URL, status: number, said: string, signed: boolean): Problem {
  const what = `The bot answered ${status}${said === '' ? '' : `: ${said}`}`;
  return { kind: 'refused', what, next: afterStatus(url, status, said, signed) };
}

function afterStatus(url: URL, status: number, said: string, signed: boolean): string {
  // Microsoft Entra's numbers of errors: the bot tells on, with whatever status, why it got no token to answer with.
  if (/\bAADSTS\d/.test(said)) {
    return 'It got no token to answer with: start it with the settings that "npm run contact-center -- --signed" prints, which are others each time.';
  }
  switch (status) {
    case 401:
    case 403:
      return signed
        ? 'It does not accept the token: start it with the settings that "npm run contact-center -- --signed" prints.'
        : 'It wants a token, which an unsigned contact center does not have: run the bot without MicrosoftAppId, in local mode, or start the contact center with --signed.';
    case 404:
      return `Something answers on port ${portOf(url)}, but not at ${url.pathname}: check the address given with --bot.`;
    case 503:
      return `It is not ready: ${new URL('/api/health', url).href} names the settings to look at.`;
    default:
      if (said.startsWith('ZodError')) {
        return 'Its SDK is stricter than the channel. If this chat was started with "nulls", start one without; or let the bot drop them before it parses.';
      }
      if (status >= 500) return "It failed while handling the activity: look at the bot's own output.";
      return `It did not accept the activity: check that ${url.href} is the bot's messages endpoint.`;
  }
}

function silenceProblem(url: URL, error: unknown, patienceMs: number): Problem {
  const code = errorCode(error);
  const here = `${url.hostname}:${portOf(url)}`;
  switch (code) {
    case 'ECONNREFUSED':
      return {
        kind: 'unreachable',
        what: `The bot is not running: nothing listens at ${here}.`,
        next: 'Start it with "npm run host" (or everything with "npm start"), or give its address with --bot.',
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        kind: 'unreachable',
        what: `There is no host named ${url.hostname}.`,
        next: 'Check the address given with --bot.',
      };
    case 'bad port':
      return {
        kind: 'unreachable',
        what: `Port ${portOf(url)} belongs to another protocol, so web clients refuse to call it.`,
        next: 'Let the bot listen on another port, and give its address with --bot.',
      };
    case 'TimeoutError':
      return {
        kind: 'unreachable',
        what: `The bot did not answer within ${patienceMs / 1000} seconds, which is when Bot Connector gives up.`,
        next: "Look at the bot's own output: it is stuck, or it waits for something slow.",
      };
    default:
      return {
        kind: 'unreachable',
        what: `The connection to ${here} broke before an answer came (${code}).`,
        next: `Check that a bot listens there, over ${url.protocol.replace(':', '')}, and look at its output.`,
      };
  }
}

function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error.name === 'TimeoutError') return error.name;
  const { cause } = error;
  if (cause instanceof AggregateError) return errorCode(cause.errors[0]);
  if (cause instanceof Error) return errorCode(cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}

function isListening(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(portOf(url)) });
    const answer = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.setTimeout(2_000, () => {
      answer(false);
    });
    socket.once('connect', () => {
      answer(true);
    });
    socket.once('error', () => {
      answer(false);
    });
  });
}
