import { at, post } from './api.js';
import { loadOf, drawStage } from './deskStage.js';
import { chipsOf, drawSummary } from './deskSummary.js';
import { drawRecords, misspelt } from './deskRecords.js';
import { drawEntry } from './deskTranscript.js';
import { drawVariables } from './deskVariables.js';
import { byId, drawList, h, sendOnEnter } from './dom.js';
import { draftsOf } from './drafts.js';
import { followEnd } from './followEnd.js';

/**
 * The agent desk. `current` returns the conversation on show, `all` every one, `workstream` the queues and the representatives;
 * `failed` is told of an error.
 */
export function representativePane({ current, all, workstream, failed }) {
  const [reply, text, wrapUp, note] = ['reply', 'reply-text', 'wrap-up', 'wrap-up-note'].map(byId);
  const drafts = [draftsOf(text, 'representative'), draftsOf(note, 'note')];
  const end = followEnd(byId('representative-scroll'), byId('representative-log'));
  const act = (action, body, takeBack = () => undefined) =>
    post(at(current(), `representative/${action}`), body).catch((error) => {
      takeBack();
      failed(error);
    });

  reply.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '') return;
    end.toEnd();
    act('reply', { text: said }, drafts[0].sent());
  });
  sendOnEnter(reply);
  wrapUp.addEventListener('submit', (event) => {
    event.preventDefault();
    const noted = note.value.trim();
    act('finish', noted === '' ? {} : { note: noted }, drafts[1].sent());
  });

  return (conversation) => {
    const active = conversation?.stage === 'representativeActive';
    const opened = active && reply.hidden;
    for (const draft of drafts) draft.show(conversation?.id);
    reply.hidden = !active;
    wrapUp.hidden = conversation?.stage !== 'wrapUp';
    byId('queue').hidden = conversation === undefined || conversation.stage === 'botActive';
    byId('queue').textContent = conversation?.representative.queue ?? '';
    drawList(
      byId('desk'),
      conversation === undefined ? [{ part: 'empty' }] : deskParts(conversation, all(), workstream()),
      ({ part }) => part,
      (part) => DRAWERS[part.part](part, act),
    );
    const grown = drawList(
      byId('representative-log'),
      conversation?.representative.transcript ?? [],
      ({ id }) => id,
      drawEntry,
    );
    end.drawn(conversation?.id, grown);
    if (opened) text.focus();
  };
}

function deskParts({ stage, customerName, representative }, conversations, { queues, representatives }) {
  const { queue, queueReason, skills, records, variables, summary, note } = representative;
  const accepted = representative.representative !== undefined;
  const missed = misspelt(variables);
  return [
    {
      part: 'stage',
      stage,
      customerName,
      queue,
      why: queueReason,
      skills,
      representative: representative.representative,
      ...(stage === 'waiting'
        ? { loads: representatives.map((each) => loadOf(each, conversations)) }
        : { queues }),
    },
    ...(note === undefined ? [] : [{ part: 'note', note }]),
    ...(accepted || stage === 'waiting'
      ? [{ part: 'summary', summary, opened: accepted, chips: chipsOf(variables) }]
      : []),
    ...(variables.length === 0 ? [] : [{ part: 'variables', variables }]),
    ...(records.length + missed.length === 0 ? [] : [{ part: 'records', records, missed }]),
  ];
}

const DRAWERS = {
  empty: () =>
    h(
      'p',
      { class: 'empty' },
      'A conversation arrives here when the bot escalates: with its queue, its context variables and, once accepted, the summary.',
    ),
  stage: drawStage,
  note: ({ note }) => h('div', { class: 'box' }, h('h3', {}, 'Note'), h('p', { class: 'plain-text' }, note)),
  summary: drawSummary,
  variables: drawVariables,
  records: drawRecords,
};
