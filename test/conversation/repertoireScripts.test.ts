import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { adaptiveCardNames } from '../../lib/conversation/repertoire/cards/index.ts';
import { keywords } from '../../lib/conversation/repertoire/keywords.ts';
import { readRequest } from '../../lib/conversation/repertoire/readRequest.ts';
import { readScript, type Script } from '../../simulator/play/script.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'simulator', 'scripts', 'repertoire');
const problems: string[] = [];
const scripts: readonly Script[] = readdirSync(FOLDER).map((file) => {
  const script = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as JsonValue;
  return readScript(script, file, problems);
});

/** Everything that the customers of the scripts ask for, in a word each. */
const asked = new Set(
  scripts
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'act' && step.event.type === 'customerWrites' ? [step.event] : []))
    .map(({ text, value, files = [] }) => {
      if (text === '') return value === undefined ? `${files.length} files` : 'submit';
      const request = readRequest(text);
      switch (request.kind) {
        case 'keyword':
          return request.keyword;
        case 'adaptiveCard':
          return `ac ${request.card ?? 'unknown'}`;
        default:
          return request.kind;
      }
    }),
);

describe('the scripted conversations of the repertoire', () => {
  it('can be read', () => {
    assert.deepEqual(problems, []);
  });

  for (const name of [
    ...keywords,
    ...adaptiveCardNames.map((card) => `ac ${card}`),
    ...['ac unknown', 'echo', 'other', 'submit', '1 files', '2 files'],
  ]) {
    it(`ask for ${name}`, () => {
      assert.ok(asked.has(name));
    });
  }

  it('expect an answer to everything that is said while the bot is in charge', () => {
    for (const { name, steps } of scripts) {
      for (const [index, step] of steps.entries()) {
        if (step.kind !== 'act') continue;
        const next = steps.slice(index + 1, index + 3).map(({ kind }) => kind);
        assert.ok(
          next.includes('customerSees') || next.includes('representativeSees'),
          `${name}, step ${index + 1}`,
        );
      }
    }
  });
});
