import assert from 'node:assert/strict';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A value that has to be an object. */
export function object(value: unknown): JsonObject {
  assert.ok(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    `${String(value)} is no object`,
  );
  return Object.fromEntries(Object.entries(value));
}

/** A value that has to be a list of objects. */
export function objects(value: unknown): readonly JsonObject[] {
  assert.ok(Array.isArray(value), `${String(value)} is no list`);
  return value.map(object);
}

/** A value that has to be a text. */
export function text(value: unknown): string {
  assert.ok(typeof value === 'string', `${String(value)} is no text`);
  return value;
}

/** What lies at a path of members and indexes; `undefined` when a part of the way is missing. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
