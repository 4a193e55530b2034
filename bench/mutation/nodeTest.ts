/**
 * Stands in for `node:test` where mutants are tried: the test files are loaded once and their tests run as often as there are
 * mutants, in one process. Node's own runner runs a file once in each process, and a start costs more than most tests do.
 * Only what the test files use: nested suites, the four hooks, a title and a function; time is kept by Stryker.
 */
export interface LoadedTest {
  /** The file and the titles on the way to it. */
  readonly id: string;
  readonly file: string;
  readonly suites: readonly Suite[];
  readonly body: Body;
}

/** What came of one test. */
export interface Ran {
  readonly id: string;
  readonly milliseconds: number;
  /** Why it failed; absent when it passed. */
  readonly failure?: string;
}

type Body = (context: TestContext) => unknown;
type Hook = () => unknown;

/** As much of Node's test context as the tests use. */
export interface TestContext {
  readonly name: string;
  readonly after: (hook: Hook) => void;
}

class Suite {
  readonly title: string;
  readonly before: Hook[] = [];
  readonly after: Hook[] = [];
  readonly beforeEach: Hook[] = [];
  readonly afterEach: Hook[] = [];

  constructor(title: string) {
    this.title = title;
  }
}

const tests: LoadedTest[] = [];
let path: readonly Suite[] = [];

/** Loads a test file as if it were a suite of its own, as it is to Node. */
export async function loadTests(file: string, load: () => Promise<unknown>): Promise<void> {
  path = [new Suite(file)];
  await load();
}

export function loadedTests(): readonly LoadedTest[] {
  return tests;
}

export function describe(title: string, body: () => void): void {
  const outer = path;
  path = [...outer, new Suite(title)];
  body();
  path = outer;
}

export function it(title: string, ...rest: readonly [Body] | readonly [options: object, body: Body]): void {
  const body = rest.length === 1 ? rest[0] : rest[1];
  const [file] = path;
  if (file === undefined) throw new Error(`"${title}" is in no file.`);
  const id = [...path.map((suite) => suite.title), title].join(' > ');
  // Two tests of one title are two tests.
  const again = tests.filter((test) => test.id === id || test.id.startsWith(`${id} #`)).length;
  tests.push({ id: again === 0 ? id : `${id} #${again + 1}`, file: file.title, suites: path, body });
}

const hook = (kind: 'before' | 'after' | 'beforeEach' | 'afterEach') => (body: Hook) => {
  path.at(-1)?.[kind].push(body);
};

export { it as test, describe as suite };
export const before = hook('before');
export const after = hook('after');
export const beforeEach = hook('beforeEach');
export const afterEach = hook('afterEach');

/**
 * Runs tests in the order in which they were loaded, the hooks of their suites around them; `begin` is told of each one. Ends
 * with the first that fails when `bail` is set. A hook that fails, fails the test that it stands in front of or behind.
 */
export async function runTests(
  chosen: readonly LoadedTest[],
  begin: (test: LoadedTest) => void,
  bail: boolean,
): Promise<readonly Ran[]> {
  const results: Ran[] = [];
  const open: Suite[] = [];
  const leave = async (staying: readonly Suite[]): Promise<void> => {
    while (open.some((suite) => !staying.includes(suite))) {
      for (const body of open.pop()?.after ?? []) await body();
    }
  };
  for (const test of chosen) {
    begin(test);
    const startedAt = performance.now();
    const failure = await failureOf(async () => {
      await leave(test.suites);
      for (const suite of test.suites.filter((one) => !open.includes(one))) {
        open.push(suite);
        for (const body of suite.before) await body();
      }
      await runOne(test);
    });
    results.push({
      id: test.id,
      milliseconds: performance.now() - startedAt,
      ...(failure === undefined ? {} : { failure }),
    });
    if (failure !== undefined && bail) break;
  }
  await failureOf(() => leave([]));
  return results;
}

async function runOne({ id, suites, body }: LoadedTest): Promise<void> {
  const afterwards: Hook[] = suites.toReversed().flatMap(({ afterEach: hooks }) => hooks);
  const strays: unknown[] = [];
  const stray = (reason: unknown): void => {
    strays.push(reason);
  };
  process.on('unhandledRejection', stray);
  process.on('uncaughtException', stray);
  try {
    for (const suite of suites) for (const one of suite.beforeEach) await one();
    await body({ name: id, after: (one) => afterwards.unshift(one) });
  } finally {
    for (const one of afterwards) await one();
    process.off('unhandledRejection', stray);
    process.off('uncaughtException', stray);
  }
  if (strays.length > 0) throw new Error(`Nobody waited for what failed: ${String(strays[0])}`);
}

async function failureOf(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}
