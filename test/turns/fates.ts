import type { SendOutcome } from '../../lib/conversation/index.ts';
import { parseRetryAfter } from '../../lib/retryAfter.ts';
import { SEND_TIMEOUT } from '../../lib/turns/index.ts';

/** What can become of a post: what its sender sees, and whether it arrives where the bot has the conversation. */
export interface Fate {
  readonly outcome: SendOutcome;
  readonly arrives: boolean;
  /** How long it takes, in milliseconds. */
  readonly takes?: number;
}

const lost = (outcome: SendOutcome): Fate => ({ outcome, arrives: false });
const throttled = (header: string): Fate =>
  lost({ kind: 'throttled', retryAfter: parseRetryAfter(header, 0) });
const refused = (status: number): Fate =>
  lost({ kind: 'refused', status, gone: [403, 404, 410].includes(status) });

/** Every class of what a connector does other than taking a post. */
export const FATES = {
  'lost on the way': lost({ kind: 'ambiguous', code: 'ECONNRESET' }),
  'its answer lost': { outcome: { kind: 'ambiguous', code: 'ECONNRESET' }, arrives: true },
  'no answer': {
    ...lost({ kind: 'ambiguous', code: 'TimeoutError', unanswered: true }),
    takes: SEND_TIMEOUT,
  },
  'no answer, though taken': {
    outcome: { kind: 'ambiguous', code: 'TimeoutError', unanswered: true },
    arrives: true,
    takes: SEND_TIMEOUT,
  },
  unreachable: lost({ kind: 'notSent', code: 'ECONNREFUSED', unanswered: true }),
  '500': lost({ kind: 'ambiguous', code: '500' }),
  '502, though taken': { outcome: { kind: 'ambiguous', code: '502' }, arrives: true },
  '401': lost({ kind: 'notSent', code: 'UNAUTHORIZED' }),
  '400': refused(400),
  '403': refused(403),
  '404': refused(404),
  '410': refused(410),
  '413': refused(413),
  '429 without a time': lost({ kind: 'throttled', retryAfter: undefined }),
  '429 for 20 s': throttled('20'),
  '429 for 61.0005 s': throttled('61.0005'),
  '429 for 3,000 years': throttled('99999999999'),
  '429 until 9999': throttled('Fri, 31 Dec 9999 23:59:59 GMT'),
  '429 for no time': throttled('0'),
} as const satisfies Readonly<Record<string, Fate>>;
export type FateName = keyof typeof FATES;
