import assert from 'node:assert/strict';
import { after, before, type TestContext } from 'node:test';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { needsBrowser } from '../simulator/desk.ts';
import { startScriptedBot, type BotScript, type ScriptedBot } from '../simulator/scriptedBot.ts';
import { needsInstalled } from './installed.ts';

/** Somebody else's widget on a page of its own, in a window of its own. */
export interface LookWindow {
  readonly page: Page;
  /** What holds this text and can be seen: these widgets have everything a second time for screen readers. */
  readonly bubble: (text: string) => Locator;
  readonly write: (text: string) => Promise<void>;
}

/** A contact center with a bot, and a browser that shows its customers in another widget. */
export interface LookTests {
  readonly bot: ScriptedBot;
  readonly center: ContactCenter;
  readonly browser: Browser;
  /** What it logs as an error, or asks of other places, fails the test. */
  open(t: TestContext, at?: string): Promise<LookWindow>;
}

const executablePath = findChromium();

/** What a suite is skipped for: no browser, or the look is not installed. */
export function needsLook(look: string): { readonly skip: string | boolean } {
  return needsBrowser.skip === false ? needsInstalled(`simulator/looks/${look}`) : needsBrowser;
}

/** Starts all of it before the tests of a suite, and ends it after them. */
export function lookTests(look: string, script: BotScript): LookTests {
  let running: Omit<LookTests, 'open'> | undefined;

  before(async () => {
    const bot = await startScriptedBot(script);
    const center = await startContactCenter({ bot: bot.url });
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    running = { bot, center, browser };
  });

  after(async () => {
    await running?.browser.close();
    await running?.center.close();
    await running?.bot.close();
  });

  const started = (): NonNullable<typeof running> => {
    if (running === undefined) throw new Error('The tests of this suite have not begun.');
    return running;
  };

  return {
    get bot() {
      return started().bot;
    },
    get center() {
      return started().center;
    },
    get browser() {
      return started().browser;
    },
    async open(t, at = '') {
      const { browser, center } = started();
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(message.text());
      });
      page.on('request', (request) => {
        const here = [center.url, `blob:${center.url}`, 'data:'];
        if (!here.some((start) => request.url().startsWith(start))) trouble.push(request.url());
      });
      t.after(async () => {
        await page.close();
        assert.deepEqual(trouble, []);
      });
      await page.goto(`${center.url}looks/${look}/${at}`);
      return {
        page,
        bubble: (text) => page.locator('.webchat__bubble', { hasText: text }),
        async write(text) {
          await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
          await page.keyboard.press('Enter');
        },
      };
    },
  };
}

/** The newest conversation, which is that of the window that was opened last. */
export function newestOf({ switchboard }: ContactCenter): string {
  const [newest] = switchboard.conversations();
  assert.ok(newest !== undefined);
  return newest.id;
}
