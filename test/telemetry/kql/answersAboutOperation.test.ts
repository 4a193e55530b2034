import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readQueries } from '../../../scripts/queries.ts';
import { ask, clock, event, request, turn, written } from './recorded.ts';
import type { Row } from './values.ts';

/** So many times the same row. */
function times(count: number, row: Row): readonly Row[] {
  return Array.from({ length: count }, () => row);
}

function exception(time: string, type: string, itemCount = 1): Row {
  const about = { type, outerMessage: 'broken', operation_Name: 'messages', operation_Id: `of ${time}` };
  return { timestamp: clock(time), itemCount, ...about };
}

describe('without telemetry', () => {
  test('no alert goes off: a deployment is quiet until its package is there', async () => {
    const alerts = (await readQueries()).filter(({ usedBy }) => usedBy.includes('alert'));
    for (const { file } of alerts) assert.deepEqual(ask(file.replace('.kql', ''), {}), [], file);
  });

  test('every query has an answer', async () => {
    for (const { file } of await readQueries()) assert.ok(Array.isArray(ask(file.replace('.kql', ''), {})));
  });
});

describe('messagesFail', () => {
  test('counts 5xx of messages, from five', () => {
    const failed = request('11:50:00', 'messages', '503');
    const others = [
      ...times(9, request('11:50:00', 'messages', '401')),
      ...times(9, request('11:50:00', 'health', '503')),
    ];
    assert.deepEqual(ask('messagesFail', { requests: [...times(4, failed), ...others] }), []);
    const fifth = request('11:50:00', 'messages', '500');
    assert.deepEqual(ask('messagesFail', { requests: [...times(4, failed), fifth, ...others] }), [
      { failed: 5 },
    ]);
  });
});

/** What the host says when it cannot read a request: the function has not been called. */
function unreadable(time: string): Row {
  const details = JSON.stringify([
    { message: 'Exception while executing function: Functions.messages' },
    { message: "Exception binding parameter 'request'" },
    { message: 'Request body too large. The max request body size is 4194304 bytes.' },
  ]);
  return { ...exception(time, 'Microsoft.Azure.WebJobs.Host.FunctionInvocationException'), details };
}

describe('requests that the host could not read', () => {
  const exceptions = times(12, unreadable('11:50:00'));
  const refused = { ...request('11:50:00', 'messages', '500'), operation_Id: 'of 11:50:00' };

  test('set off no alert, however many a stranger sends', () => {
    assert.deepEqual(ask('messagesFail', { requests: times(6, refused), exceptions }), []);
    assert.deepEqual(ask('exceptions', { exceptions }), []);
    assert.deepEqual(ask('exceptionTypes', { exceptions }), []);
  });

  test('hide no failure of the app', () => {
    const failed = { ...request('11:51:00', 'messages', '500'), operation_Id: 'of 11:51:00' };
    const thrown = times(5, exception('11:51:00', 'Error'));
    const requests = [...times(6, refused), ...times(5, failed)];
    assert.deepEqual(ask('messagesFail', { requests, exceptions: [...exceptions, ...thrown] }), [
      { failed: 5 },
    ]);
    assert.deepEqual(ask('exceptions', { exceptions: [...exceptions, ...thrown] }), [{ thrown: 5 }]);
  });
});

describe('exceptions', () => {
  test('go off from five, where a sampled one stands for several', () => {
    const one = exception('11:50:00', 'Error');
    assert.deepEqual(ask('exceptions', { exceptions: times(4, one) }), []);
    assert.deepEqual(ask('exceptions', { exceptions: [exception('11:50:00', 'Error', 4), one] }), [
      { thrown: 5 },
    ]);
  });

  test('by type have the commonest first, and a request to look at', () => {
    const exceptions = [
      exception('09:00:00', 'RangeError'),
      exception('09:30:00', 'TypeError', 2),
      exception('09:10:00', 'RangeError', 4),
    ];
    const about = { operation_Name: 'messages', outerMessage: 'broken' };
    const rows = ask('exceptionTypes', { exceptions });
    assert.deepEqual(
      rows.map(({ operation: _any, ...row }) => row),
      [
        { ...about, type: 'RangeError', thrown: 5, lastSeen: written('09:10:00') },
        { ...about, type: 'TypeError', thrown: 2, lastSeen: written('09:30:00') },
      ],
    );
    assert.equal(rows[1]?.['operation'], 'of 09:30:00');
  });
});

describe('answers', () => {
  test('are counted by function, status and hour', () => {
    const requests = [
      request('09:00:00', 'messages', '200', 20),
      request('09:01:00', 'messages', '200', 40),
      request('09:02:00', 'messages', '401', 5),
      request('10:00:00', 'health', '200', 1),
    ];
    const nine = written('09:00:00');
    assert.deepEqual(ask('answers', { requests }), [
      { timestamp: nine, name: 'messages', resultCode: '200', requests: 2, p95: 40 },
      { timestamp: nine, name: 'messages', resultCode: '401', requests: 1, p95: 5 },
      { timestamp: written('10:00:00'), name: 'health', resultCode: '200', requests: 1, p95: 1 },
    ]);
  });
});

function tested(time: string, location: string, success: string, duration = 9): Row {
  return { timestamp: clock(time), location, success, duration, itemCount: 1 };
}

describe('unavailable', () => {
  const [VIRGINIA, AMSTERDAM, SINGAPORE] = ['Virginia', 'Amsterdam', 'Singapore'];
  const cases: Readonly<Record<string, { readonly rows: readonly Row[]; readonly places?: number }>> = {
    'two of three places get no answer any more': {
      rows: [
        ...[tested('11:00:00', VIRGINIA, '1'), tested('11:00:00', AMSTERDAM, 'True')],
        ...[tested('11:15:00', VIRGINIA, '0'), tested('11:15:00', AMSTERDAM, 'False')],
        tested('11:15:00', SINGAPORE, '1'),
      ],
      places: 2,
    },
    'one place alone gets none': {
      rows: [tested('11:15:00', VIRGINIA, '0'), tested('11:15:00', AMSTERDAM, '1')],
    },
    'both are well again': {
      rows: [
        ...[tested('11:00:00', VIRGINIA, '0'), tested('11:00:00', AMSTERDAM, '0')],
        ...[tested('11:15:00', VIRGINIA, '1'), tested('11:16:00', AMSTERDAM, '1')],
      ],
    },
    'a new deployment has no package yet': {
      rows: [tested('11:10:00', VIRGINIA, '0'), tested('11:12:00', AMSTERDAM, '0')],
    },
    'a deployment has had none for an hour': {
      rows: [tested('10:50:00', VIRGINIA, '0'), tested('11:50:00', AMSTERDAM, '0')],
      places: 2,
    },
    'a new deployment broke after its first good answer': {
      rows: [
        tested('11:40:00', VIRGINIA, '1'),
        ...[tested('11:50:00', VIRGINIA, '0'), tested('11:50:00', AMSTERDAM, '0')],
      ],
      places: 2,
    },
  };
  for (const [what, { rows, places }] of Object.entries(cases)) {
    test(`${places === undefined ? 'says nothing' : 'goes off'} when ${what}`, () => {
      const expected = places === undefined ? [] : [{ places }];
      assert.deepEqual(ask('unavailable', { availabilityResults: rows }), expected);
    });
  }
});

describe('availability', () => {
  test('is the share of good answers by place', () => {
    const availabilityResults = [
      tested('09:00:00', 'Virginia', '1', 9),
      tested('09:00:00', 'Amsterdam', '1', 100),
      tested('09:15:00', 'Amsterdam', 'True', 300),
      tested('09:30:00', 'Amsterdam', '0', 200),
    ];
    assert.deepEqual(ask('availability', { availabilityResults }), [
      {
        timestamp: written('09:00:00'),
        location: 'Amsterdam',
        ...{ tests: 3, good: 2, slowest: 300, goodPercent: 66.7 },
      },
      {
        timestamp: written('09:00:00'),
        location: 'Virginia',
        ...{ tests: 1, good: 1, slowest: 9, goodPercent: 100 },
      },
    ]);
  });
});

describe('callers who were not let in', () => {
  const rejected = (time: string, code: string, count: number) =>
    event(time, { name: 'auth.rejected', code, status: 401, times: count });
  const refused = (time: string, count: number) =>
    event(time, { name: 'request.refused', code: 'E_BODY', status: 400, times: count });

  test('are counted by the times that their events stand for, and reported from twenty of a code', () => {
    // The first of a kind is written at once, then one line a minute with all since.
    const customEvents = [
      rejected('11:00:00', 'E_TOKEN_SIGNATURE', 1),
      rejected('11:01:00', 'E_TOKEN_SIGNATURE', 18),
      rejected('11:02:00', 'E_TOKEN_SIGNATURE', 1),
      rejected('11:00:00', 'E_TOKEN_EXPIRED', 19),
      refused('11:30:00', 40),
    ];
    assert.deepEqual(ask('rejectedCallers', { customEvents }), [
      {
        ...{ name: 'request.refused', code: 'E_BODY', status: 400 },
        ...{ requests: 40, lastSeen: written('11:30:00') },
      },
      {
        ...{ name: 'auth.rejected', code: 'E_TOKEN_SIGNATURE', status: 401 },
        ...{ requests: 20, lastSeen: written('11:02:00') },
      },
    ]);
  });

  test('are shown by hour, however few', () => {
    const customEvents = [rejected('09:00:00', 'E_TOKEN_EXPIRED', 1), refused('10:00:00', 2)];
    assert.deepEqual(ask('refusals', { customEvents }), [
      {
        timestamp: written('09:00:00'),
        ...{ name: 'auth.rejected', code: 'E_TOKEN_EXPIRED', status: 401, requests: 1 },
      },
      {
        timestamp: written('10:00:00'),
        ...{ name: 'request.refused', code: 'E_BODY', status: 400, requests: 2 },
      },
    ]);
  });
});

describe('coldStarts', () => {
  test('are counted with the instances at work', () => {
    const started = (time: string, milliseconds: number, instance: string) =>
      event(time, { name: 'app.started', node: '24.1.0', milliseconds, processSeconds: 3 }, instance);
    const customEvents = [
      started('09:00:00', 800, 'one'),
      turn('09:00:00', { cold: true, milliseconds: 5000 }, 'one'),
      ...times(6, turn('09:01:00', {}, 'two')),
      started('09:30:00', 1200, 'three'),
      turn('10:00:00', {}, 'three'),
      started('11:00:00', 700, 'four'),
    ];
    assert.deepEqual(ask('coldStarts', { customEvents }), [
      {
        timestamp: written('09:00:00'),
        ...{ instances: 3, starts: 2, slowestStart: 1200, turns: 7, coldTurns: 1, coldPercent: 14.3 },
      },
      {
        timestamp: written('10:00:00'),
        ...{ instances: 1, starts: 0, slowestStart: null, turns: 1, coldTurns: 0, coldPercent: 0 },
      },
      {
        timestamp: written('11:00:00'),
        ...{ instances: 1, starts: 1, slowestStart: 700, turns: 0, coldTurns: 0, coldPercent: null },
      },
    ]);
  });
});

describe('defects', () => {
  test('go by what they name, and count for what they stand for', () => {
    const customEvents = [
      event('09:00:00', { name: 'config.invalid', code: 'E_SETTING_MISSING', times: 1 }),
      event('09:05:00', { name: 'config.invalid', code: 'E_SETTING_MISSING', times: 7 }),
      event('09:01:00', { name: 'start.failed', code: 'E_POLICY', times: 1 }),
      event('09:02:00', { name: 'storage.quarantined', schema: '9' }),
      event('09:03:00', {
        ...{ name: 'variables.refused', conversation: 'aaaa', rule: 'escalate.asked', names: 'One, Two' },
      }),
    ];
    const once = (time: string) => ({ times: 1, firstSeen: written(time), lastSeen: written(time) });
    assert.deepEqual(ask('defects', { customEvents }), [
      {
        ...{ name: 'config.invalid', what: 'E_SETTING_MISSING', times: 8 },
        ...{ firstSeen: written('09:00:00'), lastSeen: written('09:05:00') },
      },
      { name: 'variables.refused', what: 'One, Two', ...once('09:03:00') },
      { name: 'storage.quarantined', what: '9', ...once('09:02:00') },
      { name: 'start.failed', what: 'E_POLICY', ...once('09:01:00') },
    ]);
  });
});

describe('telemetry', () => {
  test('that was given up is counted by instance', () => {
    const dropped = (time: string, instance: string) =>
      event(time, { name: 'telemetry.dropped', events: 3, dependencies: 5 }, instance);
    const customEvents = [dropped('09:00:00', 'two'), dropped('09:10:00', 'one'), dropped('09:20:00', 'one')];
    const nine = written('09:00:00');
    assert.deepEqual(ask('telemetryLoss', { customEvents }), [
      { timestamp: nine, cloud_RoleInstance: 'one', events: 6, dependencies: 10 },
      { timestamp: nine, cloud_RoleInstance: 'two', events: 3, dependencies: 5 },
    ]);
  });

  test('that is billed is added up by table', () => {
    const used = (time: string, DataType: string, Quantity: number, IsBillable = true): Row => ({
      ...{ TimeGenerated: clock(time), DataType, Quantity, IsBillable },
    });
    const Usage = [
      used('09:00:00', 'AppEvents', 1.25),
      used('09:30:00', 'AppEvents', 2.5),
      used('09:00:00', 'AppTraces', 0.5),
      used('09:00:00', 'AzureActivity', 9, false),
    ];
    assert.deepEqual(ask('ingestionVolume', { Usage }), [
      { TimeGenerated: written('09:00:00'), DataType: 'AppEvents', megabytes: 3.8 },
      { TimeGenerated: written('09:00:00'), DataType: 'AppTraces', megabytes: 0.5 },
    ]);
  });
});
