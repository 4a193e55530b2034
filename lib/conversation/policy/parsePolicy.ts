import { checkContextVariables, type ContextVariables } from '../../omnichannel/index.ts';
import type { BusinessHours, OpenSpan, Phrases, Policy, Topic } from './policy.ts';

/** A mistake in the policy file: where, as a path such as `topics[0].words`, and what to write instead. */
export interface PolicyMistake {
  readonly path: string;
  readonly message: string;
}

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly PolicyMistake[] };

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MEMBERS = [
  'askedForPerson',
  'yes',
  'no',
  'topics',
  'notUnderstood',
  'botFailure',
  'solved',
  'businessHours',
  'variables',
];

/** Reads a policy file that was parsed as JSON. Every mistake is listed at once; a file with any is not used at all. */
export function parsePolicy(file: unknown): ParsedPolicy {
  const reader = new Reader();
  const root = reader.object(file, '', MEMBERS);
  const policy: Policy = {
    askedForPerson: reader.phrases(root['askedForPerson'], 'askedForPerson'),
    yes: reader.phrases(root['yes'], 'yes'),
    no: reader.phrases(root['no'], 'no'),
    topics: reader.topics(root['topics']),
    notUnderstood: reader.notUnderstood(root['notUnderstood']),
    botFailure: { handOver: reader.flag(root['botFailure'], 'botFailure', 'handOver') },
    solved: { askFirst: reader.flag(root['solved'], 'solved', 'askFirst') },
    businessHours: reader.businessHours(root['businessHours']),
    variables: reader.variables(root['variables'], 'variables'),
  };
  return reader.mistakes.length === 0 ? { ok: true, policy } : { ok: false, mistakes: reader.mistakes };
}

type Members = Readonly<Record<string, unknown>>;

/** Reads members and collects what is wrong with them; what it returns for a wrong one only keeps the reading going. */
class Reader {
  readonly mistakes: PolicyMistake[] = [];

  object(value: unknown, path: string, members?: readonly string[]): Members {
    if (!isObject(value)) {
      this.#report(path, 'Write an object in braces.');
      return {};
    }
    for (const name of Object.keys(value)) {
      if (members?.includes(name) === false) {
        this.#report(join(path, name), `There is no such member. Known are ${members.join(', ')}.`);
      }
    }
    return value;
  }

  flag(value: unknown, path: string, name: string): boolean {
    const flag = this.object(value, path, [name])[name];
    if (typeof flag !== 'boolean') this.#report(join(path, name), 'Write true or false.');
    return flag === true;
  }

  phrases(value: unknown, path: string): Phrases {
    const languages = this.object(value, path);
    for (const [language, phrases] of Object.entries(languages)) {
      if (!/^[a-z]{2,3}$/.test(language))
        this.#report(join(path, language), 'Write a language code such as en.');
      if (!isTexts(phrases))
        this.#report(join(path, language), 'Write a list of phrases, none of them empty.');
    }
    return Object.fromEntries(
      Object.entries(languages).map(([language, phrases]) => [language, isTexts(phrases) ? phrases : []]),
    );
  }

  topics(value: unknown): readonly Topic[] {
    if (!Array.isArray(value)) {
      this.#report('topics', 'Write a list of topics; it may be empty.');
      return [];
    }
    const topics = value.map((topic: unknown, index) => this.#topic(topic, `topics[${index}]`));
    topics.forEach(({ name }, index) => {
      if (name !== '' && topics.findIndex((topic) => topic.name === name) !== index) {
        this.#report(`topics[${index}].name`, 'Another topic has this name already.');
      }
    });
    return topics;
  }

  notUnderstood(value: unknown): Policy['notUnderstood'] {
    const path = 'notUnderstood';
    const members = this.object(value, path, ['offerAfter', 'handOverAfter']);
    const offerAfter = this.#count(members['offerAfter'], `${path}.offerAfter`);
    const handOverAfter = this.#count(members['handOverAfter'], `${path}.handOverAfter`);
    if (offerAfter > handOverAfter) {
      this.#report(`${path}.offerAfter`, 'A person has to be offered before the conversation goes to one.');
    }
    return { offerAfter, handOverAfter };
  }

  businessHours(value: unknown): BusinessHours | undefined {
    if (value === null) return undefined;
    const path = 'businessHours';
    const hours = this.object(value, path, ['timeZone', 'week', 'closedOn', 'whenClosed']);
    const { timeZone, closedOn, whenClosed } = hours;
    if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) {
      this.#report(`${path}.timeZone`, 'Write an IANA time zone such as Europe/Berlin.');
    }
    if (!Array.isArray(closedOn) || !closedOn.every(isDate)) {
      this.#report(`${path}.closedOn`, 'Write a list of dates such as 2026-12-25; it may be empty.');
    }
    if (whenClosed !== 'tell' && whenClosed !== 'handOver') {
      this.#report(`${path}.whenClosed`, 'Write "tell" or "handOver".');
    }
    return {
      timeZone: typeof timeZone === 'string' ? timeZone : 'UTC',
      week: this.#week(hours['week'], `${path}.week`),
      closedOn: isTexts(closedOn) ? closedOn : [],
      whenClosed: whenClosed === 'handOver' ? 'handOver' : 'tell',
    };
  }

  variables(value: unknown, path: string): ContextVariables {
    const { variables, problems } = checkContextVariables(this.object(value, path));
    const refused = problems.filter(({ outcome }) => outcome === 'refused');
    for (const { name, message } of refused) this.#report(join(path, name), message);
    return variables;
  }

  #topic(value: unknown, path: string): Topic {
    const members = this.object(value, path, ['name', 'words', 'handOver', 'variables']);
    const { name, handOver } = members;
    if (typeof name !== 'string' || !/^\w{1,60}$/.test(name)) {
      this.#report(`${path}.name`, 'Write a name of letters, digits and underscores.');
    }
    if (typeof handOver !== 'boolean') this.#report(`${path}.handOver`, 'Write true or false.');
    return {
      name: typeof name === 'string' ? name : '',
      words: this.phrases(members['words'], `${path}.words`),
      handOver: handOver === true,
      variables: this.variables(members['variables'], `${path}.variables`),
    };
  }

  #count(value: unknown, path: string): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100) return value;
    this.#report(path, 'Write a whole number from 1 to 100.');
    return 1;
  }

  #week(value: unknown, path: string): BusinessHours['week'] {
    const days = this.object(value, path, WEEKDAYS);
    return Object.fromEntries(
      Object.entries(days).map(([day, spans]) => [day, this.#spans(spans, join(path, day))]),
    );
  }

  #spans(value: unknown, path: string): readonly OpenSpan[] {
    const spans = isTexts(value) ? value.map(readSpan) : [undefined];
    const known = spans.filter((span) => span !== undefined);
    if (known.length !== spans.length) this.#report(path, 'Write a list of times such as "09:00-17:30".');
    return known.toSorted((a, b) => a.from - b.from);
  }

  #report(path: string, message: string): void {
    this.mistakes.push({ path: path === '' ? '(the file)' : path, message });
  }
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string' && each.trim() !== '');
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function readSpan(text: string): OpenSpan | undefined {
  const match = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const span = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return span.from < span.to && span.to <= 24 * 60 ? span : undefined;
}
