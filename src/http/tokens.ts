import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';

/** Who holds a token that Entra made for Baton's tab; their rights are the register's and Teams' to say. */
export interface Bearer {
  readonly tenant: string;
  readonly objectId: string;
  readonly name: string;
}

type TokenRead =
  | { readonly kind: 'bearer'; readonly bearer: Bearer }
  | { readonly kind: 'no-token' | 'bad-token' | 'wrong-tenant' };

/** Reads the header of a request. */
export type ReadToken = (authorization: string | undefined) => Promise<TokenRead>;

interface TokenOptions {
  readonly appId: string;
  /** Entra tenants that may use Baton. */
  readonly tenants: readonly string[];
  /** The keys with which a tenant signs; left out, Entra's own, which are kept between requests. */
  readonly keysOf?: (tenant: string) => JWTVerifyGetKey;
}

const scope = 'access_as_user';

/** Takes a token that Entra signed, for this app, in an allowed tenant, not yet expired. */
export function openTokens({ appId, tenants, keysOf = entraKeys() }: TokenOptions): ReadToken {
  const audience = [appId];
  const resource = new RegExp(`^api://[^/]+/(?:botid-)?${appId}$`, 'i');
  return async (authorization) => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return { kind: 'no-token' };
    try {
      // Which tenant's keys to ask for is all that is believed before the signature was looked at.
      const { tid, aud } = decodeJwt(token);
      const tenant = String(tid ?? '').toLowerCase();
      if (!tenants.includes(tenant)) return { kind: 'wrong-tenant' };
      const named = typeof aud === 'string' && resource.test(aud) ? [...audience, aud] : audience;
      const { payload } = await jwtVerify(token, keysOf(tenant), {
        algorithms: ['RS256'],
        audience: named,
        issuer: [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
        requiredClaims: ['exp', 'oid', 'tid', 'scp'],
        clockTolerance: 60,
      });
      if (!String(payload.scp).split(' ').includes(scope)) return { kind: 'bad-token' };
      const name = typeof payload.name === 'string' ? payload.name : '';
      return { kind: 'bearer', bearer: { tenant, objectId: String(payload.oid).toLowerCase(), name } };
    } catch (error) {
      // Whatever is wrong with a token is the same to whoever sent it; that Entra cannot be reached is not.
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return { kind: 'bad-token' };
      throw error;
    }
  };
}

function entraKeys(): (tenant: string) => JWTVerifyGetKey {
  const known = new Map<string, JWTVerifyGetKey>();
  return (tenant) => {
    const url = new URL(`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`);
    const keys = known.get(tenant) ?? createRemoteJWKSet(url);
    known.set(tenant, keys);
    return keys;
  };
}
