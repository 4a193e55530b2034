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
   * them is hardly for this team, unless an article says it. Every form that matters is listed: stems would take "ring up" for
   * a ring.
   */
  readonly elsewhere: ReadonlySet<string>;
}

/** The words of a text that are separated by blanks or line breaks. */
export function wordList(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}
