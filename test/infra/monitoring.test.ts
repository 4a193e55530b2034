import assert from 'node:assert/strict';
import { access, glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { EVENTS } from '../../lib/events.ts';
import { readQueries, type Query } from '../../scripts/queries.ts';
import { ROOT } from '../local/hostProcess.ts';
import { compiled, INFRA, ofType, only, takeSnapshot, type Snapshot } from './bicep.ts';
import { at, object, objects, text, type JsonObject } from './json.ts';

const queries = await readQueries();
const alerts = queries.filter(({ usedBy }) => usedBy.includes('alert'));
const panels = queries.filter(({ usedBy }) => usedBy.includes('workbook'));
const [alertsModule, workbookModule, dashboardModule] = await Promise.all(
  ['alerts', 'workbook', 'dashboard'].map((name) =>
    readFile(join(INFRA, 'modules', `${name}.bicep`), 'utf8'),
  ),
);

/** https://learn.microsoft.com/rest/api/monitor/scheduled-query-rules: what a rule may be given, in minutes. */
const RHYTHMS = new Map([
  ['PT5M', 5],
  ['PT10M', 10],
  ['PT15M', 15],
  ['PT30M', 30],
  ['PT45M', 45],
  ['PT1H', 60],
  ['PT2H', 120],
  ['PT3H', 180],
  ['PT4H', 240],
  ['PT5H', 300],
  ['PT6H', 360],
  ['P1D', 1440],
]);
/** A rule may look back for longer than it may rest. */
const WINDOWS = new Map([...RHYTHMS, ['P2D', 2880]]);

/** The files that a module loads, each once, in alphabetical order. */
function loaded(source = ''): readonly string[] {
  const found = source.matchAll(/loadTextContent\('\.\.\/queries\/(\w+\.kql)'\)/g);
  return [...new Set([...found].map(([, file = '']) => file))].toSorted();
}

function files(of: readonly Query[]): readonly string[] {
  return of.map(({ file }) => file).toSorted();
}

describe('the queries', () => {
  test('are used by the alerts and the workbook as their heads say, and by nobody else', () => {
    assert.deepEqual(loaded(alertsModule), files(alerts));
    assert.deepEqual(loaded(workbookModule), files(panels));
    const tiles = loaded(dashboardModule);
    assert.ok(tiles.length > 0);
    for (const file of tiles) assert.ok(files(panels).includes(file), `${file} is in the workbook as well`);
  });

  test('stand in their files alone: no template and no document of the templates holds one', async () => {
    for await (const file of glob('**/*.{bicep,json}', { cwd: INFRA })) {
      assert.doesNotMatch(
        await readFile(join(INFRA, file), 'utf8'),
        /\| *(?:where|summarize|project)\b/,
        file,
      );
    }
  });

  test('ask for events and functions that exist', async () => {
    for (const { file, text: query } of queries) {
      for (const [, name = ''] of query.matchAll(/\bname == '([\w.]+)'/g)) {
        if (Object.hasOwn(EVENTS, name)) continue;
        await assert.doesNotReject(access(join(ROOT, 'functions', `${name}.ts`)), `${file}: ${name}`);
      }
    }
  });
});

describe('an alert rule', compiled, () => {
  test('has the severity, the rhythm and the words of the head of its query, and the whole file as its query', async () => {
    const rules = ofType(await deployed(), 'Microsoft.Insights/scheduledQueryRules');
    assert.deepEqual(
      rules.map(({ properties }) => text(at(properties, 'displayName'))).toSorted(),
      alerts.map(({ title }) => title).toSorted(),
    );
    for (const { properties } of rules) {
      const query = alerts.find(({ title }) => title === at(properties, 'displayName'));
      assert.ok(query !== undefined);
      assert.equal(at(properties, 'severity'), query.severity);
      assert.equal(at(properties, 'evaluationFrequency'), query.every);
      assert.equal(at(properties, 'windowSize'), query.over);
      assert.equal(at(properties, 'criteria', 'allOf', 0, 'query'), query.source);
      assert.equal(
        at(properties, 'description'),
        `Why: ${query.why} What to do: ${query.do} More: docs/monitoring.md, ${query.title}`,
      );
    }
  });

  test('runs in a rhythm that Azure takes, and looks back at least as far as its last run', () => {
    for (const { file, every = '', over = '' } of alerts) {
      const [rhythm, window] = [RHYTHMS.get(every), WINDOWS.get(over)];
      assert.ok(rhythm !== undefined && window !== undefined, file);
      assert.ok(rhythm <= window, file);
    }
  });

  test('asks Application Insights: that is its scope', () => {
    for (const { file, scope } of alerts) assert.equal(scope, 'application', file);
  });
});

describe('the workbook', compiled, () => {
  test('has a panel for each query that says so, under its title, with the whole file as its query', async () => {
    const shown = await workbookPanels();
    for (const { content, query } of shown) {
      assert.equal(text(at(content, 'query')).replace('{Alias}', ALIAS), query.source);
      const { yAxis, group } = object(at(content, 'chartSettings') ?? {});
      const measure = group === undefined ? '' : `: ${text(at(yAxis, 0))} by ${text(group)}`;
      assert.equal(at(content, 'title'), `${query.title}${measure}`);
    }
    assert.deepEqual([...new Set(shown.map(({ query }) => query.file))].toSorted(), files(panels));
  });

  test('draws columns that the query has', async () => {
    for (const { content, query } of await workbookPanels()) {
      const { xAxis, yAxis, group } = object(at(content, 'chartSettings') ?? {});
      for (const column of [xAxis, yAxis, group, at(content, 'statSettings', 'valueField')].flat()) {
        if (column === undefined) continue;
        assert.match(query.text, new RegExp(`\\b${text(column)}\\b`), query.file);
      }
    }
  });

  test('asks for the alias of a conversation, and puts it in the place of the stand-in', async () => {
    const items = await workbookItems();
    const filled = items.filter(({ content }) => JSON.stringify(content).includes('{Alias}'));
    assert.equal(filled.length, 1);
    assert.ok(text(at(filled[0], 'content', 'query')).includes(`'{Alias}'`));
    assert.ok(!JSON.stringify(items).includes(ALIAS));
  });

  test('has parameters of which every panel takes the time, and which no other braces are taken for', async () => {
    const items = await workbookItems();
    const names = items.flatMap(({ type, content }) =>
      type === 9 ? objects(at(content, 'parameters')).map(({ name }) => text(name)) : [],
    );
    assert.deepEqual(names, ['TimeRange', 'Alias']);
    for (const { type, content } of items) {
      if (type === 3) assert.equal(at(content, 'timeContextFromParameter'), 'TimeRange');
    }
    for (const { file, source } of queries) assert.doesNotMatch(source, /\{(?:TimeRange|Alias)\b/, file);
  });

  test('asks the workspace where a query is about the workspace, and Application Insights otherwise', async () => {
    const made = await deployed();
    const ids = {
      application: text(only(made, 'Microsoft.Insights/components')['id']),
      workspace: text(only(made, 'Microsoft.OperationalInsights/workspaces')['id']),
    };
    const types = {
      application: 'microsoft.insights/components',
      workspace: 'microsoft.operationalinsights/workspaces',
    };
    for (const { content, query } of await workbookPanels()) {
      assert.equal(at(content, 'resourceType'), types[query.scope]);
      assert.deepEqual(at(content, 'crossComponentResources'), [ids[query.scope]]);
    }
    assert.ok(panels.some(({ scope }) => scope === 'workspace'));
  });

  test('names every item once, and shows each panel as something that workbooks can draw', async () => {
    const items = await workbookItems();
    const names = items.map(({ name }) => text(name));
    assert.equal(new Set(names).size, names.length, names.join());
    for (const { type, content, customWidth } of items) {
      if (type !== 3) continue;
      assert.match(
        text(at(content, 'visualization')),
        /^(?:table|stat|timechart|piechart|barchart|categoricalbar)$/,
      );
      assert.ok(Number(customWidth) > 0 && Number(customWidth) <= 100);
    }
  });
});

describe('the dashboard', compiled, () => {
  test('shows results of queries, whole and under their titles, and the way to all others', async () => {
    const parts = objects(
      at(only(await deployed(), 'Microsoft.Portal/dashboards'), 'properties', 'lenses', 0, 'parts'),
    );
    const [welcome, ...tiles] = parts;
    assert.equal(at(welcome, 'metadata', 'type'), 'Extension/HubsExtension/PartType/MarkdownPart');
    const shown = tiles.map((tile) => {
      const inputs = objects(at(tile, 'metadata', 'inputs'));
      const value = (name: string): unknown => inputs.find((input) => input['name'] === name)?.['value'];
      return [value('PartTitle'), value('Query')];
    });
    const expected = loaded(dashboardModule).map((file) => queries.find((query) => query.file === file));
    assert.deepEqual(shown.toSorted(), expected.map((query) => [query?.title, query?.source]).toSorted());
  });

  test('leads to the portal of the cloud that it stands in', async () => {
    const [welcome] = objects(
      at(only(await deployed(), 'Microsoft.Portal/dashboards'), 'properties', 'lenses', 0, 'parts'),
    );
    const content = text(at(welcome, 'metadata', 'settings', 'content', 'settings', 'content'));
    assert.match(content, /environment\(\)\.portal/);
  });

  test('has no tile on top of another', async () => {
    const parts = objects(
      at(only(await deployed(), 'Microsoft.Portal/dashboards'), 'properties', 'lenses', 0, 'parts'),
    );
    const cells = parts.flatMap(({ position }) => covered(object(position)));
    assert.equal(new Set(cells).size, cells.length);
  });
});

let snapshot: Promise<Snapshot> | undefined;

/** What a deployment with the defaults makes, worked out once. */
function deployed(): Promise<Snapshot> {
  snapshot ??= takeSnapshot();
  return snapshot;
}

/** The alias in oneConversation.kql, which stands for the one that is asked for. */
const ALIAS = '0123456789abcdef';

async function workbookItems(): Promise<readonly JsonObject[]> {
  const { properties } = only(await deployed(), 'Microsoft.Insights/workbooks');
  const workbook: unknown = JSON.parse(text(at(properties, 'serializedData')));
  assert.equal(at(workbook, 'version'), 'Notebook/1.0');
  return objects(at(workbook, 'items'));
}

/** The panels of the workbook, each with the query that it shows. */
async function workbookPanels(): Promise<readonly { readonly content: unknown; readonly query: Query }[]> {
  const items = await workbookItems();
  return items
    .filter(({ type }) => type === 3)
    .map(({ content }) => {
      const title = text(at(content, 'query')).split('\n', 1)[0];
      const query = queries.find(({ source }) => source.split('\n', 1)[0] === title);
      assert.ok(query !== undefined, title);
      return { content, query };
    });
}

/** The cells of the grid that lie under a tile. */
function covered(position: JsonObject): readonly string[] {
  const [x, y, width, height] = ['x', 'y', 'colSpan', 'rowSpan'].map((name) => Number(position[name]));
  const numbers = (from = 0, count = 0): readonly number[] =>
    Array.from({ length: count }, (_, index) => from + index);
  return numbers(x, width).flatMap((column) => numbers(y, height).map((row) => `${column}/${row}`));
}
