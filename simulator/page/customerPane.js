import { at, post } from './api.js';
import { drawAttachments, drawSubmission, drawSuggestions } from './cards.js';
import { byId, clock, drawList, h, sendOnEnter } from './dom.js';
import { draftsOf } from './drafts.js';
import { followEnd } from './followEnd.js';
import { plainText, richText } from './richText.js';
import { startForm } from './startForm.js';

const OVER = { wrapUp: 'This chat has ended.', closed: 'This chat has ended.' };

/**
 * The chat widget. `current` returns the conversation on show, `workstream` what the contact center's file says; `started` is told
 * of a new conversation, `failed` of an error.
 */
export function customerPane({ current, workstream, started, failed }) {
  const [start, write, text, file] = ['start', 'write', 'write-text', 'file'].map(byId);
  const draft = draftsOf(text, 'customer');
  const follow = followEnd(byId('customer-scroll'), byId('customer-log'));

  const drawStart = startForm({
    workstream,
    failed,
    started: (conversation) => {
      started(conversation);
      text.focus();
    },
  });
  write.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '') return;
    draft.sent();
    send({ text: said });
  });
  sendOnEnter(write);
  file.addEventListener('change', () => {
    const files = [...file.files].map(({ name, type }) => ({
      name,
      contentType: type || 'application/octet-stream',
    }));
    file.value = '';
    if (files.length > 0) send({ files });
  });
  byId('leave').addEventListener('click', () => void post(at(current(), 'customer/leave')).catch(failed));

  function send(message) {
    post(at(current(), 'customer/messages'), message).catch(failed);
  }

  return (conversation) => {
    const stage = conversation?.stage;
    const over = OVER[stage] !== undefined;
    draft.show(conversation?.id);
    start.hidden = conversation !== undefined;
    drawStart();
    write.hidden = conversation === undefined || over;
    byId('leave').hidden = conversation === undefined || over;
    byId('customer-stage').hidden = !over;
    byId('customer-stage').textContent = over ? 'Ended' : '';
    const lines = withSuggestions(conversation?.customer ?? [], over);
    const grown = drawList(
      byId('customer-log'),
      lines,
      ({ id }) => id,
      (line) => drawLine(line, send),
    );
    byId('customer-hint').hidden = !answeredInVain(conversation?.wire ?? []);
    follow(conversation?.id, grown);
  };
}

/** Whether the bot has posted something for the customer since they were last heard, and none of it was shown. */
function answeredInVain(wire) {
  const heard = wire.findLastIndex(({ direction }) => direction === 'toBot');
  const posts = wire
    .slice(heard + 1)
    .filter(
      ({ direction, activity, request }) =>
        direction === 'fromBot' && activity.type === 'message' && !request,
    );
  return posts.length > 0 && posts.every(({ unseen }) => unseen === true);
}

/** Suggested actions stand under the newest message only, and only while an answer can be given. */
function withSuggestions(lines, over) {
  return lines.map((line, index) => {
    if (line.suggestedActions === undefined || (index === lines.length - 1 && !over)) return line;
    return { ...line, suggestedActions: undefined };
  });
}

function drawLine(line, send) {
  if (line.from === 'system') return h('li', { class: 'notice' }, line.text);
  const mine = line.from === 'customer';
  const asWritten = line.from !== 'bot' || line.textFormat === 'plain';
  const said = asWritten ? plainText(line.text) : richText(line.text);
  return h(
    'li',
    { class: `line ${mine ? 'mine' : 'theirs'} from-${line.from}` },
    mine
      ? undefined
      : h(
          'p',
          { class: 'who' },
          line.name,
          line.from === 'bot' ? h('span', { class: 'tag' }, 'bot') : undefined,
        ),
    line.text === '' ? undefined : h('div', { class: 'bubble' }, said),
    mine ? drawSubmission(line.value) : undefined,
    drawAttachments(line.attachments, line.attachmentLayout, send),
    h('time', { datetime: new Date(line.at).toISOString() }, clock(line.at)),
    drawSuggestions(line.suggestedActions, send),
  );
}
