import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkContextVariables, recordIdentification, skillVariables } from '../../lib/omnichannel/index.ts';

test('records are identified under exactly the names that Dynamics 365 reads', () => {
  const record = {
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    phone: '+44 20 7946 0000',
    caseNumber: 'CAS-01001',
  };
  assert.deepEqual(recordIdentification(record), {
    Name: 'Ada Lovelace',
    Email: 'ada@example.org',
    Phone: '+44 20 7946 0000',
    CaseNumber: 'CAS-01001',
  });
});

test('what is not known of a record is left out, and blank edges are taken off', () => {
  assert.deepEqual(recordIdentification({ name: ' Ada ', email: '', phone: '  ', caseNumber: undefined }), {
    Name: 'Ada',
  });
  assert.deepEqual(recordIdentification({}), {});
});

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
