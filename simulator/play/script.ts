import { parseDuration } from '../../lib/config/duration.ts';
import type { JsonObject, JsonValue } from '../../lib/omnichannel/index.ts';
import { isObject } from '../center/botActivity.ts';
import type { PersonEvent } from '../center/contactCenter.ts';
import type { Stage } from '../center/conversation.ts';
import type { Trouble } from '../center/trouble.ts';
import type { Fault } from '../faults.ts';
import type { CenterDefinition } from '../definition/definition.ts';
import { parseDefinition } from '../definition/parseDefinition.ts';
import { readFields, type Fields } from '../fields.ts';
import { readCustomerWrites, readFault, readManner, readStart, readTrouble } from '../requests.ts';
import type { Manner, StartOptions } from '../switchboard.ts';

/** What a text has to be. An object in a script; a plain text there means `contains`. */
export interface TextPattern {
  readonly contains?: string | undefined;
  readonly equals?: string | undefined;
  readonly matches?: RegExp | undefined;
}

/** What the representatives' desk has to show; members that are absent may be anything. */
export interface DeskPattern {
  readonly queue?: string | undefined;
  readonly summary?: TextPattern | undefined;
  readonly variables?: JsonObject | undefined;
}

export type Step =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'act'; readonly event: PersonEvent; readonly manner: Manner }
  | { readonly kind: 'deliverAgain'; readonly manner: Manner }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'trouble'; readonly trouble: Partial<Trouble> }
  | { readonly kind: 'time'; readonly milliseconds: number }
  | { readonly kind: 'customerSees'; readonly pattern: TextPattern }
  | { readonly kind: 'representativeSees'; readonly pattern: DeskPattern }
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'nothingMore' };

/** A conversation to play. */
export interface Script {
  readonly name: string;
  /** What it is played in, where it brings that along. */
  readonly workstream: CenterDefinition | undefined;
  /** How long an expectation waits to come true, in milliseconds. */
  readonly patienceMs: number;
  readonly steps: readonly Step[];
}

/** How long an expectation waits where a script does not say otherwise. */
export const PATIENCE_MS = 5_000;
const STAGES = [
  'botActive',
  'waiting',
  'representativeActive',
  'wrapUp',
  'closed',
] as const satisfies readonly Stage[];

/** Reads a script; every mistake in it is added to `problems`, with its place. */
export function readScript(value: JsonValue, where: string, problems: string[]): Script {
  const fields = readFields(value, where, problems);
  const name = fields.requiredText('name');
  const patienceMs = fields.count('patienceMs', 1) ?? PATIENCE_MS;
  const given = fields.any('workstream');
  const workstream =
    given === undefined ? undefined : readWorkstream(given, `${where}, workstream`, problems);
  const list = fields.list('steps') ?? [];
  if (list.length === 0) fields.wrong('steps', 'must be a list with at least one step.');
  fields.nothingElse();
  const steps = list.flatMap((step, index) => readStep(step, `${where}, step ${index + 1}`, problems) ?? []);
  if (list.length > 0 && steps[0]?.kind !== 'start' && steps.length === list.length) {
    problems.push(`${where}, step 1: a conversation begins with "start".`);
  }
  return { name, workstream, patienceMs, steps };
}

function readWorkstream(value: JsonValue, where: string, problems: string[]): CenterDefinition | undefined {
  const parsed = parseDefinition(value);
  if (parsed.ok) return parsed.definition;
  problems.push(
    ...parsed.mistakes.map(({ path, message }) => `${where}${path === '' ? '' : `, ${path}`}: ${message}`),
  );
  return undefined;
}

type StepReader = (value: JsonValue, where: string, problems: string[]) => Step;

const act = (event: PersonEvent): Step => ({ kind: 'act', event, manner: {} });

/** One reader for each kind of step, under the name that it has in a script. */
const STEPS: Readonly<Record<string, StepReader>> = {
  start: (value, where, problems) => ({ kind: 'start', options: readStart(value, where, problems) }),
  customerSays: (value, where, problems) => {
    const said = typeof value === 'string' ? { text: value } : value;
    return { kind: 'act', ...readCustomerWrites(said, where, problems) };
  },
  customerSubmits: (value) => act({ type: 'customerWrites', text: '', value }),
  customerSends: (value, where, problems) => ({
    kind: 'act',
    ...readCustomerWrites({ files: Array.isArray(value) ? value : [value] }, where, problems),
  }),
  customerLeaves: flagged(act({ type: 'customerLeaves' })),
  representativeAccepts: (value, where, problems) => {
    if (typeof value !== 'string')
      return flagged(act({ type: 'representativeAccepts', name: 'Robin' }))(value, where, problems);
    return act({ type: 'representativeAccepts', name: value });
  },
  representativeSays: (value, where, problems) => {
    if (typeof value !== 'string') problems.push(`${where}: must be a text.`);
    return act({ type: 'representativeReplies', text: typeof value === 'string' ? value : '' });
  },
  representativeTransfers: (value, where, problems) => {
    if (typeof value !== 'string') problems.push(`${where}: must be the name of a queue.`);
    return act({ type: 'representativeTransfers', queue: typeof value === 'string' ? value : '' });
  },
  representativeHandsBack: flagged(act({ type: 'representativeHandsBack' })),
  representativeEnds: flagged(act({ type: 'representativeEnds' })),
  representativeFinishes: (value, where, problems) =>
    typeof value === 'string'
      ? act({ type: 'representativeFinishes', note: value })
      : flagged(act({ type: 'representativeFinishes' }))(value, where, problems),
  deliverAgain: (value, where, problems) => {
    if (value === true) return { kind: 'deliverAgain', manner: {} };
    const fields = readFields(value, where, problems);
    const manner = readManner(fields);
    fields.nothingElse();
    return { kind: 'deliverAgain', manner };
  },
  fault: (value, where, problems) => ({ kind: 'fault', fault: readFault(value, where, problems) }),
  trouble: (value, where, problems) => ({ kind: 'trouble', trouble: readTrouble(value, where, problems) }),
  timePasses: (value, where, problems) => {
    const milliseconds = typeof value === 'string' ? parseDuration(value) : undefined;
    if (milliseconds === undefined) problems.push(`${where}: must be a duration such as PT5M.`);
    return { kind: 'time', milliseconds: milliseconds ?? 0 };
  },
  expectCustomerSees: (value, where, problems) => ({
    kind: 'customerSees',
    pattern: readText(value, where, problems),
  }),
  expectRepresentativeSees: (value, where, problems) => ({
    kind: 'representativeSees',
    pattern: readDesk(value, where, problems),
  }),
  expectAnswered: (value, where, problems) => {
    const isStatus = typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
    if (!isStatus) problems.push(`${where}: must be an HTTP status, such as 501.`);
    return { kind: 'answered', status: isStatus ? value : 200 };
  },
  expectState: (value, where, problems) => {
    const stage = STAGES.find((known) => known === value);
    if (stage === undefined) problems.push(`${where}: must be one of ${STAGES.join(', ')}.`);
    return { kind: 'stage', stage: stage ?? 'closed' };
  },
  expectNothingMore: flagged({ kind: 'nothingMore' }),
};

function readStep(value: JsonValue, where: string, problems: string[]): Step | undefined {
  const names = isObject(value) ? Object.keys(value) : [];
  const [name = ''] = names;
  const reader = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
  if (!isObject(value) || names.length !== 1 || reader === undefined) {
    const found = names.length === 0 ? 'nothing' : names.map((each) => `"${each}"`).join(', ');
    problems.push(
      `${where}: must have one member, the name of a step (found ${found}); known: ${Object.keys(STEPS).join(', ')}.`,
    );
    return undefined;
  }
  return reader(value[name] ?? null, `${where} (${name})`, problems);
}

/** A step that takes no more than `true`. */
function flagged(step: Step): StepReader {
  return (value, where, problems) => {
    if (value !== true) problems.push(`${where}: must be true.`);
    return step;
  };
}

function readText(value: JsonValue, where: string, problems: string[]): TextPattern {
  if (typeof value === 'string') return { contains: value };
  const fields = readFields(value, where, problems);
  const pattern = {
    contains: fields.text('contains'),
    equals: fields.text('equals'),
    matches: readRegExp(fields),
  };
  fields.nothingElse();
  if (!fields.has('contains') && !fields.has('equals') && !fields.has('matches')) {
    problems.push(`${where}: needs "contains", "equals" or "matches".`);
  }
  return pattern;
}

/** Case does not count: what a bot says is prose. */
function readRegExp(fields: Fields): RegExp | undefined {
  const source = fields.text('matches');
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, 'iu');
  } catch (error) {
    fields.wrong('matches', `is not a regular expression: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

function readDesk(value: JsonValue, where: string, problems: string[]): DeskPattern {
  const fields = readFields(value, where, problems);
  const summary = fields.any('summary');
  const pattern = {
    queue: fields.text('queue'),
    summary: summary === undefined ? undefined : readText(summary, `${where}, summary`, problems),
    variables: fields.object('variables'),
  };
  fields.nothingElse();
  return pattern;
}
