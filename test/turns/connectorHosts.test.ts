import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SendOutcome } from '../../lib/conversation/index.ts';
import { connectorHost, createConnectorHosts } from '../../lib/turns/index.ts';

const HOST = 'connector.example';
const TIMED_OUT: SendOutcome = { kind: 'ambiguous', code: 'TimeoutError', unanswered: true };
const UNREACHED: SendOutcome = { kind: 'notSent', code: 'ECONNREFUSED', unanswered: true };

/** Enough silence in a row for a host to be left alone, whatever the number is. */
const MANY = 50;

function heardOften(outcome: SendOutcome, before: readonly SendOutcome[] = []) {
  let time = 0;
  const hosts = createConnectorHosts(() => time);
  for (const first of before) hosts.heard(HOST, first);
  const changes = Array.from({ length: MANY }, () => hosts.heard(HOST, outcome)).filter(
    (change) => change !== undefined,
  );
  return { hosts, changes, later: (milliseconds: number) => (time += milliseconds) };
}

describe('a connector host', () => {
  it('is admitted as long as nothing is known of it', () => {
    assert.equal(createConnectorHosts(() => 0).admits(HOST), true);
  });

  for (const [what, outcome] of [
    ['times out', TIMED_OUT],
    ['refuses connections', UNREACHED],
  ] as const) {
    it(`that ${what} again and again is left alone, which is said once; others are not`, () => {
      const { hosts, changes } = heardOften(outcome);
      assert.deepEqual(changes, ['leftAlone']);
      assert.equal(hosts.admits(HOST), false);
      assert.equal(hosts.admits('other.example'), true);
    });
  }

  const answers: readonly SendOutcome[] = [
    { kind: 'sent' },
    { kind: 'throttled', retryAfter: 60_000 },
    { kind: 'refused', status: 403, gone: true },
    { kind: 'refused', status: 400, gone: false },
    { kind: 'ambiguous', code: '503' },
  ];
  for (const answer of answers) {
    it(`that answers ${JSON.stringify(answer)} is not left alone, whatever was before`, () => {
      const { hosts, changes } = heardOften(answer);
      assert.deepEqual([hosts.admits(HOST), changes], [true, []]);
      const silent = heardOften(TIMED_OUT);
      assert.equal(silent.hosts.heard(HOST, answer), 'answersAgain');
      assert.equal(silent.hosts.admits(HOST), true);
      assert.equal(silent.hosts.heard(HOST, answer), undefined);
    });
  }

  const silences: readonly SendOutcome[] = [
    { kind: 'notSent', code: 'E_TOKEN' },
    { kind: 'notSent', code: 'E_DEADLINE' },
    { kind: 'ambiguous', code: 'AbortError' },
    { kind: 'refused', status: 0, gone: false },
  ];
  for (const silence of silences) {
    it(`is not left alone for ${JSON.stringify(silence)}, which the host has no part in`, () => {
      assert.equal(heardOften(silence).hosts.admits(HOST), true);
    });
  }

  it('that was never reached keeps its count when a post could not even be made', () => {
    const hosts = createConnectorHosts(() => 0);
    for (let number = 0; number < MANY; number += 1) {
      hosts.heard(HOST, UNREACHED);
      hosts.heard(HOST, { kind: 'notSent', code: 'E_TOKEN' });
      hosts.heard(HOST, { kind: 'refused', status: 0, gone: false });
    }
    assert.equal(hosts.admits(HOST), false);
  });

  it('is left alone when that is said and not before, and answers again only then', () => {
    const hosts = createConnectorHosts(() => 0);
    let number = 0;
    for (let change: unknown; change === undefined; number += 1) {
      assert.equal(hosts.admits(HOST), true);
      change = hosts.heard(HOST, TIMED_OUT);
    }
    assert.equal(hosts.admits(HOST), false);
    assert.equal(hosts.heard(HOST, { kind: 'sent' }), 'answersAgain');
    for (let again = 0; again < number - 1; again += 1) hosts.heard(HOST, TIMED_OUT);
    assert.equal(hosts.admits(HOST), true);
    assert.equal(hosts.heard(HOST, { kind: 'sent' }), undefined);
  });

  it('is remembered beside others', () => {
    const hosts = createConnectorHosts(() => 0);
    const others = Array.from({ length: 10 }, (_, index) => `host-${index}`);
    for (let number = 0; number < MANY; number += 1)
      for (const host of [HOST, ...others]) hosts.heard(host, TIMED_OUT);
    for (const host of [HOST, ...others]) assert.equal(hosts.admits(host), false, host);
  });

  it('that fails now and then is not left alone', () => {
    const hosts = createConnectorHosts(() => 0);
    for (let number = 0; number < MANY; number += 1) {
      hosts.heard(HOST, TIMED_OUT);
      hosts.heard(HOST, { kind: 'sent' });
    }
    assert.equal(hosts.admits(HOST), true);
  });

  it('that is left alone is tried by a batch after a while, and by another one after another', () => {
    const { hosts, later } = heardOften(TIMED_OUT);
    for (let batch = 0; batch < 3; batch += 1) {
      later(30_000);
      const tries = Array.from({ length: MANY }, () => hosts.admits(HOST));
      const { length: admitted } = tries.filter((isAdmitted) => isAdmitted);
      assert.equal(admitted, 16);
      assert.deepEqual(
        tries.slice(0, admitted),
        Array.from({ length: admitted }, () => true),
      );
    }
    later(30_000);
    hosts.admits(HOST);
    hosts.heard(HOST, { kind: 'sent' });
    for (let visit = 0; visit < MANY; visit += 1) assert.equal(hosts.admits(HOST), true);
  });

  it('that stays silent for one of a batch is tried by the others, and by the next batch when its time has come', () => {
    const { hosts, later } = heardOften(TIMED_OUT);
    later(30_000);
    for (let visit = 0; visit < 16; visit += 1) {
      assert.equal(hosts.admits(HOST), true);
      hosts.heard(HOST, TIMED_OUT);
    }
    assert.equal(hosts.admits(HOST), false);
    // A customer who writes again and again, whose own answer hangs, puts nobody off.
    for (let second = 0; second < 19; second += 1) {
      later(1_000);
      hosts.heard(HOST, TIMED_OUT);
      assert.equal(hosts.admits(HOST), false);
    }
    later(1_000);
    assert.equal(hosts.admits(HOST), true);
  });

  it('is left alone for as long since it was found silent, whoever finds out before and after', () => {
    let time = 0;
    const hosts = createConnectorHosts(() => time);
    for (; hosts.heard(HOST, TIMED_OUT) === undefined; time += 1_000) assert.equal(hosts.admits(HOST), true);
    const found = time;
    time += 10_000;
    hosts.heard(HOST, TIMED_OUT);
    time = found + 19_999;
    assert.equal(hosts.admits(HOST), false);
    time = found + 20_000;
    assert.equal(hosts.admits(HOST), true);
  });

  it('is tried again when its time has come, and not before', () => {
    const { hosts, later } = heardOften(TIMED_OUT);
    later(19_999);
    assert.equal(hosts.admits(HOST), false);
    later(1);
    assert.equal(hosts.admits(HOST), true);
  });

  it('is tried again though whoever was to try it found nothing to send', () => {
    const { hosts, later } = heardOften(TIMED_OUT);
    later(30_000);
    assert.equal(hosts.admits(HOST), true);
    later(30_000);
    assert.equal(hosts.admits(HOST), true);
  });

  it('is remembered beside 999 others, and forgotten for one more', () => {
    const hosts = createConnectorHosts(() => 0);
    for (let number = 0; number < MANY; number += 1) hosts.heard(HOST, TIMED_OUT);
    for (let number = 1; number < 1_000; number += 1) hosts.heard(`host-${number}`, TIMED_OUT);
    assert.equal(hosts.admits(HOST), false);
    hosts.heard('host-1000', TIMED_OUT);
    assert.equal(hosts.admits(HOST), true);
  });

  it('does not fill the memory with others', () => {
    const hosts = createConnectorHosts(() => 0);
    for (let number = 0; number < MANY; number += 1) hosts.heard(HOST, TIMED_OUT);
    for (let number = 0; number < 10_000; number += 1) hosts.heard(`host-${number}`, TIMED_OUT);
    assert.equal(hosts.admits(HOST), true);
  });

  for (const [serviceUrl, host] of [
    ['https://smba.trafficmanager.net/emea/', 'smba.trafficmanager.net'],
    ['https://SMBA.trafficmanager.net:443', 'smba.trafficmanager.net'],
    ['http://127.0.0.1:4280/', '127.0.0.1:4280'],
    ['http://127.0.0.1:4281/', '127.0.0.1:4281'],
    ['no address', 'no address'],
  ] as const) {
    it(`is ${host} for ${serviceUrl}`, () => {
      assert.equal(connectorHost(serviceUrl), host);
    });
  }
});
