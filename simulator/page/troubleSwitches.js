import { at, post } from './api.js';
import { byId } from './dom.js';

/**
 * What goes wrong in the conversation on show for as long as it is switched on. `current` returns that conversation, `failed` is told
 * of an error.
 */
export function troubleSwitches({ current, failed }) {
  const [deliveries, sendRate, endIgnored] = ['deliveries', 'send-rate', 'end-ignored'].map(byId);

  function draw(conversation) {
    const isOpen = conversation !== undefined && conversation.stage !== 'closed';
    byId('trouble-switches').hidden = !isOpen;
    byId('trouble-nowhere').hidden = isOpen;
    if (!isOpen) return;
    const { trouble } = conversation;
    deliveries.value = trouble.deliveries;
    sendRate.checked = trouble.sendRate;
    endIgnored.checked = trouble.endIgnored;
  }

  const change = (trouble) =>
    post(at(current(), 'trouble'), trouble).catch((error) => {
      // What the page shows is what holds, not what was asked for.
      draw(current());
      failed(error);
    });
  deliveries.addEventListener('change', () => void change({ deliveries: deliveries.value }));
  sendRate.addEventListener('change', () => void change({ sendRate: sendRate.checked }));
  endIgnored.addEventListener('change', () => void change({ endIgnored: endIgnored.checked }));
  return draw;
}
