import type { Environment } from './settings.ts';

/** The separators that a name can have as a setting, as a variable on Linux, and in .NET's own spelling. */
const BETWEEN = '(?:\\.|:|__|_)';

/**
 * The setting that keeps the Functions host from running a function; `undefined` when nothing does. Two kinds do:
 * `AzureWebJobs.NAME.Disabled` (the portal's switch; `AzureWebJobs__NAME__Disabled` where a name takes no dot), and the list
 * `AzureFunctionsJobHost__functions__0`, … (host.json's `functions`, which `func start --functions` sets too) when the
 * function is not on it. The host looks at no letter's case.
 * https://learn.microsoft.com/azure/azure-functions/disable-function
 */
export function whatDisables(functionName: string, environment: Environment): string | undefined {
  const entries = Object.entries(environment).filter(([, value]) => (value ?? '') !== '');
  const off = new RegExp(`^AzureWebJobs${BETWEEN}${functionName}${BETWEEN}Disabled$`, 'i');
  const [disabling] =
    entries.find(([name, value]) => off.test(name) && /^(?:true|1)$/i.test(value ?? '')) ?? [];
  if (disabling !== undefined) return disabling;

  const listed = entries.filter(([name]) =>
    /^AzureFunctionsJobHost(?:__|:)functions(?:__|:)\d+$/i.test(name),
  );
  const isListed = listed.some(([, value]) => value?.toLowerCase() === functionName.toLowerCase());
  return isListed ? undefined : listed[0]?.[0];
}
