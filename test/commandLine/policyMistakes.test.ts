import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ROOT, runProgram } from '../local/hostProcess.ts';

/** The sources that build and explain the app, in a folder of their own, where the policy file may be broken. */
const copy = await mkdtemp(join(tmpdir(), 'policy-'));
after(() => rm(copy, { recursive: true }));
const parts = [
  'commandLine',
  'functions',
  'lib',
  'local',
  'scripts',
  'host.json',
  'package.json',
  'tsconfig.json',
];
await Promise.all(parts.map((part) => cp(join(ROOT, part), join(copy, part), { recursive: true })));
await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');

const FILE = 'lib/conversation/policy/policy.json';

for (const [title, policy, mistake] of [
  ['is no JSON', '{\n  "topics": [,]\n}\n', /line 2, column 14.*Not valid JSON/],
  ['has mistakes', '{"topics": 5}', /topics.*Write a list of topics/],
] as const) {
  describe(`a policy file that ${title}`, () => {
    for (const [program, args] of [
      ['explain', ['hello']],
      ['doctor', []],
      ['build', []],
    ] as const) {
      test(`is told by npm run ${program}, with the place`, async (t) => {
        await writeFile(join(copy, FILE), policy);
        const file = join(copy, 'scripts', program === 'build' ? 'build.mjs' : `${program}.ts`);
        const run = runProgram(t, file, args);
        assert.equal(await run.exit, 1);
        const said = run.stdout() + run.stderr();
        assert.match(said.replaceAll(/\n\s+→ /g, ' '), mistake);
        assert.doesNotMatch(said, /^\s+at /m);
        assert.equal(said.match(/Not valid JSON/g)?.length ?? 1, 1, 'once');
      });
    }
  });
}
