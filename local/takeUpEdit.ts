import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../commandLine/problem.ts';
import { buildApp, DIST } from './buildApp.ts';
import type { RenewableApp } from './renewableApp.ts';
import { replaceFolder, type RunningBuild } from './runningBuild.ts';

/** More names than these are only counted. */
const NAMED = 3;

/**
 * Takes up an edit: builds the sources beside the running app, and starts it anew when it would do something else than now.
 * Says what came of it in one line. A mistake is told, by the build or by the app that would not start, and the app that ran
 * goes on.
 * @param changed the files, by their path from the root.
 * @param closing fires when everything is about to be stopped: nothing is started anew then, and nothing said.
 */
export async function takeUpEdit(
  changed: readonly string[],
  app: RenewableApp,
  running: RunningBuild,
  say: (line: string) => void,
  closing: AbortSignal,
): Promise<void> {
  const started = performance.now();
  const named = changed.slice(0, NAMED).join(', ');
  const names = changed.length > NAMED ? `${named} and ${changed.length - NAMED} more` : named;
  const folder = await mkdtemp(join(tmpdir(), 'contact-center-bot-edit-'));
  const next = join(folder, 'next');
  try {
    await buildApp(next);
    if (closing.aborted) return;
    if (await running.isSame(next)) {
      say(`${names}: saved; the app does nothing else than before.`);
      return;
    }
    try {
      await app.renew(() => replaceFolder(DIST, next));
    } catch (error) {
      await app.renew(() => running.putBack());
      throw error;
    }
    await running.note(next);
    say(`${names}: taken up in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    // Ctrl+C reaches the build as well.
    if (closing.aborted) return;
    if (!(error instanceof Problem)) throw error;
    say(`${names}: not taken up. ${error.message}\nThe app goes on as it was; save again when it is mended.`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
