import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, cp, glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { ROOT, temporaryFolder } from '../local/hostProcess.ts';
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

/**
 * What images and machines set by themselves. azd takes a parameter from the environment of its process where its own has no
 * value, so a name that somebody else sets as well would decide what is deployed.
 */
const SET_BY_OTHERS = [
  // Every official node image, and with it the dev container.
  /^(?:NODE|YARN|NPM|COREPACK|PNPM)_/,
  // The dev container's base image and its features: nvm, azd, Azure CLI, Core Tools, GitHub CLI.
  /^(?:NVM|REMOTE|CODESPACES?|DEVCONTAINER|VSCODE|GIT|GH|AZD|AZURE_DEV|ARM|FUNCTIONS|PIPX|PYTHON|DOTNET|DOCKER)_/,
  // Pipelines: GitHub, Azure, GitLab and what others share.
  /^(?:CI|GITHUB|RUNNER|ACTIONS|INPUT|SYSTEM|AGENT|BUILD|RELEASE|PIPELINE|TF|GITLAB|BITBUCKET|JENKINS|CIRCLE|JOB|IMAGE)(?:_|$)/,
  // Shells, locale, proxies, terminals.
  /^(?:HOME|HOST(?:NAME)?|LANG(?:UAGE)?|LC_\w+|LOCATION|LOGNAME|NAME|OSTYPE|PATH|PORT|PWD|SHELL|TERM|TMPDIR|TZ|USER(?:NAME)?|VERSION|\w+_PROXY)$/,
  // Azure's own instances.
  /^(?:WEBSITES?|CONTAINER|IDENTITY|MSI|APPSETTING|APPLICATIONINSIGHTS)_/,
];

describe('the variables of the parameters', () => {
  const variables = Object.values(parameters).map(
    (parameter) => /^\$\{(\w+)/.exec(text(at(parameter, 'value')))?.[1] ?? '',
  );
  const own = variables.filter((variable) => !['AZURE_ENV_NAME', 'AZURE_LOCATION'].includes(variable));

  test('are none that an image, a pipeline or a shell sets', async () => {
    assert.ok(own.length >= 20);
    const devContainer = await readJson('.devcontainer/devcontainer.json');
    const set = [at(devContainer, 'containerEnv'), at(devContainer, 'remoteEnv')].flatMap((variables) =>
      Object.keys(object(variables ?? {})),
    );
    for (const variable of own) {
      assert.ok(!SET_BY_OTHERS.some((pattern) => pattern.test(variable)), variable);
      assert.ok(!set.includes(variable), variable);
    }
  });

  test('are of several words, and none is an output that azd would write over it', () => {
    for (const variable of own) {
      assert.match(variable, /^[A-Z]+(?:_[A-Z]+)+$/);
      assert.ok(!names('output').includes(variable), variable);
    }
  });

  test('would be caught: the one of the node images is', () => {
    assert.ok(SET_BY_OTHERS.some((pattern) => pattern.test('NODE_VERSION')));
  });
});

test('no template and no hook names a portal or a sign-in of one cloud', async () => {
  const hook = await readFile(join(ROOT, text(at(azure, 'hooks', 'postprovision', 'run'))), 'utf8');
  for (const [file, source] of [...sources, ['the hook', hook] as const]) {
    assert.doesNotMatch(
      source.replaceAll(/^ *\/\/.*$/gm, ''),
      /portal\.azure|login\.microsoftonline|(?:core|database)\.windows\.net|azurewebsites\.(?:net|us)|botframework\.com/,
      file,
    );
  }
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
  test('are printed where the one who deploys sees them to the end', () => {
    assert.equal(at(azure, 'hooks', 'postprovision', 'interactive'), true);
  });

  test('use outputs that main.bicep has, and say what is missing when there is nothing to fill in', async (t) => {
    const { stdout, files } = await runHook(t, { AZURE_ENV_NAME: 'try' });
    const [, missing = ''] = /^The Dynamics 365 steps need (.*)\.\n/.exec(stdout) ?? [];
    const outputs = missing.split(', ');
    assert.ok(outputs.length >= 9, missing);
    for (const name of outputs) assert.ok(names('output').includes(name), name);
    assert.deepEqual(files, {});
  });

  test('name every id of the deployment, and are kept where the documents say and git does not look', async (t) => {
    const { stdout, files } = await runHook(t, { ...FILLED, BOT_TYPE: 'UserAssignedMSI' });
    const path = '.azure/try(1)/dynamics-365-steps.md';
    assert.deepEqual(Object.keys(files), [path]);
    const steps = files[path] ?? '';
    assert.ok(stdout.startsWith(steps));
    assert.ok(stdout.includes(`These steps are kept in ${join(...path.split('/'))}`), stdout);
    for (const [name, value] of Object.entries(FILLED)) {
      const shown = !['AZURE_IDENTITY_PRINCIPAL_ID', 'AZURE_LOGIN_ENDPOINT', 'AZURE_ENV_NAME'].includes(name);
      assert.equal(steps.includes(value), shown, name);
    }
    assert.doesNotMatch(stdout, /undefined|federated/);
    const ignored = await readFile(join(ROOT, '.gitignore'), 'utf8');
    assert.match(ignored, /^\.azure\/$/m);
    for (const page of ['docs/deploying.md', 'docs/connecting-dynamics-365.md']) {
      const text = await readFile(join(ROOT, page), 'utf8');
      assert.ok(text.includes('`.azure/<environment>/dynamics-365-steps.md`'), page);
    }
  });

  test('give a SingleTenant bot commands that no shell can misread: the JSON is in a file', async (t) => {
    const { stdout, files } = await runHook(t, { ...FILLED, BOT_TYPE: 'SingleTenant' });
    const path = '.azure/try(1)/federated-credential.json';
    assert.deepEqual(JSON.parse(files[path] ?? ''), {
      name: 'contact-center-bot',
      issuer: 'https://login.example.com/the-tenant/v2.0',
      subject: 'the-principal',
      audiences: ['api://AzureADTokenExchange'],
    });
    const commands = [...stdout.matchAll(/^ {4}(az .*)$/gm)].map(([, command]) => command);
    assert.deepEqual(commands, [
      'az ad sp create --id the-app-id',
      `az ad app federated-credential create --id the-app-id --parameters "${path}"`,
    ]);
  });

  for (const [login, audience] of [
    ['https://login.microsoftonline.us/', 'api://AzureADTokenExchangeUSGov'],
    ['https://login.chinacloudapi.cn', 'api://AzureADTokenExchangeChina'],
  ] as const) {
    test(`trust the identity in the cloud of ${login}`, async (t) => {
      const environment = { ...FILLED, BOT_TYPE: 'SingleTenant', AZURE_LOGIN_ENDPOINT: login };
      const { files } = await runHook(t, environment);
      const credential: unknown = JSON.parse(files['.azure/try(1)/federated-credential.json'] ?? '');
      assert.deepEqual(at(credential, 'audiences'), [audience]);
      assert.equal(at(credential, 'issuer'), `${login.replace(/\/$/, '')}/the-tenant/v2.0`);
    });
  }

  test('are printed all the same where they cannot be kept', async (t) => {
    for (const [name, says] of [
      ['..', /Not kept in a file/],
      ['', /Not kept in a file/],
    ] as const) {
      const { stdout, files } = await runHook(t, {
        ...FILLED,
        ...{ AZURE_ENV_NAME: name, BOT_TYPE: 'SingleTenant' },
      });
      assert.match(stdout, says);
      assert.match(stdout, /"audiences"/);
      assert.deepEqual(files, {});
    }
    const blocked = await runHook(t, { ...FILLED, BOT_TYPE: 'UserAssignedMSI' }, '.azure');
    assert.match(blocked.stdout, /could not be kept in/);
    assert.match(blocked.stdout, /Omnichannel agent/);
  });
});

const FILLED = {
  AZURE_ENV_NAME: 'try(1)',
  AZURE_IDENTITY_PRINCIPAL_ID: 'the-principal',
  AZURE_LOGIN_ENDPOINT: 'https://login.example.com/',
  AZURE_RESOURCE_GROUP: 'the-group',
  AZURE_TENANT_ID: 'the-tenant',
  BOT_APP_ID: 'the-app-id',
  BOT_HEALTH_ENDPOINT: 'https://the-app/api/health',
  BOT_MESSAGING_ENDPOINT: 'https://the-app/api/messages',
  BOT_NAME: 'the-bot',
} as const;

interface HookRun {
  readonly stdout: string;
  /** What it wrote, by its path in the project. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the hook as azd does, in a project of its own: the environment of the deployment is the environment of the process. */
async function runHook(
  t: TestContext,
  environment: Readonly<Record<string, string>>,
  blocked?: string,
): Promise<HookRun> {
  const project = await temporaryFolder(t);
  const path = text(at(azure, 'hooks', 'postprovision', 'run'));
  await mkdir(join(project, dirname(path)), { recursive: true });
  await cp(join(ROOT, path), join(project, path));
  await writeFile(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  if (blocked !== undefined) await writeFile(join(project, blocked), 'a file where a folder should be');
  const { stdout } = await promisify(execFile)(process.execPath, [join(project, path)], {
    ...{ cwd: project, env: { ...environment } },
  });
  const files: Record<string, string> = {};
  for await (const file of glob('.azure/*/*', { cwd: project })) {
    files[file.split(sep).join('/')] = await readFile(join(project, file), 'utf8');
  }
  return { stdout, files };
}
