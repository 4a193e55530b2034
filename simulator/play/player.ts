import { isDeepStrictEqual } from 'node:util';
import type { DeliveryOutcome, Problem } from '../botClient.ts';
import type { Conversation } from '../center/conversation.ts';
import { customerView, representativeView } from '../center/views.ts';
import type { Manner, StartOptions } from '../switchboard.ts';
import type { DeskPattern, Script, Step, TextPattern } from './script.ts';
import { Unreachable, type Venue } from './venue.ts';
import { wordsSeen } from './wordsSeen.ts';

/** How a script went. `failure` is the first expectation that did not come true; nothing after it was played. */
export interface Played {
  readonly conversation: Conversation | undefined;
  readonly failure: { readonly step: number; readonly message: string } | undefined;
  /** Set when the bot, or the contact center that runs elsewhere, could not be reached at all, which makes everything else meaningless. */
  readonly unreachable: Problem | undefined;
}

class Unmet extends Error {
  override readonly name = 'Unmet';
}

/** Plays one script against a contact center whose bot is running. Expected failures are part of the result. */
export async function playScript(script: Script, venue: Venue): Promise<Played> {
  const stage: PlayState = { venue, patienceMs: script.patienceMs, id: '', seen: 0, expected: -1 };
  let step = 0;
  try {
    for (const next of script.steps) {
      step += 1;
      await play(next, stage);
    }
    await venue.settled(stage.id);
    return { conversation: venue.conversation(stage.id), failure: undefined, unreachable: undefined };
  } catch (error) {
    if (error instanceof Unreachable)
      return { conversation: lastSeen(stage), failure: undefined, unreachable: error.problem };
    if (!(error instanceof Unmet)) throw error;
    return {
      conversation: lastSeen(stage),
      failure: { step, message: error.message },
      unreachable: undefined,
    };
  }
}

/** What is known of the conversation when nothing more can be asked. */
function lastSeen({ venue, id }: PlayState): Conversation | undefined {
  try {
    return venue.conversation(id);
  } catch (error) {
    if (error instanceof Unreachable) return undefined;
    throw error;
  }
}

interface PlayState {
  readonly venue: Venue;
  readonly patienceMs: number;
  id: string;
  /** How many lines of the bot and of representatives earlier expectations have looked at. */
  seen: number;
  /** The place in the wire log of the delivery whose answer was expected, whatever it was: no failure of the bot's. */
  expected: number;
}

async function play(step: Step, state: PlayState): Promise<void> {
  const { venue } = state;
  switch (step.kind) {
    case 'start':
      await start(step.options, state);
      return;
    case 'act': {
      await settle(state);
      const refusal = await venue.act(state.id, step.event, step.manner);
      if (refusal !== undefined) throw new Unmet(refusal);
      return;
    }
    case 'deliverAgain':
      await deliverAgain(state, step.manner);
      return;
    case 'fault':
      await venue.arm(step.fault, state.id);
      return;
    case 'trouble':
      await venue.troubleWith(state.id, step.trouble);
      return;
    case 'time':
      await settle(state);
      await venue.passTime(step.milliseconds);
      return;
    case 'customerSees':
      state.seen = await waitFor(
        state,
        (conversation) => findLine(conversation, state.seen, step.pattern),
        () =>
          `the customer should see ${describe(step.pattern)}, but saw ${listTexts(newLines(current(state), state.seen))}.`,
      );
      return;
    case 'representativeSees':
      await waitFor(
        state,
        (conversation) => (mismatch(conversation, step.pattern) === undefined ? true : undefined),
        () => mismatch(current(state), step.pattern) ?? '',
      );
      return;
    case 'answered':
      state.expected = await waitFor(
        state,
        (conversation) => {
          const delivery = lastDelivery(conversation);
          return delivery?.outcome.status === step.status ? delivery.seq : undefined;
        },
        () =>
          `the bot should answer ${step.status}, but answered ${lastDelivery(current(state))?.outcome.status ?? 'nothing'}.`,
      );
      return;
    case 'stage':
      await waitFor(
        state,
        (conversation) => (conversation.stage === step.stage ? true : undefined),
        () => `the state should be ${step.stage}, but is ${current(state).stage}.`,
      );
      return;
    case 'nothingMore':
      await expectNothingMore(state);
  }
}

async function start(options: StartOptions, state: PlayState): Promise<void> {
  const started = await state.venue.start(options);
  if ('refusal' in started) throw new Unmet(started.refusal);
  state.id = started.id;
  state.seen = 0;
}

async function deliverAgain({ venue, id }: PlayState, manner: Manner): Promise<void> {
  const last = venue.conversation(id)?.wire.findLast(({ direction }) => direction === 'toBot');
  if (last !== undefined) await venue.deliverAgain(id, last.seq, manner);
}

/** The bot's turn is over when its answer to the last delivery is there. People act after it, as they do in a chat. */
async function settle(state: PlayState): Promise<void> {
  await state.venue.settled(state.id);
  failWhenUnreachable(current(state), state.expected);
}

async function expectNothingMore(state: PlayState): Promise<void> {
  await settle(state);
  const more = newLines(current(state), state.seen);
  if (more.length > 0) throw new Unmet(`the customer should see nothing more, but saw ${listTexts(more)}.`);
}

/** Resolves with what `look` finds, now or after a change; gives up after the script's patience. */
function waitFor<T>(
  state: PlayState,
  look: (conversation: Conversation) => T | undefined,
  complain: () => string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(deadline);
      stop();
    };
    const check = (): void => {
      try {
        const conversation = current(state);
        const found = look(conversation);
        if (found === undefined) {
          failWhenUnreachable(conversation, state.expected);
          return;
        }
        finish();
        resolve(found);
      } catch (error) {
        finish();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const stop = state.venue.watch(check);
    const deadline = setTimeout(() => {
      finish();
      reject(new Unmet(complain()));
    }, state.patienceMs);
    check();
  });
}

/** Something answers there that is no bot, or not at this path: the address is wrong, and no script will go on. */
const NO_BOT: ReadonlySet<number> = new Set([404, 405]);

/** How the bot took what was delivered last, and its place in the wire log. */
function lastDelivery({
  wire,
}: Conversation): { readonly seq: number; readonly outcome: DeliveryOutcome } | undefined {
  const record = wire.findLast(({ direction }) => direction === 'toBot');
  const outcome = record?.deliveries.at(-1);
  return record === undefined || outcome === undefined ? undefined : { seq: record.seq, outcome };
}

function failWhenUnreachable(conversation: Conversation, expected: number): void {
  const last = lastDelivery(conversation);
  if (last?.seq === expected) return;
  const delivery = last?.outcome;
  if (delivery?.ok === false && (delivery.problem.kind === 'unreachable' || NO_BOT.has(delivery.status ?? 0)))
    throw new Unreachable(delivery.problem);
  if (delivery?.ok === false) throw new Unmet(`${delivery.problem.what} ${delivery.problem.next}`);
}

function current({ venue, id }: PlayState): Conversation {
  const conversation = venue.conversation(id);
  if (conversation === undefined) throw new Unmet('no conversation was started.');
  return conversation;
}

function newLines(conversation: Conversation, seen: number): readonly string[] {
  return spoken(conversation).slice(seen);
}

/** What the customer has read of the bot and of representatives, message by message. */
function spoken(conversation: Conversation): readonly string[] {
  return customerView(conversation)
    .filter(({ from }) => from === 'bot' || from === 'representative')
    .map((line) => wordsSeen(line, conversation.channel));
}

/** The number of lines that are done with once the pattern is found; lines before it that do not fit are passed over. */
function findLine(conversation: Conversation, seen: number, pattern: TextPattern): number | undefined {
  const index = spoken(conversation).findIndex((text, place) => place >= seen && fits(text, pattern));
  return index === -1 ? undefined : index + 1;
}

function fits(text: string, { contains, equals, matches }: TextPattern): boolean {
  if (contains !== undefined && !text.toLowerCase().includes(contains.toLowerCase())) return false;
  if (equals !== undefined && text !== equals) return false;
  return matches === undefined || matches.test(text);
}

/** What the desk shows differently, in words; `undefined` when all is as it should be. */
function mismatch(conversation: Conversation, pattern: DeskPattern): string | undefined {
  const desk = representativeView(conversation);
  if (pattern.queue !== undefined && desk.queue !== pattern.queue) {
    return `the queue should be "${pattern.queue}", but is "${desk.queue}".`;
  }
  for (const [name, expected] of Object.entries(pattern.variables ?? {})) {
    const found = desk.variables.find((variable) => variable.name === name)?.value;
    if (!isDeepStrictEqual(found, expected)) {
      return `the variable "${name}" should be ${JSON.stringify(expected)}, but is ${found === undefined ? 'absent' : JSON.stringify(found)}.`;
    }
  }
  if (pattern.summary === undefined) return undefined;
  if (desk.summary === undefined)
    return 'there is no summary to see: it opens when a representative accepts.';
  if (fits(desk.summary, pattern.summary)) return undefined;
  return `the summary should be ${describe(pattern.summary)}, but is "${desk.summary}".`;
}

function describe({ contains, equals, matches }: TextPattern): string {
  const parts = [
    contains === undefined ? '' : `a text with "${contains}"`,
    equals === undefined ? '' : `exactly "${equals}"`,
    matches === undefined ? '' : `a text that matches ${String(matches)}`,
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

function listTexts(lines: readonly string[]): string {
  if (lines.length === 0) return 'nothing new';
  return lines.map((text) => `"${text}"`).join(', ');
}
