/** Longer texts are read up to here: what somebody asks for is said early, and the work stays bounded. */
const LONGEST_READ = 2_000;

/** Joiners, variation selectors, keycaps and skin tones: they change how a sign looks, not what it says. */
const LOOKS = /\u{200B}|\u{200C}|\u{200D}|\u{FE0E}|\u{FE0F}|\u{20E3}|\p{Emoji_Modifier}/gu;

/** The clauses of a text, each as its words (an emoji is one) in lower case without punctuation and apostrophes. */
export function clausesOf(text: string): readonly (readonly string[])[] {
  return text
    .slice(0, LONGEST_READ)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/<[^<>]*>/gu, ' ')
    .replace(LOOKS, '')
    .replace(/['’‘`´]/gu, '')
    .split(/[.!?;,:\n]+|\s[-–—]+\s|\bbut\b|\baber\b|\bmais\b/u)
    .map((clause) => (clause.match(/[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu) ?? []).map(singled))
    .filter((words) => words.length > 0);
}

/** "pleeease" is "please": no word of our languages has a letter three times in a row. */
function singled(word: string): string {
  return /^\p{N}+$/u.test(word) ? word : word.replace(/(.)\1{2,}/gu, '$1');
}
