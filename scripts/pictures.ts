// `npm run pictures`: takes the pictures of the README from the real page, with the bot of this repository behind it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser } from 'playwright-core';
import { runCommand } from '../commandLine/commandLine.ts';
import { isRecord } from '../commandLine/jsonFile.ts';
import { Problem } from '../commandLine/problem.ts';
import type { JsonValue } from '../lib/omnichannel/index.ts';
import { playScript } from '../simulator/play/player.ts';
import { createRunningCenter, type RunningCenter } from '../simulator/play/runningCenter.ts';
import { readScript } from '../simulator/play/script.ts';
import { findChromium } from './chromium.ts';

const USAGE = `Takes the pictures of the README: starts everything, plays scripts of the repository, and photographs the page in both
themes. Needs a Chromium, as the browser tests do.

  npm run pictures -- [--out FOLDER]

  --out FOLDER  where they are written (docs/pictures)`;

const ROOT = resolve(import.meta.dirname, '..');
const SIZE = { width: 1240, height: 640 };

/** Any ports, and data of its own: another `npm start` may run here. */
const START = ['--json', '--port', '0', '--contact-center-port', '0', '--storage-port', '0'];

/** What is played before, oldest first: so that the inbox is that of a day, not of a minute. */
const BEFORE = [
  { name: 'Cy', file: 'ending.json' },
  { name: 'Ben', file: 'greeting.json' },
];

/** The pictures, by their name, and the script whose end each of them shows. */
const PICTURES = { wire: 'smallTalk.json', desk: 'policy/topic.json' } as const;

const LINE = {
  command: 'npm run pictures',
  usage: USAGE,
  options: { out: { type: 'string', default: 'docs/pictures' } },
} as const;

await runCommand(LINE, async ({ out }) => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Problem('There is no Chromium here. Install one, or name it in CHROMIUM.');
  const data = await mkdtemp(join(tmpdir(), 'pictures-'));
  const everything = spawn(process.execPath, [resolve(ROOT, 'local', 'start.ts'), ...START, '--data', data], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(everything, 'exit');
  try {
    const url = await addressOf(everything);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      await photograph(url, browser, resolve(ROOT, out));
    } finally {
      await browser.close();
    }
  } finally {
    everything.kill('SIGTERM');
    await gone;
    await rm(data, { recursive: true });
  }
});

/** Where the contact center is, once it runs. */
async function addressOf({ stdout }: ChildProcess): Promise<URL> {
  if (stdout === null) throw new Error('What was started says nothing.');
  for await (const line of createInterface(stdout)) {
    if (!line.startsWith('{"ready"')) continue;
    const ready: unknown = JSON.parse(line);
    if (isRecord(ready) && typeof ready['contactCenter'] === 'string') return new URL(ready['contactCenter']);
  }
  throw new Problem('npm start ended before it was ready. Run it by hand to see why.');
}

async function photograph(url: URL, browser: Browser, folder: string): Promise<void> {
  const center = createRunningCenter(url);
  for (const { file, name } of BEFORE) await play(file, center, name);
  for (const [name, file] of Object.entries(PICTURES)) {
    const id = await play(file, center);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: SIZE, colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${url.href}#/c/${encodeURIComponent(id)}`);
      await page.locator('#customer-log li').first().waitFor();
      await page.screenshot({ path: join(folder, `${name}.${colorScheme}.png`) });
      await page.close();
    }
    console.log(`${name}: at the end of ${file}`);
  }
  await center.leave();
}

/** Plays a script to its end with a customer of this name, and returns which conversation it was. */
async function play(file: string, center: RunningCenter, customerName = 'Ana'): Promise<string> {
  const path = resolve(ROOT, 'simulator', 'scripts', file);
  const problems: string[] = [];
  const script = readScript(JSON.parse(await readFile(path, 'utf8')) as JsonValue, file, problems);
  if (problems.length > 0) throw new Problem(problems.join('\n'));
  const steps = script.steps.map((step) =>
    step.kind === 'start' ? { ...step, options: { ...step.options, customerName } } : step,
  );
  const { conversation, failure, unreachable } = await playScript({ ...script, steps }, center);
  const wrong = failure?.message ?? unreachable?.what;
  if (conversation === undefined || wrong !== undefined)
    throw new Problem(`${file}: ${wrong ?? 'nothing was started'}`);
  return conversation.id;
}
