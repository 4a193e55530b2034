import { wordsOf } from '../phrases.ts';
import type { Responder } from '../responder.ts';
import file from './faq.json' with { type: 'json' };

/** A question in the ways customers put it, and its answer by language; English is the fallback. */
export interface FaqEntry {
  readonly id: string;
  readonly questions: readonly string[];
  readonly answers: Readonly<Record<string, string>>;
}

/** The entries of `faq.json`. */
export const faqEntries: readonly FaqEntry[] = file;

/** At least this share of a question's telling words has to be in the message, and the other way round. */
const ENOUGH = 0.6;

/** Words that are in every question and tell none from another. */
const COMMON = new Set(
  'a an the is are do does can i you your my we it to in of for how when what where why wie wann was wo kann ich sie etwas einen eine der die das haben comment quels quand sont un une le la les vos puis je'.split(
    ' ',
  ),
);

/**
 * An example of a responder: answers from a list of questions, by the words that they share with what the customer wrote,
 * and leaves everything else to others.
 */
export function faqResponder(entries: readonly FaqEntry[] = faqEntries): Responder {
  const known = entries.flatMap((entry) =>
    entry.questions.map((question) => ({ entry, words: tellingWords(question) })),
  );
  return ({ message, replies }) => {
    const words = tellingWords(message.text);
    const [best] = known
      .map(({ entry, words: asked }) => ({ entry, likeness: likeness(words, asked) }))
      .toSorted((a, b) => b.likeness - a.likeness);
    const text = best?.entry.answers[replies.language] ?? best?.entry.answers['en'];
    return Promise.resolve(
      best === undefined || text === undefined || best.likeness < ENOUGH
        ? { kind: 'notUnderstood' }
        : { kind: 'said', rule: `faq.${best.entry.id}`, says: [{ kind: 'say', text }] },
    );
  };
}

function tellingWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => !COMMON.has(word)));
}

/** The share of words in common (Jaccard): 1 for the same words, 0 for none. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}
