import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startTableStorage } from '../../local/tableStorage.ts';
import { startShippedBot } from '../e2e/bot.ts';
import { Conversation, replies } from '../e2e/conversation.ts';
import { startRecordingConnector } from '../servers/recordingConnector.ts';
import { World, contextEvent, customerSays } from '../turns/world.ts';

// What people reported in public of bots like this one, by kind: the report itself and others of its kind.

const [connector, storage] = await Promise.all([startRecordingConnector(), startTableStorage()]);
after(async () => {
  await Promise.all([connector.close(), storage.close()]);
});
const bot = await startShippedBot({ after }, { ConversationStorage: storage.connectionString });

type Members = Readonly<Record<string, unknown>>;

/** What the bot posts, in short, after it has been given the conversation and the customer has written. */
async function answersTo(...says: readonly (string | Members)[]): Promise<readonly string[]> {
  const conversation = new Conversation(connector);
  await conversation.handOver(bot);
  for (const said of says)
    await (typeof said === 'string' ? conversation.say(bot, said) : conversation.say(bot, '', said));
  return conversation.said.slice(1);
}

/** A report that is played here: what is written, and what the last of it must lead to. */
interface Report {
  readonly kind: string;
  readonly says: readonly (readonly string[])[];
  readonly ends: RegExp;
}

const escalated = new RegExp(`^(?:Escalate|${escapeRegExp(replies.nobodyThere)})$`);
const [solvedQuestion, declined, help] = [replies.solvedQuestion, replies.offerDeclined, replies.help].map(
  (text) => new RegExp(`^${escapeRegExp(text.slice(0, 20))}`),
);
assert.ok(solvedQuestion !== undefined && declined !== undefined && help !== undefined);

function escapeRegExp(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

const PLAYED: Readonly<Record<string, Report>> = {
  D1: {
    kind: 'words that say that it was all end the talk',
    says: ["that's all", 'that was it', 'nothing else', 'all done thanks', 'no, that is everything'].map(
      (text) => ['thanks', text],
    ),
    ends: /^EndConversation$/,
  },
  D2: {
    kind: 'a no in other words declines the offer of a person',
    says: ['no thank you', "I'd rather not", 'not now', 'nah I am good', "that won't be necessary"].map(
      (text) => ['blah', 'blub', text],
    ),
    ends: declined,
  },
  D3: {
    kind: 'a yes in other words answers "was that all?"',
    says: ['yes thanks', 'yep', 'yup all good', 'sure', 'correct', '👍'].map((text) => ['thanks', text]),
    ends: /^EndConversation$/,
  },
  E1: {
    kind: 'an emoji of several characters is no word of a request',
    says: ['agent ☎️', '🧑‍💼 agent', 'agent 👍🏽', 'agent 1️⃣', 'agent 🇩🇪'].map((text) => [text]),
    ends: escalated,
  },
  E2: {
    kind: 'an emoji of several characters is no word of a thank-you',
    says: ['thanks ❤️', 'thank you ☺️', 'thx 🙏🏾', 'thanks 👩‍❤️‍👨'].map((text) => [text]),
    ends: solvedQuestion,
  },
  'E2, help': {
    kind: 'nor of a request for help',
    says: ['help ❤️', 'help 🆘️', 'help 🙋🏽‍♀️', 'help ☎️'].map((text) => [text]),
    ends: help,
  },
  M1: {
    kind: 'whoever asks for a person in their own words gets one',
    says: [
      ...['talk to someone', 'live person', 'customer service', 'speak to a manager'],
      ...['Can I speak to an agent about my order', 'pls put me thru to smbdy real', 'Mitarbeiter bitte'],
      ...[
        "isn't there anybody who can help me",
        'je veux parler à quelqu’un',
        'I will only talk to a person',
      ],
    ].map((text) => [text]),
    ends: escalated,
  },
};

for (const [report, { kind, says, ends }] of Object.entries(PLAYED))
  describe(`${report}: ${kind}`, () => {
    for (const words of says)
      test(words.at(-1) ?? '', async () => {
        assert.match((await answersTo(...words)).at(-1) ?? 'silence', ends);
      });
  });

describe('K1: who comes where no context event does is greeted, once', () => {
  const joining: Readonly<Record<string, readonly Members[]>> = {
    'the bot, then the customer': [
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] },
      { type: 'conversationUpdate', membersAdded: [{ id: '8:acs:customer' }] },
    ],
    'the customer alone': [{ type: 'conversationUpdate', membersAdded: [{ id: '8:acs:customer' }] }],
    'both in one activity': [
      { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, { id: '8:acs:customer' }] },
    ],
    'the same news twice': [
      { type: 'conversationUpdate', membersAdded: [{ id: '8:acs:customer' }] },
      { type: 'ConversationUpdate', membersAdded: [{ id: '8:acs:customer' }] },
    ],
  };
  for (const channelId of ['webchat', 'directline', 'msteams'])
    for (const [who, activities] of Object.entries(joining))
      test(`${who}, on ${channelId}`, async () => {
        const conversation = new Conversation(connector);
        for (const members of activities) await conversation.post(bot, { channelId, ...members });
        assert.deepEqual(conversation.said, [replies.greeting]);
      });
});

describe('A5: who waits for a person is never warned or sent away by the bot', () => {
  /** What came late: the news of the beginning, as old as it is or as often as it comes. */
  const news: Readonly<Record<string, readonly number[]>> = {
    'a context event from before the request': [-3_000],
    'one from long before': [-600_000],
    'the same one twice': [-3_000, -3_000],
    'two of them, the older one last': [-2_000, -5_000],
  };
  const asking = ['agent', 'I want to talk to a human', 'put me through to customer service'];
  for (const [what, ages] of Object.entries(news))
    for (const text of asking)
      test(`${what}, after "${text}"`, async () => {
        const world = new World();
        await world.turn({ ...customerSays(text, 'm1'), provenance: { sentAt: world.time } });
        const asked = world.time;
        world.time += 4_000;
        for (const [number, age] of ages.entries()) {
          const late = contextEvent(`e${number}`);
          await world.turn({ ...late, provenance: { sentAt: asked + age, contactCenter: true } });
        }
        await world.pass(60 * 60_000);
        assert.deepEqual(world.center.commands, ['Escalate']);
        assert.equal(world.center.attempts.length, world.center.posts.length);
        assert.deepEqual(world.center.posts.at(-1), { command: 'Escalate' });
      });
});

/** Reports with a table of their own: the kind, and the title under which its cases stand in another file of this folder. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  F1: 'never meets with silence:',
  F3: 'never meets with silence:',
  G1: 'what the contact center knows reaches the representative',
  H1: 'a button answers an open question:',
  H2: 'asks for a person, in every coat:',
  J1: 'asks for a person, in every coat:',
  L1: 'an invoke that nobody handles',
};

test('every report that is played here has at least three others of its kind, and the others their tables', async () => {
  const few = Object.entries(PLAYED).filter(([, { says }]) => says.length < 4);
  assert.deepEqual(few, []);
  const tables = await readFile(join(import.meta.dirname, 'whatCustomersSend.test.ts'), 'utf8');
  for (const title of Object.values(ELSEWHERE)) assert.ok(tables.includes(`describe('${title}'`), title);
});
