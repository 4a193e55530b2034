import type { PersonEvent } from './center/contactCenter.ts';
import type { Trouble } from './center/trouble.ts';
import type { Fault } from './faults.ts';
import type { Manner, StartOptions } from './switchboard.ts';

/**
 * What was done in a conversation: by a person, by repeating a delivery, by a switch, by an armed fault that hit a post of the bot,
 * or by time that was made to pass.
 */
export type Deed =
  | { readonly kind: 'person'; readonly event: PersonEvent; readonly manner: Manner }
  | { readonly kind: 'again'; readonly seq: number; readonly manner: Manner }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'trouble'; readonly trouble: Partial<Trouble> }
  | { readonly kind: 'time'; readonly milliseconds: number };

/** A deed and its place: how many lines of the transcript, and how many of the wire, were there before it. */
export type Placed = Deed & { readonly lines: number; readonly records: number };

/** How a conversation began and what was done in it, in order: enough to do it again. */
export interface Journal {
  readonly opening: StartOptions;
  readonly deeds: readonly Placed[];
}
