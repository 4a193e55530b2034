import { at, post } from './api.js';
import { h } from './dom.js';
import { badges, findingsIn, outcomeOf, wordsOf } from './wireWords.js';

/** One activity in one line; a click opens what is known of it. */
export function drawLine(record, old, { conversation, failed }) {
  const { direction, activity, effect, answer, at: time } = record;
  const toBot = direction === 'toBot';
  const refused = answer !== undefined && answer.status !== 200;
  const found = findingsIn(record);
  const words = wordsOf(activity);
  const open = old?.querySelector('details')?.open ?? false;
  const details = () => drawDetails(record, { conversation, failed });
  return h(
    'li',
    {
      class: `record ${direction}${refused ? ' refused' : ''}${found > 0 ? ' noted' : ''}`,
      'data-activity': activity.id,
    },
    h(
      'details',
      {
        open,
        // Most are never opened, and a long conversation has many.
        ontoggle: ({ target }) => {
          if (target.open && target.querySelector('.record-body') === null) target.append(details());
        },
      },
      h(
        'summary',
        { title: `${new Date(time).toISOString().slice(11, 23)} ${effect}` },
        h('span', { class: 'arrow', 'aria-hidden': 'true' }, toBot ? '→' : '←'),
        h('span', { class: 'hidden' }, toBot ? 'To the bot:' : 'From the bot:'),
        badges(record).map(([label, kind]) => h('span', { class: `badge ${kind}` }, label)),
        words === '' ? undefined : h('span', { class: 'words' }, words.slice(0, 200)),
        h('span', { class: 'effect' }, effect),
        found === 0
          ? undefined
          : h('span', { class: 'found' }, String(found), h('span', { class: 'hidden' }, ' to look at')),
        h('span', { class: 'outcome' }, outcomeOf(record)),
      ),
      open ? details() : undefined,
    ),
  );
}

function drawDetails(record, { conversation, failed }) {
  const { direction, activity, effect, findings, deliveries, fault, at: time, seq } = record;
  const json = JSON.stringify(activity, null, 2);
  const words = wordsOf(activity);
  return h(
    'div',
    { class: 'record-body' },
    words === '' ? undefined : h('p', { class: 'said' }, words),
    h(
      'p',
      { class: 'quiet' },
      h('time', { datetime: new Date(time).toISOString() }, new Date(time).toISOString().slice(11, 23)),
      ' ',
      effect,
    ),
    fault === undefined
      ? undefined
      : h(
          'p',
          { class: 'finding warning' },
          h('strong', {}, 'Armed fault'),
          ` It was taken, but ${fault}. A bot that sends it again without a good reason sends it twice.`,
        ),
    findings.map(({ severity, rule, message }) =>
      h(
        'p',
        { class: `finding ${severity}` },
        h('strong', {}, severity === 'error' ? 'Error' : 'Warning'),
        ` ${message} `,
        h('code', {}, rule),
      ),
    ),
    deliveries.map((delivery, index) => [
      drawDelivery(delivery, index),
      drawReport(record.reports?.find(({ attempt }) => attempt === index)),
    ]),
    h(
      'div',
      { class: 'row' },
      h(
        'button',
        { type: 'button', class: 'plain small', onclick: ({ target }) => void copy(json, target, failed) },
        'Copy JSON',
      ),
      direction === 'toBot'
        ? h(
            'button',
            {
              type: 'button',
              class: 'plain small',
              title: 'Post the same activity, with the same id, once more',
              onclick: () => void post(at(conversation, 'deliveries'), { seq }).catch(failed),
            },
            'Deliver again',
          )
        : undefined,
    ),
    h('pre', { tabindex: '0', 'aria-label': 'JSON of the activity' }, json),
  );
}

async function copy(text, button, failed) {
  try {
    await window.navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    failed(new Error('The browser does not let this page copy. Select the JSON and copy it by hand.'));
  }
}

/** What the bot itself reported of its turn. */
function drawReport(report) {
  if (report === undefined) return undefined;
  return h(
    'details',
    { class: 'report' },
    h('summary', {}, 'What the bot reported'),
    h(
      'dl',
      {},
      Object.entries(report.fields).map(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]),
    ),
  );
}

function drawDelivery(delivery, index) {
  const again = index === 0 ? '' : `Delivery ${index + 1}: `;
  if (delivery === null || delivery === undefined)
    return h('p', { class: 'delivery pending' }, `${again}on its way…`);
  if (delivery.ok)
    return h('p', { class: 'delivery ok' }, `${again}${delivery.status} after ${delivery.ms} ms`);
  return h(
    'p',
    { class: 'delivery failed' },
    h('strong', {}, `${again}${delivery.problem.what} `),
    delivery.problem.next,
  );
}
