import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { ROOT } from '../local/hostProcess.ts';
import { bicepFiles, INFRA } from './bicep.ts';
import { at, object, text } from './json.ts';

const files = await bicepFiles();
const sources = new Map(
  await Promise.all(files.map(async (file) => [file, await readFile(join(INFRA, file), 'utf8')] as const)),
);
const main = sources.get('main.bicep') ?? '';
const azure: unknown = parse(await readFile(join(ROOT, 'azure.yaml'), 'utf8'));
const parameters = object(at(await readJson('infra/main.parameters.json'), 'parameters'));

function readJson(path: string): Promise<unknown> {
  return readFile(join(ROOT, path), 'utf8').then((json): unknown => JSON.parse(json));
}

function names(keyword: 'param' | 'output'): readonly string[] {
  return [...main.matchAll(new RegExp(`^${keyword} (\\w+)`, 'gm'))].map(([, name = '']) => name);
}

describe('azure.yaml', () => {
  test('deploys dist/ as it is to the app that carries the name of its service', () => {
    assert.deepEqual(at(azure, 'services'), {
      bot: { project: '.', dist: 'dist', language: 'ts', host: 'function', remoteBuild: false },
    });
    assert.match(main, /serviceName: 'bot'/);
    assert.match(sources.get('modules/functionApp.bicep') ?? '', /'azd-service-name': serviceName/);
  });

  test('has no .funcignore beside it or in the build that would contradict remoteBuild', async () => {
    await assert.rejects(access(join(ROOT, '.funcignore')));
    await assert.rejects(access(join(ROOT, 'dist', '.funcignore')));
  });

  test('names a hook that is there, the version of the package and an azd that can run the hook', async () => {
    await access(join(ROOT, text(at(azure, 'hooks', 'postprovision', 'run'))));
    const version = text(at(await readJson('package.json'), 'version'));
    assert.equal(at(azure, 'metadata', 'template'), `contact-center-bot@${version}`);
    assert.match(text(at(azure, 'requiredVersions', 'azd')), /^>= 1\.23\.1[5-9]|^>= 1\.2[4-9]/);
  });

  test('hands every optional parameter on to a pipeline, and the workflow takes it', async () => {
    const optional = Object.entries(parameters)
      .map(([, parameter]) => /^\$\{(\w+)/.exec(text(at(parameter, 'value')))?.[1] ?? '')
      .filter((variable) => !variable.startsWith('AZURE_'));
    assert.deepEqual(at(azure, 'pipeline', 'variables'), optional);
    const workflow: unknown = parse(
      await readFile(join(ROOT, '.github', 'workflows', 'azure-dev.yml'), 'utf8'),
    );
    const handed = Object.keys(object(at(workflow, 'env'))).filter(
      (variable) => !variable.startsWith('AZURE_'),
    );
    assert.deepEqual(handed, optional);
  });
});

describe('main.parameters.json', () => {
  test('has the parameters of main.bicep, in its order, and no others', () => {
    assert.deepEqual(Object.keys(parameters), names('param'));
  });

  test('takes each from a variable of its own', () => {
    const variables = Object.values(parameters).map(
      (parameter) => /^\$\{(\w+)(?:=.*)?\}$/.exec(text(at(parameter, 'value')))?.[1],
    );
    assert.ok(
      variables.every((variable) => variable !== undefined),
      variables.join(),
    );
    assert.equal(new Set(variables).size, variables.length);
  });
});

describe('Bicep', () => {
  for (const [file, source] of sources) {
    test(`${file} names files that are there`, async () => {
      for (const [, path = ''] of source.matchAll(/(?:^module \w+ |loadTextContent\()'([^']+)'/gm)) {
        await access(join(INFRA, dirname(file), path));
      }
    });

    test(`${file} takes API versions from the list`, async () => {
      const list = object(await readJson('infra/apiVersions.json'));
      for (const [, type = '', version] of source.matchAll(/'(Microsoft\.[\w.]+\/[\w/]+)@([\w-]+)'/g)) {
        assert.equal(version, list[type], type);
      }
    });

    test(`${file} says what it is for`, () => {
      assert.match(source, /^metadata description = '.{20,}'$/m);
    });
  }

  test('uses every API version of the list', async () => {
    const all = [...sources.values()].join('\n');
    for (const type of Object.keys(object(await readJson('infra/apiVersions.json')))) {
      assert.ok(all.includes(`'${type}@`), type);
    }
  });

  test('gives nobody a role by hand: the kind of principal is never a user', () => {
    for (const [file, source] of sources) assert.doesNotMatch(source, /principalType: 'User'/, file);
  });
});

describe('the steps after provisioning', () => {
  test('use outputs that main.bicep has, and say what is missing when there is nothing to fill in', async () => {
    const [, missing = ''] = /^The Dynamics 365 steps need (.*)\.\n/.exec(await printSteps({})) ?? [];
    const outputs = missing.split(', ');
    assert.ok(outputs.length >= 8, missing);
    for (const name of outputs) assert.ok(names('output').includes(name), name);
  });

  test('name every id of the deployment', async () => {
    const steps = await printSteps({ ...FILLED, BOT_TYPE: 'UserAssignedMSI' });
    for (const [name, value] of Object.entries(FILLED)) {
      assert.equal(steps.includes(value), name !== 'AZURE_IDENTITY_PRINCIPAL_ID', name);
    }
    assert.doesNotMatch(steps, /undefined|federated/);
  });

  test('have a command for a SingleTenant bot whose JSON a shell and az take', async () => {
    const steps = await printSteps({ ...FILLED, BOT_TYPE: 'SingleTenant' });
    const [, json = ''] = /--parameters '(\{.*\})'/.exec(steps) ?? [];
    assert.deepEqual(JSON.parse(json), {
      name: 'contact-center-bot',
      issuer: 'https://login.microsoftonline.com/the-tenant/v2.0',
      subject: 'the-principal',
      audiences: ['api://AzureADTokenExchange'],
    });
  });
});

const FILLED = {
  AZURE_IDENTITY_PRINCIPAL_ID: 'the-principal',
  AZURE_RESOURCE_GROUP: 'the-group',
  AZURE_TENANT_ID: 'the-tenant',
  BOT_APP_ID: 'the-app-id',
  BOT_HEALTH_ENDPOINT: 'https://the-app/api/health',
  BOT_MESSAGING_ENDPOINT: 'https://the-app/api/messages',
  BOT_NAME: 'the-bot',
} as const;

/** Runs the hook as azd does: the environment of the deployment is the environment of the process. */
async function printSteps(environment: Readonly<Record<string, string>>): Promise<string> {
  const hook = join(ROOT, text(at(azure, 'hooks', 'postprovision', 'run')));
  const { stdout } = await promisify(execFile)(process.execPath, [hook], { env: { ...environment } });
  return stdout;
}
