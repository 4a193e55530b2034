import { isInline, safeAddress } from './richText.js';

/**
 * An Adaptive Card without addresses of pictures, sounds and films on other servers: words with the address stand in their
 * place. It has to happen before the card is drawn, because an element with an address asks for it at once, wherever it is.
 * Elements: https://adaptivecards.io/explorer/
 */
export function withoutOutside(part) {
  if (Array.isArray(part)) return part.map(withoutOutside);
  if (typeof part !== 'object' || part === null) return part;
  if (part.type === 'Image' && !isInline(part.url)) return named('Picture', part.url, part.altText);
  if (part.type === 'Media') {
    const remote = (part.sources ?? []).find((source) => !isInline(source?.url));
    if (remote !== undefined) return named('Media', remote.url, part.altText);
  }
  if (part.type === 'ImageSet') return { type: 'Container', items: withoutOutside(part.images ?? []) };
  const kept = Object.entries(part).filter(([name, value]) => !isOutsideDecoration(name, value));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutOutside(value)]));
}

/** What is there for the look alone is left out without a word. */
function isOutsideDecoration(name, value) {
  switch (name) {
    case 'iconUrl':
    case 'poster':
      return !isInline(value);
    case 'backgroundImage':
      return !isInline(typeof value === 'object' ? value?.url : value);
    default:
      return false;
  }
}

function named(kind, address, alt) {
  const target = safeAddress(address);
  const label = `${kind}${alt ? `: ${alt}` : ''}`;
  const text = target === undefined ? label : `${label} <${target}>`;
  return { type: 'TextBlock', text, wrap: true, isSubtle: true };
}
