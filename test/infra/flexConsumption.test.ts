import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bicepFiles, compiled, INFRA, only, takeSnapshot } from './bicep.ts';
import { at, object, objects, text } from './json.ts';

/**
 * What a site of other plans may have, and one on Flex Consumption may not: Azure answers 400 with code 51021, in some regions
 * for some of them. https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations,
 * the list before general availability (azure-functions-flex-consumption-samples), and what the verified Terraform module for
 * sites leaves out for this plan.
 */
const FORBIDDEN_PROPERTIES = [
  'alwaysOn',
  'containerSize',
  'dailyMemoryTimeQuota',
  'ftpsState',
  'functionAppScaleLimit',
  'functionsRuntimeScaleMonitoringEnabled',
  'healthCheckPath',
  'isReserved',
  'isXenon',
  'javaContainer',
  'javaContainerVersion',
  'javaVersion',
  'linuxFxVersion',
  'minimumElasticInstanceCount',
  'netFrameworkVersion',
  'nodeVersion',
  'numberOfWorkers',
  'phpVersion',
  'powerShellVersion',
  'preWarmedInstanceCount',
  'pythonVersion',
  'use32BitWorkerProcess',
  'vnetRouteAllEnabled',
  'websiteTimeZone',
  'windowsFxVersion',
];

/** App settings that Flex Consumption refuses, ignores or is broken by: the same page. */
const FORBIDDEN_SETTINGS = [
  'ENABLE_ORYX_BUILD',
  'FUNCTIONS_EXTENSION_VERSION',
  'FUNCTIONS_MAX_HTTP_CONCURRENCY',
  'FUNCTIONS_WORKER_DYNAMIC_CONCURRENCY_ENABLED',
  'FUNCTIONS_WORKER_PROCESS_COUNT',
  'FUNCTIONS_WORKER_RUNTIME',
  'FUNCTIONS_WORKER_RUNTIME_VERSION',
  'SCM_DO_BUILD_DURING_DEPLOYMENT',
  'TZ',
  'WEBSITES_CONTAINER_START_TIME_LIMIT',
  'WEBSITE_CONTENTAZUREFILECONNECTIONSTRING',
  'WEBSITE_CONTENTOVERVNET',
  'WEBSITE_CONTENTSHARE',
  'WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT',
  'WEBSITE_NODE_DEFAULT_VERSION',
  'WEBSITE_RUN_FROM_PACKAGE',
  'WEBSITE_SKIP_CONTENTSHARE_VALIDATION',
  'WEBSITE_TIME_ZONE',
  'WEBSITE_VNET_ROUTE_ALL',
];

/** Names as Azure compares them: upper and lower case are one. */
function among(names: readonly string[], forbidden: readonly string[]): readonly string[] {
  const lower = new Set(forbidden.map((name) => name.toLowerCase()));
  return names.filter((name) => lower.has(name.toLowerCase()));
}

describe('on Flex Consumption', compiled, () => {
  for (const [kind, parameters] of [
    ['as it comes', {}],
    ['with a network and zones', { enableNetwork: true, zoneRedundant: true }],
    ['without a warm instance', { alwaysReadyHttp: 0, instanceMemoryMB: 512 }],
  ] as const) {
    test(`the compiled site has no property and no setting that Azure refuses there (${kind})`, async () => {
      const { properties } = only(await takeSnapshot(parameters), 'Microsoft.Web/sites');
      const config = object(at(properties, 'siteConfig'));
      const names = [...Object.keys(object(properties)), ...Object.keys(config)];
      assert.ok(names.includes('httpsOnly') && names.includes('minTlsVersion'), names.join());
      assert.deepEqual(among(names, FORBIDDEN_PROPERTIES), []);
      const settings = objects(config['appSettings']).map(({ name }) => text(name));
      assert.ok(settings.length >= 15, settings.join());
      assert.deepEqual(among(settings, FORBIDDEN_SETTINGS), []);
    });
  }

  test('the compiled site sends these site properties, each of them known to be taken', async () => {
    const { properties } = only(await takeSnapshot(), 'Microsoft.Web/sites');
    assert.deepEqual(Object.keys(object(at(properties, 'siteConfig'))).sort(), [
      'appSettings',
      'http20Enabled',
      'minTlsVersion',
      'scmMinTlsVersion',
    ]);
  });
});

test('no setting that Flex Consumption refuses is in any Bicep file', async () => {
  for (const file of await bicepFiles()) {
    const words = new Set((await readFile(join(INFRA, file), 'utf8')).match(/\w+(?=:)/g));
    assert.deepEqual(among([...words], FORBIDDEN_SETTINGS), [], file);
  }
});
