import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import type { StartOptions } from '../../simulator/switchboard.ts';
import { axeFindingsEverywhere } from './axe.ts';
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
  preChat: [],
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
  assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);

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

const asking = {
  ...described,
  variables: { Email: 'text', Tier: 'text', Age: 'number' },
  preChat: [
    { variable: 'Email', question: 'Your e-mail', answer: 'singleLine', options: [], required: true },
    { variable: 'Age', question: 'Your age', answer: 'singleLine', options: [], required: false },
    {
      variable: 'Tier',
      question: 'Your tier',
      answer: 'options',
      options: ['gold', 'silver'],
      required: false,
    },
    { variable: 'Note', question: 'Anything else?', answer: 'multipleLines', options: [], required: false },
    { variable: 'Mail', question: 'Write to me', answer: 'consent', options: [], required: false },
  ],
} as const;

test(
  'questions before the chat have fields of their kind, and the answers are context variables',
  needsBrowser,
  async () => {
    desks.center.switchboard.redefine(asking);
    const desk = await desks.open();
    const { page, customer } = desk;
    await page.getByRole('button', { name: 'Start chat' }).click();
    assert.equal(desks.center.switchboard.conversations().length, 0, 'one of them is required');
    await page.getByLabel('Your e-mail').fill('a@example.com');
    await page.getByLabel('Your age').fill('41');
    await page.getByLabel('Your tier').selectOption('silver');
    await page.getByLabel('Write to me').check();
    assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);
    await page.getByRole('button', { name: 'Start chat' }).click();
    await appears(customer.getByText('Hello!'));
    const [chat] = desks.center.switchboard.conversations();
    const answers = [...(chat?.variables ?? [])].map(([name, { value }]) => [name, value]);
    assert.deepEqual(Object.fromEntries(answers), {
      Email: 'a@example.com',
      Age: 41,
      Tier: 'silver',
      Mail: true,
    });
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test(
  'a customer of the file has answered, and only what is answered otherwise is said',
  needsBrowser,
  async () => {
    desks.center.switchboard.redefine(asking);
    const desk = await desks.open();
    const { page, customer } = desk;
    await page.getByLabel('Start as').selectOption('Bea Lima');
    assert.equal(await page.getByLabel('Your tier').isVisible(), false, 'only live chat asks');
    await appears(customer.getByText('Has answered: Tier = gold, Age = 7'));
    await page.getByLabel('Channel', { exact: true }).selectOption('Web chat');
    assert.equal(await page.getByLabel('Your tier').inputValue(), 'gold');
    assert.equal(await page.getByLabel('Your age').inputValue(), '7');
    assert.equal(await customer.getByText('Has answered').isVisible(), false);
    await page.getByLabel('Your e-mail').fill('b@example.com');
    await page.getByRole('button', { name: 'Start chat' }).click();
    await appears(customer.getByText('Hello!'));
    const { switchboard } = desks.center;
    const { opening: asked } = switchboard.journal(switchboard.conversations()[0]?.id ?? '') ?? {};
    assert.deepEqual(asked?.variables, { Email: 'b@example.com' });
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByLabel('Channel', { exact: true }).selectOption('Text message');
    await page.getByRole('button', { name: 'Start chat' }).click();
    await appears(customer.getByText('Hello!'));
    assert.equal(switchboard.conversations().length, 2, 'what is not asked is not required');
    await page.close();
  },
);

test(
  'no chat can be started before all of the form is there, which moves its button',
  needsBrowser,
  async () => {
    desks.center.switchboard.redefine(described);
    const { page, customer } = await desks.open();
    await page.route('**/main.js', (route) => route.abort());
    await page.reload();
    const start = page.getByRole('button', { name: 'Start chat' });
    assert.ok(await start.isDisabled());
    await page.unroute('**/main.js');
    await page.reload();
    await start.click();
    await appears(customer.getByText('Hello!'));
    await page.close();
  },
);
