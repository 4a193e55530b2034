import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { Config } from '../config.ts';
import type {
  ConversationKey,
  ConversationStore,
  DuePolicy,
  UnansweredStore,
} from '../conversation/index.ts';
import type { Telemetry } from '../events.ts';
import { createRarely, silentLog, type Log } from '../log.ts';
import {
  createConnectorHosts,
  createForgetUnanswered,
  createHandOvers,
  createPlaces,
  createSharedSweep,
  createUnheard,
  hearUnheard,
  repeatedly,
  SEND_TIMEOUT,
  storeHandOvers,
  type BotMind,
  type SpeakFirst,
  type SweepRequest,
  type TurnPorts,
} from '../turns/index.ts';
import { ContactCenterAdapter } from './adapter.ts';
import { createAuthentication } from './authentication.ts';
import { createConversationAlias } from './conversationAlias.ts';
import { createConnectorHttpClient } from './delivery.ts';
import { receiveActivity } from './endpoint.ts';
import { createFileDownload } from './fileDownload.ts';

/** The bot's doors: what a channel posts, the timer, and the queue of the sweep, for which the last two have requests. */
export interface Bot {
  readonly receive: (request: HttpRequest, log: Log) => Promise<HttpResponseInit>;
  readonly sweep: (log: Log) => Promise<readonly SweepRequest[]>;
  readonly helpSweep: (message: unknown, log: Log) => Promise<readonly SweepRequest[]>;
}

/** Who answers, where conversations are kept and what time it is there. Turns may read warm; the sweep reads what is stored. */
export interface BotState {
  readonly store: ConversationStore;
  readonly warmStore: ConversationStore;
  readonly unansweredStore: UnansweredStore;
  readonly now: () => number;
  readonly mind: BotMind;
  readonly keyOf: (channelId: string, conversationId: string) => ConversationKey;
  readonly telemetry: Telemetry;
}

/** Makes the bot for a configuration that was checked. */
export function createBot(
  config: Config,
  { store, warmStore, unansweredStore, now, mind, keyOf, telemetry }: BotState,
): Bot {
  const authentication = createAuthentication(config, {
    httpClient: createConnectorHttpClient(SEND_TIMEOUT, telemetry.trackDependency),
  });
  const adapter = new ContactCenterAdapter(authentication);
  const aliasOf = createConversationAlias(config);
  const hosts = createConnectorHosts(steadyNow);
  const places = createPlaces();
  // No call's log: the call is answered, and what it led to is in telemetry.
  const handOvers = createHandOvers(repeatedly(() => storeHandOvers(ports(stored, silentLog)), later));
  const hearAgain = (): Promise<boolean> => hearUnheard(speakFirst, ports(stored, silentLog), steadyNow);
  const unheard = createUnheard(repeatedly(hearAgain, later), steadyNow);
  let turns = 0;
  const parts = {
    loopbackOnly: config.authentication.kind === 'local',
    authentication,
    adapter,
    keyOf,
    rarely: createRarely(),
    isFirstTurn: () => turns++ === 0,
  };
  const { attachmentUrl } = config;
  const { keep, retentionMs: retention } = config.unanswered;
  const unanswered = { store: unansweredStore, keep, retention };
  const forgetUnanswered = createForgetUnanswered();
  const local: BotMind = { ...mind, showValues: config.authentication.kind === 'local' };
  const withFiles: BotMind =
    attachmentUrl === undefined
      ? local
      : { ...local, receiveFiles: createFileDownload(attachmentUrl, () => authentication.ownToken()) };
  const speakFirst: SpeakFirst = (address, use) =>
    adapter.speakFirst(authentication.ownIdentity(), address, use);
  const reporting = { telemetry, aliasOf, now, bot: withFiles };
  const [stored, warm] = [handOvers.over(store, reporting), handOvers.over(warmStore, reporting)];
  const ports = (from: ConversationStore, log: Log): TurnPorts => ({
    store: from,
    handOvers,
    unheard,
    places,
    now,
    sleep,
    random: Math.random,
    newId: randomUUID,
    log,
    telemetry,
    aliasOf,
    policy: policyOf(config),
    bot: withFiles,
    hosts,
    unanswered,
  });
  const { budgetMs: budget, concurrency, helpers } = config.sweep;
  const shared = createSharedSweep(speakFirst, { budget, concurrency, helpers });
  return {
    receive: (request, log) => receiveActivity(request, parts, ports(warm, log)),
    sweep: async (log) => {
      const swept = ports(stored, log);
      const requests = await shared.run(swept);
      await forgetUnanswered(swept);
      return requests;
    },
    helpSweep: (message, log) => shared.help(message, ports(stored, log)),
  };
}

/** Of a clock that only runs, in milliseconds. */
function steadyNow(): number {
  return performance.now();
}

function policyOf({ idle, retentionMs }: Config): DuePolicy {
  return { warningAfter: idle.warningAfterMs, endAfter: idle.endAfterMs, retention: retentionMs };
}

function later(milliseconds: number, run: () => void): void {
  // A process that has nothing else to do may end: what it has in mind is lost with it all the same.
  setTimeout(run, milliseconds).unref();
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  // An abort only ends the wait; whoever waits looks at the signal itself.
  await wait(milliseconds, undefined, { signal }).catch(() => undefined);
}
