import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadedTests, loadTests, runTests, type Ran } from './nodeTest.ts';

/**
 * The test runner that Stryker loads: runs `node:test` files, TypeScript as it is, in a process that stays. Its types are
 * written down here as far as they are used, because Stryker is not installed with the project
 * (https://stryker-mutator.io/docs/stryker-js/guides/create-a-plugin/).
 */
interface RunOptions {
  readonly disableBail: boolean;
}
interface MutantRun extends RunOptions {
  readonly activeMutant: { readonly id: string };
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  /** `static`: the mutant is in code that runs while a module is loaded, so it is active before the tests are loaded. */
  readonly mutantActivation: 'runtime' | 'static';
}
interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly timeSpentMs: number;
  readonly status: 0 | 1;
  readonly failureMessage?: string;
}
type DryRunResult =
  | { readonly status: 'complete'; readonly tests: readonly TestResult[]; readonly mutantCoverage: unknown }
  | { readonly status: 'error'; readonly errorMessage: string };
type MutantRunResult =
  | ({ readonly status: 'killed'; readonly killedBy: readonly string[] } & {
      readonly failureMessage: string;
      readonly nrOfTests: number;
    })
  | { readonly status: 'survived'; readonly nrOfTests: number }
  | { readonly status: 'timeout'; readonly reason: string };

/** What the instrumented code reads and writes, by names of Stryker's own. */
interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number> } | undefined;
}

declare global {
  var __stryker__: Instruments | undefined;
}

const instruments = (globalThis.__stryker__ ??= {});

/** Files to load, below the folder that Stryker copied the project to: from the command, in the environment, comma-separated. */
const MODULES = 'MUTATION_MODULES';
const TESTS = 'MUTATION_TESTS';

class NodeTestRunner {
  #loaded = false;

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async dryRun(): Promise<DryRunResult> {
    await this.#load();
    const ran = await runTests(loadedTests(), ({ id }) => (instruments.currentTestId = id), false);
    instruments.currentTestId = undefined;
    const { mutantCoverage } = instruments;
    return { status: 'complete', tests: ran.map(asResult), mutantCoverage };
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    disableBail,
    mutantActivation,
  }: MutantRun): Promise<MutantRunResult> {
    if (mutantActivation === 'static') instruments.activeMutant = activeMutant.id;
    try {
      await this.#load();
    } catch (thrown) {
      return {
        status: 'killed',
        killedBy: [],
        failureMessage: `does not load: ${String(thrown)}`,
        nrOfTests: 0,
      };
    }
    instruments.hitCount = hitLimit === undefined ? undefined : 0;
    instruments.hitLimit = hitLimit;
    instruments.activeMutant = activeMutant.id;
    const chosen = loadedTests().filter(({ id }) => testFilter?.includes(id) ?? true);
    const ran = await runTests(chosen, () => undefined, !disableBail);
    instruments.activeMutant = undefined;
    if (hitLimit !== undefined && (instruments.hitCount ?? 0) > hitLimit)
      return { status: 'timeout', reason: `ran more than ${hitLimit} times` };
    const failed = ran.filter(({ failure }) => failure !== undefined);
    const [first] = failed;
    return first === undefined
      ? { status: 'survived', nrOfTests: ran.length }
      : {
          status: 'killed',
          killedBy: failed.map(({ id }) => id),
          failureMessage: first.failure ?? '',
          nrOfTests: ran.length,
        };
  }

  /**
   * Loads the mutated modules and then the tests. What a test file computes while it is loaded, to title its tests or to feed
   * them, is left out of the coverage: counted, it would make nearly every mutant one that needs a process of its own.
   */
  async #load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const instead = new URL('nodeTest.ts', import.meta.url).href;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'node:test' ? { url: instead, shortCircuit: true } : next(specifier, context),
    });
    for (const file of named(MODULES)) await import(urlOf(file));
    const coverage = structuredClone(instruments.mutantCoverage);
    for (const file of named(TESTS)) await loadTests(file, () => import(urlOf(file)));
    // Kept as the same object: the instrumented modules hold on to it.
    if (instruments.mutantCoverage !== undefined) instruments.mutantCoverage.static = coverage?.static ?? {};
  }
}

function named(variable: string): readonly string[] {
  return (process.env[variable] ?? '').split(',').filter((file) => file !== '');
}

function urlOf(file: string): string {
  return pathToFileURL(resolve(file)).href;
}

function asResult({ id, milliseconds, failure }: Ran): TestResult {
  const about = { id, name: id, timeSpentMs: milliseconds };
  return failure === undefined ? { ...about, status: 0 } : { ...about, status: 1, failureMessage: failure };
}

export const strykerPlugins = [
  { kind: 'TestRunner', name: 'node-test', factory: () => new NodeTestRunner() },
];
