import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { hasSweepQueue, loadConfig, type Config, type Environment } from '../../lib/config.ts';
import { parseSchedule } from '../../local/schedule.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TENANT_ID = '22222222-3333-4444-8555-666666666666';
const IDENTITY_ID = '33333333-4444-4555-8666-777777777777';

const LOCAL: Environment = {
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  ConversationStorage: 'UseDevelopmentStorage=true',
  SweepSchedule: '*/30 * * * * *',
};

const AZURE: Environment = {
  WEBSITE_SITE_NAME: 'bot',
  MicrosoftAppId: APP_ID,
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: TENANT_ID,
  ConversationStorage__tableServiceUri: 'https://bot.table.core.windows.net',
  ConversationStorage__clientId: IDENTITY_ID,
  SweepSchedule: '0 * * * * *',
};

/** The host disables a timer for each of these, and answers everything else as if nothing had happened. */
const INVALID_SCHEDULES = [
  'every minute',
  '@daily',
  '00:00:30',
  '* * * *',
  '0 0 * * * * *',
  '60 * * * * *',
  '0 0 24 * * *',
  '0 0 0 0 * *',
  '0 0 0 * 13 *',
  '0 0 0 * * 7',
  '0 0 0 L * *',
  '0 0 0 * * 1#2',
  '0 0 0 ? * *',
  '0 1- * * * *',
  '0 0 22-4 * * *',
  '0 0 0 * * Fri-Mon',
  '0 */0 * * * *',
  '0 ,1 * * * *',
  '0\t* * * * *',
  '\n0 * * * * *',
  '%OtherSetting%',
  '0 %Minute% * * * *',
];

function load(environment: Environment): Config {
  const loaded = loadConfig(environment);
  assert.deepEqual(loaded.ok ? [] : loaded.problems, []);
  if (!loaded.ok) throw new Error('unreachable');
  return loaded.config;
}

/** `code setting` of each problem. */
function problemsOf(environment: Environment): readonly string[] {
  const loaded = loadConfig(environment);
  return loaded.ok ? [] : loaded.problems.map(({ code, setting }) => `${code} ${setting}`);
}

describe('The configuration of a developer’s machine', () => {
  test('needs only storage: it has no identity, and loopback is all it may talk to', () => {
    const config = load(LOCAL);
    assert.equal(config.local, true);
    assert.deepEqual(config.authentication, { kind: 'local' });
    assert.deepEqual(config.serviceUrls, { kind: 'loopback' });
    assert.equal(config.channelIds, 'any');
    assert.deepEqual(config.storage, {
      kind: 'connectionString',
      connectionString: 'UseDevelopmentStorage=true',
    });
  });

  test('may keep conversations in memory, for as long as it runs', () => {
    assert.deepEqual(load({ ...LOCAL, ConversationStorage: 'memory' }).storage, { kind: 'memory' });
  });

  test('may divide conversations among accounts, by their connection strings', () => {
    const other = 'AccountName=two;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:10002/two';
    const { shards } = load({
      ...LOCAL,
      ConversationShards: ` ${other} , AccountName=three;AccountKey=a2V5 ,`,
    });
    assert.deepEqual(shards, [
      { kind: 'connectionString', connectionString: other },
      { kind: 'connectionString', connectionString: 'AccountName=three;AccountKey=a2V5' },
    ]);
    assert.deepEqual(load(LOCAL).shards, []);
  });

  test('sweeps as hard as it is told to', () => {
    const settings = { SweepBudget: 'PT20S', SweepConcurrency: '16', SweepHelpers: '3' };
    assert.deepEqual(load({ ...LOCAL, ...settings }).sweep, {
      budgetMs: 20_000,
      concurrency: 16,
      helpers: 3,
    });
    assert.equal(hasSweepQueue(settings), true);
  });

  test('asks nobody for help where nobody would hear it', () => {
    for (const [name, queue, settings] of [
      ['unset', false, {}],
      ['empty', false, { SweepHelpers: ' ' }],
      ['none', false, { SweepHelpers: '0' }],
      // Registered, so that the portal can switch it on again.
      ['switched off', true, { SweepHelpers: '4', 'AzureWebJobs.sweepPartitions.Disabled': 'true' }],
    ] as const) {
      assert.equal(load({ ...LOCAL, ...settings }).sweep.helpers, 0, name);
      assert.equal(hasSweepQueue(settings), queue, name);
    }
    assert.equal(hasSweepQueue({ SweepHelpers: 'four' }), false);
  });

  test('with an app id is authenticated like Azure, and may name loopback hosts', () => {
    const config = load({
      ...LOCAL,
      MicrosoftAppId: APP_ID,
      MicrosoftAppType: 'userassignedmsi',
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:5000/metadata',
      ToChannelFromBotLoginUrl: 'http://localhost:5001',
      AllowedServiceUrlHosts: '127.0.0.1, localhost:4280, *.botframework.com',
    });
    assert.deepEqual(config.serviceUrls, {
      kind: 'allowList',
      plainHttpOnLoopback: true,
      hosts: [
        { name: '127.0.0.1', subdomains: false, port: undefined },
        { name: 'localhost', subdomains: false, port: '4280' },
        { name: 'botframework.com', subdomains: true, port: undefined },
      ],
    });
    assert.equal(config.authentication.kind, 'channel');
  });

  for (const marker of ['WEBSITE_SITE_NAME', 'WEBSITE_INSTANCE_ID', 'WEBSITE_SKU', 'WEBSITE_POD_NAME']) {
    test(`is not one where ${marker} is set, whatever else is claimed`, () => {
      assert.deepEqual(problemsOf({ ...LOCAL, [marker]: 'x' }), ['E_SETTING_MISSING MicrosoftAppId']);
      assert.equal(load({ ...LOCAL, [marker]: '' }).local, true);
    });
  }

  for (const name of [undefined, '', 'Production', 'Staging', 'development', 'Development ']) {
    test(`is not one where the environment is ${JSON.stringify(name)}`, () => {
      assert.deepEqual(problemsOf({ ...LOCAL, AZURE_FUNCTIONS_ENVIRONMENT: name }), [
        'E_SETTING_MISSING MicrosoftAppId',
      ]);
    });
  }
});

describe('The configuration on Azure', () => {
  test('has an identity, defaults for the rest, and cannot be changed', () => {
    const config = load(AZURE);
    assert.deepEqual(config, {
      local: false,
      authentication: {
        kind: 'channel',
        appId: APP_ID,
        metadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
        issuer: 'https://api.botframework.com',
        scope: 'https://api.botframework.com/.default',
        identity: { kind: 'managedIdentity' },
      },
      serviceUrls: {
        kind: 'allowList',
        plainHttpOnLoopback: false,
        hosts: [
          { name: 'botframework.com', subdomains: true, port: undefined },
          { name: 'smba.trafficmanager.net', subdomains: false, port: undefined },
        ],
      },
      channelIds: ['omnichannel', 'directline', 'msteams', 'webchat'],
      storage: {
        kind: 'identity',
        tableServiceUri: 'https://bot.table.core.windows.net',
        clientId: IDENTITY_ID,
      },
      shards: [],
      idle: { warningAfterMs: 300_000, endAfterMs: 600_000 },
      retentionMs: 30 * 86_400_000,
      unanswered: { keep: false, retentionMs: 30 * 86_400_000 },
      sweep: { budgetMs: 48_000, concurrency: 64, helpers: 0 },
      sweepSchedule: '0 * * * * *',
      attachmentUrl: undefined,
      model: undefined,
    });
    assert.equal(
      Object.isFrozen(config) && Object.isFrozen(config.idle) && Object.isFrozen(config.channelIds),
      true,
    );
  });

  test('divides conversations among accounts with the identity of the first one', () => {
    const address = 'https://two.table.core.windows.net/';
    assert.deepEqual(load({ ...AZURE, ConversationShards: address }).shards, [
      { kind: 'identity', tableServiceUri: address, clientId: IDENTITY_ID },
    ]);
  });

  test('of a SingleTenant bot takes the tenant, and the managed identity that speaks for it', () => {
    const { authentication } = load({
      ...AZURE,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: APP_ID.toUpperCase(),
    });
    assert.deepEqual(authentication.kind === 'channel' && [authentication.appId, authentication.identity], [
      APP_ID,
      {
        kind: 'federated',
        tenantId: TENANT_ID,
        authorityHost: 'https://login.microsoftonline.com',
        clientId: IDENTITY_ID,
      },
    ]);
  });

  test('of another cloud takes its addresses, with or without the suffix of the scope', () => {
    const { authentication } = load({
      ...AZURE,
      MicrosoftAppType: 'SingleTenant',
      ToBotFromChannelOpenIdMetadataUrl:
        'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
      ToChannelFromBotOAuthScope: 'https://api.botframework.us',
    });
    assert.equal(authentication.kind, 'channel');
    assert.equal(authentication.issuer, 'https://api.botframework.us');
    assert.equal(authentication.scope, 'https://api.botframework.us/.default');
    assert.equal(
      authentication.identity.kind === 'federated' && authentication.identity.authorityHost,
      'https://login.microsoftonline.us',
    );
  });
});

describe('The schedule of the sweep', () => {
  for (const schedule of [
    '*/30 * * * * *',
    '*/5 * * * *',
    ' 0  * * * * * ',
    '5/15 * * * * *',
    '0 30 9-17 1,15 Jan-jun Mon-Fri',
    '0 0 0 * * Monday',
  ]) {
    test(`is what the host takes: ${JSON.stringify(schedule)}`, () => {
      assert.equal(load({ ...LOCAL, SweepSchedule: schedule }).sweepSchedule, schedule);
      assert.ok(parseSchedule(schedule).nextRun());
    });
  }
});

describe('Idle times and retention', () => {
  test('are switched off one by one with a duration of nothing', () => {
    const config = load({
      ...LOCAL,
      IdleWarningAfter: 'PT0S',
      IdleEndAfter: 'PT1M',
      ConversationRetention: 'P0D',
    });
    assert.deepEqual(config.idle, { warningAfterMs: undefined, endAfterMs: 60_000 });
    assert.equal(config.retentionMs, undefined);
    assert.deepEqual(load({ ...LOCAL, IdleEndAfter: 'PT0S' }).idle, {
      warningAfterMs: 300_000,
      endAfterMs: undefined,
    });
  });
});

describe('Messages that were not understood', () => {
  for (const [value, keep] of [
    ['true', true],
    ['True', true],
    ['false', false],
    ['', false],
    [undefined, false],
  ] as const) {
    test(`are ${keep ? '' : 'not '}kept with KeepUnanswered ${String(value)}`, () => {
      assert.equal(load({ ...LOCAL, KeepUnanswered: value }).unanswered.keep, keep);
    });
  }
});

describe('Table O: O01 and A24, what is wrong with the settings', () => {
  type Row = readonly [string, Environment, readonly string[]];
  const rows: readonly Row[] = [
    ['A24 no app id on Azure', { ...AZURE, MicrosoftAppId: '' }, ['E_SETTING_MISSING MicrosoftAppId']],
    ['a blank app id on Azure', { ...AZURE, MicrosoftAppId: '  ' }, ['E_SETTING_MISSING MicrosoftAppId']],
    [
      'an app id that is no GUID',
      { ...AZURE, MicrosoftAppId: 'my-bot' },
      ['E_SETTING_INVALID MicrosoftAppId'],
    ],
    ['no app type', { ...AZURE, MicrosoftAppType: '' }, ['E_SETTING_MISSING MicrosoftAppType']],
    [
      'a typo in the app type',
      { ...AZURE, MicrosoftAppType: 'SingelTenant' },
      ['E_SETTING_INVALID MicrosoftAppType'],
    ],
    [
      'a multi-tenant bot',
      { ...AZURE, MicrosoftAppType: 'MultiTenant' },
      ['E_SETTING_REFUSED MicrosoftAppType'],
    ],
    [
      'a single tenant without its id',
      { ...AZURE, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: '' },
      ['E_SETTING_MISSING MicrosoftAppTenantId'],
    ],
    [
      'a tenant that is no GUID',
      { ...AZURE, MicrosoftAppTenantId: 'contoso' },
      ['E_SETTING_INVALID MicrosoftAppTenantId'],
    ],
    [
      'an app type without an app id, locally',
      { ...LOCAL, MicrosoftAppType: 'UserAssignedMSI' },
      ['E_SETTING_MISSING MicrosoftAppId'],
    ],
    [
      'a tenant without an app id, locally',
      { ...LOCAL, MicrosoftAppTenantId: TENANT_ID },
      ['E_SETTING_MISSING MicrosoftAppId'],
    ],
    [
      'a plain-http metadata address',
      { ...AZURE, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1/' },
      ['E_SETTING_INVALID ToBotFromChannelOpenIdMetadataUrl'],
    ],
    [
      'a plain-http login address',
      { ...AZURE, ToChannelFromBotLoginUrl: 'http://localhost/' },
      ['E_SETTING_INVALID ToChannelFromBotLoginUrl'],
    ],
    [
      'a plain-http address elsewhere, locally',
      { ...LOCAL, ToBotFromChannelOpenIdMetadataUrl: 'http://example.com/' },
      ['E_SETTING_INVALID ToBotFromChannelOpenIdMetadataUrl'],
    ],
    [
      'a metadata address with a password',
      { ...AZURE, ToBotFromChannelOpenIdMetadataUrl: 'https://a:b@example.com/' },
      ['E_SETTING_INVALID ToBotFromChannelOpenIdMetadataUrl'],
    ],
    [
      'a scope that is no address',
      { ...AZURE, ToChannelFromBotOAuthScope: 'everything' },
      ['E_SETTING_INVALID ToChannelFromBotOAuthScope'],
    ],
    ['a sweep of no time', { ...LOCAL, SweepBudget: 'PT0S' }, ['E_SETTING_INVALID SweepBudget']],
    [
      'a sweep that outlives its function',
      { ...LOCAL, SweepBudget: 'PT51S' },
      ['E_SETTING_INVALID SweepBudget'],
    ],
    ['a sweep of nobody', { ...LOCAL, SweepConcurrency: '0' }, ['E_SETTING_INVALID SweepConcurrency']],
    [
      'a sweep of too many at once',
      { ...LOCAL, SweepConcurrency: '257' },
      ['E_SETTING_INVALID SweepConcurrency'],
    ],
    ['a sweep of a fraction', { ...LOCAL, SweepConcurrency: '1.5' }, ['E_SETTING_INVALID SweepConcurrency']],
    ['a sweep with a few helpers', { ...LOCAL, SweepHelpers: 'a few' }, ['E_SETTING_INVALID SweepHelpers']],
    ['a sweep with too many', { ...LOCAL, SweepHelpers: '33' }, ['E_SETTING_INVALID SweepHelpers']],
    ['no storage', { ...LOCAL, ConversationStorage: '' }, ['E_SETTING_MISSING ConversationStorage']],
    [
      'storage that is no connection string',
      { ...LOCAL, ConversationStorage: 'azurite' },
      ['E_SETTING_INVALID ConversationStorage'],
    ],
    [
      'storage in memory, of a bot with an identity',
      {
        ...LOCAL,
        MicrosoftAppId: APP_ID,
        MicrosoftAppType: 'UserAssignedMSI',
        ConversationStorage: 'memory',
      },
      ['E_SETTING_REFUSED ConversationStorage'],
    ],
    [
      'storage in memory on Azure',
      {
        ...AZURE,
        ConversationStorage: 'Memory',
        ConversationStorage__tableServiceUri: '',
        ConversationStorage__clientId: '',
      },
      ['E_SETTING_REFUSED ConversationStorage'],
    ],
    [
      'two kinds of storage',
      { ...AZURE, ConversationStorage: 'UseDevelopmentStorage=true' },
      ['E_SETTING_CONFLICT ConversationStorage'],
    ],
    ...[
      'https://',
      'http://two.table.example',
      'two',
      'https://two.example/?sig=x',
      'https://a:b@two.example',
    ].map(
      (address) =>
        [
          `an account whose address is ${address}`,
          { ...AZURE, ConversationShards: `https://one.example, ${address}` },
          ['E_SETTING_INVALID ConversationShards'],
        ] as const,
    ),
    [
      'an account by a connection string beside one by an identity',
      { ...AZURE, ConversationShards: 'AccountName=two;AccountKey=a2V5' },
      ['E_SETTING_INVALID ConversationShards'],
    ],
    [
      'an account by an address beside one by a connection string',
      { ...LOCAL, ConversationShards: 'https://two.example' },
      ['E_SETTING_INVALID ConversationShards'],
    ],
    [
      'an account that is named twice',
      { ...AZURE, ConversationShards: 'https://two.example,https://TWO.example/' },
      ['E_SETTING_CONFLICT ConversationShards'],
    ],
    [
      'an account that is the first one again',
      { ...AZURE, ConversationShards: 'https://bot.table.core.windows.net/' },
      ['E_SETTING_CONFLICT ConversationShards'],
    ],
    [
      'Azurite’s one account again, spelled out',
      {
        ...LOCAL,
        ConversationShards:
          'AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1',
      },
      ['E_SETTING_CONFLICT ConversationShards'],
    ],
    [
      'accounts beside memory',
      { ...LOCAL, ConversationStorage: 'memory', ConversationShards: 'AccountName=two' },
      ['E_SETTING_CONFLICT ConversationShards'],
    ],
    [
      'a plain-http table service',
      { ...AZURE, ConversationStorage__tableServiceUri: 'http://127.0.0.1:10002/x' },
      ['E_SETTING_INVALID ConversationStorage__tableServiceUri'],
    ],
    [
      'a table service without an identity',
      { ...AZURE, ConversationStorage__clientId: '' },
      ['E_SETTING_MISSING ConversationStorage__clientId'],
    ],
    [
      'an identity that is no GUID',
      { ...AZURE, MicrosoftAppType: 'SingleTenant', ConversationStorage__clientId: 'me' },
      ['E_SETTING_INVALID ConversationStorage__clientId'],
    ],
    [
      'an attachment address without TLS',
      { ...AZURE, AttachmentDownloadUrl: 'http://files.example/' },
      ['E_SETTING_INVALID AttachmentDownloadUrl'],
    ],
    ['a channel wildcard', { ...AZURE, AllowedChannelIds: '*' }, ['E_SETTING_INVALID AllowedChannelIds']],
    [
      'an empty list of channels',
      { ...AZURE, AllowedChannelIds: ' , ' },
      ['E_SETTING_INVALID AllowedChannelIds'],
    ],
    [
      'an empty list of hosts',
      { ...AZURE, AllowedServiceUrlHosts: ',' },
      ['E_SETTING_INVALID AllowedServiceUrlHosts'],
    ],
    [
      'a warning after the end',
      { ...AZURE, IdleWarningAfter: 'PT10M' },
      ['E_SETTING_CONFLICT IdleWarningAfter'],
    ],
    ['a duration in minutes', { ...AZURE, IdleEndAfter: '10' }, ['E_SETTING_INVALID IdleEndAfter']],
    [
      'a retention in months',
      { ...AZURE, ConversationRetention: 'P1M' },
      ['E_SETTING_INVALID ConversationRetention'],
    ],
    ['a switch that is neither', { ...AZURE, KeepUnanswered: '1' }, ['E_SETTING_INVALID KeepUnanswered']],
    ...['PT0S', 'P1M', 'for good'].map((UnansweredRetention): Row => [
      `messages kept for ${UnansweredRetention}`,
      { ...AZURE, UnansweredRetention },
      ['E_SETTING_INVALID UnansweredRetention'],
    ]),
    ...['', ' ', undefined].map((SweepSchedule): Row => [
      `the schedule ${SweepSchedule === undefined ? 'not set' : JSON.stringify(SweepSchedule)}`,
      { ...AZURE, SweepSchedule },
      ['E_SETTING_MISSING SweepSchedule'],
    ]),
    ...INVALID_SCHEDULES.map((SweepSchedule): Row => [
      `the schedule ${JSON.stringify(SweepSchedule)}`,
      { ...AZURE, SweepSchedule },
      ['E_SETTING_INVALID SweepSchedule'],
    ]),
    ...['sweep', 'messages'].flatMap((needed) =>
      [
        [`AzureWebJobs.${needed}.Disabled`, 'true'],
        [`AzureWebJobs__${needed}__Disabled`, '1'],
        [`AzureWebJobs_${needed}_Disabled`, 'True'],
        [`AZUREWEBJOBS.${needed.toUpperCase()}.DISABLED`, 'TRUE'],
      ].map(([name = '', value]): Row => [
        `${needed} switched off by ${name}`,
        { ...AZURE, [name]: value },
        [`E_SETTING_REFUSED ${name}`],
      ]),
    ),
    [
      'functions picked without the sweep, as by func start --functions',
      {
        ...AZURE,
        AzureFunctionsJobHost__functions__0: 'Messages',
        AzureFunctionsJobHost__functions__1: 'health',
      },
      ['E_SETTING_REFUSED AzureFunctionsJobHost__functions__0'],
    ],
    [
      'functions that are not switched off, picked in full, and others that are',
      {
        ...AZURE,
        'AzureWebJobs.sweep.Disabled': 'false',
        AzureWebJobs__messages__Disabled: '0',
        'AzureWebJobs.sweeper.Disabled': 'true',
        AzureFunctionsJobHost__functions__0: 'sweep',
        AzureFunctionsJobHost__functions__1: 'messages',
        AzureFunctionsJobHost__functionTimeout: '00:05:00',
      },
      [],
    ],
  ];
  for (const [name, environment, problems] of rows) {
    test(`${name}: ${problems.join(', ') || 'no problem'}`, () => {
      assert.deepEqual(problemsOf(environment), problems);
    });
  }

  for (const host of [
    '*',
    '*.',
    '*.com',
    'localhost',
    '127.0.0.1',
    '[::1]',
    '10.0.0.1',
    '*.127.0.0.1',
    'com',
    '2130706433',
  ]) {
    test(`the host ${host} is refused on Azure`, () => {
      assert.match(problemsOf({ ...AZURE, AllowedServiceUrlHosts: host }).join(), /AllowedServiceUrlHosts$/);
    });
  }

  for (const host of [
    'https://a.example.com',
    'a.example.com/',
    'a.*.com',
    'u@a.example.com',
    'a b.example.com',
    'b\u00fccher.example',
    'a.example.com.',
  ]) {
    test(`the host ${JSON.stringify(host)} is not one`, () => {
      assert.deepEqual(problemsOf({ ...AZURE, AllowedServiceUrlHosts: host }), [
        'E_SETTING_INVALID AllowedServiceUrlHosts',
      ]);
    });
  }

  test('every problem is reported at once', () => {
    const environment = {
      MicrosoftAppType: 'Multi',
      ConversationRetention: 'x',
      AllowedServiceUrlHosts: '*',
      IdleEndAfter: 'PT1M',
    };
    assert.deepEqual(problemsOf(environment), [
      'E_SETTING_INVALID MicrosoftAppType',
      'E_SETTING_MISSING MicrosoftAppId',
      'E_SETTING_REFUSED AllowedServiceUrlHosts',
      'E_SETTING_MISSING ConversationStorage',
      'E_SETTING_CONFLICT IdleWarningAfter',
      'E_SETTING_INVALID ConversationRetention',
      'E_SETTING_MISSING SweepSchedule',
    ]);
  });

  test('no message holds a value', () => {
    const secret = 'S3CR3T';
    const names = [
      ...Object.keys(AZURE),
      'ConversationStorage',
      'ConversationShards',
      'AllowedServiceUrlHosts',
      'AllowedChannelIds',
      'IdleEndAfter',
    ];
    const loaded = loadConfig(
      Object.fromEntries([...names, 'ToChannelFromBotOAuthScope'].map((name) => [name, secret])),
    );
    assert.equal(loaded.ok, false);
    assert.equal(JSON.stringify(loaded).includes(secret), false);
  });

  test('whatever the settings hold, loading them never throws', () => {
    const names = [
      ...Object.keys({ ...AZURE, ...LOCAL }),
      'AllowedServiceUrlHosts',
      'AllowedChannelIds',
      'IdleWarningAfter',
    ];
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.values(AZURE), 'PT1M', '*.a.b:1', 'https://%', 'https://[', ',,*'),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...names, 'ToChannelFromBotLoginUrl', 'ToChannelFromBotOAuthScope'),
          values,
        ),
        (environment) => {
          const loaded = loadConfig(environment);
          assert.ok(loaded.ok || loaded.problems.length > 0);
        },
      ),
    );
  });
});

describe('Where to report to', () => {
  const CONNECTION = 'InstrumentationKey=00000000-0000-0000-0000-000000000000';

  test('is nowhere but the log when nothing is set', () => {
    const { telemetry } = loadConfig(LOCAL);
    assert.deepEqual(telemetry, { applicationInsights: undefined, mirrorUrl: undefined });
  });

  test('is Application Insights, under the name of the site and with the identity of the host', () => {
    const { telemetry } = loadConfig({
      ...AZURE,
      WEBSITE_INSTANCE_ID: 'instance-1',
      APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `ClientId=${IDENTITY_ID};Authorization=AAD`,
      IDENTITY_ENDPOINT: 'http://169.254.255.2:8081/msi/token',
      IDENTITY_HEADER: 'header',
      SomeSecret: 'of somebody else',
    });
    assert.deepEqual(telemetry.applicationInsights, {
      connectionString: CONNECTION,
      identity: { clientId: IDENTITY_ID },
      roleName: 'bot',
      roleInstance: 'instance-1',
      environment: { IDENTITY_ENDPOINT: 'http://169.254.255.2:8081/msi/token', IDENTITY_HEADER: 'header' },
    });
  });

  for (const [text, identity] of [
    ['', undefined],
    ['Authorization=AAD', { clientId: undefined }],
    [` clientid = ${IDENTITY_ID} ; AUTHORIZATION = aad `, { clientId: IDENTITY_ID }],
    [`ClientId=${IDENTITY_ID}`, undefined],
    ['nonsense', undefined],
  ] as const) {
    test(`takes the identity from "${text}"`, () => {
      const { telemetry } = loadConfig({
        ...AZURE,
        APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION,
        APPLICATIONINSIGHTS_AUTHENTICATION_STRING: text,
      });
      assert.deepEqual(telemetry.applicationInsights?.identity, identity);
    });
  }

  test('is known even when other settings are wrong: somebody has to be told', () => {
    const loaded = loadConfig({ APPLICATIONINSIGHTS_CONNECTION_STRING: CONNECTION });
    assert.equal(loaded.ok, false);
    assert.equal(loaded.telemetry.applicationInsights?.connectionString, CONNECTION);
  });

  test('is never a reason not to serve, whatever the connection string is', () => {
    assert.deepEqual(problemsOf({ ...AZURE, APPLICATIONINSIGHTS_CONNECTION_STRING: 'nonsense' }), []);
  });

  test('is a page of this machine besides, and of no other', () => {
    const url = 'http://127.0.0.1:4280/api/telemetry';
    assert.equal(loadConfig({ ...LOCAL, TelemetryMirrorUrl: url }).telemetry.mirrorUrl, url);
    for (const environment of [
      { ...AZURE, TelemetryMirrorUrl: url },
      { ...LOCAL, TelemetryMirrorUrl: 'http://example.com/' },
      { ...LOCAL, TelemetryMirrorUrl: 'http://127.0.0.1.example.com/' },
      { ...LOCAL, TelemetryMirrorUrl: 'nonsense' },
    ]) {
      assert.deepEqual(problemsOf(environment), ['E_SETTING_REFUSED TelemetryMirrorUrl']);
      assert.equal(loadConfig(environment).telemetry.mirrorUrl, undefined);
    }
  });
});

describe('The model', () => {
  const here = { ...LOCAL, ModelEndpoint: 'http://127.0.0.1:11434', ModelDeployment: 'small' };
  const azure = { ...AZURE, ModelEndpoint: 'https://ai-bot.openai.azure.com/', ModelDeployment: 'small' };

  test('is none unless it is set', () => {
    assert.equal(load(LOCAL).model, undefined);
    assert.equal(load(AZURE).model, undefined);
    assert.equal(
      load({ ...AZURE, ModelEndpoint: '', ModelDeployment: ' ', ModelTimeout: '' }).model,
      undefined,
    );
  });

  test('in Azure is signed in to with the identity of the app', () => {
    assert.deepEqual(load(azure).model, {
      baseUrl: 'https://ai-bot.openai.azure.com/openai/v1/',
      deployment: 'small',
      clientId: IDENTITY_ID,
      timeoutMs: 4_000,
      reasoningEffort: undefined,
    });
  });

  test('on a developer’s machine is any server on loopback, and nobody signs in to it', () => {
    const model = load({ ...here, ModelTimeout: 'PT6S', ModelReasoningEffort: 'minimal' }).model;
    assert.deepEqual(model, {
      baseUrl: 'http://127.0.0.1:11434/v1/',
      deployment: 'small',
      clientId: undefined,
      timeoutMs: 6_000,
      reasoningEffort: 'minimal',
    });
  });

  for (const [endpoint, baseUrl] of [
    ['https://ai-bot.openai.azure.com', 'https://ai-bot.openai.azure.com/openai/v1/'],
    ['https://ai-bot.openai.azure.com/openai/v1', 'https://ai-bot.openai.azure.com/openai/v1/'],
    ['https://gateway.example.com/models/v1/', 'https://gateway.example.com/models/v1/'],
  ] as const) {
    test(`is found at ${endpoint}`, () => {
      assert.equal(load({ ...azure, ModelEndpoint: endpoint }).model?.baseUrl, baseUrl);
    });
  }

  for (const [what, environment, problem] of [
    ['without its name', { ...azure, ModelDeployment: '' }, 'E_SETTING_MISSING ModelDeployment'],
    ['without an address', { ...azure, ModelEndpoint: '' }, 'E_SETTING_MISSING ModelEndpoint'],
    ['over plain http', { ...azure, ModelEndpoint: 'http://a.b/' }, 'E_SETTING_INVALID ModelEndpoint'],
    [
      'on loopback, in Azure',
      { ...azure, ModelEndpoint: 'http://127.0.0.1/' },
      'E_SETTING_INVALID ModelEndpoint',
    ],
    [
      'on another machine, without https',
      { ...here, ModelEndpoint: 'http://10.0.0.1/' },
      'E_SETTING_INVALID ModelEndpoint',
    ],
    [
      'with a key in its address',
      { ...azure, ModelEndpoint: 'https://u:p@a.b/' },
      'E_SETTING_INVALID ModelEndpoint',
    ],
    [
      'with a query',
      { ...azure, ModelEndpoint: 'https://a.b/?api-version=1' },
      'E_SETTING_INVALID ModelEndpoint',
    ],
    ['that is no address', { ...azure, ModelEndpoint: 'small' }, 'E_SETTING_INVALID ModelEndpoint'],
    [
      'in Azure, from a machine without an identity',
      { ...here, ModelEndpoint: 'https://ai-bot.openai.azure.com/' },
      'E_SETTING_MISSING ConversationStorage__clientId',
    ],
    ['that may take half a minute', { ...azure, ModelTimeout: 'PT30S' }, 'E_SETTING_INVALID ModelTimeout'],
    ['that may take no time', { ...azure, ModelTimeout: 'PT0S' }, 'E_SETTING_INVALID ModelTimeout'],
    ['that may take "4"', { ...azure, ModelTimeout: '4' }, 'E_SETTING_INVALID ModelTimeout'],
    [
      'that is to think very hard',
      { ...azure, ModelReasoningEffort: 'very' },
      'E_SETTING_INVALID ModelReasoningEffort',
    ],
  ] as const) {
    test(`${what} is a mistake`, () => {
      assert.deepEqual(problemsOf(environment), [problem]);
    });
  }
});
