import { languageOf } from './languages.ts';

/**
 * The words of a text, in lower case, without punctuation, mark-up and apostrophes ("don't" is "dont", "l'envoi" is "l envoi"
 * in languages that elide). Numbers are no words: they tell no article from another.
 */
export function wordsIn(text: string, language: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/gu, language === 'fr' ? ' ' : '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** A word without its accents, since many people write none. */
export function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/gu, 'ss')
    .replace(/œ/gu, 'oe');
}

/** Makes one term of a word's forms and spellings: its stem, without accents. */
export function stemOf(word: string, language: string): string {
  return withoutAccents(languageOf(language).stem(word));
}

/** The stems of all words of a text, common ones and synonyms as they were written. */
export function stemsIn(text: string, language: string): readonly string[] {
  return wordsIn(text, language).map((word) => stemOf(word, language));
}

/** Turns a text into the terms that search compares; synonyms become the term of their line's first word. */
export type ReadTerms = (text: string) => readonly string[];

/** A phrase of stems, and the term that stands for it. */
interface Phrase {
  readonly stems: readonly string[];
  readonly term: string;
}

/** How a language's texts become terms, given the team's synonyms: lists of words or phrases that mean the same. */
export function termReader(language: string, synonyms: readonly (readonly string[])[]): ReadTerms {
  const { common } = languageOf(language);
  const phrases = phrasesByFirstStem(language, synonyms);
  return (text) => {
    const words = wordsIn(text, language);
    const stems = words.map((word) => stemOf(word, language));
    const terms: string[] = [];
    for (let at = 0; at < stems.length;) {
      const phrase = phrases.get(stems[at] ?? '')?.find(({ stems: wanted }) => startsAt(stems, at, wanted));
      if (phrase === undefined) {
        if (!common.has(words[at] ?? '')) terms.push(stems[at] ?? '');
        at += 1;
      } else {
        terms.push(phrase.term);
        at += phrase.stems.length;
      }
    }
    return terms;
  };
}

function phrasesByFirstStem(
  language: string,
  synonyms: readonly (readonly string[])[],
): ReadonlyMap<string, readonly Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const line of synonyms) {
    const stemmed = line.map((phrase) => stemsIn(phrase, language));
    const term = stemmed[0]?.join(' ');
    if (term === undefined) continue;
    for (const stems of stemmed) {
      const [first] = stems;
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { stems, term }]);
    }
  }
  // The longest first: "credit note" is not a "credit".
  return new Map(
    [...byFirst].map(([first, phrases]) => [
      first,
      phrases.toSorted((one, other) => other.stems.length - one.stems.length),
    ]),
  );
}

function startsAt(stems: readonly string[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((stem, index) => stems[at + index] === stem);
}
