import type { ConversationKey, ConversationStore, StoredConversation } from '../conversation/index.ts';

/** Says that a conversation is in another account, or is about to be. */
export interface Referral {
  /** The account's name. */
  readonly referredTo: string;
}

/** The conversations of one account among several. */
export interface Shard extends ConversationStore {
  /** As `load`; also finds a referral, for which `load` has no use and which it sets aside. */
  find(key: ConversationKey, signal?: AbortSignal): Promise<StoredConversation | Referral | undefined>;

  /**
   * Leaves a referral where there is no conversation; resolves to whether it is there, from whomever. Nobody can begin the
   * conversation here any more.
   */
  refer(key: ConversationKey, to: string, signal?: AbortSignal): Promise<boolean>;
}
