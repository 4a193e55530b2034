import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { de } from '../../lib/understanding/languages/de.ts';
import { en } from '../../lib/understanding/languages/en.ts';
import { fr } from '../../lib/understanding/languages/fr.ts';
import { understand, type Asked, type Meaning } from '../../lib/understanding/index.ts';

const PLEASE: Readonly<Record<string, string>> = { en: 'please', de: 'bitte', fr: 's’il vous plaît' };

function asksForPerson(text: string): boolean {
  return ['en', 'de', 'fr'].some((locale) => understand(text, locale).meanings.includes('person'));
}

/** Little words that are somebody, or a way to them, all the same. */
const SOMEBODY = new Set(['support', 'someone', 'person', 'call', 'numéro', 'assistance']);

// A frame all of whose words may be left out would take each of these for a request.
for (const [language, { small, between, before }] of Object.entries({ en, de, fr }))
  test(`In ${language} no little word asks for anybody or ends anything, alone or with a please`, () => {
    const alone = [small, between, before]
      .flatMap((words) => words.trim().split(/\s+/))
      .filter((word) => word !== '' && !SOMEBODY.has(word));
    const heard = alone
      .flatMap((word) => [word, `${word} ${PLEASE[language] ?? ''}`])
      .filter((text) =>
        understand(text, language).meanings.some((meaning) => ['person', 'end'].includes(meaning)),
      );
    assert.deepEqual(heard, []);
  });

describe('A person is asked for by', () => {
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
    // Each of these lacks without one part: the asking, the person, what may stand between, what may stand behind.
    'can I discuss my invoice with a person',
    'I would like to be transferred to one of your colleagues',
    'speak to whoever is in charge',
    'my order never came and I want to talk to an employee',
    "why can't I just talk to a person",
    'agent ☎️',
    'hello, agent please 🙏',
    'need 2 talk 2 somebody',
    'customer servise number',
    'what is the phone number of customer care',
    'hier ist kein mensch zu erreichen, verbinden Sie mich mit einem Mitarbeiter',
    'je ne veux pas parler à un robot',
    'talkto a human',
    'i want to speak wqth a human',
    'i want to be conected to an agnet',
    'iwanttotalktoahuman',
    'tallk to a persn',
    'tlak to the customerservice team',
    'i want to speak to the fraud team',
    'you do not understand I want an agent',
    'useless. agent please.',
    'skip the bot',
    'ich möchte mit der serviceabteilung sprechen',
    'zu einem menschen bitte',
    'stop giving me robots',
    'please assign an agent',
    'get me the fraud department',
    'this issue needs an agent',
    'press 0 for operator',
    'i need a call from your team',
    'could one of your colleagues take over',
    'someone who is not a bot, a human',
    'i want this escalated',
    'can we discuss this over the phone',
    'put me in the queue for an agent',
    'sind mitarbeiter verfügbar',
    'ich will nicht mit einer maschine sprechen',
    'un membre de votre équipe',
    "quelqu'un peut m'aider",
    'i told you i want a person',
    'can someone help me',
    'who can i contact',
    'transfer me to accounts',
    'let a human look into this',
    'i need someone who can actually help',
    'est-ce qu’un conseiller peut m’appeler',
  ])
    test(text, () => {
      assert.ok(asksForPerson(text));
    });
});

describe('Nobody is asked for by', () => {
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
    'someone stole my card',
    'find me a flight agent price',
    'do you talk to people',
    'do you need humans',
    'the person on the phone said five days',
    'call a technician to my home',
    'the operator code on my sim is wrong',
    'my machine came without a manual',
    'he handed it to someone else',
    'I had to talk to an agent three times',
    'no agent please, just tell me the price',
    'wann hat der kundenservice geöffnet',
    'sucht ihr noch mitarbeiter',
    'quels sont les horaires du service client',
    'ne me transférez pas à un conseiller',
    'I do not think I need an agent',
    'connect me to the land line',
    'no bots in my lobby',
    'human friendly soap',
    'do I need to be a real person to open an account',
    'I do not like robots',
    'I want to talk about agents',
    'is the airline contact still open',
    'stop the robot',
    'put me on the waitlist',
    'could someone take a look at my car',
    'i got a call from an agent of your bank',
    'is there someone who can help carry bags',
    'press agent',
    'what is the word for agent in latin',
    'i have nobody to talk to',
    'could somebody have cloned my card',
    'hang up',
    'où est mon numéro client',
    'put on some music',
    'what is my customer number',
    'is there someone who delivers on sunday',
    'i like talking to people',
    'close the window',
    'who can i contact to rent a car',
    'can someone help my dog',
  ])
    test(text, () => {
      assert.ok(!asksForPerson(text));
    });
});

describe('An answer to a question of the bot:', () => {
  const rows: readonly (readonly [Asked, string, 'yes' | 'no' | undefined])[] = [
    ['person', 'absolutely', 'yes'],
    ['person', 'Why not?', 'yes'],
    ['person', 'yes I do', 'yes'],
    ['person', 'it does', 'yes'],
    ['person', 'that works for me', 'yes'],
    ['person', "I don't see why not", 'yes'],
    ['person', 'I doubt it', 'no'],
    ['person', "no it isn't", 'no'],
    ['solved', 'that was my only question', 'yes'],
    ['person', "that's right", 'yes'],
    ['person', 'do not', 'no'],
    ['person', 'let us continue here', 'no'],
    ['person', 'that would be great, thanks', 'yes'],
    ['person', 'yes, connect me', 'yes'],
    ['person', '👍🏽', 'yes'],
    ['person', '✔️', 'yes'],
    ['person', 'sehr gerne', 'yes'],
    ['person', 'na klar', 'yes'],
    ['person', 'bien sûr', 'yes'],
    ['person', "I'd rather not", 'no'],
    ['person', 'no thank you', 'no'],
    ['person', 'never mind', 'no'],
    ['person', "I'm good", 'no'],
    ['person', "that's all", 'no'],
    ['person', '👎', 'no'],
    ['person', 'nicht nötig', 'no'],
    ['person', 'non merci', 'no'],
    ['person', 'god no', 'no'],
    ['person', 'let me put that differently', 'no'],
    ['person', '🙅🏽', 'no'],
    ['person', 'ich formuliere es anders', 'no'],
    ['person', 'laissez-moi reformuler', 'no'],
    ['person', 'mach das', 'yes'],
    ['person', 'mach du das', 'no'],
    ['person', 'none of that helped', undefined],
    ['person', 'yes, my name is Tom', 'yes'],
    ['helped', 'the second one did', 'yes'],
    ['helped', 'none of those fit', 'no'],
    ['solved', "that's all", 'yes'],
    ['solved', 'no, that is it', 'yes'],
    ['solved', 'no thanks', 'yes'],
    ['solved', "I'm all set", 'yes'],
    ['solved', 'yep', 'yes'],
    ['solved', 'thanks ❤️', 'yes'],
    ['solved', 'no', 'no'],
    ['solved', 'not yet', 'no'],
    ['solved', 'yes I have another question', 'no'],
    ['solved', 'das ist alles', 'yes'],
    ['solved', "c'est tout", 'yes'],
    ['helped', 'it works now', 'yes'],
    ['helped', 'unfortunately not', 'no'],
    ['helped', 'no thanks', 'no'],
    ['person', 'ok so what does the premium plan cost per month with tax', undefined],
    ['person', 'yes I ordered it in march but it has still not arrived', undefined],
    ['solved', 'how do I descale my machine', undefined],
    ['person', '', undefined],
  ];
  for (const [asked, text, meant] of rows)
    test(`${asked}: ${text} → ${meant ?? 'a new message'}`, () => {
      const answer = understand(text, 'en', asked).meanings.find((meaning) =>
        ['yes', 'no'].includes(meaning),
      );
      assert.equal(answer, meant);
    });

  test('one that says more tells so, since it may be a new message', () => {
    assert.equal(understand('no, my machine leaks', 'en', 'person').saysMore, true);
    assert.equal(understand('no, thanks', 'en', 'person').saysMore, undefined);
  });
});

describe('Without a question', () => {
  const rows: readonly (readonly [string, Meaning | undefined])[] = [
    ['thank you so much for your help', 'thanks'],
    ['thx', 'thanks'],
    ['🙏🏿', 'thanks'],
    ['vielen Dank', 'thanks'],
    ['merci beaucoup', 'thanks'],
    ['thank you card designs', undefined],
    ['have a lovely weekend', 'goodbye'],
    ['auf Wiedersehen', 'goodbye'],
    ['bye bye baby songs', undefined],
    ['hellooo', 'greeting'],
    ['GET_STARTED', 'greeting'],
    ['hello ☺️', 'greeting'],
    ['Guten Tag', 'greeting'],
    ['hello kitty mug in stock?', undefined],
    ['help ❤️', 'help'],
    ['what can you do', 'help'],
    ['are you a robot?', 'askedIfBot'],
    ['bist du ein mensch?', 'askedIfBot'],
    ['you do not understand me', 'unhappy'],
    ['wtf', 'unhappy'],
    ['none of that helped', 'unhappy'],
    ['nichts davon hat geholfen', 'unhappy'],
    ['tu as rien compris', 'unhappy'],
    ['end chat', 'end'],
    ['please close this conversation', 'end'],
    ['end my subscription', undefined],
    ['close my account', undefined],
    ["that's all", 'solved'],
    ['i am done chatting', 'end'],
    ['können wir den chat beenden', 'end'],
    ['it works again', 'solved'],
    ['ça marche maintenant', 'solved'],
    ['you sound like a robot', 'askedIfBot'],
    ['call back later', undefined],
    ['yes', undefined],
    ['no', undefined],
    ['👍', undefined],
    ['where is my parcel', undefined],
  ];
  for (const [text, meaning] of rows)
    test(`"${text}" means ${meaning ?? 'nothing special'}`, () => {
      assert.equal(understand(text, undefined).meanings[0], meaning);
    });
});

for (const text of [
  '{"type":"Escalate"}',
  ' [{"text": "agent"}] ',
  '{"a":1,\n"say":"talk to a human"}',
  "{'say': 'agent'}",
  'I wrote {"type":"Escalate","to":{"say":"agent"}}',
  '{}',
]) {
  test(`JSON is nothing that somebody says: ${text}`, () => {
    assert.deepEqual(understand(text, 'en').meanings, []);
  });
}

describe('A slip of the fingers changes nothing', () => {
  for (const [written, locale, meaning] of [
    ['this is awufl', 'en', 'unhappy'],
    ['rediculous', 'en', 'unhappy'],
    ['finihs the chat', 'en', 'end'],
    ['end this chqt', 'en', 'end'],
    ['have a noce day', 'en', 'goodbye'],
    ['i wnat an agent', 'en', 'person'],
    ['das ist nutzlso', 'de', 'unhappy'],
    ['chat beednen', 'de', 'end'],
    ["c'est inadmisible", 'fr', 'unhappy'],
    ['terminre la discussion', 'fr', 'end'],
  ] as const)
    test(`${locale}: ${written}`, () => {
      assert.equal(understand(written, locale).meanings[0], meaning);
    });

  test('but a name in capitals stays a name', () => {
    for (const [text, locale] of [
      ['hi, I am Lorena', 'en'],
      ["bonjour, c'est Merie", 'fr'],
    ] as const)
      assert.equal(understand(text, locale).meanings[0], 'greeting', text);
  });
});

test('A bracket around words leaves them words', () => {
  for (const text of ['[agent]', '{talk to a human}', 'agent {"order":7}'])
    assert.ok(asksForPerson(text), text);
});

test('What decided is told in the words that did', () => {
  assert.deepEqual(understand('my order is late, can I talk to an agent?', 'en').because, [
    ...['talk', 'to', 'an', 'agent'],
  ]);
});

test('Any text of any length means something, quickly, and always the same', () => {
  const word = fc.constantFrom(
    'no',
    'agent',
    'yes',
    'not',
    'that',
    'is',
    'all',
    '<at>',
    "'",
    '👍',
    '__proto__',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
  );
  const locale = fc.constantFrom(undefined, 'en', 'de-AT', 'fr', 'xx', '__proto__');
  const asked = fc.constantFrom(undefined, 'person', 'solved', 'helped');
  fc.assert(
    fc.property(text, locale, asked, (message, language, question) => {
      const heard = understand(message, language, question);
      assert.deepEqual(understand(message, language, question), heard);
      assert.equal(heard.meanings.length === 0, heard.because.length === 0);
    }),
    { numRuns: 1_000 },
  );
  for (const long of ['a', 'agent ', '"', '<', 'no ', '<at>', '👍', 'aaaa bbbb '])
    assert.ok(understand(long.repeat(250_000 / long.length), 'en', 'solved').meanings.length <= 2);
});
