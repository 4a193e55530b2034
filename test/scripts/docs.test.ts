import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePolicy, type Policy } from '../../lib/conversation/index.ts';
import { connectingParts } from '../../scripts/docs/connectingPage.ts';
import { costParts } from '../../scripts/docs/costPage.ts';
import { renewPages } from '../../scripts/docs/pages.ts';
import { AS_DEPLOYED, monthlyTotal } from '../../scripts/monthlyCost.ts';
import mind from '../fixtures/mind/policy.json' with { type: 'json' };
import { runProgram } from '../local/hostProcess.ts';

/** A policy of this test's own, whatever the shipped one says. */
function policyWith(changes: Pick<Policy, 'topics' | 'variables'>): Policy {
  const parsed = parsePolicy(mind);
  assert.ok(parsed.ok);
  return { ...parsed.policy, ...changes };
}

function topic(name: string, variables: Policy['variables']): Policy['topics'][number] {
  return { name, words: {}, handOver: true, variables };
}

/** The cells of a table, without its head. */
function rows(markdown = ''): readonly (readonly string[])[] {
  const lines = markdown.split('\n').slice(2);
  return lines.map((line) => line.slice(2, -2).split(' | '));
}

describe('the context variables to declare', () => {
  test('are those that every escalation sets, and each that the policy adds, with its type and all its values', () => {
    const policy = policyWith({
      topics: [
        topic('Parcel', { BotHandoffTopic: 'Parcel', Urgency: 3 }),
        topic('Refund', { BotHandoffTopic: 'Refund', Urgency: { value: 1, isDisplayable: true } }),
      ],
      variables: { Brand: 'Contoso' },
    });
    const declared = rows(connectingParts(policy)['variables']);
    const names = declared.map(([name]) => name);
    for (const name of ['BotHandoffReason', 'BotLanguage', 'Name', 'Email', 'Phone', 'CaseNumber']) {
      assert.ok(names.includes(`\`${name}\``), name);
    }
    assert.equal(new Set(names).size, names.length);
    const of = (name: string) => declared.find(([first]) => first === `\`${name}\``);
    assert.deepEqual(of('Urgency'), ['`Urgency`', 'Number', '`3`, `1`']);
    assert.deepEqual(of('Brand'), ['`Brand`', 'Text', '`Contoso`']);
    assert.match(of('BotHandoffTopic')?.[2] ?? '', /`Parcel`, `Refund`$/);
  });

  test('are refused when one is a text here and a number there', () => {
    const topics = [topic('Parcel', { Urgency: 3 }), topic('Refund', { Urgency: 'high' })];
    assert.throws(() => connectingParts(policyWith({ topics, variables: {} })), /Urgency/);
    assert.throws(
      () => connectingParts(policyWith({ topics: [], variables: { BotLanguage: 3 } })),
      /BotLanguage/,
    );
  });
});

describe('the routing rules', () => {
  const topics = [
    topic('Parcel', { BotHandoffTopic: 'Parcel' }),
    topic('Small talk', {}),
    topic('Refund', { BotHandoffTopic: 'Refund' }),
  ];
  const rules = rows(connectingParts(policyWith({ topics, variables: {} }))['rules']);

  test('begin with one for each topic that the policy tells the router of', () => {
    assert.deepEqual(
      rules.slice(0, 2).map(([, condition]) => condition),
      ['`BotHandoffTopic` equals `Parcel`', '`BotHandoffTopic` equals `Refund`'],
    );
  });

  test('give what no rule fits to people, and what the bot handed over never to the bot', () => {
    const queues = rules.map(([, , queue]) => queue);
    assert.equal(queues.at(-1), 'people');
    const [bot, ...others] = rules.filter(([, , queue]) => queue === "the bot's queue");
    assert.deepEqual(others, []);
    assert.match(bot?.[1] ?? '', /^`BotHandoffReason` does not contain data/);
    const handedOver = rules.findIndex(([, condition]) => condition === '`BotHandoffReason` contains data');
    assert.ok(handedOver >= 0 && handedOver < queues.indexOf("the bot's queue"));
  });
});

describe('the table of prices', () => {
  test('has a row for each number of turns, as the calculator works it out', () => {
    const table = rows(costParts()['cost']);
    assert.equal(table.length, 4);
    for (const [turns = '', deployed = ''] of table) {
      const count = Number(turns.replaceAll(',', ''));
      assert.equal(deployed, `$${monthlyTotal({ ...AS_DEPLOYED, turns: count }).toFixed(2)}`);
    }
  });

  test('is on its page as it is now', async () => {
    const page = (await renewPages()).find(({ name }) => name === 'docs/operating.md');
    assert.equal(page?.now, page?.renewed, 'Run: npm run docs');
  });
});

for (const name of ['docs/policy.md', 'lib/conversation/policy/policy.schema.json']) {
  test(`${name} is made from the members of the policy as they are now`, async () => {
    const page = (await renewPages()).find((each) => each.name === name);
    assert.equal(page?.now, page?.renewed, 'Run: npm run docs');
  });
}

test('npm run docs says what it makes', async (t) => {
  const program = runProgram(t, 'scripts/docs.ts', ['--help']);
  assert.equal(await program.exit, 0);
  for (const page of [
    'monitoring.md',
    'life.md',
    'operating.md',
    'connecting-dynamics-365.md',
    'policy.md',
  ]) {
    assert.ok(program.stdout().includes(page), page);
  }
});
