import { withoutAddresses } from './streetAddress.ts';
import type { Word } from './word.ts';

/** Whatever holds a digit goes, whole: of "AB-1234" the letters are as telling as the number. */
const HAS_DIGIT = /\p{N}/u;
/** An e-mail address, a handle, a link, or a name with a top-level domain; "please.Thanks" goes with them, which is no loss. */
const IS_LINK = /@|:\/\/|^www\.|[([{]at[)\]}]|[\p{L}\p{N}_-]\.\p{L}{2,}|^\.\p{L}{2,}/iu;
/** What people write for @ and for the dot where they hide an address from machines. */
const AT = /^(?:@|[([{]\s?(?:at|ät)\s?[)\]}])$/iu;
const AT_IN_WORDS = /^(?:at|ät|arobase|arrobe|klammeraffe)$/iu;
const DOT_IN_WORDS = /^[([{]?(?:dot|punkt|point)[)\]}]?$/iu;
/** Between numbers and beside one: of a plate, an IBAN, a postcode of its parts. */
const SHORT_CAPITALS = /^\p{Lu}{1,4}[,;]?$/u;
const WITHOUT_LETTERS = /^[^\p{L}\p{N}]+$/u;

/**
 * A text without what tells who wrote it, as far as its form shows that: numbers and whatever holds a digit, e-mail
 * addresses, links, handles, streets with a number and the town behind them. A name, and whatever else people say in plain
 * words, stays: no form tells it from the rest. Spelled in other digits, letters of other width or with invisible characters
 * in between, all of these are found as well. The result is one line without control characters.
 */
export function masked(text: string): string {
  const words = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/\p{Cf}|\p{Variation_Selector}/gu, '')
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
    .map((word): Word => ({ text: word }));
  return inOneLine(withoutAddresses(withoutCodes(withoutLinks(words))));
}

function withoutLinks(words: readonly Word[]): readonly Word[] {
  const links = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let at = Math.max(0, from); at <= Math.min(to, words.length - 1); at += 1) links.add(at);
  };
  for (const [at, { text }] of words.entries()) {
    if (IS_LINK.test(text)) add(text.startsWith('.') ? at - 1 : at, at);
    if (AT.test(text)) add(at - 1, at + 1);
    if (AT_IN_WORDS.test(text) && DOT_IN_WORDS.test(words[at + 2]?.text ?? '')) add(at - 1, at + 3);
  }
  return words.map((word, at) => (links.has(at) ? { ...word, mask: '[link]' } : word));
}

function withoutCodes(words: readonly Word[]): readonly Word[] {
  const isNumber = (at: number): boolean => {
    const { text = '', mask } = words[at] ?? {};
    return mask === undefined && HAS_DIGIT.test(text);
  };
  return words.map((word, at) => {
    const beside = isNumber(at - 1) || isNumber(at + 1);
    const isCode = isNumber(at) || (beside && word.mask === undefined && SHORT_CAPITALS.test(word.text));
    return isCode ? { ...word, mask: '[number]' } : word;
  });
}

/** Masks of a kind beside each other, with nothing but punctuation in between, become one. */
function inOneLine(words: readonly Word[]): string {
  const line: string[] = [];
  let punctuation: string[] = [];
  for (const { text, mask } of words) {
    if (mask === undefined && WITHOUT_LETTERS.test(text)) {
      punctuation.push(text);
    } else {
      const repeats = mask !== undefined && line.at(-1) === mask;
      if (!repeats) line.push(...punctuation, mask ?? text);
      punctuation = [];
    }
  }
  return [...line, ...punctuation].join(' ');
}
