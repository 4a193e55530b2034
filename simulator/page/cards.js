import { withoutOutside } from './cardPictures.js';
import { h } from './dom.js';
import { drawInlineFile } from './files.js';
import { isInline, outside, plainText, richHtml, richText, safeAddress, tame } from './richText.js';
import { hostConfig } from './cardTheme.js';

const { AdaptiveCards } = window;
const DRAWERS = {
  'application/vnd.microsoft.card.adaptive': adaptiveCard,
  'application/vnd.microsoft.card.hero': (content, act) => heroCard(content, act, 'hero'),
  'application/vnd.microsoft.card.thumbnail': (content, act) => heroCard(content, act, 'thumbnail'),
  'application/vnd.microsoft.card.signin': (content, act) => heroCard(content, act, 'signin'),
  'application/vnd.microsoft.card.oauth': (content, act) => heroCard(content, act, 'signin'),
  'application/vnd.microsoft.card.receipt': receiptCard,
  'application/vnd.microsoft.card.animation': (content, act) => mediaCard(content, act, 'Animation'),
  'application/vnd.microsoft.card.audio': (content, act) => mediaCard(content, act, 'Sound'),
  'application/vnd.microsoft.card.video': (content, act) => mediaCard(content, act, 'Film'),
};

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = richHtml(text);
  result.didProcess = true;
};

/**
 * Draws what is attached to a message. `act` is told what the customer does: `{ text }` for words, `{ text, value }` for a
 * button with data, `{ value }` for a submitted card. Without `act` the buttons do nothing.
 */
export function drawAttachments(attachments, layout, act) {
  if (!Array.isArray(attachments) || attachments.length === 0) return undefined;
  const carousel = layout === 'carousel' && attachments.length > 1;
  return h(
    'div',
    {
      class: carousel ? 'cards carousel' : 'cards',
      ...(carousel ? { tabindex: '0', role: 'group', 'aria-label': 'Cards, scroll sideways' } : {}),
    },
    attachments.map((attachment) => drawOne(attachment, act)),
  );
}

/** Draws the buttons that a message suggests. */
export function drawSuggestions(suggestedActions, act) {
  const actions = suggestedActions?.actions;
  if (!Array.isArray(actions) || actions.length === 0) return undefined;
  return h(
    'div',
    { class: 'suggestions', role: 'group', 'aria-label': 'Suggested answers' },
    actions.map((action) => actionButton(action, act)),
  );
}

/** Draws what the customer submitted with a card. */
export function drawSubmission(value) {
  if (value === undefined) return undefined;
  const flat = typeof value === 'object' && value !== null && !Array.isArray(value);
  const words = (part) => (typeof part === 'string' ? part : JSON.stringify(part));
  const content = flat
    ? h(
        'dl',
        {},
        Object.entries(value).map(([name, part]) => [h('dt', {}, name), h('dd', {}, words(part))]),
      )
    : h('code', {}, words(value));
  return h('div', { class: 'bubble submitted' }, h('p', {}, 'Submitted a card'), content);
}

function drawOne(attachment, act) {
  if (attachment?.as === 'picture') return flattened({ ...attachment, as: undefined });
  if (attachment?.contentType === 'text/plain' && typeof attachment.content === 'string')
    return h('div', { class: 'bubble' }, plainText(attachment.content));
  const drawer = DRAWERS[attachment?.contentType];
  try {
    if (drawer !== undefined) return drawer(attachment.content ?? {}, act);
  } catch {
    return h('div', { class: 'card problem' }, `This card cannot be drawn: ${attachment.contentType}.`);
  }
  if (/^data:/i.test(String(attachment?.contentUrl ?? ''))) return drawInlineFile(attachment);
  return h(
    'div',
    { class: 'file' },
    attachment?.contentUrl
      ? outside(attachment.name ?? attachment.contentType ?? 'File', attachment.contentUrl)
      : (attachment?.name ?? attachment?.contentType ?? 'File'),
  );
}

/** A card that the channel turns into a picture: nothing on it does anything. */
function flattened(attachment) {
  return h(
    'div',
    { class: 'flattened', role: 'img', 'aria-label': 'Picture of a card' },
    h('div', { inert: true }, drawOne(attachment)),
  );
}

function heroCard(content, act, kind) {
  const images = (content.images ?? []).map((image) => picture(image?.url, image?.alt));
  return h(
    'article',
    { class: `card ${kind}` },
    images.length > 0 ? h('div', { class: 'card-images' }, images) : undefined,
    h(
      'div',
      { class: 'card-body' },
      content.title ? h('h3', {}, String(content.title)) : undefined,
      content.subtitle ? h('p', { class: 'subtitle' }, String(content.subtitle)) : undefined,
      content.text ? richText(String(content.text)) : undefined,
    ),
    buttons(content.buttons, act),
  );
}

function receiptCard(content, act) {
  const row = (label, value, strong) =>
    h(
      'tr',
      strong ? { class: 'total' } : {},
      h('th', { scope: 'row' }, String(label ?? '')),
      h('td', {}, String(value ?? '')),
    );
  const items = (content.items ?? []).map((item) =>
    row(item?.quantity ? `${item.title} × ${item.quantity}` : item?.title, item?.price),
  );
  return h(
    'article',
    { class: 'card receipt' },
    h(
      'div',
      { class: 'card-body' },
      content.title ? h('h3', {}, String(content.title)) : undefined,
      h(
        'table',
        {},
        h(
          'tbody',
          {},
          (content.facts ?? []).map((fact) => row(fact?.key, fact?.value)),
        ),
        h('tbody', {}, items),
        h(
          'tbody',
          {},
          content.vat ? row('VAT', content.vat) : undefined,
          content.tax ? row('Tax', content.tax) : undefined,
          content.total ? row('Total', content.total, true) : undefined,
        ),
      ),
    ),
    buttons(content.buttons, act),
  );
}

function mediaCard(content, act, kind) {
  const media = (content.media ?? []).map(({ url }) => {
    if (!isInline(url)) return outside(kind, url);
    if (/^data:image/i.test(url)) return picture(url, content.title);
    return h(kind === 'Sound' ? 'audio' : 'video', { controls: true, src: url });
  });
  const card = heroCard({ ...content, images: content.image ? [content.image] : [] }, act, 'media');
  card.prepend(h('div', { class: 'card-media' }, media));
  return card;
}

function adaptiveCard(content, act) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig());
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) open(action.url);
    else if (action instanceof AdaptiveCards.SubmitAction || action instanceof AdaptiveCards.ExecuteAction)
      act?.(submission(action.data));
  };
  card.parse(withoutOutside(content));
  const drawn = card.render();
  return h(
    'article',
    { class: 'card adaptive' },
    drawn === undefined ? `This Adaptive Card cannot be drawn.` : tame(drawn),
  );
}

/** A submit whose data is a plain text says it in the customer's name; other data travels as the message's `value`. */
function submission(data) {
  return typeof data === 'string' ? { text: data } : { value: data ?? {} };
}

function buttons(actions, act) {
  if (!Array.isArray(actions) || actions.length === 0) return undefined;
  return h(
    'div',
    { class: 'card-buttons' },
    actions.map((action) => actionButton(action, act)),
  );
}

function actionButton(action, act) {
  const title = String(action?.title ?? action?.value ?? 'Button');
  return h('button', { type: 'button', onclick: () => press(action, title, act) }, title);
}

/** Card actions: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-add-suggested-actions */
function press(action, title, act) {
  switch (action?.type) {
    case 'messageBack':
      act?.({ text: String(action.text ?? action.displayText ?? title), value: action.value });
      break;
    case 'imBack':
    case 'postBack':
      act?.(
        typeof action.value === 'object' && action.value !== null
          ? { value: action.value }
          : { text: String(action.value ?? title) },
      );
      break;
    default:
      open(action?.value);
  }
}

function open(address) {
  const target = safeAddress(address);
  if (target !== undefined) window.open(target, '_blank', 'noopener,noreferrer');
}

function picture(address, alt) {
  return isInline(address) ? h('img', { src: address, alt: alt ?? '' }) : outside('Picture', address, alt);
}
