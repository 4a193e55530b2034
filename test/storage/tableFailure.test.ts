// What a failed request to the table means, by status and code alone.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { RestError } from '@azure/data-tables';
import { asStorageError, readFailure } from '../../lib/storage/tableFailure.ts';

/** An error as the SDK throws it for an answer. */
function answer(
  status: number,
  members: { code?: string; retryAfter?: string; details?: unknown } = {},
): Error {
  const request = createPipelineRequest({ url: 'https://account.table.core.windows.net/' });
  const { code, retryAfter, details } = members;
  const headers = createHttpHeaders(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  const error = new RestError('no', {
    ...{ statusCode: status, request, response: { status, headers, request } },
    ...(code === undefined ? {} : { code }),
  });
  error.details = details;
  return error;
}

function named(name: string): Error {
  const error = new Error('given up');
  error.name = name;
  return error;
}

const odata = (code: unknown): object => ({ odataError: { code } });

describe('a request that failed', () => {
  for (const [what, thrown, kind, code] of [
    ['a deadline of ours', named('AbortError'), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['a deadline of the system’s', named('TimeoutError'), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['a mistake of ours', new TypeError('x'), 'other', 'E_STORAGE_UNAVAILABLE'],
    ['what is no error', 'AbortError', 'other', 'E_STORAGE_UNAVAILABLE'],
    ['what only looks like one', { name: 'AbortError' }, 'other', 'E_STORAGE_UNAVAILABLE'],
    ['no answer', new RestError('reset', { code: 'ECONNRESET' }), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['408', answer(408), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['429', answer(429), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['500', answer(500), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['503', answer(503), 'transient', 'E_STORAGE_UNAVAILABLE'],
    ['404', answer(404), 'missing', 'E_STORAGE_UNAVAILABLE'],
    ['404 of a row', answer(404, { details: odata('ResourceNotFound') }), 'missing', 'E_STORAGE_UNAVAILABLE'],
    [
      '404 of a table',
      answer(404, { details: odata('TableNotFound') }),
      'tableMissing',
      'E_STORAGE_UNAVAILABLE',
    ],
    [
      '404 of a table, its code elsewhere',
      answer(404, { code: 'TableNotFound' }),
      'tableMissing',
      'E_STORAGE_UNAVAILABLE',
    ],
    [
      '404 with a code that is none',
      answer(404, { code: 'TableNotFound', details: odata(5) }),
      'tableMissing',
      'E_STORAGE_UNAVAILABLE',
    ],
    [
      '404 with other details',
      answer(404, { code: 'TableNotFound', details: { odataError: null } }),
      'tableMissing',
      'E_STORAGE_UNAVAILABLE',
    ],
    ['409', answer(409), 'conflict', 'E_STORAGE_UNAVAILABLE'],
    ['412', answer(412), 'conflict', 'E_STORAGE_UNAVAILABLE'],
    ['401', answer(401), 'auth', 'E_STORAGE_AUTH'],
    ['403', answer(403), 'auth', 'E_STORAGE_AUTH'],
    ['413', answer(413), 'tooLarge', 'E_STORAGE_TOO_LARGE'],
    [
      '400 of an entity',
      answer(400, { details: odata('EntityTooLarge') }),
      'tooLarge',
      'E_STORAGE_TOO_LARGE',
    ],
    ['400', answer(400), 'other', 'E_STORAGE_UNAVAILABLE'],
    [
      '400 of a property',
      answer(400, { details: odata('TooLargeProperty') }),
      'other',
      'E_STORAGE_UNAVAILABLE',
    ],
    ['499', answer(499), 'other', 'E_STORAGE_UNAVAILABLE'],
  ] as const) {
    it(`by ${what} is ${kind}, and leaves the store as ${code} with its cause`, () => {
      const failure = readFailure(thrown);
      assert.equal(failure.kind, kind);
      const error = asStorageError(failure, thrown);
      assert.deepEqual([error.code, error.cause], [code, thrown]);
      assert.notEqual(error.message, '');
    });
  }

  it('may say when to come again', () => {
    assert.deepEqual(readFailure(answer(503, { retryAfter: '7' })), { kind: 'transient', retryAfter: 7_000 });
    assert.deepEqual(readFailure(answer(503)), { kind: 'transient', retryAfter: undefined });
  });
});
