import { execFile } from 'node:child_process';
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from '../../local/onPath.ts';
import { ROOT } from '../local/hostProcess.ts';
import { object, objects, type JsonObject } from './json.ts';

const run = promisify(execFile);

export const INFRA = join(ROOT, 'infra');

/** The compiler: `BICEP`, on the PATH, where azd or the Azure CLI keep theirs, or where `scripts/getBicep.sh` put it. */
export const bicep = await findBicep();

/**
 * Options of a test that compiles. Without a compiler it is skipped and says why; in CI a machine that has dotnet can get
 * one, so there the test runs and fails instead.
 */
export const compiled =
  bicep === undefined && !compilerIsRequired()
    ? {
        skip: 'no Bicep compiler: install azd or the Azure CLI, name one in BICEP, or run scripts/getBicep.sh',
      }
    : {};

export interface Ran {
  readonly stdout: string;
  /** Warnings and errors. */
  readonly stderr: string;
}

/** Runs the compiler. Rejects, with what it printed, when it fails. */
export async function runBicep(...args: readonly string[]): Promise<Ran> {
  if (bicep === undefined) throw new Error('CI needs the Bicep compiler: scripts/getBicep.sh gets it.');
  // Code that runs for two seconds is never worth what .NET spends on learning how it runs.
  const env = { ...process.env, DOTNET_TieredPGO: '0' };
  return run(bicep, args, { cwd: INFRA, env, maxBuffer: 64 * 1024 * 1024 });
}

/** The paths of all Bicep files, relative to infra/. */
export async function bicepFiles(): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const file of glob('**/*.bicep', { cwd: INFRA })) files.push(file.split(sep).join('/'));
  return files.sort();
}

/** What a deployment would make, with every expression worked out that does not need Azure. */
export interface Snapshot {
  readonly resources: readonly JsonObject[];
  readonly outputs: JsonObject;
}

export const SUBSCRIPTION = '11111111-1111-4111-8111-111111111111';
export const TENANT = '22222222-2222-4222-8222-222222222222';

/** The value of a parameter. */
export type Parameter = string | number | boolean | JsonObject;

/** Works main.bicep out for these parameters; those that are not named keep their defaults. */
export async function takeSnapshot(parameters: Readonly<Record<string, Parameter>> = {}): Promise<Snapshot> {
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-infra-'));
  try {
    const file = join(folder, 'main.bicepparam');
    const given = { environmentName: 'test', location: 'westeurope', ...parameters };
    const using = relative(folder, join(INFRA, 'main.bicep')).split(sep).join('/');
    const lines = Object.entries(given).map(([name, value]) => `param ${name} = ${literal(value)}`);
    await writeFile(file, [`using '${using}'`, ...lines, ''].join('\n'));
    const place = ['--subscription-id', SUBSCRIPTION, '--tenant-id', TENANT, '--location', 'westeurope'];
    await runBicep('snapshot', file, '--mode', 'overwrite', ...place);
    const snapshot = object(JSON.parse(await readFile(join(folder, 'main.snapshot.json'), 'utf8')));
    return { resources: objects(snapshot['predictedResources']), outputs: object(snapshot['outputs']) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** All resources of a type, in the order of the template. */
export function ofType({ resources }: Snapshot, type: string): readonly JsonObject[] {
  return resources.filter((resource) => resource['type'] === type);
}

/** The one resource of a type. */
export function only(snapshot: Snapshot, type: string): JsonObject {
  const [resource, ...others] = ofType(snapshot, type);
  if (resource === undefined || others.length > 0)
    throw new Error(`${others.length + 1} of ${type}, not one`);
  return resource;
}

/** A value as Bicep spells it. No text of a test has a quote or a dollar in it. */
function literal(value: Parameter): string {
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' ? `json('${JSON.stringify(value)}')` : String(value);
}

async function findBicep(): Promise<string | undefined> {
  const named = process.env['BICEP'] ?? '';
  if (named !== '') return named;
  const kept = [join(homedir(), '.azd', 'bin'), join(homedir(), '.azure', 'bin')];
  const fetched: string[] = [];
  for await (const folder of glob('.data/bicep/*/*/tools', { cwd: ROOT })) fetched.push(join(ROOT, folder));
  const folders = [process.env['PATH'] ?? '', ...kept, ...fetched].join(delimiter);
  return findOnPath(['bicep', 'bicep.exe'], { PATH: folders });
}

function compilerIsRequired(): boolean {
  return (process.env['CI'] ?? '') !== '' && findOnPath(['dotnet', 'dotnet.exe'], process.env) !== undefined;
}
