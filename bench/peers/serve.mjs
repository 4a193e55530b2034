import express from 'express';

/** Listens on any free port of loopback, and says where in one line of JSON, as the local host does. */
export async function serve(handle) {
  const app = express();
  app.use(express.json());
  app.post('/api/messages', handle);
  const server = await new Promise((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  console.log(JSON.stringify({ ready: true, bot: `http://127.0.0.1:${server.address().port}/api/messages` }));
}
