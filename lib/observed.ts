import type { Dependency, TrackDependency } from './events.ts';

/** What a request is reported as, before there is an answer. */
export type Request = Pick<Dependency, 'kind' | 'method' | 'operation'> & { readonly url: string };

/**
 * Makes a request and reports how long it took until it was answered, and how; a throw is no answer. Of its address the
 * origin is reported alone: paths hold ids and keys. `isOk` says of a status whether it is an answer that was asked for.
 */
export async function observed<Answer extends { readonly status: number }>(
  { url, ...about }: Request,
  send: () => Promise<Answer>,
  isOk: (status: number) => boolean,
  trackDependency: TrackDependency,
): Promise<Answer> {
  const startedAt = performance.now();
  const report = (status: number | undefined): void => {
    const { origin } = new URL(url);
    const milliseconds = performance.now() - startedAt;
    trackDependency({ ...about, origin, milliseconds, status, ok: status !== undefined && isOk(status) });
  };
  let answer: Answer;
  try {
    answer = await send();
  } catch (thrown) {
    report(undefined);
    throw thrown;
  }
  report(answer.status);
  return answer;
}
