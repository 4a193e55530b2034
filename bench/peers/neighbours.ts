// What every measured program talks to, in a process of its own so that it costs none of them: Azurite in memory, and a
// connector that takes everything and remembers nothing. Prints one line of JSON when both listen.
import { createServer } from 'node:http';
import { listen, LOOPBACK } from '../../local/ports.ts';
import { startAllStorage } from '../../local/tableStorage.ts';

const storage = await startAllStorage();
const connector = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"reply"}');
  });
});
const port = await listen(connector, 0, '--port');
console.log(
  JSON.stringify({
    serviceUrl: `http://${LOOPBACK}:${port}/`,
    connectionString: storage.connectionString,
  }),
);
