import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstFound } from '../../lib/storage/firstFound.ts';

type Answer = string | undefined;
const has = (what: Answer) => (): Promise<Answer> => Promise.resolve(what);
const nothing = has(undefined);
const silent = (): Promise<Answer> => new Promise(() => undefined);
const broken = (): Promise<Answer> => Promise.reject(new Error('No.'));

/** Asks the places, and says which of them were. */
async function search(...places: readonly (() => Promise<Answer>)[]) {
  const asked: number[] = [];
  const ask = (place: number): Promise<Answer> => {
    asked.push(place);
    return places[place]?.() ?? nothing();
  };
  const found = await firstFound([...places.keys()], ask, undefined, 0).catch((thrown: unknown) =>
    String(thrown),
  );
  return { found, asked };
}

describe('what one of several places has', () => {
  for (const [title, places, found, asked] of [
    ['is nothing where there are none', [], undefined, []],
    ['is found at once in the first one', [has('a'), silent, broken], 'a', [0]],
    ['is found in the next one', [nothing, has('b'), broken], 'b', [0, 1]],
    ['is found while the first one is silent', [silent, has('b')], 'b', [0, 1]],
    ['is found where the first one fails', [broken, has('b')], 'b', [0, 1]],
    ['is found behind several that do not have it', [silent, broken, nothing, has('d')], 'd', [0, 1, 2, 3]],
    ['is nothing where all say so', [nothing, nothing], undefined, [0, 1]],
    ['is not taken for nothing where one fails', [broken, nothing], 'Error: No.', [0, 1]],
    ['is not taken for nothing where the last one fails', [nothing, broken], 'Error: No.', [0, 1]],
    ['of a single one is what that says', [broken], 'Error: No.', [0]],
  ] as const) {
    it(title, async () => {
      assert.deepEqual(await search(...places), { found, asked });
    });
  }

  it('is found by a slow one too, when the next one does not have it', async () => {
    const { promise: slow, resolve } = Promise.withResolvers<Answer>();
    const found = search(
      () => slow,
      () => {
        setImmediate(resolve, 'a');
        return nothing();
      },
    );
    assert.deepEqual(await found, { found: 'a', asked: [0, 1] });
  });

  it('is asked of a single one with the signal of whoever asks, and leaves no timer behind in any case', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { signal } = new AbortController();
    const given: (AbortSignal | undefined)[] = [];
    const ask = (_place: string, until?: AbortSignal): Promise<Answer> => {
      given.push(until);
      return has('a')();
    };
    await firstFound(['one'], ask, signal);
    assert.equal(given[0], signal);
    await firstFound(['one', 'two'], ask, signal, 60_000);
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    assert.equal(after, before);
  });

  it('is looked for no longer once it is found', async () => {
    const signals: AbortSignal[] = [];
    const ask = (place: string, signal?: AbortSignal): Promise<Answer> => {
      if (signal !== undefined) signals.push(signal);
      return place === 'slow' ? silent() : has('b')();
    };
    assert.equal(await firstFound(['slow', 'quick'], ask, undefined, 0), 'b');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true],
    );
  });
});
