import type { FunctionApp } from './functionApp.ts';

/** A function app that can be started anew, at the same addresses, while everything around it goes on. */
export interface RenewableApp extends FunctionApp {
  /**
   * Lets calls in flight finish, ends the app, makes the change and starts the app again.
   * @throws {Problem} when it ends before it is ready. Nothing runs then, until it is renewed once more.
   */
  renew(change: () => Promise<void>): Promise<void>;
}

/** `start` has to start the app at the same addresses each time. `ended` tells of an end that nobody here wanted. */
export function renewableApp(start: () => FunctionApp): RenewableApp {
  const { promise: ended, resolve: tellEnd } = Promise.withResolvers<string>();
  const first = start();
  let current: FunctionApp | undefined = first;

  const watch = (app: FunctionApp): void => {
    void app.ended.then((how) => {
      if (app === current) tellEnd(how);
    });
  };
  watch(first);

  return {
    ready: first.ready,
    ended,
    ...(first.crash === undefined
      ? {}
      : {
          crash: async () => {
            const app = current;
            current = undefined;
            await app?.crash?.();
          },
        }),
    stop: async () => {
      await current?.stop();
    },
    renew: async (change) => {
      const old = current;
      current = undefined;
      await old?.stop();
      await change();
      const app = start();
      current = app;
      await app.ready;
      watch(app);
    },
  };
}
