import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from './hostProcess.ts';

/**
 * Stands in for Core Tools, which are not on every machine: `func start --port N`, with a worker of its own. Told to stop, it
 * lets the worker answer the call that waits at `/slow`; the worker itself dies of a signal, as the real one does.
 */
const FAKE_FUNC = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
const [command, option, port] = process.argv.slice(2);
const names = ['AzureWebJobsStorage', 'ConversationStorage', 'SweepSchedule', 'AZURE_FUNCTIONS_ENVIRONMENT', 'TelemetryMirrorUrl'];
const seen = { command, option, pid: process.pid, ...Object.fromEntries(names.map((name) => [name, process.env[name]])) };
if (process.env.WORKER) {
  const waiting = [];
  const server = createServer((request, response) => {
    if (request.url === '/slow') {
      waiting.push(response);
      console.error('a call waits');
    } else response.end(JSON.stringify(seen));
  }).listen(Number(port), '127.0.0.1');
  process.once('message', () => {
    server.close(() => process.exit(0));
    for (const response of waiting) response.end('drained');
    process.disconnect();
  });
} else {
  const worker = spawn(process.execPath, process.argv.slice(1), {
    env: { ...process.env, WORKER: '1' },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.once('SIGTERM', () => worker.send('drain'));
  worker.once('exit', () => process.exit(0));
}
`;

/** A PATH on which `func` is found first. */
export async function pathWithFunc(t: TestContext): Promise<string> {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'func.mjs'), FAKE_FUNC);
  const shell = `#!/bin/sh\nexec "${process.execPath}" "${join(folder, 'func.mjs')}" "$@"\n`;
  await writeFile(join(folder, 'func'), shell);
  await chmod(join(folder, 'func'), 0o755);
  return [folder, process.env['PATH']].join(delimiter);
}
