/** One line of a report: what was measured, and its figures by column. A column without a figure is left empty. */
export interface ReportRow {
  readonly what: string;
  readonly figures: Readonly<Record<string, number | undefined>>;
}

export interface Report {
  /** By what docs/performance.md knows it. What has none is not kept. */
  readonly id?: string;
  readonly title: string;
  readonly rows: readonly ReportRow[];
  /** What a reader has to know to read the figures. */
  readonly notes?: readonly string[];
}

export interface BenchOptions {
  /** A tenth of the work, to see that it runs. */
  readonly quick: boolean;
}

export interface Bench {
  readonly name: string;
  /** One line for `--help`. */
  readonly what: string;
  readonly run: (options: BenchOptions) => Promise<readonly Report[]>;
}

/** A report as a table with right-aligned columns. */
export function asTable({ title, rows, notes = [] }: Report): string {
  const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  const cells = [
    ['', ...columns],
    ...rows.map(({ what, figures }) => [what, ...columns.map((column) => readable(figures[column]))]),
  ];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ...notes.map((note) => `  ${note}`)].join('\n');
}

function readable(figure: number | undefined): string {
  if (figure === undefined) return '';
  if (Number.isInteger(figure)) return String(figure);
  return figure.toFixed(figure >= 100 ? 0 : figure >= 10 ? 1 : figure >= 0.1 ? 2 : 4);
}

/** The value below which `part` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], part: number): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

/** The middle one of the values, the upper of two. */
export function median(values: readonly number[]): number | undefined {
  return percentile(values, 0.5);
}
