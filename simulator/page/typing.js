import { byId } from './dom.js';

/** Dots go when nothing has been typed for so long. */
const LASTS_MS = 4_000;

/** Who types in which field, and where the other side sees it. */
const SIDES = [
  { side: 'representative', field: 'reply-text', form: 'reply', dots: 'customer-typing' },
  { side: 'customer', field: 'write-text', form: 'write', dots: 'representative-typing' },
];

/** Channels that tell each side that the other is typing; a text message or an e-mail does not. */
const LIVE = ['liveChat', 'custom'];

/**
 * Dots while representative and customer type to one another, in other windows of this browser too. A bot has none: Dynamics shows
 * none of it. `current` returns the conversation on show.
 */
export function createTyping(current) {
  const typed = new Map();
  const others = 'BroadcastChannel' in window ? new window.BroadcastChannel('typing') : undefined;

  function note({ id, side, stops }) {
    if (stops) typed.delete(`${side} ${id}`);
    else typed.set(`${side} ${id}`, Date.now());
    draw(current());
    window.setTimeout(() => draw(current()), LASTS_MS + 50);
  }
  function tell(side, stops) {
    const { id } = current() ?? {};
    if (id === undefined) return;
    note({ id, side, stops });
    others?.postMessage({ id, side, stops });
  }
  others?.addEventListener('message', ({ data }) => note(data));
  for (const { side, field, form } of SIDES) {
    byId(field).addEventListener('input', ({ target }) => tell(side, target.value === ''));
    byId(form).addEventListener('submit', () => tell(side, true));
  }

  function draw(conversation) {
    const live = conversation?.stage === 'representativeActive' && LIVE.includes(conversation.channel);
    for (const { side, dots } of SIDES) {
      const since = live ? typed.get(`${side} ${conversation.id}`) : undefined;
      byId(dots).hidden = since === undefined || Date.now() - since > LASTS_MS;
    }
  }
  return draw;
}
