import type { Language, SmallTalk } from './language.ts';
import { languagesFor } from './languages/index.ts';
import type { Asked, Heard, Meaning } from './meaning.ts';
import { tellsMatter } from './matter.ts';
import { findPhrases, takeApart, type Found } from './phrases.ts';
import {
  asksForNothingElse,
  asksForPerson,
  findInClause,
  isAboutTheBot,
  isCourtesy,
  isReport,
} from './request.ts';
import { corrected, separated } from './spelling.ts';
import { namesIn, readClauses, type Clauses } from './words.ts';

/** A greeting, a thank-you, a yes are short; what is longer is a message about something. */
const LONGEST_SMALL_TALK = 16;

/** Small talk that answers no question, in the order in which words are taken for it. */
const ASIDE: readonly SmallTalk[] = ['end', 'greeting', 'help', 'goodbye', 'thanks', 'filler'];

/** What words are taken for first, by the question before: "that is it" ends a talk, "good" accepts an offer. */
const ORDER: Readonly<Record<Asked | 'nothing', readonly SmallTalk[]>> = {
  person: ['noun', 'no', 'content', 'yes', 'declines', 'allDone', 'somethingElse', ...ASIDE],
  solved: ['noun', 'allDone', 'content', 'somethingElse', 'no', 'yes', 'declines', ...ASIDE],
  helped: ['noun', 'allDone', 'somethingElse', 'no', 'yes', 'declines', 'content', ...ASIDE],
  nothing: [
    ...(['noun', 'end', 'greeting', 'help', 'goodbye', 'allDone', 'thanks', 'content'] as const),
    ...(['filler', 'yes', 'no', 'somethingElse'] as const),
  ],
};

/** JSON says nothing in anybody's name, whatever words are in it: a page that posts it is not asking for a person. */
const DATA = /\{\s*["'].*\}/su;

const NOTHING: Heard = { meanings: [], because: [] };

/**
 * What a customer means. `locale` is the conversation's language (BCP 47); people change it without notice, so the other
 * languages are listened to when it says nothing. `asked` is the question that the message may answer. Any text of any length
 * is taken; the same text always means the same.
 */
export function understand(text: string, locale: string | undefined, asked?: Asked): Heard {
  return hearIn(text, locale, asked)?.heard ?? NOTHING;
}

/** The same with the language in which it was heard; `undefined` where nothing is. */
export function hearIn(
  text: string,
  locale: string | undefined,
  asked: Asked | undefined,
): { readonly heard: Heard; readonly language: Language } | undefined {
  const words = text.replace(DATA, ' ');
  let own: Language | undefined;
  for (const language of languagesFor(locale)) {
    const heard = listen(words, language, asked, own);
    // What asks for nobody in the own language, which knows every word of it, does not in another: "contact" is French as well.
    const same =
      heard.meanings.includes('person') && heard.because.every((word) => own?.knows(word) === true);
    if (heard.meanings.length > 0 && !same) return { heard, language };
    own ??= language;
  }
  return undefined;
}

/** What is heard in a language. A word that `own`, the language of the conversation, knows is no misspelt one of this. */
function listen(
  text: string,
  language: Language,
  asked: Asked | undefined,
  own: Language | undefined,
): Heard {
  const names = namesIn(text, language);
  const clauses = readClauses(text, language).map((clause) =>
    clause.flatMap((word) => {
      if (own?.knows(word) === true) return [word];
      const targets = names.has(word) ? language.deciding : language.spelled;
      const right = corrected(word, targets, language.otherWords);
      return right === word ? separated(word, language.knows, language.matters) : [right];
    }),
  );
  const words = clauses.flat();
  if (words.length === 0) return NOTHING;
  const told = (what: Heard): Heard =>
    tellsMatter(words, what.because, language) ? { ...what, tellsMatter: true } : what;
  const short = words.length <= LONGEST_SMALL_TALK;
  const holdsNo = ({ tag, start, end }: Found<SmallTalk>): boolean =>
    tag !== 'no' || words.slice(start, end).some((word) => language.negatives.has(word));
  const parts = short ? takeApart(words, language.smallTalk, ORDER[asked ?? 'nothing'], holdsNo) : undefined;

  const bare = parts?.find(({ tag }) => tag === 'noun');
  const beside = ({ tag, start, end }: Found<SmallTalk>): boolean =>
    BESIDE_A_NOUN.has(tag) ||
    words.slice(start, end).every(
      (word) =>
        // "A human, please and thank you".
        isCourtesy(word, language) ||
        language.conjunctions.has(word) ||
        // "Just a person"; "bot or human" asks which.
        (tag === 'filler' && language.alongside.has(word) && !language.bots.has(word)),
    );
  const elsewhere =
    isAboutTheBot(words, language) || isReport(words, language) || isThanked(words, bare, language, parts);
  if (bare !== undefined && parts?.every(beside) === true && !elsewhere)
    return person(words.slice(bare.start, bare.end), asked);
  const aboutTheBot = clauses.map((clause) =>
    findInClause(clause, language.anywhere).find(
      ({ tag, start }) =>
        tag === 'askedIfBot' &&
        start <= LATEST_QUESTION &&
        !clause.slice(0, start).some((word) => asksMore(word, language)),
    ),
  );
  for (const [at, clause] of clauses.entries()) {
    // "Are you a real person?" wants an answer, and not one; "you are a bot and I want an agent" goes on.
    const because = asksForPerson(clause.slice(restOf(aboutTheBot[at], clause, language)), language);
    if (because !== undefined) return told(person(because, asked));
  }
  // "You do not help. Agent." A name behind a thank-you is somebody who is thanked.
  const thanked =
    parts?.some(({ tag }) => tag === 'thanks' || tag === 'goodbye') === true &&
    !isTakenBack(parts, 'thanks', words, clauses, language);
  const asksIfBot = aboutTheBot.some((found) => found !== undefined);
  const apart = clauses.filter(
    (clause, at) =>
      !thanked &&
      aboutTheBot[at] === undefined &&
      // "Who am I talking to, a human?"
      !(asksIfBot && language.before.has(clause[0] ?? '') && !language.ending.has(clause.at(-1) ?? '')),
  );
  const nothingElse = [...(apart.length < clauses.length ? [] : [words]), ...apart]
    .map((some) => asksForNothingElse(some, language))
    .find((because) => because !== undefined);
  if (nothingElse !== undefined) return told(person(nothingElse, asked));
  // "Not what I asked. Person." Beside a complaint a name alone asks for somebody.
  const complains = clauses.some((clause) =>
    findInClause(clause, language.anywhere).some(({ tag }) => tag === 'unhappy'),
  );
  const named =
    complains && clauses.length > 1 ? clauses.find((clause) => isName(clause, language)) : undefined;
  if (named !== undefined) return told(person(named, asked));
  if (asked !== undefined && !(asksIfDone(text, clauses, language) && isAllDone(parts))) {
    const answer = answerTo(asked, words, parts, clauses, language);
    if (answer !== undefined) return answer;
  }
  // A whole "this is a robot" is no thank-you whose robot is thanked; what helps is asked in the same words.
  const wholly = clauses.find((clause, at) => spans(aboutTheBot[at], clause));
  if (wholly !== undefined && parts?.some(({ tag }) => tag === 'help') !== true)
    return heard('askedIfBot', wholly);
  // "Thanks for nothing" thanks nobody.
  const swears = clauses.find((clause) =>
    findInClause(clause, language.anywhere).some(
      (found) =>
        found.tag === 'unhappy' &&
        spans(found, clause) &&
        clause.some((word) => language.negatives.has(word)),
    ),
  );
  if (swears !== undefined) return heard('unhappy', swears);
  const small =
    parts === undefined
      ? []
      : meaningsOf(parts, words, clauses, language, asksIfDone(text, clauses, language));
  if (small.length > 0) return { meanings: small, because: words };
  for (const clause of clauses) {
    const [found] = findInClause(clause, language.anywhere);
    if (found !== undefined) return told(heard(found.tag, clause.slice(found.start, found.end)));
  }
  return NOTHING;
}

/** Whether words are the name of somebody and nothing else but courtesy. */
function isName(clause: readonly string[], language: Language): boolean {
  const parts = takeApart(clause, language.smallTalk, ['noun', 'filler']);
  return (
    parts?.some(({ tag }) => tag === 'noun') === true &&
    parts.every(
      ({ tag, start, end }) =>
        tag === 'noun' || clause.slice(start, end).every((word) => isCourtesy(word, language)),
    )
  );
}

/** A request for a person, which says yes to the offer of one as well. */
function person(because: readonly string[], asked: Asked | undefined): Heard {
  return asked === 'person' ? { meanings: ['person', 'yes'], because } : heard('person', because);
}

function heard(meaning: Meaning, because: readonly string[]): Heard {
  return { meanings: [meaning], because };
}

/** Where another thought begins behind a question whether this is a bot; the end of the clause where none does. */
function restOf(found: Found<unknown> | undefined, clause: readonly string[], language: Language): number {
  if (found === undefined) return 0;
  // "If you are a bot please transfer me".
  const verbs = [language.desire, language.transfer, language.give, language.asker, language.may];
  const at = clause.findIndex((word, place) => place >= found.end && !language.ending.has(word));
  if (at !== -1 && verbs.some((table) => table.has(clause[at] ?? ''))) return at;
  const next = clause.findIndex((word, place) => place >= found.end && language.conjunctions.has(word));
  const behind = clause.slice(next + 1, next + 3);
  const anew = behind.some((word) => language.desire.has(word) || language.may.has(word));
  return next === -1 || !anew ? clause.length : next + 1;
}

function spans(found: Found<unknown> | undefined, clause: readonly string[]): boolean {
  return found?.start === 0 && found.end === clause.length;
}

/** So many words may stand before "are you a bot": "so tell me". */
const LATEST_QUESTION = 5;

/** Whether a word makes of "do I talk to a human" the end of another question: "how", "want to know where". */
function asksMore(word: string, language: Language): boolean {
  return [language.questionWords, language.talk, language.desire, language.transfer, language.give].some(
    (table) => table.has(word),
  );
}

/** What may stand beside a bare "agent": "hello, agent please". */
const BESIDE_A_NOUN: ReadonlySet<SmallTalk> = new Set(['noun', 'greeting', 'thanks']);

/** What says no to an offer. */
const DECLINES: readonly SmallTalk[] = ['no', 'declines', 'content', 'allDone'];

/** What makes of a yes or a no a message of its own. */
const NO_ANSWER: readonly SmallTalk[] = ['greeting', 'help', 'end', 'noun'];

/**
 * A yes or a no to what was asked, made of nothing but words that say so. "No" to "was that all?" goes on, "no, that's all"
 * does not; to an offer "I'm fine" is a no.
 */
function answerTo(
  asked: Asked,
  words: readonly string[],
  parts: readonly Found<SmallTalk>[] | undefined,
  clauses: Clauses,
  language: Language,
): Heard | undefined {
  if (parts === undefined)
    return (asked === 'person' ? undefined : goesOn(words, language)) ?? answerAtAnEdge(words, language);
  const tags = new Set(parts.map(({ tag }) => tag));
  if (asked === 'person' && declinesSomebody(parts, words, clauses, language)) return heard('no', words);
  // "Yes, I am Tom" answers, and says who does.
  const [first] = words;
  const answers = first !== undefined && language.plainAnswers.has(first);
  if (NO_ANSWER.some((tag) => tags.has(tag) && !(answers && tag === 'greeting'))) return undefined;
  if (tags.has('somethingElse')) return asked === 'person' ? undefined : heard('no', words);
  if (asked === 'person') {
    // "None of that helped" complains, and refuses nobody.
    if (tags.has('allDone') && isTakenBack(parts, 'allDone', words, clauses, language)) return undefined;
    if (DECLINES.some((tag) => tags.has(tag))) return heard('no', words);
    return tags.has('yes') ? heard('yes', words) : undefined;
  }
  if (
    (tags.has('allDone') && !isTakenBack(parts, 'allDone', words, clauses, language)) ||
    (tags.has('content') && asked === 'solved')
  )
    return heard('yes', words);
  if (tags.has('no') || tags.has('declines') || tags.has('content')) {
    // "No, thanks" to "was that all?" wants nothing more.
    return asked === 'solved' && (tags.has('thanks') || tags.has('goodbye'))
      ? heard('yes', words)
      : heard('no', words);
  }
  return tags.has('yes') || tags.has('thanks') || tags.has('goodbye') ? heard('yes', words) : undefined;
}

/** "I do not need a human", "no agent": the negation takes back whom it stands before; in "no, an agent" a pause is between. */
function declinesSomebody(
  parts: readonly Found<SmallTalk>[],
  words: readonly string[],
  clauses: Clauses,
  language: Language,
): boolean {
  const noun = parts.find(({ tag }) => tag === 'noun');
  if (noun === undefined) return false;
  let from = 0;
  for (const clause of clauses) {
    if (noun.start < from + clause.length)
      return words.slice(from, noun.start).some((word) => language.negations.has(word));
    from += clause.length;
  }
  return false;
}

/** Longer messages that begin with a yes are about something else. */
const LONGEST_EDGE = 10;

/** "No, I would rather stay here": a yes or a no at one end of a short message. It says more, which may matter more. */
function answerAtAnEdge(words: readonly string[], language: Language): Heard | undefined {
  if (words.length > LONGEST_EDGE) return undefined;
  for (const edge of [words.slice(0, 1), words.slice(-1)]) {
    const [part] = takeApart(edge, language.smallTalk, ['no', 'yes']) ?? [];
    const plain = part !== undefined && language.plainAnswers.has(edge[0] ?? '');
    if (plain) return { meanings: [part.tag === 'no' ? 'no' : 'yes'], because: edge, saysMore: true };
  }
  return undefined;
}

/** "Yes, I have another question" to "was that all?": the part that says so is enough, when the message is short. */
function goesOn(words: readonly string[], language: Language): Heard | undefined {
  if (words.length > LONGEST_SMALL_TALK) return undefined;
  const [found] = findPhrases(words, language.smallTalk).filter(({ tag }) => tag === 'somethingElse');
  return found === undefined ? undefined : heard('no', words.slice(found.start, found.end));
}

/** What small talk means without a question before it; nothing when it holds a yes or a no, which then answer nothing. */
function meaningsOf(
  parts: readonly Found<SmallTalk>[],
  words: readonly string[],
  clauses: Clauses,
  language: Language,
  asks: boolean,
): readonly Meaning[] {
  const tags = new Set(parts.map(({ tag }) => tag));
  const meanings: Meaning[] = [];
  if (tags.has('end')) meanings.push('end');
  if (tags.has('help')) meanings.push('help');
  if (tags.has('goodbye')) meanings.push('goodbye');
  // "I do not want an agent" is not done.
  if (
    tags.has('allDone') &&
    !tags.has('noun') &&
    // "No more questions in the FAQ" asks about it.
    !tags.has('help') &&
    !asks &&
    !isTakenBack(parts, 'allDone', words, clauses, language)
  )
    meanings.push('solved');
  if (tags.has('thanks') && !isTakenBack(parts, 'thanks', words, clauses, language)) meanings.push('thanks');
  if (tags.has('greeting')) meanings.push('greeting');
  if (
    meanings.length === 0 &&
    tags.has('content') &&
    !tags.has('noun') &&
    !asks &&
    !isTakenBack(parts, 'content', words, clauses, language)
  )
    meanings.push('solved');
  // A wave alone says hello as well as good-bye; hello is the one that costs nothing.
  if (meanings.length === 0 && words.includes('emojiwave')) meanings.push('greeting');
  return meanings;
}

/** "That's all?", "is that solved": asked of the bot, who knows it better. */
function asksIfDone(text: string, clauses: Clauses, language: Language): boolean {
  return (
    /\?\s*$/u.test(text) || clauses.some((clause) => findInClause(clause, language.asksIfDone).length > 0)
  );
}

function isAllDone(parts: readonly Found<SmallTalk>[] | undefined): boolean {
  return parts?.some(({ tag }) => tag === 'allDone') === true;
}

/** "That is all wrong", "none of that helped": a no in the same breath says that nothing is done; "no, that is all" answers. */
function isTakenBack(
  parts: readonly Found<SmallTalk>[],
  tag: SmallTalk,
  words: readonly string[],
  clauses: Clauses,
  language: Language,
): boolean {
  const ends = clauses.reduce<readonly number[]>(
    (all, { length }) => [...all, (all.at(-1) ?? 0) + length],
    [],
  );
  const clauseOf = (at: number): number => ends.findIndex((end) => at < end);
  const takesBack = ({ start, end }: Found<SmallTalk>): boolean =>
    words.slice(start, end).some((word) => language.negations.has(word) && !language.plainAnswers.has(word));
  return (
    parts
      .filter((part) => part.tag === tag)
      // "I need nothing else": who needs nothing has all.
      .every(
        (part) =>
          !words.slice(part.start, part.end).some((word) => language.negatives.has(word)) &&
          parts.some(
            (other) =>
              other.tag === 'no' &&
              clauseOf(other.start) === clauseOf(part.start) &&
              (tag !== 'thanks' && other.start > part.start
                ? true
                : other.start < part.start && takesBack(other)),
          ),
      )
  );
}

/** "Merci à votre collègue": somebody to whom thanks go, and who is not asked for. */
function isThanked(
  words: readonly string[],
  bare: Found<SmallTalk> | undefined,
  language: Language,
  parts: readonly Found<SmallTalk>[] | undefined,
): boolean {
  return (
    parts?.some(
      ({ tag, start, end }) =>
        tag === 'thanks' &&
        end === bare?.start &&
        words.slice(start, end).some((word) => language.goal.has(word)),
    ) === true
  );
}
