import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { command, politeBot, say, type BotScript } from './scriptedBot.ts';

const script: BotScript = (activity) =>
  activity['text'] === 'person'
    ? [
        say('Transferring you now.'),
        command('Escalate', 'Lost the card on a train.', {
          HandoffReason: { value: 'asked', isDisplayable: true },
          va_LastTopic: 'StolenCard',
          Email: 'ana.costa@example.com',
          phone: '555 0100',
          BotHandoffTopic: 'StolenCard',
        }),
      ]
    : politeBot(activity);

const desks = deskTests(script);

/** A conversation that waits, on show nowhere. */
function waits(customerName: string): string {
  const { switchboard } = desks.center;
  const { id } = switchboard.start({ customerName });
  switchboard.act(id, { type: 'customerWrites', text: 'agent' });
  return id;
}

const title = ({ page }: Desk): Promise<string> => page.title();
const opened = (desk: Desk, name: string): ReturnType<Desk['inbox']['getByRole']> =>
  desk.inbox.getByRole('link', { name: new RegExp(`^${name}`, 'u') });

test(
  'who waits comes first in the inbox, the longest first, with queue and unread lines',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    await appears(desk.customer.getByText('Hello!'));
    for (const name of ['Ben', 'Cy']) {
      waits(name);
      await appears(opened(desk, name).getByText('Credit cards'));
    }
    const rows = await desk.inbox.getByRole('link').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split('\n')[0]),
      ['Ben', 'Cy', 'Ana'],
    );
    assert.match(rows[0] ?? '', /\d\sunread/);
    assert.doesNotMatch(rows[2] ?? '', /unread/);
    assert.equal(await title(desk), '(2) Contact center on your desk');

    await opened(desk, 'Ben').click();
    await appears(desk.representative.getByText('Ben is waiting'));
    assert.doesNotMatch(await opened(desk, 'Ben').innerText(), /unread/);
    assert.equal(await opened(desk, 'Ben').getAttribute('aria-current'), 'true');
    await desk.page.reload();
    await appears(desk.representative.getByText('Ben is waiting'));
    assert.doesNotMatch(await opened(desk, 'Ben').innerText(), /unread/, 'a reload makes nothing unread');
    assert.match(await opened(desk, 'Cy').innerText(), /unread/);
    assert.deepEqual(desk.trouble, []);
    await desk.page.close();
  },
);

test('the badge counts what calls for a representative, until it is looked after', needsBrowser, async () => {
  const desk = await desks.openChat();
  const id = waits('Ben');
  await appears(opened(desk, 'Ben'));
  await opened(desk, 'Ben').click();
  await desk.representative.getByRole('button', { name: 'Accept' }).click();
  await appears(desk.representative.getByText('Robin is talking with Ben'));
  assert.equal(await title(desk), 'Contact center on your desk');
  await opened(desk, 'Ana').click();
  await appears(desk.customer.getByText('Hello!'));
  desks.center.switchboard.act(id, { type: 'customerWrites', text: 'Are you there?' });
  await appears(opened(desk, 'Ben').getByText('Are you there?'));
  assert.equal(await title(desk), '(1) Contact center on your desk');
  await opened(desk, 'Ben').click();
  await appears(desk.customer.getByText('Are you there?'));
  assert.equal(await title(desk), 'Contact center on your desk');
  await desk.page.close();
});

test(
  'the desk shows the summary first, why and what about, what is on the panel, and records',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { representative, page } = desk;
    await write(desk, 'person');
    await representative.getByRole('button', { name: 'Accept' }).click();
    await appears(representative.getByText('Lost the card on a train.'));
    const headings = await representative.getByRole('heading', { level: 3 }).allInnerTexts();
    assert.deepEqual(headings, [
      'Robin is talking with Ana',
      'Summary from the bot',
      'Context variables',
      'Records',
    ]);
    const chips = representative.locator('.summary').getByRole('listitem');
    assert.deepEqual(await chips.allInnerTexts(), ['asked', 'StolenCard', 'StolenCard']);

    const group = (name: string): ReturnType<Desk['inbox']['getByRole']> =>
      representative.getByRole('rowgroup').filter({ hasText: name });
    assert.equal(await group('On the representative’s panel').getByRole('row').count(), 2);
    assert.equal(await group('Not on the panel').getByRole('row').count(), 5);
    await appears(representative.getByText('was set without isDisplayable: true'));
    await appears(representative.getByRole('listitem').filter({ hasText: 'Contact: Ana Costa' }));
    await appears(
      representative.getByText('phone identifies nobody: Dynamics looks at Phone, spelled exactly so.'),
    );
    await page.close();
  },
);

test(
  'a conversation goes from one representative to another and to the bot, and ends with a note',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { representative, customer, page } = desk;
    await write(desk, 'agent');
    await representative.getByLabel('Accept as').selectOption('Sam');
    await representative.getByRole('button', { name: 'Accept' }).click();
    await appears(representative.getByText('Sam is talking with Ana'));

    await representative.getByText('Consult', { exact: true }).click();
    await appears(representative.getByText('A bot cannot be consulted'));
    await representative.getByText('Transfer', { exact: true }).click();
    await representative.getByRole('button', { name: 'Billing' }).click();
    await appears(customer.getByText('Sam has transferred the conversation.'));
    await appears(representative.getByText('In the queue Billing. Transferred by Sam from "Credit cards".'));
    assert.equal(await representative.getByText('Asked for a person.').count(), 0);

    await representative.getByLabel('Accept as').selectOption('Kim');
    await representative.getByRole('button', { name: 'Accept' }).click();
    await appears(representative.getByText('Kim is talking with Ana'));
    await representative.getByRole('button', { name: 'End conversation' }).click();
    await page.getByLabel('Note of the representative').fill('Sent a new card.');
    await page.reload();
    await representative.getByRole('button', { name: 'Close' }).click();
    await appears(representative.getByText('Sent a new card.'));
    await appears(representative.getByText('Nothing is left to do'));
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test(
  'a representative who is full is named so, and whoever has room takes the next one',
  needsBrowser,
  async () => {
    const desk = await desks.open();
    const { switchboard } = desks.center;
    const [ben, cy] = [waits('Ben'), waits('Cy')];
    await Promise.all([ben, cy].map((id) => switchboard.settled(id)));
    for (const id of [ben, cy]) switchboard.act(id, { type: 'representativeAccepts', name: 'Robin' });
    waits('Di');
    await opened(desk, 'Di').click();
    await desk.representative.getByText('Robin · 2 of 2, full').waitFor({ state: 'attached' });
    await desk.representative.getByRole('button', { name: 'Accept' }).click();
    await appears(desk.representative.getByText('Sam is talking with Di'));
    await desk.page.close();
  },
);

const widths = async ({ customer, inbox, representative, wire }: Desk): Promise<readonly number[]> =>
  Promise.all(
    [customer, inbox, representative, wire].map(async (pane) =>
      Math.round((await pane.boundingBox())?.width ?? 0),
    ),
  );

test(
  'the wire is wide while the bot talks, and the desk once people have to do something',
  needsBrowser,
  async () => {
    const desk = await desks.openChat({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await appears(desk.customer.getByText('Hello!'));
    const [, , deskBefore = 0, wireBefore = 0] = await widths(desk);
    assert.ok(wireBefore > deskBefore);
    await write(desk, 'agent');
    await appears(desk.representative.getByText('Ana is waiting'));
    const [, , deskAfter = 0, wireAfter = 0] = await widths(desk);
    assert.ok(deskAfter > wireAfter);
    await desk.page.close();
  },
);

test(
  'borders move by mouse and by keyboard, as far as a pane can be used, and stay over a reload',
  needsBrowser,
  async () => {
    const desk = await desks.openChat({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const { page } = desk;
    await appears(desk.customer.getByText('Hello!'));
    const usual = await widths(desk);
    const border = page.getByRole('separator', { name: 'Border between Representative and Wire' });
    const box = await border.boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 4, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 104, box.y + 220);
    await page.mouse.up();
    const dragged = await widths(desk);
    const [, , one = 0, other = 0] = dragged.map((width, index) => width - (usual[index] ?? 0));
    assert.ok(Math.abs(one - 100) <= 4 && Math.abs(other + 100) <= 4, `${one} ${other}`);
    await page.reload();
    await appears(desk.customer.getByText('Hello!'));
    assert.deepEqual(await widths(desk), dragged);

    await border.focus();
    const before = Number(await border.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowLeft');
    assert.equal(Number(await border.getAttribute('aria-valuenow')), before - 2);
    for (let press = 0; press < 60; press++) await page.keyboard.press('ArrowRight');
    assert.ok((await widths(desk)).every((width) => width > 150));
    await page.keyboard.press('Home');
    assert.deepEqual(await widths(desk), usual);
    await page.close();
  },
);

test(
  'on a phone, what is picked in the inbox opens where there is something to do',
  needsBrowser,
  async () => {
    const desk = await desks.openChat({ viewport: { width: 390, height: 800 } });
    const { page } = desk;
    waits('Ben');
    const inbox = page.getByRole('navigation').getByRole('button', { name: 'Inbox' });
    await appears(inbox.getByText('1'));
    await inbox.click();
    await opened(desk, 'Ben').click();
    await appears(desk.representative.getByText('Ben is waiting'));
    await inbox.click();
    await opened(desk, 'Ana').click();
    await appears(desk.customer.getByText('Hello!'));
    await page.close();
  },
);

test(
  'dots show while representative and customer type, in another window too, and go with the message',
  needsBrowser,
  async () => {
    const desk = await desks.openChat({ viewport: { width: 1440, height: 900 } });
    const { page, customer, representative } = desk;
    await write(desk, 'agent');
    await representative.getByRole('button', { name: 'Accept' }).click();
    const opened = page.waitForEvent('popup');
    await page.evaluate('void window.open(location.href)');
    const other = await opened;
    const dots = customer.locator('.typing');
    const elsewhere = other.locator('#customer-typing');
    await other.locator('#customer-log li').first().waitFor();
    assert.equal(await dots.isVisible(), false);
    await page.getByLabel('Reply as the representative').pressSequentially('Hi');
    await appears(dots);
    await appears(elsewhere);
    await page.keyboard.press('Enter');
    await appears(customer.getByText('Hi', { exact: true }));
    await dots.waitFor({ state: 'hidden' });
    await elsewhere.waitFor({ state: 'hidden' });
    await page.getByLabel('Message as the customer').pressSequentially('Hello');
    await appears(representative.locator('.typing'));
    await page.getByLabel('Message as the customer').fill('');
    await representative.locator('.typing').waitFor({ state: 'hidden' });
    assert.deepEqual(desk.trouble, []);
    await other.close();
    await page.close();
  },
);
