import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isForeignCaller, isLoopbackAuthority, isLoopbackOrigin } from '../../lib/config/address.ts';

describe('a Host header', () => {
  const own = [
    'localhost',
    'LocalHost:1',
    '127.0.0.1',
    '127.0.0.1:65535',
    '127.8.9.10:7071',
    '[::1]',
    '[::1]:7071',
  ];
  for (const host of own)
    test(`is this machine: ${host}`, () => {
      assert.ok(isLoopbackAuthority(host));
    });

  const foreign = [
    '',
    ':7071',
    'evil.example',
    'evil.example:7071',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:80:127.0.0.1',
    'localhost@evil.example',
    'evil.example#localhost',
    'localhost:port',
    'localhost:123456',
    'localhost, evil.example',
    'localhost.',
    '0.0.0.0',
    '[::]',
    '[::ffff:127.0.0.1]',
    '192.168.0.1',
    '169.254.169.254',
    '2130706433',
    '0x7f.1',
  ];
  for (const host of foreign)
    test(`is none of this machine: "${host}"`, () => {
      assert.ok(!isLoopbackAuthority(host));
    });
});

describe('an Origin', () => {
  const own = ['http://localhost', 'http://localhost:3978', 'https://127.0.0.1:4280', 'http://[::1]:56150'];
  for (const origin of own)
    test(`is a page of this machine: ${origin}`, () => {
      assert.ok(isLoopbackOrigin(origin));
    });

  const foreign = [
    '',
    'null',
    'https://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example:7071',
    'http://localhost@evil.example',
    'http://evil.example/localhost',
    'http://evil.example?http://localhost',
    'http://localhost, http://evil.example',
    'http://localhost http://evil.example',
    'http://0.0.0.0:7071',
    'file://',
    'file://localhost',
    'chrome-extension://localhost',
    'localhost',
  ];
  for (const origin of foreign)
    test(`is none of this machine: "${origin}"`, () => {
      assert.ok(!isLoopbackOrigin(origin));
    });
});

describe('a caller', () => {
  const rows: readonly (readonly [headers: Record<string, string>, foreign: boolean])[] = [
    [{}, false],
    [{ host: '127.0.0.1:7071' }, false],
    [{ host: 'localhost:7071', origin: 'http://localhost:3978' }, false],
    [{ host: 'localhost:7071', 'x-forwarded-host': 'localhost:7071' }, false],
    [{ host: 'evil.example' }, true],
    [{ host: 'evil.example', origin: 'http://localhost' }, true],
    [{ host: 'localhost', origin: 'https://evil.example' }, true],
    [{ host: 'localhost', origin: '' }, true],
    // A tunnel that rewrites both, as Codespaces does.
    [
      {
        host: 'localhost:7071',
        origin: 'http://localhost:7071',
        'x-forwarded-host': 'name-7071.app.github.dev',
      },
      true,
    ],
  ];
  for (const [headers, foreign] of rows)
    test(`with ${JSON.stringify(headers)} is ${foreign ? 'foreign' : 'of this machine'}`, () => {
      assert.equal(isForeignCaller(new Headers(headers)), foreign);
    });
});
