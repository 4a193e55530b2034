import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { catalogues } from '../lib/conversation/replies/index.ts';
import { parsePolicy } from '../lib/conversation/index.ts';
import policyFile from '../lib/conversation/policy/policy.json' with { type: 'json' };
import { ROOT, temporaryFolder } from './local/hostProcess.ts';
import { copyOfProject } from './projectCopy.ts';

const POLICY = 'lib/conversation/policy/policy.json';

/**
 * The part that is run: what is decided, said, stored in a turn and finished by a sweep, without a build, a server or the
 * thousands of interleavings. What runs the built app goes by the words of the tests as well (`test/servers/builtApp.ts`).
 */
const FAST = [
  'test/conversation/*.test.ts',
  // Neither the interleavings nor what counts the requests to a storage server, which waits for its answers.
  'test/turns/[!is]*.test.ts',
  'test/turns/s[!t]*.test.ts',
  'test/chaos/ledger.test.ts',
];

/** Every letter another one, but for what stands in braces: a sentence of another team that means something else. */
function otherWords(text: string): string {
  return text
    .split(/(\{\w+\})/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[a-z]/gi, otherLetter)))
    .join('');
}

function otherLetter(letter: string): string {
  const first = letter <= 'Z' ? 65 : 97;
  return String.fromCharCode(first + ((letter.charCodeAt(0) - first + 13) % 26));
}

function otherPhrases(phrases: Readonly<Record<string, readonly string[]>>): unknown {
  return Object.fromEntries(
    Object.entries(phrases).map(([language, words]) => [language, words.map(otherWords)]),
  );
}

/** Another team's policy: other words, other topics, other patience, closed nearly always, variables of its own. */
function otherPolicy(): Readonly<Record<string, unknown>> {
  const invoice = { en: ['invoice', 'hello', 'echo'], de: ['rechnung'] };
  return {
    ...policyFile,
    askedForPerson: otherPhrases(policyFile.askedForPerson),
    yes: otherPhrases(policyFile.yes),
    no: otherPhrases(policyFile.no),
    topics: [
      { name: 'Invoice', words: invoice, handOver: true, variables: { Team: 'Accounts' } },
      ...policyFile.topics.map((topic) => ({
        ...topic,
        name: otherWords(topic.name),
        words: otherPhrases(topic.words),
      })),
    ],
    notUnderstood: { offerAfter: 1, handOverAfter: 7 },
    solved: { askFirst: !policyFile.solved.askFirst },
    businessHours: { timeZone: 'UTC', week: { monday: ['00:00-00:01'] }, closedOn: [], whenClosed: 'tell' },
    variables: { Brand: 'Other', Level: 5 },
  };
}

async function copyWithOtherWords(t: TestContext): Promise<string> {
  const copy = await temporaryFolder(t);
  await copyOfProject(copy, ['lib', 'simulator', 'test', 'bench', 'local', 'commandLine', 'package.json']);
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const catalogue of catalogues) {
    const { language } = catalogue;
    const file = join(copy, 'lib', 'conversation', 'replies', `${language}.ts`);
    const changed = Object.fromEntries(
      Object.entries(catalogue).map(([key, text]) => [key, key === 'language' ? text : otherWords(text)]),
    );
    await writeFile(file, `export const ${language} = ${JSON.stringify(changed)};\n`);
  }
  const policy = otherPolicy();
  assert.ok(parsePolicy(policy).ok);
  await writeFile(join(copy, POLICY), JSON.stringify(policy));
  return copy;
}

test('a team that changes every sentence and the whole policy keeps the tests of the machinery green', async (t) => {
  const copy = await copyWithOtherWords(t);
  const shipped = await readFile(join(ROOT, POLICY), 'utf8');
  assert.notEqual(await readFile(join(copy, POLICY), 'utf8'), shipped);
  // A runner within a test runner reports to it instead of to its output.
  const { NODE_TEST_CONTEXT: _inner, ...environment } = process.env;
  // In one process: starting one for each file would take most of the time.
  const args = ['--test', '--test-isolation=none', '--test-reporter=spec', ...FAST];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: copy,
    // What is found by playing thousands does not depend on the words.
    env: { ...environment, LIVES: '200', LEASES: '40' },
    maxBuffer: 64 * 1024 * 1024,
  }).catch((thrown: unknown) => {
    const text = typeof thrown === 'object' && thrown !== null && 'stdout' in thrown ? thrown.stdout : thrown;
    const failures = String(text).split('failing tests:').at(-1) ?? '';
    return assert.fail(`These go by words that a team may change; use test/fixtures/mind:\n${failures}`);
  });
  const passed = Number(/^ℹ pass (\d+)$/m.exec(stdout)?.[1]);
  assert.ok(passed > 500, `${passed} tests`);
});
