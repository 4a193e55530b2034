import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openKnowledge, prepareKnowledge, type Article, type Found } from '../../lib/knowledge/index.ts';

/** Each language has a matter that no other has: whatever is found of it was found there. */
const LIBRARY: readonly Article[] = [
  article('en', 'voyage', 'Change a voyage', ['Can I change the date of my voyage?'], 'Call the harbour.'),
  article('en', 'newsletter', 'The newsletter', ['Newsletter', 'How do I subscribe?'], 'It comes by e-mail.'),
  article(
    ...([
      'fr',
      'connexion',
      'Je ne peux pas me connecter',
      ['La connexion ne marche pas', 'Ma session'],
    ] as const),
    'Ouvrez une session et modifiez votre adresse. Un compte changé se contrôle.',
  ),
  article(
    'fr',
    'facture',
    'Ma facture',
    ['Où est ma facture ?', 'Réclamation'],
    'La facture est sur le site.',
  ),
  article(
    'de',
    'garantie',
    'Wie lange gilt die Garantie?',
    ['Rechnungskopie'],
    'Die Garantie gilt ein Jahr.',
  ),
  article('de', 'service', 'Der Service ist schlecht', ['Beschwerde'], 'Der Service hört zu.'),
];

function article(
  language: string,
  id: string,
  title: string,
  questions: readonly string[],
  text: string,
): Article {
  return { id, language, title, questions, handOver: false, sections: [{ text }] };
}

const knowledge = openKnowledge(prepareKnowledge({ articles: LIBRARY, synonyms: {} }));

function languageOf(found: Found): string {
  if (found.level === 'none') return 'none';
  return found.level === 'sure' ? found.article.language : 'own';
}

describe('What shares words with another language is none of its questions', () => {
  const messages = {
    en: [
      "don't connect me to an agent yet",
      "don't connect me",
      'please modify my connection',
      'I need to change my connection settings',
      'session',
      'get me your service',
      'the service here',
      'garantie',
      'not now',
    ],
    de: ['Ich möchte nur kurz mit Voyage sprechen', 'voyage', 'Meine Session', 'nicht changieren'],
    fr: ['un service', 'je veux le service', 'une autre date', 'bon voyage', 'garantie'],
  } as const;
  for (const [language, texts] of Object.entries(messages)) {
    for (const text of texts) {
      test(`${language}: ${text}`, () => {
        assert.ok(['none', 'own', language].includes(languageOf(knowledge.find(text, language))));
      });
    }
  }
});

describe('Who changes to another language is answered in it', () => {
  const questions = {
    en: ['Can I change the date of my voyage?', 'how do i subscribe', "I'd like to change my voyage"],
    fr: ['La connexion ne marche pas', 'où est ma facture', 'ou est ma facture ?', 'Réclamation'],
    de: ['Wie lange gilt die Garantie?', 'euer Service ist schlecht', 'Beschwerde', 'rechnungskopie'],
  } as const;
  for (const [language, texts] of Object.entries(questions)) {
    for (const own of ['en', 'fr', 'de', 'it'].filter((other) => other !== language)) {
      for (const text of texts) {
        test(`${language} in ${own}: ${text}`, () => {
          assert.equal(languageOf(knowledge.find(text, own)), language);
        });
      }
    }
  }
});

test('A word that the own language has stays its own, though another lists it word for word', () => {
  const articles = [
    article('en', 'parcel', 'Track a parcel', ['Where is the tracking number?'], 'Tracking is on the site.'),
    article('de', 'paket', 'Wo ist mein Paket?', ['Tracking'], 'Das Paket kommt.'),
  ];
  const both = openKnowledge(prepareKnowledge({ articles, synonyms: {} }));
  assert.notEqual(languageOf(both.find('tracking', 'en')), 'de');
});
