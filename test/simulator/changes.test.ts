// The page keeps a conversation by its changes: whatever happens, what it has is what there is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createBotClient } from '../../simulator/botClient.ts';
import type { Conversation } from '../../simulator/center/conversation.ts';
import {
  conversationChange,
  conversationView,
  type ConversationChange,
  type ConversationView,
  type Grown,
} from '../../simulator/center/views.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { createSwitchboard, type Switchboard } from '../../simulator/switchboard.ts';
import { command, say } from './scriptedBot.ts';

/** What can happen, fitting or not: what does not fit changes nothing, or leaves a refusal on the wire. */
const happenings: readonly ((board: Switchboard, id: string) => unknown)[] = [
  (board, id) => board.act(id, { type: 'customerWrites', text: 'hi' }),
  (board, id) => board.post(id, say('Hello')),
  (board, id) => board.post(id, { type: 'message', text: 'unseen' }),
  (board, id) => board.post(id, command('Escalate', 'The summary.', { Name: 'Ana' })),
  (board, id) => board.post(id, command('EndConversation', 'The note.')),
  (board, id) => board.act(id, { type: 'representativeAccepts', name: 'Robin' }),
  (board, id) => board.act(id, { type: 'representativeReplies', text: 'Robin here' }),
  (board, id) => board.act(id, { type: 'representativeTransfers', queue: 'Billing' }),
  (board, id) => board.act(id, { type: 'representativeHandsBack' }),
  (board, id) => board.act(id, { type: 'representativeEnds' }),
  (board, id) => board.act(id, { type: 'representativeFinishes', note: 'Done.' }),
  (board, id) => board.deliverAgain(id, 0),
  (board, id) => board.troubleWith(id, { sendRate: true }),
  (board, id) => board.close(id),
];

function grow<T>(list: readonly T[], { from, lines }: Grown<T>): readonly T[] {
  return [...list.slice(0, from), ...lines];
}

function apply(view: ConversationView, change: ConversationChange): ConversationView {
  const wire = [...view.wire];
  for (const record of change.wire) wire[record.seq] = record;
  const transcript = grow(view.representative.transcript, change.representative.transcript);
  return {
    ...change,
    customer: grow(view.customer, change.customer),
    representative: { ...change.representative, transcript },
    wire,
  };
}

test('changes make of a conversation what it is, however many of them are told at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(happenings.length - 1), fc.boolean()), { maxLength: 40 }),
      (history) => {
        const bot = createBotClient(new URL('http://127.0.0.1:9/'));
        const board = createSwitchboard({ definition: sampleCenter, serviceUrl: 'http://127.0.0.1/', bot });
        const { id } = board.start();
        const current = (): Conversation => board.conversation(id) ?? assert.fail();
        let told = current();
        let view = conversationView(told);
        for (const [index, tellNow] of history) {
          happenings[index]?.(board, id);
          if (!tellNow) continue;
          view = apply(view, conversationChange(told, current()));
          told = current();
          assert.deepEqual(view, conversationView(told));
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a change says nothing twice', () => {
  const bot = createBotClient(new URL('http://127.0.0.1:9/'));
  const board = createSwitchboard({ definition: sampleCenter, serviceUrl: 'http://127.0.0.1/', bot });
  const { id } = board.start();
  for (let turn = 0; turn < 500; turn += 1) board.post(id, say(`Line ${turn}`));
  const before = board.conversation(id) ?? assert.fail();
  board.post(id, say('The last'));
  const change = conversationChange(before, board.conversation(id) ?? assert.fail());
  assert.equal(change.customer.lines.length, 1);
  assert.equal(change.wire.length, 1);
  assert.ok(JSON.stringify(change).length < 2_000);
});
