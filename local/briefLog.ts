import { isRecord } from '../commandLine/jsonFile.ts';
import type { HostLog } from './hostLog.ts';

/*
 * The log for somebody who watches: one short line a turn. The app logs one JSON object an event; this goes by the names of
 * events and fields and needs none of them, as the monitor of the contact center does. What is no event is shown as it is.
 */

type Event = Readonly<Record<string, unknown>> & { readonly event: string };

const AFTERWARDS: Readonly<Record<string, string>> = { talking: 'bot', escalated: 'person', ended: 'ended' };
const WHO: Readonly<Record<string, string>> = { customerMessage: 'customer', customEvent: 'customer’s page' };
/** What a sweep can have done that somebody should know of. */
const SWEPT = ['warned', 'ended', 'finished', 'forgotten', 'discarded', 'failed', 'unsent'];
/** The beginning of a conversation's alias: enough to tell those on a desk apart. */
const ALIAS_LENGTH = 8;

/**
 * Shows turns as who, rule and milliseconds, with who has the conversation afterwards; sweeps that did something; warnings
 * and errors in words; and calls that were refused or failed. Everything else an app reports of itself is left out.
 */
export function briefLog(log: HostLog): HostLog {
  /** Functions that report what they do: their calls need no line besides. */
  const reporting = new Set<string>();
  return {
    write(level, category, source, message) {
      const event = readEvent(message);
      if (event === undefined) {
        log.write(level, category, source, message);
        return;
      }
      reporting.add(source);
      if (event.event === 'turn.completed') showTurn(event, log);
      else if (event.event === 'sweep.completed') showSweep(event, source, log);
      else if (level !== 'information') log.write(level, category, source, inWords(event));
    },
    outcome(functionName, outcome, failed, what, milliseconds) {
      const unremarkable = !failed && /^(?:ok|[23]\d\d)$/.test(outcome) && reporting.has(functionName);
      if (!unremarkable) log.outcome(functionName, outcome, failed, what, milliseconds);
    },
  };
}

function readEvent(message: string): Event | undefined {
  if (!message.startsWith('{"event":')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isEvent(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is Event {
  return isRecord(value) && typeof value['event'] === 'string';
}

function showTurn(turn: Event, log: HostLog): void {
  const outcome = text(turn, 'outcome');
  if (outcome === 'ignored') return;
  const failed = outcome === 'failed';
  const who = WHO[text(turn, 'inbound')] ?? 'contact center';
  const what = failed ? text(turn, 'code') : outcome === 'duplicate' ? 'seen before' : text(turn, 'rule');
  const waiting = number(turn, 'waiting');
  log.outcome(
    text(turn, 'conversation').slice(0, ALIAS_LENGTH),
    failed ? 'failed' : (AFTERWARDS[text(turn, 'phase')] ?? outcome),
    failed,
    `${who}: ${what}${waiting > 0 ? `, ${waiting} still to be sent` : ''}`,
    number(turn, 'milliseconds'),
  );
}

function showSweep(sweep: Event, source: string, log: HostLog): void {
  const done = SWEPT.filter((name) => number(sweep, name) > 0);
  if (done.length === 0) return;
  const failed = number(sweep, 'failed') > 0;
  const what = done.map((name) => `${number(sweep, name)} ${name}`).join(', ');
  log.outcome(source, failed ? 'failed' : 'ok', failed, what, number(sweep, 'milliseconds'));
}

/** `telemetry.failing E_TELEMETRY_EXPORT  times 3`. */
function inWords({ event, code, ...fields }: Event): string {
  const details = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
  return [typeof code === 'string' ? `${event} ${code}` : event, ...details].join('  ');
}

function text(event: Event, name: string): string {
  const value = event[name];
  return typeof value === 'string' ? value : '';
}

function number(event: Event, name: string): number {
  const value = event[name];
  return typeof value === 'number' ? value : 0;
}
