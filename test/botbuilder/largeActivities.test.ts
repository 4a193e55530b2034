import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { arrivalOf } from '../../lib/botbuilder/arrival.ts';
import { readActivityShape } from '../../lib/botbuilder/inboundActivity.ts';
import type { Json } from '../../lib/botbuilder/strictJson.ts';
import type { ConversationRecord, ConversationStore } from '../../lib/conversation/index.ts';
import { toColumns } from '../../lib/storage/entity.ts';
import type { Arrival, TurnPorts } from '../../lib/turns/index.ts';
import { KEY, World } from '../turns/world.ts';

const RUNS = Number(process.env['LARGE_ACTIVITIES'] ?? 150);
/** What a request may weigh, less what else stands in it. */
const BODY = 250_000;
/** A row has room for 480 000 characters: this much is left for a lease, an address that changes, one more command. */
const RESERVE = 30_000;
const ROW = 480_000 - RESERVE;

const ALPHABETS = {
  letters: 'x',
  quotes: '"',
  controls: '\u0001',
  spaces: ' ',
  chinese: '客',
  emoji: '🛶',
  'lone surrogates': '\ud83d',
  words: 'help me ',
} as const;
type Alphabet = keyof typeof ALPHABETS;

type Members = Record<string, Json>;

/** Members of an activity, by what is large in them; `one` makes a text that fills a share of the body. */
const FIELDS: Readonly<Record<string, (one: (share: number) => string) => Members>> = {
  text: (one) => ({ text: one(1) }),
  'echoed text': (one) => ({ text: `echo: ${one(1)}` }),
  locale: (one) => ({ locale: one(1) }),
  'locale that begins well': (one) => ({ locale: `de-${one(1)}` }),
  id: (one) => ({ id: one(1) }),
  'channel id': (one) => ({ channelId: one(1) }),
  'service address': (one) => ({ serviceUrl: `https://connector.example/${one(1)}` }),
  'conversation id': (one) => ({ conversation: { id: one(1) } }),
  'conversation name': (one) => ({ conversation: { id: 'c1', name: one(1) } }),
  'customer id': (one) => ({ from: { id: one(1) } }),
  'customer name': (one) => ({ from: { id: 'customer', name: one(1), role: one(0) } }),
  'bot name': (one) => ({ recipient: { id: 'bot', name: one(0.5), aadObjectId: one(0.5) } }),
  tags: (one) => ({ channelData: { tags: `ChannelId-lcw,${one(1)}` } }),
  'source channel': (one) => ({ channelData: { tags: `ChannelId-${one(1)}` } }),
  'original ids': (one) => ({ channelData: { OriginalMessageId: one(0.5), clientActivityID: one(0.5) } }),
  'members of channelData': (one) => ({ channelData: { [one(0.5)]: one(0.5) } }),
  'custom event': (one) => ({
    channelData: { customEvent: true, customEventName: one(0.5), customEventValue: one(0.5) },
  }),
  'name of a file': (one) => ({
    text: '',
    attachments: [{ contentType: 'image/png', contentUrl: 'https://files.example/1', name: one(1) }],
  }),
  'address of a file': (one) => ({
    attachments: [{ contentType: 'image/png', contentUrl: `https://files.example/${one(1)}` }],
  }),
  'names of many files': (one) => ({
    text: '',
    attachments: Array.from({ length: 100 }, (_, index) => ({
      contentType: 'image/png',
      contentUrl: `https://files.example/${index}`,
      name: `${index}${one(1 / 150)}`,
    })),
  }),
  'content of an attachment': (one) => ({
    attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: { text: one(1) } }],
  }),
  'pressed value': (one) => ({ text: '', value: one(1) }),
  'submitted card': (one) => ({ text: '', value: { [one(0.4)]: one(0.5), other: one(0.1) } }),
  'submitted card of many fields': (one) => ({
    text: '',
    value: Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`field ${index}`, one(1 / 250)] as const),
    ),
  }),
  entities: (one) => ({ entities: [{ type: one(0.5), text: one(0.5) }] }),
  'context variable': (one) => context({ Reason: one(1) }),
  'name of a context variable': (one) => context({ [one(1)]: 'x' }),
  'many context variables': (one) =>
    context(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`Question ${index}`, one(1 / 400)] as const),
      ),
    ),
  'wrapped context variables': (one) =>
    context(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `${index}${one(1 / 300)}`,
          { value: one(1 / 300), isDisplayable: false },
        ]),
      ),
    ),
  'work item': (one) => context({ msdyn_liveworkitemid: one(0.5), msdyn_ConversationId: one(0.4) }),
  'locale of the contact center': (one) => context({ msdyn_Locale: one(1) }),
  'reason and customer': (one) => context({ Email: one(0.3), Name: one(0.3), CaseNumber: one(0.3) }),
};

function context(value: Members): Members {
  return { type: 'event', name: 'omnichannelSetContext', value };
}

/** As much text as fits into a share of the body. */
function filling(alphabet: Alphabet): (share: number) => string {
  const unit = ALPHABETS[alphabet];
  const weight = Buffer.byteLength(JSON.stringify(unit)) - 2;
  return (share) => unit.repeat(Math.floor((share * BODY) / weight));
}

const steps = fc.array(
  fc.record({
    field: fc.constantFrom(...Object.keys(FIELDS)),
    alphabet: fc.constantFrom(...(Object.keys(ALPHABETS) as Alphabet[])),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The arrival of an activity; `undefined` when the endpoint answers 400, because it cannot be one. */
function arrive(members: Members, id: string): Arrival | undefined {
  const shape = readActivityShape({
    ...{ type: 'message', id, channelId: 'omnichannel', serviceUrl: 'https://connector.example/' },
    ...{ conversation: { id: 'c1' }, from: { id: 'customer' }, recipient: { id: 'bot' }, text: 'hello' },
    ...members,
  });
  return shape.ok ? arrivalOf(shape.activity, () => KEY) : undefined;
}

/** A store as narrow as the table, and with less room left than that. */
function narrow(store: ConversationStore, onSave: (size: number) => void): ConversationStore {
  return {
    ...store,
    save: (key, record, version) => {
      onSave(sizeOf(record));
      return store.save(key, record, version);
    },
  };
}

function sizeOf(record: ConversationRecord): number {
  return Object.entries(toColumns(record, 'write'))
    .filter(([name]) => name.startsWith('State'))
    .reduce((sum, [, chunk]) => sum + String(chunk).length, 0);
}

async function live(
  members: readonly Members[],
  throttled: boolean,
): Promise<{ world: World; largest: number }> {
  const world = new World();
  let largest = 0;
  const ports: TurnPorts = world.ports(narrow(world.store, (size) => (largest = Math.max(largest, size))));
  if (throttled)
    world.center.fail = () => ({ outcome: { kind: 'throttled', retryAfter: 60_000 }, taken: false });
  const activities = [...members, { type: 'message', text: 'agent' }];
  for (const [index, activity] of activities.entries()) {
    const arrival = arrive(activity, `a${index}`);
    world.time += 1_000;
    if (arrival !== undefined) await world.turn(arrival, ports);
  }
  world.center.fail = () => undefined;
  await world.pass(10 * 60_000);
  return { world, largest };
}

function assertEscalated({ world, largest }: Awaited<ReturnType<typeof live>>): void {
  assert.deepEqual(world.center.commands, ['Escalate']);
  assert.ok(largest <= ROW, `the row took ${largest} characters`);
}

describe('whatever fills an activity, the next customer who asks for a person gets one, and the row has room left', () => {
  for (const field of Object.keys(FIELDS)) {
    it(`250 KB of ${field}`, async () => {
      for (const alphabet of Object.keys(ALPHABETS) as Alphabet[]) {
        const large = FIELDS[field]?.(filling(alphabet)) ?? {};
        assertEscalated(await live([large, large], false));
      }
    });
  }

  it('one after another, in any order, while the contact center takes them or asks for patience', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (chosen, throttled) => {
        const members = chosen.map(({ field, alphabet }) => FIELDS[field]?.(filling(alphabet)) ?? {});
        assertEscalated(await live(members, throttled));
      }),
      { numRuns: RUNS },
    );
  });
});
