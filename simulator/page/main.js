import { at, botStatus, listen, post } from './api.js';
import { customerPane } from './customerPane.js';
import { byId, clock, h } from './dom.js';
import { monitorPane } from './monitorPane.js';
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
let shownId;
/** Until somebody chooses, the newest conversation shows. */
let chosen = false;
/** The contact center's own trouble, or what the last click ran into; goes away with the next thing that works. */
let trouble;
let bot = { url: '', listening: undefined };
let looking;

const tabs = document.querySelectorAll('.tabs button');
const monitorButton = byId('open-monitor');

const current = () => conversations.get(shownId);
const failed = (error) => {
  trouble = { what: error.message, next: '' };
  draw();
};
const started = (conversation) => {
  // The stream is often ahead of the answer, and knows more by then.
  if (!conversations.has(conversation.id)) conversations.set(conversation.id, conversation);
  show(conversation.id);
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
    if (isNew && !chosen) shownId = conversation.id;
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
  show(undefined);
  setPane('customer');
  byId('start-name').focus();
});
byId('picker').addEventListener('change', (event) =>
  show(event.target.value === '' ? undefined : event.target.value),
);
for (const button of tabs) button.addEventListener('click', () => setPane(button.dataset.pane));
monitorButton.addEventListener('click', () => setPane(sideNow() === 'monitor' ? 'wire' : 'monitor'));
pressTabs();

function show(id) {
  chosen = true;
  shownId = id;
  draw();
}

function setPane(name) {
  const main = byId('panes');
  main.dataset.show = name;
  if (name !== 'customer') main.dataset.side = name;
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
  const conversation = current();
  drawPicker();
  drawBot();
  drawBanner(conversation);
  byId('tab-representative').toggleAttribute('data-attention', conversation?.stage === 'waiting');
  for (const pane of panes) pane(conversation);
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

function drawBanner(conversation) {
  const banner = byId('banner');
  const content = bannerContent(conversation);
  const stamp = JSON.stringify(content ?? '');
  if (banner.dataset.stamp === stamp) return;
  banner.dataset.stamp = stamp;
  banner.hidden = content === undefined;
  banner.className = `banner ${content?.kind ?? ''}`;
  if (content === undefined) {
    banner.replaceChildren();
    return;
  }
  const again = h(
    'button',
    {
      type: 'button',
      class: 'plain',
      onclick: () => void post(at(conversation, 'deliveries'), { seq: content.seq }).catch(failed),
    },
    'Deliver again',
  );
  banner.replaceChildren(
    h('p', {}, h('strong', {}, `${content.what} `), content.next),
    ...(content.seq === undefined ? [] : [again]),
  );
}

function bannerContent(conversation) {
  if (trouble !== undefined) return { kind: 'bad', ...trouble };
  const problem = lastProblem(conversation);
  if (problem?.kind === 'unreachable' && bot.listening === true) {
    return {
      kind: 'good',
      what: 'The bot is there now.',
      next: 'It has not seen the last activity yet.',
      seq: problem.seq,
    };
  }
  if (problem !== undefined) return { kind: 'bad', what: problem.what, next: problem.next, seq: problem.seq };
  if (bot.listening === false) {
    return {
      kind: 'bad',
      what: 'The bot is not running.',
      next: `Nothing listens at ${bot.url}. Start it with "npm run host" (or everything with "npm start"), or give its address with --bot.`,
    };
  }
  return undefined;
}

/** What went wrong with the newest activity to the bot, as long as it was not delivered after all. */
function lastProblem(conversation) {
  const record = conversation?.wire.findLast(
    ({ direction, deliveries }) => direction === 'toBot' && deliveries.length > 0,
  );
  const delivery = record?.deliveries.findLast((each) => each !== null);
  return delivery === undefined || delivery.ok ? undefined : { ...delivery.problem, seq: record.seq };
}
