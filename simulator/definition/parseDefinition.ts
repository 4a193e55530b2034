import { object, objectSchema, text, type JsonSchema, type Member, type Mistake } from '../../lib/fields.ts';
import type { CenterDefinition } from './definition.ts';
import { CENTER_MEMBERS } from './members.ts';

export type ParsedDefinition =
  | { readonly ok: true; readonly definition: CenterDefinition }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** What an editor goes by, and nobody else. */
const SCHEMA_MEMBER: Member<string> = {
  field: text('the path of center.schema.json', () => true, {}),
  does: 'The schema by which an editor checks and completes this file.',
  default: './center.schema.json',
  example: './center.schema.json',
};

const MOST_QUESTIONS = 10;

const FILE_MEMBERS = { $schema: SCHEMA_MEMBER, ...CENTER_MEMBERS };
const FILE = object(FILE_MEMBERS, (given, path, report) => {
  const at = (member: string): string => (path === '' ? member : `${path}.${member}`);
  if (given.queues.length === 0) report(at('queues'), 'Write at least one name.');
  if (given.channels.length === 0) report(at('channels'), 'Write at least one channel.');
  const known = (where: string, what: string, name: string, among: readonly string[]): void => {
    if (name === '' || among.includes(name)) return;
    report(at(where), `There is no ${what} "${name}". Known are ${among.join(', ') || 'none'}.`);
  };
  known('defaultQueue', 'queue', given.defaultQueue, given.queues);
  given.rules.forEach(({ queue, skills, conditions }, index) => {
    known(`rules[${index}].queue`, 'queue', queue, given.queues);
    for (const skill of skills) known(`rules[${index}].skills`, 'skill', skill, given.skills);
    if (given.variables === undefined) return;
    for (const { variable } of conditions)
      known(`rules[${index}]`, 'variable', variable, Object.keys(given.variables));
  });
  given.representatives.forEach(({ name, queues, skills }, index) => {
    for (const queue of queues) known(`representatives[${index}].queues`, 'queue', queue, given.queues);
    for (const skill of skills) known(`representatives[${index}].skills`, 'skill', skill, given.skills);
    once('representatives', index, name, given.representatives);
  });
  if (given.preChat.length > MOST_QUESTIONS)
    report(at('preChat'), `Write ${MOST_QUESTIONS} questions at most: a survey of Dynamics takes no more.`);
  given.preChat.forEach(({ variable }, index) => {
    if (given.preChat.findIndex((each) => each.variable === variable) !== index)
      report(at(`preChat[${index}].variable`), 'Another question has this variable already.');
  });
  given.customers.forEach(({ name, channel }, index) => {
    const types: readonly string[] = given.channels.map(({ type }) => type);
    known(`customers[${index}].channel`, 'channel', channel, types);
    once('customers', index, name, given.customers);
  });
  given.queues.forEach((queue, index) => {
    if (given.queues.indexOf(queue) !== index)
      report(at(`queues[${index}]`), 'Another has this name already.');
  });

  function once(where: string, index: number, name: string, all: readonly { readonly name: string }[]): void {
    if (name !== '' && all.findIndex((each) => each.name === name) !== index)
      report(at(`${where}[${index}].name`), 'Another has this name already.');
  }
});

/** Reads what describes a contact center, parsed as JSON. All mistakes are listed; with any, nothing of it is used. */
export function parseDefinition(value: unknown): ParsedDefinition {
  const mistakes: Mistake[] = [];
  const { $schema: _editors, ...definition } = FILE.read(value, '', (path, message) => {
    mistakes.push({ path, message });
  });
  return mistakes.length === 0 ? { ok: true, definition } : { ok: false, mistakes };
}

/** `center.schema.json`: what editors complete and check such a file by. */
export function definitionSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A contact center on your desk',
    ...objectSchema(FILE_MEMBERS),
  };
}
