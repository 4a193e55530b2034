import type { SendOutcome } from '../conversation/index.ts';

/** What a post showed of its host: that it is left alone from now on, or that it answers again. */
export type HostChange = 'leftAlone' | 'answersAgain';

/**
 * Which connector hosts answer, as far as this process knows: a circuit breaker for each. Without it, everybody whose host
 * hangs costs a sweep the time of a time-out, and whoever is due behind them waits.
 */
export interface ConnectorHosts {
  /** Whether somebody may go there now. A host that is left alone takes a few visits in a while, which try it. */
  readonly admits: (host: string) => boolean;
  /** Notes what became of a post. */
  readonly heard: (host: string, outcome: SendOutcome) => HostChange | undefined;
}

/** So many posts in a row without any answer, and a host is left alone. */
const UNANSWERED = 5;

/** Between two visits that try it again: longer than a visit takes, shorter than the 30 s from sweep to sweep. */
const PAUSE = 20_000;

/**
 * Visits that try it, one batch in each pause. Behind one host there may be everybody's conversations, of which some hang and
 * most do not: one visit alone would meet those that hang, time and again. A batch costs the time of one, as they hang at once.
 */
const TRIES = 16;

/** Hosts that are remembered; only those that did not answer last are. */
const REMEMBERED = 1_000;

interface Silence {
  readonly inARow: number;
  /** When somebody may go there next, once the host is left alone. */
  readonly tryAt: number;
  /** How many more may go there before. */
  readonly triesLeft: number;
}

/** Knows no host at first. `now` is in milliseconds from anywhere, of a clock that only runs. */
export function createConnectorHosts(now: () => number): ConnectorHosts {
  const silent = new Map<string, Silence>();
  return {
    admits: (host) => {
      const silence = silent.get(host);
      if (silence === undefined || silence.inARow < UNANSWERED) return true;
      const isTime = now() >= silence.tryAt;
      const tries = isTime ? TRIES : silence.triesLeft;
      if (tries === 0) return false;
      silent.set(host, {
        ...silence,
        tryAt: isTime ? now() + PAUSE : silence.tryAt,
        triesLeft: tries - 1,
      });
      return true;
    },
    heard: (host, outcome) => {
      const known = silent.get(host);
      const before = known?.inARow ?? 0;
      if (!saysOfHost(outcome)) return undefined;
      silent.delete(host);
      if (!isUnanswered(outcome)) return before < UNANSWERED ? undefined : 'answersAgain';
      const [oldest] = silent.keys();
      if (silent.size >= REMEMBERED && oldest !== undefined) silent.delete(oldest);
      // Whoever finds out again that it is silent does not put off those who are to try it.
      const { tryAt, triesLeft } =
        known !== undefined && before >= UNANSWERED ? known : { tryAt: now() + PAUSE, triesLeft: 0 };
      silent.set(host, { inARow: before + 1, tryAt, triesLeft });
      return before + 1 === UNANSWERED ? 'leftAlone' : undefined;
    },
  };
}

/**
 * The host that a service URL names, with its port; the whole text where it is no URL, which nobody can post to: each is
 * then on its own.
 */
export function connectorHost(serviceUrl: string): string {
  return URL.canParse(serviceUrl) ? new URL(serviceUrl).host : serviceUrl;
}

function isUnanswered(outcome: SendOutcome): boolean {
  return 'unanswered' in outcome;
}

/** A status is an answer, whatever it says; a post that was never made (no token, no time left) says nothing of the host. */
function saysOfHost(outcome: SendOutcome): boolean {
  switch (outcome.kind) {
    case 'sent':
    case 'throttled':
    case 'ambiguous':
      return true;
    case 'refused':
      return outcome.status > 0;
    case 'notSent':
      return isUnanswered(outcome);
  }
}
