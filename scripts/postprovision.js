// Runs after `azd provision`: prints what is left to do in Dynamics 365, with the ids of this deployment filled in, and writes
// the same beside azd's own files of the environment, which git ignores, because a terminal forgets.
// Plain JavaScript, because azd runs it with whatever Node the machine has, and no shell has to quote anything.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const STEPS = 'dynamics-365-steps.md';
const CREDENTIAL = 'federated-credential.json';

/** The outputs of infra/main.bicep that the steps name; azd puts them into the environment. */
const OUTPUTS = [
  'AZURE_IDENTITY_PRINCIPAL_ID',
  'AZURE_LOGIN_ENDPOINT',
  'AZURE_RESOURCE_GROUP',
  'AZURE_TENANT_ID',
  'BOT_APP_ID',
  'BOT_HEALTH_ENDPOINT',
  'BOT_MESSAGING_ENDPOINT',
  'BOT_NAME',
  'BOT_TYPE',
];

function main(environment) {
  const missing = OUTPUTS.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) {
    console.log(
      `The Dynamics 365 steps need ${missing.join(', ')}.\nRun "azd provision" to the end, or "azd hooks run postprovision" afterwards.`,
    );
    return;
  }
  const value = (name) => environment[name] ?? '';
  const folder = folderOf(value('AZURE_ENV_NAME'));
  const steps = nextSteps(value, folder);
  console.log(steps);
  console.log(keep(folder, steps, value));
}

/** Where azd keeps the environment, as seen from the project; nothing for a name that azd would not take. */
function folderOf(name) {
  return /^[\w().-]+$/.test(name) && !/^\.+$/.test(name) ? join('.azure', name) : undefined;
}

/** Writes the files, and says where they are. That they cannot be written fails no deployment: all of it was printed. */
function keep(folder, steps, value) {
  if (folder === undefined) return 'Not kept in a file: AZURE_ENV_NAME names no environment.';
  try {
    mkdirSync(join(ROOT, folder), { recursive: true });
    writeFileSync(join(ROOT, folder, STEPS), steps);
    if (value('BOT_TYPE') === 'SingleTenant') {
      writeFileSync(
        join(ROOT, folder, CREDENTIAL),
        `${JSON.stringify(federatedCredential(value), null, 2)}\n`,
      );
    }
    return `These steps are kept in ${join(folder, STEPS)}, in the project's folder.`;
  } catch (error) {
    return `The steps could not be kept in ${join(folder, STEPS)}: ${error.message}`;
  }
}

function nextSteps(value, folder) {
  return `# Contact center bot: what is left to do

The bot stands in resource group ${value('AZURE_RESOURCE_GROUP')} as ${value('BOT_NAME')} (${value('BOT_TYPE')}).

    Messaging endpoint   ${value('BOT_MESSAGING_ENDPOINT')}
    Health               ${value('BOT_HEALTH_ENDPOINT')}
    Application id       ${value('BOT_APP_ID')}
    Directory (tenant)   ${value('AZURE_TENANT_ID')}
${value('BOT_TYPE') === 'SingleTenant' ? trustSteps(value, folder) : ''}
## In Dynamics 365

docs/connecting-dynamics-365.md has every click. The environment has to be in the directory above.

1. Power Platform admin center > your environment > Settings > Users + permissions > Application users:
   new app user for application id ${value('BOT_APP_ID')}, in the top business unit, role "Omnichannel agent".
2. The same user in Dynamics 365: user type "Bot application user",
   bot application id ${value('BOT_APP_ID')}. One bot for each application id.
3. A queue with this bot user and at least one person in it: somebody has to be there when the bot escalates.
4. A push workstream with the context variables of the bot, and the bot added to it.
5. Route-to-queue rules: conversations that the bot has not had go to its queue, all others to people.

## Is it there?

After "azd deploy" this has to answer {"status":"ok"}:

    curl ${value('BOT_HEALTH_ENDPOINT')}
`;
}

/** A SingleTenant bot signs in as its app registration, which has to trust the app's identity: no secret on either side. */
function trustSteps(value, folder) {
  const id = value('BOT_APP_ID');
  const file = folder === undefined ? CREDENTIAL : join(folder, CREDENTIAL).replaceAll('\\', '/');
  const content = JSON.stringify(federatedCredential(value), null, 2).replaceAll(/^/gm, '    ');
  return `
## Once, so that the app registration trusts the app

From the project's folder, in any shell. The first one says so if the service principal is there already:

    az ad sp create --id ${id}
    az ad app federated-credential create --id ${id} --parameters "${file}"

${file} is:

${content}
`;
}

/** The audience is fixed for each cloud: https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
function federatedCredential(value) {
  const authority = value('AZURE_LOGIN_ENDPOINT').replace(/\/*$/, '');
  const { hostname } = new URL(authority);
  const cloud = hostname.endsWith('.us') ? 'USGov' : hostname.endsWith('.cn') ? 'China' : '';
  return {
    name: 'contact-center-bot',
    issuer: `${authority}/${value('AZURE_TENANT_ID')}/v2.0`,
    subject: value('AZURE_IDENTITY_PRINCIPAL_ID'),
    audiences: [`api://AzureADTokenExchange${cloud}`],
  };
}

main(process.env);
