import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** A query of infra/queries: what its head says, and the query itself. */
export interface Query {
  /** Name of the file, without its folder: `stuckCommands.kql`. */
  readonly file: string;
  readonly title: string;
  /** What a row is. */
  readonly what: string;
  readonly why: string;
  readonly usedBy: readonly ('alert' | 'workbook')[];
  /** An alert's: 1 customers are turned away or stranded, 2 customers may notice, 3 look at it today. */
  readonly severity?: 1 | 2 | 3;
  /** An alert's: how often it is asked, as an ISO 8601 duration. */
  readonly every?: string;
  /** An alert's: how much time each answer covers, as an ISO 8601 duration. */
  readonly over?: string;
  readonly threshold: string;
  readonly do: string;
  /** Where it is asked: of the Application Insights component, or of the Log Analytics workspace behind it. */
  readonly scope: 'application' | 'workspace';
  /** The query without its head. */
  readonly text: string;
  /** The whole file. */
  readonly source: string;
}

const FOLDER = resolve(import.meta.dirname, '..', 'infra', 'queries');

/** All queries, in the order of their file names. */
export async function readQueries(): Promise<readonly Query[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.kql')).sort();
  return Promise.all(files.map(async (file) => parseQuery(file, await readFile(join(FOLDER, file), 'utf8'))));
}

const FIELDS = ['Title', 'What', 'Why', 'Used by', 'Severity', 'Every', 'Over', 'Threshold', 'Do', 'Scope'];

/** Takes a file apart. A head that says too little, or something twice or unknown, is refused by the file's name. */
export function parseQuery(file: string, source: string): Query {
  const head = /^(?:\/\/.*\n)*/.exec(source)?.[0] ?? '';
  const fields = headFields(file, head);
  const value = (field: string) => fields.get(field) ?? refuse(file, `the head has no ${field}`);
  const usedBy = value('Used by')
    .split(', ')
    .map((user) =>
      user === 'alert' || user === 'workbook' ? user : refuse(file, `${user} is neither alert nor workbook`),
    );
  for (const field of ['Severity', 'Every', 'Over']) {
    if (fields.has(field) && !usedBy.includes('alert')) refuse(file, `${field} belongs to alerts only`);
  }
  return {
    file,
    title: value('Title'),
    what: value('What'),
    why: value('Why'),
    usedBy,
    ...(usedBy.includes('alert')
      ? {
          severity: severity(file, value('Severity')),
          every: duration(file, value('Every')),
          over: duration(file, value('Over')),
        }
      : {}),
    threshold: value('Threshold'),
    do: value('Do'),
    scope: scope(file, fields.get('Scope')),
    text: source.slice(head.length),
    source,
  };
}

/** A line of the head begins a field; one that begins with three spaces goes on with the field before it. */
function headFields(file: string, head: string): ReadonlyMap<string, string> {
  const lines = head
    .replaceAll('\n//   ', ' ')
    .split('\n')
    .filter((line) => line !== '');
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, field = '', value = ''] = /^\/\/ ([A-Z][a-z ]*): (\S.*)$/.exec(line) ?? [];
    if (!FIELDS.includes(field)) refuse(file, `the head has a line that is no field: ${line}`);
    if (fields.has(field)) refuse(file, `the head has ${field} twice`);
    fields.set(field, value);
  }
  return fields;
}

function severity(file: string, value: string): 1 | 2 | 3 {
  const number = Number(value);
  return number === 1 || number === 2 || number === 3 ? number : refuse(file, `Severity is ${value}`);
}

function duration(file: string, value: string): string {
  return /^P(?:T\d+[MH]|\d+D)$/.test(value) ? value : refuse(file, `${value} is no duration such as PT5M`);
}

function scope(file: string, value: string | undefined): 'application' | 'workspace' {
  if (value === undefined) return 'application';
  return value === 'workspace' ? value : refuse(file, `Scope is ${value}`);
}

function refuse(file: string, why: string): never {
  throw new Error(`infra/queries/${file}: ${why}.`);
}
