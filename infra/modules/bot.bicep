metadata description = 'The Azure Bot: an address and an identity that the contact center knows. It holds no key.'

param name string
param displayName string
param tags object
param sku string
param appType string
param appId string

@description('UserAssignedMSI only: the identity whose client id appId is.')
param identityId string
param messagingEndpoint string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: sku }
  properties: {
    displayName: displayName
    endpoint: messagingEndpoint
    msaAppId: appId
    msaAppType: appType
    msaAppTenantId: subscription().tenantId
    msaAppMSIResourceId: appType == 'UserAssignedMSI' ? identityId : null
    // Direct Line and Web Chat keys stop working. The contact center uses none.
    disableLocalAuth: true
    isStreamingSupported: false
    // Channels call the endpoint from the internet, whatever the network looks like.
    publicNetworkAccess: 'Enabled'
    schemaTransformationVersion: '1.3'
  }

  resource omnichannel 'channels' = {
    name: 'Omnichannel'
    location: 'global'
    properties: { channelName: 'Omnichannel' }
  }
}
