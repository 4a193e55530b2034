import type { ConversationContext, ConversationStore } from '../../lib/conversation/index.ts';
import type { Arrival, Send, TurnPorts } from '../../lib/turns/index.ts';
import { Outage } from './outage.ts';
import { contextEvent, customerSays, type World } from './world.ts';

/** The context event of a case, sent now; it says whose case it is. */
export function tells(world: World, item: string, id: string): Arrival {
  const { inbound, ...around } = contextEvent(id);
  if (inbound.kind !== 'contextEvent') throw new Error('No context event tells a case.');
  const variables = { msdyn_liveworkitemid: item, Name: `Customer of ${item}` };
  return {
    ...around,
    inbound: { ...inbound, variables },
    provenance: { id, content: item, sentAt: world.time },
  };
}

/** What a customer writes, sent now. */
export function says(world: World, text: string, id: string): Arrival {
  return { ...customerSays(text, id), provenance: { sentAt: world.time } };
}

/** A process that is cut off from the store, until its outage is over. */
export function troubled(
  world: World,
  store: ConversationStore = world.store,
): { outage: Outage; ports: TurnPorts } {
  const outage = new Outage(store);
  outage.trouble = 'silent';
  return { outage, ports: world.ports(outage.store) };
}

/** Everything that is posted from now on. */
export function recorded(world: World): { sent: string[]; send: Send } {
  const sent: string[] = [];
  const send: Send = (activity, signal) => {
    sent.push(JSON.stringify(activity));
    return world.center.send(activity, signal);
  };
  return { sent, send };
}

export async function contextOf(world: World): Promise<ConversationContext> {
  return (await world.stored()).record.context;
}
