/** The types that Kusto has and our tables use. */
export type ColumnType = 'string' | 'int' | 'long' | 'real' | 'bool' | 'datetime' | 'timespan' | 'dynamic';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

const COMMON = {
  timestamp: 'datetime',
  itemId: 'string',
  itemType: 'string',
  itemCount: 'int',
  customDimensions: 'dynamic',
  customMeasurements: 'dynamic',
  operation_Name: 'string',
  operation_Id: 'string',
  operation_ParentId: 'string',
  operation_SyntheticSource: 'string',
  cloud_RoleName: 'string',
  cloud_RoleInstance: 'string',
  client_Type: 'string',
  appName: 'string',
  sdkVersion: 'string',
} as const;

/**
 * The tables that queries may ask, as the reference documents them: Application Insights by the names that a query of the
 * component uses (where `success` is a string, although the workspace keeps a bool), and `Usage` of the workspace. Columns that
 * are about browsers and users are left out: nothing here fills them.
 */
export const TABLES = {
  customEvents: { ...COMMON, name: 'string' },
  requests: {
    ...COMMON,
    id: 'string',
    source: 'string',
    name: 'string',
    url: 'string',
    success: 'string',
    resultCode: 'string',
    duration: 'real',
    performanceBucket: 'string',
  },
  dependencies: {
    ...COMMON,
    id: 'string',
    target: 'string',
    type: 'string',
    name: 'string',
    data: 'string',
    success: 'string',
    resultCode: 'string',
    duration: 'real',
    performanceBucket: 'string',
  },
  exceptions: {
    ...COMMON,
    problemId: 'string',
    handledAt: 'string',
    type: 'string',
    message: 'string',
    assembly: 'string',
    method: 'string',
    outerType: 'string',
    outerMessage: 'string',
    outerAssembly: 'string',
    outerMethod: 'string',
    innermostType: 'string',
    innermostMessage: 'string',
    innermostAssembly: 'string',
    innermostMethod: 'string',
    severityLevel: 'int',
    details: 'dynamic',
  },
  traces: { ...COMMON, message: 'string', severityLevel: 'int' },
  availabilityResults: {
    ...COMMON,
    id: 'string',
    name: 'string',
    location: 'string',
    success: 'string',
    message: 'string',
    duration: 'real',
    size: 'real',
    performanceBucket: 'string',
  },
  Usage: {
    TimeGenerated: 'datetime',
    StartTime: 'datetime',
    EndTime: 'datetime',
    DataType: 'string',
    Solution: 'string',
    Quantity: 'real',
    QuantityUnit: 'string',
    IsBillable: 'bool',
    ResourceUri: 'string',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;

export type TableName = keyof typeof TABLES;

export function isColumnType(name: string): name is ColumnType {
  return ['string', 'int', 'long', 'real', 'bool', 'datetime', 'timespan', 'dynamic'].includes(name);
}

/** The columns of a table, in order. */
export function columnsOf(table: TableName): readonly Column[] {
  return Object.entries(TABLES[table]).map(([name, type]) => ({ name, type }));
}
