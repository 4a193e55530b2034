import type { Article } from './article.ts';
import { languageOf } from './languages.ts';
import { remembered } from './remembered.ts';
import { withoutAccents, wordsIn } from './terms.ts';

/** One word may be borrowed: an English "session" is spelt as the French one. */
const FEWEST = 2;
const IS_PLAIN = /^[a-z]+$/;

/**
 * Tells the language that a message is evidently in, of those that have articles and `own`, that of the conversation:
 * `undefined` where none has more of its words than each of the others, or where it has few of them.
 *
 * How well an article fits does not tell: search compares stems, and "connect" is the one of the French "connecter", whatever
 * stands around it. So words are counted as they are written, small ones as well as those that the articles say. What two
 * languages share, such as "contact", speaks for both of them and so for neither. One word is enough where an article lists it:
 * people ask "Rechnungskopie" and nothing else.
 */
export function evidentLanguageAmong(
  articles: readonly Article[],
  isListed: (message: string, language: string) => boolean,
): (message: string, own: string) => string | undefined {
  const ofLanguage = Map.groupBy(articles, ({ language }) => language);
  // Read with the first question: opening the articles stays quick.
  const wordsOf = remembered((language) => wordsKnown(language, ofLanguage.get(language) ?? []));
  return (message, own) => {
    const written = message.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
    const knownIn = (language: string): number =>
      written.filter((word) => isKnown(word, language, wordsOf(language))).length;
    const ofOwn = knownIn(own);
    // No other knows more than all of them: the words of the others need not be read.
    if (ofOwn === written.length) return undefined;
    const others = [...ofLanguage.keys()].filter((language) => language !== own);
    const [best, next] = [
      { language: own, known: ofOwn },
      ...others.map((language) => ({ language, known: knownIn(language) })),
    ].toSorted((one, other) => other.known - one.known);
    if (best === undefined || best.known <= (next?.known ?? 0)) return undefined;
    const { language, known } = best;
    const isEnough = known >= FEWEST && known >= written.length / 2;
    return isEnough || isListed(message, language) ? language : undefined;
  };
}

/** Whether a language has all that stands between two blanks: both words of "l'adresse", and of "don't" not the "t" alone. */
function isKnown(written: string, language: string, known: ReadonlySet<string>): boolean {
  const words = wordsIn(written, language);
  return words.length > 0 && words.every((word) => known.has(word));
}

/** The words that search has of a language: those of its tables, and those that the articles say. */
function wordsKnown(language: string, articles: readonly Article[]): ReadonlySet<string> {
  const { common, filler, elsewhere, joining } = languageOf(language);
  const said = articles.flatMap(({ title, questions, sections }) => [
    title,
    ...questions,
    ...sections.flatMap(({ heading = '', text }) => [heading, text]),
  ]);
  const known = new Set([
    ...common,
    ...filler,
    ...elsewhere,
    ...joining,
    ...wordsIn(said.join('\n'), language),
  ]);
  // Many people write no accents. Whoever writes one means it: "à" is no English "a".
  for (const word of [...known]) if (!IS_PLAIN.test(word)) known.add(withoutAccents(word));
  return known;
}
