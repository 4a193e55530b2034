// The Bot Framework SDK's echo bot as its samples have it: restify, CloudAdapter, credentials from the environment, the public
// cloud. What an Omnichannel bot has more: replies are bridged, "agent" escalates, "end chat" ends. Prints one line of JSON
// when it listens.
import botbuilder from 'botbuilder';
import restify from 'restify';
import { answersTo } from './answers.mjs';

const credentials = new botbuilder.ConfigurationServiceClientCredentialFactory({
  MicrosoftAppId: process.env.MicrosoftAppId,
  MicrosoftAppPassword: process.env.MicrosoftAppPassword,
  MicrosoftAppType: process.env.MicrosoftAppType,
  MicrosoftAppTenantId: process.env.MicrosoftAppTenantId,
});
const adapter = new botbuilder.CloudAdapter(
  botbuilder.createBotFrameworkAuthenticationFromConfiguration(null, credentials),
);

const bot = new botbuilder.ActivityHandler();
bot.onEvent(async (context, next) => {
  await context.sendActivities(answersTo(context.activity));
  await next();
});
bot.onMessage(async (context, next) => {
  await context.sendActivities(answersTo(context.activity));
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, bot: `${server.url}/api/messages` }));
});
