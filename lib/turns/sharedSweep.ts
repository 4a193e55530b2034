import type { DuePart } from '../conversation/index.ts';
import { BotError, logFields } from '../errors.ts';
import type { SpeakFirst, TurnPorts } from './ports.ts';
import { sweep, type SweepLimits } from './sweep.ts';
import { createAskForHelp, readSweepRequest, type SweepRequest } from './sweepRequest.ts';

export interface SharedSweepLimits extends SweepLimits {
  /** How many other instances may be asked for help at the same time; with 0 a run goes on by itself. */
  readonly helpers: number;
}

/** A sweep that instances share when one falls behind. Both resolve to the requests that are to be put into the queue. */
export interface SharedSweep {
  /** The timer's run: everything that is due. */
  readonly run: (ports: TurnPorts) => Promise<readonly SweepRequest[]>;
  /** Goes on with what a message from the queue asks for. What is late or no request is put away. */
  readonly help: (message: unknown, ports: TurnPorts) => Promise<readonly SweepRequest[]>;
}

/**
 * A run that can be helped asks after so many milliseconds: the next tick of the timer, each 30 s as it is deployed, is near,
 * and whoever helps begins at the same time. What was asked for can only leave when the run has ended.
 */
export const ASKS_AFTER = 25_000;

/**
 * Sweeps by the timer and by request. A run that leaves parts of the due index behind asks others to go on with them, and so
 * does whoever was asked. Nobody relies on it: the timer's next run reads all parts again, and where two visit the same
 * conversation the conditional write decides.
 */
export function createSharedSweep(
  speakFirst: SpeakFirst,
  { helpers, budget, ...limits }: SharedSweepLimits,
): SharedSweep {
  const askForHelp = createAskForHelp(helpers);
  return {
    run: async (ports) => {
      if (helpers === 0) {
        await sweep(speakFirst, ports, { ...limits, budget });
        return [];
      }
      const requests: SweepRequest[] = [];
      const handOn = (left: readonly DuePart[]): number => {
        requests.push(...askForHelp(left, ports.now()));
        return countParts(requests);
      };
      await sweep(speakFirst, ports, { ...limits, budget: Math.min(budget, ASKS_AFTER), handOn });
      return requests;
    },

    help: async (message, ports) => {
      const request = readSweepRequest(message, ports.now());
      if (request === 'malformed') {
        const refused = new BotError(
          'E_SWEEP_REQUEST',
          'A message in the queue of the sweep is none that the sweep writes. Find out who else writes to that queue.',
        );
        ports.log('error', 'sweep.requestRefused', logFields(refused));
        return [];
      }
      if (request === 'late') {
        ports.log('info', 'sweep.requestLate', {});
        return [];
      }
      const { parts, until } = request;
      const requests: SweepRequest[] = [];
      const handOn = (left: readonly DuePart[]): number => {
        if (until > ports.now()) requests.push({ parts: left, until });
        return countParts(requests);
      };
      const time = Math.min(budget, until - ports.now());
      await sweep(speakFirst, ports, { ...limits, budget: time, parts, handOn });
      return requests;
    },
  };
}

function countParts(requests: readonly SweepRequest[]): number {
  return requests.reduce((count, { parts }) => count + parts.length, 0);
}
