// An operation is tried until it succeeds or fails for good: what comes of each way to end, and what is left behind.
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { RestError } from '@azure/data-tables';
import { attempt, growingPauses } from '../../lib/storage/attempts.ts';

function answer(statusCode: number, retryAfter?: string): RestError {
  const request = createPipelineRequest({ url: 'https://account.table.core.windows.net/' });
  const headers = createHttpHeaders(retryAfter === undefined ? {} : { 'retry-after': retryAfter });
  return new RestError('no', { statusCode, request, response: { status: statusCode, headers, request } });
}

const BUSY = answer(503, '0');

/** An operation that goes wrong in these ways, one after another, and then succeeds. */
function failing(...causes: readonly Error[]) {
  const signals: AbortSignal[] = [];
  const operation = (signal: AbortSignal): Promise<string> => {
    const cause = causes[signals.length];
    signals.push(signal);
    return cause === undefined ? Promise.resolve('done') : Promise.reject(cause);
  };
  return { operation, signals };
}

describe('an operation', () => {
  it('that succeeds was done once, for sure', async () => {
    const { operation, signals } = failing();
    assert.deepEqual(await attempt(operation), { ok: true, value: 'done', ambiguous: false });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false],
    );
  });

  it('that is not answered is tried again, and may have been done before', async () => {
    const { operation, signals } = failing(BUSY, answer(500));
    assert.deepEqual(await attempt(operation), { ok: true, value: 'done', ambiguous: true });
    assert.equal(signals.length, 3);
  });

  for (const [status, kind] of [
    [412, 'conflict'],
    [404, 'missing'],
    [404, 'tableMissing'],
  ] as const) {
    it(`that finds the table otherwise is its caller’s to decide about: ${kind}`, async () => {
      const cause = answer(status);
      if (kind === 'tableMissing') cause.code = 'TableNotFound';
      for (const before of [[], [BUSY]])
        assert.deepEqual(await attempt(failing(...before, cause).operation), {
          ...{ ok: false, failure: { kind }, cause, ambiguous: before.length > 0 },
        });
    });
  }

  it('that cannot succeed is not tried again', async () => {
    for (const [cause, code] of [
      [answer(403), 'E_STORAGE_AUTH'],
      [answer(413), 'E_STORAGE_TOO_LARGE'],
      [new TypeError('a mistake of ours'), 'E_STORAGE_UNAVAILABLE'],
    ] as const) {
      const { operation, signals } = failing(cause);
      await assert.rejects(attempt(operation), { code, cause });
      assert.equal(signals.length, 1);
    }
  });

  it('that is told to wait longer than an attempt may take is given up, with what it was told', async () => {
    const cause = answer(503, '3');
    const { operation, signals } = failing(cause);
    await assert.rejects(attempt(operation), { code: 'E_STORAGE_UNAVAILABLE', cause });
    assert.equal(signals.length, 1);
  });

  it('whose time is over is tried once, and told so', async () => {
    const { operation, signals } = failing(BUSY);
    await assert.rejects(attempt(operation, AbortSignal.abort()), { code: 'E_STORAGE_UNAVAILABLE' });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
  });

  it('is told when its time is over, and is not tried again', async () => {
    const caller = new AbortController();
    let attempts = 0;
    const operation = (signal: AbortSignal): Promise<string> => {
      attempts += 1;
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('given up', 'AbortError'));
        });
        caller.abort();
        assert.equal(signal.aborted, true);
      });
    };
    await assert.rejects(attempt(operation, caller.signal), { code: 'E_STORAGE_UNAVAILABLE' });
    assert.equal(attempts, 1);
  });

  it('is not waited for any more when its time is over meanwhile', async () => {
    const caller = new AbortController();
    const { operation, signals } = failing(answer(503, '2'));
    setImmediate(() => {
      caller.abort();
    });
    await assert.rejects(attempt(operation, caller.signal), { code: 'E_STORAGE_UNAVAILABLE' });
    assert.deepEqual([signals.length, caller.signal.aborted], [1, true]);
  });

  it('is given twice as long each time before it is tried again, less by up to half at random', () => {
    const first = (random: () => number): readonly number[] => {
      const pauses = growingPauses(random);
      return Array.from({ length: 4 }, () => pauses.next().value);
    };
    assert.deepEqual(
      first(() => 1),
      [50, 100, 200, 400],
    );
    assert.deepEqual(
      first(() => 0),
      [25, 50, 100, 200],
    );
    for (const [index, pause] of first(Math.random).entries())
      assert.ok(pause >= 25 * 2 ** index && pause <= 50 * 2 ** index, String(pause));
  });

  it('leaves neither a timer nor a listener behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { signal } = new AbortController();
    const before = timers();
    await attempt(failing(BUSY).operation, signal);
    assert.deepEqual([getEventListeners(signal, 'abort').length, timers()], [0, before]);
  });
});
