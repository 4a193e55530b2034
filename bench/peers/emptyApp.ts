// A function app that does nothing: what the Functions library costs by itself.
import { app } from '@azure/functions';

app.http('messages', { methods: ['POST'], handler: () => Promise.resolve({ status: 200 }) });
