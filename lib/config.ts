import { readAuthentication, readGuid, type AuthenticationConfig } from './config/authentication.ts';
import { parseOwnUrl } from './config/address.ts';
import { whatDisables } from './config/disabledFunctions.ts';
import { parseDuration } from './config/duration.ts';
import { readNamedParts } from './config/namedParts.ts';
import { isNcrontab } from './config/schedule.ts';
import { readModel, type ModelConfig } from './config/model.ts';
import { readServiceUrlPolicy, type ServiceUrlPolicy } from './config/serviceUrlPolicy.ts';
import { Settings, type ConfigProblem, type Environment } from './config/settings.ts';
import { readShards, type TableStorageConfig } from './config/shards.ts';
import { readSweep, wantsHelpers, type SweepConfig } from './config/sweep.ts';
import { readTelemetry, type TelemetryConfig } from './config/telemetry.ts';

export type { AuthenticationConfig, BotIdentity, ChannelAuthentication } from './config/authentication.ts';
export type { AllowedHost, ServiceUrlPolicy } from './config/serviceUrlPolicy.ts';
export type { ModelConfig } from './config/model.ts';
export { SWEEP_QUEUE } from './config/sweep.ts';
export type { ConfigProblem, ConfigProblemCode, Environment } from './config/settings.ts';
export { accountName, type TableStorageConfig } from './config/shards.ts';
export type { ApplicationInsightsConfig, TelemetryConfig } from './config/telemetry.ts';

/** Every setting of the app, read and checked. Frozen, and complete: nobody else looks at the environment. */
export interface Config {
  /** Whether this is a developer's machine (Core Tools or the local host) and not Azure. */
  readonly local: boolean;
  readonly authentication: AuthenticationConfig;
  readonly serviceUrls: ServiceUrlPolicy;
  /** Lower case. */
  readonly channelIds: readonly string[] | 'any';
  readonly storage: StorageConfig;
  /** Accounts beside that one, among which conversations are divided. */
  readonly shards: readonly TableStorageConfig[];
  /** Milliseconds of silence; `undefined` is off. The warning comes before the end when both are on. */
  readonly idle: { readonly warningAfterMs: number | undefined; readonly endAfterMs: number | undefined };
  /** Where customers' files are fetched from, ending in a slash; `undefined` fetches none. */
  readonly attachmentUrl: string | undefined;
  /** Who puts answers into words; `undefined` is nobody. */
  readonly model: ModelConfig | undefined;
  /** How long a conversation is kept, in milliseconds; `undefined` keeps it for good. */
  readonly retentionMs: number | undefined;
  /** Whether messages that were not understood are kept, masked, and how long, in milliseconds. */
  readonly unanswered: { readonly keep: boolean; readonly retentionMs: number };
  readonly sweep: SweepConfig;
  /** NCRONTAB. The Functions host reads the same setting itself (`%SweepSchedule%`). */
  readonly sweepSchedule: string;
}

/** `memory` is gone with the process, so it exists on a developer's machine alone. */
export type StorageConfig = TableStorageConfig | { readonly kind: 'memory' };

/** The settings, or what is wrong with them; where to report to is known either way. */
export type LoadedConfig = { readonly telemetry: TelemetryConfig } & (
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] }
);

/** The tables' names: conversations, and messages that were not understood. */
export const CONVERSATION_TABLE = 'conversations';
export const UNANSWERED_TABLE = 'unanswered';

/** The channels that a contact center uses; any other has to be named in `AllowedChannelIds`. */
const CHANNEL_IDS = ['omnichannel', 'directline', 'msteams', 'webchat'];

/** Any of these is set on Azure (App Service, Flex Consumption, containers), whatever else the settings claim. */
const AZURE_MARKERS = ['WEBSITE_SITE_NAME', 'WEBSITE_INSTANCE_ID', 'WEBSITE_SKU', 'WEBSITE_POD_NAME'];

/**
 * Reads every setting once and reports every problem at once. Never throws, because a throw at start-up would take the
 * health endpoint with it, which is where an operator looks. Messages and problems hold names, never values.
 */
export function loadConfig(environment: Environment = process.env): LoadedConfig {
  const settings = new Settings(environment);
  const local = runsLocally(environment);
  const authentication = readAuthentication(settings, local);
  const hasAppId = authentication.kind === 'channel';
  // In the order in which problems are told.
  const serviceUrls = readServiceUrlPolicy(settings, local, hasAppId);
  const channelIds = readChannelIds(settings, local && !hasAppId);
  const storage = readStorage(settings, local && !hasAppId);
  const config: Config = {
    local,
    authentication,
    serviceUrls,
    channelIds,
    storage,
    shards: readShards(settings, storage),
    idle: readIdle(settings),
    attachmentUrl: readAttachmentUrl(settings, local),
    model: readModel(settings, local),
    retentionMs: readDuration(settings, 'ConversationRetention', 'P30D'),
    unanswered: readUnanswered(settings),
    sweep: readSweep(settings, environment),
    sweepSchedule: readSchedule(settings),
  };
  reportDisabledFunctions(settings, environment);
  const telemetry = freezeDeep(readTelemetry(settings, local));
  const { problems } = settings;
  return problems.length === 0
    ? { ok: true, config: freezeDeep(config), telemetry }
    : { ok: false, problems, telemetry };
}

/**
 * Whether the functions are to be registered with the queue of the sweep; known before anything else is read. Never throws.
 * Where no helpers are wanted nothing may look for a queue: to an identity that may not use it the host's listener gives no
 * second chance, and takes the host with it.
 */
export function hasSweepQueue(environment: Environment = process.env): boolean {
  return wantsHelpers(environment);
}

/** Both have to hold: an environment that calls itself Development on Azure is still Azure. */
function runsLocally(environment: Environment): boolean {
  const onAzure = AZURE_MARKERS.some((name) => (environment[name] ?? '') !== '');
  return environment['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development' && !onAzure;
}

function readChannelIds(settings: Settings, anyChannel: boolean): readonly string[] | 'any' {
  const name = 'AllowedChannelIds';
  const ids = (settings.readList(name) ?? CHANNEL_IDS).map((id) => id.toLowerCase());
  if (ids.length === 0 || !ids.every((id) => /^[a-z0-9._-]+$/.test(id))) {
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write channel ids separated by commas, such as omnichannel,directline. There is no wildcard.',
    );
  }
  return anyChannel ? 'any' : ids;
}

/** The one address besides the connectors that gets to see the bot's token, so it is https and named in full. */
function readAttachmentUrl(settings: Settings, local: boolean): string | undefined {
  const name = 'AttachmentDownloadUrl';
  const value = settings.read(name);
  if (value === undefined) return undefined;
  const url = parseOwnUrl(value, local);
  if (url?.search === '') return url.href.endsWith('/') ? url.href : `${url.href}/`;
  settings.report(
    'E_SETTING_INVALID',
    name,
    'Write an https:// address such as https://botapi.skype.com/amer/, or leave it empty to fetch no files.',
  );
  return undefined;
}

/** What `ConversationStorage` says for no account at all. */
const IN_MEMORY = 'memory';

function readStorage(settings: Settings, mayForget: boolean): StorageConfig {
  const connectionString = settings.read('ConversationStorage');
  const uri = settings.read('ConversationStorage__tableServiceUri');
  const clientId = readGuid(settings, 'ConversationStorage__clientId');
  if (connectionString !== undefined && uri !== undefined) {
    settings.report(
      'E_SETTING_CONFLICT',
      'ConversationStorage',
      'Set it for a connection string, or ConversationStorage__tableServiceUri for an identity, not both.',
    );
  }
  if (connectionString?.toLowerCase() === IN_MEMORY) {
    if (!mayForget) {
      settings.report(
        'E_SETTING_REFUSED',
        'ConversationStorage',
        'In memory every promise to a customer would be gone with the process: that is for a machine without an app id.',
      );
    }
    return { kind: 'memory' };
  }
  if (connectionString !== undefined) {
    if (!isConnectionString(connectionString)) {
      settings.report(
        'E_SETTING_INVALID',
        'ConversationStorage',
        'Write a storage connection string, such as UseDevelopmentStorage=true for Azurite, or memory for a try.',
      );
    }
    return { kind: 'connectionString', connectionString };
  }
  if (uri === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'ConversationStorage',
      'Set it to a connection string, or set ConversationStorage__tableServiceUri and ConversationStorage__clientId.',
    );
  } else if (!URL.canParse(uri) || new URL(uri).protocol !== 'https:') {
    settings.report(
      'E_SETTING_INVALID',
      'ConversationStorage__tableServiceUri',
      'Write the https:// address of the table service.',
    );
  } else if (settings.read('ConversationStorage__clientId') === undefined) {
    settings.report(
      'E_SETTING_MISSING',
      'ConversationStorage__clientId',
      'Set it to the client id of the managed identity that may use the table service.',
    );
  }
  return { kind: 'identity', tableServiceUri: uri ?? '', clientId: clientId ?? '' };
}

function isConnectionString(text: string): boolean {
  const parts = readNamedParts(text);
  return parts.has('usedevelopmentstorage') || parts.has('accountname') || parts.has('tableendpoint');
}

function readIdle(settings: Settings): Config['idle'] {
  const warningAfterMs = readDuration(settings, 'IdleWarningAfter', 'PT5M');
  const endAfterMs = readDuration(settings, 'IdleEndAfter', 'PT10M');
  if (warningAfterMs !== undefined && endAfterMs !== undefined && warningAfterMs >= endAfterMs) {
    settings.report(
      'E_SETTING_CONFLICT',
      'IdleWarningAfter',
      'The warning has to come before the end: make it shorter than IdleEndAfter, or PT0S for none.',
    );
  }
  return { warningAfterMs, endAfterMs };
}

/** Milliseconds, or `undefined` when it is switched off (a duration of nothing) or reported. */
function readDuration(settings: Settings, name: string, fallback: string): number | undefined {
  const milliseconds = parseDuration(settings.read(name) ?? fallback);
  if (milliseconds === undefined) {
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write an ISO 8601 duration of days, hours, minutes and seconds, such as PT10M; PT0S switches it off.',
    );
  }
  return milliseconds === 0 ? undefined : milliseconds;
}

/** What customers wrote is kept for a time and never for good, so this duration cannot be switched off. */
function readUnanswered(settings: Settings): Config['unanswered'] {
  const name = 'UnansweredRetention';
  const retentionMs = parseDuration(settings.read(name) ?? 'P30D') ?? 0;
  if (retentionMs === 0) {
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write an ISO 8601 duration, such as P30D. Messages are not kept for good; KeepUnanswered set to false keeps none.',
    );
  }
  return { keep: readSwitch(settings, 'KeepUnanswered'), retentionMs };
}

/** On or off; off unless set. Templates write `True`. */
function readSwitch(settings: Settings, name: string): boolean {
  const value = settings.read(name)?.toLowerCase() ?? 'false';
  if (value !== 'true' && value !== 'false')
    settings.report('E_SETTING_INVALID', name, 'Write true or false.');
  return value === 'true';
}

/**
 * Without a schedule that it can read, the host disables the timer and says so in its log alone: nobody would finish what a
 * crash cut off. So it is the app that refuses to serve.
 */
function readSchedule(settings: Settings): string {
  const name = 'SweepSchedule';
  const schedule = settings.readAsWritten(name);
  if (schedule.trim() === '') {
    settings.report(
      'E_SETTING_MISSING',
      name,
      'Set it to an NCRONTAB expression, such as 0 * * * * * for every minute: without it nothing sweeps.',
    );
  } else if (!isNcrontab(schedule)) {
    settings.report(
      'E_SETTING_INVALID',
      name,
      'Write an NCRONTAB expression of six fields, such as 0 * * * * * for every minute; an interval such as 00:01:00 is none.',
    );
  }
  return schedule;
}

/** What the bot cannot do without. `health` is not there to tell that it is switched off itself. */
const NEEDED_FUNCTIONS = ['messages', 'sweep'];

/** The host says nothing of a function that it does not run: the bot would be mute, or forget what it had promised. */
function reportDisabledFunctions(settings: Settings, environment: Environment): void {
  for (const name of NEEDED_FUNCTIONS) {
    const setting = whatDisables(name, environment);
    if (setting === undefined) continue;
    settings.report(
      'E_SETTING_REFUSED',
      setting,
      `It keeps the function "${name}" from running. Remove it, or enable the function in the portal; to take no messages stop the whole app.`,
    );
  }
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freezeDeep);
    Object.freeze(value);
  }
  return value;
}
