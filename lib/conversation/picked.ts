import { wordsOf } from './phrases.ts';

/** Words that people pick from a list with, in the languages that the bot speaks; -1 is its end. */
const PLACES: ReadonlyMap<string, number> = new Map([
  ...wordsFor(1, 'one first eins erste ersten erstes un premier première'),
  ...wordsFor(2, 'two second zwei zweite zweiten zweites deux deuxième seconde'),
  ...wordsFor(3, 'three third drei dritte dritten drittes trois troisième'),
  ...wordsFor(-1, 'last letzte letzten letztes letzteres dernier dernière'),
]);

const NONE = new Set('none neither nothing keins keine keines keiner nichts aucun aucune rien'.split(' '));

/** What may stand beside them: "the second one, please", "none of these". */
const BESIDE = new Set(
  [
    'the number no option please it is of these those them',
    'der die das den nummer nr bitte es von davon diesen denen punkt',
    'le la les numéro cest svp choix de ces ceux là',
  ].flatMap((words) => words.split(' ')),
);

/**
 * The title that a customer picks from those that were offered without writing it: "2", "the second one". A message that
 * says anything else picks nothing.
 */
export function pickedOf(text: string, titles: readonly string[]): string | undefined {
  const [word, second] = tellingWordsOf(text);
  if (word === undefined || (second !== undefined && second !== 'one')) return undefined;
  const place = /^\d$/.test(word) ? Number(word) : PLACES.get(word);
  if (place === undefined) return undefined;
  return titles.at(place < 0 ? place : place - 1);
}

/** Whether a customer says that they want none of what was offered. */
export function picksNone(text: string): boolean {
  const words = tellingWordsOf(text);
  return words.length === 1 && NONE.has(words[0] ?? '');
}

function tellingWordsOf(text: string): readonly string[] {
  return wordsOf(text).filter((word) => !BESIDE.has(word));
}

function wordsFor(place: number, words: string): readonly (readonly [string, number])[] {
  return words.split(' ').map((word) => [word, place]);
}
