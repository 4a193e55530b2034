import { createAnnouncer } from './announcer.js';
import { botStatus, listen } from './api.js';
import { drawBanner, lastProblem } from './banner.js';
import { customerPane } from './customerPane.js';
import { byId, clock, h } from './dom.js';
import { keepingFocus } from './keepFocus.js';
import { tab } from './memory.js';
import { monitorPane } from './monitorPane.js';
import { createPlace } from './place.js';
import { representativePane } from './representativePane.js';
import { wirePane } from './wirePane.js';

const LOOK_AGAIN_MS = 3_000;
const STAGES = {
  botActive: 'with the bot',
  waiting: 'waiting',
  representativeActive: 'with a representative',
  wrapUp: 'wrap-up',
  closed: 'closed',
};

/** As in styles/narrow.css: below this width one pane shows at a time, above it the customer's always does. */
const narrow = window.matchMedia('(max-width: 720px)');
narrow.addEventListener('change', pressTabs);

const conversations = new Map();
const place = createPlace(conversations, draw);
const announcer = createAnnouncer();
/** The contact center's own trouble, or what the last click ran into; goes away with the next thing that works. */
let trouble;
let bot = { url: '', listening: undefined };
let looking;

const tabs = document.querySelectorAll('.tabs button');
const monitorButton = byId('open-monitor');

const { current } = place;
const failed = (error) => {
  trouble = { what: error.message, next: '' };
  draw();
};
const started = (conversation) => {
  // The stream is often ahead of the answer, and knows more by then.
  if (!conversations.has(conversation.id)) conversations.set(conversation.id, conversation);
  place.go(conversation.id);
  draw();
};
const panes = [
  customerPane({ current, started, failed }),
  representativePane({ current, failed }),
  wirePane({ current, failed }),
];
const drawMonitor = monitorPane();

listen({
  onHello: (hello) => {
    conversations.clear();
    announcer.forget();
    trouble = undefined;
    bot = { ...bot, url: hello.bot };
    byId('monitor-address').textContent = hello.telemetry;
    look();
    draw();
  },
  onConversation: (conversation) => {
    const isNew = !conversations.has(conversation.id);
    conversations.set(conversation.id, conversation);
    trouble = undefined;
    announcer.heard(conversation);
    if (isNew) place.appeared(conversation.id);
    draw();
    if (lastProblem(current())?.kind === 'unreachable' && bot.listening !== false) look();
  },
  onTelemetry: drawMonitor,
  onDown: () => {
    trouble = {
      what: 'The contact center has stopped.',
      next: 'Start it again with "npm run contact-center" or "npm start"; this page reconnects by itself.',
    };
    draw();
  },
});

byId('new').addEventListener('click', () => {
  place.go(undefined);
  draw();
  setPane('customer');
  byId('start-name').focus();
});
byId('picker').addEventListener('change', (event) => {
  place.go(event.target.value === '' ? undefined : event.target.value);
});
for (const button of tabs) button.addEventListener('click', () => setPane(button.dataset.pane));
monitorButton.addEventListener('click', () => setPane(sideNow() === 'monitor' ? 'wire' : 'monitor'));
for (const name of [tab.recall('side'), tab.recall('pane')]) if (name !== undefined) setPane(name);
pressTabs();

function setPane(name) {
  const main = byId('panes');
  main.dataset.show = name;
  if (name !== 'customer') main.dataset.side = name;
  tab.remember('pane', name);
  tab.remember('side', main.dataset.side);
  pressTabs();
}

function sideNow() {
  return byId('panes').dataset.side;
}

function pressTabs() {
  const pressed = narrow.matches ? byId('panes').dataset.show : sideNow();
  for (const button of tabs) button.setAttribute('aria-pressed', String(button.dataset.pane === pressed));
  monitorButton.setAttribute('aria-pressed', String(sideNow() === 'monitor'));
}

/** Asks whether the bot is there, and goes on asking while it is not: the page notices by itself when it has started. */
async function look() {
  window.clearTimeout(looking);
  bot = await botStatus().catch(() => bot);
  if (bot.listening === false) looking = window.setTimeout(look, LOOK_AGAIN_MS);
  draw();
}

function draw() {
  keepingFocus(() => {
    const conversation = current();
    drawPicker();
    drawBot();
    drawBanner({ conversation, trouble, bot, failed });
    byId('tab-representative').toggleAttribute('data-attention', conversation?.stage === 'waiting');
    for (const pane of panes) pane(conversation);
  });
}

function drawPicker() {
  const picker = byId('picker');
  const label = ({ customerName, stage, startedAt }) =>
    `${customerName} · ${STAGES[stage]} · ${clock(startedAt)}`;
  const options = [...conversations.values()].reverse().map((each) => [each.id, label(each)]);
  if (current() === undefined) options.unshift(['', 'New chat']);
  const stamp = JSON.stringify(options);
  if (picker.dataset.stamp !== stamp) {
    picker.dataset.stamp = stamp;
    picker.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
  }
  picker.value = current()?.id ?? '';
}

function drawBot() {
  byId('bot').dataset.state = bot.listening === undefined ? 'unknown' : bot.listening ? 'up' : 'down';
  const where = bot.url.replace(/^https?:\/\//, '');
  const words =
    bot.listening === undefined
      ? 'Looking for the bot…'
      : bot.listening
        ? `Bot at ${where}`
        : `No bot at ${where}`;
  if (byId('bot-text').textContent !== words) byId('bot-text').textContent = words;
}
