import type { Language, NounKind } from './language.ts';
import { findPhrases, type Found } from './phrases.ts';

/** How far before the asking a negation reaches, in words. */
const REACH = 4;

/**
 * The words with which a clause asks for a person, or `undefined` when it does not. A request is made of parts: somebody
 * (an agent, a real person, customer service) and an asking (talk to, transfer me to, want) with nothing but small words
 * between them; nothing that takes it back, and nothing around the noun that makes it another thing ("travel agent",
 * "agent fees").
 */
export function asksForPerson(clause: readonly string[], language: Language): readonly string[] | undefined {
  const negatedQuestions = findPhrases(clause, language.negatedQuestions);
  const takenBack = (at: number): boolean =>
    language.negations.has(clause[at] ?? '') &&
    !negatedQuestions.some(({ start, end }) => at >= start && at < end);
  /** Whether a negation stands between the words, or before them within its reach. */
  const negated = (start: number, to: number): boolean => {
    for (let at = start; at < to; at += 1) if (takenBack(at)) return true;
    for (let at = start - 1; at >= 0 && at >= start - REACH; at -= 1) {
      if (language.conjunctions.has(clause[at] ?? '')) return false;
      if (takenBack(at)) return true;
    }
    return false;
  };
  const reported = findPhrases(clause, language.reports).length > 0;
  const withoutBot = asksForNoBot(clause, language);
  if (withoutBot !== undefined) return withoutBot;
  if (reported) return undefined;
  for (const { start, end } of findPhrases(clause, language.asksForPerson)) {
    // "Connect me to the wifi" goes on.
    const next = clause[end];
    const goesOn = next !== undefined && language.me.has(clause[end - 1] ?? '') && !language.ending.has(next);
    if (!goesOn && !negated(start, start)) return clause.slice(start, end);
  }
  for (const noun of findPhrases(clause, language.nouns)) {
    const asked = askedFor(clause, noun, language);
    if (asked !== undefined && !negated(asked.start, noun.start)) return clause.slice(asked.start, asked.end);
  }
  return undefined;
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
  const next = clause[noun.end];
  const verbFollows =
    language.verbLast &&
    next !== undefined &&
    [language.talk, language.contact, language.transfer, language.between].some((table) => table.has(next));
  const talksAtOnce = next !== undefined && (language.talk.has(next) || language.contact.has(next));
  if (next !== undefined && !language.behind.has(next) && !verbFollows && !talksAtOnce) return undefined;
  let start = noun.start;
  while (start > 0 && language.before.has(clause[start - 1] ?? '')) start -= 1;
  if (language.others.has(clause[start - 1] ?? '')) return undefined;
  const modifiers = clause.slice(start, noun.start);
  const real = modifiers.some((word) => language.real.has(word));
  const somebody: Somebody = { clause, start, noun, certain: noun.tag !== 'anybody' || real };
  return (
    askedBefore(somebody, language) ??
    (language.verbLast ? askedBehind(somebody, language) : undefined) ??
    toTalkTo(somebody, language)
  );
}

/** What the words before a noun ask for. */
interface Asking {
  readonly first: number;
  readonly talks: boolean;
  readonly contacts: boolean;
  readonly transfers: boolean;
  readonly gives: boolean;
  readonly desires: boolean;
  readonly me: boolean;
}

/** The asking in front of the noun: "transfer me to", "can I please talk with". */
function askedBefore({ clause, start, noun, certain }: Somebody, language: Language): Request | undefined {
  const asking = readAsking(clause, start, language);
  if (asking === undefined) return undefined;
  const { first, talks, contacts, transfers, gives, desires, me } = asking;
  const next = clause[noun.end];
  const ends = next === undefined || language.ending.has(next);
  const vague = noun.end - noun.start === 1 && language.vague.has(clause[noun.start] ?? '');
  const wished =
    desires &&
    ((certain && !vague) ||
      talksNext(clause, noun.end, language) ||
      (ends && isAlone(clause, noun, language)));
  const enough =
    talks ||
    (contacts && certain) ||
    (transfers && (me || certain)) ||
    (gives && me && (certain || ends || talksNext(clause, noun.end, language))) ||
    wished;
  if (!enough) return undefined;
  // "Do you talk to people?", "do you need humans?" are about the bot.
  const before = clause[first - 1] ?? '';
  if ((talks || desires) && !transfers && !gives && language.you.has(before)) return undefined;
  return { start: first, end: noun.end };
}

/** Reads backwards from a noun, over small words, what is asked. */
function readAsking(clause: readonly string[], start: number, language: Language): Asking | undefined {
  let first: number | undefined;
  let [talks, contacts, transfers, gives, desires, me] = [false, false, false, false, false, false];
  let at = start - 1;
  for (; at >= 0; at -= 1) {
    const word = clause[at] ?? '';
    const previous = clause[at - 1] ?? '';
    const done = language.transferred.has(word) && language.be.has(previous);
    const behind = language.desireBehind.get(word);
    const wishes =
      language.desire.has(word) ||
      behind?.some((other) =>
        other === '^' ? at === 0 : clause.slice(Math.max(0, at - 3), at).includes(other),
      ) === true;
    const asks = {
      talks: language.talk.has(word),
      contacts: language.contact.has(word),
      transfers: language.transfer.has(word) || done,
      gives: language.give.has(word),
    };
    if (asks.talks || asks.contacts || asks.transfers || asks.gives || wishes) {
      first = at;
      talks ||= asks.talks;
      contacts ||= asks.contacts;
      transfers ||= asks.transfers;
      gives ||= asks.gives;
      desires ||= wishes;
      me ||= done;
    } else if (!language.between.has(word)) {
      break;
    }
    me ||= language.me.has(word);
  }
  // "Discuss my invoice with a person": what it is about may stand between.
  if (!talks && language.with.has(clause[start - 1] ?? '')) {
    for (let before = at; before >= 0 && before > at - REACH; before -= 1) {
      if (!language.talk.has(clause[before] ?? '')) continue;
      talks = true;
      first = before;
    }
  }
  return first === undefined ? undefined : { first, talks, contacts, transfers, gives, desires, me };
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
function toTalkTo({ clause, start, noun }: Somebody, language: Language): Request | undefined {
  const verb = clause[noun.end] ?? '';
  const talksAtOnce =
    language.may.has(clause[start - 1] ?? '') && (language.talk.has(verb) || language.contact.has(verb));
  return talksNext(clause, noun.end, language) || talksAtOnce
    ? { start, end: Math.min(clause.length, noun.end + REACH) }
    : undefined;
}

function talksNext(clause: readonly string[], from: number, language: Language): boolean {
  for (let at = from; at < clause.length && at < from + REACH; at += 1) {
    const word = clause[at] ?? '';
    // "The person on the phone" has a phone, and nobody is to be phoned.
    const talks = language.talk.has(word) || language.contact.has(word);
    if (talks && at > from && !language.before.has(clause[at - 1] ?? '')) return true;
    if (!language.between.has(word) && !language.behind.has(word)) return false;
  }
  return false;
}

/** "I do not want to talk to a bot", "no robots please"; of a machine only where it is talked to. */
function asksForNoBot(clause: readonly string[], language: Language): readonly string[] | undefined {
  const bot = clause.findIndex((word) => language.bots.has(word) || language.machines.has(word));
  if (bot === -1) return undefined;
  let talked = language.bots.has(clause[bot] ?? '');
  for (let at = bot - 1; at >= 0 && at >= bot - 8; at -= 1) {
    const word = clause[at] ?? '';
    talked ||= language.talk.has(word);
    if (language.negations.has(word)) {
      const before = clause.slice(Math.max(0, at - 2), at);
      // "You are not a bot" is about the bot.
      const aboutTheBot = before.some((other) => language.you.has(other) || language.be.has(other));
      return aboutTheBot || !talked ? undefined : clause.slice(at, bot + 1);
    }
    const small = [
      language.between,
      language.before,
      language.talk,
      language.contact,
      language.desire,
      language.give,
    ];
    if (!small.some((table) => table.has(word)) && !language.desireBehind.has(word)) return undefined;
  }
  return undefined;
}
