import { asBotError, BotError } from '../errors.ts';

/** Milliseconds without a word of anybody: more than one partition may take that does not answer. */
const SILENCE = 8_000;

/** A list that is being read. */
interface Reading<F, T> {
  readonly from: F;
  readonly entries: AsyncIterator<T, undefined>;
}

/** What a list said. */
interface Said<F, T> {
  readonly reading: Reading<F, T>;
  readonly result: IteratorResult<T, undefined> | BotError;
}

/**
 * Reads several lists at once and passes on whatever comes first, so that a list whose account does not answer holds up none of
 * the others. When the others are through, such a one is waited for a little, and left.
 * @throws BotError E_STORAGE_* at the end, when a list could not be read whole.
 */
export async function* mergedDue<F, T>(
  lists: ReadonlyMap<F, AsyncIterable<T, undefined>>,
  silence = SILENCE,
): AsyncGenerator<{ readonly entry: T; readonly from: F }, undefined> {
  const heard: Said<F, T>[] = [];
  let wake = (): void => undefined;
  const ask = async (reading: Reading<F, T>): Promise<void> => {
    const result = await reading.entries.next().catch((thrown: unknown) => asBotError(thrown));
    heard.push({ reading, result });
    wake();
  };
  const next = async (): Promise<Said<F, T> | undefined> => {
    if (heard.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, silence);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return heard.shift();
  };
  let failure: BotError | undefined;
  let unfinished = lists.size;
  for (const [from, list] of lists) void ask({ from, entries: list[Symbol.asyncIterator]() });
  while (unfinished > 0) {
    const said = await next();
    if (said === undefined) {
      failure ??= new BotError('E_STORAGE_UNAVAILABLE', 'A storage account does not say what is due.');
      break;
    }
    const { reading, result } = said;
    if (result instanceof BotError || result.done === true) {
      unfinished -= 1;
      if (result instanceof BotError) failure ??= result;
      continue;
    }
    yield { entry: result.value, from: reading.from };
    // Not before: a list that is asked for the next entry takes this one for handed out.
    void ask(reading);
  }
  if (failure !== undefined) throw failure;
  return undefined;
}
