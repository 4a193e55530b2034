import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { briefLog } from '../../local/briefLog.ts';
import { createHostLog, type LogLevel } from '../../local/hostLog.ts';

/** What is shown of one message, without its time. */
function shown(
  event: unknown,
  { level = 'information', source = 'messages' }: { level?: LogLevel; source?: string } = {},
): string {
  const stream = new PassThrough();
  const log = briefLog(createHostLog(stream, new Map()));
  log.write(
    level,
    `Function.${source}.User`,
    source,
    typeof event === 'string' ? event : JSON.stringify(event),
  );
  return withoutTimes(stream);
}

function withoutTimes(stream: PassThrough): string {
  return String(stream.read() ?? '').replaceAll(/^\S+ /gm, '');
}

const TURN = {
  event: 'turn.completed',
  conversation: 'e1a7342ebb7de782',
  inbound: 'customerMessage',
  outcome: 'applied',
  rule: 'echo',
  phase: 'talking',
  milliseconds: 12.6,
  waiting: 0,
};
const SWEEP = { event: 'sweep.completed', milliseconds: 40.2, rearmed: 3, warned: 0, ended: 0, failed: 0 };

const cases: readonly [title: string, event: unknown, line: string][] = [
  ['a turn is who, rule and milliseconds', TURN, 'e1a7342e  bot    customer: echo  13 ms\n'],
  [
    'so is one of the contact center',
    { ...TURN, inbound: 'contextEvent', rule: 'greeting' },
    'e1a7342e  bot    contact center: greeting  13 ms\n',
  ],
  [
    'it says who has the conversation afterwards',
    { ...TURN, phase: 'escalated', rule: 'escalate.asked' },
    'e1a7342e  person customer: escalate.asked  13 ms\n',
  ],
  ['and what waits', { ...TURN, waiting: 2 }, 'e1a7342e  bot    customer: echo, 2 still to be sent  13 ms\n'],
  [
    'a duplicate is called one',
    { ...TURN, outcome: 'duplicate' },
    'e1a7342e  bot    customer: seen before  13 ms\n',
  ],
  [
    'a failed turn says why',
    { ...TURN, outcome: 'failed', phase: undefined, code: 'E_STORAGE' },
    'e1a7342e  failed customer: E_STORAGE  13 ms\n',
  ],
  ['what a turn ignored is no line', { ...TURN, outcome: 'ignored' }, ''],
  ['a sweep that did nothing is silent', SWEEP, ''],
  [
    'a sweep that did something says what',
    { ...SWEEP, warned: 1, ended: 2 },
    'messages  ok     1 warned, 2 ended  40 ms\n',
  ],
  ['other news of the app is left out', { event: 'conversation.started', conversation: 'e1a7' }, ''],
  ['what is no event is shown as it is', '{"not": "an event"}', 'messages  info   {"not": "an event"}\n'],
  ['so is what only begins like one', '{"event":', 'messages  info   {"event":\n'],
];

for (const [title, event, line] of cases) {
  test(title, () => {
    assert.equal(shown(event), line);
  });
}

test('warnings and errors come in words', () => {
  const event = { event: 'telemetry.failing', code: 'E_TELEMETRY_EXPORT', times: 3 };
  assert.equal(
    shown(event, { level: 'warning' }),
    'messages  warn   telemetry.failing E_TELEMETRY_EXPORT  times 3\n',
  );
});

test('a call is a line of its own only when the function tells nothing, or when it was refused or failed', () => {
  const stream = new PassThrough();
  const log = briefLog(createHostLog(stream, new Map()));
  log.outcome('health', '200', false, 'GET /api/health', 1);
  log.write('information', 'Function.messages', 'messages', JSON.stringify(TURN));
  log.outcome('messages', '200', false, 'POST /api/messages', 15);
  log.outcome('messages', '413', false, 'POST /api/messages', 1);
  log.outcome('messages', '500', true, 'POST /api/messages', 1);
  assert.deepEqual(withoutTimes(stream).trimEnd().split('\n'), [
    'health    200    GET /api/health  1 ms',
    'e1a7342e  bot    customer: echo  13 ms',
    'messages  413    POST /api/messages  1 ms',
    'messages  500    POST /api/messages  1 ms',
  ]);
});
