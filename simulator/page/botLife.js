import { post } from './api.js';
import { byId } from './dom.js';

const CRASH = { words: 'Crash the bot', path: 'bot/crash', meanwhile: 'Ending it…', done: 'It has crashed.' };
const START = { words: 'Start the bot', path: 'bot/start', meanwhile: 'Starting it…', done: 'It is back.' };

/**
 * Ends the bot as in a crash and starts it again, where the contact center can; elsewhere it is said who can. `look` asks anew
 * whether the bot is there, `failed` is told of an error.
 */
export function botLife({ look, failed }) {
  // One button that changes its words, so that the keyboard focus stays where it is.
  const [button, told] = [byId('bot-life'), byId('bot-told')];
  let next = CRASH;
  let busy = false;

  async function press({ path, meanwhile, done }) {
    busy = true;
    told.textContent = meanwhile;
    try {
      await post(path);
      await look();
      told.textContent = done;
    } catch (error) {
      told.textContent = '';
      failed(error);
    } finally {
      busy = false;
    }
  }
  button.addEventListener('click', () => {
    if (!busy) void press(next);
  });

  return ({ canCrash = false, listening }) => {
    next = listening === false ? START : CRASH;
    if (button.textContent !== next.words) button.textContent = next.words;
    button.hidden = !canCrash;
    byId('bot-elsewhere').hidden = canCrash;
  };
}
