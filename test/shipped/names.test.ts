import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newContext, respond } from '../../lib/conversation/index.ts';
import { adaptiveCard, adaptiveCardNames, cards } from '../../lib/conversation/repertoire/cards/index.ts';
import { catalogues, type Replies } from '../../lib/conversation/replies/index.ts';
import { renew } from './renew.ts';

const NAMES = [
  ...['echo:', 'hero card', 'hero card imback', 'thumbnail card', 'receipt card', 'signin card'],
  ...['faulty signin card', 'animation card', 'audio card', 'video card', 'html list', 'markdown'],
  ...['attachment from c2', 'debug', 'agent', 'end chat', 'help'],
  ...['ac form', 'ac booking', 'ac table', 'ac weather', 'ac order status'],
];

function isUnderstood(text: string, replies: Replies): boolean {
  const message = {
    kind: 'customerMessage' as const,
    ...{ text, submit: undefined, files: [], sourceChannel: undefined, locale: undefined },
  };
  return respond({ message, context: newContext(0), replies }).kind !== 'notUnderstood';
}

/** What buttons of cards say for the customer who presses them. */
function buttonWords(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, value: words, data } = value as Readonly<Record<string, unknown>>;
  const own = type === 'imBack' ? words : type === 'Action.Submit' ? data : undefined;
  return [...(typeof own === 'string' ? [own] : []), ...Object.values(value).flatMap(buttonWords)];
}

for (const replies of catalogues) {
  const file = `lib/conversation/replies/${replies.language}.ts`;
  describe(`what the bot tells customers to write, in ${replies.language}`, () => {
    it('names everything that can be asked for in its help', () => {
      for (const name of NAMES) {
        const changed = renew(`The help in ${file} does not name "${name}"`, 'test/shipped/names.test.ts');
        assert.ok(replies.help.includes(name), changed);
      }
    });

    it('is understood when they do', () => {
      const quoted = [...replies.help.matchAll(/["„«]\s?([^"“»]+?)\s?["“»]/g)].map(([, name = '']) => name);
      const everyCard = [
        ...Object.values(cards).map((card) => card(replies)),
        ...adaptiveCardNames.map((name) => adaptiveCard(name, replies)),
      ];
      const onButtons = [
        ...everyCard.flatMap(buttonWords),
        replies.askHelp,
        replies.askPerson,
        replies.askEnd,
      ];
      for (const text of [...quoted, ...onButtons]) {
        const changed = `${file} tells customers to write "${text}", and the bot does not understand it. Change either.`;
        assert.ok(isUnderstood(text, replies), changed);
      }
    });
  });
}
