metadata description = 'Alerts on what customers would notice. Log alerts, because Flex Consumption has no request metrics of its own, and because a query can tell a bot that is new from one that is gone.'

import { headOf } from 'queryHead.bicep'

param location string
param tags object
param componentName string
param logAlerts bool
param availabilityTest bool
param healthEndpoint string
param email string

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

// Title, severity and rhythm stand in the head of each query.
var rules = [
  { name: 'stuck-commands', query: loadTextContent('../queries/stuckCommands.kql') }
  { name: 'unserved-customers', query: loadTextContent('../queries/unservedCustomers.kql') }
  { name: 'messages-fail', query: loadTextContent('../queries/messagesFail.kql') }
  { name: 'exceptions', query: loadTextContent('../queries/exceptions.kql') }
  { name: 'failing-bot', query: loadTextContent('../queries/failingBot.kql') }
  { name: 'slow-turns', query: loadTextContent('../queries/slowTurns.kql') }
  { name: 'sweep-stands-still', query: loadTextContent('../queries/sweepStandsStill.kql') }
  { name: 'sweep-falls-behind', query: loadTextContent('../queries/sweepFallsBehind.kql') }
  { name: 'rejected-callers', query: loadTextContent('../queries/rejectedCallers.kql') }
]
var testRules = [
  { name: 'bot-is-unavailable', query: loadTextContent('../queries/unavailable.kql') }
]
var wanted = concat(logAlerts ? rules : [], availabilityTest ? testRules : [])

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-${componentName}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'ContactBot'
    enabled: true
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource queryAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in wanted: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: headOf(rule.query, 'Title')
      description: 'Why: ${headOf(rule.query, 'Why')} What to do: ${headOf(rule.query, 'Do')} More: docs/monitoring.md, ${headOf(rule.query, 'Title')}'
      severity: int(headOf(rule.query, 'Severity'))
      enabled: true
      autoMitigate: true
      // The tables are as new as the rule, and a column that nothing was written to yet would fail the deployment.
      skipQueryValidation: true
      scopes: [component.id]
      evaluationFrequency: headOf(rule.query, 'Every')
      windowSize: headOf(rule.query, 'Over')
      criteria: {
        allOf: [
          {
            // Each query returns a row only when there is something to say.
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [actionGroup.id] }
    }
  }
]

resource healthTest 'Microsoft.Insights/webtests@2022-06-15' = if (availabilityTest) {
  name: 'health-${componentName}'
  location: location
  // The portal finds the component of a test by this tag.
  tags: union(tags, { 'hidden-link:${component.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'health-${componentName}'
    Name: 'Health of the bot'
    Kind: 'standard'
    Enabled: true
    Frequency: 900
    Timeout: 30
    RetryEnabled: true
    Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-va-ash-azr' }, { Id: 'apac-sg-sin-azr' }]
    Request: { RequestUrl: healthEndpoint, HttpVerb: 'GET', ParseDependentRequests: false }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}
