import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BotError } from '../../lib/errors.ts';
import { mergedDue } from '../../lib/storage/mergedDue.ts';

type Letters = AsyncIterable<string, undefined>;

async function* letters(text: string, then: () => Promise<void> = () => Promise.resolve()): Letters {
  for (let at = 0; at < text.length; at += 1) yield text.charAt(at);
  await then();
  return undefined;
}

const silent = (): Promise<never> => new Promise(() => undefined);
const broken = (): Promise<never> => Promise.reject(new BotError('E_STORAGE_AUTH', 'No.'));

function numbered(...lists: readonly Letters[]): ReadonlyMap<number, Letters> {
  return new Map(lists.entries());
}

/** What comes, as `list:letter`, and the code of the error at the end. */
async function read(...lists: readonly Letters[]): Promise<readonly (readonly string[] | string)[]> {
  const found: string[] = [];
  try {
    for await (const { entry, from } of mergedDue(numbered(...lists), 0)) found.push(`${from}:${entry}`);
    return [found.toSorted(), 'whole'];
  } catch (thrown) {
    return [found.toSorted(), thrown instanceof BotError ? thrown.code : 'unexpected'];
  }
}

describe('lists that are read at once', () => {
  for (const [title, lists, found, end] of [
    ['are nothing where there are none', [], [], 'whole'],
    [
      'come whole, each from its own',
      [letters('abc'), letters(''), letters('de')],
      ['0:a', '0:b', '0:c', '2:d', '2:e'],
      'whole',
    ],
    [
      'come whole where one fails, which is said at the end',
      [letters('a', broken), letters('bc')],
      ['0:a', '1:b', '1:c'],
      'E_STORAGE_AUTH',
    ],
    [
      'come whole where one is silent',
      [letters('a', silent), letters('bc')],
      ['0:a', '1:b', '1:c'],
      'E_STORAGE_UNAVAILABLE',
    ],
    ['are left when all are silent', [letters('', silent), letters('', silent)], [], 'E_STORAGE_UNAVAILABLE'],
  ] as const) {
    it(title, async () => {
      assert.deepEqual(await read(...lists), [found, end]);
    });
  }

  it('come in turns: a long one does not hold up a short one', async () => {
    const order: number[] = [];
    for await (const { from } of mergedDue(numbered(letters('x'.repeat(100)), letters('abc'))))
      order.push(from);
    assert.ok(order.lastIndexOf(1) < 10, order.join());
  });

  it('leave no timer behind', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await Array.fromAsync(mergedDue(numbered(letters('abc'), letters('de'))));
    assert.equal(timers(), before);
  });

  it('are asked for the next entry once the last one has been handed out', async () => {
    const order: string[] = [];
    async function* noting(name: string): Letters {
      for (const number of [1, 2, 3]) {
        yield await Promise.resolve(`${name}${number}`);
        order.push(`done ${name}${number}`);
      }
      return undefined;
    }
    for await (const { entry } of mergedDue(numbered(noting('a'), noting('b')))) order.push(`got ${entry}`);
    assert.equal(order.length, 12);
    for (const [at, what] of order.entries())
      if (what.startsWith('done')) assert.ok(order.indexOf(what.replace('done', 'got')) < at, order.join());
  });
});
