import type { Members } from '../../test/servers/guardedApp.ts';
import type { Random } from './random.ts';
import { anyString, anyValue } from './values.ts';

const MEMBERS = [
  'type',
  'id',
  'text',
  'name',
  'value',
  'channelData',
  'conversation',
  'from',
  'recipient',
  'locale',
  'channelId',
  'serviceUrl',
  'attachments',
  'entities',
  'membersAdded',
  'membersRemoved',
  'timestamp',
  'deliveryMode',
  'replyToId',
  'relatesTo',
  'suggestedActions',
  'reactionsAdded',
  'textFormat',
  'callerId',
  '__proto__',
] as const;

const TYPES = [
  'message',
  'event',
  'conversationUpdate',
  'endOfConversation',
  'typing',
  'messageUpdate',
  'invoke',
  'trace',
  'command',
] as const;

/** Members that lead a turn down one of its roads. */
const ROADS: readonly [Members, ...Members[]] = [
  { text: 'help' },
  { text: 'agent' },
  { text: 'end chat' },
  { text: 'echo: \ud800\u0000 "x"' },
  { text: '', value: { action: 'book' } },
  { text: '', attachments: [{ contentType: 'image/png', name: 'photo.png' }] },
  { type: 'event', name: 'omnichannelSetContext', value: { Topic: 'Billing', Vip: { value: 1 } } },
  { text: '{"EventName":"startConversation"}', channelData: { tags: 'OmnichannelContextMessage,Hidden' } },
  { type: 'conversationUpdate', membersRemoved: [{ id: '28:bot' }] },
  { type: 'endOfConversation' },
];

/** An activity that is right, or wrong in a few of its members; `usual` is a right one. */
export function anyActivity(random: Random, usual: Members): Members {
  const activity: Record<string, unknown> = {
    ...usual,
    ...random.pick(ROADS),
    id: `a${random.below(5_000)}`,
  };
  activity['conversation'] = { id: `fuzz-${random.below(200)}` };
  if (random.chance(0.2)) activity['type'] = random.pick(TYPES);
  if (random.chance(0.3)) activity['channelData'] = anyValue(random);
  const changes = random.chance(0.4) ? 0 : 1 + random.below(4);
  for (let change = 0; change < changes; change++) {
    const name = random.chance(0.9) ? random.pick(MEMBERS) : anyString(random);
    const value = random.chance(0.15) ? undefined : anyValue(random);
    Object.defineProperty(activity, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return activity;
}

/** What is posted: an activity as JSON, that JSON damaged, or no JSON at all. */
export function anyBody(random: Random, activity: Members): Buffer {
  const json = JSON.stringify(activity);
  switch (random.below(12)) {
    case 0:
      return damaged(random, Buffer.from(json));
    case 1:
      return Buffer.from(json.replace('{', `{${JSON.stringify(random.pick(MEMBERS))}:1,`));
    case 2:
      return random.bytes(random.below(2_000));
    case 3:
      return Buffer.from(JSON.stringify(anyValue(random)));
    case 4:
      return random.chance(0.1)
        ? Buffer.alloc(random.below(600_000), json)
        : Buffer.from(`${random.pick(['\ufeff', ' ', '\n', '[', '//'])}${json}`);
    case 5:
      return random.chance(0.5) ? Buffer.from(json, 'utf16le') : Buffer.from(json, 'latin1');
    default:
      return Buffer.from(json);
  }
}

/** Some bytes changed, lost or doubled. */
function damaged(random: Random, bytes: Buffer): Buffer {
  let result = bytes;
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(result.length + 1);
    const until = at + random.below(20);
    const filling = random.pick([
      random.bytes(random.below(8)),
      result.subarray(at, until),
      Buffer.from(random.pick(['"', '\\', '{', '}', ',', ':', '\\ud800', '\u0000', '1e999', '\\u0000'])),
      Buffer.alloc(0),
    ]);
    result = Buffer.concat([
      result.subarray(0, at),
      filling,
      result.subarray(random.chance(0.5) ? at : until),
    ]);
  }
  return result;
}
