/** Whether a value that JSON carried has a shape. */
export type Check = (value: unknown) => boolean;

export const isText: Check = (value) => typeof value === 'string';
export const isCount: Check = (value) => Number.isSafeInteger(value);
export const isFlag: Check = (value) => typeof value === 'boolean';

/** Whether a value is a list of such. */
export const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** Whether a value is an object whose members, those that are named, are as they should be. */
export const hasMembers =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isPlainObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));

/** Whether a value is either absent or such. */
export const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
