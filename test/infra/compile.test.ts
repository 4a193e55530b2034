import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../local/hostProcess.ts';
import { bicepFiles, compiled, INFRA, runBicep } from './bicep.ts';
import { at, object, text, type JsonObject } from './json.ts';

const files = await bicepFiles();

describe('the compiler', compiled, () => {
  test('builds every file without a warning', async (t) => {
    const built = await temporaryFolder(t);
    const { stderr } = await runBicep('build', '--pattern', '**/*.bicep', '--outdir', built);
    assert.equal(stderr, '');
    for (const file of files) {
      const template: unknown = JSON.parse(
        await readFile(join(built, file.replace(/bicep$/, 'json')), 'utf8'),
      );
      assert.ok('resources' in object(template), file);
    }
  });

  test('finds nothing to mend in any file', async () => {
    const { stdout, stderr } = await runBicep('lint', '--pattern', '**/*.bicep');
    assert.equal(stdout + stderr, '');
  });

  test('leaves every file as it is when it formats it', async (t) => {
    const copy = await temporaryFolder(t);
    await cp(INFRA, copy, { recursive: true });
    await runBicep('format', '--pattern', join(copy, '**', '*.bicep'));
    for (const file of files) {
      assert.equal(await readFile(join(copy, file), 'utf8'), await readFile(join(INFRA, file), 'utf8'), file);
    }
  });

  test('finds a mistake: these checks can fail', async (t) => {
    const copy = await temporaryFolder(t);
    await cp(INFRA, copy, { recursive: true });
    const file = join(copy, 'modules', 'identity.bicep');
    await writeFile(file, `param left string\n${await readFile(file, 'utf8')}`);
    await assert.rejects(runBicep('lint', file), /no-unused-params/);
  });
});

describe('the compiled template', compiled, () => {
  test('asks Azure for no key: none could leave by an output or a setting', async () => {
    const { stdout } = await template();
    assert.deepEqual(stdout.match(/\blist[A-Z]\w*\(/g), null);
  });

  test('has outputs for azd in capitals, none of which sounds like a secret', async () => {
    const { json } = await template();
    const names = Object.keys(object(json['outputs']));
    assert.ok(names.length >= 10, names.join());
    for (const name of names) assert.match(name, /^(?:AZURE|BOT)_[A-Z_]+$/);
    for (const name of allOutputs(json)) assert.doesNotMatch(name, /key|secret|password|connection|token/i);
  });

  test('has the defaults of the parameters file, and none that an unset variable of a pipeline would overrule', async () => {
    const { json } = await template();
    const file: unknown = JSON.parse(await readFile(join(INFRA, 'main.parameters.json'), 'utf8'));
    const given = Object.entries(object(at(file, 'parameters')));
    assert.ok(given.length >= 20);
    for (const [name, parameter] of given) {
      const [, repeated = ''] = /^\$\{\w+(?:=(.*))?\}$/.exec(text(at(parameter, 'value'))) ?? [];
      const fallback = at(json, 'parameters', name, 'defaultValue');
      // A pipeline passes what is not set as an empty text, and azd takes that for a value unless the file has a default.
      if (typeof fallback === 'object') assert.deepEqual(fallback, {}, name);
      else if (typeof fallback === 'string') assert.equal(repeated, fallback, name);
      else assert.equal(repeated, fallback === undefined ? '' : JSON.stringify(fallback), name);
    }
  });
});

async function template(): Promise<{ readonly stdout: string; readonly json: JsonObject }> {
  const { stdout } = await runBicep('build', 'main.bicep', '--stdout');
  return { stdout, json: object(JSON.parse(stdout)) };
}

/** The names of the outputs of a template and of the templates in it. */
function allOutputs(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    ...(name === 'outputs' && typeof inner === 'object' && inner !== null ? Object.keys(inner) : []),
    ...allOutputs(inner),
  ]);
}
