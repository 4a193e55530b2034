import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  openKnowledge,
  parsePrepared,
  prepareKnowledge,
  type Article,
  type Found,
  type Knowledge,
} from '../../lib/knowledge/index.ts';

/** A small library of its own: what a team's articles say is no business of these tests. */
const LIBRARY: readonly Article[] = [
  article(
    'en',
    'borrow-a-boat',
    'Borrow a boat',
    ['How do I rent a canoe?', 'Can I reserve a boat?'],
    [
      { text: 'Boats are at the jetty. Ask the harbour master for a key.' },
      { heading: 'Price', text: 'A boat costs nothing on weekdays and two coins at the weekend.' },
      { heading: 'In winter', text: 'From November on the boats are in the shed.' },
    ],
  ),
  article(
    'en',
    'repair-an-oar',
    'Repair an oar',
    ['My oar is broken', 'The paddle snapped'],
    [{ text: 'Bring the pieces to the workshop. Glue takes a night to dry.' }],
  ),
  article(
    'en',
    'lighthouse-tours',
    'Lighthouse tours',
    ['Can I visit the lighthouse?', 'When does the tour start?'],
    [{ text: 'Tours start at noon. Climb the stairs slowly.' }],
  ),
  article(
    'en',
    'fishing-licence',
    'Fishing licence',
    ['Am I allowed to fish?', 'Where do I get a permit for fishing?'],
    [{ text: 'Licences are sold in the harbour office.' }],
  ),
  article(
    'en',
    'lost-property',
    'Lost property',
    ['I lost my umbrella', 'Did anybody find my hat?'],
    [{ text: 'What was found lies in the chest behind the door.' }],
  ),
  article(
    'de',
    'borrow-a-boat',
    'Ein Boot ausleihen',
    ['Wie kann ich ein Kanu mieten?'],
    [{ text: 'Die Boote liegen am Steg. Den Schlüssel hat der Hafenmeister.' }],
  ),
];

function article(
  language: string,
  id: string,
  title: string,
  questions: readonly string[],
  sections: Article['sections'],
): Article {
  return { id, language, title, questions, handOver: false, sections };
}

const knowledge = openWith(LIBRARY);

function openWith(articles: readonly Article[], offTopic: readonly string[] = []): Knowledge {
  const synonyms = {
    en: [
      ['boat', 'canoe', 'rowing boat'],
      ['borrow', 'rent', 'hire'],
      ['oar', 'paddle'],
    ],
  };
  // Through JSON, as the build writes it and the app reads it.
  return openKnowledge(
    parsePrepared(JSON.stringify(prepareKnowledge({ articles, synonyms, offTopic: { en: offTopic } }))),
  );
}

function outcome(found: Found): string {
  return found.level === 'none'
    ? 'none'
    : found.level === 'sure'
      ? `sure: ${found.article.id}`
      : `unsure: ${found.articles.map(({ id }) => id).join(', ')}`;
}

describe('Search is sure', () => {
  const cases: readonly [what: string, question: string, id: string][] = [
    ['of a title, word for word', 'Lighthouse tours', 'lighthouse-tours'],
    ['of a title in other letters', '  LIGHTHOUSE   tours!! ', 'lighthouse-tours'],
    ['of a question that somebody wrote down', 'did anybody find my hat', 'lost-property'],
    ['of another form of the words', 'who repairs broken oars', 'repair-an-oar'],
    ['of a spelling mistake', 'visiting the lighthuose', 'lighthouse-tours'],
    ['of a synonym', 'my paddle needs a repair', 'repair-an-oar'],
    ['of a synonym of two words', 'hire a rowing boat', 'borrow-a-boat'],
    ['of a question among other words', 'hello, I have lost an umbrella, what now?', 'lost-property'],
  ];
  for (const [what, question, id] of cases) {
    test(what, () => {
      assert.equal(outcome(knowledge.find(question, 'en')), `sure: ${id}`);
    });
  }
});

describe('Search finds nothing', () => {
  const cases: readonly [what: string, question: string][] = [
    ['for what no article speaks of', 'how do I bake bread'],
    ['for words that stand in every question', 'what is it and how do I get some'],
    ['for no words', '   '],
    ['for signs alone', '?!… 👍'],
    ['for a number', '1234567'],
    ['for what is not of this place, though an article shares its words', 'repair my bicycle'],
  ];
  for (const [what, question] of cases) {
    test(what, () => {
      assert.equal(outcome(knowledge.find(question, 'en')), 'none');
    });
  }

  test('where there are no articles at all', () => {
    assert.equal(outcome(openWith([]).find('rent a boat', 'en')), 'none');
  });
});

describe('What is listed as off topic', () => {
  const other = ['Who repairs a clock?', 'How do I rent a tandem here?', 'a tour of the moon'];
  const told = openWith(LIBRARY, other);

  test('finds nothing, word for word, though an article shares its words', () => {
    for (const text of ['who repairs a clock', 'A tour of the moon!'])
      assert.equal(outcome(told.find(text, 'en')), 'none', text);
  });

  test('keeps what is like it from finding anything', () => {
    for (const text of ['who repairs my clock', 'how do I rent a tandem']) {
      assert.notEqual(outcome(knowledge.find(text, 'en')), 'none', text);
      assert.equal(outcome(told.find(text, 'en')), 'none', text);
    }
  });

  test('leaves what is more like an article to it', () => {
    for (const [question, id] of [
      ['who repairs broken oars', 'repair-an-oar'],
      ['when does the tour of the lighthouse start', 'lighthouse-tours'],
    ] as const)
      assert.equal(outcome(told.find(question, 'en')), `sure: ${id}`);
  });

  test('makes search no bolder where little is listed', () => {
    const text = 'did anybody find my keys on the mainland';
    assert.equal(outcome(knowledge.find(text, 'en')), 'none');
    assert.equal(outcome(told.find(text, 'en')), 'none');
  });

  test('does not silence another sentence of the same message', () => {
    const text = 'Who repairs a clock? And am I allowed to fish?';
    assert.equal(outcome(told.find(text, 'en')), 'sure: fishing-licence');
  });
});

test('What an article speaks of is never of another place', () => {
  const text = 'Bring your bicycle to the workshop.';
  const bicycles = article('en', 'bicycles', 'Repair a bicycle', ['My bicycle is broken'], [{ text }]);
  assert.equal(outcome(openWith([...LIBRARY, bicycles]).find('repair my bicycle', 'en')), 'sure: bicycles');
});

test('An article is searched to its end, however long it is', () => {
  const long = ['sand', 'mud', 'gravel'].map((heading) => ({ heading, text: `${heading} `.repeat(400) }));
  const sections: Article['sections'] = [{ text: 'It changes.' }, ...long, { text: 'Anchors hold.' }];
  const ground = article('en', 'ground', 'The ground of the bay', [], sections);
  const [best] = openWith([...LIBRARY, ground]).candidates('do anchors hold', 'en', 1);
  assert.equal(best?.id, 'ground');
});

test('Search offers the articles that fit about as well as each other, at most three', () => {
  const twins = ['north', 'south', 'east', 'west'].map((side) =>
    article('en', `${side}-pier`, `The ${side} pier`, [`Is the ${side} pier open?`], [{ text: 'It is.' }]),
  );
  const found = openWith([...LIBRARY, ...twins]).find('is the pier open today', 'en');
  assert.ok(found.level === 'unsure', outcome(found));
  assert.equal(found.articles.length, 3);
  for (const { id } of found.articles) assert.match(id, /-pier$/);
});

describe('Of a message with several sentences', () => {
  const story =
    'Good day to you all. We had such a nice time at the sea with our children, the sun was shining.';

  test('the one that asks is answered, however long the story around it is', () => {
    const text = `${story} Am I allowed to fish? It is our last day, and we would like to go home with something.`;
    assert.equal(outcome(knowledge.find(text, 'en')), 'sure: fishing-licence');
  });

  test('two questions with an answer each are offered both', () => {
    const found = knowledge.find('Am I allowed to fish? And can I visit the lighthouse?', 'en');
    assert.equal(outcome(found), 'unsure: fishing-licence, lighthouse-tours');
  });

  const joined: readonly string[] = [
    'Am I allowed to fish and can I visit the lighthouse?',
    'am I allowed to fish, and also: can I visit the lighthouse',
    'Am I allowed to fish? Plus, I would like to visit your lighthouse soon.',
  ];
  for (const text of joined) {
    test(`two questions get a title each, and no third one: ${text}`, () => {
      assert.equal(outcome(knowledge.find(text, 'en')), 'unsure: fishing-licence, lighthouse-tours');
    });
  }

  test('two words that are joined are one question', () => {
    const rod = article(
      'en',
      'rod',
      'Rod and line',
      ['Where do I get rod and line?'],
      [{ text: 'At the jetty.' }],
    );
    assert.equal(
      outcome(openWith([...LIBRARY, rod]).find('where can I have rod and line', 'en')),
      'sure: rod',
    );
  });

  test('what an article lists word for word is one question, whatever it joins', () => {
    const text = 'Am I allowed to fish and can I visit the lighthouse?';
    const both = article('en', 'both', 'Fishing at the lighthouse', [text], [{ text: 'On Sundays.' }]);
    assert.equal(outcome(openWith([...LIBRARY, both]).find(text, 'en')), 'sure: both');
  });

  test('what belongs to a person goes to one, though it is joined to something else', () => {
    const sunk = article('en', 'sunk', 'My boat went down', [], [{ text: 'Oh.' }]);
    const found = openWith([...LIBRARY, { ...sunk, handOver: true }]).find(
      'am I allowed to fish and my boat went down',
      'en',
    );
    assert.equal(outcome(found), 'sure: sunk');
  });

  test('what belongs to a person goes to one, whatever else is asked', () => {
    const sunk = article('en', 'sunk', 'My boat went down', [], [{ text: 'Oh.' }]);
    const found = openWith([...LIBRARY, { ...sunk, handOver: true }]).find(
      'Am I allowed to fish? My boat went down!',
      'en',
    );
    assert.equal(outcome(found), 'sure: sunk');
  });

  test('of which none asks anything nothing is found', () => {
    assert.equal(outcome(knowledge.find(story, 'en')), 'none');
  });
});

describe('A German compound', () => {
  const kayaks = [
    article('de', 'kajak', 'Kajaks', ['Wie lange dauert die Rückgabe?'], [{ text: 'Bis acht Uhr.' }]),
    article('de', 'paddel', 'Paddel', ['Wo liegt der Aufkleber?'], [{ text: 'Am Steg.' }]),
    article('de', 'anker', 'Anker', ['Wer hat den Schlüssel zum Schuppen?'], [{ text: 'Der Hafenmeister.' }]),
  ];
  const cases: readonly [compound: string, id: string][] = [
    ['Rückgabeaufkleber', 'paddel'],
    ['Schuppenschlüssel', 'anker'],
    ['Kajakrückgabe', 'kajak'],
  ];
  for (const [compound, id] of cases) {
    test(`that no article says is found by its parts: ${compound}`, () => {
      const ids = openWith(kayaks)
        .candidates(compound, 'de', 3)
        .map((found) => found.id);
      assert.ok(ids.includes(id), ids.join(', '));
    });
  }
});

describe('Small talk', () => {
  const cases: readonly [language: string, text: string][] = [
    ['en', 'how old are you'],
    ['en', 'do you like boats?'],
    ['de', 'Bist du ein Boot?'],
  ];
  for (const [language, text] of cases) {
    test(`finds nothing, though an article shares its words: ${text}`, () => {
      assert.equal(outcome(knowledge.find(text, language)), 'none');
    });
  }

  test('is answered where an article lists it', () => {
    const age = article('en', 'age', 'Our age', ['How old are you?'], [{ text: 'We opened in 1907.' }]);
    assert.equal(outcome(openWith([...LIBRARY, age]).find('hi, how old are you', 'en')), 'sure: age');
  });
});

test('The plural of a word of another place is of another place, too', () => {
  for (const text of [
    'repair my bicycle',
    'repair my bicycles',
    'repair my dishwasher',
    'repair dishwashers',
  ])
    assert.equal(outcome(knowledge.find(text, 'en')), 'none', text);
});

describe('The part of an article that is shown', () => {
  const cases: readonly [question: string, heading: string | undefined][] = [
    ['Borrow a boat', undefined],
    ['what is the price of a boat', 'Price'],
    ['can I rent a canoe in winter', 'In winter'],
    ['rent a boat at the weekend', 'Price'],
    ['who has the key of the boat', undefined],
  ];
  for (const [question, heading] of cases) {
    test(`for "${question}" is ${heading ?? 'the first one'}`, () => {
      const found = knowledge.find(question, 'en');
      assert.ok(found.level === 'sure' && found.article.id === 'borrow-a-boat', outcome(found));
      assert.equal(found.section.heading, heading);
    });
  }
});

describe('A language', () => {
  test('of the conversation is searched first', () => {
    const found = knowledge.find('Kann ich ein Boot mieten?', 'de');
    assert.ok(found.level === 'sure');
    assert.equal(found.article.language, 'de');
  });

  test('that the customer changes to is understood when search is sure in it', () => {
    const found = knowledge.find('Wie kann ich ein Kanu mieten?', 'en');
    assert.ok(found.level === 'sure');
    assert.equal(found.article.language, 'de');
  });

  test('without articles has nothing of its own', () => {
    assert.equal(outcome(knowledge.find('louer une barque', 'fr')), 'none');
    assert.deepEqual(knowledge.candidates('rent a boat', 'fr', 3), []);
  });

  test('that nobody has made rules for is searched by its plain words', () => {
    const dutch = openWith([article('nl', 'boot', 'Een boot huren', [], [{ text: 'Bij de steiger.' }])]);
    assert.equal(outcome(dutch.find('een boot huren', 'nl')), 'sure: boot');
  });
});

test('Candidates are the best articles, whatever the level, and no more than were asked for', () => {
  const ids = knowledge.candidates('the harbour master repairs a boat', 'en', 2).map(({ id }) => id);
  assert.equal(ids.length, 2);
  assert.ok(ids.includes('borrow-a-boat'));
});

test('Any text is searched without a mistake, in any language, and the answer is one of the articles', () => {
  const word = fc.constantFrom(
    'boat',
    'oar',
    'lighthouse',
    '__proto__',
    'constructor',
    'toString',
    'é',
    '👍',
    '"*~',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(word).map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'de', 'xx', '__proto__'), (question, language) => {
      const found = knowledge.find(question, language);
      const articles =
        found.level === 'sure' ? [found.article] : found.level === 'unsure' ? found.articles : [];
      for (const { id } of articles) assert.ok(LIBRARY.some((known) => known.id === id));
      if (found.level === 'unsure') assert.ok(articles.length >= 1 && articles.length <= 3);
    }),
    { numRuns: 2_000 },
  );
});
