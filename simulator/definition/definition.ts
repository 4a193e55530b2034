import type { Read } from '../../lib/fields.ts';
import type { CENTER_MEMBERS } from './members.ts';

/** A contact center as its file describes it: channels, queues, rules, people. Plain data. */
export type CenterDefinition = Read<typeof CENTER_MEMBERS>;

export type ChannelType = CenterDefinition['channels'][number]['type'];

/** Somebody to choose when a chat is started. */
export type KnownCustomer = CenterDefinition['customers'][number];

/** What the contact center has about a customer. */
export type CustomerRecord = KnownCustomer['records'][number];
