import type { Language } from './language.ts';
import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';

const LANGUAGES: Readonly<Record<string, Language>> = { en: ENGLISH, de: GERMAN, fr: FRENCH };

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

/** What is known of a language; `code` is the folder's name. */
export function languageOf(code: string): Language {
  return LANGUAGES[code] ?? PLAIN;
}
