import type { Language, NounKind } from './language.ts';
import { findPhrases, type Found, type PhraseIndex } from './phrases.ts';
import { gathered, joined } from './somebody.ts';

/** How far before the asking a negation reaches, in words. */
const REACH = 4;

/**
 * The words with which a clause asks for a person, or `undefined` when it does not. A request is made of parts: somebody
 * (an agent, a real person, customer service) and an asking (talk to, transfer me to, want) with nothing but small words
 * between them; nothing that takes it back, and nothing around the noun that makes it another thing ("travel agent",
 * "agent fees").
 */
export function asksForPerson(clause: readonly string[], language: Language): readonly string[] | undefined {
  return asksAtFirst(clause, language) ?? asksAsAWhole(clause, language);
}

/**
 * "I need someone because my order is late": a request that is whole before an afterthought is one, whatever is told behind it.
 */
function asksAtFirst(clause: readonly string[], language: Language): readonly string[] | undefined {
  const [somebody] = [...findPhrases(clause, language.nouns), ...unitsIn(clause, language)];
  if (somebody === undefined) return undefined;
  const sentences = clause.flatMap((_word, start) => (tellsOfMine(clause, start, language) ? [start] : []));
  const thoughts = findPhrases(clause, language.afterthoughts).map(({ start }) => start);
  for (const start of [...thoughts, ...sentences]) {
    if (start < somebody.end) continue;
    const head = clause.slice(0, start);
    const because =
      asksAsAWhole(head, language) ??
      (isPolite(head, language) ? asksForNothingElse(head, language) : undefined);
    if (because !== undefined) return because;
  }
  return undefined;
}

/** "Agent please": without it "the agent when I called" is told of. */
function isPolite(words: readonly string[], language: Language): boolean {
  return [words[0] ?? '', words.at(-1) ?? ''].some((word) => language.ending.has(word));
}

/** How soon it is told what there is of something: "my last order is late". */
const TOLD_WITHIN = 4;

/** "My order is late". */
function tellsOfMine(clause: readonly string[], start: number, language: Language): boolean {
  if (!language.mine.has(clause[start] ?? '')) return false;
  return clause.slice(start + 2, start + TOLD_WITHIN).some((word) => language.tells.has(word));
}

function asksAsAWhole(clause: readonly string[], language: Language): readonly string[] | undefined {
  const takenBack = negationsIn(clause, language);
  /** Whether a negation stands between the words, or before them within its reach. */
  const negated = (start: number, to: number): boolean => {
    for (let at = start; at < to; at += 1) if (takenBack(at)) return true;
    if (beginsAnew(clause, start, language) || followsAnother(clause, start, language)) return false;
    for (let at = start - 1; at >= 0 && at >= start - REACH; at -= 1) {
      if (language.conjunctions.has(clause[at] ?? '') || beginsAnew(clause, at, language)) return false;
      if (takenBack(at)) return true;
    }
    return false;
  };
  const withoutBot = asksForNoBot(clause, language);
  if (withoutBot !== undefined) return withoutBot;
  // "My order is late and I want to talk to an agent": what is told before asks for nothing, and takes nothing back.
  const other = otherThought(clause, language);
  if (other !== undefined)
    return asksAsAWhole(clause.slice(0, other), language) ?? asksForPerson(clause.slice(other + 1), language);
  const reports = findInClause(clause, language.reports);
  // "Speak to the agent I talked to": what is told of somebody follows the one who is asked for.
  const reportsTo = Math.max(0, ...reports.map(({ end }) => end));
  const reportsFrom = Math.min(clause.length, ...reports.map(({ start }) => start));
  // "Would you mind if I spoke to someone": what holds the words of a report is longer, and says what they mean here.
  const frames = framesIn(clause, language);
  const asking = findInClause(clause, language.asksForPerson);
  const holding = [
    ...asking,
    // "Customer service is great" is told, whatever a frame makes of "great".
    ...frames.filter(({ start }) => start < reportsFrom),
  ].find(
    ({ start, end }) =>
      reports.length > 0 && start <= reportsFrom && end >= reportsTo && !negated(start, start),
  );
  if (holding !== undefined) return clause.slice(holding.start, holding.end);
  if (reports.length > 0 && !isRelative(clause, reportsFrom, language)) return undefined;
  for (const { start, end } of asking) {
    if (reports.length > 0 && end > reportsFrom && start < reportsTo) continue;
    if (isOfAKind(clause, start, language) || isAnotherThing(clause, end, language)) continue;
    // "Connect me to the wifi" goes on.
    const next = clause[end];
    const last = end === clause.length - 1;
    const goesOn =
      next !== undefined &&
      ((ofTheAsker(clause[end - 1] ?? '', language) && !language.ending.has(next)) ||
        (last && takenBack(end)));
    const given = givesPresent(clause, start, language);
    if (!goesOn && !given && !negated(start, start)) return clause.slice(start, end);
  }
  for (const { start, end } of frames)
    if (end <= reportsFrom && !negated(start, start)) return clause.slice(start, end);
  for (const noun of [...whole(findPhrases(clause, language.nouns)), ...unitsIn(clause, language)]) {
    if (noun.end > reportsFrom) continue;
    const asked = askedFor(clause, noun, language);
    if (asked !== undefined && !negated(asked.start, noun.start)) return clause.slice(asked.start, asked.end);
  }
  return undefined;
}

/** A name of a kind is so many words at most: "real estate agent". */
const LONGEST_KIND = 2;

/** Whether the somebody who begins at a place is of a kind that is another's: "a travel agent", "the delivery person". */
function isOfAKind(clause: readonly string[], start: number, language: Language): boolean {
  const kind = clause[start - 1];
  if (kind === undefined || language.asking.has(kind) || language.questionWords.has(kind)) return false;
  const article = clause
    .slice(Math.max(0, start - 1 - LONGEST_KIND), start - 1)
    .some((word) => language.before.has(word));
  return article && findPhrases(clause.slice(start), language.nouns).some((noun) => noun.start === 0);
}

/** Whether the somebody with whom a phrase ends is none, by the word behind: "any chance of a representative sample". */
function isAnotherThing(clause: readonly string[], end: number, language: Language): boolean {
  const nouns = findPhrases(clause, language.nouns).filter(
    (noun) => noun.tag === 'people' && noun.start < end && noun.end >= end,
  );
  if (nouns.length === 0) return false;
  let behind = Math.max(0, ...nouns.map((noun) => noun.end));
  // "A human friendly manual": an adjective belongs to what follows it.
  while (behind < clause.length - 1 && isAdjective(clause[behind] ?? '', language)) behind += 1;
  const next = clause[behind];
  if (next === undefined) return false;
  const known = [
    language.asking,
    language.courtesies,
    language.topic,
    language.relatives,
    language.questionWords,
  ];
  return language.compounds.has(next) || !known.some((table) => table.has(next));
}

/** Whether a word tells more of somebody or something: "friendly", not "the" or "there". */
function isAdjective(word: string, language: Language): boolean {
  const others = [language.small, language.between, language.ending, language.behind];
  return language.before.has(word) && !others.some((table) => table.has(word));
}

/** Where a clause holds a frame around somebody, in words of the clause. */
function framesIn(clause: readonly string[], language: Language): readonly Found<'asks'>[] {
  const around = gathered(clause, language);
  if (around === undefined) return [];
  return findInClause(around.words, language.frames).map(({ tag, start, end }) => ({
    tag,
    start: around.at[start] ?? clause.length,
    end: around.at[end] ?? clause.length,
  }));
}

/** Whether the word at a place takes something back. In "can't I talk to somebody" it asks. */
function negationsIn(words: readonly string[], language: Language): (at: number) => boolean {
  const questions = findPhrases(words, language.negatedQuestions);
  return (at) => language.negations.has(words[at] ?? '') && !isWithin(questions, at);
}

/** Where a conjunction stands before somebody's own wish: "and I want", "because I need". */
function otherThought(clause: readonly string[], language: Language): number | undefined {
  const wishes = (word: string): boolean =>
    language.desire.has(word) || language.may.has(word) || language.desireBehind.has(word);
  const found = clause.findIndex((word, at) => {
    if (at === 0 || !language.conjunctions.has(word)) return false;
    const [one = '', two = ''] = clause.slice(at + 1);
    return (language.asker.has(one) && wishes(two)) || (language.may.has(one) && language.asker.has(two));
  });
  return found === -1 ? undefined : found;
}

/** Whether what is told from a word on is told of the somebody right before it: "the agent I talked to", "someone who told me". */
function isRelative(clause: readonly string[], from: number, language: Language): boolean {
  return (
    (language.asker.has(clause[from] ?? '') || language.relatives.has(clause[from - 1] ?? '')) &&
    findPhrases(clause.slice(0, from), language.nouns).some(({ end }) => end >= from - 1)
  );
}

function isWithin(found: readonly Found<unknown>[], at: number): boolean {
  return found.some(({ start, end }) => at >= start && at < end);
}

/** "You do not understand I want an agent": another thought without a comma; "I do not think I want one" is the same. */
function beginsAnew(clause: readonly string[], at: number, language: Language): boolean {
  const [before, next] = [clause[at - 1] ?? '', clause[at + 1] ?? ''];
  // "If you cannot help me get me a person": whatever is to be done to the one who asks begins anew behind a whole thought.
  const told = [language.give, language.transfer].some((table) => table.has(clause[at] ?? ''));
  const whole = language.helping.has(before) || language.recipients.has(before);
  if (told && whole && language.recipients.has(next)) return true;
  // "Yes or no can I talk to a human".
  if (language.plainAnswers.has(before) && language.may.has(clause[at] ?? '') && language.asker.has(next))
    return true;
  return (
    at > 0 &&
    language.asker.has(clause[at] ?? '') &&
    (language.desire.has(next) || language.may.has(next) || language.desireBehind.has(next)) &&
    !language.opinions.has(before) &&
    // "Das hilft mir nicht ich will …": a German negation ends the thought that it takes back; "no I want an agent" answers.
    (language.verbLast || language.plainAnswers.has(before) || !language.negations.has(before))
  );
}

/** "Refund not received need agent", "no bot want a human": what the negation takes back is told before a wish without "I". */
function followsAnother(clause: readonly string[], start: number, language: Language): boolean {
  const before = clause[start - 1];
  if (before === undefined || !language.desire.has(clause[start] ?? '')) return false;
  if (language.bots.has(before) || language.machines.has(before)) return true;
  const small = [language.asking, language.courtesies, language.opinions, language.negations];
  return !small.some((table) => table.has(before));
}

/** Phrases in a clause, in which `^` and `$` are its beginning and its end. */
export function findInClause<Tag>(clause: readonly string[], index: PhraseIndex<Tag>): readonly Found<Tag>[] {
  return findPhrases(['^', ...clause, '$'], index).map(({ tag, start, end }) => ({
    tag,
    start: Math.max(0, start - 1),
    end: Math.min(clause.length, end - 1),
  }));
}

/** Whether words tell of something, or ask about it: "the agent was kind", "what are the opening hours". */
export function isReport(clause: readonly string[], language: Language): boolean {
  return findInClause(clause, language.reports).length > 0;
}

/** Whether a request that ends with the word may go on to something else: "connect me", "to be transferred". */
function ofTheAsker(word: string, language: Language): boolean {
  return language.me.has(word) || language.transferred.has(word);
}

/** Longest name of a department before its word: "lost card department". */
const LONGEST_NAME = 3;

/** Shorter words end many others: "team" and "steam". */
const LONG_ENOUGH = 8;

/** Departments by a name that no table has: "the fraud team". They must be asked to talk with, or to be put through to. */
function unitsIn(clause: readonly string[], language: Language): readonly Found<NounKind>[] {
  return clause.flatMap((word, unit): readonly Found<NounKind>[] => {
    // German writes the name and the word as one.
    const isUnit = [...language.units].some(
      (name) => word === name || (name.length >= LONG_ENOUGH && word.endsWith(name)),
    );
    if (!isUnit) return [];
    for (let start = unit; start >= 0 && start >= unit - LONGEST_NAME; start -= 1) {
      const before = clause[start - 1] ?? '';
      if (language.others.has(before)) return [];
      if (language.before.has(before) || language.between.has(before))
        return [{ tag: 'unit', start, end: unit + 1 }];
    }
    return [];
  });
}

/** Longer messages have a matter of their own. */
const LONGEST_OF_NOTHING_ELSE = 24;

/**
 * The words with which a whole message asks for a person, in whatever order, when it holds nothing else: somebody, an asking,
 * and words that say nothing of their own ("a human is who I need to talk to", "agent. help. now"). What follows "about" is the
 * matter, and may be anything.
 */
export function asksForNothingElse(
  message: readonly string[],
  language: Language,
): readonly string[] | undefined {
  const topic = message.findIndex((word) => language.topic.has(word));
  const words = topic === -1 ? message : message.slice(0, topic);
  if (words.length === 0 || words.length > LONGEST_OF_NOTHING_ELSE) return undefined;
  if (isReport(words, language)) return undefined;
  const nouns = joined(findPhrases(words, language.nouns));
  if (nouns.length === 0) return undefined;
  const around = words.filter((_, at) => !isWithin(nouns, at));
  if (!around.every((word) => language.asking.has(word))) return undefined;
  const takenBack = negationsIn(words, language);
  const takesBack = words.some((_, at) => takenBack(at));
  const ofOthers = nouns.some(
    ({ start, end }) =>
      language.others.has(words[start - 1] ?? '') ||
      (language.of.has(words[end] ?? '') && language.others.has(words[end + 1] ?? '')),
  );
  if (takesBack || ofOthers || isAboutTheBot(words, language)) return undefined;
  if (nouns.some(({ start }) => givesPresent(words, start, language))) return undefined;
  if (!nouns.some((noun) => isCertain(words, noun, language))) return undefined;
  const has = (table: ReadonlySet<string>): boolean => around.some((word) => table.has(word));
  // "What is the customer service number?"
  const number = nouns.some(
    ({ start, end }) => end - start > 1 && language.contact.has(words[end - 1] ?? ''),
  );
  // "Is a human there?"
  const asksIfThere =
    language.be.has(words[0] ?? '') && words.some((word) => language.existsBehind.has(word));
  const asks =
    [language.talk, language.transfer, language.contact].some(has) ||
    number ||
    asksIfThere ||
    ((has(language.desire) || has(language.give)) && has(language.asker)) ||
    isBare(words, nouns, language);
  return asks ? words : undefined;
}

/** Whether words hold nothing but somebody, courtesy and such words as "help": "a human, please". */
function isBare(words: readonly string[], nouns: readonly Found<NounKind>[], language: Language): boolean {
  const end = nouns.at(-1)?.end ?? 0;
  return words.every(
    (word, at) =>
      isWithin(nouns, at) ||
      language.alongside.has(word) ||
      // "Human friendly" is no friendly human.
      (isCourtesy(word, language) && (at < end || language.ending.has(word) || !language.before.has(word))),
  );
}

/** Without phrases that stand within others: "phone support" is no support to be phoned. */
function whole<Tag>(found: readonly Found<Tag>[]): readonly Found<Tag>[] {
  return found.filter((one) => !found.some(({ start, end }) => start < one.start && end >= one.end));
}

/** "You are a good agent", "do you talk to people": the one who is spoken to does it. "Can you" asks. */
export function isAboutTheBot(words: readonly string[], language: Language): boolean {
  return words.some((word, at) => {
    if (!language.you.has(word)) return false;
    const [before, next] = [words[at - 1] ?? '', words[at + 1] ?? ''];
    return (
      language.be.has(before) ||
      [language.be, language.talk, language.desire].some((table) => table.has(next))
    );
  });
}

/** Whether nobody speaks of the noun but who wants one: an agent, a real person, customer service. */
function isCertain(words: readonly string[], noun: Found<NounKind>, language: Language): boolean {
  if (noun.end - noun.start === 1 && language.vague.has(words[noun.start] ?? '')) return false;
  return noun.tag === 'people' || noun.tag === 'department' || language.real.has(words[noun.start - 1] ?? '');
}

/** "An agent, please"; "I like the agent" says more. */
export function isCourtesy(word: string, language: Language): boolean {
  // "Another human" is no "another time".
  if (language.before.has(word)) return true;
  if (language.negatives.has(word)) return false;
  return word === 'ok' || [language.ending, language.plainAnswers].some((table) => table.has(word));
}

/** Somebody in a clause: a noun, and where the words before it that belong to it begin. */
interface Somebody {
  readonly clause: readonly string[];
  readonly start: number;
  readonly noun: Found<NounKind>;
  /** Whether only somebody who wants one speaks of them: an agent, a real person. */
  readonly certain: boolean;
}

/** A request, as a part of its clause. */
interface Request {
  readonly start: number;
  readonly end: number;
}

function askedFor(clause: readonly string[], noun: Found<NounKind>, language: Language): Request | undefined {
  let start = noun.start;
  while (start > 0 && language.before.has(clause[start - 1] ?? '')) start -= 1;
  if (language.others.has(clause[start - 1] ?? '')) return undefined;
  const modifiers = clause.slice(start, noun.start);
  const real = modifiers.some((word) => language.real.has(word));
  // "Talk about agents" is not with them.
  if (language.topic.has(clause[start - 1] ?? '')) return undefined;
  const certain = noun.tag === 'people' || noun.tag === 'department' || real;
  const somebody: Somebody = { clause, start, noun, certain };
  if (!mayEnd(somebody, language)) return undefined;
  return (
    askedBefore(somebody, language) ??
    toldToBring(somebody, language) ??
    (language.verbLast ? askedBehind(somebody, language) : undefined) ??
    (noun.tag === 'unit' ? undefined : toTalkTo(somebody, language))
  );
}

/** Whether the noun ends where it seems to: "agent fees" are fees. Of an agent whom I wish to talk to anything may be said. */
function mayEnd({ clause, start, noun, certain }: Somebody, language: Language): boolean {
  const next = clause[noun.end];
  if (next === undefined) return true;
  const behind = clause[noun.end + 1] ?? '';
  // "The customer service number of my bank".
  if (language.of.has(next) && language.others.has(behind)) return false;
  // "Speak to someone with dementia", "to somebody who is angry": they are told about, and not wanted.
  const told =
    // "Someone who can help with my order".
    (language.with.has(next) && !language.helping.has(clause[noun.end - 1] ?? '')) ||
    (language.relatives.has(next) &&
      language.be.has(behind) &&
      !language.asking.has(clause[noun.end + 2] ?? ''));
  if (!certain && told) return false;
  const verbs = [language.talk, language.contact, language.transfer];
  if (certain && language.between.has(next)) return true;
  if (
    language.behind.has(next) ||
    language.helping.has(next) ||
    language.talk.has(next) ||
    language.contact.has(next)
  )
    return true;
  if (language.verbLast && (language.between.has(next) || verbs.some((table) => table.has(next))))
    return true;
  if (!certain || language.compounds.has(next)) return false;
  const asking = readAsking(clause, start, language);
  return asking?.talks === true && asking.asker;
}

/** "Point me to an agent", "can you assign me a person": nobody can list every verb with which somebody is to be brought. */
function toldToBring({ clause, start, noun, certain }: Somebody, language: Language): Request | undefined {
  if (!certain || noun.tag === 'department') return undefined;
  const next = clause[noun.end];
  if (next !== undefined && !language.ending.has(next)) return undefined;
  const me = clause.findIndex((word) => language.recipients.has(word));
  if (me < 1 || me >= start || language.talk.has(clause[me - 1] ?? '')) return undefined;
  const before = clause.slice(0, me - 1);
  const polite = (word: string): boolean =>
    isCourtesy(word, language) || language.may.has(word) || language.you.has(word);
  const small = clause.slice(me + 1, start).every((word) => language.between.has(word));
  return before.every(polite) && small ? { start: me - 1, end: noun.end } : undefined;
}

/** What the words before a noun ask for. */
interface Asking {
  readonly first: number;
  readonly talks: boolean;
  readonly contacts: boolean;
  readonly transfers: boolean;
  readonly gives: boolean;
  readonly desires: boolean;
  /** Whether it asks if there is somebody. */
  readonly exists: boolean;
  readonly me: boolean;
  /** Whether nothing but "it" is handed over. */
  readonly handsIt: boolean;
  readonly reaches: boolean;
  /** Whether the one who writes does it: "can I", "let me". */
  readonly asker: boolean;
  /** Whether it is done to the one who writes. */
  readonly forAsker: boolean;
  /** Whether the asking is all that stands before the noun. */
  readonly whole: boolean;
}

/** The asking in front of the noun: "transfer me to", "can I please talk with". */
function askedBefore({ clause, start, noun, certain }: Somebody, language: Language): Request | undefined {
  const asking = readAsking(clause, start, language);
  if (asking === undefined) return undefined;
  const { first, talks, contacts, reaches, transfers, gives, desires, exists, handsIt } = asking;
  // "Someone who can help", "your team".
  const ours = clause
    .slice(start, noun.end)
    .some((word) => language.helping.has(word) || language.yours.has(word));
  const presents = handsIt && clause.slice(first, start).some((word) => language.presenting.has(word));
  const me =
    asking.me && !(presents && (!(certain || ours) || (gives && givesPresent(clause, start, language))));
  const next = clause[noun.end];
  const ends = next === undefined || language.ending.has(next);
  const bare = ends || language.topic.has(next) || language.between.has(next);
  const vague = noun.end - noun.start === 1 && language.vague.has(clause[noun.start] ?? '');
  // "I want to send it to another person" wishes for no person.
  const givenTo = gives && !asking.forAsker && language.goal.has(clause[start - 1] ?? '');
  const wished =
    !givenTo &&
    (desires || (exists && (ends || talksNext(clause, noun.end, language, true)))) &&
    ((certain && !vague) ||
      talksNext(clause, noun.end, language) ||
      (ends && isAlone(clause, noun, language)));
  const enough =
    talks ||
    // "The error says call support" tells of a call; a wish, or nothing else before it, asks for one.
    (contacts &&
      certain &&
      (asking.asker || desires || (asking.whole && bare && language.contact.has(clause[first] ?? '')))) ||
    (reaches && (ends || language.topic.has(next)) && (asking.whole || asking.asker)) ||
    (transfers && (me || certain)) ||
    // "Connect with somebody".
    (transfers && ends && language.with.has(clause[start - 1] ?? '')) ||
    (gives &&
      asking.whole &&
      certain &&
      ends &&
      clause
        .slice(0, first)
        .every((word) => isCourtesy(word, language) || language.may.has(word) || language.you.has(word))) ||
    (gives && me && (certain || ends || talksNext(clause, noun.end, language))) ||
    wished;
  if (!enough) return undefined;
  // A "team" is many things; it must be talked to, or have a name when one is put through to it.
  const named = noun.end - noun.start > 1;
  if (noun.tag === 'unit' && !talks && !((transfers || gives) && me && named)) return undefined;
  // "Do you talk to people?", "do you need humans?" are about the bot.
  const before = clause[first - 1] ?? '';
  const anybody = findPhrases(clause.slice(0, first), language.impersonal).some(({ end }) => end === first);
  const isAsked = (language.may.has(clause[first - 2] ?? '') && (!talks || gives)) || (exists && certain);
  if (!transfers && !(gives && me) && !anybody && !isAsked && language.you.has(before)) return undefined;
  return { start: first, end: noun.end };
}

/** "I want to give this to a real person": it is the one who writes who gives it, and a present; "give this to a real person" asks. */
function givesPresent(clause: readonly string[], start: number, language: Language): boolean {
  const before = clause.slice(0, start);
  const has = (table: ReadonlySet<string>): boolean => before.some((word) => table.has(word));
  return (
    [language.presenting, language.handed, language.goal, language.asker].every(has) && !has(language.you)
  );
}

/** Reads backwards from a noun, over small words, what is asked. */
function readAsking(clause: readonly string[], start: number, language: Language): Asking | undefined {
  let first: number | undefined;
  let [talks, contacts, transfers, gives, desires, me] = [false, false, false, false, false, false];
  let [reaches, asker, exists, forAsker, named] = [false, false, false, false, false];
  let handsIt = false;
  let at = start - 1;
  for (; at >= 0; at -= 1) {
    const word = clause[at] ?? '';
    const previous = clause[at - 1] ?? '';
    const done = language.transferred.has(word) && language.be.has(previous);
    const isBehind = (table: ReadonlyMap<string, readonly string[]>): boolean =>
      table
        .get(word)
        ?.some((other) =>
          other === '^' ? at === 0 : clause.slice(Math.max(0, at - 3), at).includes(other),
        ) === true;
    const wishes = language.desire.has(word) || isBehind(language.desireBehind);
    const asksIfThere = isBehind(language.existsBehind);
    const asks = {
      talks: language.talk.has(word) || isBehind(language.talkBehind),
      // "My number" is a thing.
      contacts: language.contact.has(word) && !language.others.has(previous),
      transfers: language.transfer.has(word) || done,
      gives: language.give.has(word),
    };
    if (asks.talks || asks.contacts || asks.transfers || asks.gives || wishes || asksIfThere) {
      first = at;
      talks ||= asks.talks;
      contacts ||= asks.contacts;
      reaches ||= language.reach.has(word);
      transfers ||= asks.transfers;
      gives ||= asks.gives;
      desires ||= wishes;
      exists ||= asksIfThere;
      me ||= done;
    } else if (!language.between.has(word) && !isSlip(word, previous, language)) {
      break;
    }
    me ||= language.me.has(word);
    asker ||= language.asker.has(word);
    forAsker ||= language.recipients.has(word);
    handsIt ||= language.handed.has(word);
    named ||= language.me.has(word) && !language.handed.has(word);
  }
  // "Discuss my invoice with a person", "can I sort this out with someone": what it is about may stand between.
  if (!talks && language.with.has(clause[start - 1] ?? '')) {
    const wishes = clause.some(
      (word, place) =>
        place < start &&
        language.asker.has(word) &&
        [clause[place - 1] ?? '', clause[place + 1] ?? ''].some(
          (beside) =>
            language.may.has(beside) || language.desire.has(beside) || language.desireBehind.has(beside),
        ),
    );
    for (let before = start - 2; before >= 0 && before > start - 2 - WITH_REACH; before -= 1) {
      const word = clause[before] ?? '';
      if (!language.talk.has(word) && !(wishes && language.settling.has(word))) continue;
      talks = true;
      first = Math.min(before, first ?? before);
    }
  }
  return first === undefined
    ? undefined
    : {
        ...{ first, talks, contacts, reaches, transfers, gives, desires, exists, me, asker, forAsker },
        handsIt: handsIt && !named,
        whole: at < 0,
      };
}

/** So many words of a matter may stand between "talk" and "with a person". */
const WITH_REACH = 7;

/** Longer words say something, even where they are not known. */
const LONGEST_SLIP = 5;

/** "Speak wqth a human": a short word that is none, behind the verb, is the misspelt "with" that belongs there. */
function isSlip(word: string, previous: string, language: Language): boolean {
  return (
    word.length <= LONGEST_SLIP &&
    !language.knows(word) &&
    (language.talk.has(previous) || language.transfer.has(previous))
  );
}

/** Whether the noun is one that asks for somebody even as a whole message. */
function isAlone(clause: readonly string[], noun: Found<NounKind>, language: Language): boolean {
  const length = noun.end - noun.start;
  return findPhrases(clause.slice(noun.start, noun.end), language.alone).some(
    ({ start, end }) => start === 0 && end === length,
  );
}

/** The asking behind the noun, as in German: "mit einem Menschen sprechen". */
function askedBehind({ clause, start, noun, certain }: Somebody, language: Language): Request | undefined {
  for (let at = noun.end; at < clause.length && at < noun.end + REACH + 1; at += 1) {
    const word = clause[at] ?? '';
    if (
      language.talk.has(word) ||
      (certain && (language.contact.has(word) || language.desire.has(word))) ||
      language.transfer.has(word)
    )
      return { start, end: at + 1 };
    if (!language.between.has(word) && !language.behind.has(word)) return undefined;
  }
  return undefined;
}

/** Somebody "I can talk to", "who can call me". */
function toTalkTo({ clause, start, noun, certain }: Somebody, language: Language): Request | undefined {
  if (isOfAKind(clause, start, language)) return undefined;
  // "Can an agent please help".
  const from = language.ending.has(clause[noun.end] ?? '') ? noun.end + 1 : noun.end;
  const verb = clause[from] ?? '';
  const object = clause[from + 1];
  const helps =
    certain &&
    language.helping.has(verb) &&
    (object === undefined || language.me.has(object) || language.ending.has(object));
  const talksAtOnce =
    language.may.has(clause[start - 1] ?? '') &&
    (language.talk.has(verb) ||
      (language.contact.has(verb) && !callsAnother(clause, from, language)) ||
      helps);
  return talksNext(clause, noun.end, language) || talksAtOnce
    ? { start, end: Math.min(clause.length, noun.end + REACH) }
    : undefined;
}

/** "Can someone call the courier": whom they are to call is not the one who asks. "Call my number" is. */
function callsAnother(clause: readonly string[], verb: number, language: Language): boolean {
  const [whose = '', what = ''] = clause.slice(verb + 1);
  const another = language.others.has(whose) || language.before.has(whose);
  return another && !language.me.has(whose) && !language.contact.has(what);
}

/** Whether somebody is to be talked to, or to call; `helps` takes help as well, which one may want of anybody. */
function talksNext(clause: readonly string[], from: number, language: Language, helps = false): boolean {
  for (let at = from; at < clause.length && at < from + REACH; at += 1) {
    const word = clause[at] ?? '';
    // "The person on the phone" has a phone, and nobody is to be phoned; "my chat" is one that was.
    const talks = language.talk.has(word) || language.contact.has(word);
    if (helps && language.helping.has(word)) return true;
    const previous = clause[at - 1] ?? '';
    if (talks && at > from && !language.before.has(previous) && !language.others.has(previous)) return true;
    if (!language.between.has(word) && !language.behind.has(word)) return false;
  }
  return false;
}

/** "I do not want to talk to a bot", "no robots please"; of a machine only where it is talked to. */
function asksForNoBot(clause: readonly string[], language: Language): readonly string[] | undefined {
  const bot = clause.findIndex((word) => language.bots.has(word) || language.machines.has(word));
  if (bot === -1) return undefined;
  const next = clause[bot + 1];
  const known = [language.behind, language.asking, language.machines];
  // "A robot vacuum" is no bot, unless it is talked to.
  const another =
    next !== undefined && (language.compounds.has(next) || !known.some((table) => table.has(next)));
  // "No robots in this game": where they are wanted or not says who means another.
  const bare = next === undefined || language.ending.has(next) || language.conjunctions.has(next);
  const asked = clause.some((word) =>
    [language.desire, language.talk, language.give, language.may].some((table) => table.has(word)),
  );
  let talked = language.bots.has(clause[bot] ?? '') && !another && (bare || asked);
  for (let at = bot - 1; at >= 0 && at >= bot - 8; at -= 1) {
    const word = clause[at] ?? '';
    talked ||= language.talk.has(word);
    // "Ich rede nicht mit Maschinen".
    talked ||= language.verbLast && language.talk.has(clause[at - 1] ?? '');
    if (language.opinions.has(word)) return undefined;
    if (language.ceasing.has(word) && !asked) return undefined;
    if (language.negations.has(word) || language.refusals.has(word))
      return talked && !tellsWhoIs(clause.slice(0, bot), language) ? clause.slice(at, bot + 1) : undefined;
    if (!language.asking.has(word) && !language.desireBehind.has(word)) return undefined;
  }
  return undefined;
}

/** "You are not a bot", "I am a person and no robot" are about somebody; "I am not talking to a bot" is a request. */
function tellsWhoIs(words: readonly string[], language: Language): boolean {
  const is = words.findLastIndex(
    (word, at) =>
      language.be.has(word) &&
      words
        .slice(Math.max(0, at - 2), at + 2)
        .some((other) => language.you.has(other) || language.asker.has(other)),
  );
  return is !== -1 && !words.slice(is).some((word) => language.talk.has(word));
}
