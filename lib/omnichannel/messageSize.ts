import type { ActivityLike } from './activity.ts';

const encoder = new TextEncoder();

/**
 * The size of an activity on the wire: the UTF-8 bytes of its JSON, metadata included. The contact center takes at most
 * 28 KB (`MESSAGE_LIMIT_BYTES`) on every messaging channel. Count the activity as it is sent: the SDK adds ids, accounts and
 * the conversation on its way out.
 * @throws {TypeError} when the activity is no JSON (a cycle, a BigInt).
 */
export function messageBytes(activity: ActivityLike): number {
  return encoder.encode(JSON.stringify(activity)).length;
}

/** The bytes that a text takes inside a message: UTF-8, with JSON's escapes, without the quotes. */
export function textBytes(text: string): number {
  return encoder.encode(JSON.stringify(text)).length - 2;
}
