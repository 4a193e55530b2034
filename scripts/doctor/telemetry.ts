import type { TelemetryConfig } from '../../lib/config.ts';
import { readNamedParts } from '../../lib/config/namedParts.ts';
import type { Finding } from './finding.ts';

const TIMEOUT = 8_000;
/** Of a connection string that names none. */
const PUBLIC_ENDPOINT = 'https://dc.services.visualstudio.com/';

/** Whether what the bot reports has a place to go to. Never a problem: the bot serves without. */
export async function checkTelemetry({ applicationInsights }: TelemetryConfig): Promise<Finding> {
  const subject = 'telemetry';
  if (applicationInsights === undefined) {
    const what = 'No Application Insights: the bot reports to its log.';
    return { subject, verdict: 'skipped', what };
  }
  const endpoint = ingestionEndpoint(applicationInsights.connectionString);
  if (endpoint === undefined) {
    return {
      subject,
      verdict: 'warning',
      what: 'APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string, so nothing is reported.',
      next: 'Copy it whole from the overview of the Application Insights resource.',
    };
  }
  if (!(await answers(endpoint))) {
    return {
      subject,
      verdict: 'warning',
      code: 'E_TELEMETRY_EXPORT',
      what: 'The ingestion endpoint of Application Insights does not answer, so nothing is reported.',
      next: 'Let the app reach it over https, and check IngestionEndpoint in APPLICATIONINSIGHTS_CONNECTION_STRING.',
    };
  }
  const how = applicationInsights.identity === undefined ? 'its connection string' : 'its identity';
  return { subject, verdict: 'ok', what: `Application Insights is there; the bot reports with ${how}.` };
}

function ingestionEndpoint(connectionString: string): string | undefined {
  const parts = readNamedParts(connectionString);
  const url = parts.get('ingestionendpoint') ?? PUBLIC_ENDPOINT;
  return (parts.get('instrumentationkey') ?? '') !== '' && URL.canParse(url) ? url : undefined;
}

/** Whether somebody is there; what they say to a request without telemetry does not matter. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
