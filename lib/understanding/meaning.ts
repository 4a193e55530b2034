/** What a customer may mean, as far as a bot has to act on it. */
export type Meaning =
  /** To talk to a person. */
  | 'person'
  /** To end the chat. */
  | 'end'
  /** Everything is answered: "that's all". */
  | 'solved'
  | 'thanks'
  | 'goodbye'
  | 'greeting'
  | 'help'
  /** Whether this is a bot. */
  | 'askedIfBot'
  /** That the bot does not help: a complaint about it, or swearing. */
  | 'unhappy'
  /** The answer to what was asked before. */
  | 'yes'
  | 'no';

/** What was asked before: it decides how "no" and "that's all" are meant. */
export type Asked = 'person' | 'solved' | 'helped';

/** What was heard. */
export interface Heard {
  /** What is meant, what matters most first; empty when it is a message like any other. */
  readonly meanings: readonly Meaning[];
  /** The words that decided it, for people who ask why. */
  readonly because: readonly string[];
  /** The message begins or ends with a yes or a no and says more: it may be a new message as well. */
  readonly saysMore?: boolean;
  /** The message asks for a person, or complains, and says what it is about as well. */
  readonly tellsMatter?: boolean;
}
