import https from 'node:https';

/**
 * Where the exporter asks Microsoft every hour for settings that change what it does (`ONE_SETTINGS_CNAME` in
 * `@azure/monitor-opentelemetry-exporter` 1.0.0-beta.47). There is no switch for it, and no deployment of ours should behave
 * differently tomorrow because of somebody else's setting. A test counts where the thread turns to, so that a new address of
 * a new version is noticed.
 */
const SETTINGS_HOST = 'settings.sdk.monitor.azure.com';

/** Lets requests to that host fail before they leave, in the thread that calls this. The exporter goes on with its defaults. */
export function refuseRemoteSettings(): void {
  const { request } = https;
  const refusing = (...given: readonly unknown[]): unknown => {
    if (given.some(namesSettingsHost)) throw new Error('Settings of the SDK are not taken from outside.');
    return Reflect.apply(request, https, given);
  };
  Object.defineProperty(https, 'request', { value: refusing, configurable: true, writable: true });
}

/** Addresses and options of a request, in the forms in which Node takes them. */
function namesSettingsHost(value: unknown): boolean {
  if (typeof value === 'string') return URL.canParse(value) && new URL(value).hostname === SETTINGS_HOST;
  if (typeof value !== 'object' || value === null) return false;
  return ['hostname', 'host'].some((name) => Reflect.get(value, name) === SETTINGS_HOST);
}
