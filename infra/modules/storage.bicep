metadata description = 'An account for the conversations, the messages that were not understood, the queue of the sweep, the host and the deployed package, or for conversations alone. It has no usable key.'

param name string
param location string
param tags object
param zoneRedundant bool

@description('False: reachable through private endpoints only.')
param publicAccess bool

@description('Where the deployed package goes. Empty: an account for conversations alone, beside the first one.')
param deploymentContainerName string

@description('Days in which a deleted package or container can be brought back.')
param softDeleteDays int = 7

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: { bypass: 'None', defaultAction: publicAccess ? 'Allow' : 'Deny' }
  }

  resource blobs 'blobServices' = if (!empty(deploymentContainerName)) {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    }

    resource deployments 'containers' = {
      name: deploymentContainerName
      properties: { publicAccess: 'None' }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'

    // Made here, so that the app needs no right to create tables.
    resource conversations 'tables' = { name: 'conversations' }
    resource unanswered 'tables' = if (!empty(deploymentContainerName)) { name: 'unanswered' }
  }

  resource queues 'queueServices' = if (!empty(deploymentContainerName)) {
    name: 'default'

    // The second is where the host puts what its function could not be called with: made here for the same reason.
    resource sweep 'queues' = { name: 'sweep' }
    resource sweepPoison 'queues' = { name: 'sweep-poison' }
  }
}
