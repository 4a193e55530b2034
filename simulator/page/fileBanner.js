import { byId, h } from './dom.js';

/** More would push the panes off the page. */
const SHOWN = 5;

/** Lists what is wrong with the contact center's file as it was saved last; `mistakes` has one a line, and is missing without any. */
export function drawFileBanner(mistakes) {
  const banner = byId('file-banner');
  if (banner.dataset.stamp === (mistakes ?? '')) return;
  banner.dataset.stamp = mistakes ?? '';
  banner.hidden = mistakes === undefined;
  if (mistakes === undefined) {
    banner.replaceChildren();
    return;
  }
  const lines = mistakes.split('\n');
  const more = lines.length - SHOWN;
  banner.replaceChildren(
    h(
      'p',
      {},
      h('strong', {}, 'The contact center’s file has mistakes. '),
      'What was read before holds until they are corrected and the file is saved.',
    ),
    h(
      'ul',
      {},
      lines.slice(0, SHOWN).map((line) => h('li', {}, line)),
    ),
    more > 0 ? h('p', {}, `And ${more} more, which the console lists.`) : '',
  );
}
