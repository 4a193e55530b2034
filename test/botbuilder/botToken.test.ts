import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { BotToken, type TokenSource } from '../../lib/botbuilder/botToken.ts';

const MINUTE = 60_000;

let clock: number;
let asked: number;
let renewed: number;
let answer: TokenSource;
let logged: string[];
let token: BotToken;

beforeEach(() => {
  clock = 0;
  asked = 0;
  renewed = 0;
  logged = [];
  answer = () => Promise.resolve({ token: `token-${asked}`, expiresOnTimestamp: clock + 60 * MINUTE });
  token = new BotToken({
    source: (renew = false) => {
      asked++;
      if (renew) renewed++;
      return answer();
    },
    now: () => clock,
    log: (level, event) => logged.push(`${level} ${event}`),
    deadline: 20,
  });
});

const failing: TokenSource = () => Promise.reject(new Error('endpoint down'));

describe('The bot’s token', () => {
  test('is asked for once for everybody who waits, and serves many posts', async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, () => token.get()));
    clock = 54 * MINUTE;
    tokens.push(await token.get());
    assert.deepEqual(new Set(tokens), new Set(['token-1']));
    assert.equal(asked, 1);
  });

  test('is replaced in the background before it expires', async () => {
    await token.get();
    clock = 55 * MINUTE;
    assert.equal(await token.get(), 'token-1');
    assert.equal(asked, 2);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await token.get(), 'token-2');
  });

  test('is replaced when its issuer suggests it, but not more than twice a minute', async () => {
    answer = () =>
      Promise.resolve({
        token: `token-${asked}`,
        expiresOnTimestamp: clock + 60 * MINUTE,
        refreshAfterTimestamp: 0,
      });
    await token.get();
    clock = 29_999;
    await token.get();
    assert.equal(asked, 1);
    clock = 30_000;
    await token.get();
    assert.equal(asked, 2);
  });

  test('N09 is used to its last moment while the endpoint is down, and asked for twice a minute', async () => {
    await token.get();
    answer = failing;
    for (clock = 55 * MINUTE; clock < 60 * MINUTE; clock += 1_000) assert.equal(await token.get(), 'token-1');
    assert.ok(asked <= 1 + 10 + 30, `asked ${asked} times in five minutes`);
    assert.ok(logged.includes('warn token.refresh_failed'));
    clock = 60 * MINUTE;
    await assert.rejects(token.get(), { name: 'BotError', code: 'E_TOKEN' });
  });

  test('N09 that cannot be had is an error with a code, and the next caller asks again', async () => {
    answer = failing;
    await assert.rejects(token.get(), { code: 'E_TOKEN' });
    answer = () => Promise.resolve({ token: 'late', expiresOnTimestamp: clock + MINUTE });
    assert.equal(await token.get(), 'late');
  });

  test('N09 is not waited for beyond the deadline', async () => {
    answer = () => new Promise(() => undefined);
    await assert.rejects(token.get(), { code: 'E_TOKEN' });
  });
});

describe('The bot’s token, when a connector does not accept it', () => {
  test('is replaced by another one before the next post, for everybody who waits', async () => {
    token.refused(await token.get());
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token.get()));
    assert.deepEqual(new Set(tokens), new Set(['token-2']));
    assert.deepEqual([asked, renewed], [2, 1]);
  });

  test('is asked for once, however many posts with it were refused', async () => {
    const first = await token.get();
    for (let post = 0; post < 20; post++) token.refused(first);
    await token.get();
    for (let post = 0; post < 20; post++) token.refused(first);
    assert.equal(await token.get(), 'token-2');
    assert.equal(renewed, 1);
  });

  test('is asked for once a minute when the new ones are not accepted either', async () => {
    for (clock = 0; clock < 10 * MINUTE; clock += 1_000) token.refused(await token.get());
    assert.equal(renewed, 10);
  });

  test('stays in use when no other can be had', async () => {
    const first = await token.get();
    answer = failing;
    token.refused(first);
    assert.equal(await token.get(), first);
    assert.ok(logged.includes('warn token.renewal_failed'));
  });

  test('does not keep posts waiting when the endpoint is silent', async () => {
    const first = await token.get();
    answer = () => new Promise(() => undefined);
    token.refused(first);
    assert.equal(await token.get(), first);
  });

  test('is not replaced for one that somebody used before it', async () => {
    await token.get();
    token.refused('token-0');
    assert.equal(await token.get(), 'token-1');
    assert.equal(renewed, 0);
  });
});
