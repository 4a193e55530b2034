// The first write of all finds no table, makes one and writes again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { RestError, type TableClient, type TableEntity } from '@azure/data-tables';
import { attemptWrite, createUnlessThere } from '../../lib/storage/firstWrite.ts';

const request = createPipelineRequest({ url: 'https://account.table.core.windows.net/' });
const refused = (statusCode: number, code: string): RestError =>
  new RestError('no', {
    ...{ code, statusCode, request },
    response: { status: statusCode, headers: createHttpHeaders(), request },
  });
const NO_TABLE = refused(404, 'TableNotFound');
const CHANGED = refused(412, 'UpdateConditionNotSatisfied');

/** Writes into a service that has the table or not, and tells what was done, in order. */
async function writing(hasTable: boolean, refusal?: RestError) {
  const done: string[] = [];
  const signals = new Set<unknown>();
  const service = { hasTable };
  const { signal } = new AbortController();
  const table: Pick<TableClient, 'createTable'> = {
    createTable: (options) => {
      done.push('create');
      signals.add(options?.abortSignal);
      service.hasTable = true;
      return Promise.resolve();
    },
  };
  const write = (abortSignal: AbortSignal): Promise<string> => {
    done.push('write');
    signals.add(abortSignal);
    const failure = service.hasTable ? refusal : NO_TABLE;
    return failure === undefined ? Promise.resolve('etag') : Promise.reject(failure);
  };
  const result = await attemptWrite(table, write, signal);
  assert.deepEqual([...signals], [signal], 'whoever gives up gives all of it up');
  return { done, result };
}

/** Creates a row in a service that answers like this, and tells what was asked. */
async function creating(refusal?: RestError) {
  const asked: unknown[] = [];
  const { signal } = new AbortController();
  const row = { partitionKey: 'p', rowKey: 'r', Text: 'hello' };
  const table: Pick<TableClient, 'createTable' | 'createEntity'> = {
    createTable: () => assert.fail('the table is there'),
    createEntity: (entity: TableEntity, options) => {
      asked.push([entity, options?.abortSignal === signal]);
      return refusal === undefined ? Promise.resolve({}) : Promise.reject(refusal);
    },
  };
  await createUnlessThere(table, row, signal);
  assert.deepEqual(asked, [[row, true]]);
}

describe('a row that may be there', () => {
  it('is created once, or left as it is', async () => {
    await creating();
    await creating(refused(409, 'EntityAlreadyExists'));
  });

  it('is not known to be there when the service has something else against it', async () => {
    for (const refusal of [refused(404, 'ResourceNotFound'), refused(403, 'AuthorizationFailure')])
      await assert.rejects(creating(refusal), { code: /^E_STORAGE_/ });
  });
});

describe('a write', () => {
  it('into a table that is there is all that is done', async () => {
    const { done, result } = await writing(true);
    assert.deepEqual(done, ['write']);
    assert.deepEqual(result, { ok: true, value: 'etag', ambiguous: false });
  });

  it('that is refused for another reason makes none', async () => {
    const { done, result } = await writing(true, CHANGED);
    assert.deepEqual(done, ['write']);
    assert.ok(!result.ok && result.failure.kind === 'conflict');
  });

  it('into one that is not makes it, and is done again', async () => {
    const { done, result } = await writing(false);
    assert.deepEqual(done, ['write', 'create', 'write']);
    assert.deepEqual(result, { ok: true, value: 'etag', ambiguous: false });
  });
});
