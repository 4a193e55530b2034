// How the members of a file that a team writes are described. From one description come the parser, the types, the JSON schema that
// editors go by and the reference page, so that none of them can say something else than the others.

/** A mistake in such a file: where, as a path such as `topics[0].words`, and what to write instead. */
export interface Mistake {
  readonly path: string;
  readonly message: string;
}

/** As much of JSON Schema (draft 7) as editors complete by. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Report = (path: string, message: string) => void;

/** What may be written in one place. */
export interface Field<T> {
  /** In words that follow "Write": `a whole number from 1 to 100`. */
  readonly kind: string;
  readonly schema: JsonSchema;
  /** Reports what is wrong with a value; what it returns for a wrong one only keeps the reading going. Never throws. */
  readonly read: (value: unknown, path: string, report: Report) => T;
  /** The members of the object that is written here, or of each in a list of them. */
  readonly inside?: { readonly members: Members; readonly each: boolean };
}

/** A member of an object of the file. */
export interface Member<T = unknown> {
  readonly field: Field<T>;
  /** What it does: sentences in Markdown, for the reference page and for an editor. */
  readonly does: string;
  /** What holds where it is not written, as it would be written. A member without a default has to be there. */
  readonly default?: unknown;
  /** As it could be written. */
  readonly example: unknown;
}

export type Members = Readonly<Record<string, Member>>;

/** What is read from an object with these members. */
export type Read<M extends Members> = {
  readonly [Name in keyof M]: M[Name] extends Member<infer T> ? T : never;
};

export const flag: Field<boolean> = {
  kind: 'true or false',
  schema: { type: 'boolean' },
  read: (value, path, report) => {
    if (typeof value !== 'boolean') report(path, 'Write true or false.');
    return value === true;
  },
};

export function count(least: number, most: number): Field<number> {
  const kind = `a whole number from ${least} to ${most}`;
  return {
    kind,
    schema: { type: 'integer', minimum: least, maximum: most },
    read: (value, path, report) => {
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most)
        return value;
      report(path, `Write ${kind}.`);
      return least;
    },
  };
}

/** One of a few words, the first of which stands in for a wrong one. */
export function choice<const T extends string>(first: T, ...others: readonly T[]): Field<T> {
  const choices: readonly T[] = [first, ...others];
  const kind = choices.map((each) => `"${each}"`).join(' or ');
  return {
    kind,
    schema: { enum: choices },
    read: (value, path, report) => {
      const chosen = choices.find((each) => each === value);
      if (chosen === undefined) report(path, `Write ${kind}.`);
      return chosen ?? first;
    },
  };
}

/** A text that `isRight` accepts; `schema` says as much of that as an editor can check. */
export function text(kind: string, isRight: (text: string) => boolean, schema: JsonSchema): Field<string> {
  return {
    kind,
    schema: { type: 'string', ...schema },
    read: (value, path, report) => {
      if (typeof value === 'string' && isRight(value)) return value;
      report(path, `Write ${kind}.`);
      return '';
    },
  };
}

/** A list of texts, each of which `readText` has to understand; a wrong one is told of the list as a whole. */
export function texts<T>(
  kind: string,
  readText: (text: string) => T | undefined,
  schema: JsonSchema = {},
): Field<readonly T[]> {
  return {
    kind,
    schema: { type: 'array', items: { type: 'string', ...schema } },
    read: (value, path, report) => {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const read = given.map((each) => (typeof each === 'string' ? readText(each) : undefined));
      const right = read.filter((each) => each !== undefined);
      if (!Array.isArray(value) || right.length < given.length) report(path, `Write ${kind}.`);
      return right;
    },
  };
}

export function list<T>(kind: string, item: Field<T>): Field<readonly T[]> {
  return {
    kind,
    schema: { type: 'array', items: item.schema },
    read: (value, path, report) => {
      if (Array.isArray(value))
        return value.map((each, index) => item.read(each, `${path}[${index}]`, report));
      report(path, `Write ${kind}.`);
      return [];
    },
    ...(item.inside === undefined ? {} : { inside: { ...item.inside, each: true } }),
  };
}

/** An object whose names are not known beforehand: each that `names` accepts, and what is written for it. */
export function dictionary<T>(
  kind: string,
  names: { readonly kind: string; readonly pattern: RegExp },
  field: Field<T>,
): Field<Readonly<Record<string, T>>> {
  return {
    kind,
    schema: {
      type: 'object',
      patternProperties: { [names.pattern.source]: field.schema },
      additionalProperties: false,
    },
    read: (value, path, report) => {
      if (!isObject(value)) {
        report(path, `Write ${kind}.`);
        return {};
      }
      return Object.fromEntries(
        Object.entries(value).map(([name, each]) => {
          if (!names.pattern.test(name)) report(join(path, name), `Write ${names.kind}.`);
          return [name, field.read(each, join(path, name), report)];
        }),
      );
    },
  };
}

/** An object with these members and no others; `check` sees to what its members have to do with each other. */
export function object<const M extends Members>(
  members: M,
  check: (read: Read<M>, path: string, report: Report) => void = () => undefined,
): Field<Read<M>> {
  return {
    kind: 'an object in braces',
    schema: objectSchema(members),
    read: (value, path, report) => {
      if (!isObject(value)) {
        report(path, 'Write an object in braces.');
        return readMembers(members, {}, path, () => undefined);
      }
      for (const name of Object.keys(value)) {
        if (Object.hasOwn(members, name)) continue;
        report(join(path, name), `There is no such member. Known are ${Object.keys(members).join(', ')}.`);
      }
      const read = readMembers(members, value, path, report);
      check(read, path, report);
      return read;
    },
    inside: { members, each: false },
  };
}

/** `null` where there is none. */
export function orNull<T>(field: Field<T>): Field<T | undefined> {
  return {
    ...field,
    kind: `null, or ${field.kind}`,
    schema: { anyOf: [{ type: 'null' }, field.schema] },
    read: (value, path, report) => (value === null ? undefined : field.read(value, path, report)),
  };
}

function readMembers<M extends Members>(
  members: M,
  given: Readonly<Record<string, unknown>>,
  path: string,
  report: Report,
): Read<M> {
  const read = Object.entries(members).map(([name, member]) => {
    const value = Object.hasOwn(given, name) ? given[name] : member.default;
    return [name, member.field.read(value, join(path, name), report)];
  });
  // The compiler cannot follow names through `entries`: each is a member's own, and its value what that member's field reads.
  return Object.fromEntries(read) as Read<M>;
}

/** The schema of an object with these members. */
export function objectSchema(members: Members): JsonSchema {
  const required = Object.keys(members).filter((name) => members[name]?.default === undefined);
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(members).map(([name, member]) => [name, memberSchema(member)]),
    ),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function memberSchema(member: Member): JsonSchema {
  const { field, does, example } = member;
  return {
    description: does,
    // VS Code's own word: it shows a description as it stands.
    ...(does.includes('`') ? { markdownDescription: does } : {}),
    ...field.schema,
    ...(member.default === undefined ? {} : { default: member.default }),
    examples: [example],
  };
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
