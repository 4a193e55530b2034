import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { toRecord } from '../../simulator/center/record.ts';
import { createClock } from '../../simulator/clock.ts';
import { sampleCenter } from '../../simulator/definition/sampleCenter.ts';
import { keepConversations, KEPT } from '../../simulator/kept/keeper.ts';
import { keepingAt } from '../../simulator/kept/keepingAt.ts';
import { keptFolder, readKeptFolder } from '../../simulator/kept/keptFolder.ts';
import { saveScript } from '../../simulator/play/saveScript.ts';
import { startContactCenter, type ContactCenter, type ContactCenterOptions } from '../../simulator/server.ts';
import type { Switchboard } from '../../simulator/switchboard.ts';
import { freePort } from '../servers/freePort.ts';
import { startCommand } from './runCommand.ts';
import { politeBot, startScriptedBot, type ScriptedBot } from './scriptedBot.ts';

let bot: ScriptedBot;

before(async () => {
  bot = await startScriptedBot(politeBot);
});

after(() => bot.close());

async function temporary(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  t.after(() => rm(folder, { recursive: true }));
  return folder;
}

/** A contact center that keeps its conversations there, and what it told. */
async function centerAt(
  t: TestContext,
  folder: string,
  { empty = false, ...options }: Partial<ContactCenterOptions> & { readonly empty?: boolean } = {},
): Promise<ContactCenter & { readonly told: readonly string[] }> {
  const told: string[] = [];
  const center = await startContactCenter({
    bot: bot.url,
    keep: { folder, empty, tell: (words) => told.push(words) },
    ...options,
  });
  t.after(() => center.close());
  return { ...center, told };
}

const records = ({ switchboard }: ContactCenter): readonly unknown[] =>
  switchboard
    .conversations()
    .map(toRecord)
    .map((record) => JSON.parse(JSON.stringify(record)) as unknown);

/** Two conversations: one that a representative has with a note to come, one with the bot. */
async function fill({ switchboard }: ContactCenter): Promise<readonly [string, string]> {
  const first = switchboard.start({
    customerName: 'Ana',
    variables: { Tier: { value: 1, isDisplayable: false } },
  });
  switchboard.act(first.id, { type: 'customerWrites', text: 'agent' });
  await switchboard.settled(first.id);
  switchboard.act(first.id, { type: 'representativeAccepts', name: 'Robin' });
  switchboard.troubleWith(first.id, { sendRate: true });
  switchboard.noticeTime(60_000);
  const second = switchboard.start({ customer: 'Ben Weber' });
  await switchboard.settled(second.id);
  return [first.id, second.id];
}

/** Of which of these conversations the bot was told that they are over. */
function told(ids: readonly string[]): readonly string[] {
  const over = bot.received.filter(({ type }) => type === 'endOfConversation');
  return ids.filter((id) => over.some(({ conversation }) => isDeepStrictEqual(conversation, { id })));
}

describe('conversations that are kept', () => {
  test('are there again after a restart, as they were, and go on', async (t) => {
    const folder = await temporary(t);
    const before = await centerAt(t, folder);
    const [first, second] = await fill(before);
    const known = records(before);
    await before.close();

    const again = await centerAt(t, folder);
    assert.deepEqual(records(again), known);
    const { switchboard } = again;
    switchboard.act(first, { type: 'representativeReplies', text: 'I am back.' });
    switchboard.act(second, { type: 'customerWrites', text: 'ping' });
    await switchboard.settled(second);
    assert.equal(switchboard.conversation(first)?.transcript.at(-1)?.text, 'I am back.');
    assert.equal(switchboard.conversation(second)?.transcript.at(-1)?.text, 'You said ping');
    assert.deepEqual(again.told, []);
  });

  test('can be saved as a test after a restart as before', async (t) => {
    const folder = await temporary(t);
    const script = ({ switchboard }: ContactCenter, id: string): unknown => {
      const [conversation, journal] = [switchboard.conversation(id), switchboard.journal(id)];
      assert.ok(conversation !== undefined && journal !== undefined);
      return saveScript(conversation, journal, sampleCenter);
    };
    const before = await centerAt(t, folder);
    const [first] = await fill(before);
    const saved = script(before, first);
    await before.close();
    assert.deepEqual(script(await centerAt(t, folder), first), saved);
  });

  test('are not over when the contact center stops: the bot is told nothing', async (t) => {
    const before = await centerAt(t, await temporary(t));
    const [, second] = await fill(before);
    const heard = bot.received.length;
    await before.takeLeave();
    assert.equal(bot.received.length, heard);
    assert.equal(before.switchboard.conversation(second)?.stage, 'botActive');
  });

  test('are not all that there is: of the others the bot is told at the end that they are over', async (t) => {
    const folder = await temporary(t);
    const before = await centerAt(t, folder);
    const { switchboard } = before;
    const [oldest, endless, kept] = Array.from(
      { length: KEPT.conversations + 1 },
      () => switchboard.start().id,
    );
    assert.ok(oldest !== undefined && endless !== undefined && kept !== undefined);
    const name = 'n'.repeat(KEPT.characters);
    switchboard.act(endless, { type: 'customerWrites', text: 'ping', name });
    await Promise.all(switchboard.conversations().map(({ id }) => switchboard.settled(id)));
    await before.takeLeave();
    assert.deepEqual(told([oldest, endless, kept]), [oldest, endless]);
    await before.close();
    const again = await centerAt(t, folder);
    assert.ok(again.switchboard.conversation(kept) !== undefined);
    for (const gone of [oldest, endless]) assert.equal(again.switchboard.conversation(gone), undefined);
  });

  test('are none where nothing can be written: the bot is told at the end of all that it has', async (t) => {
    const folder = join(await temporary(t), 'file');
    await writeFile(folder, 'in the way');
    const before = await centerAt(t, folder);
    const [first, second] = await fill(before);
    await before.takeLeave();
    assert.deepEqual(told([first, second]), [second], 'the first is with a representative');
  });

  test('say of a delivery that the end cut off that it was cut off', async (t) => {
    const folder = await temporary(t);
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    t.after(() => silent.close());
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const before = await centerAt(t, folder, { bot: `http://127.0.0.1:${port}/` });
    const { id } = before.switchboard.start();
    // As after a crash: the last that was written is that it is on its way.
    const held = await keptText(before.switchboard, id);
    await before.close();
    await keptFolder(folder).write(id, held);
    const delivery = (await centerAt(t, folder)).switchboard.conversation(id)?.wire[0]?.deliveries[0];
    assert.equal(delivery?.ok, false);
    assert.match(delivery.problem.what, /stopped before the bot had answered/);
  });

  test('close by themselves if their time ran out meanwhile', async (t) => {
    const folder = await temporary(t);
    const definition = { ...sampleCenter, timeouts: { waiting: 60_000, wrapUp: undefined } };
    const before = await centerAt(t, folder, { definition });
    const { id } = before.switchboard.start();
    before.switchboard.act(id, { type: 'customerWrites', text: 'agent' });
    await before.switchboard.settled(id);
    await before.close();
    const clock = createClock();
    clock.advance(61_000);
    const { switchboard } = await centerAt(t, folder, { definition, clock });
    assert.equal(switchboard.conversation(id)?.stage, 'closed');
  });

  test('are forgotten where one begins with none, and after a reset', async (t) => {
    const folder = await temporary(t);
    const before = await centerAt(t, folder);
    await fill(before);
    await before.close();
    const empty = await centerAt(t, folder, { empty: true });
    assert.deepEqual(empty.switchboard.conversations(), []);
    await fill(empty);
    empty.switchboard.reset();
    await empty.close();
    assert.deepEqual(await readdir(folder), []);
    assert.deepEqual((await centerAt(t, folder)).switchboard.conversations(), []);
  });

  test('are not written where nobody keeps them', async (t) => {
    const data = await temporary(t);
    assert.equal(keepingAt(0, { data, empty: false, tell: () => undefined }), undefined);
    const folders = [4280, 4281].map(
      (port) => keepingAt(port, { data, empty: false, tell: () => undefined })?.folder,
    );
    assert.equal(new Set(folders).size, 2);
    assert.ok(folders.every((folder) => folder?.startsWith(data)));
  });
});

/** What is written of a conversation. */
async function keptText(switchboard: Switchboard, id: string): Promise<string> {
  let text = '';
  const keeper = keepConversations(
    switchboard,
    {
      write: (_id, written) => {
        text = written;
        return Promise.resolve();
      },
      remove: () => Promise.resolve(),
    },
    [],
    (words) => {
      throw new Error(words);
    },
  );
  switchboard.troubleWith(id, {});
  await keeper.close();
  return text;
}

describe('a file that nobody can read', () => {
  const broken: readonly (readonly [title: string, spoil: (text: string) => string])[] = [
    ['is empty', () => ''],
    ['was cut off', (text) => text.slice(0, text.length / 2)],
    ['is no JSON', () => 'gone'],
    ['is no object', () => '[]'],
    ['is of another version', (text) => text.replace('"version":1', '"version":2')],
    ['has no conversation', (text) => text.replace('"conversation":', '"conversations":')],
    ['has a conversation without its wire', (text) => text.replace('"wire":', '"wires":')],
    ['has an opening that nobody knows', (text) => text.replace('"opening":{', '"opening":{"odd":1,')],
    ['has a deed that nobody knows', (text) => text.replace('"kind":"person"', '"kind":"odd"')],
    ['has a deed without its event', (text) => text.replace('"event":', '"events":')],
  ];
  for (const [title, spoil] of broken) {
    test(`${title}: it is named and set aside, the others are taken up`, async (t) => {
      const folder = await temporary(t);
      const before = await centerAt(t, folder);
      const [first, second] = await fill(before);
      await before.close();
      const path = join(folder, `${encodeURIComponent(first)}.json`);
      const spoilt = spoil(await readFile(path, 'utf8'));
      await writeFile(path, spoilt);

      const again = await centerAt(t, folder);
      assert.deepEqual(
        again.switchboard.conversations().map(({ id }) => id),
        [second],
      );
      assert.equal(again.told.length, 1);
      assert.ok(again.told[0]?.includes(`${path}.unreadable`));
      assert.equal(await readFile(`${path}.unreadable`, 'utf8'), spoilt);
      await again.close();
      assert.deepEqual((await centerAt(t, folder)).told, [], 'once is enough');
    });
  }

  test('is no draft that a crash left behind, nor what somebody else put there', async (t) => {
    const folder = await temporary(t);
    await writeFile(join(folder, 'half.json.new'), '{');
    await writeFile(join(folder, 'notes.txt'), 'mine');
    await mkdir(join(folder, 'folder.json'));
    assert.deepEqual(await readKeptFolder(folder), { kept: [], setAside: [] });
  });
});

describe('what is kept', () => {
  test('is the newest conversations, and none that is endless', async (t) => {
    const folder = await temporary(t);
    const center = await centerAt(t, folder);
    const { switchboard } = center;
    const ids = Array.from({ length: KEPT.conversations + 2 }, () => switchboard.start().id);
    const endless = ids.at(-1) ?? '';
    const name = 'n'.repeat(KEPT.characters);
    switchboard.act(endless, { type: 'customerWrites', text: 'ping', name });
    await center.close();
    const names = await readdir(folder);
    const has = (id: string | undefined): boolean => names.includes(`${encodeURIComponent(id ?? '')}.json`);
    assert.equal(names.length, KEPT.conversations - 1);
    assert.deepEqual([ids[0], ids[1], ids[2], ids.at(-2), endless].map(has), [
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test('is written soon after it happened, not only at the end', async (t) => {
    const folder = await temporary(t);
    const center = await centerAt(t, folder);
    const { id } = center.switchboard.start();
    await center.switchboard.settled(id);
    let [kept] = (await readKeptFolder(folder)).kept;
    while (kept === undefined) {
      await new Promise((resolve) => setImmediate(resolve));
      [kept] = (await readKeptFolder(folder)).kept;
    }
    assert.equal(kept.conversation.id, id);
  });

  test('cannot be written: that is said once, and everything goes on', async (t) => {
    const folder = join(await temporary(t), 'file');
    await writeFile(folder, 'in the way');
    const center = await centerAt(t, folder);
    const [first] = await fill(center);
    center.switchboard.act(first, { type: 'representativeEnds' });
    await center.close();
    assert.equal(center.told.filter((words) => words.startsWith('Conversations are not kept')).length, 1);
    assert.ok(center.told.some((words) => words.includes(folder)));
  });
});

test('npm run contact-center keeps conversations at its port, until it is told to begin empty', async (t) => {
  const data = await temporary(t);
  const port = await freePort();
  const run = async (...args: readonly string[]): Promise<readonly unknown[]> => {
    const command = startCommand('cli.ts', [
      '--port',
      port,
      '--bot',
      bot.url,
      '--data',
      data,
      '--json',
      ...args,
    ]);
    const { contactCenter } = JSON.parse(await command.firstLine) as { contactCenter: string };
    const address = `${contactCenter}api/conversations`;
    const found = (await (await fetch(address)).json()) as readonly unknown[];
    await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    command.process.kill('SIGINT');
    assert.equal((await command.ended).err, '');
    return found;
  };
  assert.equal((await run()).length, 0);
  assert.equal((await run()).length, 1);
  assert.equal((await run()).length, 2);
  assert.equal((await run('--empty')).length, 0);
});
