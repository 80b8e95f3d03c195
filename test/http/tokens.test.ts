import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { openTokens } from '../../src/http/tokens.ts';

const appId = '11111111-1111-1111-1111-111111111111';
const tenant = '22222222-2222-2222-2222-222222222222';
const stranger = '33333333-3333-3333-3333-333333333333';
const objectId = '44444444-4444-4444-4444-444444444444';

type Key = Awaited<ReturnType<typeof generateKeyPair>>;
let entra: Key;
let forger: Key;
beforeAll(async () => {
  [entra, forger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
});

const claims = { tid: tenant, oid: objectId, scp: 'access_as_user', name: 'Sam Example' };

function issue(more: JWTPayload = {}, { key = entra, expires = '1h' }: { key?: Key; expires?: string } = {}) {
  const { iss = `https://login.microsoftonline.com/${tenant}/v2.0`, aud = appId, ...rest } = more;
  return new SignJWT({ ...claims, ...rest })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuedAt()
    .setIssuer(iss)
    .setAudience(aud)
    .setExpirationTime(expires)
    .sign(key.privateKey);
}

const read = async (header: string | undefined) => {
  const tokens = openTokens({ appId, tenants: [tenant], keysOf: () => async () => entra.publicKey });
  return tokens(header);
};

describe(openTokens, () => {
  it('knows who holds a token that Entra signed for Baton', async () => {
    expect(await read(`Bearer ${await issue()}`)).toEqual({
      kind: 'bearer',
      bearer: { tenant, objectId, name: 'Sam Example' },
    });
  });

  it.each([`api://baton.example.org/${appId}`, `api://baton.example.org/botid-${appId}`])(
    'takes a token made for the resource %s',
    async (aud) => {
      const iss = `https://sts.windows.net/${tenant}/`;
      expect((await read(`Bearer ${await issue({ aud, iss })}`)).kind).toBe('bearer');
    },
  );

  it.each([undefined, '', 'Basic abc', 'Bearer', 'Bearer a b'])(
    'asks for a token where there is none: %s',
    async (header) => {
      expect((await read(header)).kind).toBe('no-token');
    },
  );

  it.each<[string, () => Promise<string>, string]>([
    ['for another app', () => issue({ aud: stranger }), 'bad-token'],
    ['for a resource that only ends alike', () => issue({ aud: `api://evil.example/x${appId}` }), 'bad-token'],
    ['by another issuer', () => issue({ iss: 'https://login.example.org/' }), 'bad-token'],
    [
      'by another tenant’s issuer',
      () => issue({ iss: `https://login.microsoftonline.com/${stranger}/v2.0` }),
      'bad-token',
    ],
    ['from a tenant that is not allowed', () => issue({ tid: stranger }), 'wrong-tenant'],
    ['that has expired', () => issue({}, { expires: '-5m' }), 'bad-token'],
    ['that is not valid yet', () => issue({ nbf: Math.floor(Date.now() / 1000) + 3_600 }), 'bad-token'],
    ['without the scope', () => issue({ scp: 'User.Read' }), 'bad-token'],
    ['with a scope that only begins alike', () => issue({ scp: 'access_as_user_too' }), 'bad-token'],
    ['signed by somebody else', () => issue({}, { key: forger }), 'bad-token'],
    ['that is no token', async () => 'a.b.c', 'bad-token'],
  ])('refuses one %s', async (_, make, kind) => {
    expect((await read(`Bearer ${await make()}`)).kind).toBe(kind);
  });

  it('refuses a token without a signature, whatever it says of its algorithm', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = { ...claims, aud: appId, iss: `https://login.microsoftonline.com/${tenant}/v2.0`, exp: 9e9 };
    expect((await read(`Bearer ${part({ alg: 'none' })}.${part(payload)}.`)).kind).toBe('bad-token');
  });

  it('refuses one that was signed with the public key as if it were a secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(entra.publicKey)));
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(`https://login.microsoftonline.com/${tenant}/v2.0`)
      .setAudience(appId)
      .setExpirationTime('1h')
      .sign(secret);
    expect((await read(`Bearer ${forged}`)).kind).toBe('bad-token');
  });

  it('does not take Entra being out of reach for a bad token', async () => {
    const keysOf = () => async () => {
      throw new TypeError('fetch failed');
    };
    const tokens = openTokens({ appId, tenants: [tenant], keysOf });
    await expect(tokens(`Bearer ${await issue()}`)).rejects.toThrow('fetch failed');
  });
});
