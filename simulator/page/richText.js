import { Marked } from '/vendor/marked.js';
import DOMPurify from '/vendor/purify.js';
import { h } from './dom.js';

/** Where a picture's address is kept that must not be loaded. */
const OUTSIDE = 'data-outside';

/** What Markdown can produce, and nothing else: no forms, no styles, no frames. */
const ALLOWED = {
  ALLOWED_TAGS: [
    'a',
    'b',
    'blockquote',
    'br',
    'code',
    'del',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'img',
    'li',
    'ol',
    'p',
    'pre',
    's',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'u',
    'ul',
  ],
  ALLOWED_ATTR: ['href', 'src', 'alt', 'title', 'align', 'start'],
  ALLOW_DATA_ATTR: false,
};

/**
 * A picture from another server loses its address while the text is still in the sanitizer's own inert document: in the
 * page's document it would ask for the address at once, even before it is shown.
 */
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'IMG' || isInline(node.getAttribute('src'))) return;
  node.setAttribute(OUTSIDE, node.getAttribute('src') ?? '');
  node.removeAttribute('src');
});

/**
 * Markup in a text is words, as in Web Chat; only a line break is one. Not left to the sanitizer: a browser complains of
 * every handler that it reads there, although it never runs.
 */
const USUAL = {
  breaks: true,
  gfm: true,
  renderer: { html: ({ text }) => (/^<br *\/?>$/i.test(text.trim()) ? '<br>' : escaped(text)) },
};
const marked = new Marked(USUAL);

/** What each style is read by; a channel that has it not shows the signs as they are. */
const READERS = {
  bold: ['emStrong'],
  strikethrough: ['del'],
  monospace: ['codespan', 'fences', 'code'],
  quote: ['blockquote'],
  namedLink: ['link', 'reflink', 'def'],
  heading: ['heading', 'lheading', 'hr', 'table'],
  list: ['list'],
};

/** A writer of Markdown by the styles that it may use. */
const writers = new Map();

function writerOf(styles) {
  if (styles === undefined) return marked;
  const key = styles.join();
  if (!writers.has(key)) {
    const without = Object.keys(READERS).filter((style) => !styles.includes(style));
    const ignored = without.flatMap((style) => READERS[style]).map((reader) => [reader, () => undefined]);
    const renderer = { space: () => '<br>' };
    writers.set(key, new Marked(USUAL, { tokenizer: Object.fromEntries(ignored), renderer }));
  }
  return writers.get(key);
}

/** A bot's text as elements: Markdown, cleaned. `styles` are those that the channel has, where it has not all of them. */
export function richText(text, styles) {
  const body = h('div', { class: styles === undefined ? 'rich' : 'rich some-styles' });
  body.append(
    DOMPurify.sanitize(writerOf(styles).parse(text), {
      ...ALLOWED,
      RETURN_DOM_FRAGMENT: true,
    }),
  );
  return tame(body);
}

/** What somebody wrote, as they wrote it: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-create-messages */
export function plainText(text) {
  return h('p', { class: 'plain-text' }, text);
}

/** The same as HTML text, for the Adaptive Cards library. */
export function richHtml(text) {
  return DOMPurify.sanitize(marked.parse(text), ALLOWED);
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Links open in a page of their own and only lead to the web or a mail program; pictures from outside are named, not loaded. */
export function tame(root) {
  for (const link of root.querySelectorAll('a[href]')) {
    const address = safeAddress(link.getAttribute('href'));
    if (address === undefined) {
      link.removeAttribute('href');
    } else {
      link.href = address;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
  }
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) heading.replaceWith(asPart(heading));
  for (const image of root.querySelectorAll(`img[${OUTSIDE}]`)) {
    image.replaceWith(outside('Picture', image.getAttribute(OUTSIDE), image.alt));
  }
  return root;
}

/** A heading in a message is one of the message, not of the page, where it would tear the outline apart. */
function asPart(heading) {
  const part = h('h3');
  part.append(...heading.childNodes);
  return part;
}

/** The address, when it is one that a link may lead to. */
export function safeAddress(address) {
  try {
    const url = new URL(String(address));
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the bytes are in the address itself. */
export function isInline(address) {
  return /^data:(image|audio|video)\//i.test(String(address ?? ''));
}

/** Stands where a picture, a sound or a film from another server would: this page loads nothing from outside. */
export function outside(kind, address, alt) {
  const target = safeAddress(address);
  const label = `${kind}${alt ? `: ${alt}` : ''}`;
  return h(
    'span',
    { class: 'outside' },
    h('span', { class: 'outside-kind' }, label),
    target === undefined
      ? h('span', {}, String(address ?? 'no address'))
      : h('a', { href: target, target: '_blank', rel: 'noopener noreferrer' }, target),
  );
}
