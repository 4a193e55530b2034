import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadConfig, type Config } from '../../lib/config.ts';
import { ROOT } from '../local/hostProcess.ts';
import { compiled, INFRA, only, takeSnapshot, TENANT, type Parameter } from './bicep.ts';
import { BODY_LIMIT } from '../../lib/botbuilder/requestBody.ts';
import { at, object, objects, text } from './json.ts';

/** What Azure, the Functions host or the system sets: how the app knows where it runs. */
const PLATFORM = /^(?:WEBSITE_|IDENTITY_(?:ENDPOINT|HEADER)$|AZURE_FUNCTIONS_ENVIRONMENT$|TE?MP(?:DIR)?$)/;
/**
 * For a connection string on a developer's machine, for clouds other than the public one, and what hardly anybody changes.
 * Unset is their default; additional app settings set them.
 */
const NOT_ON_AZURE = new Set([
  'ConversationStorage',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'TelemetryMirrorUrl',
  'SweepBudget',
  'SweepConcurrency',
]);
/** Read by the Functions host and not by our code. */
const FOR_THE_HOST =
  /^AzureWebJobsStorage__(?:credential|clientId|(?:blob|queue|table)ServiceUri)$|^AzureFunctionsJobHost__logging__logLevel__Function$|^FUNCTIONS_REQUEST_BODY_SIZE_LIMIT$/;

const [bicep, sample, readme] = await Promise.all([
  readFile(join(INFRA, 'modules', 'functionApp.bicep'), 'utf8'),
  readFile(join(ROOT, 'local.settings.sample.json'), 'utf8'),
  readFile(join(ROOT, 'README.md'), 'utf8'),
]);

/** Every setting that the code asks for, spelled as it asks: whoever asks is watched. */
function settingsOfTheCode(): readonly string[] {
  const asked = new Set<string>();
  const situations = [
    {},
    { MicrosoftAppId: TENANT, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: TENANT },
    {
      MicrosoftAppId: TENANT,
      MicrosoftAppType: 'UserAssignedMSI',
      ConversationStorage__tableServiceUri: 'https://a.b/',
    },
    { AZURE_FUNCTIONS_ENVIRONMENT: 'Development', ConversationStorage: 'UseDevelopmentStorage=true' },
    { APPLICATIONINSIGHTS_CONNECTION_STRING: 'InstrumentationKey=0' },
  ];
  for (const situation of situations) {
    const watch: ProxyHandler<Record<string, string>> = {
      get: (values, name) => {
        if (typeof name === 'string') asked.add(name);
        return typeof name === 'string' ? values[name] : undefined;
      },
    };
    loadConfig(new Proxy<Record<string, string>>({ ...situation }, watch));
  }
  return [...asked].filter((name) => !PLATFORM.test(name)).sort();
}

const settings = settingsOfTheCode();

/** The names in the `settings` of the module: the lines of the form `  Name: value` between its braces. */
function settingsOfTheModule(): readonly string[] {
  const [, block = ''] = /^var settings = \{\n([^]*?)^\}/m.exec(bicep) ?? [];
  return [...block.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => name);
}

describe('every setting that the code reads', () => {
  test('is found by watching it read', () => {
    assert.ok(settings.includes('MicrosoftAppId') && settings.includes('SweepSchedule'), settings.join());
    assert.ok(settings.length >= 14, settings.join());
  });

  for (const name of settings) {
    test(`${name} is set on Azure, or has a default there`, () => {
      assert.equal(settingsOfTheModule().includes(name), !NOT_ON_AZURE.has(name));
    });

    test(`${name} is in the sample for a developer's machine`, () => {
      assert.ok(name in object(at(JSON.parse(sample), 'Values')));
    });

    test(`${name} is in the README`, () => {
      assert.ok(readme.includes(`\`${name}\``));
    });
  }
});

test('every setting of the function app is read by the code or by the host', () => {
  const unknown = settingsOfTheModule().filter(
    (name) => !settings.includes(name) && !FOR_THE_HOST.test(name),
  );
  assert.deepEqual(unknown, []);
});

describe('the settings of a deployment', compiled, () => {
  for (const [type, parameters] of [
    ['UserAssignedMSI', {}],
    ['SingleTenant', { botAppType: 'SingleTenant', botAppId: TENANT }],
  ] as const) {
    test(`make a configuration that the code takes, as ${type}, with the defaults of the code`, async () => {
      const environment = await deployed(parameters);
      const config = read(environment);
      assert.equal(config.local, false);
      assert.equal(config.authentication.kind, 'channel');
      assert.deepEqual(config.storage, {
        kind: 'identity',
        tableServiceUri: 'https://account.table.core.windows.net/',
        clientId: CLIENT_ID,
      });
      const bare = read({ ...environment, ...Object.fromEntries(OPTIONAL.map((name) => [name, undefined])) });
      for (const part of ['idle', 'retentionMs', 'unanswered', 'serviceUrls', 'channelIds'] as const) {
        assert.deepEqual(config[part], bare[part], part);
      }
      assert.equal(config.sweepSchedule, object(at(JSON.parse(sample), 'Values'))['SweepSchedule']);
    });
  }

  test('divide conversations among accounts, where there are several', async () => {
    const { kind, ...account } = read(await deployed({ storageShards: 2 })).shards[0] ?? assert.fail();
    assert.equal(kind, 'identity');
    assert.deepEqual(account, {
      tableServiceUri: 'https://more.table.core.windows.net/',
      clientId: CLIENT_ID,
    });
    assert.deepEqual(read(await deployed({})).shards, []);
  });

  test('leave it to the app to refuse bodies: the host’s own limit, which answers 500, is far above', async () => {
    const { FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: limit } = await deployed({});
    assert.ok(Number(limit) >= 8 * BODY_LIMIT && Number(limit) <= 64 * BODY_LIMIT, limit);
  });

  test('take what the operator adds, and what he sets wins', async () => {
    const environment = await deployed({ additionalAppSettings: { IdleEndAfter: 'PT20M', OwnSetting: 7 } });
    assert.equal(read(environment).idle.endAfterMs, 20 * 60_000);
    assert.equal(environment['OwnSetting'], '7');
  });
});

const CLIENT_ID = '44444444-4444-4444-8444-444444444444';
const OPTIONAL = [
  'IdleWarningAfter',
  'IdleEndAfter',
  'ConversationRetention',
  'AllowedServiceUrlHosts',
  'AllowedChannelIds',
];

/** What only Azure knows, as it might be. */
const RUNTIME_VALUES: readonly (readonly [expression: RegExp, value: string])[] = [
  [/^\[string\(format\('ClientId=/, `ClientId=${CLIENT_ID};Authorization=AAD`],
  [/outputs\.clientId\.value\)*\]$/, CLIENT_ID],
  [/primaryEndpoints\.(?:blob|queue)\)\]$/, 'https://account.blob.core.windows.net/'],
  [
    /^\[string\(join\(createArray\(format\('https:\/\/\{0\}\.table\.\{1\}\/'/,
    'https://more.table.core.windows.net/',
  ],
  [/primaryEndpoints\.table\)\]$/, 'https://account.table.core.windows.net/'],
  [/\.ConnectionString\)\]$/, 'InstrumentationKey=0;IngestionEndpoint=https://example.com/'],
];

async function deployed(
  parameters: Readonly<Record<string, Parameter>>,
): Promise<Record<string, string | undefined>> {
  const site = only(await takeSnapshot(parameters), 'Microsoft.Web/sites');
  const environment: Record<string, string> = { WEBSITE_SITE_NAME: 'func-test' };
  for (const { name, value } of objects(at(site, 'properties', 'siteConfig', 'appSettings'))) {
    environment[text(name)] = text(value).startsWith('[') ? runtimeValue(text(value)) : text(value);
  }
  return environment;
}

function runtimeValue(expression: string): string {
  const [, value] = RUNTIME_VALUES.find(([pattern]) => pattern.test(expression)) ?? [];
  assert.ok(value !== undefined, expression);
  return value;
}

function read(environment: Readonly<Record<string, string | undefined>>): Config {
  const loaded = loadConfig(environment);
  assert.deepEqual(loaded.ok ? [] : loaded.problems, []);
  assert.ok(loaded.ok);
  return loaded.config;
}
