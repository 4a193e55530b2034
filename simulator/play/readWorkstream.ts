import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { sampleWorkstream, type RoutingRule, type Workstream } from '../center/workstream.ts';
import { readFields } from '../fields.ts';

/**
 * Reads a workstream: `{ queues, defaultQueue, rules: [{ variable, equals, queue }], name?, botQueue? }`. Every mistake is
 * added to `problems`; a rule that names a queue which does not exist is one.
 */
export function readWorkstream(value: JsonValue, where: string, problems: string[]): Workstream {
  const fields = readFields(value, where, problems);
  const queues = (fields.list('queues') ?? []).filter((queue) => typeof queue === 'string');
  if (queues.length === 0) fields.wrong('queues', 'must be a list of names, at least one.');
  const defaultQueue = fields.requiredText('defaultQueue');
  const rules = (fields.list('rules') ?? []).map((rule, index) =>
    readRule(rule, `${where}, rule ${index + 1}`, problems),
  );
  const name = fields.text('name') ?? sampleWorkstream.name;
  const botQueue = fields.text('botQueue') ?? sampleWorkstream.botQueue;
  fields.nothingElse();
  for (const queue of [defaultQueue, ...rules.map((rule) => rule.queue)]) {
    if (!queues.includes(queue)) problems.push(`${where}: there is no queue named "${queue}".`);
  }
  return { name, botQueue, queues, rules, defaultQueue, representatives: sampleWorkstream.representatives };
}

function readRule(value: JsonValue, where: string, problems: string[]): RoutingRule {
  const fields = readFields(value, where, problems);
  const equals = fields.any('equals');
  if (typeof equals !== 'string' && typeof equals !== 'number') {
    fields.wrong('equals', 'must be a text or a number.');
  }
  const rule = {
    variable: fields.requiredText('variable'),
    equals: typeof equals === 'number' || typeof equals === 'string' ? equals : '',
    queue: fields.requiredText('queue'),
  };
  fields.nothingElse();
  return rule;
}
