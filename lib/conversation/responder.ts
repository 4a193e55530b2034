import type { CustomerFile, Inbound } from '../omnichannel/index.ts';
import type { ConversationContext, ReadArticle } from './context.ts';
import type { Say } from './effects.ts';
import type { Phrase } from './phrasing.ts';
import type { Replies } from './replies/index.ts';

/** What the customer sent, in all its forms: text, a card submit, files. */
export type CustomerMessage = Extract<Inbound, { kind: 'customerMessage' }>;

/** A file of the customer's; `bytes` is its size when it was fetched, which the settings have to allow. */
export interface ReceivedFile extends CustomerFile {
  readonly bytes?: number;
}

/** A customer's message with what is known of its files by now. */
export type ReceivedMessage = Omit<CustomerMessage, 'files'> & {
  readonly files: readonly ReceivedFile[];
};

/** What a responder is asked. */
export interface Question {
  readonly message: ReceivedMessage;
  readonly context: ConversationContext;
  /** The catalogue of the conversation's language. */
  readonly replies: Replies;
  /** Whether the policy has the demonstration commands on; they are, where nothing is said. */
  readonly showcase?: boolean;
  /** Whether values of variables may be shown to whoever writes: on a developer's own machine, and nowhere else. */
  readonly showValues?: boolean;
  /** Asks the model of the settings; absent where none is set. */
  readonly phrase?: Phrase;
}

/**
 * What a responder answers. It proposes; the policy disposes: when to hand over, when to end and with which variables is
 * decided there, so that a model can never talk its way past the rules.
 * - `said`: an answer; `rule` names what gave it, for the log and for `npm run explain`. `topic` names a topic of the policy.
 *   `command` says that the words were a command to the bot and nothing that a representative would want to read.
 * - `article`: what one of the team's articles says; `text` is shown, in `language` if that is not the conversation's;
 *   `alternatives` are titles to offer if it did not help, `handOver` says that a person takes over whatever it says;
 *   `followsUp` that it is told though it was told before, because the customer asks on.
 * - `articles`: titles of articles of which one may answer; each is what the customer can write, or press, to read it.
 * - `wantsPerson`, `wantsEnd`, `solved`: what the customer asked for, or that their question is answered.
 * - `unhappy`: that the bot is no help; the policy offers a person at once, or counts it as not understood.
 * - `notUnderstood`: honest, and counted: the policy offers a person after a few of them.
 */
export type Answer =
  | {
      readonly kind: 'said';
      readonly rule: string;
      readonly says: readonly Say[];
      readonly topic?: string;
      readonly command?: boolean;
    }
  | {
      readonly kind: 'article';
      readonly article: ReadArticle;
      readonly text: string;
      readonly handOver: boolean;
      readonly alternatives: readonly string[];
      readonly topic?: string;
      readonly language?: string;
      readonly followsUp?: true;
    }
  | { readonly kind: 'articles'; readonly titles: readonly string[] }
  | { readonly kind: 'wantsPerson' }
  | { readonly kind: 'wantsEnd' | 'solved' | 'unhappy' | 'notUnderstood' };

/**
 * Answers the customer. Asked once per message, before the decision, and given up when `signal` fires or when it throws:
 * the conversation then goes to a person. It may take its time up to the deadline, call a model or a knowledge base; it
 * must not send anything itself.
 */
export type Responder = (question: Question, signal: AbortSignal) => Promise<Answer>;
