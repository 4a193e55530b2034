import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Activity } from '@microsoft/agents-activity';
import { readRefusalBody } from '../../simulator/refusalBody.ts';

/** What the schema of the Agents SDK throws for this activity, as its text. */
function thrownBySdk(activity: object): string {
  try {
    Activity.fromObject(activity);
  } catch (error) {
    return String(error);
  }
  throw new Error('The SDK took the activity.');
}

/** The page that Express makes of an error. */
function expressPage(text: string): string {
  const escaped = text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
    .replaceAll('  ', ' &nbsp;');
  return `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${escaped}</pre>\n</body>\n</html>\n`;
}

const withNulls = {
  type: 'message',
  channelId: 'omnichannel',
  from: { id: 'a', name: null },
  conversation: { id: 'c' },
  attachments: null,
};

const bodies: readonly [title: string, body: string, says: RegExp][] = [
  ['plain text', 'The key is missing.', /^The key is missing\.$/],
  ['nothing', '', /^$/],
  ['JSON', '{"error":{"code":"E_BODY"}}', /^\{"error":\{"code":"E_BODY"\}\}$/],
  [
    "a framework's page",
    expressPage('Error: out of "memory"\n    at go (index.js:1:1)'),
    /^Error: out of "memory"$/,
  ],
  [
    'a page that only has a title',
    '<html><title>502 Bad Gateway</title><body></body></html>',
    /^502 Bad Gateway$/,
  ],
  ['a page without either', '<html><body><h1>Not &amp; here</h1></body></html>', /^Not & here$/],
  ['an entity of no character', '<html><pre>&#999999;&bogus;</pre></html>', /&bogus;/],
  [
    "a schema's refusal",
    thrownBySdk(withNulls),
    /^ZodError: .*from\.name \(Expected string, received null\)/,
  ],
  ["a schema's refusal in a page", expressPage(thrownBySdk(withNulls)), /attachments \(.*received null\)/],
  [
    'a schema that names nothing',
    'ZodError []',
    /^ZodError: the schema of the bot's SDK refuses this activity\.$/,
  ],
];

for (const [title, body, says] of bodies) {
  test(`a refusal with ${title} is told in one line`, () => {
    const said = readRefusalBody(body);
    assert.match(said, says);
    assert.doesNotMatch(said, /<|&quot;|\n/);
  });
}

test('a long refusal is cut', () => {
  assert.equal(readRefusalBody('x'.repeat(5_000)).length, 300);
});
