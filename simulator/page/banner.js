import { at, post } from './api.js';
import { byId, h } from './dom.js';

/**
 * What is wrong, above everything, with what to do. `trouble` is the contact center's own or what the last click ran into; `bot` says
 * whether something listens; `failed` is told of an error.
 */
export function drawBanner({ conversation, trouble, bot, failed }) {
  const banner = byId('banner');
  const content = contentOf(conversation, trouble, bot);
  const stamp = JSON.stringify(content ?? '');
  if (banner.dataset.stamp === stamp) return;
  banner.dataset.stamp = stamp;
  banner.hidden = content === undefined;
  banner.className = `banner ${content?.kind ?? ''}`;
  if (content === undefined) {
    banner.replaceChildren();
    return;
  }
  const again = h(
    'button',
    {
      type: 'button',
      class: 'plain',
      onclick: () => void post(at(conversation, 'deliveries'), { seq: content.seq }).catch(failed),
    },
    'Deliver again',
  );
  banner.replaceChildren(
    h('p', {}, h('strong', {}, `${content.what} `), content.next),
    ...(content.seq === undefined ? [] : [again]),
  );
}

const START_HERE = 'Start it again under “Time, crashes and trouble”.';

function contentOf(conversation, trouble, bot) {
  if (trouble !== undefined) return { kind: 'bad', ...trouble };
  const problem = lastProblem(conversation);
  if (problem?.kind === 'unreachable' && bot.listening === true) {
    return {
      kind: 'good',
      what: 'The bot is there now.',
      next: 'It has not seen the last activity yet.',
      seq: problem.seq,
    };
  }
  if (problem !== undefined) {
    const next = problem.kind === 'unreachable' && bot.canCrash ? START_HERE : problem.next;
    return { kind: 'bad', what: problem.what, next, seq: problem.seq };
  }
  if (bot.listening === false) {
    return {
      kind: 'bad',
      what: 'The bot is not running.',
      next: bot.canCrash
        ? START_HERE
        : `Nothing listens at ${bot.url}. Start it with "npm run host" (or everything with "npm start"), or give its address with --bot.`,
    };
  }
  return undefined;
}

/** What went wrong with the newest activity to the bot, as long as it was not delivered after all. */
export function lastProblem(conversation) {
  const record = conversation?.wire.findLast(
    ({ direction, deliveries }) => direction === 'toBot' && deliveries.length > 0,
  );
  const delivery = record?.deliveries.findLast((each) => each !== null);
  return delivery === undefined || delivery.ok ? undefined : { ...delivery.problem, seq: record.seq };
}
