import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { startCenter, type Center } from '../../bench/chaos/center.ts';
import { playCustomer } from '../../bench/chaos/customer.ts';
import { keptPromises, toLedger, type BrokenPromises, type Ledger } from '../../bench/chaos/ledger.ts';
import { waitForQuiet } from '../../bench/chaos/quiet.ts';
import { Random } from '../../bench/fuzz/random.ts';
import { newRecord, type ConversationRecord } from '../../lib/conversation/index.ts';
import { conversationKey, createMemoryStore } from '../../lib/storage/index.ts';
import { ADDRESS } from '../turns/world.ts';

/** What a scripted bot does with a message: posts, in order, and what its row says afterwards. */
interface Turn {
  readonly says: readonly object[];
  readonly record: ConversationRecord;
}

/** A mistake that a bot can make: a turn in place of the right one. */
type Mistake = (turn: Turn, text: string) => Turn;

const ESCALATE = { text: 'A summary', channelData: { tags: '{"type":"Escalate","context":{}}' } };
const RESCUE = {
  text: '',
  channelData: { tags: '{"type":"Escalate","context":{"BotHandoffReason":{"value":"botFailure"}}}' },
};
const END = { text: '', channelData: { tags: '{"type":"EndConversation","context":{}}' } };
const LEAVES: Readonly<Record<string, readonly object[]>> = {
  agent: [{ text: 'Of course.' }, ESCALATE],
  'end chat': [{ text: 'Goodbye.' }, END],
};

/** The turn of a bot that makes no mistake: answers what is echoed, and leaves when it is asked to, or at once. */
function rightTurn(record: ConversationRecord, text: string): Turn {
  const { context } = record;
  const customerTurns = context.customerTurns + 1;
  const leaves = LEAVES[text];
  const phase = text === 'agent' ? 'escalated' : text === 'end chat' ? 'ended' : context.phase;
  return {
    says: leaves ?? [{ text: text.slice('echo: '.length) }],
    record: {
      ...record,
      context: {
        ...context,
        phase,
        customerTurns,
        ...(leaves === undefined ? {} : { closeReason: 'asked' as const }),
      },
    },
  };
}

const isCommand = (post: object): boolean => 'channelData' in post;
const isLast = (text: string): boolean => text in LEAVES;

/** Plays one conversation, in calm weather, with a bot that makes a mistake. */
async function ledgerOf(mistake: Mistake): Promise<Ledger> {
  const center = await startCenter(
    () => undefined,
    () => undefined,
  );
  const store = createMemoryStore();
  const server = createServer((request, response) => {
    void readJson(request).then(async (activity) => {
      const said = readMessage(activity);
      if (said !== undefined) await turn(center, said.conversationId, said.text);
      response.writeHead(200).end();
    });
  });
  const turn = async ({ url }: Center, conversationId: string, text: string): Promise<void> => {
    const key = conversationKey('omnichannel', conversationId);
    const stored = await store.load(key);
    const before = stored?.record ?? newRecord({ ...ADDRESS, conversationId }, 0);
    const { says, record } = mistake(rightTurn(before, text), text);
    await store.save(key, record, stored?.version);
    for (const post of says) {
      await fetch(`${url}v3/conversations/${encodeURIComponent(conversationId)}/activities`, {
        method: 'POST',
        body: JSON.stringify({ type: 'message', ...post }),
      });
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  try {
    const bots: [string] = [`http://127.0.0.1:${address.port}/`];
    const ports = { center, bots, rate: 0, onDelivery: () => undefined };
    const journey = await playCustomer(1, leavingRandom(), ports);
    const finished = await waitForQuiet([journey], center, store, 0, () => undefined);
    return toLedger(finished, { kills: 0, tableFaults: 0, conversationsAtOnce: 1 });
  } finally {
    server.close();
    server.closeAllConnections();
    await center.close();
  }
}

/** What a customer wrote, and where; `undefined` for a context event, in whichever carrier. */
function readMessage(activity: unknown): { text: string; conversationId: string } | undefined {
  assert.ok(typeof activity === 'object' && activity !== null);
  const { type, text, conversation }: { type?: unknown; text?: unknown; conversation?: unknown } = activity;
  if (type !== 'message' || typeof text !== 'string' || text.startsWith('{')) return undefined;
  assert.ok(typeof conversation === 'object' && conversation !== null && 'id' in conversation);
  return { text, conversationId: String(conversation.id) };
}

/** The first chance under which the customer asks for a person. */
function leavingRandom(): Random {
  for (let seed = 0; ; seed += 1)
    if (new Random(seed).pick(['agent', 'end chat', 'silence']) === 'agent') return new Random(seed);
}

describe('a chaos run in which the bot', () => {
  it('makes no mistake finds none', async () => {
    const ledger = await ledgerOf((turn) => turn);
    assert.ok(keptPromises(ledger), JSON.stringify(ledger));
    assert.deepEqual([ledger.decided, ledger.delivered, ledger.unsaid, ledger.saidTwice], [1, 1, 0, 0]);
  });

  const mistakes: readonly [what: string, promise: keyof BrokenPromises, Mistake][] = [
    ['loses a command', 'lost', (turn) => ({ ...turn, says: turn.says.filter((post) => !isCommand(post)) })],
    [
      'sends another command than it decided',
      'lost',
      (turn) => ({ ...turn, says: turn.says.map((post) => (isCommand(post) ? END : post)) }),
    ],
    [
      'posts every command twice',
      'repeatedForNothing',
      (turn) => ({ ...turn, says: turn.says.flatMap((post) => (isCommand(post) ? [post, post] : [post])) }),
    ],
    ['speaks after the command', 'afterCommand', (turn) => ({ ...turn, says: turn.says.toReversed() })],
    [
      'applies a message twice',
      'appliedTwice',
      (turn, text) => (isLast(text) ? rightTurn(turn.record, text) : turn),
    ],
    [
      'takes a message and forgets it',
      'notApplied',
      ({ says, record }) => ({
        says,
        record: {
          ...record,
          context: { ...record.context, customerTurns: record.context.customerTurns - 1 },
        },
      }),
    ],
    [
      'leaves something unsent',
      'unquiet',
      ({ says, record }) => ({
        says,
        record: {
          ...record,
          outbox: [{ id: '1', rule: 'r', attempts: 0, effect: { kind: 'say', text: 'x' } }],
        },
      }),
    ],
  ];
  for (const [what, promise, mistake] of mistakes) {
    it(`${what} finds it`, async () => {
      const { broken } = await ledgerOf(mistake);
      const found = Object.entries(broken).filter(([, count]) => count > 0);
      assert.deepEqual(
        found.map(([name]) => name),
        [promise],
      );
    });
  }

  it('says an answer twice, or not at all, counts it', async () => {
    const twice = await ledgerOf((turn, text) =>
      isLast(text) ? turn : { ...turn, says: [...turn.says, ...turn.says] },
    );
    assert.ok(twice.saidTwice > 0);
    const never = await ledgerOf((turn, text) => (isLast(text) ? turn : { ...turn, says: [] }));
    assert.ok(never.unsaid > 0);
  });

  it('hands over for a failure of its own counts it, and the command that came too late', async () => {
    const ledger = await ledgerOf((turn, text) => (isLast(text) ? { ...turn, says: [RESCUE] } : turn));
    assert.deepEqual([ledger.failOpens, ledger.overtaken, ledger.delivered], [1, 1, 0]);
  });
});
