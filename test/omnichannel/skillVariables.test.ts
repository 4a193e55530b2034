import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContextVariables, skillVariables } from '../../lib/omnichannel/index.ts';

test('skills go under the administrator’s names, lists as one text', () => {
  const variables = skillVariables({
    Product: 'X500',
    Level: 2,
    Languages: ['French', 'Dutch'],
    Region: undefined,
  });
  assert.deepEqual(variables, { Product: 'X500', Level: 2, Languages: 'French, Dutch' });
  assert.deepEqual(checkContextVariables(variables), { variables, problems: [] });
});
