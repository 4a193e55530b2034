import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axeFindings } from './axe.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { command, politeBot, say, type BotScript } from './scriptedBot.ts';

const longName = 'BotHandoffReasonOfTheCustomer';
const email = 'a.customer@example.com';
const sentence = 'I would rather talk to somebody who understands international transfers.';
const script: BotScript = (activity) => {
  switch (activity['text']) {
    case 'headings':
      return [say('# First words\n\n### Third\n\n- a list\n\n| a | b |\n|---|---|\n| 1 | 2 |')];
    case 'card':
      return [
        say('', {
          attachments: [
            {
              contentType: 'application/vnd.microsoft.card.adaptive',
              content: {
                type: 'AdaptiveCard',
                version: '1.5',
                body: [
                  { type: 'TextBlock', text: 'A heading', style: 'heading' },
                  { type: 'Input.Text', id: 'name', label: 'Who calls' },
                ],
                actions: [{ type: 'Action.Submit', title: 'Book' }],
              },
            },
            {
              contentType: 'application/vnd.microsoft.card.hero',
              content: { title: 'Platinum', buttons: [{ type: 'imBack', title: 'Order', value: 'order' }] },
            },
          ],
        }),
      ];
    case 'secret':
      return [{ type: 'message', text: 'Nobody reads this' }];
    case 'agent':
      return [
        say('Transferring you now.'),
        command('Escalate', '# Summary\n\nAsked for a person.', {
          [longName]: 'x'.repeat(60),
          Email: { value: email, isDisplayable: true },
          Matter: { value: sentence, isDisplayable: true },
          BotHandoffTopic: { value: 'CreditCard', isDisplayable: true },
        }),
      ];
    default:
      return politeBot(activity);
  }
};
const desks = deskTests(script);

const SIZES = { wide: [1440, 900], medium: [900, 800], phone: [390, 844] } as const;

/** Shows a pane; false where it stands there already. */
async function show({ page }: Desk, pane: string): Promise<boolean> {
  const button = page.getByRole('button', { name: new RegExp(`^${pane}`, 'u') }).locator('visible=true');
  if ((await button.count()) === 0) return false;
  await button.click();
  return true;
}

async function checkPanes(desk: Desk, state: string): Promise<void> {
  for (const pane of ['Inbox', 'Customer', 'Desk', 'Monitor', 'Wire']) {
    const shown = await show(desk, pane);
    if (!shown && pane !== 'Wire') continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      assert.deepEqual(await axeFindings(desk.page, colorScheme), [], `${state}, ${pane}, ${colorScheme}`);
    }
    if (pane === 'Monitor') await show(desk, 'Monitor');
  }
  await show(desk, 'Customer');
}

for (const [size, [width, height]] of Object.entries(SIZES)) {
  test(
    `axe finds nothing in any state of a conversation, in either theme, at the size ${size}`,
    needsBrowser,
    async () => {
      const desk = await desks.open({ viewport: { width, height } });
      await checkPanes(desk, 'no conversation');
      await show(desk, 'Customer');
      await desk.page.getByRole('button', { name: 'Start chat' }).click();
      for (const [text, answer] of [
        ['headings', 'First words'],
        ['card', 'Platinum'],
        ['secret', 'nothing of it reaches the customer'],
      ] as const) {
        await write(desk, text);
        await appears(desk.customer.getByText(answer));
      }
      await checkPanes(desk, 'with the bot');
      await write(desk, 'agent');
      await appears(desk.customer.getByText('Transferring you now.'));
      await checkPanes(desk, 'waiting');
      await show(desk, 'Desk');
      await desk.representative.getByRole('button', { name: 'Accept' }).click();
      await appears(desk.representative.getByText('Asked for a person.'));
      await checkPanes(desk, 'with a representative');
      await show(desk, 'Desk');
      await desk.representative.getByRole('button', { name: 'End conversation' }).click();
      await appears(desk.representative.getByRole('heading', { name: 'Wrap-up' }));
      await checkPanes(desk, 'wrap-up');
      assert.deepEqual(desk.trouble, []);
      await desk.page.close();
    },
  );
}

/** Resolves when the element that has the keyboard is scrolled so; scrolling takes some frames. */
const scrolledTo = (place: string): string => `new Promise((done, failed) => {
  const element = document.activeElement;
  const look = (frames) => {
    if (${place}) done();
    else if (frames === 0) failed(new Error('${place}'));
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(600);
})`;

test(
  'a long talk without anything to press is scrolled by the keyboard, on both sides, until the end',
  needsBrowser,
  async () => {
    const desk = await desks.openChat({ viewport: { width: 390, height: 844 } });
    const { page } = desk;
    await appears(desk.customer.getByText('Hello!'));
    const { switchboard } = desks.center;
    const [chat] = switchboard.conversations();
    assert.ok(chat !== undefined);
    for (let turn = 1; turn <= 12; turn++) {
      switchboard.act(chat.id, { type: 'customerWrites', text: `turn ${turn}` });
      await switchboard.settled(chat.id);
    }
    switchboard.act(chat.id, { type: 'customerWrites', text: 'agent' });
    await switchboard.settled(chat.id);
    switchboard.act(chat.id, { type: 'representativeAccepts', name: 'Robin' });
    switchboard.act(chat.id, { type: 'representativeEnds' });
    switchboard.act(chat.id, { type: 'representativeFinishes' });
    await appears(desk.customer.getByText('Ended', { exact: true }));
    for (const [pane, name] of [
      ['Customer', 'The chat, as the customer sees it'],
      ['Desk', 'The conversation, as the representative sees it'],
    ] as const) {
      await show(desk, pane);
      for (const colorScheme of ['light', 'dark'] as const)
        assert.deepEqual(await axeFindings(page, colorScheme), [], `${pane}, ${colorScheme}`);
      await page.getByRole('group', { name }).focus();
      await page.evaluate(scrolledTo('element.scrollTop > 0'));
      await page.keyboard.press('Home');
      await page.evaluate(scrolledTo('element.scrollTop === 0'));
    }
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

const focused = ({ page }: Desk): Promise<string> =>
  page.evaluate('document.activeElement.closest("section")?.id + ": " + document.activeElement.textContent');

test(
  'the keyboard focus stays in its pane when a button has done its work and is gone',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page, customer, representative } = desk;
    await write(desk, 'agent');
    await representative.getByRole('button', { name: 'Accept' }).focus();
    await page.keyboard.press('Enter');
    await appears(page.locator('#reply-text:focus'));
    await representative.getByRole('button', { name: 'Hand back to the bot' }).focus();
    await page.keyboard.press('Enter');
    await appears(representative.getByText('The bot is talking'));
    assert.equal(await focused(desk), 'representative: The bot is talking');

    await customer.getByRole('button', { name: 'Leave chat' }).focus();
    await page.keyboard.press('Enter');
    await appears(customer.getByText('The customer has left the conversation.'));
    assert.match(await focused(desk), /^customer: /);
    await page.close();
  },
);

test(
  'a customer who begins to wait is announced, also one in another conversation',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page } = desk;
    await appears(desk.customer.getByText('Hello!'));
    await page.getByRole('button', { name: 'New chat' }).click();
    const [chat] = desks.center.switchboard.conversations();
    assert.ok(chat !== undefined);
    desks.center.switchboard.act(chat.id, { type: 'customerWrites', text: 'agent' });
    await page
      .getByRole('status')
      .filter({ hasText: 'Ana is waiting in the queue Credit cards.' })
      .waitFor({ state: 'attached' });
    await page.close();
  },
);

test(
  'what stands in the table of variables is broken between its words and never within one',
  needsBrowser,
  async () => {
    for (const [width, height] of Object.values(SIZES)) {
      const desk = await desks.openChat({ viewport: { width, height } });
      await write(desk, 'agent');
      await show(desk, 'Desk');
      const name = desk.representative.getByRole('rowheader', { name: longName });
      await appears(name);
      const pieces = await desk.page.evaluate<readonly string[]>(
        `(${LINES_OF_TEXT})(document.querySelector('.variables .dim th[scope=row]'))`,
      );
      assert.equal(pieces.join(''), longName);
      assert.ok(
        pieces.every((piece) => /^[A-Z]/.test(piece)),
        pieces.join(' | '),
      );
      for (const value of [email, sentence]) {
        const lines = await desk.page.evaluate<readonly string[]>(
          `(${LINES_OF_TEXT})([...document.querySelectorAll('.variables td')].find((cell) => cell.textContent === '${value}'))`,
        );
        assert.equal(lines.join(''), value);
        assert.ok(
          lines.slice(0, -1).every((line) => /[@. ]$/.test(line)),
          lines.join(' | '),
        );
      }
      await desk.page.close();
    }
  },
);

/** The text of an element as it is broken into lines on the screen. */
const LINES_OF_TEXT = `(cell) => {
  const lines = new Map();
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top } = range.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? '') + range.toString());
    }
  }
  return [...lines.values()];
}`;
