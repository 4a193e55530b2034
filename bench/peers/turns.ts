import { randomUUID } from 'node:crypto';
import type { Lifetime, Program } from '../../test/local/hostProcess.ts';
import { drive, type HttpRequestToSend } from '../load.ts';
import { usageOf } from '../processUsage.ts';
import type { Contestant, PeerNeighbours, Start } from './programs.ts';

/** Turns of a conversation before another one begins. */
export const TURNS_PER_CONVERSATION = 8;

/** A bot that runs. */
export interface Running {
  readonly what: string;
  readonly checksTokens: boolean;
  readonly endpoint: string;
  readonly pid: number;
  readonly program: Program;
}

/** Starts a bot and waits until it listens. */
export async function start(
  lifetime: Lifetime,
  contestant: Contestant,
  neighbours: PeerNeighbours,
  how: Start = {},
): Promise<Running> {
  const program = contestant.start(lifetime, neighbours, how);
  const { child, ready } = program;
  return {
    what: contestant.what,
    checksTokens: contestant.checksTokens === true,
    endpoint: String((await ready)['bot']),
    pid: child.pid ?? 0,
    program,
  };
}

function turn(
  { serviceUrl, authorization }: PeerNeighbours,
  conversation: string,
  checksTokens: boolean,
): HttpRequestToSend {
  return {
    headers: { 'content-type': 'application/json', ...(checksTokens ? { authorization } : {}) },
    body: JSON.stringify({
      type: 'message',
      id: randomUUID(),
      text: 'help',
      channelId: 'omnichannel',
      serviceUrl,
      conversation: { id: `19:${conversation}@thread.v2` },
      from: { id: '8:acs:customer', name: 'Customer' },
      recipient: { id: '28:bot', name: 'Bot' },
    }),
  };
}

/** How so many turns went. */
export interface Round {
  readonly perSecond: number;
  readonly milliseconds: readonly number[];
  /** Milliseconds a turn. */
  readonly cpu: number | undefined;
}

/** Plays turns, in conversations that nobody has had before. */
export async function play(
  { endpoint, pid, what, checksTokens }: Running,
  neighbours: PeerNeighbours,
  { count, concurrency }: { readonly count: number; readonly concurrency: number },
): Promise<Round> {
  const round = randomUUID();
  const conversations = Math.max(concurrency * 2, Math.ceil(count / TURNS_PER_CONVERSATION));
  const milliseconds: number[] = [];
  const before = await usageOf(pid);
  const started = performance.now();
  await drive(
    endpoint,
    { count, concurrency },
    (index) => turn(neighbours, `${round}-${index % conversations}`, checksTokens),
    (answer) => {
      if (answer instanceof Error || answer.status >= 300)
        throw new Error(`${what}: a turn was not taken.`, { cause: answer });
      milliseconds.push(answer.milliseconds);
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  const after = await usageOf(pid);
  const cpu =
    before === undefined || after === undefined
      ? undefined
      : (after.cpuMilliseconds - before.cpuMilliseconds) / count;
  return { perSecond: count / seconds, milliseconds, cpu };
}
