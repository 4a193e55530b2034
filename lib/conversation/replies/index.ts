import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type ReplyKey = keyof typeof en;

/** Everything the bot says, in one language. */
export type Replies = Readonly<Record<ReplyKey, string>>;

/** Every catalogue. A new language is a file beside these and a line here. */
export const catalogues: readonly Replies[] = [en, de, fr];

/**
 * Windows language identifiers keep the language in their lowest ten bits and the country above them: 1031, 2055 and 3079
 * are German in Germany, Switzerland and Austria. https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid
 */
const LANGUAGE_BITS = 0x3ff;
const WINDOWS_LANGUAGES: ReadonlyMap<number, string> = new Map([
  [0x07, 'de'],
  [0x09, 'en'],
  [0x0c, 'fr'],
]);

/**
 * The catalogue for a locale as the contact center sends it: a language tag in any case and with either separator
 * (`de-AT`, `de_DE`, `DE`), or a Windows language identifier (`1031`). English for anything else.
 */
export function repliesFor(locale: string | undefined): Replies {
  const language = languageOf(locale ?? '');
  return catalogues.find((catalogue) => catalogue.language === language) ?? en;
}

function languageOf(locale: string): string | undefined {
  const tag = locale.trim();
  if (/^\d{1,6}$/.test(tag)) return WINDOWS_LANGUAGES.get(Number(tag) & LANGUAGE_BITS);
  return tag.toLowerCase().split(/[-_]/, 1)[0];
}

/**
 * Puts the values into the `{placeholders}` of a sentence. A value is inserted as it is: braces in it mean nothing. A
 * placeholder without a value stays, so that it is noticed.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? placeholder) : placeholder,
  );
}
