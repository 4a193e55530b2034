// `npm run unanswered`: what customers wrote and the bot did not understand, so that a team knows which article to write next.
import { resolve } from 'node:path';
import { readAddress, readCount, runCommand, type Given } from '../commandLine/commandLine.ts';
import { Problem } from '../commandLine/problem.ts';
import type { KeptMessage } from '../lib/conversation/index.ts';
import { asBotError } from '../lib/errors.ts';
import { openKnowledge, prepareKnowledge } from '../lib/knowledge/index.ts';
import { readKnowledge } from './knowledge/readKnowledge.ts';
import { groupMessages, type Group } from './unanswered/groups.ts';
import { openDeployedMessages, openLocalMessages, type OpenMessages } from './unanswered/openMessages.ts';

const USAGE = `What customers wrote and the bot did not understand, in groups, most frequent first, with the nearest article.

npm run unanswered -- [--days N] [--most N] [--service URL] [--app DIR] [--json]

  --days N       of the last N days (30)
  --most N       groups shown (20)
  --service URL  of a deployment: its table service, such as https://NAME.table.core.windows.net with the NAME that
                 "azd env get-value AZURE_STORAGE_ACCOUNT_NAME" prints. You are who "azd auth login" or "az login" says,
                 and need the role Storage Table Data Reader there
  --app DIR      the folder with local.settings.json (this repository)
  --json         print one line of JSON, with every group

Nothing is kept unless the setting KeepUnanswered is true: SECURITY.md says what that means. Without --service it reads the
storage in the settings, as "npm start" takes them; try it with: KeepUnanswered=true npm start

exit codes: 0 printed, 1 the storage or the settings are in the way, 2 wrong usage`;

const LINE = {
  command: 'npm run unanswered',
  usage: USAGE,
  options: {
    days: { type: 'string', default: '30' },
    most: { type: 'string', default: '20' },
    service: { type: 'string' },
    app: { type: 'string', default: resolve(import.meta.dirname, '..') },
    json: { type: 'boolean', default: false },
  },
} as const;

const DAY = 24 * 60 * 60_000;
/** Enough to see what is asked most; more would not fit the memory of a small machine. */
const MOST_MESSAGES = 100_000;
/** Other wordings that a group shows. */
const MOST_WORDINGS = 2;

async function main(options: Given<typeof LINE>): Promise<void> {
  const days = readCount('--days', options.days);
  const most = readCount('--most', options.most);
  const { service } = options;
  if (service !== undefined && readAddress('--service', service, 'a table service').protocol !== 'https:')
    throw new Problem(`--service takes an https:// address, not "${service}".`, 2);
  const messages =
    service === undefined ? await openLocalMessages(options.app) : openDeployedMessages(service);
  const kept = await readMessages(messages, Date.now() - days * DAY, service);
  const library = await readKnowledge(resolve(import.meta.dirname, '..', 'knowledge'), undefined);
  const groups = groupMessages(kept, openKnowledge(prepareKnowledge(library)), library.synonyms);
  if (options.json) console.log(JSON.stringify({ days, messages: kept.length, groups }));
  else console.log(inWords(groups, kept.length, days, most, messages));
}

async function readMessages(
  { store }: OpenMessages,
  since: number,
  service: string | undefined,
): Promise<readonly KeptMessage[]> {
  const messages: KeptMessage[] = [];
  try {
    for await (const message of store.kept(since)) {
      messages.push(message);
      if (messages.length === MOST_MESSAGES) break;
    }
    return messages;
  } catch (thrown) {
    const { code } = asBotError(thrown);
    const next =
      service === undefined
        ? '"npm run doctor" looks at the storage in the settings; that of "npm start" is there while it runs, and with another --storage-port it is for ConversationStorage to say where.'
        : 'Sign in with "azd auth login" or "az login", and have the role Storage Table Data Reader on the account; with ENABLE_NETWORK be in the network as well.';
    throw new Problem(`The messages cannot be read (${code}).\n${next}`, 1, { cause: thrown });
  }
}

function inWords(
  groups: readonly Group[],
  messages: number,
  days: number,
  most: number,
  { keeps }: OpenMessages,
): string {
  if (groups.length === 0) {
    const advice = keeps === false ? ' KeepUnanswered is not set to true here, so the bot keeps none.' : '';
    return `Nothing was kept in the last ${days} days.${advice}`;
  }
  const shown = groups.slice(0, most);
  const rest = groups.length - shown.length;
  return [
    ...shown.map(describe),
    '',
    `${messages} messages in ${groups.length} groups, of the last ${days} days.${rest === 0 ? '' : ` ${rest} more with --most ${groups.length}.`}`,
  ].join('\n');
}

const INDENT = ' '.repeat(11);

function describe({ count, language, texts: [text, ...others], now, nearest }: Group): string {
  const also = others.slice(0, MOST_WORDINGS).map((other) => `${INDENT}also: ${other}`);
  return [
    `${`${count} ×`.padStart(7)} ${language} ${text}`,
    ...also,
    `${INDENT}${inSight(now, nearest)}`,
  ].join('\n');
}

function inSight(now: Group['now'], nearest: Group['nearest']): string {
  if (nearest === undefined) return 'no article is near';
  const name = `${nearest.id}, "${nearest.title}"`;
  switch (now) {
    case 'sure':
      return `answered by now: ${name}`;
    case 'unsure':
      return `offered by now: ${name}`;
    case 'none':
      return `nearest: ${name}`;
  }
}

await runCommand(LINE, main);
