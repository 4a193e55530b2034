import type { ModelAnswer } from '../turns/index.ts';

/** What came of one attempt; `restMs` when the service said how long it wants to be left alone. */
export interface Attempt extends ModelAnswer {
  readonly restMs?: number;
}
