import { object, objectSchema, text, type JsonSchema, type Member, type Mistake } from '../../fields.ts';
import { POLICY_MEMBERS } from './members.ts';
import type { Policy } from './policy.ts';

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** What an editor goes by, and nobody else. */
const SCHEMA_MEMBER: Member<string> = {
  field: text('the path of policy.schema.json', () => true, {}),
  does: 'The schema by which an editor checks and completes this file.',
  default: './policy.schema.json',
  example: './policy.schema.json',
};

const FILE_MEMBERS = { $schema: SCHEMA_MEMBER, ...POLICY_MEMBERS };
const FILE = object(FILE_MEMBERS);

/** Reads a policy file that was parsed as JSON. Every mistake is listed at once; a file with any is not used at all. */
export function parsePolicy(file: unknown): ParsedPolicy {
  const mistakes: Mistake[] = [];
  const { $schema: _editors, ...policy } = FILE.read(file, '', (path, message) => {
    mistakes.push({ path: path === '' ? '(the file)' : path, message });
  });
  return mistakes.length === 0 ? { ok: true, policy } : { ok: false, mistakes };
}

/** `policy.schema.json`: what editors complete and check a policy file by. */
export function policySchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'When the bot escalates or ends',
    ...objectSchema(FILE_MEMBERS),
  };
}
