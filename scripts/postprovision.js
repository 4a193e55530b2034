// Runs after `azd provision` and prints what is left to do in Dynamics 365, with the ids of this deployment filled in.
// Plain JavaScript, because azd runs it with whatever Node the machine has.

/** The outputs of infra/main.bicep that the steps name; azd puts them into the environment. */
const OUTPUTS = [
  'AZURE_IDENTITY_PRINCIPAL_ID',
  'AZURE_RESOURCE_GROUP',
  'AZURE_TENANT_ID',
  'BOT_APP_ID',
  'BOT_HEALTH_ENDPOINT',
  'BOT_MESSAGING_ENDPOINT',
  'BOT_NAME',
  'BOT_TYPE',
];

function nextSteps(environment) {
  const missing = OUTPUTS.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) {
    return `The Dynamics 365 steps need ${missing.join(', ')}.\nRun "azd provision" to the end, or "azd hooks run postprovision" afterwards.`;
  }
  const value = (name) => environment[name] ?? '';
  const federated = value('BOT_TYPE') === 'SingleTenant' ? `\n${federatedCredential(value)}` : '';
  return `
The bot stands in resource group ${value('AZURE_RESOURCE_GROUP')} as ${value('BOT_NAME')} (${value('BOT_TYPE')}).

  Messaging endpoint   ${value('BOT_MESSAGING_ENDPOINT')}
  Health               ${value('BOT_HEALTH_ENDPOINT')}
  Application id       ${value('BOT_APP_ID')}
  Directory (tenant)   ${value('AZURE_TENANT_ID')}
${federated}
What is left to do in Dynamics 365 (docs/connecting-dynamics-365.md has every click):

  1. Power Platform admin center > your environment > Settings > Users + permissions > Application users:
     new app user for application id ${value('BOT_APP_ID')}, in the top business unit, role "Omnichannel agent".
  2. The same user in Dynamics 365: user type "Bot application user",
     bot application id ${value('BOT_APP_ID')}. One bot for each application id.
  3. A queue with this bot user and at least one person in it: somebody has to be there when the bot escalates.
  4. A push workstream with the context variables of the bot, and the bot added to it.
  5. Route-to-queue rules that send escalated conversations to people, by those variables.

After "azd deploy" this has to answer {"status":"ok"}:

  curl ${value('BOT_HEALTH_ENDPOINT')}
`;
}

/** A SingleTenant bot signs in as its app registration, which has to trust the app's identity: no secret on either side. */
function federatedCredential(value) {
  const credential = JSON.stringify({
    name: 'contact-center-bot',
    issuer: `https://login.microsoftonline.com/${value('AZURE_TENANT_ID')}/v2.0`,
    subject: value('AZURE_IDENTITY_PRINCIPAL_ID'),
    audiences: ['api://AzureADTokenExchange'],
  });
  return `
Once, so that the app registration trusts the app's identity:

  az ad app federated-credential create --id ${value('BOT_APP_ID')} --parameters '${credential}'
`;
}

console.log(nextSteps(process.env));
