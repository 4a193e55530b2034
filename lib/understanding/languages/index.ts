import { makeLanguage, type Language, type Tables } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The tables of every language that is understood. A new one is a file beside these and a line here. */
const TABLES: ReadonlyMap<string, Tables> = new Map([
  ['en', en],
  ['de', de],
  ['fr', fr],
]);
const DEFAULT = 'en';

const made = new Map<string, Language>();

/** A language is made ready when it is first listened to: a start that hears nobody makes none. */
function languageOf(code: string): Language {
  const ready = made.get(code) ?? makeLanguage(code, TABLES.get(code) ?? en);
  made.set(code, ready);
  return ready;
}

/**
 * The languages to listen to, one after another: that of the locale first, English where it has no tables, then the others.
 */
export function* languagesFor(locale: string | undefined): Generator<Language, undefined> {
  const code = (locale ?? '').trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
  const own = TABLES.has(code) ? code : DEFAULT;
  yield languageOf(own);
  for (const other of TABLES.keys()) if (other !== own) yield languageOf(other);
}
