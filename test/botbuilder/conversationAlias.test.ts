import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConversationAlias } from '../../lib/botbuilder/conversationAlias.ts';
import { loadConfig, type Config } from '../../lib/config.ts';

function configOf(appId: string): Config {
  const loaded = loadConfig({
    SweepSchedule: '0 * * * * *',
    MicrosoftAppId: appId,
    MicrosoftAppType: 'UserAssignedMSI',
    ConversationStorage: 'UseDevelopmentStorage=true',
  });
  assert.ok(loaded.ok);
  return loaded.config;
}

test('an alias is the same on every instance of a deployment, and tells nothing to another one', () => {
  const ours = configOf('11111111-2222-4333-8444-555555555555');
  const theirs = configOf('11111111-2222-4333-8444-666666666666');
  const key = 'a'.repeat(64);
  const alias = createConversationAlias(ours)(key);
  assert.match(alias, /^[0-9a-f]{16}$/);
  assert.equal(createConversationAlias(ours)(key), alias);
  assert.notEqual(createConversationAlias(theirs)(key), alias);
  assert.notEqual(createConversationAlias(ours)('b'.repeat(64)), alias);
  assert.ok(!key.includes(alias));
});
