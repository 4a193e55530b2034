import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ChannelTokens } from '../../lib/botbuilder/channelToken.ts';
import { SigningKeys } from '../../lib/botbuilder/signingKeys.ts';
import { silentLog } from '../../lib/log.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const ISSUER = 'https://api.botframework.com';
const NOW = 1_700_000_000_000;
const HEADER = '{"alg":"RS256","kid":"k"}';
const CLAIMS = `{"iss":"${ISSUER}","aud":"${APP_ID}","exp":${NOW / 1_000 + 3_600}}`;

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
const key = { kid: 'k', jwk: { kty: 'RSA' as const, n, e }, endorsements: [] };
const keys = new SigningKeys({
  fetchKeys: () => Promise.resolve(new Map([['k', key]])),
  now: () => NOW,
  log: silentLog,
});
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Whether a token of these very bytes, rightly signed, is let in. */
async function accepted(header: Buffer, claims: Buffer): Promise<boolean> {
  const signed = `${header.toString('base64url')}.${claims.toString('base64url')}`;
  const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url');
  const tokens = new ChannelTokens({ appId: APP_ID, issuer: ISSUER, keys, now: () => NOW });
  const checked = await tokens.check(`Bearer ${signed}.${signature}`);
  if (!checked.ok) assert.equal(checked.code, 'E_TOKEN_MALFORMED');
  return checked.ok;
}

describe('a token that is rightly signed', () => {
  it('is accepted when header and claims are plain JSON', async () => {
    assert.equal(await accepted(Buffer.from(HEADER), Buffer.from(CLAIMS)), true);
  });

  const spoilt: readonly [how: string, spoil: (json: string) => Buffer][] = [
    ['begins with a byte order mark', (json) => Buffer.concat([BOM, Buffer.from(json)])],
    ['names a member twice', (json) => Buffer.from(json.replace('{', '{"x":1,"\\u0078":2,'))],
    ['is UTF-16', (json) => Buffer.from(json, 'utf16le')],
    ['is no object', () => Buffer.from('[]')],
  ];
  for (const [how, spoil] of spoilt) {
    it(`is refused when its header ${how}`, async () => {
      assert.equal(await accepted(spoil(HEADER), Buffer.from(CLAIMS)), false);
    });
    it(`is refused when its claims are such that the JSON ${how}`, async () => {
      assert.equal(await accepted(Buffer.from(HEADER), spoil(CLAIMS)), false);
    });
  }

  it('is refused with any bytes in it that are no UTF-8, in either part', async () => {
    const notUtf8 = fc.uint8Array({ minLength: 1, maxLength: 8 }).filter((bytes) => {
      return !Buffer.from(Buffer.from(bytes).toString('utf8')).equals(Buffer.from(bytes));
    });
    const withBytes = (json: string, bytes: Uint8Array): Buffer =>
      Buffer.concat([Buffer.from('{"x":"'), bytes, Buffer.from(`",${json.slice(1)}`)]);
    await fc.assert(
      fc.asyncProperty(notUtf8, fc.boolean(), async (bytes, inHeader) => {
        const header = inHeader ? withBytes(HEADER, bytes) : Buffer.from(HEADER);
        const claims = inHeader ? Buffer.from(CLAIMS) : withBytes(CLAIMS, bytes);
        assert.equal(await accepted(header, claims), false);
      }),
    );
  });
});
