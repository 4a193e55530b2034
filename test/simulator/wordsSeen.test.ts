import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsSeen } from '../../simulator/play/wordsSeen.ts';

const hero = {
  contentType: 'application/vnd.microsoft.card.hero',
  content: {
    title: 'Repairs',
    images: [{ url: 'data:image/svg+xml,x', alt: 'A machine' }],
    buttons: [{ type: 'openUrl', title: 'Open', value: 'https://example.com/' }],
  },
};

test('a customer reads a message, and a card where the channel shows it', () => {
  const line = { text: 'Look:', attachments: [hero] };
  assert.equal(wordsSeen(line, 'liveChat'), 'Look:\nRepairs\nOpen\nhttps://example.com/');
  assert.equal(wordsSeen(line, 'whatsApp'), 'Look:');
});

test('what is no card, or no list, has no words', () => {
  assert.equal(
    wordsSeen({ text: '', attachments: [{ contentType: 'image/png', name: 'a' }] }, 'liveChat'),
    '',
  );
  assert.equal(wordsSeen({ text: 'Hi', attachments: 'hero' }, 'liveChat'), 'Hi');
  assert.equal(wordsSeen({ text: 'Hi' }, 'liveChat'), 'Hi');
});
