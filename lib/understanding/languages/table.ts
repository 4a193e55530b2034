/**
 * The parts a language makes a meaning of. Every entry is one or more words in lower case without punctuation or
 * apostrophes ("dont"); a longer entry wins over a shorter one that begins with the same words.
 */
export interface LanguageTable {
  /** Whether a request may end in its verb: "einen Menschen sprechen". */
  readonly verbLast: boolean;
  /** Who answers at a contact center. */
  readonly person: readonly string[];
  /** What may be said of such a person: "a real person". */
  readonly kind: readonly string[];
  /** What is done with a person: "speak to", "connect me with". In the present only: "I talked to" reports. */
  readonly contact: readonly string[];
  /** Wishing for one: "I want", "is there". */
  readonly wish: readonly string[];
  /** Words that carry nothing by themselves. "My" and "your" are none: my agent is somebody else. */
  readonly small: readonly string[];
  /** What may begin the words after the person: "an agent about my bill". */
  readonly reason: readonly string[];
  readonly negation: readonly string[];
  /** The machine, which nobody who refuses it wants. */
  readonly machine: readonly string[];
  /** Answers to a question of ours. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Yes to "was that all?", and no to an offer. */
  readonly nothingElse: readonly string[];
  /** No to "was that all?", though it may begin with a yes. */
  readonly more: readonly string[];
}
