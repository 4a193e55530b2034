metadata description = 'The function app on Flex Consumption, and every setting that its code reads.'

param name string
param planName string
param location string
param tags object

@description('The service in azure.yaml that is deployed here.')
param serviceName string
param nodeVersion string
param instanceMemoryMB int
param httpConcurrency int
param alwaysReadyHttp int
param maximumInstanceCount int
param zoneRedundant bool

@description('Where the app goes out from. Empty: no network.')
param subnetId string
param identityId string
param identityClientId string
param storageAccountName string

@description('Accounts with conversations beside that one.')
param shardNames string[]
param deploymentContainerName string
param componentName string
param botAppId string
param botAppType string
param idleWarningAfter string
param idleEndAfter string
param conversationRetention string
param keepUnanswered bool
param unansweredRetention string
param sweepSchedule string
param sweepHelpers int
param allowedServiceUrlHosts string
param allowedChannelIds string
param attachmentDownloadUrl string
param modelEndpoint string
param modelDeployment string
param modelTimeout string
param modelReasoningEffort string
param additionalAppSettings object

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

var endpoints = account.properties.primaryEndpoints

var settings = {
  // The bot reads 256 KB at the most and answers 413. What is over this limit the host answers itself, with 500, so it is far above;
  // and far below the 100 MB that the host would else buffer.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '4194304'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: endpoints.blob
  AzureWebJobsStorage__queueServiceUri: endpoints.queue
  AzureWebJobsStorage__tableServiceUri: endpoints.table
  // Over host.json: two lines that every call leaves would be a third of what telemetry costs, and the bot reports its own.
  AzureFunctionsJobHost__logging__logLevel__Function: 'Warning'
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  MicrosoftAppId: botAppId
  MicrosoftAppType: botAppType
  MicrosoftAppTenantId: subscription().tenantId
  ConversationStorage__tableServiceUri: endpoints.table
  ConversationStorage__clientId: identityClientId
  ConversationShards: join(
    map(shardNames, name => 'https://${name}.table.${environment().suffixes.storage}/'),
    ','
  )
  IdleWarningAfter: idleWarningAfter
  IdleEndAfter: idleEndAfter
  ConversationRetention: conversationRetention
  KeepUnanswered: string(keepUnanswered)
  UnansweredRetention: unansweredRetention
  SweepSchedule: sweepSchedule
  SweepHelpers: string(sweepHelpers)
  AllowedServiceUrlHosts: allowedServiceUrlHosts
  AllowedChannelIds: allowedChannelIds
  AttachmentDownloadUrl: attachmentDownloadUrl
  ModelEndpoint: modelEndpoint
  ModelDeployment: modelDeployment
  ModelTimeout: modelTimeout
  ModelReasoningEffort: modelReasoningEffort
}

// A zone-redundant group of always-ready instances has two or more; none is allowed too.
var alwaysReadyCount = zoneRedundant && alwaysReadyHttp > 0 ? max(alwaysReadyHttp, 2) : alwaysReadyHttp

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      runtime: { name: 'node', version: nodeVersion }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyCount == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyCount }]
        triggers: { http: { perInstanceConcurrency: httpConcurrency } }
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${endpoints.blob}${deploymentContainerName}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
    }
    // Flex Consumption refuses what it has no use for, ftpsState among it (error 51021, in some regions): there is no FTP.
    // https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // Here and not in a config/appsettings child: the app never runs without them. Either form replaces what was
      // changed in the portal, so what an operator may change is a parameter.
      appSettings: map(items(union(settings, additionalAppSettings)), setting => {
        name: setting.key
        value: string(setting.value)
      })
    }
  }

  // A publish profile can deploy to Flex Consumption too, with a user name and a password. azd comes with a token. There is
  // no such policy to set for FTP, as there is no FTP: Terraform's azurerm_function_app_flex_consumption has this one alone.
  resource noPublishPassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output messagingEndpoint string = 'https://${site.properties.defaultHostName}/api/messages'
output healthEndpoint string = 'https://${site.properties.defaultHostName}/api/health'
