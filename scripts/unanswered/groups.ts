import { wordsOf, type KeptMessage } from '../../lib/conversation/index.ts';
import {
  termReader,
  type Found,
  type Knowledge,
  type ReadTerms,
  type Synonyms,
} from '../../lib/knowledge/index.ts';

/** Messages that ask for the same, and how near the articles come to it. */
export interface Group {
  readonly language: string;
  readonly count: number;
  /** The way it was written most often, then others; the first one stands for the group. */
  readonly texts: readonly [string, ...string[]];
  /** When it was written first and last, in milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  /** What search makes of it with the articles as they are now: not `none` where somebody has written one since. */
  readonly now: Found['level'];
  /** The article that is nearest to it, if any shares a word with it. */
  readonly nearest?: { readonly id: string; readonly title: string };
}

/** Messages that share this much of all the terms they have are near enough: "gift baskets?" and "do you sell gift baskets". */
const ALIKE = 0.5;

interface Forming {
  readonly language: string;
  readonly terms: ReadonlySet<string>;
  readonly texts: Map<string, number>;
  count: number;
  first: number;
  last: number;
}

/**
 * Groups messages by the stems of what they say, most frequent first; among equals the latest first. Terms are
 * those of the search in the articles, so that words which mean the same there do here. The masks in a message count for nothing.
 */
export function groupMessages(
  messages: readonly KeptMessage[],
  knowledge: Knowledge,
  synonyms: Synonyms,
): readonly Group[] {
  const groups: Forming[] = [];
  const byTerm = new Map<string, Forming[]>();
  for (const wording of sameWordings(messages, synonyms)) {
    const group = nearestGroup(wording, byTerm);
    if (group === undefined) {
      groups.push(wording);
      for (const term of wording.terms) {
        const key = `${wording.language} ${term}`;
        byTerm.set(key, [...(byTerm.get(key) ?? []), wording]);
      }
    } else {
      take(group, wording);
    }
  }
  return groups.map((group) => describe(group, knowledge)).sort(mostFrequentFirst);
}

/** Messages of the same terms, the most frequent first: a group forms around what is asked most. */
function sameWordings(messages: readonly KeptMessage[], synonyms: Synonyms): readonly Forming[] {
  const readers = new Map<string, ReadTerms>();
  const wordings = new Map<string, Forming>();
  for (const { text, language, keptAt } of messages) {
    const said = wordsOf(text).join(' ');
    const readTerms = readers.get(language) ?? termReader(language, synonyms[language] ?? []);
    readers.set(language, readTerms);
    const read = readTerms(said);
    // Of words that stand in every question some are left, so that "what is that" meets itself.
    const terms = new Set(read.length === 0 ? said.toLowerCase().split(' ') : read);
    const key = JSON.stringify([language, ...[...terms].sort()]);
    const one = { language, terms, texts: new Map([[text, 1]]), count: 1, first: keptAt, last: keptAt };
    const known = wordings.get(key);
    if (known === undefined) wordings.set(key, one);
    else take(known, one);
  }
  return [...wordings.values()].sort((a, b) => b.count - a.count || a.terms.size - b.terms.size);
}

function nearestGroup(
  { language, terms }: Forming,
  byTerm: ReadonlyMap<string, readonly Forming[]>,
): Forming | undefined {
  const shared = new Map<Forming, number>();
  for (const term of terms)
    for (const group of byTerm.get(`${language} ${term}`) ?? [])
      shared.set(group, (shared.get(group) ?? 0) + 1);
  let best: { readonly group: Forming; readonly likeness: number } | undefined;
  for (const [group, common] of shared) {
    const likeness = common / (group.terms.size + terms.size - common);
    if (likeness >= ALIKE && likeness > (best?.likeness ?? 0)) best = { group, likeness };
  }
  return best?.group;
}

function take(group: Forming, { texts, count, first, last }: Forming): void {
  for (const [text, times] of texts) group.texts.set(text, (group.texts.get(text) ?? 0) + times);
  group.count += count;
  group.first = Math.min(group.first, first);
  group.last = Math.max(group.last, last);
}

function describe({ language, texts, count, first, last }: Forming, knowledge: Knowledge): Group {
  const [most = '', ...others] = [...texts].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const said = wordsOf(most).join(' ');
  const found = knowledge.find(said, language);
  const [nearest] =
    found.level === 'sure'
      ? [found.article]
      : found.level === 'unsure'
        ? found.articles
        : knowledge.candidates(said, language, 1);
  return {
    ...{ language, count, texts: [most, ...others], first, last, now: found.level },
    ...(nearest === undefined ? {} : { nearest: { id: nearest.id, title: nearest.title } }),
  };
}

function mostFrequentFirst(a: Group, b: Group): number {
  return b.count - a.count || b.last - a.last;
}
