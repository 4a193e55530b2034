import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { ROOT } from '../local/hostProcess.ts';
import { compiled, runBicep } from './bicep.ts';
import { at, text } from './json.ts';

/* What the gallery of azd templates asks of one: https://azure.github.io/awesome-azd, microsoft/template-validation-action. */

const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const manifest: unknown = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const azure: unknown = parse(await readFile(join(ROOT, 'azure.yaml'), 'utf8'));

test('the README has the headings of a template, in their order', () => {
  const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const asked = ['Getting Started', 'Features', 'Guidance', 'Important Security Notice', 'Resources'];
  assert.deepEqual(
    headings.filter((heading) => asked.includes(heading ?? '')),
    asked,
  );
});

for (const file of [
  'LICENSE',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'CODE_OF_CONDUCT.md',
  'CHANGELOG.md',
  'azure.yaml',
  'infra/main.bicep',
  'infra/main.parameters.json',
  '.devcontainer/devcontainer.json',
  '.github/workflows/azure-dev.yml',
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/pull_request_template.md',
]) {
  test(`${file} is there`, async () => {
    await access(join(ROOT, file));
  });
}

describe('a badge', () => {
  const badges = [...readme.matchAll(/https:\/\/img\.shields\.io\/badge\/([^)]+)-\w+\)/g)].map(
    ([, badge = '']) => decodeURIComponent(badge),
  );

  test('says what is so: licence, Node and azd as their files have them', async () => {
    const engines = /^>=(\d+)/.exec(text(at(manifest, 'engines', 'node')))?.[1] ?? '';
    const gate: unknown = parse(await readFile(join(ROOT, '.github', 'workflows', 'ci.yml'), 'utf8'));
    const tried = at(gate, 'jobs', 'test', 'strategy', 'matrix', 'node');
    assert.ok(Array.isArray(tried) && String(tried[0]) === engines, String(tried));
    const azd = text(at(azure, 'requiredVersions', 'azd')).replace('>= ', '');
    assert.deepEqual(badges, [
      `licence-${text(at(manifest, 'license'))}`,
      `node-${tried.join(' | ')}`,
      `azd-${azd}+`,
    ]);
  });
});

describe('the picture of the architecture', async () => {
  const picture = await readFile(join(ROOT, 'docs', 'architecture.svg'), 'utf8');

  test('is in the README and beside what a deployment makes, with words for those who cannot see it', async () => {
    assert.match(readme, /!\[.{40,}\]\(docs\/architecture\.svg\)/);
    const deploying = await readFile(join(ROOT, 'docs', 'deploying.md'), 'utf8');
    assert.match(deploying, /!\[.+\]\(architecture\.svg\)/);
    assert.match(picture, /role="img" aria-labelledby="title description"/);
    assert.match(picture, /<title id="title">.+<\/title>/);
  });

  test('can be read in light and in dark, on a ground of its own', () => {
    const [light = '', dark = ''] = picture.split('@media (prefers-color-scheme: dark)');
    const coloured = (css: string) =>
      [...css.matchAll(/^ +(\.?\w+) \{ (?:[^}]*;)? ?(?:fill|stroke):/gm)].map(([, name]) => name);
    assert.ok(coloured(light).includes('.page') && coloured(light).includes('text'));
    assert.deepEqual(coloured(dark), coloured(light));
  });

  test('fetches nothing: no font, no style, no image, no script', () => {
    assert.doesNotMatch(
      picture.replace('xmlns="http://www.w3.org/2000/svg"', ''),
      /https?:|@import|@font-face|<script|<image|href/,
    );
  });
});

test('azd offers regions that have Flex Consumption, and no others', compiled, async () => {
  const { stdout } = await runBicep('build', 'main.bicep', '--stdout');
  const location = at(JSON.parse(stdout), 'parameters', 'location');
  assert.equal(at(location, 'metadata', 'azd', 'type'), 'location');
  const regions = at(location, 'allowedValues');
  assert.ok(Array.isArray(regions) && regions.length >= 25);
  assert.deepEqual(regions, [...new Set(regions.map(text))].toSorted());
  for (const region of regions.map(text)) assert.match(region, /^[a-z]+\d?$/);
});
