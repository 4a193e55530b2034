import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { monthlyCost, TELEMETRY_KB } from '../../scripts/monthlyCost.ts';
import { ROOT } from '../local/hostProcess.ts';

function read(path: string): Promise<string> {
  return readFile(join(ROOT, path), 'utf8');
}

const [deploying, operating, troubleshooting, parameters] = await Promise.all([
  read('docs/deploying.md'),
  read('docs/operating.md'),
  read('docs/troubleshooting.md'),
  read('infra/main.parameters.json'),
]);

function all(pattern: RegExp, source: string): readonly string[] {
  return [...source.matchAll(pattern)].map(([, found = '']) => found);
}

test('troubleshooting explains every code that the bot can show, and no other', async () => {
  const codes = new Set<string>();
  for await (const file of glob('lib/**/*.ts', { cwd: ROOT })) {
    // What the protocol finds wrong with the bot's own commands is thrown, and shows as one of the others.
    if (file.startsWith(join('lib', 'omnichannel'))) continue;
    for (const code of all(/'(E_[A-Z0-9_]+)'/g, await read(file))) codes.add(code);
  }
  assert.ok(codes.size >= 45, [...codes].join());
  assert.deepEqual(all(/^\| `(E_[A-Z0-9_]+)`/gm, troubleshooting).toSorted(), [...codes].toSorted());
});

test('deploying explains every variable that a deployment takes', () => {
  const variables = all(/\$\{(\w+)/g, parameters).filter((name) => !name.startsWith('AZURE_'));
  for (const name of variables) assert.ok(deploying.includes(`\`${name}\``), name);
  const [, table = ''] = /## Change what is deployed([^]*?)\n### /.exec(deploying) ?? [];
  for (const name of all(/`([A-Z]+_[A-Z_]+)`/g, table)) assert.ok(variables.includes(name), name);
});

describe('what a month costs', () => {
  const asDeployed = {
    memoryMB: 2048,
    alwaysReady: 1,
    durationMs: 250,
    shared: 4,
    telemetryKB: TELEMETRY_KB.botTurn + TELEMETRY_KB.hostCall,
    sweepsPerHour: 120,
    alerts: true,
  };
  const cheapest = { ...asDeployed, alwaysReady: 0, shared: 1, alerts: false };
  const total = (usage: typeof asDeployed, turns: number): number =>
    monthlyCost({ ...usage, turns }).reduce((sum, { dollars }) => sum + dollars, 0);

  test('is in the table what the calculator says', () => {
    const rows = [...operating.matchAll(/^\| ([\d,]+) +\| \$([\d.]+) +\| \$([\d.]+) +\|/gm)];
    assert.equal(rows.length, 4);
    for (const [, turns = '', deployed, cheap] of rows) {
      const count = Number(turns.replaceAll(',', ''));
      assert.equal(deployed, total(asDeployed, count).toFixed(2), turns);
      assert.equal(cheap, total(cheapest, count).toFixed(2), turns);
    }
  });

  test('is in whole dollars beside the three commands, here and in the README', async () => {
    const expected = [total(asDeployed, 0), total(asDeployed, 1e6), total(cheapest, 0)].map(Math.round);
    for (const source of [deploying, await read('README.md')]) {
      assert.deepEqual(all(/about \$(\d+)/g, source).map(Number), expected);
    }
  });
});
