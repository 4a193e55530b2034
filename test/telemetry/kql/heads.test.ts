import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseQuery, readQueries } from '../../../scripts/queries.ts';
import { ROOT } from '../../local/hostProcess.ts';

const queries = await readQueries();

const ABOUT_WHAT_IS_MISSING = ['stuckCommands.kql', 'sweepStandsStill.kql', 'unavailable.kql'];

const ALERT = `// Title: Something
// What: a row.
// Why: because.
// Used by: alert, workbook
// Severity: 2
// Every: PT5M
// Over: PT1H
// Threshold: one,
//   and no more.
// Do: look.
requests
// This is no head any more.
| where name == 'sweep'
`;

describe('the head of a query', () => {
  test('is read with its lines that go on', () => {
    assert.deepEqual(parseQuery('something.kql', ALERT), {
      file: 'something.kql',
      title: 'Something',
      what: 'a row.',
      why: 'because.',
      usedBy: ['alert', 'workbook'],
      severity: 2,
      every: 'PT5M',
      over: 'PT1H',
      threshold: 'one, and no more.',
      do: 'look.',
      scope: 'application',
      text: "requests\n// This is no head any more.\n| where name == 'sweep'\n",
      source: ALERT,
    });
  });

  const mistakes = {
    'without a title': [/^\/\/ Title.*\n/, '', /no Title/],
    'of an alert without a severity': [/^\/\/ Severity.*\n/m, '', /no Severity/],
    'of an alert without its window': [/^\/\/ Over.*\n/m, '', /no Over/],
    'with the severity of an alert and no alert': [
      /alert, workbook/,
      'workbook',
      /Severity belongs to alerts/,
    ],
    'with a severity that there is not': [/Severity: 2/, 'Severity: 4', /Severity is 4/],
    'with a window in minutes': [/PT1H/, '60', /60 is no duration/],
    'with a field twice': [/\/\/ Why/, '// What', /What twice/],
    'with a field that there is not': [/\/\/ Why/, '// Because', /no field/],
    'used by nobody known': [/alert, workbook/, 'dashboard', /dashboard/],
    'of another scope': [/\/\/ Why: because\./, '// Why: because.\n// Scope: tenant', /Scope is tenant/],
  } as const;
  for (const [mistake, [part, instead, error]] of Object.entries(mistakes)) {
    test(`${mistake} is refused by the name of the file`, () => {
      assert.throws(() => parseQuery('something.kql', ALERT.replace(part, instead)), error);
      assert.throws(() => parseQuery('something.kql', ALERT.replace(part, instead)), /something\.kql/);
    });
  }
});

describe('every query', () => {
  test('has a title of its own', () => {
    assert.equal(new Set(queries.map(({ title }) => title)).size, queries.length);
  });

  for (const { file, source, text, do: runbook, threshold, what, why, usedBy } of queries) {
    test(`${file} keeps to the form`, () => {
      assert.match(file, /^[a-z][A-Za-z]+\.kql$/);
      for (const line of source.split('\n')) assert.ok(line.length <= 112, line);
      for (const sentence of [what, why, threshold, runbook]) assert.match(sentence, /[.?)]$/);
      assert.ok(source.endsWith('\n') && !source.includes('\t'));
      // The time range comes from outside. Alerts about what has not happened for a while have to know the time.
      assert.equal(/\bago\(|\bnow\(/.test(text), ABOUT_WHAT_IS_MISSING.includes(file));
      assert.ok(usedBy.length > 0);
    });

    test(`${file} sends nobody to a file or a code that is not there`, async () => {
      const troubleshooting = await readFile(join(ROOT, 'docs', 'troubleshooting.md'), 'utf8');
      for (const [named] of source.matchAll(/\b\w+\.kql\b/g)) {
        assert.ok(
          queries.some((query) => query.file === named),
          named,
        );
      }
      for (const [path] of source.matchAll(/\bdocs\/[\w-]+\.md\b/g)) await access(join(ROOT, path));
      for (const [code] of runbook.matchAll(/\bE_[A-Z_]+[A-Z]\b/g))
        assert.ok(troubleshooting.includes(`\`${code}`), code);
    });
  }

  test('is tried on recorded telemetry', async () => {
    const tests = await Promise.all(
      ['Customers', 'Delivery', 'Knowledge', 'Operation'].map((name) =>
        readFile(join(import.meta.dirname, `answersAbout${name}.test.ts`), 'utf8'),
      ),
    );
    const asked = new Set(
      [...tests.join('\n').matchAll(/\bask\('(\w+)'/g)].map(([, name]) => `${String(name)}.kql`),
    );
    assert.deepEqual(
      queries.map(({ file }) => file).filter((file) => !asked.has(file)),
      [],
    );
  });
});
