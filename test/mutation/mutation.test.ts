import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, it } from 'node:test';
import * as standIn from '../../bench/mutation/nodeTest.ts';
import { mutantsOf, type Mutant } from '../../bench/mutation/stryker.ts';
import excused from '../../bench/mutation/survivors.json' with { type: 'json' };
import { judge, standsIn, type Excused } from '../../bench/mutation/survivors.ts';
import { LEFT_OUT, TARGETS, testsFor } from '../../bench/mutation/targets.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const REASONS: readonly Excused[] = excused;

describe('what is mutated', () => {
  it('is there, and so is every test that has to notice', () => {
    for (const { of, tests } of TARGETS) {
      assert.ok(existsSync(join(ROOT, of)), of);
      for (const file of tests) assert.ok(existsSync(join(ROOT, file)), file);
      assert.equal(new Set(tests).size, tests.length, of);
    }
  });

  it('is noticed by every test of its room', () => {
    const rooms = ['lib/turns/', 'lib/storage/', 'lib/botbuilder/'];
    for (const room of rooms) {
      const tests = TARGETS.flatMap((target) => target.tests);
      for (const file of globSync(`${room.replace('lib', 'test')}*.test.ts`, { cwd: ROOT }))
        assert.ok([...tests, ...LEFT_OUT].includes(file.replaceAll('\\', '/')), file);
    }
  });

  it('is all of what turns and storage are made of', () => {
    for (const file of globSync('lib/{turns,storage}/*.ts', { cwd: ROOT }))
      assert.ok(testsFor(file.replaceAll('\\', '/')) !== undefined, file);
  });

  it('has a reason for everything that is said to be the same program, and each only once', () => {
    for (const { reason } of REASONS) assert.ok(reason.length > 20, reason);
    const keys = REASONS.map(({ file, code, change }) => `${file} ${code} ${change}`);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('has a reason only for what still stands in a file that is mutated', () => {
    for (const [file, reasons] of Map.groupBy(REASONS, (one) => one.file)) {
      assert.ok(testsFor(file) !== undefined && existsSync(join(ROOT, file)), `${file} is not mutated`);
      const source = readFileSync(join(ROOT, file), 'utf8');
      assert.deepEqual(
        reasons.filter((one) => !standsIn(source, one)),
        [],
        `these are outdated: see what "npm run mutate -- ${file}" says`,
      );
    }
  });
});

describe('the mutants of a report', () => {
  const source = 'const a =\n  b < c;\nif (a) {\n  go();\n}';
  const at = (line: number, column: number, endLine: number, endColumn: number) => ({
    start: { line, column },
    end: { line: endLine, column: endColumn },
  });
  const mutants = [
    { status: 'Killed', replacement: 'b >= c', location: at(2, 3, 2, 8) },
    { status: 'Timeout', replacement: 'true', location: at(3, 5, 3, 6) },
    { status: 'Survived', replacement: '{}', location: at(3, 8, 5, 2) },
    { status: 'NoCoverage', replacement: 'false', location: at(3, 5, 3, 6) },
    { status: 'Ignored', replacement: 'x', location: at(1, 1, 1, 2) },
    { status: 'RuntimeError', replacement: 'x', location: at(1, 1, 1, 2) },
  ];

  it('are what was changed on which line, and killed only where a test noticed', () => {
    assert.deepEqual(
      mutantsOf({ files: { 'a.ts': { source, mutants } } }).map(({ line, code, change, killed }) => [
        line,
        code,
        change,
        killed,
      ]),
      [
        [2, 'b < c;', 'b < c → b >= c', true],
        [3, 'if (a) {', 'a → true', true],
        [3, 'if (a) {', '{ go(); } → {}', false],
        [3, 'if (a) {', 'a → false', false],
      ],
    );
  });
});

describe('a survivor', () => {
  const mutant = (change: string, killed: boolean): Mutant => ({
    ...{ file: 'a.ts', line: 7, code: 'if (a) {', change, killed },
  });
  const reason: Excused = {
    ...{ file: 'a.ts', code: 'if (a) {', change: 'a → true', reason: 'a is always true here' },
  };
  const tried = [mutant('a → true', false), mutant('a → false', true), mutant('{} → { go(); }', false)];

  it('with a reason is the same program, and one without is listed', () => {
    const { files, survivors, outdated } = judge(tried, [reason], ['a.ts']);
    assert.deepEqual(files, [{ file: 'a.ts', mutants: 3, killed: 1, same: 1 }]);
    assert.deepEqual(
      survivors.map(({ change }) => change),
      ['{} → { go(); }'],
    );
    assert.deepEqual(outdated, []);
  });

  it('of old is outdated once it is killed, where its whole file was mutated', () => {
    const killed = [mutant('a → true', true)];
    assert.deepEqual(judge(killed, [reason], ['a.ts']).outdated, [reason]);
    assert.deepEqual(judge(killed, [reason], []).outdated, []);
  });
});

describe('what is changed in a survivor', () => {
  const source = 'const a =\n  b < c;\nif (a) {\n  go();\n}';
  const change = (code: string, what: string): Excused => ({
    ...{ file: 'a.ts', code, change: what, reason: 'it is the same' },
  });
  const whole = 'x'.repeat(200);

  for (const [title, text, excuse, stands] of [
    ['is found in its line', source, change('b < c;', 'b < c → b <= c'), true],
    ['is found over several lines', source, change('if (a) {', '{ go(); } → {}'), true],
    ['is found by as much as is written of it', whole, change(whole, `${whole.slice(41)}… → y`), true],
    ['is gone with its line', source, change('if (b) {', 'a → true'), false],
    ['is gone from its line', source, change('b < c;', 'b > c → b <= c'), false],
    ['is no part of a line', source, change('b < c', 'b < c → b <= c'), false],
  ] as const)
    it(title, () => {
      assert.equal(standsIn(text, excuse), stands);
    });
});

describe('what stands in for node:test', () => {
  it('runs hooks around tests, chosen ones alone, again and again, and ends with the first failure', async () => {
    const log: string[] = [];
    const note = (what: string) => () => log.push(what);
    await standIn.loadTests('a file', async () => {
      await Promise.resolve();
      standIn.beforeEach(note('each'));
      standIn.describe('outer', () => {
        standIn.before(note('before'));
        standIn.after(note('after'));
        standIn.it('one', note('one'));
        standIn.it('two', () => {
          throw new Error('two fails');
        });
        standIn.it('three', { timeout: 5 }, note('three'));
      });
      standIn.it('one', note('last'));
      standIn.it('one', note('of the same name'));
    });
    const tests = standIn.loadedTests();
    assert.deepEqual(
      tests.map(({ id }) => id),
      ['outer > one', 'outer > two', 'outer > three', 'one', 'one #2'].map((id) => `a file > ${id}`),
    );
    const all = await standIn.runTests(tests, () => undefined, false);
    assert.deepEqual(
      all.map(({ failure }) => failure),
      [undefined, 'two fails', undefined, undefined, undefined],
    );
    const whole = ['before', 'each', 'one', 'each', 'each', 'three', 'after', 'each', 'last'];
    assert.deepEqual(log.splice(0), [...whole, 'each', 'of the same name']);
    const some = await standIn.runTests(tests.slice(1), () => undefined, true);
    assert.equal(some.length, 1);
    assert.deepEqual(log, ['before', 'each', 'after']);
  });
});
