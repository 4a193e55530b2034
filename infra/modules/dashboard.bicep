metadata description = 'The dashboard that azd monitor --overview opens: the first figures, and the way to all others.'

import { headOf } from 'queryHead.bicep'

param location string
param tags object
param name string
param componentName string
param workbookId string
param healthEndpoint string

var links = '''
* [Health]({0})
* [Workbook]({1}/#@{2}/resource{3})
* [Alerts, logs]({1}/#@{2}/resource{4})
'''

var tiles = [
  loadTextContent('../queries/containment.kql')
  loadTextContent('../queries/escalationReasons.kql')
  loadTextContent('../queries/stuckCommands.kql')
]

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

var welcome = {
  position: { x: 0, y: 0, colSpan: 6, rowSpan: 3 }
  metadata: {
    type: 'Extension/HubsExtension/PartType/MarkdownPart'
    inputs: []
    settings: {
      content: {
        settings: {
          title: 'Contact center bot'
          subtitle: resourceGroup().name
          content: format(
            links,
            healthEndpoint,
            environment().portal,
            subscription().tenantId,
            workbookId,
            component.id
          )
        }
      }
    }
  }
}

// The form in which the portal itself writes a query that is pinned to a dashboard.
var results = map(tiles, (query, index) => {
  position: { x: 6 * ((index + 1) % 2), y: 3 * ((index + 1) / 2), colSpan: 6, rowSpan: 3 }
  metadata: {
    type: 'Extension/Microsoft_OperationsManagementSuite_Workspace/PartType/LogsDashboardPart'
    inputs: [
      { name: 'resourceTypeMode', isOptional: true }
      { name: 'ComponentId', isOptional: true }
      { name: 'Scope', isOptional: true, value: { resourceIds: [component.id] } }
      { name: 'PartId', isOptional: true, value: guid(component.id, headOf(query, 'Title')) }
      { name: 'Version', isOptional: true, value: '2.0' }
      { name: 'TimeRange', isOptional: true, value: 'P1D' }
      { name: 'DashboardId', isOptional: true }
      { name: 'DraftRequestParameters', isOptional: true }
      { name: 'Query', isOptional: true, value: query }
      { name: 'ControlType', isOptional: true, value: 'AnalyticsGrid' }
      { name: 'SpecificChart', isOptional: true }
      { name: 'PartTitle', isOptional: true, value: headOf(query, 'Title') }
      { name: 'PartSubTitle', isOptional: true, value: 'Last 24 hours' }
      { name: 'Dimensions', isOptional: true }
      { name: 'LegendOptions', isOptional: true }
      { name: 'IsQueryContainTimeRange', isOptional: true, value: false }
    ]
    settings: {}
  }
})

resource dashboard 'Microsoft.Portal/dashboards@2022-12-01-preview' = {
  name: name
  location: location
  tags: union(tags, { 'hidden-title': 'Contact center bot' })
  properties: {
    lenses: [{ order: 0, parts: concat([welcome], results) }]
  }
}
