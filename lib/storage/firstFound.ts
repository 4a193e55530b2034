/** Milliseconds after which the next place is asked as well; a healthy one answers within a few. */
const PATIENCE = 300;
/** Without a deadline of the caller's, all places together. */
const TOTAL_TIMEOUT = 6_000;

/**
 * Asks places for what only one of them can have, one after the other, and does not wait for one that is slow to answer before
 * it asks the next: what another place has is found while that one is silent. Resolves to `undefined` when none has it; rejects
 * when none is known to have it and one did not answer.
 */
export async function firstFound<P, T>(
  places: readonly P[],
  ask: (place: P, signal?: AbortSignal) => Promise<T | undefined>,
  signal?: AbortSignal,
  patience = PATIENCE,
): Promise<T | undefined> {
  const [place, ...others] = places;
  if (place === undefined) return undefined;
  if (others.length === 0) return ask(place, signal);
  // Whoever is still being asked when it is found is not waited for.
  const found = new AbortController();
  const until = AbortSignal.any([signal ?? AbortSignal.timeout(TOTAL_TIMEOUT), found.signal]);
  try {
    return await search(place, others, (asked) => ask(asked, until), patience);
  } finally {
    found.abort();
  }
}

async function search<P, T>(
  place: P,
  [next, ...others]: readonly P[],
  ask: (place: P) => Promise<T | undefined>,
  patience: number,
): Promise<T | undefined> {
  const here = ask(place);
  if (next === undefined) return here;
  const soon = await within(here, patience);
  return soon ?? either(here, search(next, others, ask, patience));
}

/** What a promise resolves to within a time. Whoever needs to know that it fails waits for the promise itself. */
async function within<T>(promise: Promise<T | undefined>, milliseconds: number): Promise<T | undefined> {
  const { promise: time, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  try {
    return await Promise.race([promise.catch(() => undefined), time]);
  } finally {
    clearTimeout(timer);
  }
}

/** The value of whichever has one first; otherwise as the one that failed, if any did. */
async function either<T>(one: Promise<T | undefined>, other: Promise<T | undefined>): Promise<T | undefined> {
  const { promise: found, resolve } = Promise.withResolvers<T>();
  for (const promise of [one, other]) {
    promise.then(
      (value) => {
        if (value !== undefined) resolve(value);
      },
      // Told below, when the other one has not found it either.
      () => undefined,
    );
  }
  const neither = Promise.allSettled([one, other])
    .then(() => Promise.all([one, other]))
    .then(() => undefined);
  return Promise.race([found, neither]);
}
