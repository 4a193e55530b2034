import { Worker } from 'node:worker_threads';
import type { ApplicationInsightsConfig } from '../config.ts';
import { TelemetryBuffer, type Loss } from './buffer.ts';
import type { TelemetryRecord } from './record.ts';
import type { TelemetrySink } from './sink.ts';
import { threadEnvironment, type Batch, type ThreadMessage, type ThreadOrder } from './thread.ts';

/** What happens to telemetry itself, for whoever keeps the log. */
export interface SinkReports {
  readonly lost: (loss: Loss) => void;
  /** The thread could not be started or ended by itself, or the SDK had complaints about a batch. */
  readonly failing: (code: 'E_TELEMETRY_THREAD' | 'E_TELEMETRY_EXPORT') => void;
}

/** Times in milliseconds; records are counted. */
export interface SinkLimits {
  /** From the first record until the thread is started: a cold app gives its first answers before that. */
  readonly startAfter: number;
  /** From the first record that waits until it is sent: a batch holds many turns of a busy app, and whoever watches is not kept. */
  readonly sendAfter: number;
  /** A thread that ended is not started again before this; twice as long each time in a row, up to an hour. */
  readonly restartAfter: number;
  readonly batch: number;
  /** At 500 bytes each, a few MB; at one turn a second, several minutes of an outage. */
  readonly capacity: number;
}

const LIMITS: SinkLimits = {
  startAfter: 5_000,
  sendAfter: 2_000,
  restartAfter: 60_000,
  batch: 500,
  capacity: 4_000,
};

const LONGEST_PAUSE = 60 * 60_000;

// Beside the bundled app lies the bundled thread; run from the sources, it is run from the sources too.
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './telemetry.cjs', import.meta.url);

/**
 * Sends records to Application Insights from a thread of its own. The app only ever adds to a bounded buffer: a thread that
 * is still loading, hangs on a silent service or has died costs records, in the end, and never a turn.
 */
export class ApplicationInsights implements TelemetrySink {
  readonly #config: ApplicationInsightsConfig;
  readonly #reports: SinkReports;
  readonly #limits: SinkLimits;
  readonly #thread: URL;
  readonly #buffer: TelemetryBuffer;
  #worker: Worker | undefined;
  #ready = false;
  #startedAt = -Infinity;
  /** Threads in a row that ended before they had sent anything. */
  #failures = 0;
  /** The batch that the thread has and has not done with. */
  #sending: Batch | undefined;
  #timer: NodeJS.Timeout | undefined;
  #emptied: (() => void) | undefined;

  constructor(
    config: ApplicationInsightsConfig,
    reports: SinkReports,
    limits: Partial<SinkLimits> = {},
    thread = THREAD,
  ) {
    this.#config = config;
    this.#reports = reports;
    this.#limits = { ...LIMITS, ...limits };
    this.#thread = thread;
    this.#buffer = new TelemetryBuffer(this.#limits.capacity);
  }

  add(record: TelemetryRecord): void {
    this.#buffer.add(record);
    if (this.#isFree() && this.#buffer.size >= this.#limits.batch) this.#pump();
    else this.#wait();
  }

  async close(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#emptied = () => {
      resolve(undefined);
    };
    const deadline = setTimeout(this.#emptied, milliseconds);
    this.#pump();
    await promise;
    clearTimeout(deadline);
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #isFree(): boolean {
    return this.#ready && this.#sending === undefined;
  }

  #wait(): void {
    const { startAfter, sendAfter } = this.#limits;
    this.#timer ??= setTimeout(
      () => {
        this.#pump();
      },
      this.#worker === undefined ? startAfter : sendAfter,
    ).unref();
  }

  /** Does what can be done now: hands over a batch, or starts the thread that will take it. */
  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#sending !== undefined) return;
    if (this.#buffer.size === 0) {
      this.#emptied?.();
      return;
    }
    if (this.#worker === undefined) this.#start();
    if (this.#worker === undefined) this.#wait();
    else if (this.#ready) {
      this.#sending = this.#buffer.take(this.#limits.batch);
      order(this.#worker, { kind: 'send', batch: this.#sending });
    }
  }

  #start(): void {
    const pause = Math.min(this.#limits.restartAfter * 2 ** (this.#failures - 1), LONGEST_PAUSE);
    if (this.#failures > 0 && performance.now() - this.#startedAt < pause) return;
    this.#startedAt = performance.now();
    const { environment, ...config } = this.#config;
    try {
      const worker = new Worker(this.#thread, { env: threadEnvironment(environment), stdout: true });
      this.#worker = worker;
      // The app may end whatever the thread is doing.
      worker.unref();
      worker.on('message', (message: ThreadMessage) => {
        this.#hear(message);
      });
      // Without a listener the error would be thrown in the app's own thread; the exit that follows says enough.
      worker.on('error', () => undefined);
      worker.once('exit', () => {
        if (this.#worker === worker) this.#abandon();
      });
      order(worker, { kind: 'start', config });
    } catch {
      // No memory for a thread, or no file: the app has to live with that.
      this.#abandon();
    }
  }

  #hear(message: ThreadMessage): void {
    if (message.kind === 'ready') {
      this.#ready = true;
      this.#pump();
      return;
    }
    this.#sending = undefined;
    this.#failures = 0;
    if (message.complaints > 0) this.#reports.failing('E_TELEMETRY_EXPORT');
    const loss = this.#buffer.takeLoss();
    if (loss !== undefined) this.#reports.lost(loss);
    if (this.#emptied !== undefined || this.#buffer.size >= this.#limits.batch) this.#pump();
    else if (this.#buffer.size > 0) this.#wait();
  }

  #abandon(): void {
    this.#worker = undefined;
    this.#ready = false;
    this.#failures += 1;
    // Not tried again: it may be what ended the thread.
    if (this.#sending !== undefined) this.#buffer.lose(this.#sending);
    this.#sending = undefined;
    this.#reports.failing('E_TELEMETRY_THREAD');
    this.#emptied?.();
    this.#wait();
  }
}

function order(worker: Worker, what: ThreadOrder): void {
  worker.postMessage(what);
}
