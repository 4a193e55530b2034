import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { listen } from '../../local/ports.ts';
import { runProgram, temporaryFolder } from '../local/hostProcess.ts';
import { APP_ID, startGuardedApp } from '../servers/guardedApp.ts';
import { answering, completion, replying, silent, startModelServer } from '../servers/modelServer.ts';
import { startIngestionEndpoint } from '../servers/ingestionEndpoint.ts';

const app = await startGuardedApp({ after });
const ingestion = await startIngestionEndpoint({ after });

/** Those of the guarded app: everything is in order. */
const SETTINGS = {
  ...app.identity.environment,
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  MicrosoftAppId: APP_ID,
  MicrosoftAppType: 'UserAssignedMSI',
  ToBotFromChannelOpenIdMetadataUrl: app.issuer.metadataUrl,
  AllowedChannelIds: 'omnichannel',
  ConversationStorage: app.storage.connectionString,
  SweepSchedule: '0 * * * * *',
};

interface Finding {
  readonly subject: string;
  readonly verdict: string;
  readonly what: string;
  readonly next?: string;
  readonly code?: string;
}

interface Report {
  readonly exitCode: number | null;
  readonly findings: readonly Finding[];
  /** All that it printed. */
  readonly printed: string;
}

async function doctor(
  t: TestContext,
  settings: NodeJS.ProcessEnv,
  args: readonly string[] = [],
): Promise<Report> {
  const folder = await temporaryFolder(t);
  const program = runProgram(t, 'scripts/doctor.ts', ['--json', '--app', folder, ...args], settings);
  const exitCode = await program.exit;
  const { findings } = JSON.parse(program.stdout()) as { findings: Finding[] };
  return { exitCode, findings, printed: program.stdout() + program.stderr() };
}

/** Without the articles, which are the team's. */
const inShort = ({ findings }: Report): readonly string[] =>
  findings.flatMap(({ subject, verdict }) => (subject === 'knowledge' ? [] : `${subject} ${verdict}`));

const found = ({ findings }: Report, subject: string): Finding | undefined =>
  findings.find((finding) => finding.subject === subject && finding.verdict !== 'ok');

describe('npm run doctor', () => {
  test('finds nothing where there is nothing, and leaves nothing behind', async (t) => {
    const report = await doctor(t, SETTINGS, ['--url', app.endpoint]);
    assert.deepEqual(inShort(report), [
      'settings ok',
      'storage ok',
      'identity ok',
      'keys ok',
      'clock ok',
      'model skipped',
      'telemetry skipped',
      'app ok',
      'app ok',
    ]);
    assert.equal(report.exitCode, 0);
    assert.equal(app.connector.posts.length, 0);
    const { TableClient } = await import('@azure/data-tables');
    const { connectionString } = app.storage;
    const table = TableClient.fromConnectionString(connectionString, 'conversations', {
      allowInsecureConnection: true,
    });
    for await (const row of table.listEntities()) assert.fail(`a row is left: ${String(row.rowKey)}`);
  });

  test('prints no value of any setting, whatever it has to say', async (t) => {
    const reports = await Promise.all([
      doctor(t, SETTINGS),
      doctor(t, { ...SETTINGS, AllowedServiceUrlHosts: 'secret_host', IdleEndAfter: 'secret-idle' }),
      doctor(t, { ...SETTINGS, ConversationStorage: 'AccountName=secretaccount;AccountKey=c2VjcmV0' }),
    ]);
    assert.deepEqual(
      reports.map(({ exitCode }) => exitCode),
      [0, 1, 1],
    );
    const printed = reports.map((report) => report.printed).join();
    for (const value of [
      APP_ID,
      app.identity.environment.IDENTITY_HEADER,
      'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
      'devstoreaccount1',
      'token-',
      'secret',
      'c2VjcmV0',
      '127.0.0.1',
    ]) {
      assert.ok(!printed.toLowerCase().includes(value.toLowerCase()), value);
    }
  });

  test('reports every mistake in the settings at once, with what to do, and looks no further', async (t) => {
    const report = await doctor(t, {
      ...SETTINGS,
      MicrosoftAppId: 'x',
      AllowedServiceUrlHosts: '*',
      SweepSchedule: '',
    });
    assert.deepEqual(inShort(report), [
      'settings problem',
      'settings problem',
      'settings problem',
      'storage skipped',
    ]);
    assert.deepEqual(
      report.findings.slice(0, 3).map(({ what }) => what.split(' ', 1)[0]),
      ['MicrosoftAppId', 'AllowedServiceUrlHosts', 'SweepSchedule'],
    );
    for (const { next, code } of report.findings.slice(0, 3)) {
      assert.ok((next ?? '').length > 20);
      assert.match(code ?? '', /^E_SETTING_/);
    }
    assert.equal(report.exitCode, 1);
  });

  test('O08 names the role when the storage refuses', async (t) => {
    app.storage.plan = () => ({ kind: 'status', status: 403, code: 'AuthorizationPermissionMismatch' });
    const report = await doctor(t, SETTINGS);
    app.storage.plan = () => undefined;
    assert.equal(found(report, 'storage')?.code, 'E_STORAGE_AUTH');
    assert.equal(report.exitCode, 1);
  });

  test('looks at every account that conversations are divided among, and names the one that is out of reach', async (t) => {
    const gone =
      'DefaultEndpointsProtocol=http;AccountName=two;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:1/two';
    const { findings } = await doctor(t, { ...SETTINGS, ConversationShards: gone });
    const storage = findings.filter(({ subject }) => subject === 'storage');
    assert.deepEqual(
      storage.map(({ verdict, code }) => [verdict, code]),
      [
        ['ok', undefined],
        ['problem', 'E_STORAGE_UNAVAILABLE'],
      ],
    );
    assert.match(storage[1]?.next ?? '', /ConversationShards:1/);
  });

  test('notices a storage that may be read and not written', async (t) => {
    app.storage.plan = (operation) =>
      operation === 'query'
        ? undefined
        : { kind: 'status', status: 403, code: 'AuthorizationPermissionMismatch' };
    const report = await doctor(t, SETTINGS);
    app.storage.plan = () => undefined;
    assert.equal(found(report, 'storage')?.code, 'E_STORAGE_AUTH');
  });

  test('says what to do when the identity gives no token', async (t) => {
    app.identity.failing = 400;
    const report = await doctor(t, SETTINGS);
    app.identity.failing = undefined;
    assert.equal(found(report, 'identity')?.code, 'E_TOKEN');
    assert.match(found(report, 'identity')?.next ?? '', /MicrosoftAppId/);
    assert.equal(report.exitCode, 1);
  });

  test('says what to do when there are no keys, and when none speaks for a channel', async (t) => {
    app.issuer.instead.keys = (response) => response.writeHead(503).end();
    const without = await doctor(t, SETTINGS);
    app.issuer.instead.keys = undefined;
    assert.equal(found(without, 'keys')?.code, 'E_KEYS_UNAVAILABLE');
    const misspelt = await doctor(t, { ...SETTINGS, AllowedChannelIds: 'omnichannel,omnichanel' });
    assert.deepEqual([found(misspelt, 'keys')?.verdict, misspelt.exitCode], ['warning', 0]);
  });

  for (const [minutes, verdict] of [
    [-10, 'problem'],
    [10, 'problem'],
    [2, 'warning'],
  ] as const) {
    test(`compares the clock: ${minutes} minutes off is a ${verdict}`, async (t) => {
      const keys = new URL('/keys', app.issuer.metadataUrl).href;
      app.issuer.instead.metadata = (response) => {
        response.setHeader('date', new Date(Date.now() + minutes * 60_000).toUTCString());
        response.end(JSON.stringify({ jwks_uri: keys }));
      };
      const report = await doctor(t, SETTINGS);
      app.issuer.instead.metadata = undefined;
      assert.equal(found(report, 'clock')?.verdict, verdict);
      assert.equal(found(report, 'keys'), undefined);
    });
  }

  test('tells a running app that cannot serve from one that is not there and one that lets strangers in', async (t) => {
    const sick = await startGuardedApp(t, { MicrosoftAppId: '' });
    const cannotServe = await doctor(t, SETTINGS, ['--url', sick.endpoint]);
    assert.match(found(cannotServe, 'app')?.what ?? '', /E_SETTING_MISSING MicrosoftAppId/);
    assert.equal(cannotServe.exitCode, 1);

    const open = createServer((_request, response) => response.end('{"status":"ok"}'));
    const port = await listen(open, 0, '--port');
    const letsIn = await doctor(t, SETTINGS, ['--url', `http://127.0.0.1:${port}`]);
    assert.match(found(letsIn, 'app')?.what ?? '', /stranger/);
    assert.equal(letsIn.exitCode, 1);

    open.closeAllConnections();
    await new Promise((closed) => open.close(closed));
    const gone = await doctor(t, SETTINGS, ['--url', `http://127.0.0.1:${port}`]);
    assert.deepEqual([found(gone, 'app')?.verdict, gone.exitCode], ['problem', 1]);
  });

  for (const [title, connectionString, verdict, code] of [
    ['answers', ingestion.connectionString, 'ok', undefined],
    [
      'does not answer',
      'InstrumentationKey=secret;IngestionEndpoint=https://127.0.0.1:1/',
      'warning',
      'E_TELEMETRY_EXPORT',
    ],
    ['has no key', 'IngestionEndpoint=https://127.0.0.1:1/', 'warning', undefined],
    ['is nonsense', 'secret', 'warning', undefined],
  ] as const) {
    test(`tells whether there is a place for telemetry: one that ${title}, which is no reason to fail`, async (t) => {
      const report = await doctor(t, {
        ...SETTINGS,
        ...ingestion.environment,
        APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
      });
      const finding = report.findings.find(({ subject }) => subject === 'telemetry');
      assert.deepEqual([finding?.verdict, finding?.code], [verdict, code]);
      assert.equal(report.exitCode, 0);
      assert.ok(!report.printed.includes('secret') && !report.printed.includes('127.0.0.1'));
    });
  }

  for (const [what, behave, verdict, next] of [
    ['answers', replying({ answer: 'Bring it to any of our shops.' }), 'ok', /^$/],
    ['does not let the bot in', answering(403, {}), 'warning', /Cognitive Services OpenAI User/],
    ['does not know the deployment', answering(404, {}), 'warning', /ModelDeployment/],
    ['does not take a parameter', answering(400, {}), 'warning', /ModelReasoningEffort/],
    ['is throttled', answering(429, {}), 'warning', /MODEL_CAPACITY/],
    ['is broken', answering(500, {}), 'warning', /Try again/],
    ['writes prose', completion('secret prose'), 'warning', /structured outputs/],
    ['never answers', silent, 'warning', /ModelTimeout/],
  ] as const) {
    test(`asks the model once: one that ${what}, which is no reason to fail`, async (t) => {
      const model = await startModelServer();
      t.after(() => model.close());
      model.behave = behave;
      const report = await doctor(t, {
        ...SETTINGS,
        ...{ ModelEndpoint: model.url, ModelDeployment: 'secret', ModelTimeout: 'PT2S' },
      });
      const finding = report.findings.find(({ subject }) => subject === 'model');
      assert.equal(finding?.verdict, verdict, finding?.what);
      assert.match(finding.next ?? '', next);
      assert.equal(model.requests.length, 1);
      assert.equal(report.exitCode, 0);
      assert.ok(!report.printed.includes('secret') && !report.printed.includes('127.0.0.1'));
    });
  }

  test('says so when nobody is where the model should be', async (t) => {
    const report = await doctor(t, {
      ...SETTINGS,
      ...{ ModelEndpoint: 'http://127.0.0.1:1/v1', ModelDeployment: 'x' },
    });
    assert.match(found(report, 'model')?.what ?? '', /^Nobody answers at ModelEndpoint/);
    assert.equal(report.exitCode, 0);
  });

  test('needs no identity and no keys in local mode', async (t) => {
    const report = await doctor(t, {
      ConversationStorage: app.storage.connectionString,
      SweepSchedule: '0 * * * * *',
    });
    assert.deepEqual(inShort(report), [
      'settings ok',
      'storage ok',
      'identity skipped',
      'model skipped',
      'telemetry skipped',
    ]);
    assert.equal(report.exitCode, 0);
  });

  test('explains itself with --help, and a wrong option is exit code 2', async (t) => {
    const help = runProgram(t, 'scripts/doctor.ts', ['--help']);
    assert.equal(await help.exit, 0);
    assert.match(help.stdout(), /npm run doctor/);
    for (const args of [['--nope'], ['--url', 'ftp://x']]) {
      const wrong = runProgram(t, 'scripts/doctor.ts', args);
      assert.equal(await wrong.exit, 2);
      assert.match(wrong.stderr(), /npm run doctor/);
    }
  });

  test('says it in words when no program reads it', async (t) => {
    const folder = await temporaryFolder(t);
    const program = runProgram(t, 'scripts/doctor.ts', ['--app', folder], { ...SETTINGS, SweepSchedule: '' });
    assert.equal(await program.exit, 1);
    assert.match(program.stdout(), /^✗ settings .*SweepSchedule.*\n {12}→ Set it to an NCRONTAB/);
  });

  test('says which file to copy in a fresh clone', async (t) => {
    const folder = await temporaryFolder(t);
    await writeFile(join(folder, 'local.settings.sample.json'), '{"Values":{"ConversationStorage":"x"}}');
    const program = runProgram(t, 'scripts/doctor.ts', ['--app', folder]);
    assert.equal(await program.exit, 1);
    assert.match(
      program.stdout(),
      /^! settings {2}There is no local\.settings\.json.* ConversationStorage\.\n {12}→ Copy local\.settings\.sample\.json/,
    );
  });
});
