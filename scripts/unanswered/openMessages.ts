import { resolve } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { loadConfig, UNANSWERED_TABLE } from '../../lib/config.ts';
import type { UnansweredStore } from '../../lib/conversation/index.ts';
import { createServerClock, createUnansweredTable, openTable } from '../../lib/storage/index.ts';
import { applySettings, readLocalSettings, readSettingsFile } from '../../local/localSettings.ts';
import { Problem } from '../../commandLine/problem.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Where messages are read from, and whether the settings there have the bot keep any; unknown of a deployment. */
export interface OpenMessages {
  readonly store: UnansweredStore;
  readonly keeps: boolean | undefined;
}

/**
 * Those of this machine: settings as `npm start` takes them, from the environment, then `app`'s local.settings.json, then the
 * sample's.
 * @throws {Problem} when the settings have mistakes.
 */
export async function openLocalMessages(app: string): Promise<OpenMessages> {
  const environment = { ...process.env };
  applySettings(environment, await readLocalSettings(app));
  applySettings(environment, await readSettingsFile(resolve(ROOT, 'local.settings.sample.json')));
  environment['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  const loaded = loadConfig(environment);
  if (!loaded.ok) {
    const lines = loaded.problems.map(({ setting, message }) => `  ${setting}: ${message}`);
    throw new Problem(`The settings have mistakes:\n${lines.join('\n')}`);
  }
  const { storage, unanswered } = loaded.config;
  if (storage.kind === 'memory') {
    throw new Problem(
      'The settings keep messages in the memory of the app, where nobody else can read them.\n' +
        'Set ConversationStorage to a connection string; "npm start" brings storage of its own.',
    );
  }
  const open = () => openTable(storage, createServerClock(), undefined, UNANSWERED_TABLE);
  return { store: createUnansweredTable(open), keeps: unanswered.keep };
}

/** Those of a deployment, by the address of its table service, signed in as `azd` or `az` is. */
export function openDeployedMessages(service: string): OpenMessages {
  const open = async () => {
    const { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } =
      await import('@azure/identity');
    const credential = new ChainedTokenCredential(
      new AzureDeveloperCliCredential(),
      new AzureCliCredential(),
    );
    return new TableClient(service, UNANSWERED_TABLE, credential, { retryOptions: { maxRetries: 0 } });
  };
  return { store: createUnansweredTable(open), keeps: undefined };
}
