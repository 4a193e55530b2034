import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { startCenter, type Center, type CenterTroubles } from '../../bench/chaos/center.ts';
import { playCustomer, type Persistence } from '../../bench/chaos/customer.ts';
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

/** A mistake that a bot can make: a turn in place of the right one, or none at all. */
type Mistake = (turn: Turn, text: string) => Turn | 'notTaken';

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

/** Nobody waits for long in a test. */
const IMPATIENT: Persistence = { deliveries: 2, pause: 1, asksAgain: 1, waits: 50 };

/** Plays one conversation, in calm weather unless it is told otherwise, with a bot that makes a mistake. */
async function ledgerOf(mistake: Mistake, troubles: CenterTroubles = {}): Promise<Ledger> {
  const center = await startCenter(troubles);
  const store = createMemoryStore();
  const server = createServer((request, response) => {
    void readJson(request).then(async (activity) => {
      const said = readMessage(activity);
      const taken = said === undefined || (await turn(center, said.conversationId, said.text));
      response.writeHead(taken ? 200 : 503).end();
    });
  });
  const turn = async ({ urls }: Center, conversationId: string, text: string): Promise<boolean> => {
    const key = conversationKey('omnichannel', conversationId);
    const stored = await store.load(key);
    const before = stored?.record ?? newRecord({ ...ADDRESS, conversationId }, 0);
    const turned = mistake(rightTurn(before, text), text);
    if (turned === 'notTaken') return false;
    await store.save(key, turned.record, stored?.version);
    for (const post of turned.says) {
      await fetch(`${urls[0]}v3/conversations/${encodeURIComponent(conversationId)}/activities`, {
        method: 'POST',
        body: JSON.stringify({ type: 'message', ...post }),
      });
    }
    return true;
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  try {
    const bots: [string] = [`http://127.0.0.1:${address.port}/`];
    const ports = { center, bots, rate: 0, onDelivery: () => undefined, persistence: IMPATIENT };
    const journey = await playCustomer(1, leavingRandom(), ports);
    const finished = await waitForQuiet([journey], center, store, 0, () => undefined);
    return toLedger(finished, { kills: [], tableFaults: new Map() });
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

  const withoutCommands: Mistake = (turn) => ({
    ...turn,
    says: turn.says.filter((post) => !isCommand(post)),
  });
  const everyCommandTwice: Mistake = (turn) => ({
    ...turn,
    says: turn.says.flatMap((post) => (isCommand(post) ? [post, post] : [post])),
  });
  const staysOpen: CenterTroubles = { staysOpen: () => true };
  const mistakes: readonly [
    what: string,
    promise: keyof BrokenPromises,
    mistake: Mistake,
    troubles?: CenterTroubles,
  ][] = [
    ['loses a command', 'lost', withoutCommands],
    [
      'sends another command than it decided',
      'lost',
      (turn) => ({ ...turn, says: turn.says.map((post) => (isCommand(post) ? END : post)) }),
    ],
    [
      'gives a refused command up and hears nobody who asks again',
      'lost',
      onceOnly(),
      { faultOf: (_, kind) => (kind === 'escalate' ? { answer: 400, taken: false } : undefined) },
    ],
    [
      'takes itself for dismissed and hears nobody who asks for a person',
      'lost',
      ({ record }) => ({
        says: [],
        record: {
          ...record,
          context: { ...record.context, phase: 'ended', closeReason: 'closedByContactCenter' },
        },
      }),
    ],
    ['posts every command twice', 'repeatedForNothing', everyCommandTwice],
    ['posts every command twice where it is left in', 'takenTwice', everyCommandTwice, staysOpen],
    ['speaks after the command', 'afterCommand', (turn) => ({ ...turn, says: turn.says.toReversed() })],
    [
      'speaks long after it had to hand over',
      'afterFailOpen',
      (turn, text) => (isLast(text) ? { ...turn, says: [RESCUE, { text: 'Goodbye.' }] } : turn),
      { now: minuteByMinute() },
    ],
    [
      'sends all that it knows',
      'oversized',
      (turn, text) =>
        isLast(text) ? turn : { ...turn, says: [...turn.says, { text: '\u0001'.repeat(5_000) }] },
    ],
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
    ['never takes a message', 'undelivered', (turn, text) => (isLast(text) ? turn : 'notTaken')],
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
  for (const [what, promise, mistake, troubles] of mistakes) {
    it(`${what} finds it`, async () => {
      const { broken } = await ledgerOf(mistake, troubles);
      const found = Object.entries(broken).filter(([, count]) => count > 0);
      assert.deepEqual(
        found.map(([name]) => name),
        [promise],
      );
    });
  }

  it('has its command refused, and is asked again, finds nothing', async () => {
    let refused = false;
    const faultOf: CenterTroubles['faultOf'] = (_, kind) => {
      if (kind !== 'escalate' || refused) return undefined;
      refused = true;
      return { answer: 413, taken: false };
    };
    const ledger = await ledgerOf((turn) => turn, { faultOf });
    assert.ok(keptPromises(ledger), JSON.stringify(ledger));
    assert.deepEqual([ledger.delivered, ledger.repeatedAfterCrash], [1, 0]);
  });

  it('has its conversation taken away finds nothing, and says so', async () => {
    const faultOf: CenterTroubles['faultOf'] = (_, kind) =>
      kind === 'sentence' ? undefined : { answer: 404, taken: false, takesAway: true };
    const ledger = await ledgerOf((turn) => turn, { faultOf });
    assert.ok(keptPromises(ledger), JSON.stringify(ledger));
    assert.deepEqual([ledger.takenAway, ledger.delivered], [1, 0]);
  });

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

describe('an address of the contact center of a chaos run', () => {
  const postTo = (url: string | undefined) =>
    fetch(`${url}v3/conversations/c/activities`, { method: 'POST', body: '{}' }).then(
      ({ status }) => status,
      () => 'refused' as const,
    );

  it('that is down refuses connections, and the others do not', async () => {
    const center = await startCenter({ addresses: 2, outage: () => 3_600_000 });
    try {
      assert.equal(await postTo(center.urls[0]), 200);
      assert.equal(await postTo(center.urls[0]), 'refused');
      assert.equal(await postTo(center.urls[1]), 200);
      assert.deepEqual([center.posts('c').length, center.outages()], [2, 2]);
    } finally {
      await center.close();
    }
  });

  it('is there again after its time', async () => {
    const center = await startCenter({ outage: () => 1 });
    try {
      assert.equal(await postTo(center.urls[0]), 200);
      let answered = await postTo(center.urls[0]);
      while (answered === 'refused') answered = await postTo(center.urls[0]);
      assert.equal(answered, 200);
      assert.equal(center.posts('c').length, 2);
    } finally {
      await center.close();
    }
  });
});

/** A clock on which a minute lies between any two looks. */
function minuteByMinute(): () => number {
  let now = 0;
  return () => (now += 60_000);
}

/** A bot that sends the command it is asked for once, and says nothing more whatever became of it. */
function onceOnly(): Mistake {
  let sent = false;
  return (turn, text) => {
    if (!isLast(text)) return turn;
    const says = sent ? [] : turn.says;
    sent = true;
    return { ...turn, says };
  };
}
