import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { referralColumns, referralIn } from '../../lib/storage/referralRow.ts';

describe('A row is', () => {
  for (const [title, columns, referral] of [
    ['a referral with a name', { Schema: 1, ReferredTo: 'there' }, { referredTo: 'there' }],
    ['none of another release', { Schema: 2, ReferredTo: 'there' }, undefined],
    ['none without an account', { Schema: 1 }, undefined],
    ['none with something else for an account', { Schema: 1, ReferredTo: 7 }, undefined],
    ['none when it is a conversation', { Schema: 1, Chunks: 1, State0: '{}' }, undefined],
  ] as const) {
    it(title, () => {
      assert.deepEqual(referralIn(columns), referral);
    });
  }

  it('a referral as it was written', () => {
    assert.deepEqual(referralIn(referralColumns('there')), { referredTo: 'there' });
  });
});
