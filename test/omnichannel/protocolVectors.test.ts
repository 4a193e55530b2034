import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  bridged,
  checkContextVariables,
  commandToActivity,
  isBridged,
  lint,
  ProtocolError,
  readCommand,
  readInbound,
} from '../../lib/omnichannel/index.ts';
import {
  protocolVectors,
  type RefusedVector,
  type SentVector,
  type VariablesVector,
} from './protocolVectors.ts';

const vectors = await protocolVectors();

test('every vector says where it comes from', () => {
  assert.ok(vectors.length > 80);
  for (const { file, title, source, evidence } of vectors) {
    assert.ok(title.length > 0, file);
    assert.ok(source.length > 0 && source.every((address) => URL.canParse(address)), file);
    assert.ok(['documented', 'field', 'inferred'].includes(evidence), file);
  }
});

describe('protocol vectors', () => {
  for (const vector of vectors) {
    test(`${vector.file}: ${vector.title}`, () => {
      switch (vector.direction) {
        case 'inbound':
          assert.deepEqual(present(readInbound(vector.activity)), vector.expect);
          break;
        case 'variables':
          checkVariables(vector);
          break;
        case 'outbound':
          if ('activity' in vector) checkSent(vector);
          else checkRefused(vector);
      }
    });
  }
});

function checkSent({ activity, from, history = [], expect }: SentVector): void {
  if (from !== undefined) {
    const written = 'command' in from ? commandToActivity(from.command) : bridged(from.message);
    assert.equal(JSON.stringify(written.channelData), JSON.stringify(activity.channelData));
    assert.deepEqual(written, activity);
  }
  assert.equal(isBridged(activity), expect.customerSees);
  assert.deepEqual(commandOf(activity), expect.command);
  assert.deepEqual(
    lint(activity, history).map(({ rule }) => rule),
    expect.rules,
  );
}

function commandOf(activity: SentVector['activity']): SentVector['expect']['command'] {
  const read = readCommand(activity);
  if (read.kind === 'command') return { ...read.command, effective: read.effective };
  return read.kind === 'malformed' ? 'malformed' : null;
}

function checkRefused({ from, expect }: RefusedVector): void {
  assert.throws(
    () => commandToActivity(from.command),
    (thrown: unknown) => {
      assert.ok(thrown instanceof ProtocolError);
      assert.equal(thrown.code, expect.refused);
      assert.deepEqual(
        thrown.problems.map(({ rule }) => rule),
        expect.rules,
      );
      return true;
    },
  );
}

function checkVariables({ input, expect }: VariablesVector): void {
  const { variables, problems } = checkContextVariables(input);
  assert.deepEqual(variables, expect.variables);
  assert.deepEqual(
    problems.map(({ name, code, outcome }) => ({ name, code, outcome })),
    expect.problems,
  );
}

/** As JSON has it: members that are undefined are absent. */
function present(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
