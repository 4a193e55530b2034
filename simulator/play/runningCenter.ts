import { isRecord } from '../../commandLine/jsonFile.ts';
import type { PersonEvent } from '../center/contactCenter.ts';
import type { Conversation } from '../center/conversation.ts';
import { readRecord } from '../center/record.ts';
import type { Manner } from '../switchboard.ts';
import { Unreachable, type Venue } from './venue.ts';
import { writeDuration } from './writeDuration.ts';

/** A contact center that runs already, for scripts that everybody may watch on its page. */
export interface RunningCenter extends Venue {
  /** Closes what was started here; the bot is told. */
  leave(): Promise<void>;
}

/** What is known of a conversation there, and which state of it that is. */
interface Copy {
  readonly revision: number;
  readonly settled: boolean;
  readonly conversation: Conversation;
}

/**
 * Plays in the contact center at `url` through the same door as its page. Whatever was done there shows in the copy of the
 * conversation that is kept here before the next step looks at it.
 * @throws {Unreachable} by each of its methods where no contact center answers.
 */
export function createRunningCenter(url: URL): RunningCenter {
  const copies = new Map<string, Copy>();
  const listeners = new Set<() => void>();
  const leaving = new AbortController();
  const following = new Map<string, Promise<void>>();
  let lost: Unreachable | undefined;

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    try {
      const response = await fetch(new URL(`api/${path}`, url), {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
        signal: method === 'GET' ? leaving.signal : null,
      });
      return { status: response.status, body: asJson(await response.text()) };
    } catch (error) {
      throw new Unreachable({
        kind: 'unreachable',
        what: `No contact center answers at ${url.href}.`,
        next: `Start one with "npm start" or "npm run contact-center", or leave --center out (${reason(error)}).`,
      });
    }
  }

  async function mustDo(method: string, path: string, body?: unknown): Promise<unknown> {
    const done = await call(method, path, body);
    if (done.status < 300) return done.body;
    throw new Unreachable({
      kind: 'refused',
      what: `The contact center at ${url.href} refused a step of the script: ${said(done)}`,
      next: 'Give the address of the page of a contact center of this version, as "npm start" prints it.',
    });
  }

  async function look(id: string, after?: number): Promise<Copy> {
    const path = `${at(id)}/record${after === undefined ? '' : `?after=${after}`}`;
    const copy = readCopy(await mustDo('GET', path));
    const known = copies.get(id);
    // An answer that was on its way when a newer one was asked for may arrive after it.
    if (known !== undefined && known.revision > copy.revision) return known;
    copies.set(id, copy);
    for (const listener of listeners) listener();
    return copy;
  }

  /** Keeps the copy fresh until this process leaves. */
  async function follow(id: string): Promise<void> {
    try {
      let { revision } = await look(id);
      for (;;) ({ revision } = await look(id, revision));
    } catch (error) {
      lost ??= unlessUnreachable(error);
      for (const listener of listeners) listener();
    }
  }

  return {
    async start(options) {
      const started = await call('POST', 'conversations', options);
      if (started.status === 400) return { refusal: said(started) };
      const id = isRecord(started.body) && typeof started.body['id'] === 'string' ? started.body['id'] : '';
      await look(id);
      following.set(id, follow(id));
      return { id };
    },
    async act(id, event, manner) {
      const { path, body } = request(event, manner);
      const done = await call('POST', `${at(id)}/${path}`, body);
      await look(id);
      return done.status < 300 ? undefined : said(done);
    },
    async deliverAgain(id, seq, manner) {
      await mustDo('POST', `${at(id)}/deliveries`, { seq, ...manner });
      await look(id);
    },
    async arm(fault, id) {
      await mustDo('POST', `${at(id)}/faults`, fault);
    },
    async troubleWith(id, trouble) {
      await mustDo('POST', `${at(id)}/trouble`, trouble);
      await look(id);
    },
    async passTime(milliseconds) {
      await mustDo('POST', 'time', { passes: writeDuration(milliseconds) });
    },
    conversation(id) {
      if (lost !== undefined) throw lost;
      return copies.get(id)?.conversation;
    },
    async settled(id) {
      let copy = await look(id);
      while (!copy.settled) copy = await look(id, copy.revision);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async leave() {
      leaving.abort();
      await Promise.all(following.values());
      for (const id of following.keys()) {
        // A contact center that is gone has closed everything itself.
        await call('POST', `${at(id)}/close`, {}).catch(unlessUnreachable);
      }
      following.clear();
    },
  };
}

function unlessUnreachable(error: unknown): Unreachable {
  if (error instanceof Unreachable) return error;
  throw error;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function readCopy(body: unknown): Copy {
  const { revision, settled, conversation } = isRecord(body) ? body : {};
  const read = readRecord(conversation);
  if (typeof revision === 'number' && typeof settled === 'boolean' && read !== undefined)
    return { revision, settled, conversation: read };
  throw new Unreachable({
    kind: 'refused',
    what: 'What answers there is no contact center of this version.',
    next: 'Stop it, and start it again from this folder.',
  });
}

/** How the page's door spells what a person does. */
function request(event: PersonEvent, manner: Manner): { readonly path: string; readonly body: unknown } {
  switch (event.type) {
    case 'customerWrites': {
      const { text, value, fileCarrier, members, invoke } = event;
      const files = event.files?.map(({ name, contentType }) => ({ name, contentType }));
      return {
        path: 'customer/messages',
        body: { text, value, files, fileCarrier, members, invoke, ...manner },
      };
    }
    case 'customerLeaves':
      return { path: 'customer/leave', body: {} };
    case 'representativeAccepts':
      return { path: 'representative/accept', body: { name: event.name } };
    case 'representativeReplies':
      return { path: 'representative/reply', body: { text: event.text } };
    case 'representativeTransfers':
      return { path: 'representative/transfer', body: { queue: event.queue } };
    case 'representativeConsultsBot':
      return { path: 'representative/consultBot', body: {} };
    case 'representativeHandsBack':
      return { path: 'representative/handBack', body: {} };
    case 'representativeEnds':
      return { path: 'representative/end', body: {} };
    case 'representativeFinishes':
      return { path: 'representative/finish', body: { note: event.note } };
  }
}

function at(id: string): string {
  return `conversations/${encodeURIComponent(id)}`;
}

/** What the door says of a refusal, in words. */
function said({ status, body }: Answer): string {
  const error = isRecord(body) ? body['error'] : undefined;
  const message = isRecord(error) ? error['message'] : undefined;
  return typeof message === 'string' ? message : `It answered ${status}.`;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of an error of `fetch`, what tells one from another. */
function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.message : String(cause);
}
