import type { PhrasingRequest } from '../conversation/index.ts';

const NUMBER = /\d+(?:[.,:]\d+)*/gu;
/** The number of a line in a list says nothing. */
const LIST_NUMBER = /^\s*\d{1,2}[.)]\s/gmu;
/** Anything that a channel may make a link of: with a scheme, or a name with a dot that ends like a domain. */
const ADDRESSES: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]*:[^\s)>\]"']+/gu,
  /[^\s()<>"']+@[^\s()<>"']+/gu,
  /(?:[\p{L}\d-]+\.)+\p{L}{2,24}(?:[/?#][^\s)>\]"']*)?/gu,
];

/**
 * Whether every link, address and number of the answer stands in the articles that it was to come from, or in the team's
 * instructions. A model that makes something up, or was made to, mostly gives itself away by one of these; and they are what
 * does harm: a price, a term, where to write to.
 */
export function isGrounded(answer: string, { articles, instructions }: PhrasingRequest): boolean {
  const source = [
    instructions,
    ...articles.flatMap(({ title, link = '', sections }) => [
      title,
      link,
      ...sections.flatMap(({ heading = '', text }) => [heading, text]),
    ]),
  ].join('\n');
  const numbers = new Set(numbersIn(source));
  return (
    numbersIn(answer.replace(LIST_NUMBER, '')).every((number) => numbers.has(number)) &&
    addressesIn(answer).every((address) => source.toLowerCase().includes(address))
  );
}

/** In one spelling: `4,90` is `4.90`. */
function numbersIn(text: string): readonly string[] {
  return (text.normalize('NFKC').match(NUMBER) ?? []).map((number) => number.replaceAll(',', '.'));
}

/** As written, without what ends the sentence. */
function addressesIn(text: string): readonly string[] {
  const normal = text.normalize('NFKC').toLowerCase();
  return ADDRESSES.flatMap((form) => normal.match(form) ?? []).map((found) =>
    found.replace(/[.,;:!?]+$/u, ''),
  );
}
