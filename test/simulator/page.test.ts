import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { startContactCenter } from '../../simulator/server.ts';
import { appears, deskTests, needsBrowser, write, type Desk } from './desk.ts';
import { command, politeBot, say, startScriptedBot, type BotScript } from './scriptedBot.ts';

const ATTACK =
  '<img src=x onerror="window.attacked=1"><svg onload="window.attacked=1"></svg>[x](javascript:window.attacked=1)';

const PICTURES = 'https://pictures.example/';
const INLINE_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const bookingCard = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Input.Text', id: 'name', label: 'Who calls', isRequired: true, errorMessage: 'Please say who' },
  ],
  actions: [{ type: 'Action.Submit', title: 'Book', data: { form: 'call' } }],
};

const card = (kind: string, content: unknown): ReturnType<typeof say> =>
  say('', {
    attachments: [
      {
        contentType: `application/vnd.microsoft.card.${kind}`,
        content: JSON.parse(JSON.stringify(content)) as never,
      },
    ],
  });

const replies: Readonly<Record<string, ReturnType<BotScript>>> = {
  secret: [{ type: 'message', text: 'Nobody reads this' }],
  markdown: [say('**Bold** and [a link](https://example.com/)')],
  book: [card('adaptive', bookingCard)],
  hero: [
    card('hero', {
      title: 'Platinum',
      buttons: [{ type: 'imBack', title: 'Order', value: 'order platinum' }],
    }),
  ],
  picture: [
    card('hero', { title: 'Remote', images: [{ url: 'https://pictures.example/cat.png', alt: 'A cat' }] }),
  ],
  pictures: [
    card('adaptive', {
      type: 'AdaptiveCard',
      version: '1.5',
      backgroundImage: { url: `${PICTURES}ground.png` },
      body: [
        {
          type: 'Image',
          url: `${PICTURES}dog.png`,
          altText: 'A dog',
          selectAction: { type: 'Action.Submit' },
        },
        { type: 'ImageSet', images: [{ type: 'Image', url: `${PICTURES}one.png`, altText: 'One of two' }] },
        {
          type: 'ColumnSet',
          columns: [{ type: 'Column', items: [{ type: 'Image', url: `${PICTURES}deep.png` }] }],
        },
        { type: 'Media', poster: `${PICTURES}still.png`, sources: [{ url: `${PICTURES}film.mp4` }] },
        { type: 'TextBlock', text: `In words ![A fish](${PICTURES}fish.png)` },
        { type: 'Image', url: INLINE_PICTURE, altText: 'Drawn here' },
      ],
      actions: [{ type: 'Action.Submit', title: 'Take', iconUrl: `${PICTURES}icon.png` }],
    }),
    say(`Seen? ![A bird](${PICTURES}bird.png)`),
  ],
  plain: [
    say('**as it is** https://example.com/', { textFormat: 'plain', from: { id: 'bot', name: 'Zoe' } }),
  ],
  suggest: [
    say('Which?', { suggestedActions: { actions: [{ type: 'imBack', title: 'Visa', value: 'visa' }] } }),
  ],
  attack: [
    say(ATTACK),
    card('hero', {
      title: ATTACK,
      subtitle: ATTACK,
      text: ATTACK,
      buttons: [{ type: 'openUrl', title: 'Hero link', value: 'javascript:window.attacked=1' }],
    }),
    card('adaptive', {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: ATTACK }],
      actions: [{ type: 'Action.OpenUrl', title: 'Card link', url: 'javascript:window.attacked=1' }],
    }),
    { type: 'message', text: ATTACK },
    command('Escalate', ATTACK, { BotHandoffTopic: ATTACK }),
  ],
};

const script: BotScript = (activity) => {
  const text = typeof activity['text'] === 'string' ? activity['text'] : '';
  return replies[text] ?? politeBot(activity);
};

const desks = deskTests(script);

test('a conversation from greeting to closing, in both panes', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { page, customer, representative } = desk;
  await appears(customer.getByText('Hello!'));
  await write(desk, 'agent');
  await appears(customer.getByText('Transferring you now.'));
  await appears(representative.getByText('Ana is waiting'));
  await appears(representative.getByRole('cell', { name: 'CreditCard' }));
  assert.equal(
    await page.getByText('Asked for a person.').locator('visible=true').count(),
    1,
    'only the wire shows the summary',
  );

  await representative.getByRole('button', { name: 'Accept' }).click();
  await appears(representative.getByText('Asked for a person.'));
  await page.getByLabel('Reply as the representative').fill('Hi, Robin here.');
  await page.keyboard.press('Enter');
  await appears(customer.getByText('Hi, Robin here.'));
  assert.equal(await customer.getByText('Asked for a person.').count(), 0);

  await representative.getByRole('button', { name: 'Hand back to the bot' }).click();
  await appears(customer.getByText('Hello!').nth(1));
  await write(desk, 'end chat');
  await appears(customer.getByText('The conversation has ended.'));
  await page.getByLabel('Message as the customer').waitFor({ state: 'hidden' });
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test(
  'an un-bridged message is on the wire with the reason, never in the customer’s pane',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    await write(desk, 'secret');
    await appears(desk.wire.getByText('Nobody reads this'));
    await appears(desk.wire.getByText('The customer does not see this.'));
    const hint = desk.customer.getByText('nothing of it reaches the customer');
    await appears(hint);
    await write(desk, 'ping');
    await appears(desk.customer.getByText('You said ping'));
    await hint.waitFor({ state: 'hidden' });
    assert.equal(await desk.customer.getByText('Nobody reads this').count(), 0);
    await desk.page.close();
  },
);

test('nothing that a bot sends is run, in any pane', needsBrowser, async () => {
  const desk = await desks.openChat();
  await write(desk, 'attack');
  await appears(desk.representative.getByText('Ana is waiting'));
  await desk.representative.getByRole('button', { name: 'Accept' }).click();
  await appears(desk.representative.getByText('Summary from the bot'));
  const pages = desk.page.context().pages().length;
  await desk.customer.getByRole('button', { name: 'Hero link' }).click();
  await desk.customer.getByText('Card link').click();
  assert.equal(await desk.page.evaluate('window.attacked'), undefined);
  assert.equal(desk.page.context().pages().length, pages);
  assert.equal(await desk.page.locator('[onerror], [onload], a[href^="javascript"]').count(), 0);
  assert.deepEqual(desk.trouble, []);
  await desk.page.close();
});

test('Markdown, cards, card submits and suggested answers work', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { customer, page } = desk;
  await write(desk, 'markdown');
  await appears(customer.locator('strong', { hasText: 'Bold' }));
  assert.equal(
    await customer.getByRole('link', { name: 'a link' }).getAttribute('rel'),
    'noopener noreferrer',
  );

  await write(desk, 'book');
  await customer.getByRole('button', { name: 'Book' }).click();
  await appears(customer.getByText('Please say who'));
  await customer.getByLabel('Who calls').fill('Ana');
  await customer.getByRole('button', { name: 'Book' }).click();
  await appears(customer.getByText('Received {"form":"call","name":"Ana"}'));

  await write(desk, 'hero');
  await customer.getByRole('button', { name: 'Order' }).click();
  await appears(customer.getByText('You said order platinum'));

  await write(desk, 'suggest');
  await customer.getByRole('button', { name: 'Visa' }).click();
  await appears(customer.getByText('You said visa'));
  await customer.getByRole('button', { name: 'Visa' }).waitFor({ state: 'detached' });

  await write(desk, 'picture');
  await appears(customer.getByText('Picture: A cat'));
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test(
  'pictures from elsewhere are named in place, wherever a card has them, and never asked for',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { customer, page } = desk;
    await write(desk, 'pictures');
    for (const words of ['A dog', 'One of two', 'deep.png', 'film.mp4', 'A fish', 'A bird']) {
      await appears(customer.getByText(words));
    }
    await appears(customer.getByRole('img', { name: 'Drawn here' }));
    await customer.getByRole('button', { name: 'Take' }).click();
    await appears(customer.getByText('Received {}'));
    assert.equal(await page.locator(`img[src^="${PICTURES}"]`).count(), 0);
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test('a plain text is shown as it is written, under the name it was sent with', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { customer, page } = desk;
  await write(desk, 'plain');
  await appears(customer.getByText('**as it is** https://example.com/'));
  await appears(customer.getByText('Zoe'));
  assert.equal(await customer.locator('strong, a[href*="example.com"]').count(), 0);
  await page.close();
});

test(
  'a file that the customer picks is in the panes with its bytes, where they are few',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page, customer, wire } = desk;
    const picture = Buffer.from(INLINE_PICTURE.split(',')[1] ?? '', 'base64');
    const large = Buffer.alloc(700_000);
    await page
      .getByLabel('Send a file')
      .setInputFiles([{ name: 'dot.gif', mimeType: 'image/gif', buffer: picture }]);
    await appears(customer.getByRole('img', { name: 'dot.gif' }));
    await page
      .getByLabel('Send a file')
      .setInputFiles([{ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') }]);
    const link = customer.getByRole('link', { name: 'list.csv' });
    assert.equal(await link.getAttribute('download'), 'list.csv');
    await page
      .getByLabel('Send a file')
      .setInputFiles([{ name: 'large.bin', mimeType: 'application/octet-stream', buffer: large }]);
    await appears(customer.getByText('large.bin'));
    assert.equal(await customer.getByRole('link', { name: 'large.bin' }).count(), 0);
    await appears(wire.getByText('The customer sent a file.'));
    const onWire = JSON.stringify(desks.center.switchboard.conversations()[0]?.wire);
    assert.ok(!onWire.includes('base64'), 'the bot gets no bytes');
    assert.deepEqual(desk.trouble, []);
    await page.close();
  },
);

test('a file that the customer picks reaches the bot by name', needsBrowser, async () => {
  const desk = await desks.openChat();
  await desk.page
    .getByLabel('Send a file')
    .setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
  await appears(desk.customer.getByText('receipt.pdf'));
  await appears(desk.wire.getByText('The customer sent a file.'));
  await desk.page.close();
});

test('the same activity can be delivered again from the wire', needsBrowser, async () => {
  const desk = await desks.openChat();
  await write(desk, 'twice');
  await appears(desk.customer.getByText('You said twice'));
  await desk.wire.locator('.record', { hasText: 'The customer wrote.' }).locator('summary').click();
  await desk.wire.getByRole('button', { name: 'Deliver again' }).click();
  await appears(desk.wire.getByText('Delivery 2: 200'));
  await appears(desk.customer.getByText('You said twice').nth(1));
  await desk.page.close();
});

test('a fault that is armed hits the next post of the bot', needsBrowser, async () => {
  const desk = await desks.openChat();
  await appears(desk.customer.getByText('Hello!'));
  const armed = desk.page.waitForResponse(
    (response) => response.url().endsWith('/api/faults') && response.request().method() === 'POST',
  );
  await desk.page.getByLabel('Next post from the bot').selectOption({ label: 'is refused with 503' });
  await armed;
  await write(desk, 'ping');
  await appears(desk.wire.getByText('Refused: An armed fault'));
  assert.equal(await desk.customer.getByText('You said ping').count(), 0);
  assert.equal(await desk.page.getByLabel('Next post from the bot').inputValue(), '');
  await desk.page.close();
});

test(
  'a bot that is not running is announced with what to do, and picked up when it starts',
  needsBrowser,
  async (context) => {
    const absent = await startScriptedBot(politeBot);
    await absent.close();
    const lonely = await startContactCenter({ bot: absent.url });
    context.after(() => lonely.close());
    const desk = await desks.openChat({}, lonely);
    const banner = desk.page.getByRole('alert');
    await appears(banner.getByText('The bot is not running'));
    await appears(banner.getByText('npm run host'));

    const late = await startScriptedBot(politeBot, Number(new URL(absent.url).port));
    context.after(() => late.close());
    await appears(banner.getByText('The bot is there now.'));
    await banner.getByRole('button', { name: 'Deliver again' }).click();
    await appears(desk.customer.getByText('Hello!'));
    await banner.waitFor({ state: 'hidden' });
    await desk.page.close();
    await lonely.close();
    await late.close();
  },
);

type Report = readonly (readonly [
  name: string,
  fields?: Readonly<Record<string, string | number | boolean>>,
])[];

/** Posts what a bot reports, as a bot does. */
async function report(...told: Report): Promise<void> {
  const events = told.map(([name, fields = {}]) => ({ at: 1_764_131_000_000, name, fields }));
  const { status } = await fetch(desks.center.telemetry.address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ events }),
  });
  assert.equal(status, 204);
}

/** A chat that escalated, one that ended and one that is open, with a turn each and a failure. */
const busyDay: Report = ['a', 'b', 'c'].flatMap((conversation, index): Report => {
  const own = { conversation, session: 1 };
  const life: Report = [
    ['conversation.escalated', { ...own, reason: 'asked' }],
    ['conversation.ended', { ...own, reason: 'solved' }],
    ['outbound.failed', { conversation, outcome: 'refused', status: 503 }],
  ];
  return [
    ['conversation.started', own],
    [
      'turn.completed',
      { ...own, inbound: 'customerMessage', outcome: 'applied', milliseconds: 10 * (index + 1) },
    ],
    ...life.slice(index, index + 1),
  ];
});

async function openMonitor({ page, monitor }: Desk): Promise<void> {
  await page.getByRole('button', { name: 'Monitor' }).locator('visible=true').click();
  await appears(monitor);
}

const tile = (monitor: Locator, name: string): Locator =>
  monitor.locator('.tile', { has: monitor.page().getByText(name, { exact: true }) });

test(
  'the monitor is closed at first, takes the place of the wire, and gives it back',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    const { page, wire, monitor } = desk;
    await appears(wire);
    assert.equal(await monitor.isVisible(), false);
    const button = page.getByRole('button', { name: 'Monitor' }).locator('visible=true');
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    await button.focus();
    await page.keyboard.press('Enter');
    await appears(monitor);
    assert.equal(await wire.isVisible(), false);
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Enter');
    await appears(wire);
    assert.equal(await monitor.isVisible(), false);
    await page.close();
  },
);

test('a monitor to which nothing was reported says where a bot has to report', needsBrowser, async () => {
  const desk = await desks.openChat();
  await openMonitor(desk);
  await appears(desk.monitor.getByText('The bot has reported nothing yet.'));
  await appears(desk.monitor.getByText('TelemetryMirrorUrl'));
  await appears(desk.monitor.getByText(`${desks.center.url}api/telemetry`, { exact: true }));
  assert.equal(await desk.monitor.getByRole('heading', { name: 'Latest events' }).isVisible(), false);
  await desk.page.close();
});

test('the monitor follows what the bot reports, and forgets it with a reset', needsBrowser, async () => {
  const desk = await desks.openChat();
  const { page, monitor } = desk;
  await openMonitor(desk);
  await report(...busyDay);
  await appears(tile(monitor, 'Contained').getByText('50 %'));
  await appears(tile(monitor, 'Contained').getByText('1 of 2 finished'));
  await appears(tile(monitor, 'Escalated').getByText('1', { exact: true }));
  await appears(tile(monitor, 'Open').getByText('1', { exact: true }));
  await appears(tile(monitor, 'Slow turns').getByText('30 ms'));
  await appears(tile(monitor, 'Waiting').getByText('2', { exact: true }));
  await appears(tile(monitor, 'Failures').getByText('1', { exact: true }));
  for (const [heading, row] of [
    ['Why it escalated', 'asked'],
    ['Why it ended', 'solved'],
    ['Failures', 'outbound.failed'],
  ] as const) {
    const section = monitor.locator('section', { has: page.getByRole('heading', { name: heading }) });
    await appears(section.getByRole('listitem').filter({ hasText: row }).getByText('1', { exact: true }));
  }
  await appears(monitor.getByRole('img', { name: /The last 3 turns: half within 20 ms.*slowest 30 ms/ }));

  await report(['conversation.ended', { conversation: 'c', session: 1, reason: 'idle' }]);
  await appears(tile(monitor, 'Contained').getByText('67 %'));
  desks.center.telemetry.reset();
  await appears(monitor.getByText('The bot has reported nothing yet.'));
  assert.deepEqual(desk.trouble, []);
  await page.close();
});

test(
  'an event that is open for reading stays open and focused while others arrive',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    await openMonitor(desk);
    await report(['turn.completed', { rule: 'greeting', milliseconds: 12 }]);
    const first = desk.monitor.locator('summary', { hasText: 'turn.completed' });
    await first.focus();
    await desk.page.keyboard.press('Enter');
    const fields = desk.monitor.locator('.events dl');
    await appears(fields.getByText('greeting'));
    await report(['sweep.completed', { milliseconds: 3 }]);
    await appears(desk.monitor.locator('.events li').first().getByText('sweep.completed'));
    await appears(fields.getByText('greeting'));
    assert.match(String(await desk.page.evaluate('document.activeElement.textContent')), /turn\.completed/);
    await desk.page.close();
  },
);

test('nothing that a bot reports is run', needsBrowser, async () => {
  const desk = await desks.openChat();
  await openMonitor(desk);
  await report(
    [ATTACK.slice(0, 100), { [ATTACK.slice(0, 100)]: ATTACK }],
    ['conversation.escalated', { conversation: ATTACK, session: 1, reason: ATTACK }],
  );
  await appears(desk.monitor.locator('.bars').getByText(ATTACK));
  const oldest = desk.monitor.locator('.events li').last();
  await oldest.locator('summary').click();
  await appears(oldest.locator('dd').getByText(ATTACK));
  assert.equal(await desk.page.evaluate('window.attacked'), undefined);
  assert.equal(await desk.page.locator('[onerror], [onload]').count(), 0);
  assert.deepEqual(desk.trouble, []);
  await desk.page.close();
});

test('all text of the monitor has enough contrast, in light and dark', needsBrowser, async () => {
  const desk = await desks.openChat();
  await openMonitor(desk);
  const check = async (): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      assert.deepEqual(await desk.page.evaluate(FAINT_TEXTS), []);
    }
  };
  await check();
  await report(...busyDay);
  await appears(tile(desk.monitor, 'Contained'));
  await desk.monitor.locator('.events summary').first().click();
  await check();
  await desk.page.close();
});

for (const [width, height] of [
  [1440, 900],
  [900, 800],
  [390, 800],
] as const) {
  test(
    `nothing sticks out sideways at ${String(width)} pixels, in light and dark`,
    needsBrowser,
    async () => {
      const desk = await desks.openChat();
      await desk.page.setViewportSize({ width, height });
      await write(desk, 'x'.repeat(300));
      await appears(desk.customer.getByText('You said xxx'));
      await openMonitor(desk);
      await report(...busyDay, ['y'.repeat(100), { ['f'.repeat(100)]: 'z'.repeat(1_000) }]);
      await desk.monitor.locator('.events summary').first().click();
      assert.equal(
        await desk.page.evaluate(
          "document.querySelector('#monitor .scroll').scrollWidth <= document.querySelector('#monitor .scroll').clientWidth",
        ),
        true,
      );
      for (const colorScheme of ['light', 'dark'] as const) {
        await desk.page.emulateMedia({ colorScheme });
        assert.equal(
          await desk.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
          true,
        );
      }
      await desk.page.close();
    },
  );
}

test(
  'everything that can be operated has a name, and all text has enough contrast',
  needsBrowser,
  async () => {
    const desk = await desks.openChat();
    await write(desk, 'agent');
    await desk.representative.getByRole('button', { name: 'Accept' }).click();
    await appears(desk.representative.getByText('Summary from the bot'));
    const nameless = await desk.page
      .evaluate(`[...document.querySelectorAll('button, a, input, select, textarea')]
    .filter((element) => element.checkVisibility())
    .filter((element) => !(element.textContent.trim() || element.getAttribute('aria-label') || element.labels?.[0]?.textContent.trim()))
    .map((element) => element.outerHTML)`);
    assert.deepEqual(nameless, []);
    for (const colorScheme of ['light', 'dark'] as const) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      assert.deepEqual(await desk.page.evaluate(FAINT_TEXTS), []);
    }
    await desk.page.close();
  },
);

/** Texts whose contrast with what is behind them is under 4.5 : 1 (WCAG 2.2, 1.4.3). */
const FAINT_TEXTS = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => rgba(colour).slice(0, 3)
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (rgba(colour)[3] === 255) return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .filter((element) => element.tagName !== 'OPTION')
    .flatMap((element) => {
      const [light, dark] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort((a, b) => b - a);
      const contrast = (light + 0.05) / (dark + 0.05);
      return contrast >= 4.5 ? [] : [element.textContent.trim().slice(0, 40) + ' ' + contrast.toFixed(2)];
    });
})()`;
