metadata description = 'The workbook: one panel for each query, so that an operator sees what customers and the service went through.'

import { headOf } from 'queryHead.bicep'

param location string
param tags object
param componentName string
param workspaceName string

// Titles and scopes stand in the head of each query; a width is a share of the page.
var groups = [
  {
    heading: 'Customers'
    panels: [
      {
        query: loadTextContent('../queries/containment.kql')
        shows: 'stat'
        width: '20'
        stat: {
          valueField: 'containedPercent'
          valueAggregation: 'None'
          colorSettings: {
            type: 'static'
            mode: 'background'
            heatmapPalette: 'greenRed'
            thresholdsGrid: []
          }
          iconSettings: { thresholdsGrid: [] }
          numberFormatSettings: { unit: 1, options: { style: 'decimal', maximumFractionDigits: 1 } }
          tagText: ''
          valueFontStyle: 'auto'
        }
      }
      { query: loadTextContent('../queries/containment.kql'), shows: 'table', width: '80' }
      {
        query: loadTextContent('../queries/containmentByHour.kql')
        shows: 'barchart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['contained', 'escalated', 'open'] }
      }
      {
        query: loadTextContent('../queries/volume.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['messages'], group: 'channel' }
      }
      {
        query: loadTextContent('../queries/escalationReasons.kql')
        shows: 'categoricalbar'
        width: '50'
        chart: { xAxis: 'reason', yAxis: ['escalations'], group: 'topic' }
      }
      { query: loadTextContent('../queries/timeToEscalate.kql'), shows: 'table', width: '50' }
      {
        query: loadTextContent('../queries/endReasons.kql')
        shows: 'piechart'
        width: '50'
        chart: { xAxis: 'outcome', yAxis: ['ends'], group: 'outcome' }
      }
      { query: loadTextContent('../queries/notUnderstood.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/answeredFromKnowledge.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/articlesHelped.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/articlesUnread.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/idleEnds.kql'), shows: 'table', width: '50' }
    ]
  }
  {
    heading: 'Service'
    panels: [
      { query: loadTextContent('../queries/stuckCommands.kql'), shows: 'table', width: '100' }
      { query: loadTextContent('../queries/unservedCustomers.kql'), shows: 'table', width: '100' }
      {
        query: loadTextContent('../queries/turnLatency.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['p95'], group: 'cold' }
      }
      { query: loadTextContent('../queries/answers.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/modelOutcomes.kql'), shows: 'table', width: '50' }
      {
        query: loadTextContent('../queries/modelTokens.kql')
        shows: 'barchart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['promptTokens', 'completionTokens'] }
      }
      { query: loadTextContent('../queries/connectorFailures.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/storageFailures.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/exceptionTypes.kql'), shows: 'table', width: '50' }
      { query: loadTextContent('../queries/defects.kql'), shows: 'table', width: '50' }
      {
        query: loadTextContent('../queries/sweepBacklog.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['failed', 'postponed', 'mostUnsent', 'latestSeconds'] }
      }
      {
        query: loadTextContent('../queries/coldStarts.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['instances', 'starts', 'coldTurns'] }
      }
      {
        query: loadTextContent('../queries/conflicts.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['conflicted', 'gaveUp'] }
      }
      {
        query: loadTextContent('../queries/duplicates.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['duplicates'] }
      }
      {
        query: loadTextContent('../queries/availability.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['goodPercent'], group: 'location' }
      }
    ]
  }
  {
    heading: 'Callers and cost'
    panels: [
      {
        query: loadTextContent('../queries/refusals.kql')
        shows: 'timechart'
        width: '50'
        chart: { xAxis: 'timestamp', yAxis: ['requests'], group: 'code' }
      }
      { query: loadTextContent('../queries/telemetryLoss.kql'), shows: 'table', width: '50' }
      {
        query: loadTextContent('../queries/ingestionVolume.kql')
        shows: 'barchart'
        width: '100'
        chart: { xAxis: 'TimeGenerated', yAxis: ['megabytes'], group: 'DataType' }
      }
    ]
  }
]

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

var application = { resourceType: 'microsoft.insights/components', crossComponentResources: [component.id] }
var logs = {
  resourceType: 'microsoft.operationalinsights/workspaces'
  crossComponentResources: [workspace.id]
}

var intro = '''
## Contact center bot

What the bot says about itself. No text of a customer is kept here, and the ids of conversations are hashed.

A panel without data under traffic may mean that telemetry is missing. *docs/monitoring.md* explains every panel and every alert.
'''

// Chosen once, above all panels.
var timeRange = {
  version: 'KqlParameterItem/1.0'
  id: '0f3d5b0a-6b0e-4b3c-9f3f-6b0f1c1f4a10'
  name: 'TimeRange'
  label: 'Time'
  type: 4
  isRequired: true
  typeSettings: {
    selectableValues: [
      { durationMs: 3600000 }
      { durationMs: 14400000 }
      { durationMs: 86400000 }
      { durationMs: 604800000 }
      { durationMs: 2592000000 }
    ]
  }
  value: { durationMs: 86400000 }
}

// Required, so that its panel waits for it.
var alias = {
  version: 'KqlParameterItem/1.0'
  id: '5d2c9a86-0d3d-4c57-8b52-1f3f8f7f6a21'
  name: 'Alias'
  label: 'Alias of a conversation'
  type: 1
  isRequired: true
  value: ''
}

func heading(title string) object => { type: 1, name: title, content: { json: '## ${title}' } }

func question(parameter object) object => {
  type: 9
  name: parameter.name
  content: {
    version: 'KqlParameterItem/1.0'
    style: 'pills'
    queryType: 0
    resourceType: 'microsoft.insights/components'
    parameters: [parameter]
  }
}

func panel(entry object, scope object) object => {
  type: 3
  name: '${headOf(entry.query, 'Title')} (${entry.shows})'
  customWidth: entry.width
  content: union(
    {
      version: 'KqlItem/1.0'
      query: entry.query
      size: 0
      // A measure that is split says which one it is: the legend has only the parts.
      title: contains(entry.?chart ?? {}, 'group')
        ? '${headOf(entry.query, 'Title')}: ${entry.chart.yAxis[0]} by ${entry.chart.group}'
        : headOf(entry.query, 'Title')
      noDataMessage: 'None in this time range.'
      timeContextFromParameter: 'TimeRange'
      queryType: 0
      visualization: entry.shows
    },
    scope,
    contains(entry, 'chart') ? { chartSettings: entry.chart } : {},
    contains(entry, 'stat') ? { statSettings: entry.stat } : {}
  )
}

var panels = flatten(map(
  groups,
  group =>
    concat(
      [heading(group.heading)],
      map(
        group.panels,
        entry => panel(entry, contains(entry.query, '// Scope: workspace') ? logs : application)
      )
    )
))

// The alias that the query holds is a stand-in.
var oneConversation = panel(
  {
    query: replace(loadTextContent('../queries/oneConversation.kql'), '0123456789abcdef', '{Alias}')
    shows: 'table'
    width: '100'
  },
  application
)

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'contact-center-bot')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Contact center bot'
    category: 'workbook'
    sourceId: component.id
    serializedData: string({
      version: 'Notebook/1.0'
      items: concat([{ type: 1, name: 'intro', content: { json: intro } }, question(timeRange)], panels, [
        heading('One conversation')
        question(alias)
        oneConversation
      ])
      fallbackResourceIds: [component.id]
      '$schema': 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json'
    })
  }
}

output id string = workbook.id
