import { makeLanguage, type Language } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

const english = makeLanguage('en', en);

/** Every language that is understood. A new one is a file beside these and a line here. */
export const languages: readonly Language[] = [english, makeLanguage('de', de), makeLanguage('fr', fr)];

/** The language of a locale, English for one that has no tables. */
export function languageFor(locale: string | undefined): Language {
  const code = (locale ?? '').trim().toLowerCase().split(/[-_]/, 1)[0];
  return languages.find((language) => language.code === code) ?? english;
}
