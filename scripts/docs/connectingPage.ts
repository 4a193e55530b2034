import { newContext, type CloseReason, type Policy } from '../../lib/conversation/index.ts';
import { escalationVariables } from '../../lib/conversation/escalationVariables.ts';
import type { ContextVariables } from '../../lib/omnichannel/index.ts';
import { table, type Parts } from './generatedParts.ts';

/** Why the bot escalates: the values of `BotHandoffReason`. The conversation ends with the others, and no rule sees them. */
const REASONS = ['asked', 'topic', 'notUnderstood', 'botFailure'] as const satisfies readonly CloseReason[];

const IDENTIFIES = 'what identifies the customer or the case, where it came with the conversation';

/** What the variables are for that every escalation may set, whatever the policy says. */
const MEANING: Readonly<Record<string, string>> = {
  BotHandoffReason: `why it escalates: ${REASONS.map((reason) => `\`${reason}\``).join(', ')}`,
  BotHandoffTopic: 'what it is about, where the bot knows',
  BotLanguage: 'the language of the conversation, such as `en`',
  Name: IDENTIFIES,
  Email: IDENTIFIES,
  Phone: IDENTIFIES,
  CaseNumber: IDENTIFIES,
};

/** The table of context variables and the routing rules of docs/connecting-dynamics-365.md, for this policy. */
export function connectingParts(policy: Policy): Parts {
  return { variables: describeVariables(policy), rules: describeRules(policy) };
}

function describeVariables(policy: Policy): string {
  const declared = new Map<string, { readonly type: string; readonly meaning: string }>();
  for (const [name, value] of Object.entries(alwaysSet(policy))) {
    const meaning = MEANING[name];
    if (meaning === undefined)
      throw new Error(`What is ${name} for? scripts/docs/connectingPage.ts has to say.`);
    declared.set(name, { type: typeOf(name, value), meaning });
  }
  for (const { name, values, type } of policyVariables(policy)) {
    const listed = values.map((value) => `\`${value}\``).join(', ');
    const meaning = MEANING[name];
    const known = declared.get(name)?.type;
    if (known !== undefined && known !== type)
      throw new Error(`${name} is ${known} and ${type}: it can be one.`);
    declared.set(name, { type, meaning: meaning === undefined ? listed : `${meaning}: ${listed}` });
  }
  const rows = [...declared].map(([name, { type, meaning }]) => [`\`${name}\``, type, meaning]);
  return table(['Variable', 'Type', 'Set by the bot to'], rows);
}

/** What an escalation sets when everything is known and the policy adds nothing. */
function alwaysSet(policy: Policy): ContextVariables {
  const known = { Name: 'a', Email: 'a', Phone: 'a', CaseNumber: 'a' };
  const context = { ...newContext(0), locale: 'en', facts: known };
  return escalationVariables(context, 'asked', { ...policy, topics: [], variables: {} }).variables;
}

interface PolicyVariable {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
}

/** The variables that the policy sets, each once, with every value that it may have. */
function policyVariables({
  topics,
  variables,
}: Pick<Policy, 'topics' | 'variables'>): readonly PolicyVariable[] {
  const found = new Map<string, { readonly type: string; readonly values: Set<string> }>();
  for (const set of [variables, ...topics.map((topic) => topic.variables)]) {
    for (const [name, value] of Object.entries(set)) {
      const type = typeOf(name, value);
      const entry = found.get(name) ?? { type, values: new Set<string>() };
      if (entry.type !== type)
        throw new Error(`The policy sets ${name} to a text and to a number: it can be one.`);
      entry.values.add(String(valueOf(value)));
      found.set(name, entry);
    }
  }
  return [...found].map(([name, { type, values }]) => ({ name, type, values: [...values] }));
}

/** The first rule that fits decides, so the more special ones stand first and the last one has no condition. */
function describeRules(policy: Policy): string {
  const special = policyVariables({ topics: policy.topics, variables: {} })
    .filter(({ name }) => name === 'BotHandoffTopic')
    .flatMap(({ name, values }) =>
      values.map((value) => [`\`${name}\` equals \`${value}\``, `people for \`${value}\``]),
    );
  const rules = [
    ...special,
    ['`BotHandoffReason` contains data', 'people for everything else that the bot hands over'],
    [NEW_CONVERSATION, "the bot's queue"],
    ['none: the fallback queue of the workstream', 'people'],
  ];
  return table(
    ['', 'Condition', 'Queue'],
    rules.map((rule, index) => [`${index + 1}`, ...rule]),
  );
}

const NEW_CONVERSATION = '`BotHandoffReason` does not contain data: the bot has not had this conversation';

function typeOf(name: string, given: ContextVariables[string]): string {
  const value = valueOf(given);
  if (typeof value === 'string') return 'Text';
  if (typeof value === 'number') return 'Number';
  throw new Error(`${name} is neither text nor a number.`);
}

function valueOf(given: ContextVariables[string]): string | number {
  return typeof given === 'object' ? given.value : given;
}
