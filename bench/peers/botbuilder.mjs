// The Bot Framework SDK's echo bot on express, as its samples have it: `botbuilder.mjs nothing`, `blobs` or `table`, by where it
// keeps how often somebody wrote. Prints one line of JSON when it listens.
import { TableClient } from '@azure/data-tables';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
} from 'botbuilder';
import { BlobsStorage } from 'botbuilder-azure-blobs';
import { serve } from './serve.mjs';

const STORAGE = process.env.STORAGE ?? '';

/** Storage as botbuilder wants it, on a table, the ordinary way: an entity is read, and replaced whatever it is. */
class TableStorage {
  #table = TableClient.fromConnectionString(STORAGE, 'peerConversations', { allowInsecureConnection: true });
  #created = this.#table.createTable();

  async read(keys) {
    await this.#created;
    const items = {};
    for (const key of keys) {
      try {
        const { State: state } = await this.#table.getEntity('conversations', rowKeyOf(key));
        items[key] = JSON.parse(state);
      } catch (error) {
        if (error.statusCode !== 404) throw error;
      }
    }
    return items;
  }

  async write(items) {
    for (const [key, item] of Object.entries(items)) {
      const entity = { partitionKey: 'conversations', rowKey: rowKeyOf(key), State: JSON.stringify(item) };
      await this.#table.upsertEntity(entity, 'Replace');
    }
  }

  async delete(keys) {
    for (const key of keys) await this.#table.deleteEntity('conversations', rowKeyOf(key));
  }
}

function rowKeyOf(key) {
  return encodeURIComponent(key).replaceAll('%', '_');
}

const STORAGES = {
  nothing: () => undefined,
  blobs: () => new BlobsStorage(STORAGE, 'peers'),
  table: () => new TableStorage(),
};

const storage = STORAGES[process.argv[2]]();
const state = storage === undefined ? undefined : new ConversationState(storage);
const count = state?.createProperty('count');
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  const times = count === undefined ? undefined : (await count.get(context, 0)) + 1;
  await context.sendActivity(`${times ?? ''}${context.activity.text}`);
  if (count !== undefined) {
    await count.set(context, times);
    await state.saveChanges(context);
  }
  await next();
});

/** Those of the public cloud, but for where keys come from. Without an app id nobody is asked for a token. */
function authenticationSettings({ MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId, ...rest }) {
  if (MicrosoftAppId === undefined) return {};
  return {
    MicrosoftAppId,
    MicrosoftAppType,
    MicrosoftAppTenantId,
    ToBotFromChannelOpenIdMetadataUrl: rest.ToBotFromChannelOpenIdMetadataUrl,
    ToBotFromChannelTokenIssuer: rest.ToBotFromChannelTokenIssuer,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl: rest.ToBotFromChannelOpenIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  };
}

const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(authenticationSettings(process.env)),
);
await serve((request, response) => adapter.process(request, response, (context) => bot.run(context)));
