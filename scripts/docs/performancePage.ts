import type { Recorded } from '../../bench/recorded.ts';
import type { Report, ReportRow } from '../../bench/report.ts';
import { table, type Parts } from './generatedParts.ts';
import { barPlot, linePlot, readable, type BarGroup } from './plot.ts';

const OURS_IN_MEMORY = 'this project, storage in memory';
const OURS = 'this project, Azurite tables';
const UNBUNDLED = 'the same from node_modules, not bundled';
const EMPTY = 'a function app that does nothing';
const ECHO = 'botbuilder echo, no state';
const BLOBS = 'botbuilder, ConversationState on blobs';
const TABLE = 'botbuilder, ConversationState on a table';

const IN_FLIGHT = [1, 16, 64] as const;
const CPU = 'CPU ms each';
/** Stands for the last of a report's columns, where they are counts of turns. */
const LAST = 'last';

/** What is aimed at, for two figures of one run, and whether more or less of it is better. */
interface Goal {
  readonly what: string;
  /** Ours divided by theirs where nothing is said. */
  readonly compared?: 'difference';
  readonly aim: number;
  readonly better: 'less' | 'more';
  readonly report: string;
  readonly figure: string;
  readonly ours: string;
  /** Whose figure ours is compared with. */
  readonly theirs: string;
}

const GOALS: readonly Goal[] = [
  {
    what: 'CPU of a cold start, of the same without a bundle',
    aim: 0.5,
    better: 'less',
    report: 'coldStart',
    figure: 'CPU ms',
    ours: OURS,
    theirs: UNBUNDLED,
  },
  {
    what: 'Cold start, of the same without a bundle',
    aim: 0.5,
    better: 'less',
    report: 'coldStart',
    figure: 'first answer ms',
    ours: OURS,
    theirs: UNBUNDLED,
  },
  {
    what: 'Cold start, milliseconds more than a function app that does nothing',
    compared: 'difference',
    aim: 200,
    better: 'less',
    report: 'coldStart',
    figure: 'first answer ms',
    ours: OURS,
    theirs: EMPTY,
  },
  {
    what: 'CPU a turn with storage in memory, of the SDK’s echo',
    aim: 1,
    better: 'less',
    report: 'turns16',
    figure: CPU,
    ours: OURS_IN_MEMORY,
    theirs: ECHO,
  },
  {
    what: 'CPU a turn with tables, of the SDK with its state on blobs',
    aim: 0.6,
    better: 'less',
    report: 'turns16',
    figure: CPU,
    ours: OURS,
    theirs: BLOBS,
  },
  {
    what: 'Turns a second with tables, of the SDK with its state on blobs',
    aim: 1.5,
    better: 'more',
    report: 'turns16',
    figure: 'turns/s',
    ours: OURS,
    theirs: BLOBS,
  },
  {
    what: 'Turns a second with tables, of the SDK with its state on a table',
    aim: 1.2,
    better: 'more',
    report: 'turns16',
    figure: 'turns/s',
    ours: OURS,
    theirs: TABLE,
  },
  {
    what: 'Resident memory after the last turn of the longest run, with tables, of the SDK’s echo',
    aim: 0.7,
    better: 'less',
    report: 'memoryOverTurns',
    figure: LAST,
    ours: OURS,
    theirs: ECHO,
  },
  {
    what: 'The same with every conversation kept in memory',
    aim: 0.7,
    better: 'less',
    report: 'memoryOverTurns',
    figure: LAST,
    ours: OURS_IN_MEMORY,
    theirs: ECHO,
  },
];

/** The generated parts of docs/performance.md. */
export function performanceParts(recorded: Recorded): Parts {
  const { processor, cores, memoryGB, system, node } = recorded.machine;
  return {
    machine: `${processor}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}.${reservations(recorded)}`,
    goals: table(
      ['What', 'Aimed at', 'Measured', ''],
      GOALS.map((goal) => {
        const measured = comparison(recorded, goal);
        const met = goal.better === 'less' ? measured <= goal.aim : measured >= goal.aim;
        return [
          goal.what,
          `${goal.better === 'less' ? '≤' : '≥'} ${goal.aim}`,
          readable(measured),
          met ? 'met' : 'not met',
        ];
      }),
    ),
    coldStart: section('coldStart', reportOf(recorded, 'coldStart')),
    cpu: section('cpu', reportOf(recorded, 'turns16')),
    turns: section('turns', ...IN_FLIGHT.map((count) => reportOf(recorded, `turns${count}`))),
    memory: section(
      'memory',
      reportOf(recorded, 'memoryOverTurns'),
      // Not every machine lets itself be limited.
      ...[reportIn(recorded, 'memoryUnderLimit')].filter((report) => report !== undefined),
      reportOf(recorded, 'allocations'),
    ),
    storage: section('storage', reportOf(recorded, 'storage')),
    sweep: section('sweep', reportOf(recorded, 'sweep')),
  };
}

/** The pictures of docs/performance.md, by their path. */
export function performancePictures(recorded: Recorded): Readonly<Record<string, string>> {
  const cpu = reportOf(recorded, 'turns16');
  const start = reportOf(recorded, 'coldStart');
  const memory = reportOf(recorded, 'memoryOverTurns');
  const sweep = reportOf(recorded, 'sweep');
  const turns = IN_FLIGHT.map((count) => reportOf(recorded, `turns${count}`));
  const pictures = {
    coldStart: barPlot({
      title: 'From the start of the process to the first answer',
      unit: 'ms',
      series: ['first answer'],
      groups: start.rows.map(({ what, figures }) => bars(what, [figures['first answer ms']], figures)),
    }),
    cpu: barPlot({
      title: 'CPU of the bot a turn, 16 at a time',
      unit: 'ms',
      series: ['CPU'],
      groups: cpu.rows.map(({ what, figures }) =>
        bars(what, [figures[CPU]], { from: figures['CPU from'], to: figures['CPU to'] }),
      ),
    }),
    turns: barPlot({
      title: 'Turns a second, by how many are under way',
      unit: 'turns/s',
      series: IN_FLIGHT.map((count) => `${count} at a time`),
      groups: (turns[0]?.rows ?? []).map(({ what }) =>
        bars(
          what,
          turns.map((report) => rowOf(report, what).figures['turns/s']),
          {},
        ),
      ),
    }),
    memory: linePlot({
      title: 'Resident memory',
      unit: 'MB',
      along: 'turns',
      lines: memory.rows.map(({ what, figures }) => ({
        label: what,
        points: Object.entries(figures).flatMap(([count, figure]): (readonly [number, number])[] =>
          figure === undefined ? [] : [[Number(count), figure]],
        ),
      })),
    }),
    storage: barPlot({
      title: 'Requests to storage a turn',
      unit: 'requests',
      series: ['requests'],
      groups: reportOf(recorded, 'storage').rows.map(({ what, figures }) =>
        bars(what, [figures['requests a turn']], {}),
      ),
    }),
    sweep: linePlot({
      title: 'Requests to find the 100 conversations that are due',
      unit: 'requests',
      along: 'live conversations',
      lines: [
        {
          label: 'this project',
          points: sweep.rows.map(({ figures }) => [
            figures['live'] ?? 0,
            figures['requests to find them'] ?? 0,
          ]),
        },
      ],
    }),
  };
  return Object.fromEntries(Object.entries(pictures).map(([name, svg]) => [pathOf(name), svg]));
}

function pathOf(name: string): string {
  return `docs/pictures/performance/${name}.svg`;
}

/** A picture, and below it every figure in it and those beside it. */
function section(picture: string, ...reports: readonly Report[]): string {
  const [first] = reports;
  if (first === undefined) throw new Error('A picture without figures.');
  const tables = reports.map(({ title, rows, notes = [] }) => {
    const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
    const lines = rows.map(({ what, figures }) => [
      what,
      ...columns.map((column) => {
        const figure = figures[column];
        return figure === undefined ? '' : readable(figure);
      }),
    ]);
    return [`${title}:`, table(['', ...columns], lines), ...notes].join('\n\n');
  });
  return [`![${first.title}](${pathOf(picture).replace('docs/', '')})`, ...tables].join('\n\n');
}

function bars(
  label: string,
  values: readonly (number | undefined)[],
  { from, to }: ReportRow['figures'],
): BarGroup {
  return { label, bars: values.map((value) => (value === undefined ? undefined : { value, from, to })) };
}

/** What takes from the worth of the figures. */
function reservations({ benches, machine: { cores } }: Recorded): string {
  const all = Object.entries(benches);
  const quick = all.flatMap(([name, bench]) => (bench.quick ? [name] : []));
  const disturbed = all.flatMap(([name, { load }]) =>
    load > cores ? [`${name} (${readable(load)} programs wanted to run)`] : [],
  );
  return [
    ...(quick.length === 0 ? [] : [` A tenth of the work (\`--quick\`): ${quick.join(', ')}.`]),
    ...(disturbed.length === 0
      ? []
      : [
          ` Beside other work of the machine, so that clocks say little and CPU more: ${disturbed.join(', ')}.`,
        ]),
  ].join('');
}

function reportOf(recorded: Recorded, id: string): Report {
  const found = reportIn(recorded, id);
  if (found !== undefined) return found;
  throw new Error(`docs/performance.json has no ${id}. Run: npm run bench -- --record`);
}

function reportIn({ benches }: Recorded, id: string): Report | undefined {
  return Object.values(benches)
    .flatMap(({ reports }) => reports)
    .find((report) => report.id === id);
}

function rowOf(report: Report, what: string): ReportRow {
  const found = report.rows.find((row) => row.what === what);
  if (found === undefined)
    throw new Error(`${what} is missing in "${report.title}": are the peers installed?`);
  return found;
}

function comparison(recorded: Recorded, { compared, report: id, figure, ours, theirs }: Goal): number {
  const report = reportOf(recorded, id);
  const of = (what: string): number => {
    const { figures } = rowOf(report, what);
    const value = figure === LAST ? Object.values(figures).at(-1) : figures[figure];
    if (value === undefined) throw new Error(`${what} has no "${figure}" in "${report.title}".`);
    return value;
  };
  return compared === 'difference' ? of(ours) - of(theirs) : of(ours) / of(theirs);
}
