import type { Knowledge } from '../../lib/knowledge/index.ts';
import { understand, type Meaning } from '../../lib/understanding/index.ts';
import type { Case } from './cases.ts';

/** What a case was taken for. */
export interface Judged {
  readonly case: Case;
  readonly right: boolean;
  /** A command that nobody asked for, or the answer of an article that is the wrong one: worse than missing it. */
  readonly harmful: boolean;
  /** What it was taken for, in a word or two. */
  readonly taken: string;
}

/** What would end or hand over a conversation against the customer's will. */
const COMMANDS: readonly Meaning[] = ['person', 'end', 'goodbye', 'solved'];

/** Judges one case. `knowledge` answers for articles. */
export function judge(one: Case, knowledge: Knowledge): Judged {
  return one.kind === 'meaning' ? judgeMeaning(one) : judgeArticle(one, knowledge);
}

function judgeMeaning(one: Case): Judged {
  return judgeHeard(one, understand(one.text, one.language, one.after).meanings);
}

/** Judges what anybody has heard in a case with a meaning: its meanings, what matters most first; none of them is nothing. */
export function judgeHeard(one: Case, meanings: readonly string[]): Judged {
  const taken = meanings.length === 0 ? 'none' : meanings.join('+');
  const command = COMMANDS.some((meaning) => meanings.includes(meaning));
  if (one.expected === 'none') return { case: one, right: !command, harmful: command, taken };
  const right = meanings.includes(one.expected);
  return {
    case: one,
    right,
    harmful: !right && meanings.some((meaning) => ['person', 'end'].includes(meaning)),
    taken,
  };
}

function judgeArticle(one: Case, knowledge: Knowledge): Judged {
  const found = knowledge.find(one.text, one.language);
  switch (found.level) {
    case 'none':
      return { case: one, right: one.expected === 'none', harmful: false, taken: 'none' };
    case 'unsure': {
      const offered = found.articles.map(({ id }) => id);
      return {
        case: one,
        right: offered.includes(one.expected),
        harmful: false,
        taken: `offered ${offered.join(', ')}`,
      };
    }
    case 'sure': {
      const right = found.article.id === one.expected;
      return { case: one, right, harmful: !right, taken: found.article.id };
    }
  }
}

/** How well the cases of one kind were taken. */
export interface Group {
  readonly name: string;
  readonly cases: number;
  readonly right: number;
  readonly harmful: number;
  /** What the others were taken for, most frequent first. */
  readonly confusions: readonly { readonly taken: string; readonly times: number }[];
}

/** The share of a group that was taken for what it is, from 0 to 1. */
export function shareOf({ right, cases }: Group): number {
  return right / cases;
}

/** Puts the judged cases into groups: by language, meaning and question, or articles and everything else; worst first. */
export function groupsOf(judged: readonly Judged[]): readonly Group[] {
  const groups = Map.groupBy(judged, ({ case: one }) => nameOf(one));
  return [...groups]
    .map(([name, members]) => {
      const missed = members.filter(({ right }) => !right);
      const confusions = [...Map.groupBy(missed, ({ taken }) => taken)]
        .map(([taken, times]) => ({ taken, times: times.length }))
        .toSorted((one, other) => other.times - one.times);
      return {
        ...{ name, cases: members.length, right: members.length - missed.length, confusions },
        harmful: members.filter(({ harmful }) => harmful).length,
      };
    })
    .toSorted((one, other) => shareOf(one) - shareOf(other) || one.name.localeCompare(other.name));
}

function nameOf({ kind, language, expected, after }: Case): string {
  if (kind === 'article') return `${language} ${expected === 'none' ? 'off topic' : 'articles'}`;
  return `${language} ${expected}${after === undefined ? '' : ` (${after}?)`}`;
}
