import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadConfig } from '../../lib/config.ts';
import { readSettingsFile, settingsAdvice } from '../../local/localSettings.ts';
import { hostUrl, parseObject, ROOT, runHost, send, writeApp } from './hostProcess.ts';

const SHOW = `require('@azure/functions').app.http('env', { route: 'env/{name}', handler: async (request) => ({ jsonBody: { value: process.env[request.params.name] ?? null } }) });`;

async function settingsSeen(
  t: Parameters<typeof writeApp>[0],
  file: string | undefined,
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
) {
  const app = await writeApp(t, {
    'index.js': SHOW,
    ...(file !== undefined && { 'local.settings.json': file }),
  });
  const url = await hostUrl(runHost(t, app, environment));
  const seen = names.map(
    async (name) => [name, parseObject((await send(`${url}/api/env/${name}`)).text)['value']] as const,
  );
  return Object.fromEntries(await Promise.all(seen));
}

describe('settings', () => {
  test('come from the environment first, even when empty, then from the file', async (t) => {
    const file = JSON.stringify({
      IsEncrypted: false,
      Values: { Both: 'file', Emptied: 'file', File: 'file', Number: 7, Yes: true },
    });
    assert.deepEqual(
      await settingsSeen(t, file, { Both: 'shell', Emptied: '' }, [
        'Both',
        'Emptied',
        'File',
        'Number',
        'Yes',
        'Neither',
      ]),
      { Both: 'shell', Emptied: '', File: 'file', Number: '7', Yes: 'true', Neither: null },
    );
  });

  test('work without a file, and the app is told that it runs locally', async (t) => {
    assert.deepEqual(
      await settingsSeen(t, undefined, {}, ['AZURE_FUNCTIONS_ENVIRONMENT', 'FUNCTIONS_WORKER_RUNTIME']),
      { AZURE_FUNCTIONS_ENVIRONMENT: 'Development', FUNCTIONS_WORKER_RUNTIME: 'node' },
    );
  });

  test('an environment that is named is left alone', async (t) => {
    assert.deepEqual(
      await settingsSeen(t, undefined, { AZURE_FUNCTIONS_ENVIRONMENT: 'Production' }, [
        'AZURE_FUNCTIONS_ENVIRONMENT',
      ]),
      {
        AZURE_FUNCTIONS_ENVIRONMENT: 'Production',
      },
    );
  });

  const broken: readonly [what: string, text: string, says: RegExp][] = [
    [
      'a trailing comma',
      '{\n  "Values": {\n    "A": "secret",\n  }\n}',
      /local\.settings\.json:4:3 is not valid JSON/,
    ],
    ['a missing brace', '{\n  "Values": { "A": "secret" }\n', /local\.settings\.json:3:1 is not valid JSON/],
    ['no JSON at all', 'A=secret', /local\.settings\.json:1:1 is not valid JSON/],
    ['nothing in it', '', /local\.settings\.json:1:1 is not valid JSON/],
    ['encrypted values', '{"IsEncrypted":true,"Values":{"A":"secret"}}', /Run "func settings decrypt" first/],
    ['a value that is an object', '{"Values":{"A":{"b":"secret"}}}', /the setting "A" is not plain text/],
    ['values that are a list', '{"Values":["secret"]}', /"Values" is not an object of settings/],
    ['a list', '["secret"]', /is not a JSON object/],
  ];
  for (const [what, text, says] of broken) {
    test(`a file with ${what} is refused with its place and the next step, and no value is shown`, async (t) => {
      const host = runHost(t, await writeApp(t, { 'index.js': SHOW, 'local.settings.json': text }));
      assert.equal(await host.exit, 1);
      assert.match(host.stderr(), says);
      assert.ok(!host.stderr().includes('secret'), host.stderr());
      assert.equal(host.stderr().trim().split('\n').length, 2, 'what happened, and what to do');
    });
  }

  test('a byte order mark is no mistake', async (t) => {
    assert.deepEqual(await settingsSeen(t, '\uFEFF{"Values":{"A":"1"}}', {}, ['A']), { A: '1' });
  });
});

test('the sample settings are complete and right for a local run', async () => {
  const values = await readSettingsFile(join(ROOT, 'local.settings.sample.json'));
  const loaded = loadConfig({ ...Object.fromEntries(values), AZURE_FUNCTIONS_ENVIRONMENT: 'Development' });
  assert.ok(loaded.ok, JSON.stringify(loaded));
  assert.equal(loaded.config.authentication.kind, 'local');
  assert.notEqual(loaded.config.sweepSchedule, undefined);
  assert.equal(values.get('FUNCTIONS_WORKER_RUNTIME'), 'node');
  assert.match(await readFile(join(ROOT, '.gitignore'), 'utf8'), /^local\.settings\.json$/m);
});

describe('in a fresh clone', () => {
  const sample = JSON.stringify({ Values: { Storage: 'local', Schedule: '* * *', Identity: '' } });

  test('the host says which file to copy, and runs', async (t) => {
    const host = runHost(t, await writeApp(t, { 'index.js': SHOW, 'local.settings.sample.json': sample }));
    await host.ready;
    await host.printed(
      /There is no local\.settings\.json.* Storage, Schedule\.\nCopy local\.settings\.sample\.json/,
    );
  });

  for (const [title, files, environment] of [
    ['there is the file', { 'local.settings.json': '{}', 'local.settings.sample.json': sample }, {}],
    ['the app has no sample', {}, {}],
    ['the environment has it all', { 'local.settings.sample.json': sample }, { Storage: 'x', Schedule: 'x' }],
  ] as const) {
    test(`nothing is advised where ${title}`, async (t) => {
      const app = await writeApp(t, files);
      assert.equal(await settingsAdvice(app, environment), undefined);
    });
  }
});
