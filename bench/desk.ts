import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.ts';
import { startContactCenter, type ContactCenter } from '../simulator/server.ts';
import { politeBot, startScriptedBot } from '../test/simulator/scriptedBot.ts';
import { median, percentile, type Bench, type BenchOptions, type Report, type ReportRow } from './report.ts';

/** How many turns a conversation has when it is written to. */
const HISTORIES = [0, 500];

/** The contact center's page in a real browser: how soon it can be used, and how soon an answer shows. */
export const desk: Bench = {
  name: 'desk',
  what: "the contact center's page: ready, and a round trip in a new and in a long conversation",
  run: measure,
};

async function measure({ quick }: BenchOptions): Promise<readonly Report[]> {
  const executablePath = findChromium();
  const title = 'The page of the contact center, in milliseconds';
  if (executablePath === undefined)
    return [{ title, rows: [], notes: ['There is no Chromium: not measured.'] }];
  const times = quick ? 3 : 20;
  const bot = await startScriptedBot(politeBot);
  const center = await startContactCenter({ bot: bot.url });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const rows: ReportRow[] = [];
    const ready: number[] = [];
    for (let time = 0; time < times; time += 1) ready.push(await untilReady(await browser.newPage(), center));
    rows.push(row('page ready', ready));
    for (const turns of HISTORIES) {
      const page = await browser.newPage();
      rows.push(row(`round trip after ${turns} turns`, await roundTrips(page, center, turns, times)));
      await page.close();
    }
    return [{ title, rows, notes: ['A round trip: sent, the bot called over HTTP, its answer painted.'] }];
  } finally {
    await browser.close();
    await center.close();
    await bot.close();
  }
}

async function untilReady(page: Page, center: ContactCenter): Promise<number> {
  const started = performance.now();
  await page.goto(center.url);
  await page.getByRole('button', { name: 'Start chat' }).waitFor();
  const milliseconds = performance.now() - started;
  await page.close();
  return milliseconds;
}

async function roundTrips(
  page: Page,
  center: ContactCenter,
  turns: number,
  times: number,
): Promise<readonly number[]> {
  const { switchboard } = center;
  switchboard.reset();
  const { id } = switchboard.start({ customerName: 'Ana' });
  for (let turn = 0; turn < turns; turn += 1) {
    switchboard.act(id, { type: 'customerWrites', text: `Before ${turn}` });
    await switchboard.settled(id);
  }
  await page.goto(center.url);
  const field = page.getByLabel('Message as the customer');
  await field.waitFor();
  const milliseconds: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await field.fill(`now ${time}`);
    milliseconds.push(Number(await page.evaluate(sentAndAnswered(`You said now ${time}`))));
  }
  return milliseconds;
}

/**
 * In the page: sends what is written, and resolves with the milliseconds until the answer has been painted. Outside of it the
 * browser's remote control would be measured as well, which searches a long page for longer than the page takes.
 */
function sentAndAnswered(answer: string): string {
  return `new Promise((resolve) => {
    const started = performance.now();
    const log = document.getElementById('customer-log');
    const observer = new MutationObserver(() => {
      if (!log.lastElementChild.textContent.includes(${JSON.stringify(answer)})) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    });
    observer.observe(log, { childList: true, subtree: true, characterData: true });
    document.getElementById('write-text').form.requestSubmit();
  })`;
}

function row(what: string, milliseconds: readonly number[]): ReportRow {
  return {
    what,
    figures: {
      median: median(milliseconds),
      p95: percentile(milliseconds, 0.95),
      most: Math.max(...milliseconds),
    },
  };
}
