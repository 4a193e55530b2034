import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createHostLog, type LogLevel } from '../../local/hostLog.ts';

function record(levels: Readonly<Record<string, LogLevel>>) {
  const stream = new PassThrough();
  const log = createHostLog(stream, new Map(Object.entries(levels)));
  return { log, text: () => String(stream.read() ?? '') };
}

test('the longest category of host.json decides what is shown', () => {
  const { log, text } = record({ default: 'warning', Function: 'information', 'Function.noisy': 'error' });
  log.write('information', 'Host.Startup', 'host', 'hidden by default');
  log.write('warning', 'Host.Startup', 'host', 'shown by default');
  log.write('information', 'Function.messages.User', 'messages', 'shown by Function');
  log.write('debug', 'Function.messages.User', 'messages', 'hidden by Function');
  log.write('warning', 'Function.noisy.User', 'noisy', 'hidden by its own name');
  log.write('warning', 'Functional', 'other', 'not inside Function, shown by default');
  const shown = text();
  for (const line of ['shown by default', 'shown by Function', 'not inside Function'])
    assert.ok(shown.includes(line));
  assert.ok(!shown.includes('hidden'));
});

test('without levels everything from information on is shown', () => {
  const { log, text } = record({});
  log.write('debug', 'Function.a', 'a', 'too little');
  log.write('information', 'Function.a', 'a', 'enough');
  assert.match(text(), /^\d\d:\d\d:\d\d\.\d{3} a {9}info {3}enough\n$/);
});

test('a message of several lines is one indented entry', () => {
  const { log, text } = record({});
  log.write('error', 'Function.a', 'a', 'Error: no\n    at here\n');
  assert.match(text(), /error {2}Error: no\n {8}at here\n$/);
});

test('a call takes one line with its outcome, and no colour codes outside a terminal', () => {
  const { log, text } = record({ default: 'none' });
  log.outcome('messages', '500', true, 'POST /api/messages', 12.4);
  const line = text();
  assert.match(line, /messages {2}500 {4}POST \/api\/messages {2}12 ms\n$/);
  assert.ok(!line.includes('\u001b'));
});
