import type { ChannelAuthentication, Config } from '../../lib/config.ts';
import { createTokenSource } from '../../lib/botbuilder/botIdentity.ts';
import { fetchSigningKeys } from '../../lib/botbuilder/openIdKeys.ts';
import type { Finding } from './finding.ts';

const TIMEOUT = 10_000;
const MINUTE = 60_000;

/** Whether the bot gets the token that it posts with. */
export async function checkIdentity(authentication: ChannelAuthentication): Promise<Finding> {
  const tooLate = new Promise<never>((_resolve, reject) => {
    AbortSignal.timeout(TIMEOUT).addEventListener('abort', () => {
      reject(new Error('timeout'));
    });
  });
  try {
    const { expiresOnTimestamp } = await Promise.race([createTokenSource(authentication)(), tooLate]);
    const minutes = Math.floor((expiresOnTimestamp - Date.now()) / MINUTE);
    return {
      subject: 'identity',
      verdict: 'ok',
      what: `The bot gets its token; this one is good for ${minutes} minutes.`,
    };
  } catch {
    // What the identity library says may name the tenant, the client and the request: the code is enough to go by.
    return {
      subject: 'identity',
      verdict: 'problem',
      code: 'E_TOKEN',
      what: 'The bot gets no token, so it cannot answer anybody.',
      next:
        authentication.identity.kind === 'managedIdentity'
          ? 'Assign the user-assigned identity whose client id is MicrosoftAppId to the function app. On a machine without managed identities this cannot work.'
          : 'Add a federated credential for the managed identity to the app registration in MicrosoftAppId, and check MicrosoftAppTenantId.',
    };
  }
}

/** Whether there are keys to check callers with, and whether they speak for the channels that are let in. */
export async function checkKeys(
  authentication: ChannelAuthentication,
  { local, channelIds }: Config,
): Promise<Finding> {
  try {
    const keys = await fetchSigningKeys(authentication.metadataUrl, local);
    const endorsed = new Set([...keys.values()].flatMap(({ endorsements }) => endorsements));
    const silent = channelIds === 'any' ? 0 : channelIds.filter((id) => !endorsed.has(id)).length;
    const what = `The key endpoint has ${keys.size} keys.`;
    if (silent === 0) return { subject: 'keys', verdict: 'ok', what };
    return {
      subject: 'keys',
      verdict: 'warning',
      what: `${what} None of them speaks for ${silent} of the channels in AllowedChannelIds, which will get 403.`,
      next: 'Check the spelling of AllowedChannelIds.',
    };
  } catch {
    return {
      subject: 'keys',
      verdict: 'problem',
      code: 'E_KEYS_UNAVAILABLE',
      what: 'The keys that channels sign with cannot be fetched, so nobody can be let in.',
      next: 'Let the app reach the host in ToBotFromChannelOpenIdMetadataUrl (unset: login.botframework.com) over https, and check that setting.',
    };
  }
}

/** Tokens are good from one time to another: with a clock that is far off, none ever is. */
export async function checkClock({ metadataUrl }: ChannelAuthentication): Promise<Finding> {
  const skew = await skewAgainst(metadataUrl);
  if (skew === undefined) {
    return { subject: 'clock', verdict: 'skipped', what: 'The key endpoint says no time to compare with.' };
  }
  const seconds = Math.round(Math.abs(skew) / 1_000);
  const what = `The clock is ${seconds} s ${skew < 0 ? 'behind' : 'ahead of'} the key endpoint's.`;
  const next = 'Synchronise the clock of this machine.';
  if (Math.abs(skew) > 5 * MINUTE) return { subject: 'clock', verdict: 'problem', what, next };
  if (Math.abs(skew) > MINUTE) return { subject: 'clock', verdict: 'warning', what, next };
  return { subject: 'clock', verdict: 'ok', what: 'The clock agrees with that of the key endpoint.' };
}

/** Milliseconds that this machine's clock is ahead of a server's; `undefined` when the server does not say. */
async function skewAgainst(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT) });
    await response.body?.cancel();
    const skew = Date.now() - Date.parse(response.headers.get('date') ?? '');
    return Number.isNaN(skew) ? undefined : skew;
  } catch {
    return undefined;
  }
}
