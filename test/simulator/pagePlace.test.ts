import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { politeBot } from './scriptedBot.ts';

const desks = deskTests(politeBot);

/** Two chats, of Ana and of Ben; Ben's is on show. */
async function twoChats(): Promise<Desk> {
  const desk = await desks.openChat();
  await appears(desk.customer.getByText('Hello!'));
  await desk.page.getByRole('button', { name: 'New chat' }).click();
  await desk.page.getByLabel('Your name').fill('Ben');
  await desk.page.getByRole('button', { name: 'Start chat' }).click();
  await appears(desk.customer.getByText('Hello!'));
  return desk;
}

const composer = ({ page }: Desk): Promise<string> => page.getByLabel('Message as the customer').inputValue();

test(
  'a draft stays with its chat, and both survive a reload with the pane that was open',
  needsBrowser,
  async () => {
    const desk = await twoChats();
    const { page, monitor } = desk;
    const ben = page.url();
    await page.getByLabel('Message as the customer').fill('for Ben');
    await page.goBack();
    await page.getByRole('heading', { name: 'Start a chat as a customer' }).waitFor();
    await page.goBack();
    await appears(desk.customer.getByText('Hello!'));
    assert.notEqual(page.url(), ben);
    assert.equal(await composer(desk), '');
    await page.getByLabel('Message as the customer').fill('for Ana');
    await page.getByRole('button', { name: 'Monitor' }).locator('visible=true').click();

    await page.reload();
    await appears(monitor);
    await appears(desk.customer.getByText('Hello!'));
    assert.equal(await composer(desk), 'for Ana');
    await page.goto(ben);
    await appears(desk.customer.getByText('Hello!'));
    assert.equal(await composer(desk), 'for Ben');
    await page.keyboard.press('Tab');
    await write(desk, 'said');
    await appears(desk.customer.getByText('You said said'));
    await page.reload();
    await appears(desk.customer.getByText('You said said'));
    assert.equal(await composer(desk), '', 'what was sent is no draft');
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

const fields: readonly (readonly [label: string, button: string])[] = [
  ['Message as the customer', 'Send'],
  ['Reply as the representative', 'Reply'],
  ['Note of the representative', 'Close'],
];
test(
  'what could not be sent is back in its field, unless something else is there by then',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page, customer, representative } = desk;
    await appears(customer.getByText('Hello!'));
    for (const [label, button] of fields) {
      if (label.startsWith('Reply')) {
        await write(desk, 'agent');
        await representative.getByRole('button', { name: 'Accept' }).click();
      }
      if (label.startsWith('Note'))
        await representative.getByRole('button', { name: 'End conversation' }).click();
      const field = page.getByLabel(label);
      for (const meanwhile of ['', 'another']) {
        let fail = (): void => undefined;
        const written = new Promise<void>((resolve) => (fail = resolve));
        await page.route('**/api/conversations/**', async (route) => {
          await written;
          await route.abort();
        });
        await field.fill('once more');
        await page.getByRole('button', { name: button, exact: true }).click();
        await field.fill(meanwhile);
        fail();
        await appears(page.getByText('The contact center cannot be reached'));
        assert.equal(await field.inputValue(), meanwhile === '' ? 'once more' : meanwhile, label);
        await page.unroute('**/api/conversations/**');
        await page.reload();
        await appears(field);
        assert.equal(await field.inputValue(), meanwhile === '' ? 'once more' : meanwhile, label);
      }
      await field.fill('');
    }
    await page.close();
  },
);

test('the newest conversation shows by itself until somebody touches the page', needsBrowser, async () => {
  const desk = await desks.open();
  const { page, customer } = desk;
  const { switchboard } = desks.center;
  switchboard.act(switchboard.start({ customerName: 'Cy' }).id, { type: 'customerWrites', text: 'one' });
  await appears(customer.getByText('You said one'));
  const second = switchboard.start({ customerName: 'Di' });
  switchboard.act(second.id, { type: 'customerWrites', text: 'two' });
  await appears(customer.getByText('You said two'));
  await page.getByLabel('Message as the customer').click();
  const third = switchboard.start({ customerName: 'Ed' });
  switchboard.act(third.id, { type: 'customerWrites', text: 'three' });
  switchboard.act(second.id, { type: 'customerWrites', text: 'after' });
  await appears(customer.getByText('You said after'));
  assert.equal(await customer.getByText('You said three').count(), 0);
  await page.close();
});

test('an address of a conversation that is gone shows the form for a new one', needsBrowser, async () => {
  const desk = await desks.open();
  await desk.page.goto(`${desks.center.url}#/c/%E0%A4%A`);
  await appears(desk.page.getByRole('button', { name: 'Start chat' }));
  await desk.page.goto(`${desks.center.url}#/c/gone`);
  await appears(desk.page.getByRole('button', { name: 'Start chat' }));
  assert.deepEqual(desk.trouble, []);
  await desk.page.close();
});

/** Resolves in the page, frame by frame; "waitForFunction" evaluates texts there, which the page's policy refuses. */
const atEnd = (id: string): string => `new Promise((resolve) => {
  const look = () => {
    const { scrollTop, scrollHeight, clientHeight } = document.getElementById('${id}');
    if (scrollHeight > clientHeight && scrollHeight - scrollTop - clientHeight < 24) resolve();
    else requestAnimationFrame(look);
  };
  look();
})`;

test('the wire opens at its newest entry, and stays where somebody reads', needsBrowser, async () => {
  // Low enough that the beginning is far from the end: who is near it is taken along.
  const desk = await desks.openChat({ viewport: { width: 390, height: 480 } });
  const { page, customer } = desk;
  for (const text of ['one', 'two', 'three', 'four']) {
    await write(desk, text);
    await appears(customer.getByText(`You said ${text}`));
  }
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Wire' }).click();
  await page.evaluate(atEnd('wire-scroll'));
  await page.evaluate("document.getElementById('wire-scroll').scrollTop = 0");
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => done(true)))');
  const [chat] = desks.center.switchboard.conversations();
  assert.ok(chat !== undefined);
  desks.center.switchboard.act(chat.id, { type: 'customerWrites', text: 'five' });
  await desk.wire.getByText('You said five').first().waitFor({ state: 'attached' });
  assert.equal(await page.evaluate("document.getElementById('wire-scroll').scrollTop"), 0);
  await page.close();
});
