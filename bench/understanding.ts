import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { understand } from '../lib/understanding/index.ts';
import { readCases, type Case } from '../scripts/evaluate/cases.ts';
import { median, percentile, type Bench, type Report } from './report.ts';

const FILE = join(import.meta.dirname, '..', 'test', 'utterances', 'working.csv');

/** So often each message is heard; the middle one counts, since other programs run on the machine too. */
const TIMES = 21;

/** What it costs to hear what one message means, over every utterance that the tables were made with. */
export const understanding: Bench = {
  name: 'understanding',
  what: 'hearing what a message means, in milliseconds a message',
  run: async ({ quick }): Promise<readonly Report[]> => {
    const cases = readCases(await readFile(FILE, 'utf8'), FILE);
    const chosen = quick ? cases.filter((_, index) => index % 10 === 0) : cases;
    for (const one of chosen) hear(one);
    const rows = [...Map.groupBy(chosen, ({ language }) => language), ['all', chosen] as const].map(
      ([what, members]) => {
        const each = members.map(millisecondsOf);
        const figures = { messages: each.length, median: median(each), p99: percentile(each, 0.99) };
        return { what, figures: { ...figures, most: Math.max(...each) } };
      },
    );
    return [
      {
        title: 'Understanding a message (milliseconds)',
        rows,
        notes: ['After one round to warm up. The goal is below 0.2 for nearly all of them.'],
      },
    ];
  },
};

function hear({ text, language, after }: Case): void {
  understand(text, language, after);
}

function millisecondsOf(one: Case): number {
  const times = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    hear(one);
    return performance.now() - start;
  });
  return median(times) ?? 0;
}
