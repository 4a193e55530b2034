import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { customerMessage } from '../../simulator/center/inboundActivities.ts';
import { readCustomerWrites } from '../../simulator/requests.ts';

describe('what a script sends besides words', () => {
  test('travels in the activity, beside what the contact center says of it', () => {
    const person = { id: '1', name: 'Ana' };
    const place = { type: 'Place', name: 'Office' };
    const activity = customerMessage(
      {
        ...{ id: '1', at: 0, serviceUrl: 'http://127.0.0.1:1/', conversationId: 'c', nulls: false },
        customer: person,
        bot: { id: '2', name: 'Bot' },
      },
      { text: '', members: { entities: [place], channelData: { sticker: 7 } } },
    );
    assert.equal(activity['type'], 'message');
    assert.deepEqual(activity['entities'], [place]);
    assert.deepEqual(activity['channelData'], {
      tags: 'ChannelId-lcw,FromCustomer',
      deliveryMode: 'bridged',
      fromUserId: '1',
      sourceChannelId: 'omnichannel',
      sticker: 7,
    });
  });

  test('is enough for a message', () => {
    const problems: string[] = [];
    readCustomerWrites({ members: { entities: [] } }, 'step 2', problems);
    assert.deepEqual(problems, []);
  });

  test('cannot say what is the contact center’s to say', () => {
    for (const name of ['type', 'from', 'serviceUrl', 'text']) {
      const problems: string[] = [];
      readCustomerWrites({ members: { [name]: 'x' } }, 'step 2', problems);
      assert.equal(problems.length, 1, name);
      assert.match(problems.join(), new RegExp(`members.*${name}`));
    }
  });
});
