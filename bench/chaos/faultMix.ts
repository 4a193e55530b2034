import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../fuzz/random.ts';
import type { FaultPlan, TableFault } from './tableProxy.ts';

/**
 * What goes wrong with a post of the bot. `taken`: the contact center has the activity all the same, and the bot is not
 * told so.
 */
export interface ConnectorFault {
  readonly answer: 'reset' | 'hang' | 'empty' | 400 | 413 | 429 | 500 | 502 | 503;
  readonly taken: boolean;
  /** What a 429 asks for, as it stands in the header. */
  readonly retryAfter?: string;
}

/** Times that a bot can wait within a run, in every form, and what is none: a run has no five minutes for each of the long ones. */
const RETRY_AFTERS = ['0', '1', '1.0005', '-5', 'soon', '', '0x2', 'Thu, 01 Jan 1970 00:00:00 GMT'];

/** Of a sentence alone: what a command is refused for is left out of it, until one that is refused bare is lost. */
const REFUSALS: readonly ConnectorFault[] = [
  { answer: 400, taken: false },
  { answer: 413, taken: false },
];

const CONNECTOR_FAULTS: readonly ConnectorFault[] = [
  { answer: 500, taken: false },
  { answer: 502, taken: true },
  { answer: 503, taken: false },
  { answer: 429, taken: false },
  ...RETRY_AFTERS.map((retryAfter) => ({ answer: 429 as const, taken: false, retryAfter })),
  { answer: 'reset', taken: false },
  { answer: 'reset', taken: true },
  { answer: 'hang', taken: false },
  { answer: 'hang', taken: true },
  { answer: 'empty', taken: true },
];

/** Whether the bot cannot know what became of a post. */
export function isAmbiguous({ answer }: ConnectorFault): boolean {
  return answer === 'reset' || answer === 'hang' || (typeof answer === 'number' && answer >= 500);
}

/**
 * The fault of a post, so that each family (an outage, throttling, a refusal) has the probability of a few kinds at `rate`,
 * however many kinds it has.
 */
export function connectorFault(random: Random, rate: number, ofCommand: boolean): ConnectorFault | undefined {
  const fault = drawn(CONNECTOR_FAULTS, random, 9 * rate);
  const refusal = drawn(REFUSALS, random, rate);
  return fault ?? (ofCommand ? undefined : refusal);
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
