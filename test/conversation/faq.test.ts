import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  faqResponder,
  firstToUnderstand,
  newContext,
  repertoire,
  repliesFor,
  type Answer,
} from '../../lib/conversation/index.ts';
import { customerSays } from '../turns/world.ts';

const responder = firstToUnderstand(repertoire, faqResponder());

async function ask(text: string, locale = 'en'): Promise<Answer> {
  const { inbound } = customerSays(text, undefined);
  assert.ok(inbound.kind === 'customerMessage');
  const question = { message: inbound, context: newContext(0), replies: repliesFor(locale) };
  return responder(question, new AbortController().signal);
}

const ruleOf = (answer: Answer): string => (answer.kind === 'said' ? answer.rule : answer.kind);

describe('the example that answers from a list of questions', () => {
  for (const [text, rule] of [
    ['When are you open?', 'faq.openingHours'],
    ['opening hours', 'faq.openingHours'],
    ['how can i return this item', 'faq.returns'],
    ['Wie kann ich etwas zurückgeben', 'faq.returns'],
    ['is the earth flat', 'notUnderstood'],
    ['', 'notUnderstood'],
  ] as const) {
    it(`hears ${rule} in "${text}"`, async () => {
      assert.equal(ruleOf(await ask(text === '' ? '?' : text)), rule);
    });
  }

  it('answers in the language of the conversation', async () => {
    const answer = await ask('When are you open?', 'de');
    assert.ok(answer.kind === 'said');
    assert.match(answer.says[0]?.text ?? '', /geöffnet/);
  });

  it('leaves to the repertoire what that understands', async () => {
    assert.equal(ruleOf(await ask('echo: When are you open?')), 'echo');
    assert.equal(ruleOf(await ask('agent')), 'wantsPerson');
  });
});
