import { Problem } from '../commandLine/problem.ts';

/** A route of an HTTP function, ready to be compared with paths. */
export interface RouteTemplate {
  /**
   * The values of the route's parameters, or `undefined` when the path does not match. An optional parameter that is
   * not there is left out.
   * @param path decoded by `decodePath`, beginning with a slash.
   */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

interface Parameter {
  readonly name: string;
  readonly fallback: string | undefined;
  readonly constraints: readonly ((value: string) => boolean)[];
}

/**
 * Understands the route templates of the Functions host: `{id}`, `{id?}`, `{id=7}`, `{*rest}`, `{n:int:min(1)}`, and
 * several parameters in one segment. Paths match without regard to case and with or without a slash at the end.
 * @throws {Problem} for a template that the host would refuse.
 */
export function compileRoute(prefix: string, route: string): RouteTemplate {
  const parameters: Parameter[] = [];
  const segments = `${prefix}/${route}`.split('/').filter((segment) => segment !== '');
  const pattern = segments.map((segment) => compileSegment(segment, route, parameters)).join('');
  const expression = new RegExp(`^${pattern}/?$`, 'is');
  return {
    match: (path) => {
      const values = expression.exec(path)?.slice(1);
      return values === undefined ? undefined : bind(parameters, values);
    },
  };
}

function compileSegment(segment: string, route: string, parameters: Parameter[]): string {
  const parts = segment.split(/(\{[^{}]*\})/).filter((part) => part !== '');
  const compiled = parts.map((part) =>
    part.startsWith('{') ? compileParameter(part, route) : literal(part, route),
  );
  parameters.push(...compiled.flatMap(({ parameter }) => (parameter === undefined ? [] : [parameter])));
  const pattern = `/${compiled.map((part) => part.pattern).join('')}`;
  const [only] = compiled;
  return compiled.length === 1 && only?.optional === true ? `(?:${pattern})?` : pattern;
}

interface CompiledPart {
  readonly pattern: string;
  /** Whether the whole segment may be missing when it consists of this part alone. */
  readonly optional: boolean;
  readonly parameter?: Parameter;
}

function literal(text: string, route: string): CompiledPart {
  if (/[{}]/.test(text)) throw new Problem(`The route "${route}" has a brace without its partner.`);
  return { pattern: text.replace(/[\\^$.*+?()[\]|]/g, '\\$&'), optional: false };
}

function compileParameter(text: string, route: string): CompiledPart {
  const [, stars = '', name = '', rest = '', end = ''] = /^\{(\**)(\w+)(.*?)(\?|=[^=]*)?\}$/.exec(text) ?? [];
  if (name === '') throw new Problem(`The route "${route}" has a parameter that is not understood: ${text}`);
  const parameter = {
    name,
    fallback: end.startsWith('=') ? end.slice(1) : undefined,
    constraints: compileConstraints(rest, route),
  };
  return stars === ''
    ? { pattern: '([^/]+)', optional: end !== '', parameter }
    : { pattern: '(.*)', optional: true, parameter };
}

function bind(
  parameters: readonly Parameter[],
  values: readonly (string | undefined)[],
): Readonly<Record<string, string>> | undefined {
  const bound: [string, string][] = [];
  for (const [index, { name, fallback, constraints }] of parameters.entries()) {
    const value = values[index] ?? fallback;
    if (value === undefined) continue;
    if (!constraints.every((holds) => holds(value))) return undefined;
    bound.push([name, value]);
  }
  return Object.fromEntries(bound);
}

const integer = (value: string): boolean => /^[+-]?\d+$/.test(value);
const within = (value: string, low: bigint, high: bigint): boolean =>
  integer(value) && BigInt(value.replace(/^\+/, '')) >= low && BigInt(value.replace(/^\+/, '')) <= high;
const decimal = (value: string): boolean => value.trim() !== '' && Number.isFinite(Number(value));

/** The inline constraints of ASP.NET's routing, except `datetime` and `regex`, which no local test can need. */
const CONSTRAINTS: Readonly<Record<string, (value: string, ...sizes: readonly number[]) => boolean>> = {
  int: (value) => within(value, -(2n ** 31n), 2n ** 31n - 1n),
  long: (value) => within(value, -(2n ** 63n), 2n ** 63n - 1n),
  bool: (value) => /^(?:true|false)$/i.test(value),
  guid: (value) => /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  decimal,
  double: decimal,
  float: decimal,
  required: (value) => value !== '',
  min: (value, low = 0) => integer(value) && Number(value) >= low,
  max: (value, high = 0) => integer(value) && Number(value) <= high,
  range: (value, low = 0, high = 0) => integer(value) && Number(value) >= low && Number(value) <= high,
  minlength: (value, low = 0) => value.length >= low,
  maxlength: (value, high = 0) => value.length <= high,
  length: (value, low = 0, high = low) => value.length >= low && value.length <= high,
};

function compileConstraints(text: string, route: string): ((value: string) => boolean)[] {
  return text
    .split(':')
    .filter((constraint) => constraint !== '')
    .map((constraint) => {
      const [, name = '', sizes = ''] = /^(\w+)(?:\(([\d\s,-]*)\))?$/.exec(constraint) ?? [];
      const check = Object.hasOwn(CONSTRAINTS, name) ? CONSTRAINTS[name] : undefined;
      if (check === undefined) {
        throw new Problem(
          `The route "${route}" has a constraint that this host does not know: ${constraint}`,
        );
      }
      const numbers = sizes === '' ? [] : sizes.split(',').map(Number);
      return (value) => check(value, ...numbers);
    });
}

/** Decodes a path as Kestrel does: everything but `%2F`, which stays as it is so that it cannot become a separator. */
export function decodePath(path: string): string {
  return path.replace(/(?:%(?!2f)[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
