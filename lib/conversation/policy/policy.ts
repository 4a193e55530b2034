import type { Read } from '../../fields.ts';
import type { POLICY_MEMBERS } from './members.ts';

/** When the bot escalates or ends, and what it tells the router: `policy.json`, parsed. */
export type Policy = Read<typeof POLICY_MEMBERS>;

/** Something customers write about that routing should know of. */
export type Topic = Policy['topics'][number];

/** When people are there, in the contact center's own time zone. */
export type BusinessHours = NonNullable<Policy['businessHours']>;

/** Phrases by language (`en`, `de`, …). Every language is heard in every conversation: customers mix them. */
export type Phrases = Readonly<Record<string, readonly string[]>>;

/** All phrases, whatever their language. */
export function allPhrases(phrases: Phrases): readonly string[] {
  return Object.values(phrases).flat();
}
