import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerTo, asksForPerson, type Asked } from '../../lib/understanding/index.ts';

describe('a person is asked for', () => {
  for (const text of [
    'agent',
    'I want to talk to a human',
    'is there someone I can talk to',
    'I need someone to talk to',
    'Can I talk to a real person?',
    'i need to speak with someone about my bill',
    'put me through to an operator',
    'you are not helping, can I speak to somebody',
    'I don’t want to talk to a bot',
    'i dont want a robot',
    'REPRESENTATIVE!!!',
    'connect me to a <b>human</b> pleeease',
    'how do i contact customer support',
    'is there a live agent',
    'customer service please',
    'let me talk to a represntative',
    'I need a human',
    'get me a supervisor',
    'Ich möchte mit einem Menschen sprechen',
    'Verbinden Sie mich mit einem Mitarbeiter',
    'Kundenservice bitte',
    'je voudrais parler à un conseiller',
    'un humain svp',
    'Je veux joindre le service client',
  ])
    test(text, () => {
      assert.notEqual(asksForPerson(text), undefined);
    });
});

describe('nobody is asked for', () => {
  for (const text of [
    'I am a travel agent',
    'I like the agent',
    'give to someone',
    'forward to someone',
    'are you a real person',
    'is it a human',
    'send money to a person',
    'I want to be a manager',
    'can I get a manager account',
    'the agent was kind',
    'my agent was rude',
    'what are the agent fees',
    'what are your customer service hours',
    'do not transfer me to an agent',
    'transfer money to a person',
    'I talked to a representative yesterday',
    'I want to speak to my boss',
    'call me a cab',
    'how many people work there',
    'close my account',
    'i need someone to collect my parcel',
    'can i call someone in france',
    'human resources',
    'person to person transfer',
    'who is my mobile operator',
    'is it possible to speak another language',
    'Der Mitarbeiter war nett',
    'Ich will nicht mit einem Mitarbeiter sprechen',
    "l'agent était gentil",
    'x'.repeat(250_000),
  ])
    test(text.slice(0, 60), () => {
      assert.equal(asksForPerson(text), undefined);
    });
});

describe('a yes or a no to a question', () => {
  const rows: readonly (readonly [Asked, string, 'yes' | 'no' | undefined])[] = [
    ['person', 'absolutely', 'yes'],
    ['person', 'Why not?', 'yes'],
    ['person', 'that would be great, thanks', 'yes'],
    ['person', '👍🏽', 'yes'],
    ['person', 'sehr gerne', 'yes'],
    ['person', 'bien sûr', 'yes'],
    ['person', "I'd rather not", 'no'],
    ['person', 'no thank you', 'no'],
    ['person', 'never mind', 'no'],
    ['person', "that's all", 'no'],
    ['person', 'nicht nötig', 'no'],
    ['person', 'non merci', 'no'],
    ['solved', "that's all", 'yes'],
    ['solved', 'no thanks, that is all', 'yes'],
    ['solved', 'no', 'no'],
    ['solved', 'yes I have another question', 'no'],
    ['solved', 'das ist alles', 'yes'],
    ['solved', "c'est tout", 'yes'],
    ['person', 'ok so what does the premium plan cost', undefined],
    ['solved', 'no my card was charged twice', undefined],
    ['other', '', undefined],
  ];
  for (const [asked, text, meant] of rows)
    test(`${asked}: ${text} → ${meant ?? 'a new message'}`, () => {
      assert.equal(answerTo(text, asked), meant);
    });
});
