import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { understand, type Meaning } from '../../lib/understanding/index.ts';

// What makes the difference between a request and a message that only sounds like one: each pair lacks without one part.
const PAIRS: readonly (readonly [what: string, language: string, meant: string, near: string])[] = [
  ['who gives', 'en', 'give this to a real person', 'I want to give this to a real person as a gift'],
  ['what is given', 'en', 'send this to your team', 'send it to someone else'],
  ['whose it is then', 'en', 'transfer me to someone else', 'can I transfer it to someone else'],
  ['the word behind', 'en', 'any chance of a representative', 'any chance of a representative sample'],
  [
    'what the adjective tells of',
    'en',
    'any chance of a human here',
    'any chance of a human friendly manual',
  ],
  ['what it follows', 'en', 'refund not received need agent', 'i do not need an agent'],
  ['where it stands', 'en', 'where did the agent go', 'did the agent go'],
  ['who wants one', 'en', 'I want to talk to a human', 'customers want to talk to a human'],
  ['whose wish it is', 'en', 'I would like to speak to somebody', 'my dad would like to speak to somebody'],
  ['whether it is refused', 'en', "won't you let me talk to an agent", "I won't talk to an agent"],
  ['whom somebody calls', 'en', 'an agent should call me', 'an agent will call you'],
  ['what is excepted', 'en', 'anything but a bot', 'anything but the price'],
  ['what stands beside the name', 'en', 'not what I asked. person.', 'the price. person.'],
  ['how many', 'en', 'just one human', 'just one human error'],
  ['whether it is a choice', 'en', 'yes or no can I talk to a human', 'bot or human'],
  ['who needs', 'en', 'I need an operator', 'does the machine need an operator'],
  ['whose words', 'en', 'can I speak to an agent', 'the sign said "speak to an agent" but nobody was there'],
  [
    'what one speaks of',
    'en',
    'speaking to an agent would be better',
    'speaking of agents your last one was great',
  ],
  ['whether it is so', 'en', 'I need an agent', 'in case I need an agent how long is the wait'],
  ['what is told behind', 'en', 'an agent please because I called', 'the agent when I called was rude'],
  [
    'whose wish it is',
    'en',
    'I want a person because I am angry',
    'my wife wants a person because she is angry',
  ],
  [
    'whether it is taken back',
    'en',
    'I need an agent as I cannot do it',
    'I need no agent as I can do it myself',
  ],
  ['what is to be had', 'en', 'I need someone my roof is leaking', 'I need someone to fix my roof'],
  ['who has it', 'en', 'can I talk to someone if I move', 'can I give the parcel to someone if I move'],
  ['who gives', 'de', 'geben Sie das an einen Mitarbeiter', 'schick es jemand anderem'],
  ['who wants', 'de', 'ich will mit einem Menschen sprechen', 'er wollte mit einem Menschen sprechen'],
  [
    'whose words',
    'de',
    'bitte mit einem Mitarbeiter sprechen',
    'hier steht "bitte mit einem Mitarbeiter sprechen"',
  ],
  ['who wants', 'fr', 'je veux un agent', 'elle veut un agent pour sa boutique'],
  ['who is thanked', 'fr', 'votre conseillère svp', 'merci à votre conseillère'],
  ['what is asked', 'fr', 'je veux un interlocuteur', 'que veut dire interlocuteur sur ma facture'],
];

describe('A person is asked for, or not, by', () => {
  for (const [what, language, meant, near] of PAIRS)
    test(`${what}: "${meant}", not "${near}"`, () => {
      const heard = [meant, near].map((text) => understand(text, language).meanings.includes('person'));
      assert.deepEqual(heard, [true, false]);
    });
});

test('Nothing is solved by asking about questions', () => {
  assert.ok(!understand('no more questions in the faq', 'en').meanings.includes('solved'));
});

describe('A question whether all is done says not that it is', () => {
  for (const [language, said, asked] of [
    ['en', 'that is all', 'is that all'],
    ['en', 'that is all', 'that is all?'],
    ['en', 'everything is solved', 'is everything solved'],
    ['en', 'that is all', 'that is all wrong'],
    ['de', 'das ist erledigt', 'ist das erledigt'],
    ['de', 'hat sich erledigt', 'hat sich das erledigt'],
    ['de', 'das ist alles', 'das ist alles falsch'],
    ['fr', "c'est tout", "c'est tout ?"],
    ['fr', "c'est réglé", "est-ce que c'est réglé"],
  ] as const)
    test(`in ${language}: "${said}" does, "${asked}" does not`, () => {
      const solved = (text: string, after?: 'solved'): Meaning[] =>
        understand(text, language, after).meanings.filter((one) => one === 'solved' || one === 'yes');
      assert.deepEqual(solved(said), ['solved']);
      assert.deepEqual([solved(asked), solved(asked, 'solved')], [[], []]);
    });
});

test('A whole message in quotation marks, and a name in them, are the customer’s own words', () => {
  for (const text of ['"agent please"', 'I want to talk to a "real person"', '«un conseiller svp»'])
    assert.ok(understand(text, 'en').meanings.includes('person'), text);
});
