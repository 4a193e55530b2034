metadata description = 'A virtual network for what the app calls out to, with private endpoints for storage and the model.'

param name string
param location string
param tags object
param addressPrefix string
param storageAccountName string

@description('Accounts with conversations beside that one.')
param shardNames string[]

@description('Empty: no model.')
param modelAccountName string

// What the app uses: blobs (host, package), tables (conversations, diagnostic events) and queues (a sweep that falls behind).
var services = ['blob', 'table', 'queue']

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageAccountName
}

resource shards 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [
  for name in shardNames: { name: name }
]

resource model 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(modelAccountName)) {
  name: modelAccountName
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          // Flex Consumption's own delegation, not that of the other App Service plans.
          delegations: [
            { name: 'flexConsumption', properties: { serviceName: 'Microsoft.App/environments' } }
          ]
        }
      }
      {
        name: 'storage'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 1)
          privateEndpointNetworkPolicies: 'Disabled'
        }
      }
    ]
  }

  resource app 'subnets' existing = { name: 'app' }
  resource storage 'subnets' existing = { name: 'storage' }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service}.${environment().suffixes.storage}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, index) in services: {
    parent: zones[index]
    name: name
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for service in services: {
    name: 'pe-${service}-${storageAccountName}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::storage.id }
      privateLinkServiceConnections: [
        { name: service, properties: { privateLinkServiceId: account.id, groupIds: [service] } }
      ]
    }
  }
]

resource zoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (service, index) in services: {
    parent: endpoints[index]
    name: 'default'
    // The app resolves storage by these zones from its first start.
    dependsOn: [links]
    properties: {
      privateDnsZoneConfigs: [{ name: service, properties: { privateDnsZoneId: zones[index].id } }]
    }
  }
]

resource shardEndpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for (name, index) in shardNames: {
    name: 'pe-table-${name}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::storage.id }
      privateLinkServiceConnections: [
        { name: 'table', properties: { privateLinkServiceId: shards[index].id, groupIds: ['table'] } }
      ]
    }
  }
]

resource shardZoneGroups 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (name, index) in shardNames: {
    parent: shardEndpoints[index]
    name: 'default'
    dependsOn: [links]
    properties: {
      privateDnsZoneConfigs: [
        { name: 'table', properties: { privateDnsZoneId: zones[indexOf(services, 'table')].id } }
      ]
    }
  }
]

// Of the names that the account has, the one that the app calls.
resource modelZone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (!empty(modelAccountName)) {
  name: 'privatelink.openai.azure.com'
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: name
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
}

resource modelEndpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = if (!empty(modelAccountName)) {
  name: 'pe-account-${modelAccountName}'
  location: location
  tags: tags
  properties: {
    subnet: { id: network::storage.id }
    privateLinkServiceConnections: [
      { name: 'account', properties: { privateLinkServiceId: model.id, groupIds: ['account'] } }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: 'account', properties: { privateDnsZoneId: modelZone.id } }]
    }
  }
}

// An output, so that the app is made after the endpoints it starts with.
output appSubnetId string = network::app.id
