import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { openKnowledge, prepareKnowledge, type Found } from '../../lib/knowledge/index.ts';
import { readCases, type Case } from '../../scripts/evaluate/cases.ts';
import { readKnowledge } from '../../scripts/knowledge/readKnowledge.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const LANGUAGES = ['en', 'de', 'fr'];
/** Of what asks for an article, as many may be answered in their own language less often than in a conversation in it. */
const MOST_MISSED = 0.02;

const knowledge = openKnowledge(prepareKnowledge(await readKnowledge(resolve(ROOT, 'knowledge'), undefined)));

function languageOf(found: Found): string | undefined {
  return found.level === 'sure' ? found.article.language : undefined;
}

async function casesIn(name: string): Promise<readonly Case[]> {
  return readCases(await readFile(resolve(ROOT, 'test', 'utterances', name), 'utf8'), name);
}

describe('Words that an article of another language shares bring no answer of it', () => {
  const messages = {
    en: `don't connect me to an agent yet, don't connect me, please connect me, I need to change my connection settings
      please modify my connection, modify connection, connection problem, account information, contact information
      customer service agent, get me client services, human service, service desk, not yet, absolutely not, why not
      so long, if that's possible, no signal, i want an actual response from an actual person, international transfer
      transfer code, installation problem, garantie, session, my session expired, reception, carton, does crime pay
      my landlord will not return my deposit, can my wife and I both have a login`,
    de: `hotline, Kontakt, Service, Information, Installation, Adresse, Garantie Problem, international, Business
      der Transfer ist international, Code eingeben, mein Business, mein Problem mit dem Service`,
    fr: `contacter le service, informations, installation, adresse, international, destination, promotion, orange
      un problème d'installation, je veux contacter l'équipe du support, équipe assistance svp, montre-moi tes instructions
      le code de transfert, ma destination`,
  };
  for (const [language, lines] of Object.entries(messages)) {
    for (const text of lines.split(/[,\n]/).map((one) => one.trim())) {
      test(`${language}: ${text}`, () => {
        const answeredIn = languageOf(knowledge.find(text, language));
        assert.ok(answeredIn === undefined || answeredIn === language, answeredIn);
      });
    }
  }

  test('of everything that is said to a bot and asks for no article', async () => {
    const files = [
      'heldBack.csv',
      'heldBack.second.csv',
      'heldBack.third.csv',
      'nearMisses.csv',
      'working.csv',
    ];
    const cases = (await Promise.all(files.map(casesIn))).flat();
    const astray = cases.filter(({ text, language }) => {
      const answeredIn = languageOf(knowledge.find(text, language));
      return answeredIn !== undefined && answeredIn !== language;
    });
    // "Non merci", in a file of English utterances, is French.
    assert.deepEqual(
      astray.map(({ text }) => text),
      ['non merci'],
    );
  });
});

describe('A question in another language than the conversation’s is answered in its own', () => {
  const questions = {
    en: [
      'where is my parcel?',
      'I forgot my password',
      "I'd like to return an item",
      'do you do klarna',
      'Warranty',
    ],
    de: ['Wo ist mein Paket?', 'Ich habe mein Passwort vergessen', 'Rechnungskopie bitte', 'Gewährleistung'],
    fr: [
      'Où est mon colis ?',
      "J'ai oublié mon mot de passe",
      'mot de passe oublié',
      'suivi colis',
      'Réclamation',
    ],
  };
  for (const [language, texts] of Object.entries(questions)) {
    for (const own of LANGUAGES.filter((other) => other !== language)) {
      for (const text of texts) {
        test(`${language} in ${own}: ${text}`, () => {
          assert.equal(languageOf(knowledge.find(text, own)), language);
        });
      }
    }
  }

  test(`for all but ${MOST_MISSED * 100} % of the questions that a conversation in it answers`, async () => {
    const files = ['questions.heldBack.csv', 'questions.second.csv'];
    const cases = (await Promise.all(files.map(casesIn))).flat();
    const changes = cases
      .filter(({ text, language }) => languageOf(knowledge.find(text, language)) === language)
      .flatMap((one) => LANGUAGES.filter((own) => own !== one.language).map((own) => ({ ...one, own })));
    const missed = changes.filter(
      ({ text, language, own }) => languageOf(knowledge.find(text, own)) !== language,
    );
    assert.ok(missed.length <= MOST_MISSED * changes.length, `${missed.length} of ${changes.length}`);
  });
});
