import { at, post } from './api.js';
import { drawAttachments, drawSubmission, drawSuggestions } from './cards.js';
import { byId, clock, drawList, h, sendOnEnter } from './dom.js';
import { draftsOf } from './drafts.js';
import { readFile } from './files.js';
import { followEnd } from './followEnd.js';
import { plainText, richText } from './richText.js';
import { startForm } from './startForm.js';
import { answeredInVain, drawUnseenNote, withUnseenNotes } from './unseenNotes.js';

const OVER = { wrapUp: 'This chat has ended.', closed: 'This chat has ended.' };

/**
 * The chat widget. `current` returns the conversation on show, `workstream` what the contact center's file says; `started` is told
 * of a new conversation, `failed` of an error.
 */
export function customerPane({ current, workstream, started, failed }) {
  const [start, write, text, file] = ['start', 'write', 'write-text', 'file'].map(byId);
  const draft = draftsOf(text, 'customer');
  const end = followEnd(byId('customer-scroll'), byId('customer-log'));

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
    send({ text: said }, draft.sent());
  });
  sendOnEnter(write);
  file.addEventListener('change', () => {
    const chosen = [...file.files];
    file.value = '';
    if (chosen.length > 0) Promise.all(chosen.map(readFile)).then((files) => send({ files }), failed);
  });
  byId('leave').addEventListener('click', () => void post(at(current(), 'customer/leave')).catch(failed));

  function send(message, takeBack = () => undefined) {
    end.toEnd();
    post(at(current(), 'customer/messages'), message).catch((error) => {
      takeBack();
      failed(error);
    });
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
    const wire = conversation?.wire ?? [];
    const lines = withSuggestions(conversation?.customer ?? [], over);
    const grown = drawList(
      byId('customer-log'),
      withUnseenNotes(lines, wire),
      ({ id }) => id,
      (line) => drawLine(line, (message) => send(message)),
    );
    byId('customer-shows').textContent = `What ${nameInSentence(conversation)} shows`;
    drawHint(answeredInVain(wire));
    end.drawn(conversation?.id, grown);
  };
}

function drawHint(why) {
  const hint = byId('customer-hint');
  hint.hidden = why === undefined;
  hint.textContent =
    why === undefined ? '' : `The bot answered, and nothing of it reaches the customer. ${why}`;
}

/** What the customer looks at: the chat widget, or a channel by its name. */
function nameInSentence(conversation) {
  return (conversation?.channelName ?? 'The chat widget').replace(/^The/, 'the');
}

/** Suggested actions stand under the newest message only, and only while an answer can be given. */
function withSuggestions(lines, over) {
  return lines.map((line, index) => {
    if (line.suggestedActions === undefined || (index === lines.length - 1 && !over)) return line;
    return { ...line, suggestedActions: undefined };
  });
}

function drawLine(line, send) {
  if (line.from === 'unseen') return drawUnseenNote(line);
  if (line.from === 'system') return h('li', { class: 'notice' }, line.text);
  const mine = line.from === 'customer';
  const asWritten = line.from !== 'bot' || line.textFormat === 'plain' || line.styles?.length === 0;
  const said = asWritten ? plainText(line.text) : richText(line.text, line.styles);
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
    (line.missed ?? []).map((why) => h('p', { class: 'why' }, why)),
    h('time', { datetime: new Date(line.at).toISOString() }, clock(line.at)),
    drawSuggestions(line.suggestedActions, send),
  );
}
