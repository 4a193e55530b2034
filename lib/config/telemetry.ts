import { isLoopbackHost } from './address.ts';
import { readNamedParts } from './namedParts.ts';
import type { Settings } from './settings.ts';

/** Where the bot reports to. Complete even when other settings are wrong: somebody has to be told. */
export interface TelemetryConfig {
  /** Absent: no Application Insights. */
  readonly applicationInsights: ApplicationInsightsConfig | undefined;
  /** Where events go besides, on a developer's machine; loopback. */
  readonly mirrorUrl: string | undefined;
}

export interface ApplicationInsightsConfig {
  /** Not checked: telemetry that is absent or broken never touches a turn. */
  readonly connectionString: string;
  /** The managed identity to sign in with; `undefined` where the resource takes the connection string alone. */
  readonly identity: { readonly clientId: string | undefined } | undefined;
  /** The Functions host reports under the same name, so both are one node of the application map. */
  readonly roleName: string;
  readonly roleInstance: string | undefined;
  /** All of the environment that the telemetry thread gets to see: how to reach the managed identity, where temporary files go. */
  readonly environment: Readonly<Record<string, string>>;
}

const THREAD_ENVIRONMENT = ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'TMPDIR', 'TEMP', 'TMP'];

/** Reads where to report to. Nothing here is a reason not to serve, except an address that would leave the machine. */
export function readTelemetry(settings: Settings, local: boolean): TelemetryConfig {
  return { applicationInsights: readApplicationInsights(settings), mirrorUrl: readMirror(settings, local) };
}

function readApplicationInsights(settings: Settings): ApplicationInsightsConfig | undefined {
  const connectionString = settings.read('APPLICATIONINSIGHTS_CONNECTION_STRING');
  if (connectionString === undefined) return undefined;
  const environment = THREAD_ENVIRONMENT.flatMap((name) => {
    const value = settings.read(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    connectionString,
    identity: readIdentity(settings.read('APPLICATIONINSIGHTS_AUTHENTICATION_STRING')),
    roleName: settings.read('WEBSITE_SITE_NAME') ?? 'contact-center-bot',
    roleInstance: settings.read('WEBSITE_INSTANCE_ID') ?? settings.read('WEBSITE_POD_NAME'),
    environment: Object.fromEntries(environment),
  };
}

/**
 * Reads `ClientId=…;Authorization=AAD`, the setting of the Functions host: the bot signs in as the host does.
 * https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string
 */
function readIdentity(text = ''): ApplicationInsightsConfig['identity'] {
  const parts = readNamedParts(text);
  if (parts.get('authorization')?.toUpperCase() !== 'AAD') return undefined;
  const clientId = parts.get('clientid') ?? '';
  return { clientId: clientId === '' ? undefined : clientId };
}

function readMirror(settings: Settings, local: boolean): string | undefined {
  const name = 'TelemetryMirrorUrl';
  const value = settings.read(name);
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (local && url?.protocol === 'http:' && isLoopbackHost(url.hostname)) return url.href;
  settings.report(
    'E_SETTING_REFUSED',
    name,
    "Leave it empty on Azure. On a developer's machine it is an address of this machine, such as http://127.0.0.1:4280/api/telemetry.",
  );
  return undefined;
}
