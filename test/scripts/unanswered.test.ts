import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { KeptMessage } from '../../lib/conversation/index.ts';
import { openKnowledge, prepareKnowledge } from '../../lib/knowledge/index.ts';
import { createServerClock, createUnansweredTable, openTable } from '../../lib/storage/index.ts';
import { UNANSWERED_TABLE } from '../../lib/config.ts';
import { startTableStorage } from '../../local/tableStorage.ts';
import { groupMessages, type Group } from '../../scripts/unanswered/groups.ts';
import { ARTICLES } from '../fixtures/mind/knowing.ts';
import { runProgram } from '../local/hostProcess.ts';

const SYNONYMS = { en: [['kite', 'paper dragon']] };
const knowledge = openKnowledge(prepareKnowledge({ articles: ARTICLES, synonyms: SYNONYMS }));

let clock = 0;
const says = (text: string, times = 1, language = 'en'): readonly KeptMessage[] =>
  Array.from({ length: times }, () => ({ text, language, keptAt: (clock += 1) }));

const groupsOf = (...messages: readonly (readonly KeptMessage[])[]): readonly Group[] =>
  groupMessages(messages.flat(), knowledge, SYNONYMS);
const texts = (groups: readonly Group[]): readonly (readonly string[])[] =>
  groups.map((group) => group.texts);

describe('Messages that were not understood', () => {
  it('are grouped, the most frequent first, and of each group the most frequent wording', () => {
    const groups = groupsOf(
      says('where is the pier'),
      says('Do you sell kites?'),
      says('do you sell kites', 3),
    );
    assert.deepEqual(texts(groups), [['do you sell kites', 'Do you sell kites?'], ['where is the pier']]);
    assert.deepEqual(
      groups.map(({ count }) => count),
      [4, 1],
    );
  });

  for (const [what, one, other] of [
    ['other forms of a word', 'selling a kite', 'do you sell kites'],
    ['little words and punctuation', 'Kites?!', 'do you have any kites'],
    ['one word more', 'lend a big kite', 'big kites'],
    ['what was masked', 'kites for [number] at [link]', 'kites for [address]'],
    ['what means the same to the search', 'sell a kite', 'do you sell a paper dragon'],
    ['nothing but little words', 'what is that?', 'What is that'],
  ] as const) {
    it(`of which one has ${what} are one group`, () => {
      assert.equal(groupsOf(says(one), says(other)).length, 1);
    });
  }

  for (const [what, one, other] of [
    ['share one word of many', says('lend a kite on sunday'), says('repair the broken kite string')],
    ['are in two languages', says('kite'), says('kite', 1, 'de')],
  ] as const) {
    it(`that ${what} are two`, () => {
      assert.equal(groupsOf(one, other).length, 2);
    });
  }

  it('do not drift into one group by steps', () => {
    const groups = groupsOf(says('red kite', 3), says('red kite string', 2), says('kite string handle'));
    assert.deepEqual(texts(groups), [['red kite', 'red kite string'], ['kite string handle']]);
  });

  it('come with the nearest article, and whether that answers them by now', () => {
    const [answered, near, far] = groupsOf(
      says('how do i rent a canoe', 3),
      says('is a canoe waterproof in winter storms', 2),
      says('quantum'),
    );
    assert.deepEqual([answered?.now, answered?.nearest?.id], ['sure', 'borrow-a-boat']);
    assert.deepEqual([near?.now === 'sure', near?.nearest === undefined], [false, false]);
    assert.deepEqual([far?.now, far?.nearest], ['none', undefined]);
  });

  it('are counted once each, with the first and the last time', () => {
    const first = clock + 1;
    const messages = says('kites', 5);
    assert.deepEqual(
      groupsOf(messages).map((group) => [group.count, group.first, group.last]),
      [[5, first, first + 4]],
    );
  });
});

const storage = await startTableStorage();
after(() => storage.close());
const { connectionString } = storage;
const DAY = 24 * 60 * 60_000;

async function run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const program = runProgram({ after }, 'scripts/unanswered.ts', args, {
    ConversationStorage: connectionString,
  });
  const code = await program.exit;
  return { code, out: program.stdout(), err: program.stderr() };
}

describe('npm run unanswered', () => {
  it('says that nothing was kept, and why', async () => {
    const { code, out } = await run();
    assert.equal(code, 0);
    assert.match(out, /^Nothing was kept in the last 30 days\. KeepUnanswered is not set to true here/);
  });

  it('prints the groups of the last days', async () => {
    const store = createUnansweredTable(() =>
      openTable(
        { kind: 'connectionString', connectionString },
        createServerClock(),
        undefined,
        UNANSWERED_TABLE,
      ),
    );
    for (const text of ['Do you lend xylophones?', 'do you lend xylophones', 'Xyzzy plugh'])
      await store.keep({ text, language: 'en' }, Date.now() - DAY);
    await store.keep({ text: 'long ago', language: 'en' }, Date.now() - 40 * DAY);

    const { code, out, err } = await run('--most', '1');
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^ {4}2 × en [Dd]o you lend xylophones\??\n {11}also: /);
    assert.match(out, /\n3 messages in 2 groups, of the last 30 days\. 1 more with --most 2\.\n$/);

    const all = JSON.parse((await run('--days', '50', '--json')).out) as {
      messages: number;
      groups: Group[];
    };
    assert.equal(all.messages, 4);
    assert.deepEqual(
      all.groups.map(({ count }) => count),
      [2, 1, 1],
    );
  });

  it('says what to do when the storage is not there', async () => {
    const program = runProgram({ after }, 'scripts/unanswered.ts', [], {
      ConversationStorage: connectionString.replace(/:\d+\//, ':1/'),
    });
    assert.equal(await program.exit, 1);
    assert.match(
      program.stderr(),
      /^The messages cannot be read \(E_STORAGE_UNAVAILABLE\)\.\n"npm run doctor".*another --storage-port.*ConversationStorage/,
    );
  });
});
