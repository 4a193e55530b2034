import { at, clearFaults, post } from './api.js';
import { byId, drawList, h } from './dom.js';
import { followEnd } from './followEnd.js';

/** The log of activities. `current` returns the conversation on show, `failed` is told of an error. */
export function wirePane({ current, failed }) {
  const fault = byId('fault');
  const follow = followEnd(byId('wire-scroll'), byId('wire-log'));
  let answeredWhenArmed;
  fault.addEventListener('change', () => {
    answeredWhenArmed = postsOf(current());
    const arm = () => (fault.value === '' ? undefined : post('faults', JSON.parse(fault.value)));
    clearFaults().then(arm).catch(failed);
  });

  return (conversation) => {
    const records = conversation?.wire ?? [];
    byId('wire-empty').hidden = records.length > 0;
    const save = byId('transcript');
    save.hidden = conversation === undefined;
    if (conversation !== undefined) save.href = `/api/${at(conversation, 'transcript')}`;
    if (fault.value !== '' && postsOf(conversation) !== answeredWhenArmed) fault.value = '';
    const grown = drawList(
      byId('wire-log'),
      records,
      ({ seq }) => seq,
      (record, index, old) => drawRecord(record, conversation, old, failed),
    );
    follow(conversation?.id, grown);
  };
}

function postsOf(conversation) {
  return (conversation?.wire ?? []).filter(({ direction }) => direction === 'fromBot').length;
}

function drawRecord(record, conversation, old, failed) {
  const { direction, activity, effect, findings, deliveries, answer, request, fault, at: time } = record;
  const toBot = direction === 'toBot';
  const open = old?.querySelector('details')?.open ?? false;
  return h(
    'li',
    { class: `record ${direction}${answer && answer.status !== 200 ? ' refused' : ''}` },
    h(
      'div',
      { class: 'record-head' },
      h('span', { class: 'arrow', 'aria-hidden': 'true' }, toBot ? '→' : '←'),
      h('strong', {}, toBot ? 'to the bot' : 'from the bot'),
      (request === undefined ? badges(activity, toBot) : [[request, 'warn']]).map(([label, kind]) =>
        h('span', { class: `badge ${kind}` }, label),
      ),
      h('time', { datetime: new Date(time).toISOString() }, new Date(time).toISOString().slice(11, 23)),
    ),
    said(activity),
    h('p', { class: 'effect' }, effect),
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
    deliveries.map(drawDelivery),
    h(
      'div',
      { class: 'record-foot' },
      h(
        'details',
        open ? { open: true } : {},
        h('summary', {}, 'JSON'),
        h('pre', { tabindex: '0' }, JSON.stringify(activity, null, 2)),
      ),
      toBot
        ? h(
            'button',
            {
              type: 'button',
              class: 'plain small',
              title: 'Post the same activity, with the same id, once more',
              onclick: () => void post(at(conversation, 'deliveries'), { seq: record.seq }).catch(failed),
            },
            'Deliver again',
          )
        : undefined,
    ),
  );
}

function said({ text, type }) {
  if (typeof text !== 'string' || text === '' || type === 'event') return undefined;
  return h('p', { class: 'said' }, text.length > 140 ? `${text.slice(0, 140)}…` : text);
}

function badges(activity, toBot) {
  const list = [[activity.name ?? activity.type ?? 'unreadable', 'kind']];
  const data = activity.channelData ?? {};
  if (!toBot && data.deliveryMode === 'bridged') list.push(['bridged', 'good']);
  if (!toBot && activity.type === 'message' && data.deliveryMode !== 'bridged' && data.tags === undefined)
    list.push(['not bridged', 'warn']);
  const command = commandOf(data.tags);
  if (!toBot && command !== undefined) list.push([command, 'command']);
  if (toBot && String(data.tags ?? '').includes('Hidden')) list.push(['hidden', 'quiet']);
  if (activity.value !== undefined && toBot && activity.type === 'message')
    list.push(['card submit', 'kind']);
  if (Array.isArray(activity.attachments))
    list.push([
      `${activity.attachments.length} attachment${activity.attachments.length === 1 ? '' : 's'}`,
      'quiet',
    ]);
  return list;
}

function commandOf(tags) {
  if (tags === undefined || tags === null) return undefined;
  try {
    const { type } = typeof tags === 'string' ? JSON.parse(tags) : tags;
    return typeof type === 'string' ? type : 'command?';
  } catch {
    return undefined;
  }
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
