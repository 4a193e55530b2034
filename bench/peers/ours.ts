// This project's app in one process with HTTP in front of it, as the peers have express: `ours.ts APP`. The Functions library
// is the real one; what is left out is the host, which is another process and not this project's. Prints one line of JSON when
// it listens.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { installCoreModule } from '../../local/coreModule.ts';
import { readBody, requestUrl, sendRpcResponse, toRpcRequest } from '../../local/httpMessages.ts';
import { invoke } from '../../local/invocation.ts';
import { loadApp } from '../../local/loadApp.ts';
import { LOOPBACK, listen } from '../../local/ports.ts';
import { Registry } from '../../local/registry.ts';

const registry = new Registry(() => undefined);

/** Lines are made and thrown away: whoever takes them on Azure is another process too. */
const log = { write: (): void => undefined };

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { bytes } = await readBody(request);
  const url = requestUrl(request);
  const messages = registry.functions.get('messages');
  if (bytes === undefined || url === undefined || messages === undefined)
    throw new Error('This is for the bench alone.');
  const result = await invoke(registry, messages, { http: toRpcRequest(request, url, {}, bytes) }, log);
  if (!result.ok) throw new Error('The function threw.');
  sendRpcResponse(response, result.value);
}

// As the Functions host does where nothing else is set, and as the local host does.
process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
installCoreModule(registry.core);
await loadApp(process.argv[2] ?? '');
registry.lock();
const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.destroy();
  });
});
const port = await listen(server, 0, '--port');
console.log(JSON.stringify({ ready: true, bot: `http://${LOOPBACK}:${port}/api/messages` }));
