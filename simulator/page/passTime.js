import { post } from './api.js';
import { setAhead } from './deskClock.js';
import { byId } from './dom.js';

/** What the contact center says came of asking the bot to look at what is due. */
const SWEEPS = {
  swept: 'The bot has looked at what is due.',
  notOffered: 'This bot cannot be asked to look at what is due; it goes by its own clock.',
  unreachable: 'The bot is not there; it will look at what is due when it has started.',
};

/** The buttons that let time pass. `passed` is called once it has, `failed` is told of an error. */
export function passTime({ passed, failed }) {
  const told = byId('time-told');
  for (const button of byId('pass-time').querySelectorAll('button')) {
    button.addEventListener('click', () => {
      told.textContent = '';
      post('time', { passes: button.value }).then(({ aheadMs, sweep }) => {
        setAhead(aheadMs);
        told.textContent = `${button.dataset.told} The desk’s clock is ${minutes(aheadMs)} ahead. ${SWEEPS[sweep]}`;
        passed();
      }, failed);
    });
  }
}

function minutes(milliseconds) {
  const count = Math.round(milliseconds / 60_000);
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}
