// `npm run doctor`: whether the bot could work with its settings, from this machine, and what to do when not.
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadConfig, type Config } from '../lib/config.ts';
import { readAddress, runCommand, type Given } from '../commandLine/commandLine.ts';
import { applySettings, readLocalSettings, settingsAdvice } from '../local/localSettings.ts';
import { atPath, Problem } from '../commandLine/problem.ts';
import { checkClock, checkIdentity, checkKeys } from './doctor/channel.ts';
import { inWords, type Finding } from './doctor/finding.ts';
import { checkKnowledge } from './doctor/knowledge.ts';
import { checkApp } from './doctor/runningApp.ts';
import { checkSettings } from './doctor/settings.ts';
import { checkTelemetry } from './doctor/telemetry.ts';
import { readPolicyFile } from './policyFile.ts';

const USAGE = `Checks settings, articles, storage access, identity, key endpoint, clock, model and telemetry, and says what to do.

npm run doctor -- [--url URL] [--app DIR] [--json]

  --url URL   also asks a running app, such as https://NAME.azurewebsites.net, or this machine's http://127.0.0.1:7071
  --app DIR   the folder with local.settings.json (this repository)
  --json      print one line of JSON

Settings come from the environment, then from local.settings.json, as for "npm run host". To check those of a deployment,
bring them into the environment with AZURE_FUNCTIONS_ENVIRONMENT=Production. Prints names and codes, never a value.

exit codes: 0 nothing in the way, 1 a problem, 2 wrong usage`;

const LINE = {
  command: 'npm run doctor',
  usage: USAGE,
  options: {
    url: { type: 'string' },
    app: { type: 'string', default: resolve(import.meta.dirname, '..') },
    json: { type: 'boolean', default: false },
  },
} as const;

async function main(options: Given<typeof LINE>): Promise<void> {
  const { url } = options;
  if (url !== undefined) readAddress('--url', url, 'a running app');
  const app = resolve(options.app);
  const folder = await atPath(`--app ${app}`, () => stat(app));
  if (!folder.isDirectory()) throw new Problem(`--app ${app}: it is a file, not a folder.`);
  applySettings(process.env, await readLocalSettings(app));
  process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  const local = process.env['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development';
  const advice = local ? await settingsAdvice(app, process.env) : undefined;

  const findings: readonly Finding[] = [
    ...(advice === undefined ? [] : [{ subject: 'settings', verdict: 'warning', ...advice } as const]),
    ...(await examine()),
    ...(url === undefined ? [] : await checkApp(url)),
  ];
  const ok = findings.every(({ verdict }) => verdict !== 'problem');
  console.log(options.json ? JSON.stringify({ ok, findings }) : inWords(findings));
  // The identity library may still be trying; there is nobody left to wait for it.
  process.exit(ok ? 0 : 1);
}

async function examine(): Promise<readonly Finding[]> {
  const loaded = loadConfig(process.env);
  const policy = await readPolicyFile();
  const topics = policy.ok ? policy.policy.topics.map(({ name }) => name) : undefined;
  const settings = [...checkSettings(loaded, policy), ...(await checkKnowledge(topics))];
  if (!loaded.ok) {
    const what = 'Storage, identity and keys are not looked at before the settings are right.';
    return [...settings, { subject: 'storage', verdict: 'skipped', what }];
  }
  const { config } = loaded;
  const { authentication } = config;
  if (authentication.kind === 'local') {
    const what = 'Without an app id the bot needs no token and checks none.';
    return [
      ...settings,
      ...(await lookAtStorage(config, policy.ok)),
      { subject: 'identity', verdict: 'skipped', what },
      await lookAtModel(config, policy.ok),
      await checkTelemetry(loaded.telemetry),
    ];
  }
  const outside = [
    lookAtStorage(config, policy.ok),
    checkIdentity(authentication),
    checkKeys(authentication, config),
    checkClock(authentication),
    lookAtModel(config, policy.ok),
    checkTelemetry(loaded.telemetry),
  ];
  return [...settings, ...(await Promise.all(outside)).flat()];
}

const POLICY_FIRST = 'It is not looked at before the policy is right.';

/** The rooms that keep conversations import the policy, and nothing starts with a policy that cannot be read. */
async function lookAtStorage(
  { storage, shards }: Config,
  policyIsRight: boolean,
): Promise<readonly Finding[]> {
  if (!policyIsRight) return [{ subject: 'storage', verdict: 'skipped', what: POLICY_FIRST }];
  const { checkShard, checkStorage } = await import('./doctor/storage.ts');
  return Promise.all([checkStorage(storage), ...shards.map(checkShard)]);
}

/** So does what talks to the model. */
async function lookAtModel({ model }: Config, policyIsRight: boolean): Promise<Finding> {
  if (!policyIsRight) return { subject: 'model', verdict: 'skipped', what: POLICY_FIRST };
  const { checkModel } = await import('./doctor/model.ts');
  return checkModel(model);
}

await runCommand(LINE, main);
