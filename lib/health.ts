import type { HttpResponseInit } from '@azure/functions';
import type { LoadedConfig } from './config.ts';
import { asBotError } from './errors.ts';
import type { LeftOut } from './knowledgeFile.ts';
import { unavailable, type Problem } from './unavailable.ts';

export interface Health {
  /** The answer of `/api/health`: 200 when the bot could serve a message now, 503 with the reasons when not. */
  readonly answer: (method: string) => Promise<HttpResponseInit>;
  /** What is wrong with the settings: codes and names. */
  readonly settingProblems: readonly Problem[];
}

/** How long the store may take to prove itself, in milliseconds. */
const CHECK_TIMEOUT = 2_000;
/** Anybody may ask, so the store is asked at most this often, in milliseconds. */
const CHECK_INTERVAL = 1_000;

/**
 * Readiness, as a function of the settings, a look at the store and a look at the articles. `checkStore` resolves or throws
 * a `BotError`, or several in an `AggregateError`; `leftOut` says which files the build had to leave out, and may throw.
 * Concurrent askers share one look.
 */
export function createHealth(
  loaded: LoadedConfig,
  checkStore: (signal: AbortSignal) => Promise<void>,
  leftOut: () => Promise<readonly LeftOut[]>,
): Health {
  let latest: { readonly at: number; readonly problems: Promise<readonly Problem[]> } | undefined;
  const look = (): Promise<readonly Problem[]> => {
    if (latest === undefined || Date.now() - latest.at >= CHECK_INTERVAL) {
      const looks = [storeProblems(checkStore), articleProblems(leftOut)];
      latest = { at: Date.now(), problems: Promise.all(looks).then((problems) => problems.flat()) };
    }
    return latest.problems;
  };

  return {
    answer: async (method) => {
      const problems = loaded.ok ? await look() : problemsOf(loaded);
      const answer = problems.length === 0 ? READY : unavailable(problems, 10);
      return method === 'HEAD' ? withoutBody(answer) : answer;
    },
    settingProblems: problemsOf(loaded),
  };
}

function problemsOf(loaded: LoadedConfig): readonly Problem[] {
  return loaded.ok ? [] : loaded.problems.map(({ code, setting }) => ({ code, setting }));
}

async function storeProblems(
  checkStore: (signal: AbortSignal) => Promise<void>,
): Promise<readonly Problem[]> {
  try {
    await checkStore(AbortSignal.timeout(CHECK_TIMEOUT));
    return [];
  } catch (thrown) {
    // Several accounts may fail, each in its own way.
    const failures: readonly unknown[] = thrown instanceof AggregateError ? thrown.errors : [thrown];
    return failures.map(asBotError).map(({ code, setting = 'ConversationStorage' }) => ({ code, setting }));
  }
}

/** The bot serves with the articles that are right; somebody still has to know of the others. */
async function articleProblems(leftOut: () => Promise<readonly LeftOut[]>): Promise<readonly Problem[]> {
  try {
    const files = await leftOut();
    return files.map(({ file, line }) => ({ code: 'E_KNOWLEDGE', setting: `${file}:${line}` }));
  } catch {
    return [{ code: 'E_KNOWLEDGE', setting: 'knowledge.json' }];
  }
}

const READY: HttpResponseInit = {
  status: 200,
  headers: { 'Cache-Control': 'no-store' },
  jsonBody: { status: 'ok' },
};

function withoutBody({ status, headers }: HttpResponseInit): HttpResponseInit {
  return { ...(status === undefined ? {} : { status }), ...(headers === undefined ? {} : { headers }) };
}
