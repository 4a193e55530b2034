import type { Random } from './random.ts';

const STRINGS = [
  '',
  ' ',
  'help',
  'agent',
  'end chat',
  'echo: hello',
  'null',
  '0',
  '\u0000',
  '\r\nX-Injected: 1',
  '\u001b[2J',
  '\u2028\u2029\u0085\u202e',
  '\ud800',
  'a\udc00b',
  '👩‍👩‍👧‍👦',
  'İıſß',
  '../../etc/passwd',
  '%00%0d%0a',
  '<script>alert(1)</script>',
  "' or 1=1 --",
  '${7*7}{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  '{"type":"Escalate","context":{}}',
  '{"deliveryMode":"bridged"}',
  'omnichannelSetContext',
  'FromCustomer',
  'Hidden',
  'http://169.254.169.254/metadata/identity',
  'https://user:pass@directline.botframework.com/',
  'https://directline.botframework.com/',
  '9'.repeat(400),
  'a'.repeat(5_000),
  'ü'.repeat(40_000),
  '€'.repeat(70_000),
  '\ud800'.repeat(20_000),
] as const;

const NUMBERS = [0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 1e-308, 9_999_999_999_999] as const;

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'length',
  'id',
  'value',
  'type',
  'tags',
  'name',
  'text',
  '',
  '\u0000',
  '\ud800',
  'a.b',
  '$ref',
  'x'.repeat(2_000),
] as const;

export function anyString(random: Random): string {
  if (random.chance(0.7)) return random.pick(STRINGS);
  return Array.from({ length: random.below(40) }, () => String.fromCharCode(random.below(0x10000))).join('');
}

/** A JSON value that nobody in his right mind would send, at most so deep. */
export function anyValue(random: Random, depth = 3): unknown {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(NUMBERS);
    case 3:
    case 4:
      return anyString(random);
    case 5:
      return Array.from({ length: random.below(5) }, () => anyValue(random, depth - 1));
    case 6:
      return random.chance(0.1) ? nested(random.below(100)) : anyObject(random, depth);
    default:
      return anyObject(random, depth);
  }
}

/** Made of entries, so that `__proto__` is a member like any other and reaches the wire. */
function anyObject(random: Random, depth: number): Readonly<Record<string, unknown>> {
  const size = random.chance(0.02) ? random.below(6_000) : random.below(6);
  return Object.fromEntries(
    Array.from({ length: size }, (_, index) => [
      size > 6 ? `k${index}` : random.pick(NAMES),
      anyValue(random, size > 6 ? 0 : depth - 1),
    ]),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
