metadata description = 'What an operator looks at first, and the dashboard that azd monitor --overview opens.'

param location string
param tags object
param componentId string
param dashboardName string
param healthEndpoint string

var links = '''
* [Health]({0})
* [Workbook, alerts, logs](https://portal.azure.com/#@{1}/resource{2})
'''

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'contact-center-bot')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Contact center bot'
    category: 'workbook'
    sourceId: componentId
    serializedData: loadTextContent('../workbooks/overview.workbook.json')
  }
}

resource dashboard 'Microsoft.Portal/dashboards@2022-12-01-preview' = {
  name: dashboardName
  location: location
  tags: union(tags, { 'hidden-title': 'Contact center bot' })
  properties: {
    lenses: [
      {
        order: 0
        parts: [
          {
            position: { x: 0, y: 0, colSpan: 6, rowSpan: 3 }
            metadata: {
              type: 'Extension/HubsExtension/PartType/MarkdownPart'
              inputs: []
              settings: {
                content: {
                  settings: {
                    title: 'Contact center bot'
                    subtitle: resourceGroup().name
                    content: format(links, healthEndpoint, subscription().tenantId, workbook.id)
                  }
                }
              }
            }
          }
        ]
      }
    ]
  }
}
