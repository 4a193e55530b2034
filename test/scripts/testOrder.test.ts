import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LONGEST, longestFirst } from '../../scripts/testOrder.ts';
import { ROOT } from '../local/hostProcess.ts';

test('the files that are known to take longest are there', () => {
  assert.deepEqual(
    LONGEST.filter((file) => !existsSync(join(ROOT, file))),
    [],
  );
});

test('the longest begin first, the others keep their order, and none is left out', () => {
  const [first = '', second = ''] = LONGEST;
  assert.deepEqual(longestFirst(['test/b', second, 'test/a', first]), [first, second, 'test/b', 'test/a']);
});
