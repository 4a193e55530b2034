import type { ContextVariables } from './contextVariables.ts';

/** Values that a skill finder model may read, under the names that the administrator chose as its input attributes. */
export type SkillInputs = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/**
 * Context variables for a skill finder model, which adds skills to a conversation when it is routed. There are no reserved
 * names: the administrator picks the model's input attributes among the workstream's variables, so use those names. A list
 * becomes one text, joined by a comma and a blank, because a variable holds no list; what is undefined is left out. Limits
 * are checked where the command is written (`checkContextVariables`).
 * @see https://github.com/MicrosoftDocs/dynamics-365-customer-engagement/blob/main/ce/customer-service/develop/bot-escalate-end-conversation.md
 */
export function skillVariables(inputs: SkillInputs): ContextVariables {
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      if (value === undefined) return [];
      return [[name, typeof value === 'object' ? value.join(', ') : value]];
    }),
  );
}
