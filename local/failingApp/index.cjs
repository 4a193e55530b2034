// An app in which everything goes wrong, for the rows of local/README.md that no healthy app can show:
// "npm run host -- --app local/failingApp --port 7072", or "func start" in this folder.
const { app } = require('@azure/functions');

const never = () => new Promise(() => undefined);
let waiting = 0;

const get = (name, handler) => app.http(name, { methods: ['GET'], authLevel: 'anonymous', handler });

get('works', async () => ({ body: 'It works.' }));

get('throws', async () => {
  throw new Error('This function always throws.');
});

get('waits', () => {
  waiting += 1;
  return never();
});

/** How many calls are in flight that will never end. */
get('waiting', async () => ({ body: String(waiting) }));

/** Ends the worker as a defect does: with an exception outside every call. */
get('breaks', () => {
  setImmediate(() => {
    throw new Error('Nobody catches this one.');
  });
  return never();
});

/** Ends the worker as a system does that has no memory left. */
get('kills', () => {
  process.kill(process.pid, 'SIGKILL');
  return never();
});
