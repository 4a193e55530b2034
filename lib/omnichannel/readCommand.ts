import type { ActivityLike } from './activity.ts';
import type { Command } from './command.ts';
import { COMMAND_FINDINGS as FINDINGS } from './commandFindings.ts';
import { checkContextVariables } from './contextVariables.ts';
import type { ContextVariables } from './contextVariables.ts';
import { isObject, objectIn, stringOf } from './json.ts';
import type { LintFinding } from './lintFinding.ts';
import { readChannelData } from './tags.ts';
import { variableFinding } from './variableProblem.ts';

/** What {@link readCommand} found in an activity that a bot sent. */
export type ReadCommand =
  /** `effective` is false when the contact center would not act on it as it is written; `warnings` say why. */
  | {
      readonly kind: 'command';
      readonly command: Command;
      readonly effective: boolean;
      readonly warnings: readonly LintFinding[];
    }
  /** No command, and no attempt at one. */
  | { readonly kind: 'none' }
  /** An attempt at a command that cannot be understood. */
  | { readonly kind: 'malformed'; readonly problems: readonly LintFinding[] };

type Members = Readonly<Record<string, unknown>>;

/** A part of a command: its value when it can be understood, and what is to be said about its spelling. */
interface Part<Value> {
  readonly value?: Value;
  readonly findings: readonly LintFinding[];
}

/** In the order of .NET's enum in the command class that Microsoft's pages once showed: 0 and 1. */
const TYPES: readonly Command['type'][] = ['Escalate', 'EndConversation'];

/**
 * Reads the command in an activity that a bot sent, tolerantly, so that a simulator or a linter can say what is wrong with
 * it. Understood with a warning: `type` as the numbers 0 and 1 or in another case, capitalised keys, `context` absent or
 * null, context variables that cannot be sent (they are left out). Understood, but not `effective`: `tags` as an object,
 * `channelData` as a string, a type of activity other than message. A comma-separated `tags`, the grammar of what comes
 * in, is no command. Never throws.
 *
 * @see https://github.com/xTEddie/omnichannel-azure-bot for the number as type
 * @see https://github.com/microsoft/BotBuilder-Samples/tree/main/experimental/handoff-library/csharp_dotnetcore/samples/DynamicsOmnichannelBot for the null context
 */
export function readCommand(activity: ActivityLike): ReadCommand {
  const channelData = readChannelData(activity);
  const { tags, command } = channelData;
  const placed = [
    ...(typeof activity.channelData === 'string' ? [FINDINGS.channelDataString] : []),
    ...(activity.type === 'message' ? [] : [FINDINGS.notMessage]),
  ];
  if (isObject(command) && isAttempt(command)) return malformed([...placed, FINDINGS.documentedShape]);
  if (isObject(tags) && isAttempt(tags)) return read(tags, activity, [...placed, FINDINGS.tagsObject]);
  if (typeof tags !== 'string' || !tags.trimStart().startsWith('{')) return { kind: 'none' };
  const members = objectIn(tags);
  return members === undefined
    ? malformed([...placed, FINDINGS.tagsNotJson])
    : read(members, activity, placed);
}

function isAttempt(members: Members): boolean {
  return member(members, 'type') !== undefined || member(members, 'context') !== undefined;
}

function read(members: Members, activity: ActivityLike, placed: readonly LintFinding[]): ReadCommand {
  const type = readType(member(members, 'type'));
  const context = readContext(member(members, 'context'));
  const capitalised = 'Type' in members || 'Context' in members;
  const keys = capitalised ? [FINDINGS.capitalisedKeys] : [];
  const findings = [...placed, ...keys, ...type.findings, ...context.findings];
  if (type.value === undefined || context.value === undefined) return malformed(findings);

  const text = stringOf(activity.text);
  const command: Command = { type: type.value, text, context: context.value };
  return { kind: 'command', command, effective: placed.length === 0, warnings: findings };
}

/** A member under its proper name or, as .NET writes it by default, with a capital. */
function member(members: Members, name: 'type' | 'context'): unknown {
  return members[name] ?? members[name === 'type' ? 'Type' : 'Context'];
}

function readType(spelled: unknown): Part<Command['type']> {
  if (typeof spelled === 'number') {
    const value = TYPES[spelled];
    return value === undefined
      ? { findings: [FINDINGS.unknownType] }
      : { value, findings: [FINDINGS.numericType] };
  }
  const folded = stringOf(spelled).toLowerCase();
  const value = TYPES.find((type) => type.toLowerCase() === folded);
  if (value === undefined) return { findings: [FINDINGS.unknownType] };
  return { value, findings: value === spelled ? [] : [FINDINGS.typeCase] };
}

function readContext(context: unknown): Part<ContextVariables> {
  if (context === undefined || context === null) return { value: {}, findings: [FINDINGS.contextMissing] };
  if (!isObject(context)) return { findings: [FINDINGS.contextNotObject] };
  const { variables, problems } = checkContextVariables(context);
  return { value: variables, findings: problems.map(variableFinding) };
}

function malformed(problems: readonly LintFinding[]): ReadCommand {
  return { kind: 'malformed', problems };
}
