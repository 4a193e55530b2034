import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VerifiedTokens, type VerifiedToken } from '../../lib/botbuilder/verifiedTokens.ts';

const verified: VerifiedToken = { claims: {}, kid: 'k', modulus: 'n', usableUntil: 100 };

test('A verified token is remembered until it expires', () => {
  const tokens = new VerifiedTokens(2);
  tokens.add('a', verified);
  assert.equal(tokens.get('a', 99), verified);
  assert.equal(tokens.get('b', 99), undefined);
  assert.equal(tokens.get('a', 100), undefined);
  assert.equal(tokens.get('a', 0), undefined, 'and is then forgotten');
});

test('The token that was used longest ago makes room for a new one', () => {
  const tokens = new VerifiedTokens(2);
  tokens.add('a', verified);
  tokens.add('b', verified);
  tokens.get('a', 0);
  tokens.add('c', verified);
  assert.deepEqual(
    ['a', 'b', 'c'].map((token) => tokens.get(token, 0) !== undefined),
    [true, false, true],
  );
});
