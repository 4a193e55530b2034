import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../fuzz/random.ts';
import type { FaultPlan, TableFault } from './tableProxy.ts';

/**
 * What goes wrong with a post of the bot. `taken`: the contact center has the activity all the same, and the bot is not
 * told so.
 */
export interface ConnectorFault {
  readonly answer:
    'reset' | 'hang' | 'empty' | 400 | 401 | 403 | 404 | 408 | 410 | 413 | 429 | 500 | 502 | 503;
  readonly taken: boolean;
  /** What the answer asks for, as it stands in the header at this time. */
  readonly retryAfter?: (now: number) => string;
  /** The contact center has taken the conversation away from the bot, for good: whoever has it now, the customer is served. */
  readonly takesAway?: true;
}

/** A post, as far as it decides what may befall it. */
export type PostKind = 'sentence' | 'escalate' | 'end' | 'bareEnd';

/** Times that a bot can wait within a run, in every form, and what is none. */
const RETRY_AFTERS: readonly ((now: number) => string)[] = [
  ...['0', '1', '2', ' 3 ', '1.0005', '-5', 'soon', '', '0x2', '1e0', '1, 2', 'NaN', 'Infinity'],
  ...['Thu, 01 Jan 1970 00:00:00 GMT', 'Sun Nov  6 08:49:37 1994'],
].map((text) => () => text);
const DATES: readonly ((now: number) => string)[] = [
  (now) => new Date(now + 2_000).toUTCString(),
  (now) => inRfc850(new Date(now + 2_000)),
];

/** Times that no customer can wait: each costs the longest wait that the bot grants, which is minutes. */
const LONG_RETRY_AFTERS: readonly ((now: number) => string)[] = [
  () => '61.0005',
  () => '99999999999',
  () => 'Fri, 31 Dec 9999 23:59:59 GMT',
  (now) => new Date(now + 86_400_000).toUTCString(),
];

/** What goes by without saying anything of the post. */
const OUTAGES: readonly ConnectorFault[] = [
  { answer: 401, taken: false },
  { answer: 408, taken: false },
  { answer: 408, taken: true },
  { answer: 500, taken: false },
  { answer: 502, taken: true },
  { answer: 503, taken: false },
  { answer: 503, taken: false, retryAfter: () => '1' },
  { answer: 429, taken: false },
  ...[...RETRY_AFTERS, ...DATES].map((retryAfter) => ({ answer: 429 as const, taken: false, retryAfter })),
  { answer: 'reset', taken: false },
  { answer: 'reset', taken: true },
  { answer: 'hang', taken: false },
  { answer: 'hang', taken: true },
  { answer: 'empty', taken: true },
];

/** Refused for what it holds. */
const FOR_WHAT_IT_HOLDS: readonly ConnectorFault[] = [
  { answer: 400, taken: false },
  { answer: 413, taken: false },
];

/** Refused as if the bot were not in the conversation. */
const FOR_WHERE_IT_IS: readonly ConnectorFault[] = [
  { answer: 403, taken: false },
  { answer: 404, taken: false },
  { answer: 410, taken: false },
];

/**
 * What a post can be refused for, and the conversation goes on. A command that is refused as if the bot were gone is believed:
 * that happens only where the conversation is taken away. A bare EndConversation holds nothing to be refused for, and unlike a
 * customer who waits for a person, one who is done does not ask again.
 */
const REFUSALS: Readonly<Record<PostKind, readonly ConnectorFault[]>> = {
  sentence: [...FOR_WHAT_IT_HOLDS, ...FOR_WHERE_IT_IS],
  escalate: FOR_WHAT_IT_HOLDS,
  end: FOR_WHAT_IT_HOLDS,
  bareEnd: [],
};

/** Whether the bot cannot know what became of a post. */
export function isAmbiguous({ answer, retryAfter }: ConnectorFault): boolean {
  if (answer === 'reset' || answer === 'hang' || answer === 408) return true;
  // A service that names a time has not taken it.
  return typeof answer === 'number' && answer >= 500 && retryAfter === undefined;
}

/**
 * The fault of a post, so that each family (an outage or throttling, a refusal, a conversation taken away) has a probability
 * of its own at `rate`, however many kinds it has.
 * @param longWait whether throttling may ask for more than a run has time for.
 */
export function connectorFault(
  random: Random,
  rate: number,
  kind: PostKind,
  longWait: boolean,
): ConnectorFault | undefined {
  const fault = drawn(OUTAGES, random, 9 * rate);
  const refusal = drawn(REFUSALS[kind], random, 2 * rate);
  const away = drawn(FOR_WHERE_IT_IS, random, rate / 5);
  const long = drawn(LONG_RETRY_AFTERS, random, 1);
  if (away !== undefined) return { ...away, takesAway: true };
  if (longWait && rate > 0 && long !== undefined) return { answer: 429, taken: false, retryAfter: long };
  return fault ?? refusal;
}

/** For how many milliseconds nobody listens at an address of the contact center, from this post on. */
export function outage(random: Random, rate: number): number | undefined {
  const whether = random.next();
  const length = 300 + random.below(1_700);
  return whether < rate / 10 ? length : undefined;
}

/** One of the kinds with probability `all` together. The same number of draws each time: what follows does not shift. */
function drawn<T>(kinds: readonly T[], random: Random, all: number): T | undefined {
  const whether = random.next();
  const which = random.next();
  return whether < all ? kinds[Math.floor(which * kinds.length)] : undefined;
}

/** Faults of the table service, each kind with probability `rate`, in an order that the seed decides. */
export function tableFaults(random: Random, rate: number): FaultPlan {
  return (operation) => {
    const conditional = operation === 'replace' || operation === 'transaction';
    const faults: readonly TableFault[] = [
      { kind: 'status', status: 503, code: 'ServerBusy' },
      { kind: 'status', status: 429, retryAfter: '1' },
      { kind: 'hang' },
      { kind: 'reset' },
      { kind: 'answerLost' },
      { kind: 'delay', until: () => wait(100) },
      ...(conditional ? [{ kind: 'status', status: 412 } as const] : []),
    ];
    return oneOf(faults, random, rate);
  };
}

function oneOf<T>(kinds: readonly T[], random: Random, rate: number): T | undefined {
  const drawn = random.next();
  return rate > 0 ? kinds[Math.floor(drawn / rate)] : undefined;
}

/** The older form of a date in HTTP: `Sunday, 06-Nov-94 08:49:37 GMT`. */
function inRfc850(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = date.toUTCString().split(' ');
  const weekday = date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  return `${weekday}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}
