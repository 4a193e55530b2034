import { EVENTS, type EventDefinition, type Field } from '../../lib/events.ts';
import type { Query } from '../queries.ts';
import { table, type Parts } from './generatedParts.ts';

/** What an Application Insights row keeps a field in. */
const BAGS = { text: 'customDimensions', flag: 'customDimensions', number: 'customMeasurements' } as const;

/** The alerts, the queries and the events of docs/monitoring.md. */
export function monitoringParts(queries: readonly Query[]): Parts {
  return {
    alerts: describeAlerts(queries),
    queries: queries.map(describeQuery).join('\n'),
    events: Object.entries<EventDefinition>(EVENTS).map(describeEvent).join('\n\n'),
  };
}

/** The most urgent first. */
function describeAlerts(queries: readonly Query[]): string {
  return queries
    .filter(({ usedBy }) => usedBy.includes('alert'))
    .toSorted((one, other) => Number(one.severity) - Number(other.severity))
    .map(describeAlert)
    .join('\n\n');
}

function describeAlert(query: Query): string {
  const { title, severity, every = '', over = '' } = query;
  const rhythm = `Severity ${severity ?? ''}, every ${inWords(every)} over ${inWords(over)}: ${link(query)}`;
  const lines = [`Why: ${query.why}`, `Alerts at: ${query.threshold}`, `Do: ${query.do}`];
  return [`### ${title}`, rhythm, lines.map((line) => `- ${inCode(line)}`).join('\n')].join('\n\n');
}

function describeQuery(query: Query): string {
  const lines = query.usedBy.includes('alert')
    ? [`What: ${query.what}`, 'Why and what to do: under [alerts](#alerts).']
    : [`What: ${query.what}`, `Why: ${query.why}`, `Healthy: ${query.threshold}`, `Do: ${query.do}`];
  return [
    `- **${query.title}**: ${link(query)}, used by the ${query.usedBy.join(' and the ')}`,
    ...lines.map((line) => `  - ${inCode(line)}`),
  ].join('\n');
}

function describeEvent([name, { level, when, fields }]: readonly [string, EventDefinition]): string {
  const rows = Object.entries(fields).map(describeField);
  return [
    `### \`${name}\``,
    `${when} Level: ${level}.`,
    table(['Field', 'Type', 'In', 'Meaning'], rows),
  ].join('\n\n');
}

function describeField([name, field]: readonly [string, Field]): readonly string[] {
  const { type, means, values, optional } = field;
  const meaning = [
    means,
    ...(values === undefined ? [] : [`One of ${values.map((value) => `\`${value}\``).join(', ')}.`]),
    ...(optional === true ? ['Absent where it is not known.'] : []),
  ].join(' ');
  return [`\`${name}\``, type, `\`${BAGS[type]}\``, meaning];
}

function link({ file }: Query): string {
  return `[\`${file}\`](../infra/queries/${file})`;
}

/** What a head names: an event, a code or variable in capitals, a file. */
const NAME = new RegExp(
  [
    ...Object.keys(EVENTS).map((event) => event.replace('.', '\\.')),
    '[A-Z]+_[A-Z_]+\\*?',
    '[\\w/]+\\.(?:kql|md|json)',
  ].join('|'),
  'g',
);

/** Puts the names in a text into code spans, where they are not in one yet. */
function inCode(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(NAME, '`$&`')))
    .join('');
}

/** `PT30M` as `30 minutes`. */
function inWords(duration: string): string {
  const [, count = '', unit = ''] = /^PT?(\d+)([DHM])$/.exec(duration) ?? [];
  const name = { D: 'day', H: 'hour', M: 'minute' }[unit];
  if (name === undefined) throw new Error(`${duration} is no duration that the page can put into words.`);
  return count === '1' ? `1 ${name}` : `${count} ${name}s`;
}
