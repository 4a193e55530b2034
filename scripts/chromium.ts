import { existsSync } from 'node:fs';
import { findOnPath } from '../local/onPath.ts';

/** First the one without windows: it takes less than half as long for the same page as a whole browser that hides its own. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The browser for the browser tests: `CHROMIUM`, or one of the usual names on the PATH; `undefined` without any. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment['CHROMIUM'] ?? '';
  if (named !== '') return named;
  return findOnPath(NAMES, environment) ?? (existsSync(MAC) ? MAC : undefined);
}
