import type { Language } from './language.ts';

/** A long story may begin or end with what matters; its middle is not looked at, which bounds the work. */
const LOOKED_AT = 1_000;
/** More words than a request needs. */
const MOST_WORDS = 160;

/** Emoji that answer, by what they say. Variation selectors and skin tones are gone when this is looked up. */
const SPEAKING_EMOJI: ReadonlyMap<string, string> = new Map([
  ['👍', 'emojiyes'],
  ['👌', 'emojiyes'],
  ['✅', 'emojiyes'],
  ['✔', 'emojiyes'],
  ['🆗', 'emojiyes'],
  ['👎', 'emojino'],
  ['💯', 'emojiyes'],
  ['🙆', 'emojiyes'],
  ['❌', 'emojino'],
  ['🙅', 'emojino'],
  ['🚫', 'emojino'],
  ['⛔', 'emojino'],
  ['🙏', 'emojithanks'],
  ['❤', 'emojithanks'],
  ['💙', 'emojithanks'],
  ['💚', 'emojithanks'],
  ['💛', 'emojithanks'],
  ['💜', 'emojithanks'],
  ['🥰', 'emojithanks'],
  ['😘', 'emojithanks'],
  ['💐', 'emojithanks'],
  ['👋', 'emojiwave'],
  ['😡', 'emojiangry'],
  ['🤬', 'emojiangry'],
  ['😠', 'emojiangry'],
  ['😤', 'emojiangry'],
  ['🖕', 'emojiangry'],
]);

/** "h u m a n", "a-g-e-n-t": fewer letters are words themselves, or an abbreviation. */
const SPELLED_BY_LETTER = /(?<![\p{L}\p{N}'])(?:\p{L}[ ._*-]){3,}\p{L}(?![\p{L}\p{N}'])/gu;

/** A message as words, clause by clause: a negation reaches no further than its clause. */
export type Clauses = readonly (readonly string[])[];

/**
 * The words of a message in lower case, without accents, punctuation, mark-up and emoji that say nothing; short forms are
 * written out ("don't", "dont", "pls"), stretched letters shortened ("pleeease"). Any text, whatever its length.
 */
export function readClauses(text: string, language: Language): Clauses {
  const shown =
    text.length > 2 * LOOKED_AT ? `${text.slice(0, LOOKED_AT)} … ${text.slice(-LOOKED_AT)}` : text;
  // A keycap is a picture, and its digit no word. Its key is gone with the accents.
  const written = withoutMarkUp(shown).replace(/[\d#*]\uFE0F?\u20E3/gu, ' ');
  const plain = foldAccents(inOwnWords(written).normalize('NFKC').toLowerCase())
    // Skin tones, variation selectors and what is not seen at all (joiners, soft hyphens, marks of direction) change the
    // look, not what is said.
    .replace(/\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Cf}/gu, '')
    .replace(/\p{Extended_Pictographic}/gu, (emoji) => ` ${SPEAKING_EMOJI.get(emoji) ?? ''} `)
    .replace(/[’‘`´]/gu, "'")
    .replace(SPELLED_BY_LETTER, (spelled) => spelled.replace(/[ ._*-]/gu, ''));
  let left = MOST_WORDS;
  const clauses: string[][] = [];
  for (const part of plain.split(/[.!?;:,…\n\r()"“”„«»|]+|\s[-–—]+\s/u)) {
    let clause: string[] = [];
    const finish = (): void => {
      if (clause.length > 0) clauses.push(clause);
      clause = [];
    };
    for (const joined of part.match(/[\p{L}\p{N}']+/gu) ?? []) {
      for (const word of wordsFor(joined, language)) {
        if (left === 0) break;
        left -= 1;
        const excepts = language.exceptions.has(clause.at(-1) ?? '');
        if (language.clauseBreaks.has(word) && !excepts) finish();
        else clause.push(word);
      }
    }
    finish();
  }
  return clauses;
}

/** Words in capitals within a sentence, as they are matched: names, in a language that writes no other noun so. */
export function namesIn(text: string, { capitalNouns, fold }: Language): ReadonlySet<string> {
  const within = /(?<=[\p{Ll}\p{N}][,'’]?\s{0,3})\p{Lu}\p{Ll}+/gu;
  const names = capitalNouns ? [] : text.slice(0, LOOKED_AT).match(within);
  return new Set(names?.map((name) => fold(foldAccents(name.toLowerCase()))));
}

/** A name between quotation marks has so many words at most: a "real person". */
const LONGEST_QUOTED_NAME = 2;

/**
 * Without what somebody else said: a sign on which "speak to an agent" stands asks for nobody. A name in quotation marks stays
 * where it is, and so does a message that stands in them as a whole.
 */
function inOwnWords(text: string): string {
  const quoted = /["“”„«»](?<said>[^"“”„«»]{1,200})["“”„«»]/gu;
  if (!/\p{L}/u.test(text.replace(quoted, ' '))) return text;
  return text.replace(quoted, (_whole, said: string) =>
    said.trim().split(/\s+/u).length <= LONGEST_QUOTED_NAME ? ` ${said.trim()} ` : ' … ',
  );
}

/**
 * A character that an editor spelled out: "don&#39;t" is no "don" and no "t", "m&ouml;chte" is a word. Accents are nothing
 * here, so that a letter with one is the letter; whatever is not known is a gap.
 */
function spelledOut(_reference: string, name: string): string {
  const code = /^#(?:x(?<hex>.+)|(?<decimal>\d+))$/iu.exec(name)?.groups;
  if (code !== undefined) {
    const point = code['hex'] === undefined ? Number(code['decimal']) : Number.parseInt(code['hex'], 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : ' ';
  }
  if (/^(?:apos|[lr]squo)$/iu.test(name)) return "'";
  if (/^szlig$/iu.test(name)) return 'ß';
  return /^(?<letter>[a-z])(?:uml|acute|grave|circ|cedil|tilde)$/iu.exec(name)?.groups?.['letter'] ?? ' ';
}

/** Without tags of HTML, as Teams sends mentions and formatted text, characters spelled out, and the addresses of links. */
function withoutMarkUp(text: string): string {
  return text
    .replace(/<at\b[^>]{0,200}>.{0,200}?<\/at>/giu, ' ')
    .replace(/<\/?[a-z][^<>]{0,300}>/giu, ' ')
    .replace(/\[(?<shown>[^[\]]{1,200})\]\([^()\s]{1,300}\)/gu, '$<shown>')
    .replace(/&(?:amp;)?(?<name>#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/giu, spelledOut);
}

/** Without accents, since many people write none; "ß" is "ss". */
export function foldAccents(text: string): string {
  // Most words have none; a language is some thousand words.
  if (!/[^\0-\x7f]/u.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/gu, 'ss')
    .normalize('NFC');
}

function wordsFor(written: string, language: Language): readonly string[] {
  const word = written.replace(/^'+|'+$/gu, '');
  if (word === '') return [];
  const inFull = language.shortForms.get(word) ?? language.shortForms.get(word.replaceAll("'", ''));
  if (inFull !== undefined) return inFull;
  const { before, digit, behind } =
    /^(?<before>\p{L}{3,})(?<digit>\d)(?<behind>\p{L}{3,})$/u.exec(word)?.groups ?? {};
  // "Talk2human": a digit that stands for a word, between two that are known.
  if (before !== undefined && digit !== undefined && behind !== undefined) {
    const said = language.shortForms.get(digit);
    if (said !== undefined && language.knows(before) && language.knows(behind))
      return [before, ...said, behind];
  }
  const parts = language.elides ? word.split("'") : [word.replaceAll("'", '')];
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => {
      const plain = shortened(language.fold(part), language);
      return language.shortForms.get(plain) ?? [plain];
    });
}

/** "pleeease" is "please" and "hellooo" is "hello": three of a letter are one, or two where that is a word. */
function shortened(word: string, language: Language): string {
  if (!/(\p{L})\1\1/u.test(word)) return word;
  const twice = word.replace(/(\p{L})\1{2,}/gu, '$1$1');
  if (language.knows(twice)) return twice;
  const once = word.replace(/(\p{L})\1{2,}/gu, '$1');
  return language.shortForms.has(once) || language.knows(once) ? once : twice;
}
