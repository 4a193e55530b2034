import { createAnnouncer } from './announcer.js';
import { botStatus, listen } from './api.js';
import { drawBanner, lastProblem } from './banner.js';
import { botLife } from './botLife.js';
import { createColumns } from './columns.js';
import { customerPane } from './customerPane.js';
import { setAhead } from './deskClock.js';
import { byId } from './dom.js';
import { drawFileBanner } from './fileBanner.js';
import { inboxPane } from './inboxPane.js';
import { keepingFocus } from './keepFocus.js';
import { looksOfCustomer } from './looks.js';
import { tab } from './memory.js';
import { monitorPane } from './monitorPane.js';
import { passTime } from './passTime.js';
import { createPlace, idOf } from './place.js';
import { pointingMarks } from './pointing.js';
import { representativePane } from './representativePane.js';
import { createShortcuts } from './shortcuts.js';
import { troubleSwitches } from './troubleSwitches.js';
import { createTyping } from './typing.js';
import { createUnread } from './unread.js';
import { wirePane } from './wirePane.js';

const LOOK_AGAIN_MS = 3_000;
const TITLE = document.title;
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
const unread = createUnread();
const arrange = createColumns(byId('panes'));
let workstream = { channels: [], queues: [], representatives: [], customers: [], preChat: [] };
/** The contact center's own trouble, or what the last click ran into; goes away with the next thing that works. */
let trouble;
let bot = { url: '', listening: undefined };
let looking;

const tabs = document.querySelectorAll('.tabs button');
const monitorButton = byId('open-monitor');

const { current } = place;
const all = () => [...conversations.values()];
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
  customerPane({ current, workstream: () => workstream, started, failed }),
  inboxPane({ all, current, unread: unread.of }),
  representativePane({ current, all, workstream: () => workstream, failed }),
  wirePane({ current, failed }),
  troubleSwitches({ current, failed }),
  passTime({ current, passed: draw, failed }),
  createTyping(current),
];
const looks = looksOfCustomer();
const drawMonitor = monitorPane();
const drawBotLife = botLife({ look, failed });
pointingMarks();

listen({
  onHello: (hello) => {
    conversations.clear();
    announcer.forget();
    trouble = undefined;
    bot = { ...bot, url: hello.bot };
    ({ workstream } = hello);
    drawFileBanner(hello.definitionMistakes);
    byId('monitor-address').textContent = hello.telemetry;
    looks.offer(hello.looks);
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

function newChat() {
  place.go(undefined);
  draw();
  setPane('customer');
  byId('start-name').focus();
}

byId('new').addEventListener('click', newChat);
createShortcuts({
  newChat,
  next: () => step(1),
  previous: () => step(-1),
  customer: () => enter('customer', 'write-text'),
  reply: () => enter('representative', 'reply-text'),
  accept: () => press('a'),
  handBack: () => press('b'),
  wire: () => setPane('wire'),
  monitor: () => setPane('monitor'),
  search: () => enter('wire', 'wire-search'),
});
byId('inbox').addEventListener('click', ({ target }) => {
  // On a phone the inbox hides what was picked in it.
  const picked = conversations.get(idOf(target.closest('a')?.hash ?? ''));
  if (picked !== undefined && narrow.matches) setPane(withPeople(picked) ? 'representative' : 'customer');
});
for (const button of tabs) button.addEventListener('click', () => setPane(button.dataset.pane));
monitorButton.addEventListener('click', () => setPane(sideNow() === 'monitor' ? 'wire' : 'monitor'));
for (const name of [tab.recall('side'), tab.recall('pane')]) if (name !== undefined) setPane(name);
document.addEventListener('visibilitychange', draw);
pressTabs();

/** Goes to the conversation so many places further down in the inbox, as it stands there. */
function step(by) {
  const links = [...document.querySelectorAll('#inbox a')];
  const here = links.findIndex((link) => link.hasAttribute('aria-current'));
  const there = links[here === -1 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1)];
  if (there !== undefined) window.location.hash = there.hash;
}

function enter(pane, field) {
  setPane(pane);
  byId(field).focus();
}

/** Presses what stands on the desk for this key; where there is nothing, there is nothing to do. */
function press(key) {
  setPane('representative');
  byId('desk').querySelector(`[data-shortcut="${key}"]`)?.click();
}

function setPane(name) {
  const main = byId('panes');
  main.dataset.show = name;
  if (name !== 'customer') main.dataset.side = name;
  placeExperiments();
  tab.remember('pane', name);
  tab.remember('side', main.dataset.side);
  pressTabs();
}

function sideNow() {
  return byId('panes').dataset.side;
}

/** What can be tried with the bot stands in the pane on show, the wire's or the monitor's: both tell what comes of it. */
function placeExperiments() {
  const pane = byId(sideNow() === 'monitor' ? 'monitor' : 'wire');
  const experiments = byId('experiments');
  if (!pane.contains(experiments)) pane.querySelector('.scroll').before(experiments);
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
  setAhead(bot.aheadMs ?? 0);
  if (bot.listening === false) looking = window.setTimeout(look, LOOK_AGAIN_MS);
  draw();
}

function draw() {
  keepingFocus(() => {
    const conversation = current();
    if (conversation !== undefined) unread.shown(conversation);
    arrange(withPeople(conversation) ? 'people' : 'bot');
    drawBadges();
    drawWhose(conversation);
    drawBot();
    drawBotLife(bot);
    looks.show(conversation);
    drawBanner({ conversation, trouble, bot, failed });
    for (const pane of panes) pane(conversation);
  });
}

/** Whether the conversation has reached the desk: from then on it needs the room that the wire had. */
function withPeople(conversation) {
  return conversation?.stage === 'waiting' || conversation?.representative.representative !== undefined;
}

/** What needs somebody, where it is seen also from another tab of the browser. */
function drawBadges() {
  const calling = all().filter(
    (each) => each.stage === 'waiting' || (each.stage === 'representativeActive' && unread.of(each) > 0),
  ).length;
  document.title = `${calling === 0 ? '' : `(${calling}) `}${TITLE}`;
  byId('inbox-badge').hidden = calling === 0;
  byId('inbox-badge').textContent = calling === 0 ? '' : String(calling);
}

function drawWhose(conversation) {
  const words =
    conversation === undefined ? 'New chat' : `${conversation.customerName} · ${STAGES[conversation.stage]}`;
  for (const place of document.querySelectorAll('.whose')) place.textContent = words;
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
