import type { Problem } from '../botClient.ts';
import type { PersonEvent } from '../center/contactCenter.ts';
import type { Conversation } from '../center/conversation.ts';
import type { Trouble } from '../center/trouble.ts';
import type { Fault } from '../faults.ts';
import type { ContactCenter } from '../server.ts';
import { whyNotStarted, type Manner, type StartOptions } from '../switchboard.ts';

/** The contact center that scripts are played in: one of this process, or one that runs already. */
export interface Venue {
  /** Resolves with the conversation's id, or with why it cannot be started. */
  start(options: StartOptions): Promise<{ readonly id: string } | { readonly refusal: string }>;
  /** Resolves with why it was refused, in words, or `undefined`. */
  act(id: string, event: PersonEvent, manner: Manner): Promise<string | undefined>;
  deliverAgain(id: string, seq: number, manner: Manner): Promise<void>;
  arm(fault: Fault, id: string): Promise<void>;
  troubleWith(id: string, trouble: Partial<Trouble>): Promise<void>;
  /** Lets time pass, for all conversations there. */
  passTime(milliseconds: number): Promise<void>;
  /**
   * What is known of a conversation by now.
   * @throws {Unreachable} when nothing more can be learnt of it.
   */
  conversation(id: string): Conversation | undefined;
  /** Resolves when nothing is on its way to the bot any more. */
  settled(id: string): Promise<void>;
  /** Calls back after every change; returns how to stop that. */
  watch(listener: () => void): () => void;
}

/** Whom a script needs cannot be reached, which makes everything else meaningless. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

/** The contact center of this process. */
export function ownVenue({ switchboard, passTime }: Pick<ContactCenter, 'switchboard' | 'passTime'>): Venue {
  return {
    start(options) {
      const refusal = whyNotStarted(options, switchboard.definition);
      return Promise.resolve(refusal === undefined ? { id: switchboard.start(options).id } : { refusal });
    },
    act(id, event, manner) {
      const outcome = switchboard.act(id, event, manner);
      return Promise.resolve(outcome?.kind === 'refused' ? outcome.refusal.message : undefined);
    },
    deliverAgain(id, seq, manner) {
      switchboard.deliverAgain(id, seq, manner);
      return Promise.resolve();
    },
    arm(fault, id) {
      switchboard.faults.arm(fault, id);
      return Promise.resolve();
    },
    troubleWith(id, trouble) {
      switchboard.troubleWith(id, trouble);
      return Promise.resolve();
    },
    async passTime(milliseconds) {
      await passTime(milliseconds);
    },
    conversation: (id) => switchboard.conversation(id),
    settled: (id) => switchboard.settled(id),
    watch: (listener) => switchboard.watch(listener),
  };
}
