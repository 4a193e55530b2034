import { post } from './api.js';
import { setAhead } from './deskClock.js';
import { byId } from './dom.js';

/** What the contact center says came of asking the bot to look at what is due. */
const SWEEPS = {
  swept: 'The bot has looked at what is due.',
  notOffered: 'This bot cannot be asked to look at what is due; it goes by its own clock.',
  unreachable: 'The bot is not there; it will look at what is due when it has started.',
};

/**
 * The buttons that let time pass: some minutes, or as many as it takes until something happens in the conversation on show, which
 * `current` returns. `passed` is called once it has, `failed` is told of an error.
 */
export function passTime({ current, passed, failed }) {
  const told = byId('time-told');
  const untilNext = byId('pass-until-next');
  let busy = false;

  function pass(body, meanwhile) {
    if (busy) return;
    busy = true;
    told.textContent = meanwhile;
    post('time', body)
      .then(
        (answer) => {
          setAhead(answer.aheadMs);
          told.textContent = wordsOf(answer);
          passed();
        },
        (error) => {
          told.textContent = '';
          failed(error);
        },
      )
      .finally(() => (busy = false));
  }
  for (const button of byId('pass-time').querySelectorAll('button[value]'))
    button.addEventListener('click', () => pass({ passes: button.value }, ''));
  untilNext.addEventListener('click', () => pass({ untilNextIn: current().id }, 'Minutes pass…'));

  return (conversation) => {
    untilNext.hidden = conversation === undefined || conversation.stage === 'closed';
  };
}

function wordsOf({ passedMs, aheadMs, sweep, happened }) {
  const passed = passedMs === 60_000 ? '1 minute has passed.' : `${minutes(passedMs)} have passed.`;
  return [
    passed,
    happened === false && sweep === 'swept' ? 'Nothing has happened in this conversation.' : undefined,
    `The desk’s clock is ${minutes(aheadMs)} ahead.`,
    SWEEPS[sweep],
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function minutes(milliseconds) {
  const count = Math.round(milliseconds / 60_000);
  return `${count} ${count === 1 ? 'minute' : 'minutes'}`;
}
