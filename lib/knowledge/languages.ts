import type { Language } from './language.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['fr', FRENCH],
]);

/** A language whose words are taken as they are: a folder may be named for any language. */
const PLAIN: Language = {
  stem: (word) => word,
  common: new Set(),
  filler: new Set(),
  elsewhere: new Set(),
  elsewherePhrases: [],
  joining: [],
  plurals: [],
};

/** What is known of a language; `code` is the folder's name, or the conversation's language whatever that is. */
export function languageOf(code: string): Language {
  return LANGUAGES.get(code) ?? PLAIN;
}
