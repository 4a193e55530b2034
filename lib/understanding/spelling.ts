/** Shorter words have too many neighbours that are words themselves; one may lack a letter, have two swapped or one doubled. */
const SHORTEST = 5;
/** Two mistakes are forgiven in words at least this long. */
const LONG = 9;

/** A word that is worth correcting to; of two as near the one of the lower rank is meant. */
interface Target {
  readonly word: string;
  readonly rank: number;
}

/** Words that are worth correcting to, by their first letter and how many they have. */
export type Targets = ReadonlyMap<string, readonly Target[]>;

/**
 * Sorts the words that a misspelt one may stand for, those that matter most first: nobody looks through a whole language for
 * each word.
 */
export function targetsOf(words: readonly string[]): Targets {
  const long = [...new Set(words)].filter((word) => word.length >= SHORTEST - 1);
  return Map.groupBy(
    long.map((word, rank) => ({ word, rank })),
    ({ word }) => groupOf(word, word.length),
  );
}

function groupOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

const NONE: readonly Target[] = [];

/**
 * The word that a misspelt one stands for, or the word as it is. `targets` are the words that matter; a word that is one of
 * `otherWords` is no misspelling ("contract" is not "contact", "stuff" is not "staff"). The first letter is nearly always
 * right.
 */
export function corrected(word: string, targets: Targets, otherWords: ReadonlySet<string>): string {
  if (word.length < SHORTEST - 1 || otherWords.has(word)) return word;
  let best: Target | undefined;
  let fewest = Infinity;
  const most = word.length >= LONG - 2 ? 2 : 1;
  for (let length = word.length - most; length <= word.length + most; length += 1) {
    for (const target of targets.get(groupOf(word, length)) ?? NONE) {
      const mistakes = mistakesIn(word, target.word);
      if (mistakes > fewest || (mistakes === fewest && (best?.rank ?? 0) <= target.rank)) continue;
      best = target;
      fewest = mistakes;
    }
  }
  return best?.word ?? word;
}

/** Any other mistake counts a little more than two letters that changed places: "wnat" is "want" and not "what". */
const NO_SWAP = 1.2;

/** How many mistakes make a word of another, if they are few enough for one to stand for the other; `Infinity` if not. */
function mistakesIn(word: string, target: string): number {
  if (areSwapped(word, target)) return 1;
  if (target.length < SHORTEST) return isDoubled(word, target) || isSlip(word, target) ? NO_SWAP : Infinity;
  if (isOneMistake(word, target)) return NO_SWAP;
  return target.length >= LONG && distance(word, target, 2) <= 2 ? 2 : Infinity;
}

/** Whether one letter is missing, too many or wrong. */
function isOneMistake(word: string, target: string): boolean {
  const at = firstOther(word, target);
  if (word.length === target.length) return word.slice(at + 1) === target.slice(at + 1);
  return word.length > target.length
    ? word.length === target.length + 1 && word.slice(at + 1) === target.slice(at)
    : word.length === target.length - 1 && word.slice(at) === target.slice(at + 1);
}

/** The keys as they lie, on the keyboards of Germany and of France where these differ; each touches those beside and below. */
const KEYBOARDS = [
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
];

const NEIGHBOURS: ReadonlySet<string> = new Set(
  KEYBOARDS.flatMap((rows) =>
    rows.flatMap((row, line) =>
      row
        .split('')
        .flatMap((key, at) =>
          [row[at + 1], rows[line + 1]?.[at], rows[line + 1]?.[at - 1]]
            .filter((other) => other !== undefined)
            .flatMap((other) => [key + other, other + key]),
        ),
    ),
  ),
);

/** Whether the key beside the right one was hit, which makes few words of others however short: "chqt". */
function isSlip(word: string, target: string): boolean {
  if (word.length !== target.length) return false;
  const at = firstOther(word, target);
  return (
    word.slice(at + 1) === target.slice(at + 1) && NEIGHBOURS.has(`${word.charAt(at)}${target.charAt(at)}`)
  );
}

/** Shorter words are no two that grew together; no longer one is a few words without blanks. */
const SHORTEST_TOGETHER = 6;
const LONGEST_TOGETHER = 40;

/**
 * The words that stand in one without blanks ("talkto", "customerservice"), as few as may be, or the word alone. One of them is
 * a word that matters, and all of them are known.
 */
export function separated(
  word: string,
  knows: (part: string) => boolean,
  matters: (part: string) => boolean,
): readonly string[] {
  if (word.length < SHORTEST_TOGETHER || word.length > LONGEST_TOGETHER || knows(word)) return [word];
  const fewest: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = fewest[start];
      const part = word.slice(start, end);
      if (before === undefined || before.length + 1 >= (fewest[end]?.length ?? Infinity) || !knows(part))
        continue;
      fewest[end] = [...before, part];
    }
  }
  const parts = fewest[word.length];
  const short = parts?.filter((part) => part.length === 1).length ?? 0;
  return parts !== undefined &&
    short <= (word.length < LONG ? 0 : 2) &&
    parts.some((part) => part.length >= SHORTEST - 1 && matters(part))
    ? parts
    : [word];
}

/** Whether two neighbours changed places, which makes few words of others however short: "tlak". */
function areSwapped(one: string, other: string): boolean {
  const at = firstOther(one, other);
  return (
    one.length === other.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Whether a word is the other with one of its letters written twice: "tallk". */
function isDoubled(one: string, other: string): boolean {
  const at = firstOther(one, other);
  return one.length === other.length + 1 && one[at] === one[at - 1] && one.slice(at + 1) === other.slice(at);
}

/** Where two words begin to differ. */
function firstOther(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Letters missing, added, wrong or swapped (Damerau and Levenshtein's distance, neighbours swapped once). */
function distance(one: string, other: string, most: number): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[line - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + same,
      );
      if (
        line > 1 &&
        column > 1 &&
        one[line - 1] === other[column - 2] &&
        one[line - 2] === other[column - 1]
      ) {
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length] ?? most + 1;
}
