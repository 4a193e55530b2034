/** A part of an article: what stands under one of its headings, or above the first one. Markdown. */
export interface Section {
  readonly heading?: string;
  readonly text: string;
}

/** One article of the team's, as its Markdown file says it. */
export interface Article {
  /** The file's name without its ending; the same in every language. */
  readonly id: string;
  /** The folder it lies in, such as `en`. */
  readonly language: string;
  readonly title: string;
  /** Other ways in which customers ask it. */
  readonly questions: readonly string[];
  /** A topic of the policy, set when the article is read. */
  readonly topic?: string;
  /** Where to read more. */
  readonly link?: string;
  /** Whether this belongs to a person, whatever the article says. */
  readonly handOver: boolean;
  /** What it says, in order; never empty. */
  readonly sections: readonly [Section, ...Section[]];
}

/** Words and phrases that mean the same to this team's customers, such as `parcel`, `package`, `shipment`; by language. */
export type Synonyms = Readonly<Record<string, readonly (readonly string[])[]>>;

/** What people ask that is no matter of this team's, such as "how do I renew my passport"; by language. */
export type OffTopic = Readonly<Record<string, readonly string[]>>;

/** All that a team has written. */
export interface Library {
  readonly articles: readonly Article[];
  readonly synonyms: Synonyms;
  readonly offTopic?: OffTopic;
  /** How a model is to put answers. */
  readonly instructions?: string;
}
