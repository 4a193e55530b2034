// Whatever a team writes on the bot's buttons, pressing one does what it stands for.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  decide,
  newContext,
  parsePolicy,
  respond,
  type ConversationContext,
} from '../../lib/conversation/index.ts';
import { pressedButton } from '../../lib/conversation/buttons.ts';
import { catalogues, repliesFor } from '../../lib/conversation/replies/index.ts';

const parsed = parsePolicy({});
assert.ok(parsed.ok);
const { policy } = parsed;

/** The rule that decides on a message, with a responder that understands nothing. */
function ruleFor(text: string, context: Partial<ConversationContext>): string {
  const message = {
    kind: 'customerMessage' as const,
    ...{ text, submit: undefined, files: [], sourceChannel: undefined, locale: undefined },
  };
  return decide(message, { ...newContext(0), greeted: true, ...context }, 0, {
    policy,
    answer: { kind: 'notUnderstood' },
  }).rule;
}

for (const replies of catalogues) {
  const { language: locale } = replies;
  describe(`the buttons in ${locale}`, () => {
    for (const [title, openQuestion, rule] of [
      ['yes', 'person', 'escalate.notUnderstood'],
      ['no', 'person', 'offerDeclined'],
      ['yes', 'solved', 'end.solved'],
      ['no', 'solved', 'notSolved'],
      ['yes', 'helped', 'askSolved'],
      ['no', 'helped', 'knowledge.didNotHelp'],
      ['askPerson', undefined, 'escalate.asked'],
      ['askPerson', 'solved', 'escalate.asked'],
      ['askEnd', undefined, 'end.asked'],
      ['askEnd', 'person', 'end.asked'],
    ] as const) {
      test(`${title}, pressed while ${openQuestion ?? 'nothing'} is asked, is ${rule}`, () => {
        const asked = openQuestion === undefined ? {} : { openQuestion };
        assert.equal(ruleFor(replies[title], { locale, ...asked }), rule);
      });
    }

    test('askHelp gets the help', () => {
      const message = {
        kind: 'customerMessage' as const,
        ...{
          text: replies.askHelp,
          submit: undefined,
          files: [],
          sourceChannel: undefined,
          locale: undefined,
        },
      };
      const answer = respond({ message, context: newContext(0), replies });
      assert.ok(answer.kind === 'said' && answer.rule === 'help');
    });
  });
}

describe('a title', () => {
  const titles = (own: Partial<ReturnType<typeof repliesFor>>) => [{ ...repliesFor('en'), ...own }];

  for (const [title, said] of [
    ['👍', '👍'],
    ['👍\uFE0F', '👍'],
    ['Yes, connect me!', 'yes connect me'],
    ['No human, please', 'No human, please'],
    ['हाँ', 'हाँ'],
  ] as const) {
    test(`of a team's own, "${title}", is pressed with "${said}"`, () => {
      assert.equal(pressedButton(said, 'en', true, titles({ yes: title })), 'yes');
      assert.equal(pressedButton(`${said} but not now`, 'en', true, titles({ yes: title })), undefined);
    });
  }

  test('of an answer asks for nothing while no question is open', () => {
    assert.equal(pressedButton('Go on', 'en', false, titles({ yes: 'Go on' })), undefined);
  });

  test('is none for a message without a word', () => {
    for (const text of ['', '  ', '?!']) assert.equal(pressedButton(text, 'en', true), undefined);
  });
});
