import { at, clearFaults, post } from './api.js';
import { byId, drawList, h } from './dom.js';
import { followEnd } from './followEnd.js';
import { wireFilter } from './wireFilter.js';
import { drawLine } from './wireLine.js';
import { turnsOf } from './wireTurns.js';

/** The timeline of activities. `current` returns the conversation on show, `failed` is told of an error. */
export function wirePane({ current, failed }) {
  const fault = byId('fault');
  const end = followEnd(byId('wire-scroll'), byId('wire-log'));
  const fits = wireFilter(() => draw(current()));
  let answeredWhenArmed;
  fault.addEventListener('change', () => {
    answeredWhenArmed = postsOf(current());
    const arm = () => (fault.value === '' ? undefined : post('faults', JSON.parse(fault.value)));
    clearFaults().then(arm).catch(failed);
  });

  function draw(conversation) {
    const records = conversation?.wire ?? [];
    byId('wire-empty').hidden = records.length > 0;
    byId('wire-files').hidden = records.length === 0;
    for (const name of ['transcript', 'script']) {
      if (conversation !== undefined) byId(name).href = `/api/${at(conversation, name)}`;
    }
    if (fault.value !== '' && postsOf(conversation) !== answeredWhenArmed) fault.value = '';
    const turns = turnsOf(records)
      .map((turn) => ({ ...turn, parts: turn.parts.filter(fits) }))
      .filter(({ parts }) => parts.length > 0);
    byId('wire-none').hidden = records.length === 0 || turns.length > 0;
    const grown = drawList(
      byId('wire-log'),
      turns,
      ({ number }) => `${conversation.id} ${number}`,
      (turn, _index, old) => drawTurn(turn, old, { conversation, failed }),
    );
    end.drawn(conversation?.id, grown);
  }
  return draw;
}

function postsOf(conversation) {
  return (conversation?.wire ?? []).filter(({ direction }) => direction === 'fromBot').length;
}

function drawTurn({ number, title, told, parts }, old, context) {
  const turn =
    old ??
    h(
      'li',
      { class: 'turn' },
      h('h3', {}, h('span', { class: 'quiet' }, `Turn ${number} `), h('span', { class: 'words' }, title)),
      h('p', { class: 'told', title: 'What the bot reported of this turn' }),
      h('ol', { role: 'list' }),
    );
  turn.querySelector('h3 .words').textContent = title;
  turn.querySelector('.told').textContent = told;
  turn.querySelector('.told').hidden = told === '';
  drawList(
    turn.lastElementChild,
    parts,
    ({ seq }) => seq,
    (record, _index, line) => drawLine(record, line, context),
  );
  return turn;
}
