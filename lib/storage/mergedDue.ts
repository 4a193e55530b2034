import { asBotError, BotError } from '../errors.ts';

/** Milliseconds without a word of anybody: more than one partition may take that does not answer. */
const SILENCE = 8_000;

/** What a list said, and which it was. */
interface Said<T> {
  readonly from: number;
  readonly result: IteratorResult<T, undefined> | BotError;
}

/**
 * Reads several lists at once and passes on whatever comes first, so that a list whose account does not answer holds up none of
 * the others. When the others are through, such a one is waited for a little, and left.
 * @throws BotError E_STORAGE_* at the end, when a list could not be read whole.
 */
export async function* mergedDue<T>(
  lists: readonly AsyncIterable<T, undefined>[],
  silence = SILENCE,
): AsyncGenerator<{ readonly entry: T; readonly from: number }, undefined> {
  const heard: Said<T>[] = [];
  let wake = (): void => undefined;
  const readings = lists.map((list, from) => {
    const reading = list[Symbol.asyncIterator]();
    return async (): Promise<void> => {
      const result = await reading.next().catch((thrown: unknown) => asBotError(thrown));
      heard.push({ from, result });
      wake();
    };
  });
  const next = async (): Promise<Said<T> | undefined> => {
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
  let unfinished = readings.length;
  for (const read of readings) void read();
  while (unfinished > 0) {
    const said = await next();
    if (said === undefined) {
      failure ??= new BotError('E_STORAGE_UNAVAILABLE', 'A storage account does not say what is due.');
      break;
    }
    const { from, result } = said;
    if (result instanceof BotError || result.done === true) {
      unfinished -= 1;
      if (result instanceof BotError) failure ??= result;
      continue;
    }
    yield { entry: result.value, from };
    // Not before: a list that is asked for the next entry takes this one for handed out.
    void readings[from]?.();
  }
  if (failure !== undefined) throw failure;
  return undefined;
}
