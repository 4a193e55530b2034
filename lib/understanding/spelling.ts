/** Shorter words have too many neighbours that are words themselves; one may lack a letter, have two swapped or one doubled. */
const SHORTEST = 5;
/** Two mistakes are forgiven in words at least this long. */
const LONG = 9;

/** Words that are worth correcting to, by their first letter. */
export type Targets = ReadonlyMap<string, readonly string[]>;

/** Sorts the words that a misspelt one may stand for: nobody looks through a whole language for each word. */
export function targetsOf(words: readonly string[]): Targets {
  const long = [...new Set(words)].filter((word) => word.length >= SHORTEST - 1);
  return Map.groupBy(long, (word) => word.charAt(0));
}

/**
 * The word that a misspelt one stands for, or the word as it is. `targets` are the words that matter; a word that is one of
 * `otherWords` is no misspelling ("contract" is not "contact", "stuff" is not "staff"). The first letter is nearly always
 * right.
 */
export function corrected(word: string, targets: Targets, otherWords: ReadonlySet<string>): string {
  if (word.length < SHORTEST - 1 || otherWords.has(word)) return word;
  let best = word;
  let fewest = Infinity;
  for (const target of targets.get(word.charAt(0)) ?? []) {
    if (target.length < SHORTEST) {
      if (areSwapped(word, target) || isDoubled(word, target)) return target;
      continue;
    }
    const allowed = target.length >= LONG ? 2 : 1;
    if (Math.abs(target.length - word.length) > allowed) continue;
    const mistakes = distance(word, target, allowed);
    if (mistakes <= allowed && mistakes < fewest) {
      best = target;
      fewest = mistakes;
    }
  }
  return best;
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
