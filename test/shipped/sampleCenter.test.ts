import assert from 'node:assert/strict';
import { test } from 'node:test';
import policy from '../../lib/conversation/policy/policy.json' with { type: 'json' };
import { route } from '../../simulator/center/routing.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';

for (const { name, variables } of policy.topics) {
  test(`the local contact center routes what the bot hands over for ${name}`, () => {
    const given = Object.entries(variables).map(
      ([variable, value]) => [variable, typeof value === 'object' ? value.value : value] as const,
    );
    assert.notEqual(
      route(sampleCenter, new Map(given)).queue,
      sampleCenter.defaultQueue,
      `Add a rule for the topic ${name} to simulator/definition/sampleCenter.json.`,
    );
  });
}
