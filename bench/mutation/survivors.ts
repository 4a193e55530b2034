import type { Mutant } from './stryker.ts';

/** A mutant that no test can kill, because it is the same program. */
export interface Excused {
  readonly file: string;
  readonly code: string;
  readonly change: string;
  readonly reason: string;
}

/** What the mutants of one file came to. */
export interface FileScore {
  readonly file: string;
  readonly mutants: number;
  readonly killed: number;
  /** Survivors that are the same program, by the list. */
  readonly same: number;
}

export interface Verdict {
  readonly files: readonly FileScore[];
  /** Survivors that nobody has explained: a test is missing, or a reason. */
  readonly survivors: readonly Mutant[];
  /** Reasons for what did not survive: killed by now, or not there any more. */
  readonly outdated: readonly Excused[];
}

/**
 * Holds survivors against the list of those that are the same program. A reason that no survivor needs is outdated, where its
 * file was mutated as a whole.
 */
export function judge(
  mutants: readonly Mutant[],
  excused: readonly Excused[],
  wholeFiles: readonly string[],
): Verdict {
  const alive = mutants.filter(({ killed }) => !killed);
  const reasonFor = (mutant: Mutant): Excused | undefined => excused.find((one) => isSame(one, mutant));
  const files = [...new Set(mutants.map(({ file }) => file))].sort().map((file): FileScore => {
    const here = mutants.filter((mutant) => mutant.file === file);
    const survived = here.filter(({ killed }) => !killed);
    return {
      file,
      mutants: here.length,
      killed: here.length - survived.length,
      same: survived.filter((mutant) => reasonFor(mutant) !== undefined).length,
    };
  });
  return {
    files,
    survivors: alive.filter((mutant) => reasonFor(mutant) === undefined),
    outdated: excused.filter(
      (one) => wholeFiles.includes(one.file) && !alive.some((mutant) => isSame(one, mutant)),
    ),
  };
}

/** Whether what a reason is about still stands in the source of its file: the line, and in it the beginning of what changed. */
export function standsIn(source: string, { code, change }: Excused): boolean {
  const lines = source.split('\n').map((line) => line.trim());
  const [before = ''] = change.split(' → ');
  // Of what is long the report has the beginning.
  const changed = before.replace(/…$/, '');
  return lines.some((line, index) => {
    if (line !== code) return false;
    const at = lines.slice(index).join(' ').replace(/\s+/g, ' ').indexOf(changed);
    return at >= 0 && at < line.length;
  });
}

function isSame(excused: Excused, mutant: Mutant): boolean {
  return excused.file === mutant.file && excused.code === mutant.code && excused.change === mutant.change;
}
