import { asBotError } from './errors.ts';

/** Runs `create` once for many callers, and again after it failed. */
export function onFirstUse<T>(create: () => Promise<T>): () => Promise<T> {
  let creating: Promise<T> | undefined;
  return async () => {
    creating ??= create();
    try {
      return await creating;
    } catch (thrown) {
      creating = undefined;
      throw asBotError(thrown);
    }
  };
}
