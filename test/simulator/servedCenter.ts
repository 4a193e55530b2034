import { after, before } from 'node:test';
import { startContactCenter, type ContactCenter } from '../../simulator/server.ts';
import { startScriptedBot, type BotScript, type ScriptedBot } from './scriptedBot.ts';

/** A contact center with a bot. */
export interface ServedCenter {
  readonly bot: ScriptedBot;
  readonly center: ContactCenter;
}

/** Starts both before the tests of a file or a suite, and ends them after them. */
export function servedCenter(script: BotScript): ServedCenter {
  let running: ServedCenter | undefined;
  before(async () => {
    const bot = await startScriptedBot(script);
    running = { bot, center: await startContactCenter({ bot: bot.url }) };
  });
  after(async () => {
    await running?.center.close();
    await running?.bot.close();
  });
  const started = (): ServedCenter => {
    if (running === undefined) throw new Error('The tests have not begun.');
    return running;
  };
  return {
    get bot() {
      return started().bot;
    },
    get center() {
      return started().center;
    },
  };
}
