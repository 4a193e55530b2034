/** What whoever started the bot can do to it, besides talking to it. */
export interface BotControl {
  /** Lets the bot notice what the clock of the contact center says now. */
  noticeTime(): Promise<void>;
  /** Ends the bot at once, in the middle of whatever it does. Absent where that cannot be done. */
  readonly crash?: (() => Promise<void>) | undefined;
  /** Starts a bot that was ended, at the same address; resolves when it is ready. */
  start(): Promise<void>;
}

/** What came of asking a bot to look at what is due. */
export type SweepOutcome = 'swept' | 'notOffered' | 'unreachable';

const PATIENCE_MS = 10_000;

/**
 * Has a bot on Azure Functions run its timer function `sweep` now, through the host's own door, instead of when its schedule
 * says so. A bot that offers no such door is left alone.
 * https://learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http
 */
export async function askForSweep(bot: string): Promise<SweepOutcome> {
  try {
    const response = await fetch(new URL('/admin/functions/sweep', bot), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.arrayBuffer();
    return response.status === 202 ? 'swept' : 'notOffered';
  } catch {
    return 'unreachable';
  }
}
