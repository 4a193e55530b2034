import type { SharedThing } from '../../omnichannel/index.ts';
import type { Say } from '../effects.ts';
import { fill, type Replies } from '../replies/index.ts';
import { repeat } from './repeat.ts';

const LABEL_BYTES = 200;
/** More than these are the same to the customer: they know what they sent. */
const NAMED = 3;

/** Tells the customer that a place or a contact card arrived, by its own name. Nothing here can make use of it. */
export function acknowledgeShared(things: readonly SharedThing[], replies: Replies): Say {
  const lines = things.slice(0, NAMED).map((thing) => line(thing, replies));
  return { kind: 'say', text: lines.join('\n'), textFormat: 'plain' };
}

function line({ kind, label }: SharedThing, replies: Replies): string {
  if (label === undefined) return kind === 'place' ? replies.placeUnnamed : replies.contactUnnamed;
  const named = repeat(label, LABEL_BYTES);
  return kind === 'place'
    ? fill(replies.placeReceived, { place: named })
    : fill(replies.contactReceived, { name: named });
}
