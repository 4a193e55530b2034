// Microsoft's Web Chat in a browser, as a look of the customer, against the contact center's Direct Line door.
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { politeBot, say, type BotScript } from '../simulator/scriptedBot.ts';
import { lookTests, needsLook, newestOf, type LookWindow } from './lookInBrowser.ts';

const bookingCard = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      { type: 'TextBlock', text: 'A booking' },
      { type: 'Input.Text', id: 'who', label: 'Who comes' },
    ],
    actions: [{ type: 'Action.Submit', title: 'Book', data: { what: 'table' } }],
  },
};

const heroCard = {
  contentType: 'application/vnd.microsoft.card.hero',
  content: { title: 'Platinum', buttons: [{ type: 'imBack', title: 'Order', value: 'order it' }] },
};

const script: BotScript = (activity) => {
  switch (activity['text']) {
    case 'choices': {
      const actions = ['left', 'right'].map((value) => ({ type: 'imBack', title: `To the ${value}`, value }));
      return [say('Which way?', { suggestedActions: { actions } })];
    }
    case 'card':
      return [say('', { attachments: [bookingCard] })];
    case 'hero':
      return [say('', { attachments: [heroCard] })];
    case 'formats':
      return [say('**as it is**', { textFormat: 'plain' }), say('**drawn**')];
    case 'secret':
      return [{ type: 'message', text: 'Nobody reads this' }, say('That was it.')];
    default:
      return politeBot(activity);
  }
};

describe('Web Chat', needsLook('webchat'), () => {
  const tests = lookTests('webchat', script);

  async function open(t: TestContext, at = ''): Promise<LookWindow> {
    const webChat = await tests.open(t, at);
    await webChat.bubble('Hello!').waitFor();
    return webChat;
  }

  test('shows the greeting and the answer, and its own message once', async (t) => {
    const { bubble, write, page } = await open(t);
    await write('Good day');
    await bubble('You said Good day').waitFor();
    assert.equal(await page.locator('.webchat__bubble').count(), 3);
    assert.equal(await page.getByText('Send failed').count(), 0);
  });

  test('offers suggested actions, and sends the one that is picked', async (t) => {
    const { bubble, write, page } = await open(t);
    await write('choices');
    await page.getByRole('toolbar').getByRole('button', { name: 'To the left' }).click();
    await bubble('You said left').waitFor();
  });

  test('draws an adaptive card, and sends what was filled in', async (t) => {
    const { bubble, write, page } = await open(t);
    await write('card');
    await page.getByLabel('Who comes').fill('Ana');
    await bubble('A booking').getByRole('button', { name: 'Book' }).click();
    await bubble('Received').waitFor();
    assert.deepEqual(tests.bot.received.at(-1)?.['value'], { what: 'table', who: 'Ana' });
  });

  test('draws a hero card, and says what its button says', async (t) => {
    const { bubble, write } = await open(t);
    await write('hero');
    await bubble('Platinum').getByRole('button', { name: 'Order' }).click();
    await bubble('You said order it').waitFor();
  });

  test('sends a file, which the bot hears of and the customer can open', async (t) => {
    const { page } = await open(t);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bill.txt', mimeType: 'text/plain', buffer: Buffer.from('12 euros') });
    await page.locator('[data-id="webchat-sendbox-input"]').press('Enter');
    await page
      .getByRole('link', { name: /bill\.txt/ })
      .first()
      .waitFor();
    await tests.center.switchboard.settled(newestOf(tests.center));
    assert.match(JSON.stringify(tests.bot.received.at(-1)), /amsMetadata.*bill\.txt/);
  });

  test('draws markdown, and plain text as it is', async (t) => {
    const { bubble, write } = await open(t);
    await write('formats');
    await bubble('**as it is**').waitFor();
    await bubble('drawn').locator('strong').waitFor();
  });

  test('shows nothing that is not bridged, no command, and that the chat has ended', async (t) => {
    const { bubble, write, page } = await open(t);
    await write('secret');
    await bubble('That was it.').waitFor();
    assert.equal(await page.getByText('Nobody reads this').count(), 0);
    await write('end chat');
    await bubble('The conversation has ended.').waitFor();
    assert.equal(await page.getByText('The customer asked to end.').count(), 0);
    assert.equal(tests.center.switchboard.conversation(newestOf(tests.center))?.stage, 'closed');
  });

  test('goes on with a conversation that its address names, with all that was said', async (t) => {
    const { center } = tests;
    const { id } = center.switchboard.start({ customerName: 'Ben' });
    await center.switchboard.settled(id);
    center.switchboard.act(id, { type: 'customerWrites', text: 'Before' });
    await center.switchboard.settled(id);
    const { bubble, write } = await open(t, `#/c/${encodeURIComponent(id)}`);
    await bubble('You said Before').waitFor();
    await write('After');
    await bubble('You said After').waitFor();
    assert.equal(center.switchboard.conversation(id)?.customer.name, 'Ben');
  });

  test('is offered in the customer’s pane, for the conversation on show', async (t) => {
    const { center, browser } = tests;
    const { id } = center.switchboard.start({ customerName: 'Cy' });
    await center.switchboard.settled(id);
    const page = await browser.newPage();
    t.after(() => page.close());
    await page.goto(`${center.url}#/c/${encodeURIComponent(id)}`);
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Web Chat' }).click();
    const webChat = await opened;
    await webChat.locator('.webchat__bubble', { hasText: 'Hello!' }).waitFor();
    assert.equal(decodeURIComponent(new URL(webChat.url()).hash), `#/c/${id}`);
    await webChat.locator('[data-id="webchat-sendbox-input"]').fill('From there');
    await webChat.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Customer' }).getByText('You said From there').waitFor();
    await webChat.close();
  });
});
