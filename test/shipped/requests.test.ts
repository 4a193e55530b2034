import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  decide,
  loadPolicy,
  newContext,
  repliesFor,
  respond,
  type CustomerMessage,
} from '../../lib/conversation/index.ts';
import { renew } from './renew.ts';

const shipped = loadPolicy();
assert.ok(shipped.ok, JSON.stringify(shipped));
const { policy } = shipped;

/** The rule that the bot as it ships applies to a text, at the beginning of a conversation. */
function ruleFor(text: string): string {
  const message: CustomerMessage = {
    kind: 'customerMessage',
    ...{ text, submit: undefined, files: [], sourceChannel: 'lcw', locale: undefined },
  };
  const context = { ...newContext(0), greeted: true };
  const answer = respond({ message, context, replies: repliesFor(undefined) });
  return decide(message, context, 1, { policy, answer }).rule;
}

describe('what a message leads to, with the policy and the repertoire as they ship', () => {
  for (const [rule, texts] of Object.entries({
    'escalate.asked': [
      ...['agent', 'AGENT!', 'agent please', 'Agent, please.', 'I want to talk to an agent', 'ａｇｅｎｔ'],
      ...['can I speak with a human?', 'Get me a real person now', '  agent\n'],
      ...['Ich möchte mit einem Mitarbeiter sprechen', 'Je voudrais parler à un conseiller'],
      // In a Turkish locale the lower case of I is a dotless i, which would make this something else.
      'AGENT I NEED',
    ],
    'escalate.topic': [
      ...[
        'my card was stolen',
        'my card has been stolen',
        'they stole my card',
        'Somebody stole my credit card!',
      ],
      ...['I lost my card', 'I lost my credit card', 'my credit card got stolen'],
      ...['meine Karte wurde gestohlen', 'Mir wurde die Karte gestohlen', 'ich habe meine Karte verloren'],
      ...[
        'meine Kreditkarte wurde gestohlen',
        'Ich habe meine Kreditkarte verloren',
        'meine Karte ist gestohlen worden',
      ],
      ...['ma carte a été volée', "on m'a volé ma carte", 'on m’a volé ma carte', "j'ai perdu ma carte"],
      ...['ma carte de crédit a été volée', 'Carte perdue'],
    ],
    'end.asked': ['end chat', 'EndChat', 'End  chat.', 'bye', 'Goodbye!', 'Chat beenden', 'Terminer le chat'],
    help: ['help', 'Help!', 'I need help', 'help me please', 'Hilfe', 'Aide'],
    askSolved: ['thanks', 'That’s all, thank you', 'Danke, das war’s', 'Merci, c’est tout'],
    notUnderstood: [
      ...[
        'travel agent',
        'I need a travel agent',
        'agentur',
        'my agent was rude',
        'my mac is broken',
        'reagent',
      ],
      ...['the end chatter', 'I do not want help with this', '!!!', 'please', 'toString', 'constructor'],
      ...['__proto__', 'echo:', 'agent '.repeat(50_000)],
    ],
  })) {
    for (const text of texts) {
      it(`${JSON.stringify(text.slice(0, 60))} leads to ${rule}`, () => {
        const found = ruleFor(text);
        assert.equal(found, rule, renew(`${found}, not ${rule}`, 'test/shipped/requests.test.ts'));
      });
    }
  }

  it('is always something', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        assert.notEqual(ruleFor(text), '');
      }),
    );
  });
});
