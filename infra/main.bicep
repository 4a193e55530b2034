targetScope = 'subscription'

metadata description = 'A Dynamics 365 Contact Center bot on Azure Functions, with one identity and without a secret.'

@minLength(1)
@maxLength(64)
@description('The azd environment. It names the resource group; every other name comes from a hash of it.')
param environmentName string

@description('A region that offers Flex Consumption. azd shows these and no others.')
// az functionapp list-flexconsumption-locations has the newest; whoever needs one that is not here yet adds it.
@allowed([
  'australiaeast'
  'australiasoutheast'
  'brazilsouth'
  'canadacentral'
  'centralindia'
  'centralus'
  'eastasia'
  'eastus'
  'eastus2'
  'francecentral'
  'germanywestcentral'
  'italynorth'
  'japaneast'
  'koreacentral'
  'northcentralus'
  'northeurope'
  'norwayeast'
  'southafricanorth'
  'southcentralus'
  'southeastasia'
  'southindia'
  'spaincentral'
  'swedencentral'
  'uaenorth'
  'uksouth'
  'ukwest'
  'westcentralus'
  'westeurope'
  'westus'
  'westus2'
  'westus3'
])
@metadata({ azd: { type: 'location' } })
param location string

@description('Who the bot is. UserAssignedMSI: the managed identity of the app. SingleTenant: an app registration that trusts this identity through a federated credential. Cannot be changed once the bot exists.')
@allowed(['UserAssignedMSI', 'SingleTenant'])
param botAppType string = 'UserAssignedMSI'

@description('SingleTenant only: the application (client) id of the app registration.')
param botAppId string = ''

@description('S1 has no monthly limit. F0 stops at its limit, which is for trying.')
@allowed(['F0', 'S1'])
param botSku string = 'S1'

@description('The Node.js version of the app.')
@allowed(['22', '24'])
param nodeVersion string = '24'

@description('Memory of one instance. 512 MB has a quarter of a core, 2048 one, 4096 two.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Requests that one instance handles at a time. A turn mostly waits.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Instances that are always warm. The first message of a quiet hour meets no cold start; 0 costs nothing while nobody writes.')
@minValue(0)
@maxValue(100)
param alwaysReadyHttp int = 1

@description('A ceiling for scale, and with it for cost.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Spreads instances and storage over availability zones, in regions that have them. Only before the first deployment: storage that is there has to be migrated.')
param zoneRedundant bool = false

@description('Storage accounts that conversations are divided among, each with 20,000 requests a second. More can be added at any time; once added, one has to stay.')
@minValue(1)
@maxValue(16)
param storageShards int = 1

@description('Puts storage behind private endpoints and the app into a virtual network; the subscription needs the provider Microsoft.App. The messaging endpoint stays public, because channels call it.')
param enableNetwork bool = false

@description('Address space of the virtual network; at least a /25. Empty: 10.20.0.0/24.')
param networkAddressPrefix string = ''

@description('Days that telemetry is kept, by the workspace and by the tables of Application Insights.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Ceiling for telemetry in GB a day, -1 for none. What lies beyond it is lost, alerts included.')
@minValue(-1)
param logDailyQuotaGb int = 1

@description('Alert rules on what customers would notice: docs/monitoring.md.')
param enableAlerts bool = true

@description('Asks /api/health from three places on earth, and alerts when two of them get no good answer.')
param enableAvailabilityTest bool = true

@description('Who is mailed about an alert. Empty: alerts show in the portal only.')
param alertEmail string = ''

@description('Silence after which the customer is warned, as an ISO 8601 duration. PT0S: never.')
param idleWarningAfter string = 'PT5M'

@description('Silence after which the conversation ends. PT0S: never.')
param idleEndAfter string = 'PT10M'

@description('How long a conversation is kept. PT0S: for good.')
param conversationRetention string = 'P30D'

@description('Keeps messages that the bot did not understand, masked, in a table of their own: SECURITY.md says what that means.')
param keepUnanswered bool = false

@description('How long such a message is kept.')
param unansweredRetention string = 'P30D'

@description('NCRONTAB of the sweep, in UTC. Empty: every 30 seconds.')
param sweepSchedule string = ''

@description('Other instances that a sweep which falls behind asks for help, over a queue. 0: none, and no queue is read.')
@minValue(0)
@maxValue(32)
param sweepHelpers int = 4

@description('Hosts that the bot may answer to, comma-separated. Empty: the public Bot Connector.')
param allowedServiceUrlHosts string = ''

@description('Channels that the bot serves, comma-separated. Empty: omnichannel, directline, msteams, webchat.')
param allowedChannelIds string = ''

@description('Where files that customers send are fetched from. Empty: they are not fetched.')
param attachmentDownloadUrl string = ''

@description('Makes a language model that puts answers into words, for what search found in the articles. Costs by the token.')
param enableModel bool = false

@description('With enableModel: which model, as Azure lists it. The subscription needs quota for it in the region.')
param modelName string = 'gpt-5.4-mini'

@description('Its version.')
param modelVersion string = '2026-03-17'

@description('Where it may run: anywhere on earth, in the data zone (EU, US), or in the region, where it is offered there.')
@allowed(['GlobalStandard', 'DataZoneStandard', 'Standard'])
param modelSku string = 'GlobalStandard'

@description('Thousands of tokens a minute that it takes; a question is about two. What is over it is answered by search.')
@minValue(1)
param modelCapacity int = 50

@description('Instead of enableModel: an Azure AI account of yours by its address. The identity of the app needs the role Cognitive Services OpenAI User there. Empty: none.')
param modelEndpoint string = ''

@description('The name of the model deployment in it.')
param modelDeployment string = ''

@description('How long the model may take, PT1S to PT6S. After that the answer of the search stands.')
param modelTimeout string = 'PT4S'

@description('How hard a model that reasons is to think: none, minimal, low, medium, high. Empty: nothing is said of it, as models that do not reason want it.')
param modelReasoningEffort string = ''

@description('App settings over those above: for another cloud (ToBotFromChannel…, ToChannelFromBot…) or for code of yours. No secrets: they would show in the deployment.')
param additionalAppSettings object = {}

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))
// Names are made here and not taken from outputs: what is known before the deployment, what-if and snapshots can show.
var storageAccountName = 'st${token}'
var shardNames = map(range(2, storageShards - 1), number => '${storageAccountName}s${number}')
var componentName = 'appi-${token}'
var workspaceName = 'log-${token}'
var functionAppName = 'func-${token}'
var botName = 'bot-${token}'
var deploymentContainerName = 'deployments'
var modelAccountName = enableModel ? 'ai-${token}' : ''
var modelDeploymentName = 'answers'
var federated = botAppType == 'SingleTenant'
// Fails the deployment before anything is created: the type and id of a bot cannot be changed afterwards.
var federatedAppId = federated && empty(botAppId)
  ? fail('A SingleTenant bot needs the id of its app registration: azd env set BOT_APP_REGISTRATION_ID <id>')
  : botAppId

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: storageAccountName
    location: location
    tags: tags
    zoneRedundant: zoneRedundant
    publicAccess: !enableNetwork
    deploymentContainerName: deploymentContainerName
  }
}

module shards 'modules/storage.bicep' = [
  for name in shardNames: {
    scope: group
    params: {
      name: name
      location: location
      tags: tags
      zoneRedundant: zoneRedundant
      publicAccess: !enableNetwork
      deploymentContainerName: ''
    }
  }
]

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: workspaceName
    componentName: componentName
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module model 'modules/model.bicep' = if (enableModel) {
  scope: group
  params: {
    name: modelAccountName
    location: location
    tags: tags
    publicAccess: !enableNetwork
    deploymentName: modelDeploymentName
    modelName: modelName
    modelVersion: modelVersion
    skuName: modelSku
    capacity: modelCapacity
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  dependsOn: [storage, shards, monitoring, model]
  params: {
    // Part of the assignments' names: were it not, an identity that is made anew could not take them over. The price is
    // that what-if cannot show them.
    #disable-next-line what-if-short-circuiting
    principalId: identity.outputs.principalId
    storageAccountName: storageAccountName
    shardNames: shardNames
    componentName: componentName
    modelAccountName: modelAccountName
  }
}

module network 'modules/network.bicep' = if (enableNetwork) {
  scope: group
  dependsOn: [storage, shards, model]
  params: {
    name: 'vnet-${token}'
    location: location
    tags: tags
    addressPrefix: empty(networkAddressPrefix) ? '10.20.0.0/24' : networkAddressPrefix
    storageAccountName: storageAccountName
    shardNames: shardNames
    modelAccountName: modelAccountName
  }
}

module functionApp 'modules/functionApp.bicep' = {
  scope: group
  // The host reads storage and writes telemetry from its first second on.
  dependsOn: [roles]
  params: {
    name: functionAppName
    planName: 'plan-${token}'
    location: location
    tags: tags
    serviceName: 'bot'
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    httpConcurrency: httpConcurrency
    alwaysReadyHttp: alwaysReadyHttp
    maximumInstanceCount: maximumInstanceCount
    zoneRedundant: zoneRedundant
    subnetId: network.?outputs.appSubnetId ?? ''
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageAccountName: storageAccountName
    shardNames: shardNames
    deploymentContainerName: deploymentContainerName
    componentName: componentName
    botAppId: federated ? federatedAppId : identity.outputs.clientId
    botAppType: botAppType
    idleWarningAfter: idleWarningAfter
    idleEndAfter: idleEndAfter
    conversationRetention: conversationRetention
    keepUnanswered: keepUnanswered
    unansweredRetention: unansweredRetention
    sweepSchedule: empty(sweepSchedule) ? '*/30 * * * * *' : sweepSchedule
    sweepHelpers: sweepHelpers
    allowedServiceUrlHosts: allowedServiceUrlHosts
    allowedChannelIds: allowedChannelIds
    attachmentDownloadUrl: attachmentDownloadUrl
    modelEndpoint: enableModel ? 'https://${modelAccountName}.openai.azure.com/' : modelEndpoint
    modelDeployment: enableModel ? modelDeploymentName : modelDeployment
    modelTimeout: modelTimeout
    modelReasoningEffort: modelReasoningEffort
    additionalAppSettings: additionalAppSettings
  }
}

module bot 'modules/bot.bicep' = {
  scope: group
  params: {
    name: botName
    displayName: take('Contact center bot ${environmentName}', 42)
    tags: tags
    sku: botSku
    appType: botAppType
    appId: federated ? federatedAppId : identity.outputs.clientId
    identityId: identity.outputs.id
    messagingEndpoint: functionApp.outputs.messagingEndpoint
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  dependsOn: [monitoring]
  params: {
    location: location
    tags: tags
    componentName: componentName
    workspaceName: workspaceName
  }
}

module dashboard 'modules/dashboard.bicep' = {
  scope: group
  params: {
    name: 'dash-${token}'
    location: location
    tags: tags
    componentName: componentName
    workbookId: workbook.outputs.id
    healthEndpoint: functionApp.outputs.healthEndpoint
  }
}

module alerts 'modules/alerts.bicep' = if (enableAlerts || enableAvailabilityTest) {
  scope: group
  params: {
    location: location
    tags: tags
    componentName: componentName
    logAlerts: enableAlerts
    availabilityTest: enableAvailabilityTest
    healthEndpoint: functionApp.outputs.healthEndpoint
    email: alertEmail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = subscription().tenantId
output AZURE_LOGIN_ENDPOINT string = environment().authentication.loginEndpoint
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionAppName
output AZURE_STORAGE_ACCOUNT_NAME string = storageAccountName
output AZURE_APPLICATION_INSIGHTS_NAME string = componentName
output AZURE_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output BOT_NAME string = botName
output BOT_APP_ID string = federated ? federatedAppId : identity.outputs.clientId
output BOT_TYPE string = botAppType
output BOT_MESSAGING_ENDPOINT string = functionApp.outputs.messagingEndpoint
output BOT_HEALTH_ENDPOINT string = functionApp.outputs.healthEndpoint
