import { h } from './dom.js';
import { isInline } from './richText.js';

/** Of larger files only the name and the type are sent: the contact center takes requests of a megabyte. */
const MOST_BYTES = 600_000;

/** A file that was chosen, as the contact center takes it: with its bytes where they are few. */
export async function readFile(file) {
  const contentType = file.type || 'application/octet-stream';
  const known = { name: file.name, contentType };
  if (file.size > MOST_BYTES) return known;
  return { ...known, dataUrl: await dataUrlOf(file) };
}

function dataUrlOf(file) {
  return new Promise((resolve, reject) => {
    const reader = new window.FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', () => reject(new Error(`${file.name} cannot be read.`)));
    reader.readAsDataURL(file);
  });
}

/** Draws a file whose bytes are here: what can be seen or heard at once, and for anything else a link that saves it. */
export function drawInlineFile({ name, contentType, contentUrl }) {
  const called = name ?? contentType ?? 'File';
  if (!isInline(contentUrl)) return h('a', { class: 'file', href: contentUrl, download: called }, called);
  if (/^data:image/i.test(contentUrl)) return h('img', { class: 'sent', src: contentUrl, alt: called });
  const player = /^data:audio/i.test(contentUrl) ? 'audio' : 'video';
  return h(player, { class: 'sent', controls: true, src: contentUrl, 'aria-label': called });
}
