import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forwardedPage } from '../../local/forwardedPage.ts';

const codespace = {
  CODESPACES: 'true',
  CODESPACE_NAME: 'fluffy-disco-4x7',
  GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN: 'app.github.dev',
};

test('in a codespace the page has the address that GitHub forwards', () => {
  assert.equal(forwardedPage(codespace, 4280)?.href, 'https://fluffy-disco-4x7-4280.app.github.dev/');
});

for (const [title, environment] of [
  ['on a desk', {}],
  ['without a name', { ...codespace, CODESPACE_NAME: undefined }],
  ['without a domain', { ...codespace, GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN: undefined }],
  ['where it is only named', { ...codespace, CODESPACES: undefined }],
  ['with a name that is no host', { ...codespace, CODESPACE_NAME: 'a b' }],
] as const) {
  test(`${title} there is none`, () => {
    assert.equal(forwardedPage(environment, 4280), undefined);
  });
}
