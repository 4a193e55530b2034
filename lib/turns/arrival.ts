import type { ConversationAddress, ConversationKey, Provenance } from '../conversation/index.ts';
import type { Inbound } from '../omnichannel/index.ts';

/** One inbound activity, read and authenticated. */
export interface Arrival {
  readonly key: ConversationKey;
  readonly address: ConversationAddress;
  readonly activityId: string | undefined;
  /** What else the same message is called: ids from before bridging and retries. */
  readonly alsoKnownAs?: readonly string[];
  readonly provenance?: Provenance;
  readonly inbound: Inbound;
}

/** Everything that the activity is known by. */
export function namesOf({ activityId, alsoKnownAs = [] }: Arrival): readonly string[] {
  return activityId === undefined ? alsoKnownAs : [activityId, ...alsoKnownAs];
}
