import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import type { StartOptions } from '../../simulator/switchboard.ts';
import { axeFindings } from './axe.ts';
import { appears, deskTests, needsBrowser } from './desk.ts';
import { politeBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);

const described = {
  ...sampleCenter,
  channels: [
    { type: 'liveChat', name: 'Web chat' },
    { type: 'whatsApp', name: 'WhatsApp' },
    { type: 'sms', name: 'Text message' },
  ],
  customers: [
    {
      name: 'Bea Lima',
      locale: 'pt-PT',
      channel: 'whatsApp',
      preChat: { Tier: 'gold', Age: { value: 7, isDisplayable: false } },
      records: [],
    },
  ],
} as const;

/** How the newest chat was asked for, without what the form always says. */
function opening(): StartOptions {
  const { switchboard } = desks.center;
  const { opening: asked } = switchboard.journal(switchboard.conversations()[0]?.id ?? '') ?? {};
  const { customer, customerName, channel } = asked ?? {};
  return { customer, customerName, channel };
}

test('a chat starts as a customer of the file, who brings answers and a channel', needsBrowser, async () => {
  desks.center.switchboard.redefine(described);
  const desk = await desks.open();
  const { page, customer } = desk;
  await page.getByLabel('Start as').selectOption('Bea Lima');
  await appears(customer.getByText('Has answered: Tier = gold, Age = 7'));
  assert.equal(await page.getByLabel('Your name').inputValue(), 'Bea Lima');
  assert.equal(await page.getByLabel('Channel', { exact: true }).inputValue(), 'whatsApp');
  for (const colorScheme of ['light', 'dark'] as const)
    assert.deepEqual(await axeFindings(page, colorScheme), [], colorScheme);

  await page.getByRole('button', { name: 'Start chat' }).click();
  await appears(customer.getByText('Hello!'));
  assert.deepEqual(opening(), { customer: 'Bea Lima', customerName: undefined, channel: undefined });
  const [chat] = desks.center.switchboard.conversations();
  assert.equal(chat?.channel, 'whatsApp');
  assert.equal(chat.variables.get('Tier')?.value, 'gold');
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test('somebody new comes by a channel of the file, and may go by any name', needsBrowser, async () => {
  desks.center.switchboard.redefine(described);
  const desk = await desks.open();
  const { page, customer } = desk;
  await page.getByLabel('Channel', { exact: true }).selectOption('Text message');
  await page.getByLabel('Your name').fill('Cid');
  await page.getByRole('button', { name: 'Start chat' }).click();
  await appears(customer.getByText('Hello!'));
  assert.deepEqual(opening(), { customer: undefined, customerName: 'Cid', channel: 'sms' });
  await page.close();
});

test('a file that is saved brings its customers to a page that is open', needsBrowser, async () => {
  desks.center.switchboard.redefine({
    ...described,
    channels: described.channels.slice(0, 1),
    customers: [],
  });
  const desk = await desks.open();
  const { page } = desk;
  await appears(page.getByLabel('Your name'));
  assert.equal(await page.getByLabel('Start as').isVisible(), false);
  assert.equal(await page.getByLabel('Channel', { exact: true }).isVisible(), false);
  desks.center.switchboard.redefine(described);
  await page.getByLabel('Start as').selectOption('Bea Lima');
  assert.deepEqual(desk.trouble, []);
  await page.close();
});
