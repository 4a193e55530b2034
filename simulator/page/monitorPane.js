import { byId, drawList, h, svg } from './dom.js';

const SPARK = { width: 300, height: 56 };

/** What the bot reports about itself, of all conversations together. */
export function monitorPane() {
  return (view) => {
    byId('monitor-empty').hidden = view.received > 0;
    byId('monitor-figures').hidden = view.received === 0;
    drawList(byId('monitor-tiles'), tiles(view), ({ name }) => name, drawTile);
    drawList(
      byId('monitor-charts'),
      charts(view),
      ({ title }) => title,
      (chart) => chart.draw(chart),
    );
    drawList(
      byId('monitor-latest'),
      view.latest,
      ({ seq }) => seq,
      (event) => drawEvent(event),
    );
  };
}

function tiles({ sessions, turns, customerMessages, commandsWaiting, failures }) {
  const failed = failures.reduce((sum, { count }) => sum + count, 0);
  return [
    {
      name: 'Contained',
      value: percent(sessions.containmentRate),
      note: `${sessions.contained} of ${sessions.contained + sessions.escalated} finished`,
    },
    { name: 'Escalated', value: String(sessions.escalated), note: `of ${sessions.begun} begun` },
    { name: 'Open', value: String(sessions.open), note: 'with the bot' },
    { name: 'Slow turns', value: duration(turns.p95), note: '95 % within' },
    { name: 'Turns', value: String(turns.count), note: `half in ${duration(turns.p50)}` },
    {
      name: 'Not understood',
      value: percent(customerMessages.notUnderstoodRate),
      note: `${customerMessages.notUnderstood} of ${plural(customerMessages.count, 'message')}`,
    },
    { name: 'Waiting', value: String(commandsWaiting), note: 'commands, not settled' },
    { name: 'Failures', value: String(failed), note: failed === 0 ? 'none' : 'see below', bad: failed > 0 },
  ];
}

function drawTile({ name, value, note, bad }) {
  return h(
    'div',
    { class: bad ? 'tile bad' : 'tile' },
    h('dt', {}, name),
    h('dd', { class: 'value' }, value),
    h('dd', { class: 'note' }, note),
  );
}

function charts({ turns, escalationReasons, endReasons, failures }) {
  return [
    { title: 'Failures', counts: failures, kind: 'bad', draw: drawBars },
    { title: 'Why it escalated', counts: escalationReasons, draw: drawBars },
    { title: 'Why it ended', counts: endReasons, draw: drawBars },
    { title: 'Time of each turn', counts: turns.latencies, turns, draw: drawTurns },
  ].filter(({ counts }) => counts.length > 0);
}

function drawBars({ title, counts, kind = '' }) {
  const longest = Math.max(...counts.map(({ count }) => count));
  return h(
    'section',
    kind === 'bad' ? { class: 'wide' } : {},
    h('h3', {}, title),
    h(
      'ul',
      { class: `bars ${kind}`, role: 'list' },
      counts.map(({ name, count }) =>
        h(
          'li',
          {},
          h('span', {}, name),
          h('span', { class: 'count' }, String(count)),
          svg(
            'svg',
            { class: 'bar', 'aria-hidden': 'true' },
            svg('rect', { width: `${(100 * count) / longest}%`, height: '100%', rx: '3' }),
          ),
        ),
      ),
    ),
  );
}

function drawTurns({ title, turns }) {
  const { latencies, p50, p95 } = turns;
  const highest = Math.max(...latencies);
  const words = `The last ${plural(latencies.length, 'turn')}: half within ${duration(p50)}, 95 % within ${duration(p95)}, the slowest ${duration(highest)}.`;
  const { width, height } = SPARK;
  const x = (index) => (latencies.length === 1 ? 0 : (width * index) / (latencies.length - 1));
  const y = (milliseconds) => height - 2 - ((height - 6) * milliseconds) / Math.max(highest, 1);
  const points = latencies.map((each, index) => `${x(index).toFixed(1)},${y(each).toFixed(1)}`);
  // One turn is a line as well: a point would not be seen.
  if (points.length === 1) points.push(`${width},${y(highest).toFixed(1)}`);
  return h(
    'section',
    { class: 'wide' },
    h('h3', {}, title),
    svg(
      'svg',
      {
        class: 'spark',
        role: 'img',
        'aria-label': `Line of durations, oldest first. ${words}`,
        viewBox: `0 0 ${width} ${height}`,
        preserveAspectRatio: 'none',
      },
      svg('line', { x1: 0, x2: width, y1: height - 1, y2: height - 1 }),
      svg('polyline', { points: points.join(' ') }),
    ),
    h('p', { class: 'quiet', 'aria-hidden': 'true' }, words),
  );
}

function drawEvent({ at, name, fields, failure, times }) {
  const entries = Object.entries(fields);
  const time = new Date(at).toISOString();
  return h(
    'li',
    failure ? { class: 'failure' } : {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h('time', { datetime: time }, time.slice(11, 23)),
        h('strong', {}, name),
        times > 1 ? h('span', { class: 'times' }, `${times} times`) : undefined,
        h('span', { class: 'glance', 'aria-hidden': 'true' }, glance(entries)),
      ),
      h(
        'dl',
        {},
        entries.length === 0 ? h('dt', {}, 'No fields') : undefined,
        entries.map(([key, value]) => [h('dt', {}, key), h('dd', {}, String(value))]),
      ),
    ),
  );
}

/** What hardly any two events at a desk differ in, or nobody can read, comes with the details alone. */
const COMMON = ['conversation', 'channel'];

/** The words of an event in one line. */
function glance(entries) {
  return entries
    .filter(([key, value]) => !COMMON.includes(key) && typeof value === 'string')
    .map(([, value]) => value)
    .join(' · ');
}

function percent(rate) {
  return rate === undefined ? '–' : `${Math.round(100 * rate)} %`;
}

function duration(milliseconds) {
  if (milliseconds === undefined) return '–';
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
