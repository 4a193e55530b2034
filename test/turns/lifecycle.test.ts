import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { MAX_ESCALATE_ATTEMPTS } from '../../lib/conversation/index.ts';
import type { EventName, TelemetryEvent } from '../../lib/events.ts';
import { toEventRecord } from '../../lib/telemetry/record.ts';
import { sweep } from '../../lib/turns/index.ts';
import { contextEvent, customerSays, SWEEP_LIMITS, World } from './world.ts';

const MINUTE = 60_000;

let world: World;
beforeEach(() => {
  world = new World();
});

/** What was reported, in short. */
function told(): readonly string[] {
  return world.events.map((event) => {
    switch (event.name) {
      case 'conversation.escalated':
      case 'conversation.ended':
        return `${event.name} ${event.reason}`;
      case 'command.settled':
        return `${event.name} ${event.command} ${event.result}`;
      case 'conversation.started':
        return `${event.name} ${event.session}`;
      default:
        return event.name;
    }
  });
}

function only<N extends EventName>(name: N): Extract<TelemetryEvent, { name: N }> {
  const [event, ...others] = world.events.filter(
    (candidate): candidate is Extract<TelemetryEvent, { name: N }> => candidate.name === name,
  );
  assert.ok(event !== undefined && others.length === 0, `${others.length + 1} of ${name}`);
  return event;
}

describe('A conversation reports', () => {
  test('its beginning and its escalation, once each, with how long it took to get there', async () => {
    await world.turn(contextEvent('c'));
    world.time += MINUTE;
    await world.turn(customerSays('help', 'm1'));
    world.time += MINUTE;
    await world.turn(customerSays('agent', 'm2'));
    await world.turn(customerSays('hello?', 'm3'));
    assert.deepEqual(told(), [
      'conversation.started 1',
      'conversation.escalated asked',
      'command.settled Escalate done',
    ]);
    const { secondsSinceStart, customerTurns, rule, session } = only('conversation.escalated');
    assert.deepEqual(
      { secondsSinceStart, customerTurns, rule, session },
      { secondsSinceStart: 120, customerTurns: 2, rule: 'escalate.asked', session: 1 },
    );
    assert.equal(only('command.settled').attempts, 1);
  });

  test('that it was given back, as another session with a beginning of its own', async () => {
    await world.turn(contextEvent('c1'));
    await world.turn(customerSays('agent', 'm1'));
    world.center.reopen();
    world.time += 60 * MINUTE;
    await world.turn(contextEvent('c2'));
    world.time += MINUTE;
    await world.turn(customerSays('end chat', 'm2'));
    assert.deepEqual(told().slice(3), [
      'conversation.started 2',
      'conversation.ended asked',
      'command.settled EndConversation done',
    ]);
    const { secondsSinceStart, session } = only('conversation.ended');
    assert.deepEqual({ secondsSinceStart, session }, { secondsSinceStart: 60, session: 2 });
  });

  test('its beginning with the customer’s first message where there is no context event', async () => {
    await world.turn(customerSays('help', 'm1'));
    await world.turn(contextEvent('c'));
    assert.deepEqual(told(), ['conversation.started 1']);
  });

  test('nothing when all that was ever heard of it is that it is closed', async () => {
    await world.turn({ ...contextEvent('c'), inbound: { kind: 'conversationClosed', reason: 'botRemoved' } });
    assert.deepEqual(told(), []);
  });

  test('silence: the warning, and the end', async () => {
    await world.turn(contextEvent('c'));
    await world.pass(11 * MINUTE);
    const lines = told().filter((line) => line !== 'sweep.completed');
    assert.deepEqual(lines, [
      'conversation.started 1',
      'conversation.idleWarned',
      'conversation.ended idle',
      'command.settled EndConversation done',
    ]);
    assert.equal(only('conversation.idleWarned').secondsSilent, 300);
  });

  test('what it did not understand, and how often in a row', async () => {
    await world.turn(contextEvent('c'));
    for (const id of ['m1', 'm2', 'm3']) await world.turn(customerSays('qwertz', id));
    const inARow = world.events.flatMap((event) =>
      event.name === 'intent.unrecognised' ? [event.inARow] : [],
    );
    assert.deepEqual(inARow, [1, 2, 3]);
    assert.equal(only('conversation.escalated').reason, 'notUnderstood');
  });

  test('an end that was withdrawn because the customer wrote', async () => {
    await world.turn(contextEvent('c'));
    await world.pass(9 * MINUTE);
    world.time += 2 * MINUTE;
    // The process dies when the end is stored, before anything of it is sent.
    await sweep(() => Promise.resolve(), world.ports(), SWEEP_LIMITS);
    world.time += MINUTE;
    await world.turn(customerSays('help', 'm1'));
    await world.turn(customerSays('agent', 'm2'));
    const lines = told().filter((line) => line !== 'sweep.completed');
    assert.deepEqual(lines, [
      'conversation.started 1',
      'conversation.idleWarned',
      'conversation.ended idle',
      'conversation.resumed',
      'conversation.escalated asked',
      'command.settled Escalate done',
    ]);
  });

  test('commands that are refused because the contact center has ended it', async () => {
    await world.turn(contextEvent('c'));
    world.center.closed = true;
    await world.turn(customerSays('agent', 'm1'));
    assert.deepEqual(
      told().filter((line) => line !== 'outbound.failed'),
      ['conversation.started 1', 'conversation.escalated asked', 'command.settled Escalate gone'],
    );
  });

  test('that it is over when the contact center turns out to have ended it', async () => {
    await world.turn(contextEvent('c'));
    world.center.closed = true;
    await world.turn(customerSays('help', 'm1'));
    assert.equal(only('conversation.ended').reason, 'closedByContactCenter');
  });

  test('every attempt that failed, and how the command ended', async () => {
    await world.turn(contextEvent('c'));
    world.center.fail = (post) =>
      'command' in post ? { outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false } : undefined;
    await world.turn(customerSays('agent', 'm1'));
    await world.pass(26 * 60 * MINUTE);
    const attempts = world.events.flatMap((event) =>
      event.name === 'outbound.failed' ? [event.attempt] : [],
    );
    assert.deepEqual(
      attempts,
      Array.from({ length: MAX_ESCALATE_ATTEMPTS }, (_, index) => index + 1),
    );
    const { result, attempts: all } = only('command.settled');
    assert.deepEqual({ result, all }, { result: 'dead', all: MAX_ESCALATE_ATTEMPTS });
  });
});

describe('The sweep reports', () => {
  test('how late it is and what it leaves unsent', async () => {
    await world.turn(contextEvent('c'));
    await world.pass(4 * MINUTE);
    world.events.length = 0;
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: 10 * MINUTE }, taken: false });
    world.time += 4 * MINUTE;
    await world.sweep();
    const { warned, latestSeconds, unsent, complete } = only('sweep.completed');
    assert.deepEqual(
      { warned, latestSeconds, unsent, complete },
      { warned: 1, latestSeconds: 180, unsent: 1, complete: true },
    );
  });

  test('a rate of nothing when nothing is due', async () => {
    await world.sweep();
    const { latestSeconds, unsent, complete } = only('sweep.completed');
    assert.deepEqual({ latestSeconds, unsent, complete }, { latestSeconds: 0, unsent: 0, complete: true });
  });
});

/** What may happen to a conversation, as a step of a random life. */
const steps: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  contextEvent: (id) => world.turn(contextEvent(id)),
  help: (id) => world.turn(customerSays('help', id)),
  gibberish: (id) => world.turn(customerSays('qwertz', id)),
  agent: (id) => world.turn(customerSays('agent', id)),
  endChat: (id) => world.turn(customerSays('end chat', id)),
  silence: () => world.pass(6 * MINUTE),
  silenceAndCrash: async () => {
    world.time += 6 * MINUTE;
    await sweep(() => Promise.resolve(), world.ports(), SWEEP_LIMITS);
    world.time += MINUTE;
  },
  handBack: (id) => {
    world.center.reopen();
    return world.turn(contextEvent(id));
  },
  outage: () => {
    world.center.fail = () => ({ outcome: { kind: 'notSent', code: 'ECONNREFUSED' }, taken: false });
    return Promise.resolve();
  },
  repair: () => {
    world.center.fail = () => undefined;
    return Promise.resolve();
  },
};

test('Whatever happens, a session begins once, is over at most once unless it is resumed, and every command is settled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 12 }), async (names) => {
      world = new World();
      for (const [index, name] of names.entries()) await steps[name]?.(`a${index}`);
      world.center.fail = () => undefined;
      await world.pass(120 * MINUTE);

      const sessions = new Map<
        number,
        { started: number; over: number; resumed: number; commands: number; settled: number }
      >();
      const of = (session: number) => {
        const known = sessions.get(session) ?? { started: 0, over: 0, resumed: 0, commands: 0, settled: 0 };
        sessions.set(session, known);
        return known;
      };
      for (const event of world.events) {
        // Everything that is reported fits the schema: nothing becomes "other".
        assert.ok(
          !Object.values(toEventRecord(event, 0, undefined).texts).includes('other'),
          JSON.stringify(event),
        );
        if (event.name === 'conversation.started') of(event.session).started += 1;
        if (event.name === 'conversation.resumed') of(event.session).resumed += 1;
        if (event.name === 'command.settled') of(event.session).settled += 1;
        if (event.name === 'conversation.escalated') {
          of(event.session).over += 1;
          of(event.session).commands += 1;
        }
        if (event.name === 'conversation.ended') {
          of(event.session).over += 1;
          if (event.reason !== 'closedByContactCenter') of(event.session).commands += 1;
        }
      }
      for (const { started, over, resumed, commands, settled } of sessions.values()) {
        assert.equal(started, 1);
        assert.ok(over - resumed <= 1, `over ${over} times, resumed ${resumed}`);
        assert.equal(settled, commands - resumed, 'commands settled');
      }
    }),
    { numRuns: 300 },
  );
});
