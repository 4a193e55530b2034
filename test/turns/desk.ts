import type { OutgoingActivity, SendOutcome } from '../../lib/conversation/index.ts';
import type { Fate } from './fates.ts';
import { readPost, type Post } from './world.ts';

type Command = Extract<Post, { command: unknown }>['command'];

/** Whoever posts, as far as it matters what they can know. */
export interface Poster {
  /** They can read what is stored. */
  readonly canRead: boolean;
  /** They know of a hand-over that is not stored, or knew of one when they died. */
  readonly keepsHandOver: boolean;
}

/** What the store says of who has the conversation: the command that was decided, and whether it is what is sent next. */
export interface Noted {
  readonly command: Command | undefined;
  readonly isNext: boolean;
  /** Whoever reads that finds that the command may have been posted: its fate was uncertain, or somebody is posting it. */
  readonly mayHaveArrived: boolean;
}

const SENT: Fate = { outcome: { kind: 'sent' }, arrives: true };
/** What the contact center says to a bot that is not in the conversation any more. */
const GONE: SendOutcome = { kind: 'refused', status: 403, gone: true };

interface Taken {
  readonly command: Command;
  readonly by: Poster;
  /** Whoever posted it can know. */
  readonly known: boolean;
  /** Nobody else can: the store was not told. */
  readonly secret: boolean;
  /** The store says that it waits and was never posted: who reads that takes no news for a hand-back. */
  readonly believedWaiting: boolean;
}

/**
 * The contact center's side of a conversation, where each post is held to what was promised: nothing after a command that was
 * taken, no command twice, nothing of one work item with another. Nobody's fault is what nobody could know: a command whose
 * answer was lost may be posted again, one that could not be noted is known to the instance that posted it alone, and an
 * instance that cannot read the store knows what it was told of before.
 */
export class Desk {
  /** What the customer is asking for and has not got. */
  waits = false;
  /** The work item that the conversation is about. */
  item = 1;
  readonly broken: string[] = [];
  /** The command that took the conversation from the bot, who posted it, and whether they can know that. */
  #taken: Taken | undefined;
  /** The customer has written since the conversation was given to the bot. */
  #wrote = true;
  /** An Escalate was posted since then of which nobody knows whether it arrived: whoever posted it posts it again. */
  #owed = false;
  /** A note of what was said may have been lost: then a sentence may come twice. */
  #notesLost = false;
  /** Somebody acted who could not know of a command, and has told the store. */
  #excused = false;
  readonly #said = new Set<string>();
  readonly #noted: () => Promise<Noted>;

  /** `noted` looks into the store, whatever state its ways are in. */
  constructor(noted: () => Promise<Noted>) {
    this.#noted = noted;
  }

  get withPerson(): boolean {
    return this.#taken?.command === 'Escalate';
  }

  /** The customer writes, and what they write is delivered to the bot: a conversation that was ended is the bot's again. */
  hear(text: string): void {
    if (!this.withPerson) this.#give();
    this.waits ||= text === 'agent' && !this.withPerson;
    this.#wrote = true;
  }

  /** The person gives the conversation back. */
  handBack(): void {
    this.#give();
    this.#wrote = false;
  }

  /** The conversation is opened anew for another customer. */
  openOther(): void {
    this.handBack();
    this.waits = false;
    this.item += 1;
  }

  storeFails(): void {
    this.#notesLost = true;
  }

  /** Somebody died between a post and the note of it. */
  forget(by: Poster): void {
    this.#notesLost = true;
    if (this.#taken?.by === by) this.#taken = { ...this.#taken, known: false };
  }

  /** Somebody has done what they had to do: what they knew alone may be stored now. */
  look(): void {
    if (this.#taken?.by.keepsHandOver === false)
      this.#taken = { ...this.#taken, secret: false, believedWaiting: false };
  }

  /** Whoever hears of it may not know what it is that is given back. */
  #give(): void {
    if (this.#taken !== undefined) this.#excused = this.#taken.secret || this.#taken.believedWaiting;
    this.#taken = undefined;
    this.#owed = false;
  }

  /** A post of `by`: held to the promises, and taken unless its fate is another. */
  async post(by: Poster, activity: OutgoingActivity, fate: Fate = SENT): Promise<SendOutcome> {
    const post = readPost(activity);
    this.#keepApart(activity);
    await this.#hold(by, post);
    const { outcome } = fate;
    const isRead = outcome.kind === 'sent' || outcome.kind === 'refused';
    this.#owed ||= outcome.kind === 'ambiguous' && 'command' in post && post.command === 'Escalate';
    if (this.#taken !== undefined) {
      // Whoever could not read that it was taken before, and gets no answer, does not know of this one either.
      const known = this.#taken.known && (isRead || !('command' in post));
      this.#taken = { ...this.#taken, known };
      return isRead ? GONE : outcome;
    }
    if (fate.arrives) await this.#take(by, post, outcome.kind === 'sent');
    return outcome;
  }

  async #take(by: Poster, post: Post, known: boolean): Promise<void> {
    if ('command' in post) {
      const { command } = post;
      const noted = await this.#noted();
      const isNext = noted.command === command && noted.isNext;
      const believedWaiting = isNext && !noted.mayHaveArrived;
      this.#taken = { command, by, known, secret: !isNext, believedWaiting };
      if (command !== 'Escalate') return;
      this.waits = false;
      if (known) this.#owed = false;
      return;
    }
    if (!post.text.startsWith(ECHO)) return;
    if (this.#said.has(post.text) && !this.#notesLost) this.#break(`"${post.text}" is said twice`);
    this.#said.add(post.text);
  }

  #keepApart(activity: OutgoingActivity): void {
    for (const [, item] of JSON.stringify(activity).matchAll(/item (\d+)/g))
      if (Number(item) !== this.item)
        this.#break(`something of item ${item} goes out with item ${this.item}`);
  }

  async #hold(by: Poster, post: Post): Promise<void> {
    const command = 'command' in post ? post.command : undefined;
    // Fail-open: who can read nothing hands over what comes, once.
    const hasHandedOver = this.withPerson && this.#taken?.by === by;
    if (command === 'Escalate' && !by.canRead && !hasHandedOver) return;
    const what = command ?? 'a sentence';
    const taken = this.#taken;
    this.#excused ||= taken?.secret === true && taken.by !== by;
    if (this.#excused) return;
    const noted = taken === undefined || taken.by === by ? undefined : await this.#noted();
    if (command === 'Escalate' && this.#owed) return;
    if (taken !== undefined && taken.command !== command) this.#break(`${what} after ${taken.command}`);
    if (taken !== undefined && taken.command === command && taken.known && noted?.isNext !== true)
      this.#break(`${what} again, though it was known to be taken`);
    if (command === 'Escalate' && !this.#wrote) this.#break('Escalate of what was given back');
  }

  #break(promise: string): void {
    this.broken.push(promise);
  }
}

/** What the answers begin with that are to come once. */
export const ECHO = 'said: ';
