import { parseDuration } from '../../lib/config/duration.ts';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import type { Conversation, Entry } from '../center/conversation.ts';
import type { PersonEvent } from '../center/contactCenter.ts';
import type { CenterDefinition } from '../definition/definition.ts';
import { sampleCenter } from '../definition/sampleCenter.ts';
import { writeDefinition } from '../definition/writeDefinition.ts';
import type { Fault } from '../faults.ts';
import type { Journal, Placed } from '../journal.ts';
import type { Manner, StartOptions } from '../switchboard.ts';
import { PATIENCE_MS } from './script.ts';
import { wordsSeen } from './wordsSeen.ts';
import { writeDuration } from './writeDuration.ts';

/** Why a conversation cannot be written down as a script, in words. */
export class NotAScript extends Error {
  override readonly name = 'NotAScript';
}

/**
 * Writes a conversation down as a script that plays it again and expects what happened: every line that the customer saw, where each
 * command led, and what the desk showed.
 * @throws {NotAScript} when something was done that no step of a script does.
 */
export function saveScript(
  conversation: Conversation,
  journal: Journal,
  definition: CenterDefinition,
): JsonObject {
  const { opening, deeds } = journal;
  const steps: JsonObject[] = [{ start: startStep(opening) }];
  const rest = [...deeds];
  for (let place = 0; place <= conversation.transcript.length; place++) {
    for (let next = rest[0]; next !== undefined && next.lines <= place; next = rest[0]) {
      addDeed(steps, next, conversation);
      rest.shift();
    }
    const line = conversation.transcript[place];
    if (line !== undefined)
      steps.push(...expectations(line, conversation.transcript[place + 1], conversation));
  }
  steps.push({ expectState: conversation.stage }, { expectNothingMore: true });
  const patienceMs = patienceFor(conversation);
  return {
    name: `${conversation.customer.name}, ${new Date(conversation.startedAt).toISOString().slice(0, 16).replace('T', ' ')}`,
    ...(patienceMs > PATIENCE_MS ? { patienceMs } : {}),
    ...(definition === sampleCenter ? {} : { workstream: writeDefinition(definition) }),
    steps,
  };
}

function startStep(options: StartOptions): JsonObject {
  return withoutUndefined({ ...options });
}

function addDeed(steps: JsonObject[], deed: Placed, conversation: Conversation): void {
  switch (deed.kind) {
    case 'person':
      steps.push(personStep(deed.event, deed.manner));
      if (deed.event.type === 'representativeAccepts') {
        const summary = lastSummary(conversation.transcript.slice(0, deed.lines));
        if (summary !== undefined) steps.push({ expectRepresentativeSees: { summary: { equals: summary } } });
      }
      return;
    case 'again': {
      const last = conversation.wire
        .slice(0, deed.records)
        .findLast(({ direction }) => direction === 'toBot');
      if (last?.seq !== deed.seq)
        throw new NotAScript(
          'An activity was delivered again that was not the last one; a script can only repeat the last.',
        );
      steps.push({ deliverAgain: isUsual(deed.manner) ? true : withoutUndefined({ ...deed.manner }) });
      return;
    }
    case 'trouble':
      // A switch does not wait for the bot, as people do.
      steps.push({ expectNothingMore: true }, { trouble: withoutUndefined({ ...deed.trouble }) });
      return;
    case 'time':
      steps.push(timeStep(deed.milliseconds + timeBefore(steps)));
      return;
    case 'fault': {
      // It was armed before what made the bot post.
      const cause = steps.findLastIndex((step) => !isExpectation(step) && !isFault(step));
      const armed = cause === 0 ? firstAfterFaults(steps) : cause;
      steps.splice(armed, 0, { fault: faultStep(deed.fault) });
    }
  }
}

function timeStep(milliseconds: number): JsonObject {
  return { timePasses: writeDuration(milliseconds) };
}

/** Time that passed bit by bit, with nothing in between, is one step: takes the last bit away again. */
function timeBefore(steps: JsonObject[]): number {
  const passes = steps.at(-1)?.['timePasses'];
  if (typeof passes !== 'string') return 0;
  steps.pop();
  return parseDuration(passes) ?? 0;
}

/** Nothing can be armed before the start: what hits the greeting is armed right behind it. */
function firstAfterFaults(steps: readonly JsonObject[]): number {
  const place = steps.findIndex((step, index) => index > 0 && !isFault(step));
  return place === -1 ? steps.length : place;
}

function isFault(step: JsonObject): boolean {
  return 'fault' in step;
}

function isExpectation(step: JsonObject): boolean {
  return Object.keys(step).some((name) => name.startsWith('expect'));
}

function personStep(event: PersonEvent, manner: Manner): JsonObject {
  switch (event.type) {
    case 'customerWrites':
      return { customerSays: saidStep(event, manner) };
    case 'customerLeaves':
    case 'representativeHandsBack':
    case 'representativeEnds':
      return { [event.type]: true };
    case 'representativeAccepts':
      return { representativeAccepts: event.name };
    case 'representativeReplies':
      return { representativeSays: event.text };
    case 'representativeTransfers':
      return { representativeTransfers: event.queue };
    case 'representativeFinishes':
      return { representativeFinishes: event.note ?? true };
    case 'representativeConsultsBot':
      throw new NotAScript('A bot cannot be consulted.');
  }
}

function saidStep(event: PersonEvent & { type: 'customerWrites' }, manner: Manner): JsonValue {
  const { text, textFormat, value, files, fileCarrier, invoke } = event;
  const members = textFormat === undefined ? event.members : { ...event.members, textFormat };
  const more = withoutUndefined({
    value,
    files: files?.map(({ name, contentType }) => ({ name, contentType })),
    fileCarrier,
    members,
    invoke,
    ...manner,
  });
  if (Object.keys(more).length === 0) return text;
  return text === '' ? more : { text, ...more };
}

/** What can be expected of a line that is new in the transcript; the `next` one says whether a closing took effect. */
function expectations(
  line: Entry,
  next: Entry | undefined,
  { channel }: Conversation,
): readonly JsonObject[] {
  const { from, customerSees, command } = line;
  const seen =
    customerSees && (from === 'bot' || from === 'representative')
      ? [{ expectCustomerSees: { equals: wordsSeen(line, channel) } }]
      : [];
  if (command === undefined) return seen;
  const { type, queue, variables } = command;
  if (type === 'EndConversation')
    return [...seen, { expectState: next?.ends === true ? 'closed' : 'botActive' }];
  return [
    ...seen,
    { expectState: 'waiting' },
    { expectRepresentativeSees: withoutUndefined({ queue, variables }) },
  ];
}

function lastSummary(lines: readonly Entry[]): string | undefined {
  return lines.findLast(({ command }) => command?.type === 'Escalate')?.text;
}

/** One hit is one step, however often the fault was armed for. */
function faultStep({ on, answer, accepted, delayMs, retryAfter }: Fault): JsonObject {
  return withoutUndefined({ on, answer, accepted, delayMs, retryAfter });
}

/** Who waited longer for a line than expectations usually do has to wait as long again. */
function patienceFor({ transcript }: Conversation): number {
  const waits = transcript.map(({ at, from }, place) =>
    from === 'bot' ? at - (transcript[place - 1]?.at ?? at) : 0,
  );
  return Math.round(1.5 * Math.max(0, ...waits));
}

function isUsual(manner: Manner): boolean {
  return Object.values(manner).every((given) => given === undefined);
}

function withoutUndefined(members: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
