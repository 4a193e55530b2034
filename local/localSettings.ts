import { join } from 'node:path';
import { isRecord, readJsonFile } from '../commandLine/jsonFile.ts';
import { Problem } from '../commandLine/problem.ts';

/**
 * The `Values` of an app's `local.settings.json`; none where there is no such file. Numbers and booleans become text,
 * as in Core Tools.
 * @throws {Problem} for a file that is broken, encrypted or holds anything else than plain values. Names are shown,
 *   values never.
 */
export function readLocalSettings(app: string): Promise<ReadonlyMap<string, string>> {
  return readSettingsFile(join(app, 'local.settings.json'));
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

const SEE_SAMPLE = 'Compare it with local.settings.sample.json.';

function plainText(path: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Problem(
    `${path}: the setting "${name}" is not plain text.\nPut its value in double quotes, or "" for none.`,
  );
}

/**
 * Adds settings to an environment, in place. What is there already wins, even when it is empty: that is how Core Tools
 * lets a shell override a file.
 */
export function applySettings(environment: NodeJS.ProcessEnv, settings: ReadonlyMap<string, string>): void {
  for (const [name, value] of settings) environment[name] ??= value;
}
