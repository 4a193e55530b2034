import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasSweepQueue, SWEEP_QUEUE } from '../../lib/config.ts';
import { compiled, ofType, only, SUBSCRIPTION, takeSnapshot, TENANT, type Snapshot } from './bicep.ts';
import { at, objects, text, type JsonObject } from './json.ts';

const SITE = 'Microsoft.Web/sites';
const PLAN = 'Microsoft.Web/serverfarms';
const ACCOUNT = 'Microsoft.Storage/storageAccounts';
const QUEUE = `${ACCOUNT}/queueServices/queues`;
const BOT = 'Microsoft.BotService/botServices';
const MODEL = 'Microsoft.CognitiveServices/accounts';
const APP_REGISTRATION = '33333333-3333-4333-8333-333333333333';

const SHORTEST = '1';
const LONGEST = `${'e'.repeat(58)}-(_.)9`;

/** Each kind of deployment that is looked at, by name. */
const VARIANTS = {
  asItComes: {},
  everythingOn: {
    environmentName: LONGEST,
    zoneRedundant: true,
    enableNetwork: true,
    enableModel: true,
    alertEmail: 'operator@example.com',
    additionalAppSettings: { Added: 'by the operator', IdleEndAfter: 'PT20M' },
  },
  everythingOff: {
    environmentName: SHORTEST,
    alwaysReadyHttp: 0,
    enableAlerts: false,
    enableAvailabilityTest: false,
    nodeVersion: '22',
    instanceMemoryMB: 512,
    botSku: 'F0',
  },
  severalAccounts: { storageShards: 3, enableNetwork: true },
  singleTenant: { botAppType: 'SingleTenant', botAppId: APP_REGISTRATION },
} as const;

type Variant = keyof typeof VARIANTS;

const taken = new Map<Variant, Promise<Snapshot>>();

/** The snapshot of a variant, taken once. */
function snapshotOf(variant: Variant): Promise<Snapshot> {
  const snapshot = taken.get(variant) ?? takeSnapshot(VARIANTS[variant]);
  taken.set(variant, snapshot);
  return snapshot;
}

describe('what a deployment makes', compiled, () => {
  test('as it comes: these resources and no others', async () => {
    const { resources } = await snapshotOf('asItComes');
    assert.deepEqual(countTypes(resources), {
      'Microsoft.Resources/resourceGroups': 1,
      'Microsoft.ManagedIdentity/userAssignedIdentities': 1,
      [ACCOUNT]: 1,
      [`${ACCOUNT}/blobServices`]: 1,
      [`${ACCOUNT}/blobServices/containers`]: 1,
      [`${ACCOUNT}/tableServices`]: 1,
      [`${ACCOUNT}/tableServices/tables`]: 2,
      [`${ACCOUNT}/queueServices`]: 1,
      [`${ACCOUNT}/queueServices/queues`]: 2,
      'Microsoft.OperationalInsights/workspaces': 1,
      'Microsoft.OperationalInsights/workspaces/tables': 11,
      'Microsoft.Insights/components': 1,
      'Microsoft.Authorization/roleAssignments': 5,
      [PLAN]: 1,
      [SITE]: 1,
      [`${SITE}/basicPublishingCredentialsPolicies`]: 1,
      [BOT]: 1,
      [`${BOT}/channels`]: 1,
      'Microsoft.Insights/workbooks': 1,
      'Microsoft.Portal/dashboards': 1,
      'Microsoft.Insights/scheduledQueryRules': 10,
      'Microsoft.Insights/webtests': 1,
    });
  });

  test('with everything on: the network, the model and the mail as well', async () => {
    const off = countTypes((await snapshotOf('asItComes')).resources);
    const { resources } = await snapshotOf('everythingOn');
    assert.deepEqual(countTypes(resources), {
      ...off,
      'Microsoft.Network/virtualNetworks': 1,
      'Microsoft.Network/privateDnsZones': 4,
      'Microsoft.Network/privateDnsZones/virtualNetworkLinks': 4,
      'Microsoft.Network/privateEndpoints': 4,
      'Microsoft.Network/privateEndpoints/privateDnsZoneGroups': 4,
      [MODEL]: 1,
      [`${MODEL}/deployments`]: 1,
      'Microsoft.Authorization/roleAssignments': 6,
      'Microsoft.Insights/actionGroups': 1,
    });
  });

  test('with everything off: no alert and no test', async () => {
    const { resources } = await snapshotOf('everythingOff');
    const types = Object.keys(countTypes(resources));
    assert.deepEqual(
      types.filter((type) => /scheduledQueryRules|webtests|actionGroups|Network/.test(type)),
      [],
    );
  });

  for (const variant of [
    'asItComes',
    'everythingOn',
    'everythingOff',
    'severalAccounts',
    'singleTenant',
  ] as const) {
    test(`every resource that can be tagged names the environment of azd (${variant})`, async () => {
      const { resources } = await snapshotOf(variant);
      for (const { location, tags, type } of resources) {
        // Children and assignments have no location and take no tags; a channel has one and takes none.
        if (location === undefined || type === `${BOT}/channels`) continue;
        const environmentName = text(at(VARIANTS, variant, 'environmentName') ?? 'test');
        const named =
          typeof tags === 'string'
            ? tags.includes(`'azd-env-name', '${environmentName}'`)
            : at(tags, 'azd-env-name');
        assert.ok(named === true || named === environmentName, text(type));
      }
    });

    test(`every name keeps to the rule for its type (${variant})`, async () => {
      const { resources } = await snapshotOf(variant);
      for (const { type, name } of resources) assertName(text(type), text(name));
    });
  }
});

describe('accounts that conversations are divided among', compiled, () => {
  const ENDPOINT = 'Microsoft.Network/privateEndpoints';

  test('are the first one and so many more, each with the table of conversations, shut as that is', async () => {
    const snapshot = await snapshotOf('severalAccounts');
    const [first, ...others] = ofType(snapshot, ACCOUNT);
    assert.equal(others.length, 2);
    for (const { properties, sku } of others)
      assert.deepEqual([properties, sku], [first?.['properties'], first?.['sku']]);
    const tables = ofType(snapshot, `${ACCOUNT}/tableServices/tables`).map(({ name }) => text(name));
    for (const { name } of others)
      assert.deepEqual(
        tables.filter((table) => table.startsWith(`${text(name)}/`)),
        [`${text(name)}/default/conversations`],
      );
  });

  test('let the identity read and write their tables, and nothing else', async () => {
    const snapshot = await snapshotOf('severalAccounts');
    for (const { id } of ofType(snapshot, ACCOUNT).slice(1)) {
      const roles = ofType(snapshot, 'Microsoft.Authorization/roleAssignments').filter(({ name }) =>
        text(name).includes(`guid('${text(id)}'`),
      );
      assert.deepEqual(
        roles.map((role) =>
          text(at(role, 'properties', 'roleDefinitionId'))
            .split('/')
            .at(-1),
        ),
        ['0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'],
      );
    }
  });

  test('have an endpoint in the network each, in the zone of the first one’s', async () => {
    const snapshot = await snapshotOf('severalAccounts');
    const endpoints = ofType(snapshot, ENDPOINT);
    for (const { id, name } of ofType(snapshot, ACCOUNT).slice(1)) {
      const endpoint = endpoints.find((one) => one['name'] === `pe-table-${text(name)}`);
      const connection = at(endpoint, 'properties', 'privateLinkServiceConnections', 0, 'properties');
      assert.deepEqual(connection, { privateLinkServiceId: id, groupIds: ['table'] });
    }
    const zones = ofType(snapshot, `${ENDPOINT}/privateDnsZoneGroups`)
      .filter(({ name }) => text(name).startsWith('pe-table-'))
      .map(({ properties }) => JSON.stringify(properties));
    assert.equal(zones.length, 3);
    assert.equal(new Set(zones).size, 1);
  });

  test('are named to the app', async () => {
    const snapshot = await snapshotOf('severalAccounts');
    const [shards = ''] = settingsOf(snapshot, 'ConversationShards');
    const names = ofType(snapshot, ACCOUNT).map(({ name }) => text(name));
    assert.deepEqual(
      shards.match(/'st\w+'/g),
      names.slice(1).map((name) => `'${name}'`),
    );
    assert.deepEqual(settingsOf(await snapshotOf('asItComes'), 'ConversationShards'), ['']);
  });
});

describe('the model', compiled, () => {
  test('is not there unless somebody wants it', async () => {
    const snapshot = await snapshotOf('asItComes');
    assert.deepEqual(ofType(snapshot, MODEL), []);
    assert.deepEqual(settingsOf(snapshot, 'ModelEndpoint', 'ModelDeployment'), ['', '']);
  });

  test('takes no key, and answers to the app, which knows its address and its name', async () => {
    const snapshot = await takeSnapshot({ enableModel: true });
    const account = only(snapshot, MODEL);
    assert.equal(at(account, 'properties', 'disableLocalAuth'), true);
    assert.equal(at(account, 'properties', 'publicNetworkAccess'), 'Enabled');
    const name = text(account['name']);
    assert.equal(at(account, 'properties', 'customSubDomainName'), name);
    const deployment = only(snapshot, `${MODEL}/deployments`);
    const [endpoint, called] = settingsOf(snapshot, 'ModelEndpoint', 'ModelDeployment');
    assert.equal(endpoint, `https://${name}.openai.azure.com/`);
    assert.equal(text(deployment['name']).split('/').at(-1), called);
  });

  test('is the one that the parameters name, with its version and capacity', async () => {
    const parameters = { modelName: 'gpt-5-mini', modelVersion: '2025-08-07', modelCapacity: 7 };
    const snapshot = await takeSnapshot({ enableModel: true, modelSku: 'DataZoneStandard', ...parameters });
    const deployment = only(snapshot, `${MODEL}/deployments`);
    assert.deepEqual(deployment['sku'], { name: 'DataZoneStandard', capacity: 7 });
    assert.deepEqual(at(deployment, 'properties', 'model'), {
      format: 'OpenAI',
      name: 'gpt-5-mini',
      version: '2025-08-07',
    });
  });

  test('gives the identity one role more, on it alone', async () => {
    const snapshot = await takeSnapshot({ enableModel: true });
    const account = text(only(snapshot, MODEL)['id']);
    const [assignment, ...others] = ofType(snapshot, 'Microsoft.Authorization/roleAssignments').filter(
      ({ name }) => text(name).includes(account),
    );
    assert.ok(assignment !== undefined && others.length === 0);
    assert.ok(
      text(at(assignment, 'properties', 'roleDefinitionId')).endsWith(
        '/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
      ),
    );
  });

  test('with the network answers there alone', async () => {
    const snapshot = await snapshotOf('everythingOn');
    const account = only(snapshot, MODEL);
    assert.equal(at(account, 'properties', 'publicNetworkAccess'), 'Disabled');
    assert.equal(at(account, 'properties', 'networkAcls', 'defaultAction'), 'Deny');
    const zones = ofType(snapshot, 'Microsoft.Network/privateDnsZones').map(({ name }) => text(name));
    assert.ok(zones.includes('privatelink.openai.azure.com'), zones.join());
  });

  test('may be an account that is there already', async () => {
    const parameters = { modelEndpoint: 'https://ours.openai.azure.com/', modelDeployment: 'small' };
    const snapshot = await takeSnapshot(parameters);
    assert.deepEqual(ofType(snapshot, MODEL), []);
    assert.deepEqual(settingsOf(snapshot, 'ModelEndpoint', 'ModelDeployment'), Object.values(parameters));
  });
});

/** Values of the app's settings, by name. */
function settingsOf(snapshot: Snapshot, ...names: readonly string[]): readonly string[] {
  const settings = objects(at(only(snapshot, SITE), 'properties', 'siteConfig', 'appSettings'));
  return names.map((name) => text(settings.find((setting) => setting['name'] === name)?.['value']));
}

describe('the identity', compiled, () => {
  test('has five roles, each on one resource, and nobody else has any', async () => {
    const snapshot = await snapshotOf('asItComes');
    const account = text(only(snapshot, ACCOUNT)['id']);
    const component = text(only(snapshot, 'Microsoft.Insights/components')['id']);
    const queues = ofType(snapshot, QUEUE).map(({ id }) => text(id));
    assert.deepEqual(
      queues.map((id) => id.split('/').at(-1)),
      ['sweep', 'sweep-poison'],
    );
    const assignments = ofType(snapshot, 'Microsoft.Authorization/roleAssignments').map((assignment) => {
      const role =
        text(at(assignment, 'properties', 'roleDefinitionId'))
          .split('/')
          .at(-1) ?? '';
      const scope = [account, component, ...queues].find((id) =>
        text(assignment['name']).includes(`guid('${id}'`),
      );
      assert.ok(scope !== undefined && text(assignment['id']).includes(scope), `${role} is on its resource`);
      assert.match(
        text(at(assignment, 'properties', 'principalId')),
        /'identity-\{0\}'.*\.outputs\.principalId\.value\]$/,
      );
      assert.equal(at(assignment, 'properties', 'principalType'), 'ServicePrincipal');
      assert.ok(text(at(assignment, 'properties', 'description')).length > 20, `${role} says what it is for`);
      return [role, scope];
    });
    assert.deepEqual(assignments, [
      ['974c5e8b-45b9-4653-ba55-5f855dd0fb88', queues[0]],
      ['c6a89b2d-59bc-44d0-9896-0f6e12d7b80a', queues[1]],
      ['b7e6dc6d-f1e8-4753-8033-0f276bb0955b', account],
      ['0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3', account],
      ['3913510d-42f4-4e42-8a64-420c390055eb', component],
    ]);
  });

  test('is the only one the app has, and the one that fetches the package', async () => {
    const site = only(await snapshotOf('asItComes'), SITE);
    assert.equal(at(site, 'identity', 'type'), 'UserAssigned');
    const deployment = at(site, 'properties', 'functionAppConfig', 'deployment', 'storage');
    assert.equal(at(deployment, 'authentication', 'type'), 'UserAssignedIdentity');
    assert.match(text(at(deployment, 'value')), /primaryEndpoints\.blob, 'deployments'\)\]$/);
  });
});

describe('the queue of the sweep', compiled, () => {
  test('is the one that the code names, in the account of the host, whose address the host is told', async () => {
    const snapshot = await snapshotOf('asItComes');
    assert.equal(SWEEP_QUEUE.connection, 'AzureWebJobsStorage');
    assert.ok(
      ofType(snapshot, QUEUE).some(({ id }) => text(id).endsWith(`/queues/${SWEEP_QUEUE.queueName}`)),
    );
    const [address, helpers] = settingsOf(snapshot, 'AzureWebJobsStorage__queueServiceUri', 'SweepHelpers');
    assert.match(address ?? '', /primaryEndpoints\.queue\)\]$/);
    assert.equal(helpers, '4');
  });

  test('is read by nobody where there are to be no helpers', async () => {
    const [helpers = ''] = settingsOf(await takeSnapshot({ sweepHelpers: 0 }), 'SweepHelpers');
    assert.equal(helpers, '0');
    assert.equal(hasSweepQueue({ SweepHelpers: helpers }), false);
  });
});

describe('nothing takes a key', compiled, () => {
  test('storage refuses shared keys, public blobs and old TLS, and keeps what was deleted', async () => {
    const snapshot = await snapshotOf('asItComes');
    const properties = only(snapshot, ACCOUNT)['properties'];
    assert.equal(at(properties, 'allowSharedKeyAccess'), false);
    assert.equal(at(properties, 'allowBlobPublicAccess'), false);
    assert.equal(at(properties, 'supportsHttpsTrafficOnly'), true);
    assert.equal(at(properties, 'minimumTlsVersion'), 'TLS1_2');
    const blobs = only(snapshot, `${ACCOUNT}/blobServices`)['properties'];
    for (const policy of ['deleteRetentionPolicy', 'containerDeleteRetentionPolicy']) {
      assert.equal(at(blobs, policy, 'enabled'), true);
      assert.ok(Number(at(blobs, policy, 'days')) >= 7);
    }
  });

  test('Application Insights, its workspace and the bot have local authentication off', async () => {
    const snapshot = await snapshotOf('asItComes');
    assert.equal(at(only(snapshot, 'Microsoft.Insights/components'), 'properties', 'DisableLocalAuth'), true);
    const workspace = only(snapshot, 'Microsoft.OperationalInsights/workspaces');
    assert.equal(at(workspace, 'properties', 'features', 'disableLocalAuth'), true);
    assert.equal(at(only(snapshot, BOT), 'properties', 'disableLocalAuth'), true);
  });

  test('the app speaks https with TLS 1.2 alone, and lets nobody deploy with a password', async () => {
    const snapshot = await snapshotOf('asItComes');
    const site = only(snapshot, SITE);
    assert.equal(at(site, 'properties', 'httpsOnly'), true);
    assert.equal(at(site, 'properties', 'siteConfig', 'minTlsVersion'), '1.2');
    assert.equal(at(site, 'properties', 'siteConfig', 'scmMinTlsVersion'), '1.2');
    const policy = only(snapshot, `${SITE}/basicPublishingCredentialsPolicies`);
    assert.equal(policy['name'], `${text(site['name'])}/scm`);
    assert.deepEqual(policy['properties'], { allow: false });
  });
});

describe('the app', compiled, () => {
  test('runs on Flex Consumption with Node 24, one warm instance and a ceiling', async () => {
    const snapshot = await snapshotOf('asItComes');
    assert.deepEqual(only(snapshot, PLAN)['sku'], { name: 'FC1', tier: 'FlexConsumption' });
    assert.equal(at(only(snapshot, PLAN), 'properties', 'zoneRedundant'), false);
    const config = at(only(snapshot, SITE), 'properties', 'functionAppConfig');
    assert.deepEqual(at(config, 'runtime'), { name: 'node', version: '24' });
    assert.deepEqual(at(config, 'scaleAndConcurrency'), {
      instanceMemoryMB: 2048,
      maximumInstanceCount: 40,
      alwaysReady: [{ name: 'http', instanceCount: 1 }],
      triggers: { http: { perInstanceConcurrency: 16 } },
    });
  });

  test('has two warm instances and storage in several zones when zones are asked for', async () => {
    const snapshot = await snapshotOf('everythingOn');
    const scale = at(only(snapshot, SITE), 'properties', 'functionAppConfig', 'scaleAndConcurrency');
    assert.deepEqual(at(scale, 'alwaysReady'), [{ name: 'http', instanceCount: 2 }]);
    assert.equal(at(only(snapshot, PLAN), 'properties', 'zoneRedundant'), true);
    assert.equal(at(only(snapshot, ACCOUNT), 'sku', 'name'), 'Standard_ZRS');
  });

  test('has no warm instance when none is asked for', async () => {
    const config = at(only(await snapshotOf('everythingOff'), SITE), 'properties', 'functionAppConfig');
    assert.deepEqual(at(config, 'scaleAndConcurrency', 'alwaysReady'), []);
    assert.deepEqual(at(config, 'runtime', 'version'), '22');
  });
});

describe('the network', compiled, () => {
  test('is where the app goes out, and storage answers there alone', async () => {
    const snapshot = await snapshotOf('everythingOn');
    assert.match(text(at(only(snapshot, SITE), 'properties', 'virtualNetworkSubnetId')), /appSubnetId/);
    const account = only(snapshot, ACCOUNT)['properties'];
    assert.equal(at(account, 'publicNetworkAccess'), 'Disabled');
    assert.equal(at(account, 'networkAcls', 'defaultAction'), 'Deny');
    const [app, storage] = objects(
      at(only(snapshot, 'Microsoft.Network/virtualNetworks'), 'properties', 'subnets'),
    );
    assert.equal(
      at(app, 'properties', 'delegations', 0, 'properties', 'serviceName'),
      'Microsoft.App/environments',
    );
    assert.deepEqual(
      [at(app, 'properties', 'addressPrefix'), at(storage, 'properties', 'addressPrefix')],
      ['10.20.0.0/26', '10.20.0.64/26'],
    );
    const services = ofType(snapshot, 'Microsoft.Network/privateEndpoints').map((endpoint) =>
      at(endpoint, 'properties', 'privateLinkServiceConnections', 0, 'properties', 'groupIds', 0),
    );
    assert.deepEqual(services, ['account', 'blob', 'table', 'queue']);
  });

  test('is not there unless it is asked for', async () => {
    const snapshot = await snapshotOf('asItComes');
    assert.equal(at(only(snapshot, ACCOUNT), 'properties', 'publicNetworkAccess'), 'Enabled');
  });
});

describe('the bot', compiled, () => {
  test('is the identity of the app, and has the Omnichannel channel alone', async () => {
    const snapshot = await snapshotOf('asItComes');
    const properties = only(snapshot, BOT)['properties'];
    assert.equal(at(properties, 'msaAppType'), 'UserAssignedMSI');
    assert.equal(at(properties, 'msaAppTenantId'), TENANT);
    assert.match(text(at(properties, 'msaAppId')), /'identity-\{0\}'.*\.outputs\.clientId\.value\]$/);
    assert.match(text(at(properties, 'msaAppMSIResourceId')), /'identity-\{0\}'.*\.outputs\.id\.value\]$/);
    assert.match(
      text(at(properties, 'endpoint')),
      /'functionApp-\{0\}'.*\.outputs\.messagingEndpoint\.value\]$/,
    );
    const channel = only(snapshot, `${BOT}/channels`);
    assert.deepEqual(channel['properties'], { channelName: 'Omnichannel' });
  });

  test('can be an app registration instead, in the bot, the settings and the outputs alike', async () => {
    const snapshot = await snapshotOf('singleTenant');
    const properties = only(snapshot, BOT)['properties'];
    assert.equal(at(properties, 'msaAppType'), 'SingleTenant');
    assert.equal(at(properties, 'msaAppId'), APP_REGISTRATION);
    assert.equal(at(properties, 'msaAppMSIResourceId') ?? null, null);
    assert.equal(snapshot.outputs['BOT_APP_ID'], APP_REGISTRATION);
    const settings = objects(at(only(snapshot, SITE), 'properties', 'siteConfig', 'appSettings'));
    const value = (name: string): unknown => settings.find((setting) => setting['name'] === name)?.['value'];
    assert.equal(value('MicrosoftAppId'), APP_REGISTRATION);
    assert.equal(value('MicrosoftAppType'), 'SingleTenant');
  });

  test('without the id of its app registration stops the deployment, and says how to go on', async () => {
    await assert.rejects(takeSnapshot({ botAppType: 'SingleTenant' }), /azd env set BOT_APP_REGISTRATION_ID/);
  });
});

describe('telemetry', compiled, () => {
  test('is kept for as long as was asked, by the workspace and by every table of Application Insights', async () => {
    for (const [days, snapshot] of [
      [30, await snapshotOf('asItComes')],
      [180, await takeSnapshot({ logRetentionDays: 180 })],
    ] as const) {
      const workspace = only(snapshot, 'Microsoft.OperationalInsights/workspaces');
      assert.equal(at(workspace, 'properties', 'retentionInDays'), days);
      const tables = ofType(snapshot, 'Microsoft.OperationalInsights/workspaces/tables');
      assert.deepEqual(
        tables.map(({ name }) => text(name).replace(`${text(workspace['name'])}/`, '')),
        TELEMETRY_TABLES,
      );
      for (const { name, properties } of tables) {
        assert.deepEqual(properties, { retentionInDays: days, totalRetentionInDays: days }, text(name));
      }
    }
  });
});

describe('alerts', compiled, () => {
  test('ask a component they are allowed to ask, and mail nobody unless somebody is named', async () => {
    const snapshot = await snapshotOf('asItComes');
    const component = text(only(snapshot, 'Microsoft.Insights/components')['id']);
    const rules = ofType(snapshot, 'Microsoft.Insights/scheduledQueryRules');
    for (const rule of rules) {
      assert.deepEqual(at(rule, 'properties', 'scopes'), [component]);
      // Its tables are made by the first telemetry: asked to check the query, Azure would refuse the rule.
      assert.equal(at(rule, 'properties', 'skipQueryValidation'), true);
      assert.deepEqual(at(rule, 'properties', 'actions', 'actionGroups'), []);
    }
  });

  test('are about the availability test alone where the others are switched off, and the other way round', async () => {
    const names = async (parameters: Readonly<Record<string, boolean>>): Promise<readonly string[]> =>
      ofType(await takeSnapshot(parameters), 'Microsoft.Insights/scheduledQueryRules').map(({ name }) =>
        text(name),
      );
    assert.deepEqual(await names({ enableAlerts: false }), ['bot-is-unavailable']);
    const others = await names({ enableAvailabilityTest: false });
    assert.ok(others.length >= 8 && !others.includes('bot-is-unavailable'), others.join());
  });

  test('go to the one who is named', async () => {
    const snapshot = await snapshotOf('everythingOn');
    const group = only(snapshot, 'Microsoft.Insights/actionGroups');
    assert.equal(at(group, 'properties', 'emailReceivers', 0, 'emailAddress'), 'operator@example.com');
    assert.ok(text(at(group, 'properties', 'groupShortName')).length <= 12);
    for (const rule of ofType(snapshot, 'Microsoft.Insights/scheduledQueryRules')) {
      assert.deepEqual(at(rule, 'properties', 'actions', 'actionGroups'), [group['id']]);
    }
  });
});

/** https://learn.microsoft.com/azure/azure-monitor/reference/tables/microsoft-insights_components: those that begin with App. */
const TELEMETRY_TABLES = [
  'AppAvailabilityResults',
  'AppBrowserTimings',
  'AppDependencies',
  'AppEvents',
  'AppExceptions',
  'AppMetrics',
  'AppPageViews',
  'AppPerformanceCounters',
  'AppRequests',
  'AppSystemEvents',
  'AppTraces',
];

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_RULES: Readonly<Record<string, RegExp>> = {
  'Microsoft.Resources/resourceGroups': /^[-\w().]{0,89}[-\w()]$/,
  'Microsoft.ManagedIdentity/userAssignedIdentities': /^[A-Za-z0-9][\w-]{2,127}$/,
  [ACCOUNT]: /^[a-z0-9]{3,24}$/,
  [`${ACCOUNT}/blobServices/containers`]: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  [QUEUE]: /^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
  [`${ACCOUNT}/tableServices/tables`]: /^[A-Za-z][A-Za-z0-9]{2,62}$/,
  'Microsoft.OperationalInsights/workspaces/tables': /^App[A-Z][A-Za-z]+$/,
  'Microsoft.OperationalInsights/workspaces': /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
  'Microsoft.Insights/components': /^[^%&\\?/]{0,259}[^%&\\?/ .]$/,
  'Microsoft.Insights/workbooks': /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'Microsoft.Portal/dashboards': /^[A-Za-z0-9-]{3,160}$/,
  'Microsoft.Insights/scheduledQueryRules': /^[^*<>%{}&:\\?/#|]{0,259}[^*<>%{}&:\\?/#| .]$/,
  'Microsoft.Insights/webtests': /^[^%&\\?/]{0,259}[^%&\\?/ .]$/,
  'Microsoft.Insights/actionGroups': /^[^:<>+/&%\\?|]{0,259}[^:<>+/&%\\?| .]$/,
  [MODEL]: /^[A-Za-z0-9][A-Za-z0-9-]{1,63}$/,
  [`${MODEL}/deployments`]: /^[\w.-]{2,64}$/,
  [PLAN]: /^[A-Za-z0-9-]{1,60}$/,
  [SITE]: /^[A-Za-z0-9][A-Za-z0-9-]{0,58}[A-Za-z0-9]$/,
  [BOT]: /^[A-Za-z0-9][\w.-]{1,63}$/,
  'Microsoft.Network/virtualNetworks': /^[A-Za-z0-9][\w.-]{0,62}\w$/,
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks': /^[A-Za-z0-9][\w.-]{0,78}\w$/,
  'Microsoft.Network/privateEndpoints': /^[A-Za-z0-9][\w.-]{0,62}\w$/,
};

/** Names that the type itself fixes, or that only Azure can work out. */
const FIXED =
  /^(?:default|Omnichannel|scm|privatelink\.openai\.azure\.com)$|^\[guid\('\/subscriptions\/|^\[format\('(?:\{0\}\/\{1\}', format\(')?privatelink\.\{0\}\.\{1\}/;

function assertName(type: string, name: string): void {
  const own = name.startsWith('[') ? name : (name.split('/').at(-1) ?? '');
  if (FIXED.test(own)) return;
  const rule = NAME_RULES[type];
  assert.ok(rule !== undefined, `${type} has a rule`);
  assert.match(own, rule, type);
}

function countTypes(resources: readonly JsonObject[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of resources) counts[text(type)] = (counts[text(type)] ?? 0) + 1;
  return counts;
}

test('names differ between environments and subscriptions, and stay the same for one', compiled, async () => {
  const [first, again, other] = await Promise.all([
    snapshotOf('asItComes'),
    takeSnapshot(),
    snapshotOf('everythingOn'),
  ]);
  const [one, same, another] = [first, again, other].map((snapshot) => only(snapshot, SITE)['name']);
  assert.equal(same, one);
  assert.notEqual(another, one);
  assert.ok(text(only(first, SITE)['id']).includes(SUBSCRIPTION));
});
