import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { en } from '../../lib/conversation/replies/en.ts';
import { catalogues, fill, repliesFor, type ReplyKey } from '../../lib/conversation/replies/index.ts';

const keys = Object.keys(en) as readonly ReplyKey[];
const translations = catalogues.filter(({ language }) => language !== 'en');

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

describe('the catalogues', () => {
  it('are English, German and French', () => {
    assert.deepEqual(
      catalogues.map(({ language }) => language),
      ['en', 'de', 'fr'],
    );
  });

  for (const catalogue of catalogues) {
    it(`in ${catalogue.language} has every sentence and no other`, () => {
      assert.deepEqual(Object.keys(catalogue).sort(), [...keys].sort());
      for (const key of keys) assert.notEqual(catalogue[key].trim(), '', key);
    });
  }

  for (const catalogue of translations) {
    it(`in ${catalogue.language} has the placeholders of the English one`, () => {
      for (const key of keys) assert.deepEqual(placeholders(catalogue[key]), placeholders(en[key]), key);
    });

    it(`in ${catalogue.language} is translated`, () => {
      const left = keys.filter((key) => en[key].includes(' ') && catalogue[key] === en[key]);
      assert.deepEqual(left, []);
    });
  }
});

describe('the language of a conversation', () => {
  for (const [language, locales] of Object.entries({
    de: ['de', 'de-AT', 'de_DE', 'DE', ' de-CH ', 'de-Latn-DE', '1031', '2055', '3079'],
    fr: ['fr', 'fr-CA', 'FR_be', '1036', '3084', '4108'],
    en: ['en', 'en-US', '1033', '2057', 'pt-BR', '1046', '', 'x', 'german', 'den', 'fra', '0', '9999999999'],
  })) {
    for (const locale of locales) {
      it(`${JSON.stringify(locale)} is answered in ${language}`, () => {
        assert.equal(repliesFor(locale).language, language);
      });
    }
  }

  it('is English when nothing is known, and never fails', () => {
    assert.equal(repliesFor(undefined).language, 'en');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (locale) => {
        assert.ok(catalogues.includes(repliesFor(locale)));
      }),
    );
  });
});

describe('a sentence with placeholders', () => {
  it('takes values as they are', () => {
    assert.equal(fill('{a} and {b}', { a: '$& {b} $1', b: '{a}' }), '$& {b} $1 and {a}');
  });

  it('keeps a placeholder that has no value, so that it is noticed', () => {
    assert.equal(fill('{a} {toString}', { b: 'x' }), '{a} {toString}');
  });
});
