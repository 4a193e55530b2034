export { createBot, type Bot } from './bot.ts';
