// What a team changes: what the bot says, who answers, and the policy.
export { repliesFor, type Replies } from './replies/index.ts';
export { repertoire, respond } from './repertoire/index.ts';
export { readAnswer, type AnswerProblem } from './readAnswer.ts';
export { firstToUnderstand } from './firstToUnderstand.ts';
export { fromKnowledge } from './fromKnowledge.ts';
export type { Phrase, Phrasing, PhrasingRequest } from './phrasing.ts';
export type {
  Answer,
  CustomerMessage,
  Question,
  ReceivedFile,
  ReceivedMessage,
  Responder,
} from './responder.ts';
export type { Policy } from './policy/policy.ts';
export { loadPolicy } from './policy/index.ts';
export { parsePolicy, type ParsedPolicy } from './policy/parsePolicy.ts';

// What is decided.
export { needsWords } from './needsWords.ts';
export { decide, type Guidance } from './decide.ts';
export type { Decision } from './decision.ts';
export { summarise } from './summary.ts';
export { decideIdle, idleDueAt, type IdlePolicy } from './idle.ts';

// What is remembered.
export { workItemOf } from './workItem.ts';
export { newContext, type CloseReason, type ConversationContext, type Phase } from './context.ts';
export {
  applyInbound,
  applyUndecided,
  endOfHandOver,
  hasContactCenter,
  heardInTime,
  isOwed,
  toBeAnswered,
  type Applied,
} from './applyInbound.ts';
export { GRACE, plausible, type Provenance } from './occurrence.ts';
export {
  CONSEQUENCES,
  LIFE,
  LIFE_STATES,
  lifeStateOf,
  OCCURRENCES,
  type Consequence,
  type LifeState,
  type Occurrence,
} from './life.ts';
export {
  newRecord,
  wasSeen,
  withDecision,
  withSeen,
  type Account,
  type ConversationAddress,
  type ConversationRecord,
  type Lease,
  type PendingEffect,
} from './record.ts';
export {
  bareEscalate,
  givenBack,
  handBackAt,
  handOverAt,
  withPerson,
  type HandBack,
  type HandOver,
} from './withPerson.ts';
export {
  DUE_PARTS,
  duePartOf,
  type ConversationKey,
  type ConversationStore,
  type DueEntry,
  type DuePart,
  type DueReading,
  type StoredConversation,
  type Version,
} from './store.ts';

// What was not understood.
export {
  unansweredMessage,
  wordsOf,
  type Forgotten,
  type KeptMessage,
  type UnansweredMessage,
  type UnansweredStore,
} from './unanswered/message.ts';

// What is done about it, and when.
export {
  effectToActivity,
  isTerminal,
  variablesGivenUp,
  type Effect,
  type OutgoingActivity,
  type Say,
} from './effects.ts';
export { customerChannel, LEFT_OUT } from './record.ts';
export {
  isOverdue,
  isUntaken,
  LONGEST_ASKED_WAIT,
  MAX_ATTEMPTS,
  MAX_ESCALATE_ATTEMPTS,
  nextToSend,
  retryDelay,
  settle,
  settlement,
  type SendOutcome,
  type Settled,
  type Settlement,
  withoutSender,
} from './outbox.ts';
export { armed, rearmed, retentionEndsAt, wantedDueAt, type DuePolicy } from './due.ts';
