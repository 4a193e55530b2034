import {
  checkContextVariables,
  shortenText,
  type ContextVariables,
  type ContextVariableValue,
} from '../omnichannel/index.ts';
import type { CloseReason, ConversationContext } from './context.ts';
import { findFact } from './facts.ts';
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
 * The words themselves go where the policy has `skillInputs`, and never replace one of these.
 * The representative reads them all on the panel, but for those whose wrapper says otherwise.
 * A variable that cannot be sent is left out whole and reported; the escalation goes ahead without it. They stand in order of
 * importance, because what does not fit is left out from the end: what routes by the policy first, the customer's words last.
 */
export function escalationVariables(
  context: ConversationContext,
  reason: CloseReason,
  policy: Policy,
): EscalationVariables {
  const topic = policy.topics.find(({ name }) => name === context.topic);
  const language = context.locale === undefined ? {} : { BotLanguage: repliesFor(context.locale).language };
  const { variables, problems } = checkContextVariables(
    shown({
      BotHandoffReason: reason,
      ...topic?.variables,
      ...policy.variables,
      ...language,
      ...identification(context),
      ...skillInputs(context, policy),
      // A name keeps the place where it came first, and has the value that the narrowest rule gives it.
      ...policy.variables,
      ...topic?.variables,
    }),
  );
  const refused = problems.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name);
  return { variables, refused };
}

/** A model reads no more than 5,000 characters, and the command has to hold the summary as well. */
const SKILL_INPUT_BYTES = 1_000;

function skillInputs(context: ConversationContext, policy: Policy): ContextVariables {
  const { matter = '', recentMessages } = context;
  const words = { matter, messages: recentMessages.join('\n') };
  // A name in another case would be another variable to the wire and the same one to whoever writes the rules.
  const routing = new Set(
    [
      ...['BotHandoffReason', 'BotHandoffTopic', 'BotLanguage', ...IDENTIFYING],
      ...[policy, ...policy.topics].flatMap(({ variables }) => Object.keys(variables)),
    ].map((name) => name.toLowerCase()),
  );
  return Object.fromEntries(
    Object.entries(policy.skillInputs).flatMap(([name, kind]) => {
      const text = shortenText(words[kind], SKILL_INPUT_BYTES);
      return text === '' || routing.has(name.toLowerCase())
        ? []
        : [[name, { value: text, isDisplayable: false }]];
    }),
  );
}

/**
 * The names by which the contact center links a customer and a case to a conversation, in exactly this case; pre-chat
 * questions are commonly called after them.
 * @see https://learn.microsoft.com/dynamics365/customer-service/administer/record-identification-rule
 */
const IDENTIFYING = ['Name', 'Email', 'Phone', 'CaseNumber'];

/**
 * What the contact center provided goes back as it came: its value and type, and on the panel if it was there. Only blank
 * edges are taken off, since they would prevent the match.
 */
function identification({ facts, hiddenFacts = [] }: ConversationContext): ContextVariables {
  return Object.fromEntries(
    IDENTIFYING.flatMap((name) => {
      const [called, fact] = findFact(facts, name) ?? [name, undefined];
      const value = typeof fact === 'string' ? fact.trim() : fact;
      return (typeof value === 'string' && value !== '') || typeof value === 'number'
        ? [[name, { value, isDisplayable: !hiddenFacts.includes(called) }]]
        : [];
    }),
  );
}

/** A bare value is not displayed, so one is wrapped; a wrapper of the policy's own says it for itself. */
function shown(variables: Readonly<Record<string, ContextVariableValue>>): ContextVariables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'object' ? value : { value, isDisplayable: true },
    ]),
  );
}
