import { parseDuration } from '../../lib/config/duration.ts';
import { askForSweep, type BotControl } from '../botControl.ts';
import type { Clock } from '../clock.ts';
import { readFields } from '../fields.ts';
import type { Switchboard } from '../switchboard.ts';
import { answer, HttpRefusal, readJson, type Exchange } from './exchange.ts';

/** What a press of the button lets pass: the time after which this repository's bot asks whether somebody is still there. */
const USUAL_TIME = 'PT5M';

/** What this door needs of the desk. */
export interface BotDoor {
  readonly switchboard: Switchboard;
  readonly clock: Clock;
  /** Set where the bot was started together with the desk. */
  readonly control: BotControl | undefined;
}

/**
 * The door to the bot itself: where it is, time that passes for it, its sudden end and its start.
 * @returns false when the address belongs to another door.
 */
export async function botDoor(
  exchange: Exchange,
  { switchboard, clock, control }: BotDoor,
): Promise<boolean> {
  const [root, ...rest] = exchange.path;
  if (root !== 'api') return false;
  const { bot } = switchboard;
  switch (`${exchange.method} ${rest.join('/')}`) {
    case 'GET bot':
      answer(exchange, 200, {
        url: bot.url,
        listening: await bot.isListening(),
        canCrash: control?.crash !== undefined,
        aheadMs: clock.ahead(),
      });
      return true;
    case 'POST bot/crash':
      await readJson(exchange);
      if (control?.crash === undefined) throw notHere('ended');
      await control.crash();
      answer(exchange, 204);
      return true;
    case 'POST bot/start':
      await readJson(exchange);
      if (control === undefined) throw notHere('started');
      await control.start();
      answer(exchange, 204);
      return true;
    case 'POST time': {
      clock.advance(await readTime(exchange));
      switchboard.noticeTime();
      await control?.noticeTime();
      const sweep = await askForSweep(bot.url);
      answer(exchange, 200, { now: new Date(clock.now()).toISOString(), aheadMs: clock.ahead(), sweep });
      return true;
    }
    default:
      return false;
  }
}

async function readTime(exchange: Exchange): Promise<number> {
  const problems: string[] = [];
  const fields = readFields(await readJson(exchange), 'The body', problems);
  const passes = fields.text('passes') ?? USUAL_TIME;
  const milliseconds = parseDuration(passes);
  if (milliseconds === undefined) fields.wrong('passes', 'must be a duration such as PT5M.');
  fields.nothingElse();
  if (problems.length > 0) throw new HttpRefusal(400, 'BadArgument', problems.join(' '));
  return milliseconds ?? 0;
}

function notHere(what: string): HttpRefusal {
  return new HttpRefusal(
    409,
    'Conflict',
    `The bot was not started here, so it cannot be ${what} here. "npm start" runs both; with Core Tools, add --own-host.`,
  );
}
