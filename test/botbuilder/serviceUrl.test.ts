import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkServiceUrl } from '../../lib/botbuilder/serviceUrl.ts';
import type { ServiceUrlPolicy } from '../../lib/config.ts';

const AZURE: ServiceUrlPolicy = {
  kind: 'allowList',
  plainHttpOnLoopback: false,
  hosts: [
    { name: 'botframework.com', subdomains: true, port: undefined },
    { name: 'smba.trafficmanager.net', subdomains: false, port: undefined },
    { name: 'connector.contoso.com', subdomains: false, port: '8443' },
  ],
};

const LOCAL_WITH_APP_ID: ServiceUrlPolicy = {
  kind: 'allowList',
  plainHttpOnLoopback: true,
  hosts: [
    { name: '127.0.0.1', subdomains: false, port: undefined },
    { name: 'localhost', subdomains: false, port: '4280' },
    { name: 'botframework.com', subdomains: true, port: undefined },
  ],
};

const LOCAL: ServiceUrlPolicy = { kind: 'loopback' };

const OK = 'ok';
const MISSING = 'E_SERVICE_URL_MISSING';
const MALFORMED = 'E_SERVICE_URL_MALFORMED';
const NOT_HTTPS = 'E_SERVICE_URL_NOT_HTTPS';
const HOST = 'E_SERVICE_URL_HOST';

function verdict(serviceUrl: string | undefined, policy: ServiceUrlPolicy): string {
  const checked = checkServiceUrl(serviceUrl, policy);
  return checked.ok ? OK : checked.code;
}

function table(policy: ServiceUrlPolicy, rows: readonly (readonly [string | undefined, string])[]): void {
  for (const [serviceUrl, expected] of rows) {
    test(`${JSON.stringify(serviceUrl)} is ${expected}`, () => {
      assert.equal(verdict(serviceUrl, policy), expected);
    });
  }
}

describe('Where the bot may answer, on Azure', () => {
  table(AZURE, [
    ['https://directline.botframework.com/', OK],
    ['https://directline.botframework.com', OK],
    ['https://a.b.botframework.com/x/y/', OK],
    ['https://directline.botframework.com:443/', OK],
    ['https://DirectLine.BotFramework.com/', OK],
    ['https://smba.trafficmanager.net/emea/22222222-3333-4444-8555-666666666666/', OK],
    ['https://connector.contoso.com:8443/', OK],
    [`https://directline.botframework.com/${'a'.repeat(2_048 - 36)}`, OK],
    [`https://directline.botframework.com/${'a'.repeat(2_048 - 35)}`, MALFORMED],
    ['https://:443/', MALFORMED],
    ['https://[directline.botframework.com/', MALFORMED],
    [undefined, MISSING],
    ['', MISSING],
    ['directline.botframework.com', MALFORMED],
    ['//directline.botframework.com/', MALFORMED],
    ['https:directline.botframework.com', MALFORMED],
    ['https://', MALFORMED],
    [' https://directline.botframework.com/', MALFORMED],
    ['https://directline.botframework.com/\n', MALFORMED],
    ['https://direct\tline.botframework.com/', MALFORMED],
    ['https:\\\\directline.botframework.com\\', MALFORMED],
    ['https://evil.tld\\.botframework.com/', MALFORMED],
    ['https://user@directline.botframework.com/', MALFORMED],
    ['https://user:secret@directline.botframework.com/', MALFORMED],
    ['https://directline.botframework.com@evil.tld/', MALFORMED],
    ['https://evil.tld?.botframework.com/', MALFORMED],
    ['https://evil.tld#.botframework.com/', MALFORMED],
    ['https://directline.botframework.com/?', MALFORMED],
    ['https://directline.botframework.com/#', MALFORMED],
    ['https://directline.botfr\u0430mework.com/', MALFORMED],
    ['https://directline\u3002botframework.com/', MALFORMED],
    [`https://directline.botframework.com/${'a'.repeat(2_048)}`, MALFORMED],
    ['ftp://directline.botframework.com/', MALFORMED],
    ['javascript:alert(1)', MALFORMED],
    ['http://directline.botframework.com/', NOT_HTTPS],
    ['http://127.0.0.1/', NOT_HTTPS],
    ['http://169.254.169.254/', NOT_HTTPS],
    ['https://botframework.com/', HOST],
    ['https://evilbotframework.com/', HOST],
    ['https://.botframework.com/', HOST],
    ['https://directline.botframework.com./', HOST],
    ['https://directline.botframework.com.evil.tld/', HOST],
    ['https://evil.tld/directline.botframework.com', HOST],
    ['https://xn--directline-3ve.botframework.com.evil.tld/', HOST],
    ['https://directline.xn--botfrmework-yij.com/', HOST],
    ['https://directline.botframework.com:8443/', HOST],
    ['https://directline.botframework.com:80/', HOST],
    ['https://connector.contoso.com/', HOST],
    ['https://x.smba.trafficmanager.net/', HOST],
    ['https://localhost/', HOST],
    ['https://127.0.0.1/', HOST],
    ['https://2130706433/', HOST],
    ['https://0x7f.1/', HOST],
    ['https://[::1]/', HOST],
    ['https://[::ffff:169.254.169.254]/', HOST],
    ['https://169.254.169.254/', HOST],
  ]);

  test('a refused host is named for the log', () => {
    const host = 'omnichannel.example.com';
    for (const policy of [AZURE, LOCAL])
      assert.deepEqual(checkServiceUrl(`https://${host}/x`, policy), { ok: false, code: HOST, host });
  });

  test('an allowed one is given as it was read', () => {
    const text = 'https://directline.botframework.com/x';
    assert.deepEqual(checkServiceUrl(text, AZURE), { ok: true, url: new URL(text) });
  });
});

describe('Where the bot may answer, locally with an app id', () => {
  table(LOCAL_WITH_APP_ID, [
    ['http://127.0.0.1:50123/', OK],
    ['https://127.0.0.1:50123/', OK],
    ['http://localhost:4280/', OK],
    ['https://directline.botframework.com/', OK],
    ['http://localhost:4281/', HOST],
    ['http://127.0.0.2/', HOST],
    ['http://[::1]/', HOST],
    ['http://directline.botframework.com/', NOT_HTTPS],
    ['http://127.0.0.1.evil.tld/', NOT_HTTPS],
  ]);
});

describe('Where the bot may answer, locally without an app id', () => {
  table(LOCAL, [
    ['http://127.0.0.1:50123/', OK],
    ['http://127.1.2.3/', OK],
    ['http://localhost:4280', OK],
    ['http://[::1]:4280/', OK],
    ['https://localhost/', OK],
    ['http://localhost.evil.tld/', HOST],
    ['http://127.0.0.1.nip.io/', HOST],
    ['http://0.0.0.0/', HOST],
    ['http://128.0.0.1/', HOST],
    ['https://directline.botframework.com/', HOST],
    ['http://user@127.0.0.1/', MALFORMED],
  ]);
});

test('Whatever the text, an accepted service URL leads to an allowed host and nowhere else', () => {
  const pieces = fc.constantFrom(
    'https://',
    'http://',
    'directline',
    '.botframework.com',
    '@',
    ':',
    '443',
    '/',
    '\\',
    '?',
    '#',
    '.evil.tld',
    '.',
    '%2e',
  );
  const texts = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const checked = checkServiceUrl(text, AZURE);
      if (!checked.ok) return;
      const { protocol, hostname, username, port } = new URL(`${text}/v3/conversations`);
      assert.deepEqual([protocol, username, port], ['https:', '', '']);
      assert.match(hostname, /\.botframework\.com$|^smba\.trafficmanager\.net$/);
    }),
    { numRuns: 5_000 },
  );
});
