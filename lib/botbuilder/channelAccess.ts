import type { JWTPayload } from 'jose';
import type { Config } from '../config.ts';
import { checkServiceUrl, type ServiceUrlRefusalCode } from './serviceUrl.ts';

export type AccessRefusalCode =
  | ServiceUrlRefusalCode
  /** The token was made for another service URL than the activity names. */
  | 'E_SERVICE_URL_CLAIM'
  | 'E_CHANNEL_MISSING'
  /** Not on `AllowedChannelIds`. */
  | 'E_CHANNEL_NOT_ALLOWED'
  /** The key that signed the token may not speak for this channel. */
  | 'E_CHANNEL_NOT_ENDORSED';

/** Why an activity may not come in, although its sender is known. `host` is a service URL's, when that is the reason. */
export interface AccessRefusal {
  readonly code: AccessRefusalCode;
  readonly host?: string | undefined;
}

/** What an activity says about where it comes from. Both members may be missing, whatever botbuilder's type says. */
export interface Origin {
  readonly channelId?: string | undefined;
  readonly serviceUrl?: string | undefined;
}

/** What a token vouches for. `undefined` stands for local mode, where there is no token. */
export interface Voucher {
  readonly claims: JWTPayload;
  readonly endorsements: readonly string[];
}

/**
 * Whether a caller, once authenticated, may speak for the channel and be answered at the address that its activity names.
 * The service URL has to be the one in the token (Bot Framework authentication specification), or the holder of any valid
 * token could have the bot's own token sent to an address of his choice; and it has to be on the operator's list, because
 * the token is not the operator's word.
 */
export function refuseAccess(
  origin: Origin,
  voucher: Voucher | undefined,
  { serviceUrls, channelIds }: Pick<Config, 'serviceUrls' | 'channelIds'>,
): AccessRefusal | undefined {
  const { channelId = '', serviceUrl } = origin;
  const checked = checkServiceUrl(serviceUrl, serviceUrls);
  if (!checked.ok) return { code: checked.code, host: checked.host };
  if (channelId === '') return { code: 'E_CHANNEL_MISSING' };
  if (channelIds !== 'any' && !channelIds.includes(channelId)) return { code: 'E_CHANNEL_NOT_ALLOWED' };
  if (voucher === undefined) return undefined;
  if (voucher.claims['serviceurl'] !== serviceUrl) return { code: 'E_SERVICE_URL_CLAIM' };
  return voucher.endorsements.includes(channelId) ? undefined : { code: 'E_CHANNEL_NOT_ENDORSED' };
}
