// The Microsoft 365 Agents SDK's quickstart: AgentApplication with its state in memory, startServer, settings from the
// environment. What an Omnichannel bot has more: replies are bridged, "agent" escalates, "end chat" ends. Prints one line of
// JSON when it listens.
import { AgentApplication, MemoryStorage } from '@microsoft/agents-hosting';
import { startServer } from '@microsoft/agents-hosting-express';
import { answersTo } from './answers.mjs';

const agent = new AgentApplication({ storage: new MemoryStorage() });
agent.onActivity('event', async (context) => {
  await context.sendActivities(answersTo(context.activity));
});
agent.onActivity('message', async (context, state) => {
  const count = (state.getValue('conversation.count') ?? 0) + 1;
  state.setValue('conversation.count', count);
  await context.sendActivities(answersTo(context.activity));
});

startServer(agent, {
  // As it is, it listens to everybody, on a port that it does not tell.
  beforeListen(app) {
    const listen = app.listen.bind(app);
    app.listen = () => {
      const server = listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        console.log(JSON.stringify({ ready: true, bot: `http://127.0.0.1:${port}/api/messages` }));
      });
      return server;
    };
  },
});
