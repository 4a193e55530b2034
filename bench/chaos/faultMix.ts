import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../fuzz/random.ts';
import type { FaultPlan, TableFault } from './tableProxy.ts';

/**
 * What goes wrong with a post of the bot. `taken`: the contact center has the activity all the same, and the bot is not
 * told so.
 */
export interface ConnectorFault {
  readonly answer: 'reset' | 'hang' | 'empty' | 429 | 500 | 502 | 503;
  readonly taken: boolean;
}

const CONNECTOR_FAULTS: readonly ConnectorFault[] = [
  { answer: 500, taken: false },
  { answer: 502, taken: true },
  { answer: 503, taken: false },
  { answer: 429, taken: false },
  { answer: 'reset', taken: false },
  { answer: 'reset', taken: true },
  { answer: 'hang', taken: false },
  { answer: 'hang', taken: true },
  { answer: 'empty', taken: true },
];

/** Whether the bot cannot know what became of a post. Names no time, so that only the bot's own backoff says when. */
export function isAmbiguous({ answer }: ConnectorFault): boolean {
  return answer !== 429 && answer !== 'empty';
}

/** The fault of a post, each kind with probability `rate`. */
export function connectorFault(random: Random, rate: number): ConnectorFault | undefined {
  return oneOf(CONNECTOR_FAULTS, random, rate);
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
