metadata description = 'A language model that puts answers into words: an Azure AI account that takes no key, and one deployment in it.'

param name string
param location string
param tags object

@description('Without it the account answers through its private endpoint alone.')
param publicAccess bool

@description('What the app calls the model.')
param deploymentName string
param modelName string
param modelVersion string

@description('Where it may run: anywhere (GlobalStandard), in the data zone (DataZoneStandard) or in the region (Standard).')
param skuName string

@description('Thousands of tokens a minute. What is over it is throttled, and search answers.')
param capacity int

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'AIServices'
  sku: { name: 'S0' }
  properties: {
    // Tokens are taken at an address of its own only.
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: publicAccess ? 'Enabled' : 'Disabled'
    networkAcls: { defaultAction: publicAccess ? 'Allow' : 'Deny' }
  }

  resource deployment 'deployments' = {
    name: deploymentName
    sku: { name: skuName, capacity: capacity }
    properties: {
      model: { format: 'OpenAI', name: modelName, version: modelVersion }
      // Another version may answer otherwise: it comes when the old one is withdrawn, or when somebody has tried it.
      versionUpgradeOption: 'OnceCurrentVersionExpired'
    }
  }
}
