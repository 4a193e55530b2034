/**
 * The wire of Dynamics 365 Contact Center, as pure functions over plain data. This is the room's only door.
 */

// Read: what an activity that reached the bot means.
export { readInbound } from './inbound.ts';
export { isFromContactCenter, readOriginalIds, readTime } from './provenance.ts';
export { readWorkItem } from './workItem.ts';
export type { WorkItem } from './workItem.ts';
export { CONTEXT_EVENT_NAMES } from './contextEvent.ts';
export type { Inbound, IgnoredReason } from './inbound.ts';
export type { ContextEventName } from './contextEvent.ts';
export type { CustomerFile } from './customerFiles.ts';
export type { SharedThing } from './sharedThings.ts';

// Reply: what the customer sees.
export { bridged, isBridged, isCommand } from './bridging.ts';
export { showsCards } from './cardSupport.ts';

// Command: escalate to a representative, or end.
export { commandToActivity } from './command.ts';
export { fitCommand, shortenText } from './shortenText.ts';
export { readCommand } from './readCommand.ts';
export { checkContextVariables } from './contextVariables.ts';
export { isSlugName } from './variableName.ts';
export { skillVariables } from './skillVariables.ts';
export { ProtocolError } from './errors.ts';
export type { Command, CommandActivity } from './command.ts';
export type { ReadCommand } from './readCommand.ts';
export type { CheckedContextVariables, ContextVariables } from './contextVariables.ts';
export type { VariableProblem, VariableProblemCode } from './variableProblem.ts';
export type { ContextVariableValue } from './variableValue.ts';
export type { SkillInputs } from './skillVariables.ts';
export type { ProtocolErrorCode } from './errors.ts';

// Check: what a customer or a representative would experience.
export { lint } from './lint.ts';
export { messageBytes, textBytes } from './messageSize.ts';
export * from './limits.ts';
export type { LintFinding } from './lintFinding.ts';

// Shapes.
export type { AccountLike, ActivityLike, AttachmentLike, JsonObject, JsonValue } from './activity.ts';
