import { parseDuration } from '../../lib/config/duration.ts';
import { readFields } from '../fields.ts';
import { passTime, passTimeUntilNext, type Passed, type Passing } from '../passTime.ts';
import { answer, HttpRefusal, readJson, type Exchange } from './exchange.ts';

/** What a press of the button lets pass: the time after which this repository's bot asks whether somebody is still there. */
const USUAL_TIME = 'PT5M';

/**
 * The door to the bot itself: where it is, time that passes for it, its sudden end and its start.
 * @returns false when the address belongs to another door.
 */
export async function botDoor(exchange: Exchange, desk: Passing): Promise<boolean> {
  const { switchboard, clock, control } = desk;
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
    case 'POST time':
      answer(exchange, 200, {
        ...(await pass(exchange, desk)),
        now: new Date(clock.now()).toISOString(),
        aheadMs: clock.ahead(),
      });
      return true;
    default:
      return false;
  }
}

/** `{ passes: 'PT5M' }` lets so much time pass, `{ untilNextIn: ID }` as much as it takes until something happens there. */
async function pass(exchange: Exchange, desk: Passing): Promise<Passed | Pick<Passed, 'sweep' | 'passedMs'>> {
  const problems: string[] = [];
  const fields = readFields(await readJson(exchange), 'The body', problems);
  const id = fields.text('untilNextIn');
  const passes = fields.text('passes') ?? USUAL_TIME;
  const passedMs = parseDuration(passes);
  if (passedMs === undefined) fields.wrong('passes', 'must be a duration such as PT5M.');
  if (id !== undefined && fields.has('passes')) fields.wrong('passes', 'cannot be with "untilNextIn".');
  fields.nothingElse();
  if (problems.length > 0) throw new HttpRefusal(400, 'BadArgument', problems.join(' '));
  if (id === undefined) return { sweep: await passTime(passedMs ?? 0, desk), passedMs: passedMs ?? 0 };
  const stage = desk.switchboard.conversation(id)?.stage;
  if (stage === undefined)
    throw new HttpRefusal(404, 'ConversationNotFound', 'There is no such conversation.');
  if (stage === 'closed')
    throw new HttpRefusal(409, 'Conflict', 'The conversation is closed: nothing happens in it any more.');
  return passTimeUntilNext(id, desk);
}

function notHere(what: string): HttpRefusal {
  return new HttpRefusal(
    409,
    'Conflict',
    `The bot was not started here, so it cannot be ${what} here. "npm start" runs both; with Core Tools, add --own-host.`,
  );
}
