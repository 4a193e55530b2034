import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as omnichannel from '../../lib/omnichannel/index.ts';

test('the doorway offers exactly these', () => {
  assert.deepEqual(Object.keys(omnichannel), [
    'ADAPTIVE_CARD_VERSION',
    'CONTEXT_EVENT_NAMES',
    'CUSTOM_CHANNEL_TEXT_LIMIT',
    'FILE_LIMIT_BYTES',
    'INTEGER_MAX',
    'INTEGER_MIN',
    'LIVE_CHAT_AUTO_CLOSE_SECONDS',
    'LIVE_CHAT_DISCONNECT_SECONDS',
    'MESSAGE_LIMIT_BYTES',
    'MESSAGE_METADATA_BYTES',
    'ProtocolError',
    'SEND_RATE_LIMITS',
    'TYPING_RATE_LIMITS',
    'VARIABLE_COUNT_LIMIT',
    'VARIABLE_NAME_LIMIT',
    'VARIABLE_VALUE_LIMIT',
    'bridged',
    'checkContextVariables',
    'commandToActivity',
    'fitCommand',
    'isBridged',
    'isCommand',
    'isFromContactCenter',
    'isSlugName',
    'lint',
    'messageBytes',
    'readCommand',
    'readInbound',
    'readOriginalIds',
    'readTime',
    'readWorkItem',
    'shortenText',
    'showsCards',
    'skillVariables',
    'textBytes',
  ]);
});
