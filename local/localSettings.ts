import { join } from 'node:path';
import { isRecord, readJsonFile } from '../commandLine/jsonFile.ts';
import { Problem } from '../commandLine/problem.ts';

const FILE = 'local.settings.json';
const SAMPLE = 'local.settings.sample.json';

/**
 * The `Values` of an app's `local.settings.json`; none where there is no such file. Numbers and booleans become text,
 * as in Core Tools.
 * @throws {Problem} for a file that is broken, encrypted or holds anything else than plain values. Names are shown,
 *   values never.
 */
export function readLocalSettings(app: string): Promise<ReadonlyMap<string, string>> {
  return readSettingsFile(join(app, FILE));
}

/** As `readLocalSettings`, for a file of any name. */
export async function readSettingsFile(path: string): Promise<ReadonlyMap<string, string>> {
  const json = await readJsonFile(path);
  if (json === undefined) return new Map();
  if (!isRecord(json)) throw new Problem(`${path} is not a JSON object.\n${SEE_SAMPLE}`);
  if (json['IsEncrypted'] === true) {
    throw new Problem(
      `${path} is encrypted, which only Core Tools can read.\nRun "func settings decrypt" first.`,
    );
  }
  const values = json['Values'] ?? {};
  if (!isRecord(values)) throw new Problem(`${path}: "Values" is not an object of settings.\n${SEE_SAMPLE}`);
  return new Map(Object.entries(values).map(([name, value]) => [name, plainText(path, name, value)]));
}

const SEE_SAMPLE = `Compare it with ${SAMPLE}.`;

function plainText(path: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Problem(
    `${path}: the setting "${name}" is not plain text.\nPut its value in double quotes, or "" for none.`,
  );
}

/**
 * What to do in a fresh clone, or `undefined` where nothing is missing: there is no `local.settings.json`, the app comes with
 * a sample of one, and the environment has not all that the sample gives a value.
 */
export async function settingsAdvice(
  app: string,
  environment: Readonly<NodeJS.ProcessEnv>,
): Promise<{ readonly what: string; readonly next: string } | undefined> {
  if ((await readJsonFile(join(app, FILE))) !== undefined) return undefined;
  const sample = await readSettingsFile(join(app, SAMPLE));
  const missing = [...sample].filter(([name, value]) => value !== '' && (environment[name] ?? '') === '');
  if (missing.length === 0) return undefined;
  return {
    what: `There is no ${FILE}, and the environment does not set ${missing.map(([name]) => name).join(', ')}.`,
    next: `Copy ${SAMPLE} to ${FILE}; its storage is Azurite. Or run "npm start", which needs no file and brings the storage.`,
  };
}

/**
 * Adds settings to an environment, in place. What is there already wins, even when it is empty: that is how Core Tools
 * lets a shell override a file.
 */
export function applySettings(environment: NodeJS.ProcessEnv, settings: ReadonlyMap<string, string>): void {
  for (const [name, value] of settings) environment[name] ??= value;
}
