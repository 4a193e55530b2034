metadata description = 'Alerts on what customers would notice. Log alerts, because Flex Consumption has no request metrics of its own.'

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

// Severity: 1 customers are turned away, 2 customers may notice, 3 look at it today.
var rules = [
  {
    name: 'messages-fail'
    title: 'Messages are answered with an error'
    severity: 1
    query: loadTextContent('../queries/messagesFail.kql')
    windowSize: 'PT15M'
  }
  {
    name: 'exceptions'
    title: 'The app throws exceptions'
    severity: 2
    query: loadTextContent('../queries/exceptions.kql')
    windowSize: 'PT15M'
  }
  {
    name: 'sweep-stands-still'
    title: 'The sweep does not run'
    severity: 2
    query: loadTextContent('../queries/sweepStandsStill.kql')
    windowSize: 'PT30M'
  }
]

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
  for rule in rules: if (logAlerts) {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.title
      description: 'What to do: docs/troubleshooting.md'
      severity: rule.severity
      enabled: true
      autoMitigate: true
      scopes: [component.id]
      evaluationFrequency: 'PT5M'
      windowSize: rule.windowSize
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

resource availabilityAlert 'Microsoft.Insights/metricAlerts@2018-03-01' = if (availabilityTest) {
  name: 'bot-is-unavailable'
  location: 'global'
  tags: union(tags, {
    'hidden-link:${component.id}': 'Resource'
    'hidden-link:${healthTest.id}': 'Resource'
  })
  properties: {
    description: 'Two of three places got no good answer from /api/health. What to do: docs/troubleshooting.md'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [component.id, healthTest.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      componentId: component.id
      webTestId: healthTest.id
      failedLocationCount: 2
    }
    actions: empty(email) ? [] : [{ actionGroupId: actionGroup.id }]
  }
}
