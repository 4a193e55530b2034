import { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import type { ContactCenter } from '../../simulator/server.ts';
import type { BotScript } from './scriptedBot.ts';
import { servedCenter, type ServedCenter } from './servedCenter.ts';

const executablePath = findChromium();

export const needsBrowser = {
  skip: executablePath === undefined ? 'no Chromium found; install one or name it in CHROMIUM' : false,
};

/** The page in a window of its own. */
export interface Desk {
  readonly page: Page;
  readonly inbox: Locator;
  readonly customer: Locator;
  readonly representative: Locator;
  readonly wire: Locator;
  readonly monitor: Locator;
  /** Requests that left this machine, and errors of the page or on its console: all must stay empty. */
  readonly trouble: string[];
}

/** A contact center with a bot, and a browser. */
export interface CenterInBrowser extends ServedCenter {
  readonly browser: Browser;
}

/** A contact center with a bot, and a browser that looks at it. */
export interface DeskTests extends CenterInBrowser {
  /** The page of an empty contact center. */
  open(options?: BrowserContextOptions, at?: ContactCenter): Promise<Desk>;
  /** The page with a chat that was just started. */
  openChat(options?: BrowserContextOptions, at?: ContactCenter): Promise<Desk>;
}

/** Starts all of it before the tests of a file or a suite, and ends it after them; without a Chromium there is no browser. */
export function centerInBrowser(script: BotScript): CenterInBrowser {
  const served = servedCenter(script);
  let browser: Browser | undefined;
  before(async () => {
    if (executablePath === undefined) return;
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  after(() => browser?.close());
  return {
    get bot() {
      return served.bot;
    },
    get center() {
      return served.center;
    },
    get browser() {
      if (browser === undefined) throw new Error('The tests have not begun, or there is no Chromium.');
      return browser;
    },
  };
}

/** Collects errors of a page, those on its console, and what it asks of other places: all must stay empty. */
export function troubleOf(page: Page, isOurs: (url: string) => boolean): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('request', (request) => {
    if (!isOurs(request.url())) trouble.push(request.url());
  });
  return trouble;
}

/** Starts all of it before the tests of a file, and ends it after them. */
export function deskTests(script: BotScript): DeskTests {
  const served = centerInBrowser(script);

  async function open(options: BrowserContextOptions = {}, at = served.center): Promise<Desk> {
    at.telemetry.reset();
    at.switchboard.reset();
    const page = await served.browser.newPage(options);
    page.setDefaultTimeout(30_000);
    const trouble = troubleOf(page, (url) => url.startsWith(at.url) || url.startsWith('data:'));
    await page.goto(at.url);
    const pane = (name: string): Locator => page.getByRole('region', { name, exact: true });
    return {
      page,
      inbox: pane('Inbox'),
      customer: pane('Customer'),
      representative: pane('Representative'),
      wire: pane('Wire'),
      monitor: pane('Monitor'),
      trouble,
    };
  }

  async function openChat(options?: BrowserContextOptions, at?: ContactCenter): Promise<Desk> {
    const desk = await open(options, at);
    await desk.page.getByRole('button', { name: 'Start chat' }).click();
    await appears(desk.page.getByLabel('Message as the customer'));
    return desk;
  }

  return Object.assign(served, { open, openChat });
}

/** Lets the customer on show write something. */
export async function write({ page }: Pick<Desk, 'page'>, text: string): Promise<void> {
  await page.getByLabel('Message as the customer').fill(text);
  await page.keyboard.press('Enter');
}

/** Resolves when the first of these can be seen. */
export async function appears(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'visible' });
}
