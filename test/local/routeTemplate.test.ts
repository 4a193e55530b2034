import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { compileRoute, decodePath } from '../../local/routeTemplate.ts';

const cases: readonly [route: string, path: string, params: Record<string, string> | undefined][] = [
  ['messages', '/api/messages', {}],
  ['messages', '/API/Messages', {}],
  ['messages', '/api/messages/', {}],
  ['messages', '/api/messages//', undefined],
  ['messages', '/api/message', undefined],
  ['messages', '/messages', undefined],
  ['/messages/', '/api/messages', {}],
  ['a.b', '/api/a.b', {}],
  ['a.b', '/api/axb', undefined],
  ['items/{id}', '/api/items/Seven', { id: 'Seven' }],
  ['items/{id}', '/api/items', undefined],
  ['items/{id}', '/api/items/a/b', undefined],
  ['items/{id?}', '/api/items', {}],
  ['items/{id?}', '/api/items/7', { id: '7' }],
  ['items/{id=9}', '/api/items', { id: '9' }],
  ['items/{id:int}', '/api/items/-12', { id: '-12' }],
  ['items/{id:int}', '/api/items/twelve', undefined],
  ['items/{id:int}', '/api/items/2147483648', undefined],
  ['items/{id:long}', '/api/items/2147483648', { id: '2147483648' }],
  ['items/{id:int:min(5)?}', '/api/items/4', undefined],
  ['items/{id:int:min(5)?}', '/api/items/5', { id: '5' }],
  ['items/{id:range(1,3)}', '/api/items/3', { id: '3' }],
  ['items/{id:length(2)}', '/api/items/abc', undefined],
  ['items/{id:alpha}', '/api/items/a1', undefined],
  ['items/{id:bool}', '/api/items/TRUE', { id: 'TRUE' }],
  [
    'items/{id:guid}',
    '/api/items/00000000-0000-0000-0000-000000000000',
    { id: '00000000-0000-0000-0000-000000000000' },
  ],
  ['items/{id:decimal}', '/api/items/1.5', { id: '1.5' }],
  ['files/{name}.{type}', '/api/files/a.b.txt', { name: 'a.b', type: 'txt' }],
  ['files/{*rest}', '/api/files/a/b/c', { rest: 'a/b/c' }],
  ['files/{*rest}', '/api/files', {}],
];

describe('a route template', () => {
  for (const [route, path, params] of cases) {
    test(`${route} ${params === undefined ? 'refuses' : 'matches'} ${path}`, () => {
      assert.deepEqual(compileRoute('api', route).match(path), params);
    });
  }

  test('takes a prefix of several segments, or none', () => {
    assert.deepEqual(compileRoute('a/b', 'c').match('/a/b/c'), {});
    assert.deepEqual(compileRoute('', 'c').match('/c'), {});
  });

  for (const route of [
    'items/{id',
    'items/id}',
    'items/{}',
    'items/{id:unheard}',
    'items/{id:constructor}',
  ]) {
    test(`${route} is refused with its name`, () => {
      assert.throws(
        () => compileRoute('api', route),
        new RegExp(`The route "${route.replace(/[{}]/g, '\\$&')}"`),
      );
    });
  }
});

describe('a path', () => {
  test('is decoded except for the slash', () => {
    assert.equal(decodePath('/a%20b/%C3%A9/c%2Fd%2fe%25'), '/a b/é/c%2Fd%2fe%');
  });

  test('with broken encoding stays as it is', () => {
    assert.equal(decodePath('/%ff/%'), '/%ff/%');
  });

  test('never gets more segments by decoding', () => {
    fc.assert(
      fc.property(fc.string(), fc.webPath(), (text, path) => {
        for (const encoded of [encodeURIComponent(text.toWellFormed()), path]) {
          assert.equal(decodePath(encoded).split('/').length, encoded.split('/').length);
        }
      }),
    );
  });
});
