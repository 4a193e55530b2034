import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { playScript } from '../../simulator/play/player.ts';
import { readScript } from '../../simulator/play/script.ts';
import { ownVenue } from '../../simulator/play/venue.ts';
import type { JsonValue } from '../../lib/omnichannel/index.ts';
import { axeFindingsEverywhere } from './axe.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot, say, type BotScript } from './scriptedBot.ts';

const script: BotScript = (activity) => {
  switch (activity['text']) {
    case 'two':
      return [say('One.'), say('Two.')];
    case 'secret':
      return [{ type: 'message', text: 'Nobody reads this' }];
    default:
      return politeBot(activity);
  }
};

const desks = deskTests(script);
const viewport = { width: 1440, height: 900 };

const line = ({ wire }: Desk, words: string): Locator => wire.locator('.record', { hasText: words });

async function chat(): Promise<Desk> {
  const desk = await desks.openChat({ viewport });
  await appears(desk.customer.getByText('Hello!'));
  for (const [text, answer] of [
    ['two', 'Two.'],
    ['secret', 'nothing of it reaches the customer'],
    ['ping', 'You said ping'],
  ] as const) {
    await write(desk, text);
    await appears(desk.customer.getByText(answer));
  }
  await appears(line(desk, 'ping').getByText(/\d ms/));
  return desk;
}

test(
  'each activity is one line, grouped by turn, and a click opens what is known of it',
  needsBrowser,
  async () => {
    const desk = await chat();
    const { wire, page } = desk;
    assert.deepEqual(await wire.locator('.turn h3').allInnerTexts(), [
      'Turn 1\nGiven the conversation',
      'Turn 2\ntwo',
      'Turn 3\nsecret',
      'Turn 4\nping',
    ]);
    const parts = wire.locator('.turn', { hasText: 'Turn 2' }).locator('.record');
    assert.equal(await parts.count(), 3);
    for (const height of await Promise.all(
      (await parts.all()).map(async (part) => (await part.boundingBox())?.height),
    ))
      assert.ok((height ?? 99) < 36, 'a line is one line');

    await line(desk, 'One.').locator('summary').click();
    await appears(wire.getByLabel('JSON of the activity').getByText('"deliveryMode": "bridged"'));
    await write(desk, 'again');
    await appears(line(desk, 'You said again'));
    await appears(wire.getByLabel('JSON of the activity'));
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

const shown = async ({ wire }: Desk): Promise<readonly string[]> =>
  (await wire.locator('.record .words').allInnerTexts()).map((text) => text.trim());

test('the wire shows one kind of activities, or what contains some words', needsBrowser, async () => {
  const desk = await chat();
  const { page } = desk;
  const kind = page.getByLabel('What shows');
  await kind.selectOption('Findings only');
  assert.deepEqual(await shown(desk), ['Nobody reads this']);
  await kind.selectOption('To the bot');
  assert.deepEqual(await shown(desk), ['two', 'secret', 'ping']);
  await kind.selectOption('Commands');
  await appears(desk.wire.getByText('Nothing of this wire fits.'));
  await write(desk, 'agent');
  await appears(line(desk, 'Asked for a person.'));
  assert.deepEqual(await shown(desk), ['Asked for a person.']);
  await kind.selectOption('Everything');
  await page.getByLabel('Search the wire').fill('one.');
  assert.deepEqual(await shown(desk), ['One.']);
  await page.close();
});

test('a turn says what the bot reported of it: rule, responder, storage', needsBrowser, async () => {
  const desk = await chat();
  const { page, wire } = desk;
  const turn = wire.locator('.turn', { hasText: 'Turn 4' });
  assert.equal(await turn.locator('.told').isVisible(), false);
  const trace = desks.bot.traceParents.at(-1)?.split('-')[1];
  const reports = [
    { rule: 'repeat', outcome: 'applied', responderMilliseconds: 12.4, storageRequests: 3 },
    { rule: 'repeat', outcome: 'applied', storageRequests: 1 },
    { outcome: 'duplicate' },
  ];
  const words = ['repeat · responder 12 ms · 3 storage requests', 'repeat · 1 storage request', undefined];
  for (const [index, fields] of reports.entries()) {
    desks.center.switchboard.noteReport(trace ?? '', fields);
    if (words[index] !== undefined) await appears(turn.getByText(words[index], { exact: true }));
    else await turn.locator('.told').waitFor({ state: 'hidden' });
  }
  await line(desk, 'The customer wrote.').last().locator('summary').click();
  await wire.getByText('What the bot reported').click();
  await appears(wire.getByText('duplicate', { exact: true }));
  assert.deepEqual(await axeFindingsEverywhere(page, 'Wire'), []);
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test(
  'what a bot says by itself, long after it was told something, is a turn of its own',
  needsBrowser,
  async () => {
    const desk = await chat();
    const { page, wire } = desk;
    const before = await wire.locator('.turn').count();
    const [conversation] = desks.center.switchboard.conversations();
    assert.ok(conversation !== undefined);
    await desks.center.passTime(5 * 60_000);
    desks.center.switchboard.post(conversation.id, say('Are you still there?'));
    const turn = wire.locator('.turn').nth(before);
    await appears(turn.getByText('Unasked'));
    await appears(turn.getByText('Are you still there?'));
    await page.close();
  },
);

test('the JSON of an activity can be copied', needsBrowser, async () => {
  const desk = await chat();
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await line(desk, 'One.').locator('summary').click();
  await desk.wire.getByRole('button', { name: 'Copy JSON' }).click();
  await appears(desk.wire.getByRole('button', { name: 'Copied' }));
  const copied = await desk.page.evaluate<string>('navigator.clipboard.readText()');
  assert.equal((JSON.parse(copied) as { text: string }).text, 'One.');
  await desk.page.close();
});

test('pointing at a message marks its line, and at a line its message', needsBrowser, async () => {
  const desk = await chat();
  const { customer, wire, page } = desk;
  await customer.getByText('Two.', { exact: true }).hover();
  await appears(wire.locator('.record.marked', { hasText: 'Two.' }));
  assert.equal(await wire.locator('.marked').count(), 1);
  await line(desk, 'One.').locator('summary').focus();
  await appears(customer.locator('.marked', { hasText: 'One.' }));
  assert.equal(await customer.locator('.marked').count(), 1);
  await page.close();
});

test('a conversation is saved as a test that plays it again', needsBrowser, async () => {
  const desk = await chat();
  const { page, wire } = desk;
  const saving = page.waitForEvent('download');
  await wire.getByRole('link', { name: 'Save as test' }).click();
  const saved = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as JsonValue;
  const problems: string[] = [];
  const read = readScript(saved, 'saved', problems);
  assert.deepEqual(problems, []);
  const played = await playScript(read, ownVenue(desks.center));
  assert.equal(played.failure, undefined);
  assert.equal(played.conversation?.transcript.length, 8);
  await page.close();
});
