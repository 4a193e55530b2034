import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type { ContactCenter } from '../../simulator/server.ts';
import { centerInBrowser, needsBrowser, troubleOf, type CenterInBrowser } from '../simulator/desk.ts';
import type { BotScript } from '../simulator/scriptedBot.ts';
import { needsInstalled } from './installed.ts';

/** Somebody else's widget on a page of its own, in a window of its own. */
export interface LookWindow {
  readonly page: Page;
  /** What holds this text and can be seen: these widgets have everything a second time for screen readers. */
  readonly bubble: (text: string) => Locator;
  readonly write: (text: string) => Promise<void>;
}

/** A contact center with a bot, and a browser that shows its customers in another widget. */
export interface LookTests extends CenterInBrowser {
  /** What it logs as an error, or asks of other places, fails the test. */
  open(t: TestContext, at?: string): Promise<LookWindow>;
}

/** What a suite is skipped for: no browser, or the look is not installed. */
export function needsLook(look: string): { readonly skip: string | boolean } {
  return needsBrowser.skip === false ? needsInstalled(`simulator/looks/${look}`) : needsBrowser;
}

/** Starts all of it before the tests of a suite, and ends it after them. */
export function lookTests(look: string, script: BotScript): LookTests {
  const served = centerInBrowser(script);
  return Object.assign(served, {
    async open(t: TestContext, at = ''): Promise<LookWindow> {
      const { browser, center } = served;
      const page = await browser.newPage();
      page.setDefaultTimeout(30_000);
      const here = [center.url, `blob:${center.url}`, 'data:'];
      const trouble = troubleOf(page, (url) => here.some((start) => url.startsWith(start)));
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
  });
}

/** The newest conversation, which is that of the window that was opened last. */
export function newestOf({ switchboard }: ContactCenter): string {
  const [newest] = switchboard.conversations();
  assert.ok(newest !== undefined);
  return newest.id;
}
