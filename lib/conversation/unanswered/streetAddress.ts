import type { Word } from './word.ts';

/*
 * Where a postal address stands in a text, by the words that make one in English, German and French. A street is given away
 * by its kind together with a number; what follows it in capitals is the town.
 */

/** Kinds of street that stand behind the name: "12 Baker Street". */
const BEHIND =
  /^(?:street|road|avenue|boulevard|lane|terrace|crescent|highway|parkway|rd|ave|blvd|ln|hwy)[.,;]*$/iu;
/** The same words mean other things as well, so these count in capitals alone: "12 Kings Way", "2 machines on the way". */
const BEHIND_IN_CAPITALS =
  /^(?:St|Drive|Dr|Close|Court|Ct|Place|Pl|Square|Sq|Way|Walk|Row|Gardens|Grove|Hill|Park)[.,;]*$/u;
/** German puts the kind at the end of the name, and the number behind it: "Hauptstraße 5", "Lange Str. 5". */
const IN_FRONT_OF_NUMBER =
  /(?:stra(?:ß|ss)e|str\.?|\p{L}gasse|\p{L}allee|\p{L}platz|\p{L}weg|\p{L}ring|\p{L}damm|\p{L}ufer|\p{L}chaussee|\p{L}steig)[,;]?$/iu;
const ALONE = /^(?:Stra(?:ß|ss)e|Str\.?|Gasse|Allee|Platz|Weg|Ring|Damm|Ufer|Chaussee|Steig)[,;]?$/iu;
/** French begins with it: "12 rue de la Paix", "12 bis, avenue Foch". */
const BEFORE = /^(?:rue|avenue|av\.?|boulevard|bd\.?|chemin|impasse|allée|quai|faubourg|passage)$/iu;
/** With a number in front alone, because they mean other things as well. */
const BEFORE_WITH_NUMBER = /^(?:route|cours|place|square)$/iu;
const PARTICLE = /^(?:de|du|des|la|le|les|et|saint|sainte|st|ste)$|^(?:l|d)['’]$/iu;
const CAPITALISED = /^['’(]?(?:[dl]['’])?\p{Lu}[\p{L}'’-]*[,;.)]*$/u;
const NUMBER_SUFFIX = /^(?:bis|ter|quater)[,;]?$/iu;
const POSTCODE = /^(?:[A-Z]{1,2}-)?\p{Nd}{5}$/u;
/** Towns of two words: "Bad Homburg", "Le Havre"; German writes the next noun with a capital as well. */
const BEGINS_TOWN = /^(?:Bad|Sankt|St\.?|Saint|Sainte|Le|La|Les|San|Los|New|Neu|Groß|Alt)$/u;
const ENDS_SENTENCE = /[.!?:]$/u;

/** Words between a number and the kind of street behind it: "12 Old Kent Road". */
const LONGEST_NAME = 4;
/** Words of a town, a postcode and a country behind a street. */
const LONGEST_TOWN = 7;

/** Masks streets with their numbers, and the towns behind them; and the town behind a postcode of five digits. */
export function withoutAddresses(words: readonly Word[]): readonly Word[] {
  const inAddress = new Set<number>();
  const isNumber = (at: number): boolean => words[at]?.mask === '[number]';
  const isName = (at: number): boolean =>
    words[at]?.mask === undefined && CAPITALISED.test(words[at]?.text ?? '');
  const text = (at: number): string => words[at]?.text ?? '';

  const add = (from: number, to: number): void => {
    for (let at = from; at <= to; at += 1) inAddress.add(at);
    if (ENDS_SENTENCE.test(text(to)) && !/^(?:st|rd|ave|str|ln|dr)\.$/iu.test(text(to))) return;
    for (let at = to + 1; at <= to + LONGEST_TOWN && (isNumber(at) || isName(at)); at += 1) {
      inAddress.add(at);
      if (ENDS_SENTENCE.test(text(at))) return;
    }
  };

  for (const at of words.keys()) {
    const word = text(at);
    if (words[at]?.mask !== undefined && !isNumber(at)) continue;
    if (isNumber(at) && POSTCODE.test(word) && isName(at + 1)) {
      inAddress.add(at).add(at + 1);
      if (BEGINS_TOWN.test(text(at + 1)) && isName(at + 2)) inAddress.add(at + 2);
    }
    if (BEHIND.test(word) || BEHIND_IN_CAPITALS.test(word)) {
      const number = lastNumberBefore(at, text, isNumber);
      if (number !== undefined) add(number, at);
    }
    if (IN_FRONT_OF_NUMBER.test(word) && isNumber(at + 1)) {
      let first = at;
      while (ALONE.test(word) && first > at - 2 && isName(first - 1)) first -= 1;
      add(first, at + 1);
    }
    if (BEFORE.test(word) || BEFORE_WITH_NUMBER.test(word)) {
      const number = isNumber(at - 1)
        ? at - 1
        : NUMBER_SUFFIX.test(text(at - 1)) && isNumber(at - 2)
          ? at - 2
          : undefined;
      const last = endOfFrenchName(at, text, isName, number !== undefined);
      if (last !== undefined && (number !== undefined || BEFORE.test(word))) add(number ?? at, last);
    }
  }
  return words.map((word, at) => (inAddress.has(at) ? { ...word, mask: '[address]' } : word));
}

function lastNumberBefore(
  at: number,
  text: (at: number) => string,
  isNumber: (at: number) => boolean,
): number | undefined {
  for (let before = at - 1; before >= 0 && before >= at - 1 - LONGEST_NAME; before -= 1) {
    if (ENDS_SENTENCE.test(text(before))) return undefined;
    if (isNumber(before)) return before;
  }
  return undefined;
}

/** Where the name behind "rue" ends; `undefined` where there is none. With a number in front, a name may be in small letters. */
function endOfFrenchName(
  kind: number,
  text: (at: number) => string,
  isName: (at: number) => boolean,
  numbered: boolean,
): number | undefined {
  let at = kind + 1;
  while (PARTICLE.test(text(at))) at += 1;
  if (!isName(at)) return numbered && text(at) !== '' ? at : undefined;
  while (isName(at + 1) && !/[,;.]$/u.test(text(at))) at += 1;
  return at;
}
