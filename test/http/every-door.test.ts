import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { planKey } from '../../src/flows/keys.ts';
import { endpoints } from '../../src/http/endpoints.ts';
import { openTokens } from '../../src/http/tokens.ts';
import { withMeetings, withPlan } from '../builders.ts';
import { TabServer } from './a-tab.ts';

/** Each endpoint there is, and each that will be: the list is the server's own. */
const doors = endpoints.map(({ method, path }) => [method, path] as const);

const known: Readonly<Record<string, string>> = {
  plan: 'DP',
  ref: '4.1',
  group: 'mace',
  meeting: 'mace.2019-09-24',
};

/** With ids that there are, so that nothing is refused for being unknown. */
function filled(path: string): string {
  return path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'mace');
}

const secrets = ['Marker', 'node_modules', 'src/', 'Error:'];

function ask(
  tab: TabServer,
  [method, path]: (typeof doors)[number],
  token: string | null,
  query = '',
): Promise<Response> {
  const names = { get: 'GET', post: 'POST', del: 'DELETE' } as const;
  return fetch(`${tab.url}${filled(path)}${query}`, {
    method: names[method],
    headers: { ...(token && { Authorization: `Bearer ${token}` }), 'Content-Type': 'application/json' },
    ...(method === 'post' && { body: '{}' }),
  });
}

async function refusal(response: Response): Promise<number> {
  const text = await response.text();
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(Object.keys(JSON.parse(text))).toEqual(['message']);
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(response.headers.get('Cache-Control')).toBe('private, no-cache');
  return response.status;
}

async function withMarkers(tab: TabServer): Promise<void> {
  await withPlan(tab.world, [{ ref: '4.1', text: 'Marker words', measure: 'Marker measure' }, { ref: '4.2' }]);
  await withMeetings(tab.world, 'MACE 2019-09-24', 'LPR Group 2019-09-26');
}

describe('at every door of the API', () => {
  let tab: TabServer;
  beforeAll(async () => {
    tab = await TabServer.open('2019-09-02T09:00:00Z');
    await withMarkers(tab);
    await tab.seat('robin', { memberOf: ['mace'] });
    await tab.seat('guest');
  });
  afterAll(() => tab.close());

  it.each(doors)('%s %s gives nobody anything without a token', async (...door) => {
    const response = await ask(tab, door, null);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await refusal(response)).toBe(401);
  });

  it.each(doors)('%s %s knows nothing of somebody on no roster', async (...door) => {
    expect(await refusal(await ask(tab, door, 'stranger'))).toBe(404);
  });

  it.each(doors)('%s %s needs more than a seat in the team', async (...door) => {
    expect(await refusal(await ask(tab, door, 'guest'))).toBe(403);
  });

  it.each(doors)('%s %s does not lead to another partnership', async (...door) => {
    expect(await refusal(await ask(tab, door, 'robin', '?partnership=elsewhere'))).toBe(404);
  });

  it.each(doors)('%s %s takes an empty request of a member without falling over', async (...door) => {
    const { status } = await ask(tab, door, 'robin');
    expect(status).toBeLessThan(500);
  });
});

describe('a plan that is for others', () => {
  it.each(doors.filter(([method]) => method === 'get'))('keeps its words at %s %s', async (...door) => {
    const tab = await TabServer.open('2019-09-02T09:00:00Z');
    try {
      await withMarkers(tab);
      const { id, value } = (await tab.world.register.find('plan', planKey('DP')))!;
      const audience = { kind: 'restricted', groups: ['lpr'] } as const;
      await tab.world.register.commit([
        { do: 'put', kind: 'plan', id, value: { ...value, audience, title: 'Marker title' } },
      ]);
      await tab.seat('robin', { memberOf: ['mace'] });
      const text = Buffer.from(await (await ask(tab, door, 'robin')).arrayBuffer()).toString('utf8');
      expect(text).not.toContain('Marker');
    } finally {
      await tab.close();
    }
  });
});

describe('a token that is not for Baton', () => {
  const appId = '11111111-1111-1111-1111-111111111111';
  const tenant = '22222222-2222-2222-2222-222222222222';
  const other = '33333333-3333-3333-3333-333333333333';
  let tab: TabServer;
  let sign: (more: Readonly<Record<string, unknown>>, expires?: string) => Promise<string>;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const tokens = openTokens({ appId, tenants: [tenant], keysOf: () => async () => publicKey });
    tab = await TabServer.open('2019-09-02T09:00:00Z', undefined, tokens);
    await withMarkers(tab);
    sign = (more, expires = '1h') =>
      new SignJWT({ tid: tenant, oid: other, scp: 'access_as_user', aud: appId, ...more })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(`https://login.microsoftonline.com/${String(more.tid ?? tenant)}/v2.0`)
        .setExpirationTime(expires)
        .sign(privateKey);
  });
  afterAll(() => tab.close());

  it.each(doors)('opens nothing: %s %s', async (...door) => {
    expect(await refusal(await ask(tab, door, await sign({ aud: other })))).toBe(401);
    expect(await refusal(await ask(tab, door, await sign({}, '-5m')))).toBe(401);
    expect(await refusal(await ask(tab, door, await sign({ scp: 'User.Read' })))).toBe(401);
    expect(await refusal(await ask(tab, door, await sign({ tid: other })))).toBe(403);
    // One that is right leads as far as the roster.
    expect(await refusal(await ask(tab, door, await sign({})))).toBe(404);
  });
});
