import type { CenterDefinition } from '../definition/definition.ts';
import type { Conversation } from './conversation.ts';

/** Somebody who takes conversations, and how many of them at a time the contact center gives them by itself. */
export type Representative = Pick<CenterDefinition['representatives'][number], 'name' | 'capacity'>;

/** How many conversations somebody has. Wrap-up is work, too: it takes capacity until it is finished. */
export function loadOf(name: string, conversations: readonly Conversation[]): number {
  return conversations.filter(
    ({ representative, stage }) =>
      representative === name && (stage === 'representativeActive' || stage === 'wrapUp'),
  ).length;
}

/**
 * Whom the contact center offers a waiting conversation: who has the most room, the first named where several have as much. Nobody
 * when all are full: it waits. Capacity rules what is offered; a representative may still pick a conversation by hand.
 */
export function offeredTo(
  representatives: readonly Representative[],
  conversations: readonly Conversation[],
): Representative | undefined {
  const free = representatives
    .map((representative) => ({
      representative,
      room: representative.capacity - loadOf(representative.name, conversations),
    }))
    .filter(({ room }) => room > 0);
  const most = Math.max(...free.map(({ room }) => room));
  return free.find(({ room }) => room === most)?.representative;
}
