import { foldAccents } from './words.ts';
import { indexPhrases, once, phraseReader, type Phrase, type PhraseIndex } from './phrases.ts';
import { targetsOf, type Targets } from './spelling.ts';

/**
 * What is known of a language, in tables that anybody can edit. Words stand in lower case between blanks; phrases stand one a
 * line, in the notation of {@link phraseReader}.
 */
export interface Tables {
  /** `team = team department desk`: lists of words that phrases name as `<team>`, one a line. */
  readonly lists: string;
  /** `dont=do not`: short forms and what they stand for, one a line. */
  readonly shortForms: string;
  /** Words after which another thought begins: a negation reaches no further. */
  readonly clauseBreaks: string;
  /** Words behind which those except, and break nothing: "anything but a bot". */
  readonly exceptions: string;

  /** People whom only somebody who wants one asks for: "agent", "human". Phrases. */
  readonly people: string;
  /** People who are often meant otherwise: "person", "manager". They need to be asked to speak with, or to be real. Phrases. */
  readonly anybody: string;
  /** Of those, the ones that ask for somebody when they are the whole message. Phrases. */
  readonly alone: string;
  /** Customer service by any name. Phrases. */
  readonly departments: string;
  /** What makes a department of any name: "fraud team". */
  readonly units: string;
  /** Words that may stand before those: "an", "your", "live". */
  readonly before: string;
  /** Whose they are when they are not ours: "my boss", "his agent". */
  readonly others: string;
  /** What stands between somebody and whose they are: "of". */
  readonly of: string;
  /** Of those, the ones that make a person of anybody: "real", "live". */
  readonly real: string;
  /** Words that may stand behind them: "please", "about". With any other word they mean something else: "agent fees". */
  readonly behind: string;
  /** Words that make another thing of the noun before them: "human rights". */
  readonly compounds: string;
  /** Of those that may stand behind, the ones that end a request: "please", "instead". */
  readonly ending: string;
  /** Departments of one word that also mean help: to want "support" is to want no person. */
  readonly vague: string;
  /** What begins a wish for somebody's doing: "could somebody call me". */
  readonly may: string;
  /** To talk, which one does with anybody: "talk", "speak". */
  readonly talk: string;
  /** What one does together with somebody: "sort this out with a person". */
  readonly settling: string;
  /** To get in touch, which asks for a person only with somebody who is there for it: "call an agent", not "call someone". */
  readonly contact: string;
  /** Of those, the ones that ask even with anybody: "reach someone". */
  readonly reach: string;
  /** To be put through: "transfer", "connect". */
  readonly transfer: string;
  /** The same once it is done: "be transferred". Needs one of `be` before it. */
  readonly transferred: string;
  readonly be: string;
  /** To be given; needs one of `me`: "get me". */
  readonly give: string;
  readonly me: string;
  /** Verbs with which one gives goods as well: "send it to someone else" gives a parcel, "send it to an agent" a conversation. */
  readonly presenting: string;
  /** Of `me`, what may be goods: "it". */
  readonly handed: string;
  /** What stands before whom something is given to: "to". */
  readonly goal: string;
  /** What makes people ours: "your team". */
  readonly yours: string;
  /** Of those, the ones who ask: whatever is done to them with somebody brings somebody, "point me to an agent". */
  readonly recipients: string;
  /** To wish: "want", "need". */
  readonly desire: string;
  /** Words that wish behind others only: `like=would`, one a line; `^` is the beginning of a clause. */
  readonly desireBehind: string;
  /** In the same way, what talks: "get through to". */
  readonly talkBehind: string;
  /** In the same way, what asks whether there is somebody: "is there an agent". */
  readonly existsBehind: string;
  /** Who is spoken to: "do you need humans" wishes for nobody. */
  readonly you: string;
  /** Who asks: "I", "we". */
  readonly asker: string;
  /** Words of an opinion, which carry a negation on: "I do not think I need an agent". */
  readonly opinions: string;
  /** What begins a question that is not "is it so?": "how", "where". */
  readonly questionWords: string;
  /** What tells more of somebody: "who", "that". */
  readonly relatives: string;
  /** Where that "you" is anybody: "how do you reach an agent". Phrases. */
  readonly impersonal: string;
  /** Words that may stand between the asking and the person: "to", "with", "through". */
  readonly between: string;
  /** Words that say nothing of their own: a message of these, an asking and a person asks for them in whatever order. */
  readonly small: string;
  /** What somebody is wanted for: "can an agent help me". */
  readonly helping: string;
  /** What may stand beside a person in a message of nothing else: "human help", "agent chat". */
  readonly alongside: string;
  /** What begins the matter, which is none of the asking's: "about". */
  readonly topic: string;
  /** "With": what one talks about may stand before it. */
  readonly with: string;
  /** Whether the asking may stand behind the person: "mit einem Menschen sprechen". */
  readonly verbLast: boolean;
  /** Words before the asking that take it back: "not", "without". */
  readonly negations: string;
  /** What refuses a bot as a negation does: "skip the bot", "tired of robots". */
  readonly refusals: string;
  /** Of both, those that stop machines: to "stop the robot" is to want nobody, to "stop giving me robots" is. */
  readonly ceasing: string;
  /** Words that a negation does not reach beyond: "it never came and I want …". */
  readonly conjunctions: string;
  /**
   * What begins a reason, a condition or another sentence behind a whole request: "I need someone because …", "… and my order".
   * Phrases.
   */
  readonly afterthoughts: string;
  /** What somebody has, and what tells of it within a few words: "my order is late" is a sentence without a conjunction. */
  readonly mine: string;
  readonly tells: string;
  /** Negated questions, which ask all the same: "can't I talk to …". Phrases. */
  readonly negatedQuestions: string;
  /**
   * What tells of something, or asks about it, and asks for nothing: "yesterday I had to …", "what are the opening hours". Phrases;
   * `^` is the beginning of a clause.
   */
  readonly reports: string;
  /** Whole or part of a clause that asks for a person without naming one: "who can I talk to". Phrases; `$` is the end of a clause. */
  readonly asksForPerson: string;
  /**
   * The same around somebody: "can `@person` look at this". Phrases, in which `@person` stands for whoever is sure to be asked for,
   * with article and adjectives, `@anybody` for those who are often meant otherwise, and `@team` for a department.
   */
  readonly frames: string;
  /** Bots, for "I do not want to talk to a bot". */
  readonly bots: string;
  /** What is also many other things: "talk to a machine". */
  readonly machines: string;

  /** Whole messages, or parts that make one up together. Phrases. */
  readonly greetings: string;
  readonly thanks: string;
  readonly goodbyes: string;
  readonly fillers: string;
  readonly yes: string;
  readonly no: string;
  /** Words of which every no holds one, whatever the phrase. */
  readonly negatives: string;
  /** What declines an offer, or goes on as before, without a word that says no: "let me rephrase that". Phrases. */
  readonly declines: string;
  /** Words that say yes or no wherever they stand at the edge of a message; "good" and "not" do not. */
  readonly plainAnswers: string;
  /** What makes a question of "that's all": "is that all". Phrases; `^` is the beginning of a clause. */
  readonly asksIfDone: string;
  /** "That's all": a yes to "was that all?", and without a question a sign that everything is answered. */
  readonly allDone: string;
  /** "No, thanks", "I'm fine": a no to an offer, a yes to "was that all?". */
  readonly content: string;
  /** "There is something else". */
  readonly somethingElse: string;
  readonly help: string;
  readonly end: string;
  /** Anywhere in a message. */
  readonly askedIfBot: string;
  readonly unhappy: string;

  /** Words that look like misspellings of those above and are not. */
  readonly otherWords: string;
  /** Whether an apostrophe stands between two words ("l'agent") and not within one ("don't"). */
  readonly elides: boolean;
  /** Whether every noun begins with a capital letter, and not names alone. */
  readonly capitalNouns: boolean;
  /** Spells otherwise what is the same: "ae" for "ä". */
  readonly fold?: (word: string) => string;
}

/** What whole messages are made of. */
export type SmallTalk =
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'filler'
  | 'yes'
  | 'no'
  | 'declines'
  | 'allDone'
  | 'content'
  | 'somethingElse'
  | 'help'
  | 'end'
  | 'noun';

export type NounKind = 'people' | 'anybody' | 'department' | 'unit';

/** A language, ready to be matched. */
export interface Language {
  readonly code: string;
  readonly shortForms: ReadonlyMap<string, readonly string[]>;
  readonly clauseBreaks: ReadonlySet<string>;
  readonly exceptions: ReadonlySet<string>;
  readonly elides: boolean;
  readonly capitalNouns: boolean;
  readonly fold: (word: string) => string;
  readonly knows: (word: string) => boolean;
  readonly otherWords: ReadonlySet<string>;
  /** Words that are worth correcting to. */
  readonly spelled: Targets;
  /** Of those, the ones that decide: worth correcting a name to, which may be none. */
  readonly deciding: Targets;
  readonly matters: (word: string) => boolean;
  readonly nouns: PhraseIndex<NounKind>;
  readonly units: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly real: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
  readonly compounds: ReadonlySet<string>;
  readonly ending: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly may: ReadonlySet<string>;
  readonly talk: ReadonlySet<string>;
  readonly settling: ReadonlySet<string>;
  readonly contact: ReadonlySet<string>;
  readonly reach: ReadonlySet<string>;
  readonly transfer: ReadonlySet<string>;
  readonly transferred: ReadonlySet<string>;
  readonly be: ReadonlySet<string>;
  readonly give: ReadonlySet<string>;
  readonly me: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  readonly presenting: ReadonlySet<string>;
  readonly handed: ReadonlySet<string>;
  readonly goal: ReadonlySet<string>;
  readonly yours: ReadonlySet<string>;
  readonly desire: ReadonlySet<string>;
  readonly desireBehind: ReadonlyMap<string, readonly string[]>;
  readonly talkBehind: ReadonlyMap<string, readonly string[]>;
  readonly existsBehind: ReadonlyMap<string, readonly string[]>;
  readonly you: ReadonlySet<string>;
  readonly asker: ReadonlySet<string>;
  readonly opinions: ReadonlySet<string>;
  readonly questionWords: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly impersonal: PhraseIndex<'impersonal'>;
  /** Words of a request that name nobody: the askings, and all that may stand around them. */
  readonly asking: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
  readonly helping: ReadonlySet<string>;
  readonly alongside: ReadonlySet<string>;
  readonly topic: ReadonlySet<string>;
  readonly alone: PhraseIndex<'alone'>;
  readonly between: ReadonlySet<string>;
  readonly with: ReadonlySet<string>;
  readonly verbLast: boolean;
  readonly negations: ReadonlySet<string>;
  readonly refusals: ReadonlySet<string>;
  readonly ceasing: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly afterthoughts: PhraseIndex<'afterthought'>;
  readonly mine: ReadonlySet<string>;
  readonly tells: ReadonlySet<string>;
  readonly negatedQuestions: PhraseIndex<'question'>;
  readonly reports: PhraseIndex<'report'>;
  readonly asksForPerson: PhraseIndex<'asks'>;
  readonly frames: PhraseIndex<'asks'>;
  readonly bots: ReadonlySet<string>;
  readonly machines: ReadonlySet<string>;
  readonly negatives: ReadonlySet<string>;
  readonly plainAnswers: ReadonlySet<string>;
  readonly asksIfDone: PhraseIndex<'asks'>;
  readonly smallTalk: PhraseIndex<SmallTalk>;
  /** Every word of small talk. */
  readonly courtesies: ReadonlySet<string>;
  readonly anywhere: PhraseIndex<'askedIfBot' | 'unhappy'>;
}

/** Makes a language of its tables. */
export function makeLanguage(code: string, tables: Tables): Language {
  const fold = (word: string): string => {
    const plain = foldAccents(word.toLowerCase());
    return tables.fold === undefined ? plain : tables.fold(plain);
  };
  const words = once((table: string): readonly string[] =>
    table
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(fold),
  );
  const lists = readShortForms(tables.lists, fold);
  // The tables are read before all of their words are known; names are looked for when somebody writes.
  const vocabulary = new Set<string>();
  const wildcards = { isName: (word: string) => /^\p{L}/u.test(word) && !vocabulary.has(word) };
  const phrases = once(phraseReader(fold, lists, wildcards));
  const nouns = {
    people: phrases(tables.people),
    anybody: phrases(tables.anybody),
    department: phrases(tables.departments),
  };
  const talk: Readonly<Record<Exclude<SmallTalk, 'noun'>, readonly Phrase[]>> = {
    greeting: phrases(tables.greetings),
    thanks: phrases(tables.thanks),
    goodbye: phrases(tables.goodbyes),
    filler: phrases(tables.fillers),
    yes: phrases(tables.yes),
    no: phrases(tables.no),
    declines: phrases(tables.declines),
    allDone: phrases(tables.allDone),
    content: phrases(tables.content),
    somethingElse: phrases(tables.somethingElse),
    help: phrases(tables.help),
    end: phrases(tables.end),
  };
  const spelled = [
    ...Object.values(nouns).flatMap(wordsIn),
    ...[tables.talk, tables.contact, tables.reach, tables.transfer, tables.desire, tables.real].flatMap(
      words,
    ),
    ...[talk.greeting, talk.thanks, talk.goodbye, talk.yes, talk.no].flatMap(wordsIn),
  ];
  const matter = new Set(spelled);
  // What stands around them is misspelt as well.
  const around = [tables.transferred, tables.between, tables.before].flatMap(words);
  const known = [
    ...spelled,
    ...Object.values(talk).flatMap(wordsIn),
    ...[tables.before, tables.behind, tables.between, tables.negations, tables.bots, tables.me].flatMap(
      words,
    ),
    ...[tables.machines, tables.give, tables.transferred, tables.be, tables.you, tables.asker].flatMap(words),
    ...[tables.small, tables.alongside, tables.ending, tables.may].flatMap(words),
    ...words(tables.otherWords),
    ...[tables.asksForPerson, tables.frames, tables.reports, tables.negatedQuestions, tables.impersonal]
      .concat([tables.askedIfBot, tables.unhappy, tables.afterthoughts])
      .flatMap((table) => wordsIn(phrases(table))),
    ...[tables.desireBehind, tables.talkBehind, tables.existsBehind].flatMap((table) =>
      [...readShortForms(table, fold)].flatMap(([word, behind]) => [fold(word), ...behind]),
    ),
    ...[tables.refusals, tables.opinions, tables.questionWords, tables.units, tables.desire].flatMap(words),
    ...[tables.reach, tables.compounds, tables.topic, tables.others, tables.helping].flatMap(words),
    ...[tables.mine, tables.tells].flatMap(words),
  ];
  for (const word of known) vocabulary.add(word);
  return {
    code,
    shortForms: readShortForms(tables.shortForms, fold),
    clauseBreaks: new Set(words(tables.clauseBreaks)),
    exceptions: new Set(words(tables.exceptions)),
    elides: tables.elides,
    capitalNouns: tables.capitalNouns,
    fold,
    knows: (word) => vocabulary.has(word),
    otherWords: vocabulary,
    // What decides, what stands around it, and then all that phrases are made of; a guard word is as good as any of these.
    spelled: targetsOf([...spelled, ...around, ...known]),
    deciding: targetsOf([...spelled, ...around]),
    matters: (word) => matter.has(word),
    nouns: indexPhrases([
      { tag: 'people', phrases: nouns.people },
      { tag: 'anybody', phrases: nouns.anybody },
      { tag: 'department', phrases: nouns.department },
    ]),
    units: new Set(words(tables.units)),
    before: new Set([...words(tables.before), ...words(tables.real)]),
    others: new Set(words(tables.others)),
    of: new Set(words(tables.of)),
    real: new Set(words(tables.real)),
    behind: new Set([...words(tables.behind), ...words(tables.ending)]),
    compounds: new Set(words(tables.compounds)),
    ending: new Set(words(tables.ending)),
    vague: new Set(words(tables.vague)),
    may: new Set(words(tables.may)),
    talk: new Set(words(tables.talk)),
    settling: new Set(words(tables.settling)),
    contact: new Set([...words(tables.contact), ...words(tables.reach)]),
    reach: new Set(words(tables.reach)),
    transfer: new Set(words(tables.transfer)),
    transferred: new Set(words(tables.transferred)),
    be: new Set(words(tables.be)),
    give: new Set(words(tables.give)),
    me: new Set(words(tables.me)),
    recipients: new Set(words(tables.recipients)),
    presenting: new Set(words(tables.presenting)),
    handed: new Set(words(tables.handed)),
    goal: new Set(words(tables.goal)),
    yours: new Set(words(tables.yours)),
    desire: new Set(words(tables.desire)),
    desireBehind: readShortForms(tables.desireBehind, fold),
    talkBehind: readShortForms(tables.talkBehind, fold),
    existsBehind: readShortForms(tables.existsBehind, fold),
    you: new Set(words(tables.you)),
    asker: new Set(words(tables.asker)),
    opinions: new Set(words(tables.opinions)),
    questionWords: new Set(words(tables.questionWords)),
    relatives: new Set(words(tables.relatives)),
    impersonal: indexPhrases([{ tag: 'impersonal', phrases: phrases(tables.impersonal) }]),
    asking: new Set(
      [
        ...[tables.talk, tables.contact, tables.reach, tables.transfer, tables.transferred, tables.give],
        ...[tables.desire, tables.may, tables.be, tables.me, tables.you, tables.asker, tables.between],
        ...[tables.behind, tables.ending, tables.before, tables.real, tables.small, tables.alongside],
        ...[tables.with, tables.conjunctions, tables.negations, tables.helping, tables.bots],
      ].flatMap(words),
    ),
    small: new Set(words(tables.small)),
    helping: new Set(words(tables.helping)),
    alongside: new Set(words(tables.alongside)),
    topic: new Set(words(tables.topic)),
    alone: indexPhrases([{ tag: 'alone', phrases: phrases(tables.alone) }]),
    between: new Set([
      ...words(tables.between),
      ...words(tables.me),
      ...words(tables.be),
      ...words(tables.you),
    ]),
    with: new Set(words(tables.with)),
    verbLast: tables.verbLast,
    negations: new Set(words(tables.negations)),
    refusals: new Set(words(tables.refusals)),
    ceasing: new Set(words(tables.ceasing)),
    conjunctions: new Set(words(tables.conjunctions)),
    afterthoughts: indexPhrases([{ tag: 'afterthought', phrases: phrases(tables.afterthoughts) }]),
    mine: new Set(words(tables.mine)),
    tells: new Set(words(tables.tells)),
    negatedQuestions: indexPhrases([{ tag: 'question', phrases: phrases(tables.negatedQuestions) }]),
    reports: indexPhrases([{ tag: 'report', phrases: phrases(tables.reports) }]),
    asksForPerson: indexPhrases([{ tag: 'asks', phrases: phrases(tables.asksForPerson) }]),
    frames: indexPhrases([{ tag: 'asks', phrases: phrases(tables.frames) }]),
    bots: new Set(words(tables.bots)),
    machines: new Set(words(tables.machines)),
    negatives: new Set(words(tables.negatives)),
    plainAnswers: new Set(words(tables.plainAnswers)),
    asksIfDone: indexPhrases([{ tag: 'asks', phrases: phrases(tables.asksIfDone) }]),
    courtesies: new Set(Object.values(talk).flatMap(wordsIn)),
    smallTalk: indexPhrases<SmallTalk>([
      ...typedEntries(talk).map(([tag, list]) => ({ tag, phrases: list })),
      { tag: 'noun', phrases: [...nouns.people, ...nouns.department, ...phrases(tables.alone)] },
    ]),
    anywhere: indexPhrases([
      { tag: 'askedIfBot', phrases: phrases(tables.askedIfBot) },
      { tag: 'unhappy', phrases: phrases(tables.unhappy) },
    ]),
  };
}

function typedEntries<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): readonly [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

/** The words of phrases, each once, those first that stand first. */
function wordsIn(phrases: readonly Phrase[]): readonly string[] {
  const words = new Set<string>();
  for (const place of new Set(phrases.flat())) for (const word of place.words) words.add(word);
  return [...words];
}

function readShortForms(
  table: string,
  fold: (word: string) => string,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    table
      .split(/\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .flatMap((line) => {
        const [short = '', full = ''] = line.split('=', 2);
        const words = full.trim().split(/\s+/).map(fold);
        return short
          .trim()
          .split(/\s+/)
          .map((form) => [foldAccents(form.toLowerCase()), words] as const);
      }),
  );
}
