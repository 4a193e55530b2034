/** What is known of a case, and whether it came true. */
export interface Observation {
  readonly values: readonly number[];
  readonly came: boolean;
  /** How much it counts; 1 unless given. */
  readonly weight?: number;
}

/** Keeps a weight from growing without bound where a value tells everything; the base is hardly held. */
const RIDGE = 1;
const RIDGE_OF_BASE = 0.01;
/** From a far step there is no way back: everything looks certain there. */
const FARTHEST_STEP = 2;
const MOST_STEPS = 50;
const SMALL_STEP = 1e-6;

/**
 * Fits a logistic regression by Newton's method. Returns the base and then a weight for each value.
 * @throws Error when there is nothing to learn from.
 */
export function fitLogistic(observations: readonly Observation[]): readonly number[] {
  const [first] = observations;
  if (first === undefined) throw new Error('There is nothing to learn from.');
  const rows = observations.map(({ values, came, weight = 1 }) => ({
    ...{ values: [1, ...values], came: came ? 1 : 0, weight },
  }));
  let weights = new Array<number>(first.values.length + 1).fill(0);
  for (let step = 0; step < MOST_STEPS; step++) {
    const slope = weights.map((weight, index) => -ridgeOf(index) * weight);
    const curve = weights.map((_, row) =>
      weights.map((__, column): number => (row === column ? ridgeOf(row) : 0)),
    );
    for (const { values, came, weight } of rows) {
      const likely = 1 / (1 + Math.exp(-dot(values, weights)));
      for (const [row, value] of values.entries()) {
        slope[row] = at(slope, row) + weight * (came - likely) * value;
        const line = curve[row];
        if (line === undefined) continue;
        for (const [column, other] of values.entries())
          line[column] = at(line, column) + weight * likely * (1 - likely) * value * other;
      }
    }
    const change = solve(curve, slope).map((value) =>
      Math.max(-FARTHEST_STEP, Math.min(FARTHEST_STEP, value)),
    );
    weights = weights.map((weight, index) => weight + at(change, index));
    if (Math.max(...change.map(Math.abs)) < SMALL_STEP) break;
  }
  return weights;
}

function ridgeOf(index: number): number {
  return index === 0 ? RIDGE_OF_BASE : RIDGE;
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * at(other, index), 0);
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? 0;
}

/** Solves `matrix · x = right` by Gauss's elimination with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  let rows = matrix.map((row, index) => [...row, at(right, index)]);
  for (let column = 0; column < right.length; column++) {
    const pivot = rows
      .slice(column)
      .reduce((best, row) => (Math.abs(at(row, column)) > Math.abs(at(best, column)) ? row : best));
    const others = rows.slice(column).filter((row) => row !== pivot);
    const scaled = pivot.map((value) => value / at(pivot, column));
    rows = [
      ...rows.slice(0, column),
      scaled,
      ...others.map((row) => row.map((value, index) => value - at(row, column) * at(scaled, index))),
    ];
  }
  const solution: number[] = [];
  for (const row of rows.toReversed()) {
    const known = solution.reduce(
      (sum, value, index) => sum + value * at(row, right.length - solution.length + index),
      0,
    );
    solution.unshift(at(row, right.length) - known);
  }
  return solution;
}
