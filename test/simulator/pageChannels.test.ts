import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../lib/omnichannel/index.ts';
import { CHANNELS } from '../../simulator/definition/members.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import type { ChannelType } from '../../simulator/definition/definition.ts';
import { axeFindingsEverywhere } from './axe.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot, say, type BotScript } from './scriptedBot.ts';

const TEXT = '# News\n**bold** and [a page](https://a.example/)\n\n- one\n- two\n\n> said';

const booking = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: 'Book a call' }],
    actions: [{ type: 'Action.Submit', title: 'Book' }],
  },
};
const hero = { contentType: 'application/vnd.microsoft.card.hero', content: { title: 'Platinum' } };
const suggestedActions = { actions: [{ type: 'imBack', title: 'Visa', value: 'visa' }] };

const choices = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'imBack', title: `Card ${at + 1}`, value: `${at + 1}` }));
const menu = { ...hero, content: { title: 'Menu', buttons: choices(4) } };

const script: BotScript = (activity) => {
  switch (activity['text']) {
    case 'text':
      return [say(TEXT)];
    case 'cards':
      return [
        say('Look.', { attachments: [booking] }),
        say('', { attachments: [hero] }),
        say('Which?', { suggestedActions }),
      ];
    case 'choices':
      return [
        say('Which of them?', { suggestedActions: { actions: choices(12) } }),
        say('', { attachments: [menu] }),
      ];
    case 'card':
      return [say('', { attachments: [hero] })];
    default:
      return politeBot(activity);
  }
};

const desks = deskTests(script);

async function chatOn(channel: ChannelType, viewport = { width: 1440, height: 900 }): Promise<Desk> {
  desks.center.switchboard.redefine({
    ...sampleCenter,
    channels: CHANNELS.map((type) => ({ type, name: type })),
  });
  const desk = await desks.open({ viewport });
  await desk.page.getByLabel('Channel', { exact: true }).selectOption(channel);
  await desk.page.getByRole('button', { name: 'Start chat' }).click();
  await appears(desk.customer.getByText('Hello!'));
  return desk;
}

const looks = [
  [
    'whatsApp',
    'WhatsApp',
    '# News\nbold and [a page](https://a.example/)\n\n- one\n- two\n\n> said',
    ['bold'],
  ],
  ['sms', 'SMS', TEXT, []],
  ['teams', 'Microsoft Teams', 'News\n\nbold and a page\n\none\ntwo\n\nsaid', ['bold']],
] as const;
for (const [channel, name, words, bold] of looks) {
  test(`a text shows as ${name} shows it`, needsBrowser, async () => {
    const desk = await chatOn(channel);
    await appears(desk.customer.getByText(`What ${name} shows`));
    await write(desk, 'text');
    const bubble = desk.customer.locator('.bubble', { hasText: 'bold' });
    await appears(bubble);
    assert.deepEqual(await bubble.locator('strong').allInnerTexts(), bold);
    const shown = (await bubble.innerText()).replace(/\n+/g, '\n');
    assert.equal(shown, words.replace(/\n+/g, '\n'));
    assert.deepEqual(desk.trouble, []);
    await desk.page.close();
  });
}

test(
  'a channel without cards and suggested answers says in their place what is missing',
  needsBrowser,
  async () => {
    const desk = await chatOn('whatsApp');
    const { customer, wire, page } = desk;
    await write(desk, 'cards');
    await appears(customer.getByText('WhatsApp shows no Adaptive Cards'));
    await appears(
      customer.getByText('A message of the bot does not reach the customer. WhatsApp shows no hero cards'),
    );
    await appears(customer.getByText('WhatsApp has no suggested answers (Visa)'));
    for (const name of ['Book', 'Visa'])
      assert.equal(await customer.getByRole('button', { name }).count(), 0);
    assert.equal(await customer.getByText('Platinum').count(), 0);
    await customer.getByText('does not reach the customer').hover();
    await appears(wire.locator('.record.marked', { hasText: 'does not see' }));
    assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);

    await write(desk, 'card');
    await appears(customer.getByText('nothing of it reaches the customer. WhatsApp shows no hero cards'));
    await write(desk, 'ping');
    await appears(customer.getByText('You said ping'));
    assert.equal(await customer.getByText('A message of the bot does not reach the customer.').count(), 2);
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test(
  'of more buttons than a channel takes the first are there, and the others named',
  needsBrowser,
  async () => {
    const desk = await chatOn('facebook', { width: 390, height: 844 });
    const { customer, page } = desk;
    await write(desk, 'choices');
    await appears(customer.getByText('Facebook takes 11 suggested answers at most: the others (Card 12)'));
    await appears(customer.getByText('Facebook takes 3 buttons on hero cards at most: the others (Card 4)'));
    assert.deepEqual(await customer.locator('.card-buttons button').allInnerTexts(), [
      'Card 1',
      'Card 2',
      'Card 3',
    ]);
    assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test('a card that becomes a picture can be seen and not pressed', needsBrowser, async () => {
  const desk = await chatOn('line', { width: 390, height: 844 });
  const { customer, page } = desk;
  await write(desk, 'cards');
  await appears(customer.getByRole('img', { name: 'Picture of a card' }));
  await appears(customer.getByText('Book a call'));
  for (const where of ['button', '[inert] button'])
    assert.equal(await customer.locator(where, { hasText: 'Book' }).count(), 1, where);
  await appears(
    customer.getByText('LINE shows Adaptive Cards as pictures: nothing on this one can be pressed'),
  );
  await appears(customer.getByRole('button', { name: 'Visa' }));
  assert.deepEqual(await axeFindingsEverywhere(page, 'Customer'), []);
  assert.deepEqual(desk.trouble, []);
  await page.close();
});
