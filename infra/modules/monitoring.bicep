metadata description = 'Log Analytics and Application Insights. Both take telemetry from identities alone.'

param workspaceName string
param componentName string
param location string
param tags object
param retentionDays int
param dailyQuotaGb int

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    workspaceCapping: { dailyQuotaGb: dailyQuotaGb }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: componentName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: true
    WorkspaceResourceId: workspace.id
  }
}

// What Application Insights writes into. These tables keep 90 days whatever their workspace says, until they are told.
// https://learn.microsoft.com/azure/azure-monitor/reference/tables/microsoft-insights_components
// https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
var telemetryTables = [
  'AppAvailabilityResults'
  'AppBrowserTimings'
  'AppDependencies'
  'AppEvents'
  'AppExceptions'
  'AppMetrics'
  'AppPageViews'
  'AppPerformanceCounters'
  'AppRequests'
  'AppSystemEvents'
  'AppTraces'
]

resource tables 'Microsoft.OperationalInsights/workspaces/tables@2025-02-01' = [
  for table in telemetryTables: {
    parent: workspace
    name: table
    // The tables belong to the workspace from the time a component writes there.
    dependsOn: [component]
    // Both, or what is cut off the first would be kept on as archive.
    properties: { retentionInDays: retentionDays, totalRetentionInDays: retentionDays }
  }
]
