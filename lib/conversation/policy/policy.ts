import type { ContextVariables } from '../../omnichannel/index.ts';

/** Phrases by language (`en`, `de`, …). Every language is heard in every conversation: customers mix them. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/** Something customers write about that routing should know of. */
export interface Topic {
  readonly name: string;
  readonly words: Phrases;
  /** Whether the conversation goes to a person as soon as the topic comes up. */
  readonly handOver: boolean;
  /** Context variables set with an escalation on this topic; the names must be those of the workstream. */
  readonly variables: ContextVariables;
}

/** When people are there, in the contact center's own time zone. */
export interface BusinessHours {
  /** An IANA name such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Opening times by English weekday (`monday`); a day that is missing is closed. Minutes since midnight, end exclusive. */
  readonly week: Readonly<Record<string, readonly OpenSpan[]>>;
  /** Dates that are closed whatever the weekday, as `YYYY-MM-DD`. */
  readonly closedOn: readonly string[];
  /** `tell` says when somebody is there again and keeps the conversation; `handOver` transfers it all the same. */
  readonly whenClosed: 'tell' | 'handOver';
}

export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** When the bot escalates or ends, and what it tells the router: `policy.json`, parsed. */
export interface Policy {
  readonly askedForPerson: Phrases;
  readonly yes: Phrases;
  readonly no: Phrases;
  readonly topics: readonly Topic[];
  /** Messages in a row that were not understood, before a person is offered, and before the conversation goes to one. */
  readonly notUnderstood: { readonly offerAfter: number; readonly handOverAfter: number };
  readonly botFailure: { readonly handOver: boolean };
  readonly solved: { readonly askFirst: boolean };
  readonly businessHours: BusinessHours | undefined;
  /** Context variables set with every escalation. */
  readonly variables: ContextVariables;
}

/** All phrases, whatever their language. */
export function allPhrases(phrases: Phrases): readonly string[] {
  return Object.values(phrases).flat();
}
