/** One bar, or one line's point, with how far its measurements lay apart. */
export interface Measured {
  readonly value: number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Something measured: a row of bars. A series that it has no figure for is left out. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly (Measured | undefined)[];
}

export interface BarPlot {
  readonly title: string;
  /** What the figures count, such as `ms`. */
  readonly unit: string;
  /** What the bars of a group are, in order; one alone needs no name. */
  readonly series: readonly string[];
  readonly groups: readonly BarGroup[];
}

export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LinePlot {
  readonly title: string;
  readonly unit: string;
  /** What the horizontal axis counts. */
  readonly along: string;
  readonly lines: readonly Line[];
}

const WIDTH = 860;
const LEFT = 300;
const RIGHT = 110;
const TOP = 56;
const BAR = 15;
const GAP = 14;

/**
 * Bars, one group below the other. No bar says anything by its colour alone: each has its figure at its end, and where a group
 * has several they stand in the order of the legend.
 */
export function barPlot({ title, unit, series, groups }: BarPlot): string {
  const most = Math.max(...groups.flatMap(({ bars }) => bars.map((bar) => bar?.to ?? bar?.value ?? 0)));
  const scale = (value: number): number => (value / most) * (WIDTH - LEFT - RIGHT);
  const legend = series.length > 1 ? 24 : 0;
  let y = TOP + legend;
  const drawn = groups.map(({ label, bars }) => {
    const height = bars.length * BAR;
    const parts = [text(LEFT - 10, y + height / 2 + 4, label, 'end')];
    for (const [index, bar] of bars.entries()) {
      const top = y + index * BAR;
      if (bar === undefined) continue;
      parts.push(
        `<rect class="s${index}" x="${LEFT}" y="${top + 1}" width="${short(scale(bar.value))}" height="${BAR - 2}" />`,
      );
      const { from = bar.value, to = bar.value } = bar;
      const middle = top + BAR / 2;
      if (from !== to)
        parts.push(
          `<path class="spread" d="M${short(LEFT + scale(from))} ${middle}H${short(LEFT + scale(to))}" />`,
        );
      parts.push(text(LEFT + scale(Math.max(bar.value, to)) + 6, middle + 4, readable(bar.value)));
    }
    y += height + GAP;
    return parts.join('');
  });
  const names = series.length > 1 ? legendOf(series) : '';
  return svg(title, unit, describeGroups(unit, series, groups), y + 6, names + drawn.join('\n'));
}

/** Lines over an axis that grows by its own figures; each has its name at its end. */
export function linePlot({ title, unit, along, lines }: LinePlot): string {
  const points = lines.flatMap(({ points: all }) => all);
  const [mostX, mostY] = [0, 1].map((axis) => Math.max(...points.map((point) => point[axis] ?? 0)));
  const [left, bottom, width, height] = [70, 300, WIDTH - 70 - 230, 300 - TOP];
  const at = ([x, y]: readonly [number, number]): string =>
    `${short(left + (x / (mostX ?? 1)) * width)} ${short(bottom - (y / (mostY ?? 1)) * height)}`;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const y = bottom - part * height;
    const x = left + part * width;
    return (
      `<path class="grid" d="M${left} ${short(y)}h${width}" />` +
      text(left - 8, y + 4, readable(part * (mostY ?? 0)), 'end') +
      text(x, bottom + 20, readable(part * (mostX ?? 0)), 'middle')
    );
  });
  const ends = spreadOut(lines.map(({ points: all }) => Number(at(all.at(-1) ?? [0, 0]).split(' ')[1])));
  const drawn = lines.map(({ label, points: all }, index) => {
    const path = all.map((point, step) => `${step === 0 ? 'M' : 'L'}${at(point)}`).join('');
    return `<path class="line l${index}" d="${path}" />${text(left + width + 10, (ends[index] ?? 0) + 4, label)}`;
  });
  const described = lines.map(
    ({ label, points: all }) =>
      `${label}: ${all.map(([x, y]) => `${readable(y)} at ${readable(x)}`).join(', ')}.`,
  );
  const axis = text(left + width / 2, bottom + 42, along, 'middle');
  return svg(title, unit, described.join(' '), bottom + 56, [...ticks, ...drawn, axis].join('\n'));
}

/** Names at the ends of lines, moved down until none stands on another. */
function spreadOut(heights: readonly number[]): readonly number[] {
  const moved = [...heights];
  const order = heights
    .map((_, index) => index)
    .sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(moved[index] ?? 0, last + 16);
    moved[index] = last;
  }
  return moved;
}

function legendOf(series: readonly string[]): string {
  return series
    .map((name, index) => {
      const x = LEFT + index * 150;
      return `<rect class="s${index}" x="${x}" y="${TOP - 4}" width="12" height="12" />${text(x + 18, TOP + 7, name)}`;
    })
    .join('');
}

function describeGroups(unit: string, series: readonly string[], groups: readonly BarGroup[]): string {
  return groups
    .map(({ label, bars }) => {
      const figures = bars.flatMap((bar, index) => {
        const name = series.length > 1 ? `${series[index]} ` : '';
        return bar === undefined ? [] : [`${name}${readable(bar.value)} ${unit}`];
      });
      return `${label}: ${figures.join(', ')}.`;
    })
    .join(' ');
}

function svg(title: string, unit: string, description: string, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${short(height)}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
.page { fill: #ffffff }
text { fill: #1f2328; font: 13px system-ui, sans-serif }
.head { font-weight: 600; font-size: 15px }
.grid { stroke: #d0d7de; fill: none }
.spread { stroke: #1f2328; stroke-width: 2; fill: none }
.line { fill: none; stroke-width: 2.5 }
.s0 { fill: #0b5cad }
.s1 { fill: #7a4a00 }
.s2 { fill: #57606a }
.l0 { stroke: #0b5cad }
.l1 { stroke: #7a4a00; stroke-dasharray: 7 4 }
.l2 { stroke: #57606a; stroke-dasharray: 2 4 }
.l3 { stroke: #116329; stroke-dasharray: 12 3 2 3 }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117 }
text { fill: #f0f3f6 }
.grid { stroke: #30363d }
.spread { stroke: #f0f3f6 }
.s0 { fill: #6cb0f5 }
.s1 { fill: #e3b341 }
.s2 { fill: #8b949e }
.l0 { stroke: #6cb0f5 }
.l1 { stroke: #e3b341 }
.l2 { stroke: #8b949e }
.l3 { stroke: #56d364 }
}
</style>
<rect class="page" width="${WIDTH}" height="${short(height)}" rx="8" />
<text class="head" x="20" y="30">${escaped(`${title}, ${unit}`)}</text>
${content}
</svg>
`;
}

function text(x: number, y: number, words: string, anchor = 'start'): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function short(number: number): string {
  return String(Math.round(number * 10) / 10);
}

/** Three figures that count, and thousands apart. */
export function readable(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString('en-US');
  return String(Number(figure.toPrecision(3)));
}
