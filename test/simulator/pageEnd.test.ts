import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);
const viewport = { width: 1280, height: 720 };

/** Words that need other lines at another width. */
const LONG = 'I ordered two lamps for the kitchen and one of them came with a broken shade. '.repeat(3);

type Scroller = 'customer-scroll' | 'representative-scroll' | 'wire-scroll';

/** How many pixels are below what shows, once every change of size has come to its end. */
async function hiddenBelow(page: Page, id: Scroller): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
    await frame();
    await frame();
    const { scrollHeight, scrollTop, clientHeight } = document.getElementById('${id}');
    return Math.round(scrollHeight - scrollTop - clientHeight);
  })()`);
}

async function assertAtEnd({ page }: Desk, id: Scroller, when: string): Promise<void> {
  const below = await hiddenBelow(page, id);
  assert.ok(below < 24, `${when}, ${String(below)} pixels are below what shows in ${id}`);
}

/** A chat with so many long turns. */
async function longChat(turns: number): Promise<{ desk: Desk; id: string }> {
  const desk = await desks.openChat({ viewport });
  await appears(desk.customer.getByText('Hello!'));
  const { switchboard } = desks.center;
  const [chat] = switchboard.conversations();
  assert.ok(chat !== undefined);
  for (let turn = 1; turn <= turns; turn++) {
    switchboard.act(chat.id, { type: 'customerWrites', text: `${String(turn)}: ${LONG}` });
    await switchboard.settled(chat.id);
  }
  await appears(desk.customer.getByText(`You said ${String(turns)}:`));
  return { desk, id: chat.id };
}

test('who is at the end stays there, whatever becomes of the width of the pane', needsBrowser, async () => {
  const { desk } = await longChat(6);
  const { page } = desk;
  const border = page.getByRole('separator', { name: 'Border between Customer and Inbox' });
  const { x, y } = (await border.boundingBox()) ?? { x: 0, y: 0 };
  await assertAtEnd(desk, 'customer-scroll', 'before');
  await page.mouse.move(x + 6, y + 200);
  await page.mouse.down();
  for (const by of [-90, 150, -60]) {
    await page.mouse.move(x + by, y + 200, { steps: 20 });
    await assertAtEnd(desk, 'customer-scroll', `${String(by)} pixels further`);
  }
  await page.mouse.up();
  for (const width of [1500, 1130, 1000, 1280]) {
    await page.setViewportSize({ width, height: 720 });
    await assertAtEnd(desk, 'customer-scroll', `${String(width)} pixels wide`);
  }
  await page.close();
});

test('who is at the end stays there when the panes change with a new line', needsBrowser, async () => {
  for (const height of [720, 900]) {
    const { desk, id } = await longChat(6);
    const { page, customer } = desk;
    await page.setViewportSize({ width: height === 900 ? 1500 : 1280, height });
    const { switchboard } = desks.center;
    await write(desk, 'agent');
    await assertAtEnd(desk, 'customer-scroll', 'with the escalation');
    await assertAtEnd(desk, 'wire-scroll', 'with the escalation');
    switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
    await customer.getByText('Robin has joined').waitFor({ state: 'attached' });
    await assertAtEnd(desk, 'customer-scroll', 'with the representative');
    switchboard.act(id, { type: 'representativeReplies', text: LONG });
    await customer.locator('.from-representative').waitFor({ state: 'attached' });
    await assertAtEnd(desk, 'customer-scroll', 'with a reply');
    switchboard.act(id, { type: 'customerLeaves' });
    await appears(customer.getByText('Ended', { exact: true }));
    await page.close();
  }
});

test('what grows later, such as a picture, leaves nobody short of the end', needsBrowser, async () => {
  const { desk } = await longChat(4);
  const { page } = desk;
  for (const height of [600, 900]) {
    // Lower on the way, as lines are that wrap anew: the browser has to scroll, and tells of it when all is higher again.
    await page.evaluate(`(() => {
      const { style, parentElement } = document.querySelector('#customer-log > li:nth-child(3) .bubble');
      style.display = 'none';
      parentElement.getBoundingClientRect();
      style.display = '';
      style.minHeight = '${String(height)}px';
      parentElement.getBoundingClientRect();
    })()`);
    await assertAtEnd(desk, 'customer-scroll', `${String(height)} pixels`);
  }
  await page.close();
});

test(
  'a representative who accepts a long conversation sees its end, and what comes',
  needsBrowser,
  async () => {
    const { desk, id } = await longChat(8);
    const { page, representative } = desk;
    const { switchboard } = desks.center;
    await write(desk, 'agent');
    const accept = representative.getByRole('button', { name: 'Accept' });
    await appears(accept);
    assert.ok(((await accept.boundingBox())?.y ?? 9_999) < viewport.height);
    await accept.click();
    await appears(representative.getByText('Asked for a person.').first());
    await assertAtEnd(desk, 'representative-scroll', 'after Accept');
    switchboard.act(id, { type: 'customerWrites', text: 'Are you there?' });
    await representative.getByText('Are you there?').waitFor({ state: 'attached' });
    await assertAtEnd(desk, 'representative-scroll', 'with new words');
    for (const words of ['Summary from the bot', 'Robin is talking with'])
      assert.ok(await isInView(page, words), `${words} still shows`);
    await page.close();
  },
);

/** Whether the first heading with these words is inside of all that it could be cut off by. */
function isInView(page: Page, words: string): Promise<boolean> {
  return page.evaluate<boolean>(`new Promise((resolve) => {
    const heading = [...document.querySelectorAll('h3')].find((each) => each.textContent.startsWith('${words}'));
    new IntersectionObserver(([{ intersectionRatio }], watching) => {
      watching.disconnect();
      resolve(intersectionRatio > 0.9);
    }).observe(heading);
  })`);
}

/** Turns the mouse's wheel over the customer's pane, and resolves when the scrolling has come to its end. */
async function turnWheel(page: Page, by: number): Promise<void> {
  await page.evaluate(`void (window.scrolled = new Promise((resolve) => {
    document.getElementById('customer-scroll').addEventListener('scrollend', resolve, { once: true });
  }))`);
  await page.mouse.wheel(0, by);
  await page.evaluate('window.scrolled.then(() => undefined)');
}

test('a reader who scrolled up is left alone, until the end is reached again', needsBrowser, async () => {
  const { desk, id } = await longChat(8);
  const { page, customer } = desk;
  const { switchboard } = desks.center;
  const topLine = (): Promise<string> =>
    page.evaluate(`(() => {
      const { left, top } = document.getElementById('customer-scroll').getBoundingClientRect();
      return document.elementFromPoint(left + 60, top + 60).closest('li').dataset.key;
    })()`);
  await page.mouse.move(150, 400);
  await turnWheel(page, -500);
  const reading = await topLine();
  switchboard.act(id, { type: 'customerWrites', text: 'agent' });
  await switchboard.settled(id);
  switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
  await customer.getByText('Robin has joined').waitFor({ state: 'attached' });
  assert.ok((await hiddenBelow(page, 'customer-scroll')) > 300);
  assert.equal(await topLine(), reading);

  await turnWheel(page, 5_000);
  await assertAtEnd(desk, 'customer-scroll', 'after the way down');
  switchboard.act(id, { type: 'representativeReplies', text: LONG });
  await customer.locator('.from-representative').waitFor({ state: 'attached' });
  await assertAtEnd(desk, 'customer-scroll', 'with a reply');
  await page.close();
});

test('what somebody writes shows, wherever they were reading', needsBrowser, async () => {
  const { desk } = await longChat(8);
  const { page, customer, representative } = desk;
  await page.evaluate("document.getElementById('customer-scroll').scrollTop = 0");
  assert.ok((await hiddenBelow(page, 'customer-scroll')) > 300);
  await write(desk, 'agent');
  await customer.getByText('agent', { exact: true }).waitFor({ state: 'attached' });
  await assertAtEnd(desk, 'customer-scroll', 'with the own words');
  await representative.getByRole('button', { name: 'Accept' }).click();
  await appears(page.getByLabel('Reply as the representative'));
  await page.evaluate("document.getElementById('representative-scroll').scrollTop = 0");
  assert.ok((await hiddenBelow(page, 'representative-scroll')) > 300);
  await page.getByLabel('Reply as the representative').fill('I am here.');
  await page.keyboard.press('Enter');
  await representative.getByText('I am here.').waitFor({ state: 'attached' });
  await assertAtEnd(desk, 'representative-scroll', 'with the own reply');
  await page.close();
});

test('details that somebody opens do not move from under the pointer', needsBrowser, async () => {
  const { desk } = await longChat(4);
  const { page, wire } = desk;
  await assertAtEnd(desk, 'wire-scroll', 'before');
  const summary = wire.locator('.turn').nth(-2).locator('summary').last();
  await summary.scrollIntoViewIfNeeded();
  const before = await summary.boundingBox();
  await summary.click();
  await appears(wire.getByLabel('JSON of the activity'));
  await hiddenBelow(page, 'wire-scroll');
  assert.equal((await summary.boundingBox())?.y, before?.y);
  await page.close();
});
