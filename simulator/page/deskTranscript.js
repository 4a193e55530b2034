import { drawAttachments, drawSubmission } from './cards.js';
import { clock, h } from './dom.js';
import { plainText, richText } from './richText.js';

/** One line of the transcript that the representative reads: everything, also what the customer did not see, and why not. */
export function drawEntry(entry) {
  if (entry.from === 'system') return h('li', { class: 'notice' }, entry.text);
  if (entry.command !== undefined) {
    return h(
      'li',
      { class: 'notice command' },
      `${entry.name}: ${entry.command.type}${entry.command.queue === undefined ? '' : ` → ${entry.command.queue}`}`,
      entry.customerSees ? h('strong', {}, ' (the customer read its text)') : undefined,
    );
  }
  return h(
    'li',
    {
      class: `line ${entry.from === 'representative' ? 'mine' : 'theirs'} from-${entry.from}${entry.customerSees ? '' : ' unseen'}`,
    },
    h(
      'p',
      { class: 'who' },
      entry.name,
      entry.from === 'bot' ? h('span', { class: 'tag' }, 'bot') : undefined,
    ),
    entry.text === ''
      ? undefined
      : h(
          'div',
          { class: 'bubble' },
          entry.from === 'bot' && entry.textFormat !== 'plain' ? richText(entry.text) : plainText(entry.text),
        ),
    entry.from === 'customer' ? drawSubmission(entry.value) : undefined,
    drawAttachments(entry.attachments, entry.attachmentLayout),
    entry.customerSees
      ? undefined
      : h('p', { class: 'why' }, 'The customer does not see this. ', entry.reason),
    h('time', { datetime: new Date(entry.at).toISOString() }, clock(entry.at)),
  );
}
