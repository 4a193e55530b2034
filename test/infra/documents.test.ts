import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { costFigures } from '../../scripts/docs/costPage.ts';
import { AS_DEPLOYED, AT_ITS_CHEAPEST, monthlyTotal, type Usage } from '../../scripts/monthlyCost.ts';
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

/** A default that the table has in words, because its value says little or is worked out. */
const DEFAULTS_IN_WORDS: Readonly<Record<string, string>> = {
  BOT_APP_REGISTRATION_ID: '',
  NETWORK_ADDRESS_PREFIX: '`10.20.0.0/24`',
  SWEEP_SCHEDULE: 'every 30 seconds',
  ALLOWED_SERVICE_URL_HOSTS: "the public cloud's",
  ALLOWED_CHANNEL_IDS: "the public cloud's",
};

test('deploying has the default of each of them', () => {
  const defaults = new Map(
    [...parameters.matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)].map(([, name = '', value]) => [name, value]),
  );
  const [, rows = ''] = /\n\| Variable .*\n\| -.*\n((?:\|.*\n)+)/.exec(deploying) ?? [];
  const told = rows
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()));
  assert.ok(told.length >= 20, rows);
  for (const [, names = '', values = ''] of told) {
    const expected = all(/`(\w+)`/g, names)
      .map(
        (name) =>
          DEFAULTS_IN_WORDS[name] ??
          (defaults.get(name) === undefined ? 'none' : `\`${defaults.get(name)}\``),
      )
      .filter((value) => value !== '');
    const distinct = expected.filter(
      (value, index) => value.startsWith('`') || expected.indexOf(value) === index,
    );
    assert.equal(values, distinct.join(', '), names);
  }
});

describe('who the bot is', () => {
  test('may be a managed identity that Dynamics takes by its application id, in the one tenant of both; SingleTenant is the way out', async () => {
    const connecting = await read('docs/connecting-dynamics-365.md');
    const sentences = [deploying, connecting].map((page) => page.replaceAll(/\s+/g, ' '));
    for (const page of sentences) {
      assert.match(page, /one Entra tenant/i);
      assert.match(page, /user-assigned managed identity/);
      assert.match(page, /SingleTenant/);
    }
    assert.match(sentences[1] ?? '', /takes a managed identity by its \*\*application id\*\*/);
    const first = connecting.indexOf('One Entra tenant');
    assert.ok(first >= 0 && first < connecting.indexOf('\n## 1. '), 'before the first step');
  });
});

describe('what a reader is told to run', () => {
  const told = [deploying, operating, troubleshooting];

  test('makes lost storage again: an unchanged provision would be skipped, and the package was in there', () => {
    const [row = ''] = all(/^(\| the storage account or its table .*)$/gm, operating);
    assert.ok(row.includes('`azd provision --no-state && azd deploy`'), row);
  });

  test('is never a provision alone where nothing was changed', () => {
    for (const page of told) {
      for (const line of page.split('\n').filter((line) => line.includes('`azd provision`'))) {
        // Either a value is set with it, or the sentence is about what it does.
        assert.match(line, /azd env set|`azd provision` (?:compares|replaces|says)/, line);
      }
    }
  });

  test('comes before what it is needed for, and is found by what is seen without it', () => {
    const before = deploying.slice(0, deploying.indexOf('## Change what is deployed'));
    for (const [command, symptom] of [
      ['az ad sp create --id', 'AADSTS7000229'],
      ['az provider register --namespace Microsoft.App', 'SubscriptionNotRegistered'],
    ] as const) {
      assert.ok(before.includes(command), command);
      assert.ok(troubleshooting.includes(symptom) && troubleshooting.includes(command), symptom);
    }
    assert.match(before, /`ZONE_REDUNDANT`: later it would change .* LRS to ZRS/);
  });
});

test('a bare func start finds its settings where troubleshooting says they come from', async () => {
  const row = troubleshooting.split('\n').find((line) => line.startsWith('| `func start` asks')) ?? '';
  const [, sample = '', own = ''] = /`cp (\S+) (\S+)`/.exec(row) ?? [];
  assert.match(await read(sample), /"FUNCTIONS_WORKER_RUNTIME": "node"/);
  assert.equal(own, 'local.settings.json');
  assert.match(await read('.gitignore'), /^local\.settings\.json$/m, 'what is copied stays on the machine');
});

describe('what a month costs', () => {
  const asDeployed = (turns: number, set: Partial<Usage> = {}): number =>
    monthlyTotal({ ...AS_DEPLOYED, ...set, turns });
  const cheapest = (turns: number): number => monthlyTotal({ ...AT_ITS_CHEAPEST, turns });

  test('is in whole dollars beside the three commands, here and in the README', async () => {
    const expected = [asDeployed(0), asDeployed(1e6), cheapest(0)].map(Math.round);
    for (const source of [deploying, await read('README.md')]) {
      assert.deepEqual(all(/about \$(\d+)/g, source).map(Number), expected);
    }
  });

  test('is the only source of a price on any page', async () => {
    const figures = new Set(costFigures().map((figure) => figure.toFixed(2)));
    const rounded = new Set(costFigures().map((figure) => String(Math.round(figure))));
    const pages = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
    for await (const page of glob('{docs,infra,local,simulator}/**/*.md', { cwd: ROOT })) pages.push(page);
    assert.ok(pages.length >= 10);
    for (const page of pages) {
      // What a sample article says a shop charges is none of ours.
      const written = (await read(page)).replaceAll(/```md\n[^]*?```/g, '');
      for (const figure of all(/\$(\d[\d,]*(?:\.\d+)?)/g, written)) {
        const plain = figure.replaceAll(',', '');
        assert.ok((plain.includes('.') ? figures : rounded).has(plain), `$${figure} in ${page}`);
      }
    }
  });
});
