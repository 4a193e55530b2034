/** What search has to know of a language. */
export interface Language {
  /** Takes the ending off a word in lower case, so that its forms meet: "returned" and "returns". */
  readonly stem: (word: string) => string;
  /** Words that stand in every question and tell none from another. Short on purpose: "not" and "where" do tell. */
  readonly common: ReadonlySet<string>;
  /** Words that tell little, such as "yesterday", unless an article says them. */
  readonly filler: ReadonlySet<string>;
  /**
   * Words of everyday life that a shop, an office and their customers seldom use for their own matters: a question with one of
   * them is hardly for this team, unless an article says it. No stems are made of them: those would take "ring up" for a
   * ring.
   */
  readonly elsewhere: ReadonlySet<string>;
  /** The same in several words: what is said to a bot to chat with it, and things that one word does not name. */
  readonly elsewherePhrases: readonly string[];
  /** Words that join one question to the next: "and", "also". */
  readonly joining: readonly string[];
  /** What a noun gets when there are several: `elsewhere` lists one form of each. */
  readonly plurals: readonly string[];
  /** What joins the parts of a compound, such as the "s" of "Lieferungskosten"; nothing where words are not put together. */
  readonly joints?: readonly string[];
}

/** The words of a text that are separated by blanks or line breaks. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** The phrases of a text that are separated by commas or line breaks. */
export function phraseList(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
