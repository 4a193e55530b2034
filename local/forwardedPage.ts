/**
 * Where a browser finds the page when this machine is a codespace, whose ports are forwarded under names of their own;
 * `undefined` on any other machine. The names of the variables and of the address are GitHub's:
 * https://docs.github.com/codespaces/developing-in-a-codespace/default-environment-variables-for-your-codespace
 */
export function forwardedPage(
  environment: Readonly<Record<string, string | undefined>>,
  port: number,
): URL | undefined {
  const name = environment['CODESPACE_NAME'];
  const domain = environment['GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN'];
  if (environment['CODESPACES'] !== 'true' || name === undefined || domain === undefined) return undefined;
  const address = `https://${name}-${port}.${domain}/`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
