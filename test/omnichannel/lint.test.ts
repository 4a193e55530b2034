import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  bridged,
  commandToActivity,
  lint,
  messageBytes,
  MESSAGE_LIMIT_BYTES,
  type ActivityLike,
} from '../../lib/omnichannel/index.ts';

const farewell = bridged({ type: 'message', text: 'I’ll transfer you now.' });
const escalate = commandToActivity({ type: 'Escalate', text: 'summary', context: { Topic: 'Billing' } });
const end = commandToActivity({ type: 'EndConversation', text: 'note', context: {} });
const handBack: ActivityLike = { type: 'event', name: 'omnichannelSetContext', channelId: 'omnichannel' };
const customer: ActivityLike = {
  type: 'message',
  text: 'hi',
  channelData: { tags: 'FromCustomer', deliveryMode: 'bridged' },
};

function rules(activity: ActivityLike, history: readonly ActivityLike[] = []): readonly string[] {
  return lint(activity, history).map(({ rule }) => rule);
}

describe('what went before', () => {
  test('a bridged farewell and then a command is how it is done', () => {
    assert.deepEqual(rules(farewell, [handBack, customer]), []);
    assert.deepEqual(rules(escalate, [handBack, customer, farewell]), []);
    assert.deepEqual(rules(end, [handBack, customer, farewell]), []);
  });

  test('nothing may follow a command until the conversation is handed back', () => {
    assert.deepEqual(rules(farewell, [farewell, escalate]), ['sent-after-command']);
    assert.deepEqual(rules(farewell, [farewell, end, customer]), ['sent-after-command']);
    assert.deepEqual(rules({ type: 'typing' }, [farewell, escalate]), [
      'sent-after-command',
      'typing-not-supported',
    ]);
    assert.deepEqual(rules(escalate, [farewell, escalate, farewell]), ['second-command']);
    assert.deepEqual(rules(farewell, [farewell, escalate, handBack]), []);
    assert.deepEqual(rules(escalate, [farewell, escalate, handBack, farewell]), []);
  });

  test('a command that the contact center ignores does not silence the bot', () => {
    const ignored = { type: 'message', text: 'x', channelData: { tags: { type: 'Escalate', context: {} } } };
    assert.deepEqual(rules(farewell, [ignored]), []);
  });

  test('what the customer wrote is no farewell, nor is one from before the hand-back', () => {
    assert.deepEqual(rules(escalate, [farewell, customer]), ['command-without-farewell']);
    assert.deepEqual(rules(escalate, [farewell, handBack]), ['command-without-farewell']);
    assert.deepEqual(rules(escalate, [{ type: 'message', text: 'unbridged' }]), ['command-without-farewell']);
  });

  test('nor is what a customer wrote on a channel without tags', () => {
    assert.deepEqual(rules(escalate, [{ ...farewell, from: { role: 'user' } }]), [
      'command-without-farewell',
    ]);
    assert.deepEqual(rules(escalate, [{ ...farewell, from: { role: 'bot' } }]), []);
  });

  test('a typing indicator between farewell and command changes nothing', () => {
    assert.deepEqual(rules(escalate, [farewell, { type: 'typing' }]), []);
  });
});

describe('the message itself', () => {
  test('a message of exactly 28 KB passes, one byte more does not', () => {
    const room = MESSAGE_LIMIT_BYTES - messageBytes(bridged({ type: 'message', text: '', locale: '' }));
    // In a member that only counts, since a text of this length is reported for its own reason.
    const sized = (length: number): ActivityLike =>
      bridged({ type: 'message', text: 'x', locale: 'y'.repeat(length - 1) });
    assert.deepEqual(rules(sized(room)), []);
    assert.deepEqual(rules(sized(room + 1)), ['message-too-large']);
  });

  test('a text of 6 000 characters passes, a longer one is reported for custom channels', () => {
    assert.deepEqual(rules(bridged({ type: 'message', text: 'x'.repeat(6_000) })), []);
    assert.deepEqual(rules(bridged({ type: 'message', text: 'x'.repeat(6_001) })), [
      'text-too-long-for-custom-channels',
    ]);
  });

  test('a text cut within a surrogate pair is reported', () => {
    assert.deepEqual(rules(bridged({ type: 'message', text: 'a\ud83d' })), ['text-not-unicode']);
  });

  test('suggested actions without text are not an empty message', () => {
    const suggestedActions = { actions: [{ type: 'imBack', title: 'Yes', value: 'yes' }] };
    assert.deepEqual(rules(bridged({ type: 'message', suggestedActions })), []);
    assert.deepEqual(rules(bridged({ type: 'message', text: ' \n' })), ['empty-customer-message']);
  });

  test('card versions are compared as numbers', () => {
    const withCard = (version: unknown): ActivityLike =>
      bridged({
        type: 'message',
        text: 'x',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version } }],
      });
    for (const version of ['1.0', '1.5', '1.5.9', '0.9', undefined, 'newest', 2])
      assert.deepEqual(rules(withCard(version)), []);
    for (const version of ['1.6', '1.10', '2.0', '2'])
      assert.deepEqual(rules(withCard(version)), ['adaptive-card-too-new']);
  });

  test('only an Adaptive Card has a version', () => {
    const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content: { version: '9.0' } }];
    assert.deepEqual(rules(bridged({ type: 'message', text: 'x', attachments })), []);
  });

  test('other hand-over attempts of Bot Framework are named, other events pass', () => {
    assert.deepEqual(rules({ type: 'handoff' }), ['handoff-event-ignored']);
    assert.deepEqual(rules({ type: 'messageUpdate', text: 'x' }), ['update-not-supported']);
    assert.deepEqual(rules({ type: 'messageDelete' }), ['update-not-supported']);
    assert.deepEqual(rules({ type: 'event', name: 'mine' }), []);
  });
});

test('findings never quote a text or a value', () => {
  const secret = 'hunter2';
  const activities: readonly ActivityLike[] = [
    { type: 'message', text: secret },
    {
      type: 'message',
      text: secret,
      channelData: { tags: JSON.stringify({ type: secret, context: secret }) },
    },
    {
      type: 'message',
      text: secret,
      channelData: { tags: JSON.stringify({ type: 'Escalate', context: { a: [secret] } }) },
    },
    {
      type: 'message',
      text: `{"EventName":"startConversation","x":"${secret}"}`,
      channelData: { tags: 'Hidden' },
    },
  ];
  for (const activity of activities) {
    const findings = lint(activity, [escalate]);
    assert.ok(findings.length > 1);
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
  }
});

test('a refused name is quoted cut and escaped', () => {
  const name = `\u001b[31m\n${'n'.repeat(5_000)}`;
  const tags = JSON.stringify({ type: 'Escalate', context: { [name]: 1 } });
  const [finding] = lint({ type: 'message', text: 'x', channelData: { tags } }, [farewell]);
  assert.ok(finding !== undefined);
  assert.ok(finding.message.length < 300);
  assert.doesNotMatch(finding.message, /\p{Cc}/u);
});

test('never throws, whatever JSON was sent before and now', () => {
  const activity = fc.dictionary(
    fc.constantFrom(
      'type',
      'text',
      'channelData',
      'attachments',
      'deliveryMode',
      'suggestedActions',
      'from',
      'name',
      'value',
    ),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('message', 'event', 'omnichannelSetContext'),
      fc.record({ tags: fc.jsonValue(), deliveryMode: fc.constantFrom('bridged', 1, null) }),
      fc.array(
        fc.record({
          contentType: fc.constantFrom('application/vnd.microsoft.card.adaptive', null),
          content: fc.jsonValue(),
        }),
      ),
    ),
  );
  fc.assert(
    fc.property(activity, fc.array(activity, { maxLength: 3 }), (now, before) => {
      for (const { rule, severity, message } of lint(now, before)) {
        assert.match(rule, /^[a-z]+(-[a-z]+)*$/);
        assert.match(severity, /^(error|warning)$/);
        assert.match(message, /^["\p{Lu}].*\.$/su);
      }
    }),
    { numRuns: 2_000 },
  );
});
