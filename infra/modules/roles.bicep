metadata description = 'Everything that the identity may do. Whoever deploys gets no right to data.'

param principalId string
param storageAccountName string

@description('Accounts with conversations beside that one.')
param shardNames string[]
param componentName string

@description('Empty: no model.')
param modelAccountName string

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' existing = {
  name: storageAccountName
}

resource shards 'Microsoft.Storage/storageAccounts@2025-06-01' existing = [
  for name in shardNames: { name: name }
]

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource model 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = if (!empty(modelAccountName)) {
  name: modelAccountName
}

// Storage Table Data Contributor. The bot reads and writes its tables; the host writes diagnostic events.
var tableRoleId = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

var storageRoles = [
  {
    // Storage Blob Data Owner. The host keeps the timer's schedule, its locks and the deployed package in blobs;
    // Data Contributor is not enough for the locks.
    // https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
    description: 'Functions host: deployed package, timer state, locks.'
  }
  {
    id: tableRoleId
    description: 'Conversations, messages not understood, and diagnostic events of the Functions host.'
  }
]

// Roles for the queue of the sweep, on its queues alone: what the account has besides is nobody's business here.
var queueRoles = [
  {
    // Storage Queue Data Contributor. Takes, gives back, removes and adds. The Message Processor, whom the documentation of
    // the trigger names, cannot give a message back: https://github.com/MicrosoftDocs/azure-docs/issues/120932
    queue: 'sweep'
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
    description: 'A sweep that falls behind asks other instances for help.'
  }
  {
    // Storage Queue Data Message Sender.
    queue: 'sweep-poison'
    id: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
    description: 'Functions host: messages that no function could be called with.'
  }
]

resource queues 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-06-01' existing = [
  for role in queueRoles: {
    name: '${storageAccountName}/default/${role.queue}'
  }
]

resource queueAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (role, index) in queueRoles: {
    scope: queues[index]
    name: guid(queues[index].id, principalId, role.id)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
      description: role.description
    }
  }
]

// Monitoring Metrics Publisher. Application Insights takes telemetry from no key.
var publisherRoleId = '3913510d-42f4-4e42-8a64-420c390055eb'

resource storageAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in storageRoles: {
    scope: account
    name: guid(account.id, principalId, role.id)
    properties: {
      principalId: principalId
      // Without it Azure looks the identity up before it has been replicated, and fails.
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
      description: role.description
    }
  }
]

resource shardAssignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, index) in shardNames: {
    scope: shards[index]
    name: guid(shards[index].id, principalId, tableRoleId)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableRoleId)
      description: 'Conversations that are divided among accounts.'
    }
  }
]

resource publisherAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: component
  name: guid(component.id, principalId, publisherRoleId)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', publisherRoleId)
    description: 'Telemetry of the bot and of the Functions host.'
  }
}

// Cognitive Services OpenAI User. Asks the model, and changes nothing.
var modelRoleId = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'

resource modelAssignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(modelAccountName)) {
  scope: model
  name: guid(model.id, principalId, modelRoleId)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', modelRoleId)
    description: 'Questions to the model, whose words the bot checks.'
  }
}
