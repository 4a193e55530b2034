import assert from 'node:assert/strict';
import { test } from 'node:test';
import policy from '../../lib/conversation/policy/policy.json' with { type: 'json' };
import { route, sampleWorkstream } from '../../simulator/center/workstream.ts';

for (const { name, variables } of policy.topics) {
  test(`the local contact center routes what the bot hands over for ${name}`, () => {
    const given = Object.entries(variables).map(
      ([variable, value]) => [variable, typeof value === 'object' ? value.value : value] as const,
    );
    assert.notEqual(
      route(sampleWorkstream, new Map(given)).queue,
      sampleWorkstream.defaultQueue,
      `Add a rule for the topic ${name} to sampleWorkstream in simulator/center/workstream.ts.`,
    );
  });
}
