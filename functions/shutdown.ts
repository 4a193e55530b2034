import { app } from '@azure/functions';
import { application } from '../lib/app.ts';

/** Lets the app send what it has still to report. */
export function shutdown(): Promise<void> {
  return application().close();
}

app.hook.appTerminate(shutdown);
