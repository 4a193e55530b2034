import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindingsEverywhere } from './axe.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);

/** A chat in which the keys go to the page, not into a field. */
async function chat(): Promise<Desk> {
  const desk = await desks.openChat({ viewport: { width: 1440, height: 900 } });
  await appears(desk.customer.getByText('Hello!'));
  await desk.page.keyboard.press('Escape');
  return desk;
}

const field = ({ page }: Desk): Promise<string> => page.evaluate('document.activeElement.id');

test('keys lead through a conversation, and type into a field that is open', needsBrowser, async () => {
  const desk = await chat();
  const { page, customer, representative, monitor, wire } = desk;
  await page.keyboard.press('c');
  assert.equal(await field(desk), 'write-text');
  await page.keyboard.type('nmw?');
  assert.equal(await page.getByLabel('Message as the customer').inputValue(), 'nmw?');
  await page.getByLabel('Message as the customer').fill('');
  await write(desk, 'agent');
  await appears(representative.getByText('Ana is waiting'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await appears(representative.getByText('is talking with Ana'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  assert.equal(await field(desk), 'reply-text');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await appears(customer.getByText('Hello!').nth(1));
  await page.keyboard.press('m');
  await appears(monitor);
  await page.keyboard.press('w');
  await appears(wire);
  await page.keyboard.press('/');
  assert.equal(await field(desk), 'wire-search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  assert.equal(await field(desk), 'start-name');
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test('keys go through the inbox as it stands, and stop at its ends', needsBrowser, async () => {
  const desk = await chat();
  const { page, inbox } = desk;
  desks.center.switchboard.start({ customerName: 'Ben' });
  await appears(inbox.getByRole('link', { name: /^Ben/ }));
  const shown = inbox.locator('[aria-current]');
  await page.keyboard.press('k');
  await appears(shown.getByText('Ben'));
  await page.keyboard.press('k');
  await appears(shown.getByText('Ben'));
  await page.keyboard.press('j');
  await appears(shown.getByText('Ana'));
  await page.close();
});

test('a sheet tells the keys, and switches them off for good', needsBrowser, async () => {
  const desk = await chat();
  const { page, monitor, wire } = desk;
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await appears(sheet.getByText('Accept the conversation'));
  assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);
  await page.keyboard.press('m');
  assert.equal(await monitor.isVisible(), false, 'the sheet is in front');
  await sheet.getByLabel('Shortcuts are on').uncheck();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await page.reload();
  await appears(wire);
  await page.keyboard.press('m');
  assert.equal(await monitor.isVisible(), false);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await sheet.getByLabel('Shortcuts are on').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await appears(monitor);
  await page.close();
});
