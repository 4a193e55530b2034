import {
  checkContextVariables,
  recordIdentification,
  type ContextVariables,
  type JsonValue,
} from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';
import type { Policy } from './policy/policy.ts';
import { repliesFor } from './replies/index.ts';

/** Variables for an escalation, and the names of those that the wire does not take. */
export interface EscalationVariables {
  readonly variables: ContextVariables;
  readonly refused: readonly string[];
}

/**
 * What the router and the representative get to know: why (`BotHandoffReason`), about what (`BotHandoffTopic` and whatever
 * the topic sets), in which language the conversation was held, and what identifies the customer or the case, where the contact center provided it.
 * Only from typed state and the policy, never from the customer's words, so nobody can write themselves into a queue.
 * A variable that cannot be sent is left out whole and reported; the escalation goes ahead without it.
 */
export function escalationVariables(
  context: ConversationContext,
  reason: CloseReason,
  policy: Policy,
): EscalationVariables {
  const topic = policy.topics.find(({ name }) => name === context.topic);
  const { variables, problems } = checkContextVariables({
    BotHandoffReason: reason,
    ...(context.locale === undefined ? {} : { BotLanguage: repliesFor(context.locale).language }),
    ...identification(context.facts),
    ...policy.variables,
    ...topic?.variables,
  });
  const refused = problems.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name);
  return { variables, refused };
}

/** The names that record identification looks for, as pre-chat questions are commonly called after them. */
function identification(facts: Readonly<Record<string, JsonValue>>): ContextVariables {
  const text = (name: string): string | undefined => {
    const value = facts[name];
    return typeof value === 'string' ? value : undefined;
  };
  return recordIdentification({
    name: text('Name'),
    email: text('Email'),
    phone: text('Phone'),
    caseNumber: text('CaseNumber'),
  });
}
