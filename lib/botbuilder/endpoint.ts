import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { isForeignCaller } from '../config/address.ts';
import type { ConversationKey } from '../conversation/index.ts';
import { asBotError, logFields } from '../errors.ts';
import { withFields, type Log, type Rarely } from '../log.ts';
import { unavailable } from '../unavailable.ts';
import { takeTurn, turnEvents, type Arrival, type Send, type TurnPorts } from '../turns/index.ts';
import type { ContactCenterAdapter } from './adapter.ts';
import { arrivalOf } from './arrival.ts';
import { AuthenticationRefused, type BotAuthentication } from './authentication.ts';
import { readActivity, type ReadActivity } from './requestBody.ts';

/** What the endpoint is made of. */
export interface EndpointParts {
  /** Local mode, where nobody has a token: then only this machine, and no page of another site, is let in. */
  readonly loopbackOnly: boolean;
  readonly authentication: Pick<BotAuthentication, 'authenticateRequest'>;
  readonly adapter: Pick<ContactCenterAdapter, 'receive'>;
  readonly keyOf: (channelId: string, conversationId: string) => ConversationKey;
  /** Of the process: a flood is one whichever invocations it comes through. */
  readonly rarely: Rarely;
  /** True once, for the first turn of the process. */
  readonly isFirstTurn: () => boolean;
}

const FOREIGN_CALLER = { ok: false, status: 403, code: 'E_FOREIGN_CALLER' } as const;
type ForeignCaller = typeof FOREIGN_CALLER;

/** No name in the DNS is longer; what is comes from somebody who wants to fill the log. */
const LONGEST_HOST = 253;

/** Seconds after which a channel may try again while something we need is down. */
const RETRY_AFTER = 5;

/**
 * Answers one request to the bot, already known to be a POST: reads and checks the activity, authenticates its sender, runs the turn. Cheap checks
 * first; a request that fails one runs no bot logic, touches no storage and sends nothing. Refusals have one fixed body
 * each, or none, and never a text of ours or of a library: they would tell an attacker how far the forgery got.
 */
export async function receiveActivity(
  request: HttpRequest,
  parts: EndpointParts,
  ports: TurnPorts,
): Promise<HttpResponseInit> {
  const read: ReadActivity | ForeignCaller =
    parts.loopbackOnly && isForeignCaller(request.headers) ? FOREIGN_CALLER : await readActivity(request);
  if (!read.ok) {
    const { code, status } = read;
    parts.rarely(code, (times) => {
      ports.telemetry.track({ name: 'request.refused', code, status, times });
    });
    return { status };
  }
  const { activity } = read;
  try {
    const header = request.headers.get('authorization') ?? '';
    const authenticated = await parts.authentication.authenticateRequest(activity, header);
    let answer: HttpResponseInit = { status: 200 };
    const arrival = arrivalOf(activity, parts.keyOf);
    const log = withFields(ports.log, { conversation: ports.aliasOf(arrival.key) });
    await parts.adapter.receive(authenticated, activity, async (send) => {
      answer = await runArrival(arrival, send, parts, { ...ports, log });
    });
    return answer;
  } catch (thrown) {
    return thrown instanceof AuthenticationRefused
      ? refused(thrown, parts, ports)
      : failed(thrown, ports.log);
  }
}

async function runArrival(
  arrival: Arrival,
  send: Send,
  { isFirstTurn }: EndpointParts,
  ports: TurnPorts,
): Promise<HttpResponseInit> {
  const startedAt = performance.now();
  // An ignored activity loads nothing; the cold turn is the one behind it, that has to.
  const cold = arrival.inbound.kind !== 'ignored' && isFirstTurn();
  const ending = await takeTurn(arrival, send, ports, () => performance.now());
  const timing = { cold, milliseconds: performance.now() - startedAt };
  for (const event of turnEvents(arrival, ending, timing, ports)) ports.telemetry.track(event);
  // Not stored, and nobody has the customer: the channel may deliver the activity again.
  if (ending.outcome === 'failed' && !ending.handedOver)
    return unavailable([{ code: ending.code }], RETRY_AFTER);
  return { status: isUnhandledInvoke(arrival) ? 501 : 200 };
}

/**
 * An invoke wants its answer in the response. Nothing here handles one, and 501 says so: an empty 200 would tell the client
 * that a token was exchanged, or that a card is broken.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
function isUnhandledInvoke({ inbound }: Arrival): boolean {
  return inbound.kind === 'ignored' && inbound.reason === 'invoke';
}

function refused(
  { status, code, host, retryAfterSeconds }: AuthenticationRefused,
  { rarely }: EndpointParts,
  { telemetry }: TurnPorts,
): HttpResponseInit {
  rarely(code, (times) => {
    // A stranger chose the host: the log has it, for AllowedServiceUrlHosts, and telemetry does not.
    const logOnly = { host: host?.slice(0, LONGEST_HOST) };
    telemetry.track({ name: 'auth.rejected', code, status, times }, { logOnly });
  });
  // Who may not come in learns nothing; who cannot be checked at the moment learns when to come back.
  return status === 503 ? unavailable([{ code }], retryAfterSeconds ?? RETRY_AFTER) : { status };
}

function failed(thrown: unknown, log: Log): HttpResponseInit {
  log('error', 'request.failed', logFields(asBotError(thrown)));
  return { status: 500 };
}
