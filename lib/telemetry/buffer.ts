import type { TelemetryRecord } from './record.ts';

/** How many records were given up, by kind. */
export interface Loss {
  readonly events: number;
  readonly dependencies: number;
}

const NO_LOSS: Loss = { events: 0, dependencies: 0 };

type Records = Map<number, TelemetryRecord>;

/**
 * Records that wait to be sent, in order and never more than `capacity`. When it is full, dependencies go first, oldest
 * first; then what turns report, of which there is most; what a conversation's life consists of goes last, because rates
 * are counted from it.
 */
export class TelemetryBuffer {
  readonly #capacity: number;
  /** The records of each class by their place in the order of arrival; the first class is given up first. */
  readonly #classes: readonly [Records, Records, Records] = [new Map(), new Map(), new Map()];
  #added = 0;
  #loss = NO_LOSS;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#classes.reduce((sum, { size }) => sum + size, 0);
  }

  add(record: TelemetryRecord): void {
    this.#classes[worth(record)].set((this.#added += 1), record);
    if (this.size > this.#capacity) this.#giveUpOne();
  }

  /** The oldest `count` records, which leave the buffer. */
  take(count: number): readonly TelemetryRecord[] {
    const oldest = this.#classes
      .flatMap((records) => [...records])
      .sort(([one], [other]) => one - other)
      .slice(0, count);
    for (const [place, record] of oldest) this.#classes[worth(record)].delete(place);
    return oldest.map(([, record]) => record);
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
    for (const records of this.#classes) {
      for (const [place, record] of records) {
        records.delete(place);
        this.lose([record]);
        return;
      }
    }
  }
}

/** The class of a record, by what is lost with it. */
function worth(record: TelemetryRecord): 0 | 1 | 2 {
  if (record.kind === 'dependency') return 0;
  return record.name === 'turn.completed' ? 1 : 2;
}
