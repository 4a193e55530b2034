import type { JsonValue, LintFinding } from '../../lib/omnichannel/index.ts';
import type { CenterDefinition } from '../definition/definition.ts';

/**
 * What a workstream that declares its context variables has against those of a command: each that it does not know, and
 * each that comes as another type. https://github.com/MicrosoftDocs/dynamics-365-contact-center/blob/main/contact-center/extend/build-your-azure-agent.md
 */
export function lintDeclared(
  { variables: declared }: Pick<CenterDefinition, 'variables'>,
  given: Readonly<Record<string, JsonValue>>,
): readonly LintFinding[] {
  if (declared === undefined) return [];
  return Object.entries(given).flatMap(([name, value]): LintFinding[] => {
    const type = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (type === undefined) {
      const similar = Object.keys(declared).find((each) => each.toLowerCase() === name.toLowerCase());
      const hint = similar === undefined ? '' : ` It declares "${similar}": case counts.`;
      return [
        {
          rule: 'variable-undeclared',
          severity: 'warning',
          message: `The workstream does not declare "${name}": it arrives as text at best, and no rule can look at it.${hint} Declare it, or leave it out.`,
        },
      ];
    }
    const found = typeof value === 'number' ? 'number' : 'text';
    return found === type
      ? []
      : [
          {
            rule: 'variable-type',
            severity: 'warning',
            message: `The workstream declares "${name}" as ${type}, and it comes as ${found}: rules that look at it may not fit. Send it as declared.`,
          },
        ];
  });
}
