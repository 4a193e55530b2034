// The Agents SDK's echo agent on express, which is what its own hosting package wraps. Prints one line of JSON when it listens.
import { ActivityHandler, CloudAdapter } from '@microsoft/agents-hosting';
import { serve } from './serve.mjs';

const agent = new ActivityHandler();
agent.onMessage(async (context, next) => {
  await context.sendActivity(context.activity.text);
  await next();
});

const adapter = new CloudAdapter();
await serve((request, response) => adapter.process(request, response, (context) => agent.run(context)));
