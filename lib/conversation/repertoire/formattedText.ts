import type { Say } from '../effects.ts';
import type { Replies } from '../replies/index.ts';
import { LINKS } from './cards/links.ts';

/** A list in HTML. Live chat shows it; a channel without HTML shows the tags, so prefer Markdown where you can. */
export function htmlList(replies: Replies): Say {
  const items = listItems(replies).map((item) => `<li>${escapeHtml(item)}</li>`);
  const text = `<p>${escapeHtml(replies.listIntro)}</p><ol>${items.join('')}</ol>`;
  return { kind: 'say', text, textFormat: 'xml' };
}

/** The same list in Markdown, with emphasis and a link; it reads well where nothing is formatted. */
export function markdown(replies: Replies): Say {
  const items = listItems(replies).map((item, index) => `${index + 1}. ${item}`);
  const text = [`**${replies.listIntro}**`, items.join('\n'), `[${replies.listLink}](${LINKS.label})`].join(
    '\n\n',
  );
  return { kind: 'say', text, textFormat: 'markdown' };
}

function listItems({ listEmpty, listPack, listLabel }: Replies): readonly string[] {
  return [listEmpty, listPack, listLabel];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
