// A connector host that does not answer holds up no other. Posts take time here, on a clock that runs only when everybody
// waits for it, so that what is measured is the order of things and not the machine.
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ConversationAddress, OutgoingActivity, SendOutcome } from '../../lib/conversation/index.ts';
import { conversationKey } from '../../lib/storage/index.ts';
import { SEND_TIMEOUT, sweep, TURN_DEADLINE, type Send, type SweepReport } from '../../lib/turns/index.ts';
import { PassingTime } from './passingTime.ts';
import { ADDRESS, customerSays, World } from './world.ts';

const SECOND = 1_000;
const ROUND = 30 * SECOND;
const LIMITS = { budget: 20 * SECOND, concurrency: 16 };
const WELL = 'well.example';

/** How a host takes a post: after how long, and with what. */
interface Manner {
  readonly after: number;
  readonly outcome: SendOutcome;
}
const HANGS: Manner = {
  after: SEND_TIMEOUT,
  outcome: { kind: 'ambiguous', code: 'TimeoutError', unanswered: true },
};
const REFUSES: Manner = {
  after: 1,
  outcome: { kind: 'notSent', code: 'ECONNREFUSED', unanswered: true },
};
const SLOW: Manner = { after: SEND_TIMEOUT - 100, outcome: { kind: 'sent' } };
const UNAVAILABLE: Manner = { after: 20, outcome: { kind: 'ambiguous', code: '503' } };
const QUICK: Manner = { after: 20, outcome: { kind: 'sent' } };

let world: World;
let time: PassingTime;
/** What each host does, or one conversation of a host; the others are quick. */
let manners: Map<string, Manner>;
/** Every post: to whom, when, and what. */
let posts: { host: string; conversation: string; at: number; text: string; outcome: SendOutcome }[];
beforeEach(() => {
  world = new World();
  manners = new Map();
  posts = [];
  time = new PassingTime(world);
});

function sendTo({ serviceUrl, conversationId }: ConversationAddress): Send {
  const { host } = new URL(serviceUrl);
  return async (activity: OutgoingActivity) => {
    const { after, outcome } = manners.get(conversationId) ?? manners.get(host) ?? QUICK;
    await time.wait(after);
    posts.push({ host, conversation: conversationId, at: world.time, text: activity.text ?? '', outcome });
    return outcome;
  };
}

/** One round of the timer, to its end. */
async function round(): Promise<SweepReport> {
  return time.during(
    sweep(
      (address, use) => use(sendTo(address)),
      { ...world.ports(), sleep: time.wait },
      { ...LIMITS, now: () => world.time },
    ),
  );
}

/** Customers of a host who were told to wait, and whose Escalate was throttled until a moment ago. */
async function customersWait(host: string, number: number): Promise<void> {
  const throttled: Send = () => Promise.resolve({ kind: 'throttled', retryAfter: undefined });
  for (let index = 0; index < number; index += 1) {
    const conversationId = `${host}-${index}`;
    const { channelId } = ADDRESS;
    const arrival = {
      ...customerSays('agent', 'm1'),
      key: conversationKey(channelId, conversationId),
      address: { ...ADDRESS, conversationId, serviceUrl: `https://${host}/` },
    };
    const ports = { ...world.ports(), sleep: () => Promise.reject(new Error('no time to wait')) };
    await world.turn(arrival, ports, throttled);
    world.time += 1;
  }
}

/** How long after the sweep began the well host's last customer was handed over; `undefined` when they were not. */
function handedOverAfter(startedAt: number, host = WELL): number | undefined {
  const taken = posts.filter((post) => post.host === host && post.outcome.kind === 'sent');
  const last = taken.at(-1);
  return last === undefined ? undefined : last.at - startedAt;
}

/** Customers in trouble on each of these hosts, and after all of them one on a well host; then a round. */
async function roundBehind(
  bad: readonly string[],
  each: number,
  manner: Manner,
): Promise<SweepReport & { after: number | undefined }> {
  for (const host of bad) {
    manners.set(host, manner);
    await customersWait(host, each);
  }
  await customersWait(WELL, 1);
  world.time += ROUND;
  const startedAt = world.time;
  const report = await round();
  return { ...report, after: handedOverAfter(startedAt) };
}

const names = (number: number): readonly string[] =>
  Array.from({ length: number }, (_, index) => `bad-${index}.example`);

describe('a customer of a well host, due behind customers of', () => {
  const alone = 2 * QUICK.after;
  for (const [what, manner] of [
    ['hangs', HANGS],
    ['refuses connections', REFUSES],
    ['is slow', SLOW],
    ['answers 503', UNAVAILABLE],
  ] as const) {
    for (const number of [1, 30, 300, 1_000]) {
      it(`a host that ${what}, ${number} of them, is handed over as if alone`, async () => {
        assert.equal((await roundBehind(names(1), number, manner)).after, alone);
      });
    }
  }

  it('five hosts that hang, 60 of each, is handed over as if alone', async () => {
    assert.equal((await roundBehind(names(5), 60, HANGS)).after, alone);
  });

  for (const [hosts, each] of [
    [20, 15],
    [60, 15],
    [100, 3],
  ] as const) {
    it(`${hosts} hosts that hang, ${each} of each, waits for one visit at most`, async () => {
      const { after = Infinity } = await roundBehind(names(hosts), each, HANGS);
      assert.ok(after <= TURN_DEADLINE + alone, `${after} ms`);
    });
  }

  it('300 hosts that hang, one of each, is handed over in the same round', async () => {
    const { after = Infinity } = await roundBehind(names(300), 1, HANGS);
    assert.ok(after <= LIMITS.budget, `${after} ms`);
  });
});

describe('a customer whose conversation is well, on a host of which so many others hang', () => {
  for (const [number, rounds] of [
    [4, 1],
    [20, 2],
    [300, 20],
  ] as const) {
    it(`${number}, due before, is handed over within ${rounds} rounds`, async () => {
      for (let index = 0; index < number; index += 1) manners.set(`${WELL}-${index}`, HANGS);
      await customersWait(WELL, number + 1);
      world.time += ROUND;
      const startedAt = world.time;
      for (let begun = 0; begun < rounds; begun += 1) {
        await round();
        world.time = Math.max(world.time, startedAt + (begun + 1) * ROUND);
      }
      assert.deepEqual(
        posts.filter(({ outcome }) => outcome.kind === 'sent').map(({ conversation }) => conversation),
        [`${WELL}-${number}`, `${WELL}-${number}`],
      );
    });
  }
});

describe('a host that hangs', () => {
  const BAD = 'bad-0.example';

  it('is left alone after a few posts, is tried by a few each round, and nobody behind it is forgotten', async () => {
    const first = await roundBehind([BAD], 300, HANGS);
    assert.ok(first.leftAlone > 250, `${first.leftAlone} of 300`);
    const tried = () => new Set(posts.filter(({ host }) => host === BAD).map((post) => post.conversation));
    assert.ok(tried().size <= LIMITS.concurrency, `${tried().size} tried`);
    for (let number = 1; number <= 3; number += 1) {
      world.time += ROUND;
      posts = [];
      const { leftAlone, postponed, failed } = await round();
      assert.deepEqual([postponed, failed], [0, 0]);
      assert.ok(tried().size > 1 && tried().size <= LIMITS.concurrency, `${tried().size} tried`);
      assert.ok(leftAlone > 250);
    }
    assert.deepEqual(
      world.events.filter(({ name }) => name.startsWith('connector.')),
      [{ name: 'connector.leftAlone', connector: BAD }],
    );
  });

  it('and gets well has everybody handed over with the round that finds out, each once', async () => {
    await roundBehind([BAD], 300, HANGS);
    manners.delete(BAD);
    for (let number = 0; number < 3; number += 1) {
      world.time += ROUND;
      await round();
    }
    assert.equal(world.events.at(-2)?.name, 'sweep.completed');
    const commands = posts.filter(
      ({ host, outcome, text }) => host === BAD && outcome.kind === 'sent' && text.startsWith('Conversation'),
    );
    assert.equal(new Set(commands.map(({ conversation }) => conversation)).size, commands.length);
    for (let index = 0; index < 300; index += 1) {
      const stored = await world.store.load(conversationKey(ADDRESS.channelId, `${BAD}-${index}`));
      assert.deepEqual(stored?.record.outbox, []);
    }
  });

  it('is tried at once by a customer who writes, whose answer ends the pause', async () => {
    await roundBehind([BAD], 30, HANGS);
    manners.delete(BAD);
    await time.during(
      world.turn(
        { ...customerSays('echo: here', 'm2'), address: { ...ADDRESS, serviceUrl: `https://${BAD}/` } },
        world.ports(),
        sendTo({ ...ADDRESS, serviceUrl: `https://${BAD}/` }),
      ),
    );
    assert.equal(world.hosts.admits(BAD), true);
  });
});

describe('a host that is slow', () => {
  it('is not left alone, and works off its customers with all the places it may have', async () => {
    const { leftAlone, finished, postponed } = await roundBehind(names(1), 300, SLOW);
    assert.equal(leftAlone, 0);
    assert.equal(finished + postponed, 301);
    assert.ok(finished >= 3 * LIMITS.concurrency, `${finished} finished`);
  });
});
