import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOM = join(import.meta.dirname, '..', '..', 'simulator');
const SOURCE = /https:\/\/(?:learn\.microsoft\.com|github\.com|adaptivecards\.io|www\.w3\.org)\/[^\s)`']+/g;

const addresses = (text: string): readonly string[] =>
  (text.match(SOURCE) ?? []).map((address) => address.replace(/[.,:;]+$/, ''));

test('every source that the code of the simulator names is in its README, with what is done of it', () => {
  // What is installed for the looks of the customer's pane is the code of others.
  const code = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:ts|js)$/.test(name) && !name.includes('node_modules'),
  );
  const named = new Set(code.flatMap((name) => addresses(readFileSync(join(ROOM, name), 'utf8'))));
  assert.ok(named.size > 15);
  const listed = new Set(addresses(readFileSync(join(ROOM, 'README.md'), 'utf8')));
  assert.deepEqual(
    [...named].filter((address) => !listed.has(address)),
    [],
  );
});
