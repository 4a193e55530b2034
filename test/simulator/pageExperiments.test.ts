import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { axeFindingsEverywhere } from './axe.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);

async function openExperiments({ page }: Desk): Promise<void> {
  await page.getByText('Time, crashes and trouble').focus();
  await page.keyboard.press('Enter');
}

/** Nothing on the console, nothing that axe minds. */
async function isClean(desk: Desk, pane = 'Wire'): Promise<void> {
  assert.deepEqual(await axeFindingsEverywhere(desk.page, pane), []);
  assert.deepEqual(desk.trouble, []);
}

test('time passes by the keyboard, it is told, and the inbox counts it', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { page, wire, inbox } = desk;
  await openExperiments(desk);
  await wire.getByRole('button', { name: '5 minutes' }).focus();
  await page.keyboard.press('Enter');
  const told = wire.getByRole('status').filter({ hasText: '5 minutes have passed.' });
  await appears(told.filter({ hasText: 'This bot cannot be asked' }));
  await appears(inbox.getByText('5 min'));
  await isClean(desk);
  await page.close();
});

test('time passes to the next idle step, where there is a conversation for one', needsBrowser, async () => {
  const desk = await desks.open();
  const { page, wire } = desk;
  await openExperiments(desk);
  const button = wire.getByRole('button', { name: 'To the next idle step' });
  assert.equal(await button.isVisible(), false);
  await page.getByRole('button', { name: 'Start chat' }).click();
  await appears(desk.customer.getByText('Hello!'));
  await write(desk, 'agent');
  await appears(desk.customer.getByText('Transferring you now.'));
  await button.click();
  await appears(wire.getByRole('status').filter({ hasText: '20 minutes have passed.' }));
  await appears(desk.customer.getByText('nobody could take it in time'));
  await button.waitFor({ state: 'hidden' });
  await isClean(desk);
  await page.close();
});

test('what can be tried is there beside the monitor, too', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { page, wire, monitor } = desk;
  await openExperiments(desk);
  await page.getByRole('button', { name: 'Monitor' }).click();
  await monitor.getByRole('button', { name: '1 minute' }).click();
  await appears(monitor.getByRole('status').filter({ hasText: '1 minute has passed.' }));
  await isClean(desk, 'Monitor');
  await page.reload();
  await appears(monitor.getByText('Time, crashes and trouble'));
  await page.getByRole('button', { name: 'Monitor' }).click();
  await appears(wire.getByText('Time, crashes and trouble'));
  await page.close();
});

test('a bot that was started elsewhere cannot be ended, and it is said who can', needsBrowser, async () => {
  const desk = await desks.open();
  await openExperiments(desk);
  await appears(desk.wire.getByText('npm start'));
  assert.equal(await desk.wire.getByRole('button', { name: 'Crash the bot' }).isVisible(), false);
  await desk.page.close();
});

/** A contact center that has the bot in its hands. */
async function centerWithBot(context: TestContext): Promise<ContactCenter> {
  let bot: ScriptedBot = await startScriptedBot(politeBot);
  const port = Number(new URL(bot.url).port);
  const control = {
    noticeTime: () => Promise.resolve(),
    crash: () => bot.close(),
    start: async () => {
      bot = await startScriptedBot(politeBot, port);
    },
  };
  const center = await startContactCenter({ bot: bot.url, control });
  context.after(async () => {
    await center.close();
    await bot.close();
  });
  return center;
}

test('the bot is ended and started by one button, which keeps the focus', needsBrowser, async (context) => {
  const desk = await desks.open({}, await centerWithBot(context));
  const { page, wire } = desk;
  await openExperiments(desk);
  await wire.getByRole('button', { name: 'Crash the bot' }).focus();
  await page.keyboard.press('Enter');
  await appears(wire.getByText('It has crashed.'));
  await appears(page.getByRole('alert').getByText('The bot is not running'));
  await appears(page.getByRole('alert').getByText('Start it again under “Time, crashes and trouble”.'));
  await page.keyboard.press('Enter');
  await appears(wire.getByText('It is back.'));
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await isClean(desk);
  await wire.getByRole('button', { name: 'Crash the bot' }).click();
  await appears(page.getByRole('alert').getByText('The bot is not running'));
  await isClean(desk);
  await page.close();
});

test('trouble is switched on for the conversation on show, and for no other', needsBrowser, async () => {
  const desk = await desks.open();
  const { page, wire, customer } = desk;
  await openExperiments(desk);
  await appears(wire.getByText('once there is one that is open'));
  await page.getByRole('button', { name: 'Start chat' }).click();
  await appears(customer.getByText('Hello!'));

  const changed = page.waitForResponse((response) => response.url().endsWith('/trouble'));
  await page.getByLabel('Activities reach the bot').selectOption('twice, one after the other');
  assert.equal((await changed).status(), 204);
  await write(desk, 'ping');
  await appears(customer.getByText('You said ping').nth(1));

  await page.getByLabel('EndConversation has no effect').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Posts beyond the send rate').check();
  await isClean(desk);
  await page.reload();
  await appears(customer.getByText('You said ping'));
  await openExperiments(desk);
  assert.equal(await page.getByLabel('Activities reach the bot').inputValue(), 'twice');
  assert.equal(await page.getByLabel('EndConversation has no effect').isChecked(), true);
  assert.equal(await page.getByLabel('Posts beyond the send rate').isChecked(), true);

  await page.getByRole('button', { name: 'New chat' }).click();
  await page.getByRole('button', { name: 'Start chat' }).click();
  await appears(customer.getByText('Hello!'));
  assert.equal(await page.getByLabel('Activities reach the bot').inputValue(), 'once');
  assert.equal(await page.getByLabel('EndConversation has no effect').isChecked(), false);
  await page.close();
});

test('the context can be given in all forms', needsBrowser, async () => {
  const desk = await desks.open();
  await desk.page.getByText('More variables, and their delivery').click();
  await desk.page.getByLabel('How the bot is given the context').selectOption('every');
  await desk.page.getByRole('button', { name: 'Start chat' }).click();
  await appears(desk.customer.getByText('Hello!'));
  const { switchboard } = desks.center;
  const journal = switchboard.journal(switchboard.conversations()[0]?.id ?? '');
  assert.equal(journal?.opening.contextForm, 'every');
  assert.deepEqual(desk.trouble, []);
  await desk.page.close();
});
