import type { Member, Members } from '../../lib/fields.ts';
import { POLICY_MEMBERS } from '../../lib/conversation/policy/members.ts';
import { table, type Parts } from './generatedParts.ts';

/** The generated part of docs/policy.md. */
export function policyParts(members: Members = POLICY_MEMBERS): Parts {
  return { members: Object.entries(members).map(describeMember).join('\n\n') };
}

function describeMember([name, member]: readonly [string, Member]): string {
  const rows = rowsInside('', member);
  return [
    `### \`${name}\``,
    member.does,
    `${member.field.inside?.each === false ? '' : `Write ${member.field.kind}. `}${inWords(member)}`,
    ...(rows.length === 0 ? [] : [table(['Member', 'Write', 'Without it', 'What it does'], rows)]),
    ['```json', JSON.stringify({ [name]: member.example }), '```'].join('\n'),
  ].join('\n\n');
}

function inWords({ default: value }: Member): string {
  return value === undefined ? 'It has to be there.' : `Without it: \`${JSON.stringify(value)}\`.`;
}

/** The members of a member, and theirs, each with its path from here; `[]` is each of a list. */
function rowsInside(path: string, { field }: Member): readonly (readonly string[])[] {
  const { inside } = field;
  if (inside === undefined) return [];
  const start = `${path}${inside.each ? '[]' : ''}`;
  return Object.entries(inside.members).flatMap(([name, member]) => {
    const at = start === '' ? name : `${start}.${name}`;
    const without = member.default === undefined ? 'a mistake' : `\`${JSON.stringify(member.default)}\``;
    return [[`\`${at}\``, member.field.kind, without, member.does], ...rowsInside(at, member)];
  });
}
