import type { TelemetryRecord } from './record.ts';

/** How many records were given up, by kind. */
export interface Loss {
  readonly events: number;
  readonly dependencies: number;
}

const NO_LOSS: Loss = { events: 0, dependencies: 0 };

/**
 * Records that wait to be sent, in order and never more than `capacity`. When it is full, dependencies go first, oldest
 * first; then what turns report, of which there is most; what a conversation's life consists of goes last, because rates
 * are counted from it.
 */
export class TelemetryBuffer {
  readonly #capacity: number;
  #records: TelemetryRecord[] = [];
  #loss = NO_LOSS;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#records.length;
  }

  add(record: TelemetryRecord): void {
    this.#records.push(record);
    if (this.#records.length > this.#capacity) this.#giveUpOne();
  }

  /** The oldest `count` records, which leave the buffer. */
  take(count: number): readonly TelemetryRecord[] {
    const taken = this.#records.slice(0, count);
    this.#records = this.#records.slice(count);
    return taken;
  }

  /** Records that were taken and will never be sent. */
  lose(records: readonly TelemetryRecord[]): void {
    const events = records.filter(({ kind }) => kind === 'event').length;
    this.#loss = {
      events: this.#loss.events + events,
      dependencies: this.#loss.dependencies + records.length - events,
    };
  }

  /** What has been given up since this was last asked; `undefined` when nothing was. */
  takeLoss(): Loss | undefined {
    const loss = this.#loss;
    this.#loss = NO_LOSS;
    return loss.events + loss.dependencies === 0 ? undefined : loss;
  }

  #giveUpOne(): void {
    const first = WORTH.map((isOfClass) => this.#records.findIndex(isOfClass)).find((index) => index >= 0);
    this.lose(this.#records.splice(first ?? 0, 1));
  }
}

/** Classes of records, the first to be given up first. */
const WORTH: readonly ((record: TelemetryRecord) => boolean)[] = [
  ({ kind }) => kind === 'dependency',
  (record) => record.kind === 'event' && record.name === 'turn.completed',
];
