import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { record, readRecorded, type Machine, type Recorded } from '../../bench/recorded.ts';
import { barPlot, linePlot } from '../../scripts/docs/plot.ts';
import { performanceParts, performancePictures } from '../../scripts/docs/performancePage.ts';
import { temporaryFolder } from '../local/hostProcess.ts';

const MACHINE: Machine = {
  processor: 'Some <fast> one',
  cores: 8,
  memoryGB: 16,
  system: 'linux x64',
  node: '24.0.0',
};

/** Figures of everybody, ours and theirs, that are easily divided. */
function recordedWith(cpuOfOurs: number, firstAnswer = 300): Recorded {
  const who = [
    'this project, storage in memory',
    'this project, Azurite tables',
    'the same from node_modules, not bundled',
    'a function app that does nothing',
    'botbuilder echo, no state',
    'botbuilder, ConversationState on blobs',
    'botbuilder, ConversationState on a table',
  ];
  const turns = (count: number) => ({
    id: `turns${count}`,
    title: `Turns, ${count} at a time`,
    rows: who.map((what) => ({
      what,
      figures: {
        'turns/s': 100,
        'CPU ms each': what.startsWith('this') ? cpuOfOurs : 2,
        'CPU from': 1,
        'CPU to': 3,
      },
    })),
  });
  const of = (
    id: string,
    figures: Readonly<Record<string, number>>,
    ofOurs: Readonly<Record<string, number>> = figures,
  ) => ({
    id,
    title: id,
    rows: who.map((what) => ({ what, figures: what.startsWith('this') ? ofOurs : figures })),
  });
  return {
    machine: MACHINE,
    benches: {
      peers: {
        quick: true,
        load: 12.34,
        reports: [
          of(
            'coldStart',
            { 'first answer ms': 150, from: 250, to: 400, 'CPU ms': 200 },
            { 'first answer ms': firstAnswer, 'CPU ms': 200 },
          ),
          turns(1),
          turns(16),
          turns(64),
        ],
      },
      others: {
        quick: false,
        load: 0.5,
        reports: [
          of('memoryOverTurns', { 500: 100, 1000: 120 }),
          of('allocations', { 'KB allocated a turn': 100 }),
          of('storage', { 'requests a turn': 2 }),
          of('sweep', { live: 1000, 'requests to find them': 32 }),
        ],
      },
    },
  };
}

describe('The page about performance', () => {
  test('divides ours by theirs, and says whether an aim is met', () => {
    const cpu = (ours: number): readonly string[] => {
      const goals = performanceParts(recordedWith(ours))['goals'] ?? '';
      return goals.split('\n').filter((line) => line.includes('CPU a turn'));
    };
    assert.deepEqual(
      cpu(2).map((line) => line.split(' | ').slice(1).join(' ')),
      ['≤ 1 1 met |', '≤ 0.6 1 not met |'],
    );
    assert.deepEqual(
      cpu(1).map((line) => line.split(' | ').slice(1).join(' ')),
      ['≤ 1 0.5 met |', '≤ 0.6 0.5 met |'],
    );
  });

  test('subtracts theirs where what is more is aimed at', () => {
    const more = (firstAnswer: number): string => {
      const goals = performanceParts(recordedWith(1, firstAnswer))['goals'] ?? '';
      return goals.split('\n').find((line) => line.includes('milliseconds more')) ?? '';
    };
    assert.match(more(300), /≤ 200 .*\| 150 .*\| met/);
    assert.match(more(351), /≤ 200 .*\| 201 .*\| not met/);
  });

  test('says what machine it was, and which figures come from a short run', () => {
    assert.equal(
      performanceParts(recordedWith(1))['machine'],
      'Some <fast> one, 8 cores, 16 GB, linux x64, Node 24.0.0. A tenth of the work (`--quick`): peers. Beside other work of the machine, so that clocks say little and CPU more: peers (12.3 programs wanted to run).',
    );
  });

  test('has every picture, and beside it its figures as a table', () => {
    const recorded = recordedWith(1);
    const page = Object.values(performanceParts(recorded)).join('\n');
    for (const path of Object.keys(performancePictures(recorded))) {
      const [, after = ''] = page.split(`](${path.replace('docs/', '')})`);
      assert.match(after, /^\s+\S.*:\n\n\|/, path);
    }
  });

  test('says what came of a memory limit, where the machine could set one', () => {
    const { machine, benches } = recordedWith(1);
    const title = 'Turns under a hard limit';
    const report = { id: 'memoryUnderLimit', title, rows: [{ what: 'ours', figures: { answered: 7 } }] };
    const limited = { ...benches, memoryLimit: { quick: false, load: 0.5, reports: [report] } };
    const memoryOf = (all: Recorded['benches']) =>
      performanceParts({ machine, benches: all })['memory'] ?? '';
    assert.match(memoryOf(limited), /Turns under a hard limit:\n\n\| +\| answered \|/);
    assert.ok(!memoryOf(benches).includes(title));
  });

  test('is not made when somebody is missing whom it compares with', () => {
    const { machine, benches } = recordedWith(1);
    const alone = JSON.parse(
      JSON.stringify(benches).replaceAll('botbuilder echo', 'nobody'),
    ) as Recorded['benches'];
    assert.throws(() => performanceParts({ machine, benches: alone }), /botbuilder echo.*peers installed/);
    assert.throws(() => performanceParts({ machine, benches: {} }), /Run: npm run bench/);
  });
});

describe('A plot', () => {
  const BARS = barPlot({
    title: 'Fish & <chips>',
    unit: 'ms',
    series: ['one', 'two'],
    groups: [
      { label: 'a "first"', bars: [{ value: 1_234.5 }, { value: 0.123_4, from: 0.1, to: 0.2 }] },
      { label: 'last', bars: [undefined, { value: 5 }] },
    ],
  });
  const LINES = linePlot({
    title: 'Growth',
    unit: 'MB',
    along: 'turns',
    lines: [
      {
        label: 'one',
        points: [
          [1, 100],
          [2, 200],
        ],
      },
      {
        label: 'other',
        points: [
          [1, 100],
          [2, 199],
        ],
      },
    ],
  });

  test('tells all of its figures to who cannot see it', () => {
    assert.match(BARS, /<title id="title">Fish &amp; &lt;chips&gt;<\/title>/);
    assert.match(
      BARS,
      /<desc id="description">a "first": one 1,235 ms, two 0\.123 ms\. last: two 5 ms\.<\/desc>/,
    );
    assert.match(
      LINES,
      /<desc id="description">one: 100 at 1, 200 at 2\. other: 100 at 1, 199 at 2\.<\/desc>/,
    );
    for (const svg of [BARS, LINES])
      assert.match(svg, /^<svg [^>]*role="img" aria-labelledby="title description">/);
  });

  test('has a figure at each bar, a name at each line, and stays on its page', () => {
    for (const figure of ['1,235', '0.123', '5']) assert.ok(BARS.includes(`>${figure}</text>`), figure);
    const names = [...LINES.matchAll(/<text x="[\d.]+" y="([\d.]+)" text-anchor="start">(?:one|other)</g)];
    const [first = 0, second = 0] = names.map(([, y]) => Number(y));
    assert.ok(Math.abs(first - second) >= 16, 'two names stand on each other');
    for (const svg of [BARS, LINES]) {
      const [, width = '', height = ''] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? [];
      for (const [, x = '', y = ''] of svg.matchAll(/<(?:text|rect) [^>]*?x="([\d.]+)" y="([\d.]+)"/g)) {
        assert.ok(Number(x) >= 0 && Number(x) <= Number(width) && Number(y) <= Number(height), `${x} ${y}`);
      }
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
    }
  });
});

describe('The figures that are kept', () => {
  const report = (value: number) => ({ id: 'x', title: 'x', rows: [{ what: 'x', figures: { x: value } }] });

  test('are renewed bench by bench, without digits that say nothing', async (t) => {
    const path = join(await temporaryFolder(t), 'kept.json');
    await record({ one: { quick: false, load: 1, reports: [report(1 / 3)] } }, path, MACHINE);
    await record({ two: { quick: true, load: 1, reports: [report(2)] } }, path, MACHINE);
    assert.deepEqual(await readRecorded(path), {
      machine: MACHINE,
      benches: {
        one: { quick: false, load: 1, reports: [report(0.3333)] },
        two: { quick: true, load: 1, reports: [report(2)] },
      },
    });
    assert.ok((await readFile(path, 'utf8')).endsWith('}\n'));
  });

  test('of another machine are not mixed with these', async (t) => {
    const path = join(await temporaryFolder(t), 'kept.json');
    await record({ one: { quick: false, load: 1, reports: [report(1)] } }, path, MACHINE);
    await record({ two: { quick: false, load: 1, reports: [report(2)] } }, path, { ...MACHINE, cores: 2 });
    assert.deepEqual(Object.keys((await readRecorded(path)).benches), ['two']);
  });
});
