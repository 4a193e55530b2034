// Microsoft's Web Chat in a browser, as a look of the customer, against the contact center's Direct Line door.
import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import {
  politeBot,
  say,
  startScriptedBot,
  type BotScript,
  type ScriptedBot,
} from '../simulator/scriptedBot.ts';
import { needsBrowser } from '../simulator/desk.ts';
import { needsInstalled } from './installed.ts';

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

const executablePath = findChromium();
const needed = [needsBrowser, needsInstalled('simulator/looks/webchat')];

/** Web Chat in a window of its own. */
interface WebChat {
  readonly page: Page;
  /** The newest conversation: this window's. */
  readonly id: string;
  /** What holds this text and can be seen: Web Chat has everything a second time for screen readers. */
  readonly bubble: (text: string) => Locator;
  readonly write: (text: string) => Promise<void>;
}

describe('Web Chat', { skip: needed.find(({ skip }) => skip !== false)?.skip ?? false }, () => {
  let bot: ScriptedBot;
  let center: ContactCenter;
  let browser: Browser;

  before(async () => {
    bot = await startScriptedBot(script);
    center = await startContactCenter({ bot: bot.url });
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });

  after(async () => {
    await browser.close();
    await center.close();
    await bot.close();
  });

  /** Its page, greeted by the bot; what it logs as an error or asks of other places fails the test. */
  async function open(t: TestContext, at = ''): Promise<WebChat> {
    const page = await browser.newPage();
    page.setDefaultTimeout(30_000);
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (![center.url, `blob:${center.url}`, 'data:'].some((start) => url.startsWith(start)))
        trouble.push(url);
    });
    t.after(async () => {
      await page.close();
      assert.deepEqual(trouble, []);
    });
    await page.goto(`${center.url}looks/webchat/${at}`);
    const bubble = (text: string): Locator => page.locator('.webchat__bubble', { hasText: text });
    await bubble('Hello!').waitFor();
    return {
      page,
      id: center.switchboard.conversations()[0]?.id ?? '',
      bubble,
      async write(text) {
        await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
        await page.keyboard.press('Enter');
      },
    };
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
    assert.deepEqual(bot.received.at(-1)?.['value'], { what: 'table', who: 'Ana' });
  });

  test('draws a hero card, and says what its button says', async (t) => {
    const { bubble, write } = await open(t);
    await write('hero');
    await bubble('Platinum').getByRole('button', { name: 'Order' }).click();
    await bubble('You said order it').waitFor();
  });

  test('sends a file, which the bot hears of and the customer can open', async (t) => {
    const { page, id } = await open(t);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'bill.txt', mimeType: 'text/plain', buffer: Buffer.from('12 euros') });
    await page.locator('[data-id="webchat-sendbox-input"]').press('Enter');
    await page
      .getByRole('link', { name: /bill\.txt/ })
      .first()
      .waitFor();
    await center.switchboard.settled(id);
    assert.match(JSON.stringify(bot.received.at(-1)), /amsMetadata.*bill\.txt/);
  });

  test('draws markdown, and plain text as it is', async (t) => {
    const { bubble, write } = await open(t);
    await write('formats');
    await bubble('**as it is**').waitFor();
    await bubble('drawn').locator('strong').waitFor();
  });

  test('shows nothing that is not bridged, no command, and that the chat has ended', async (t) => {
    const { bubble, write, page, id } = await open(t);
    await write('secret');
    await bubble('That was it.').waitFor();
    assert.equal(await page.getByText('Nobody reads this').count(), 0);
    await write('end chat');
    await bubble('The conversation has ended.').waitFor();
    assert.equal(await page.getByText('The customer asked to end.').count(), 0);
    assert.equal(center.switchboard.conversation(id)?.stage, 'closed');
  });

  test('goes on with a conversation that its address names, with all that was said', async (t) => {
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
