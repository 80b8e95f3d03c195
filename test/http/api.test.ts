import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ListedActions, Me } from '../../src/domain/tab-view.ts';
import { planKey } from '../../src/flows/keys.ts';
import { withPlan } from '../builders.ts';
import { TabServer } from './a-tab.ts';

let tab: TabServer;
beforeEach(async () => {
  tab = await TabServer.open('2019-09-02T09:00:00Z');
  await withPlan(tab.world, [{ ref: '4.1', text: 'Marker words' }, { ref: '4.2' }]);
});
afterEach(() => tab.close());

describe('whoever may not ask', () => {
  it('is told where Baton knows them', async () => {
    const response = await tab.get('me', null);
    expect(response.status).toBe(401);
    expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await response.json()).toEqual({ message: 'Open Baton in Teams: only there it knows who you are.' });
  });

  it('is let in no longer once Teams says that they have left', async () => {
    await tab.seat('robin', { memberOf: ['mace'] });
    expect((await tab.get('actions', 'robin')).status).toBe(200);
    tab.leave('robin');
    expect((await tab.get('actions', 'robin')).status).toBe(404);
  });

  it('is held up when they ask a great deal at once, and nobody else is', async () => {
    await tab.seat('robin', { memberOf: ['mace'] });
    await tab.seat('ash', { memberOf: ['mace'] });
    const answers = await Promise.all(Array.from({ length: 90 }, () => tab.get('me', 'robin')));
    const late = answers.filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThan(0);
    expect(late[0]!.headers.get('Retry-After')).toBe('2');
    expect((await tab.get('me', 'ash')).status).toBe(200);
  });
});

describe('a member of a group', () => {
  beforeEach(() => tab.seat('robin', { memberOf: ['mace'] }));

  it('is told who they are', async () => {
    const me = (await (await tab.get('me', 'robin')).json()) as Me;
    expect(me).toMatchObject({ isBusinessManager: false, today: '2019-09-02' });
    expect(me.groups.find(({ id }) => id === 'mace')).toMatchObject({ isMember: true, chairs: false });
  });

  it('reads the plan, and hears when nothing has changed since', async () => {
    const first = await tab.get('actions', 'robin');
    const { actions, total } = (await first.json()) as ListedActions;
    expect(actions.map(({ ref }) => ref)).toEqual(['4.1', '4.2']);
    expect(total).toBe(2);
    const again = await tab.get('actions', 'robin', { 'If-None-Match': first.headers.get('ETag')! });
    expect(again.status).toBe(304);
    expect(first.headers.get('Cache-Control')).toBe('private, no-cache');
  });

  it('sees of a restricted plan what everybody may see', async () => {
    const plan = (await tab.world.register.find('plan', planKey('DP')))!;
    const audience = { kind: 'restricted', groups: ['lpr'] } as const;
    await tab.world.register.commit([
      { do: 'put', kind: 'plan', id: plan.id, value: { ...plan.value, audience, title: 'Marker title' } },
    ]);
    const text = await (await tab.get('actions', 'robin')).text();
    expect(text).not.toContain('Marker');
    expect((JSON.parse(text) as ListedActions).actions[0]).toMatchObject({ ref: '4.1', text: '', restricted: true });
  });

  it.each(['actions?on=yesterday', 'actions?from=-1', 'actions?from=x'])(
    'is told what is wrong with %s',
    async (path) => {
      const response = await tab.get(path, 'robin');
      expect(response.status).toBe(400);
      expect(((await response.json()) as { message: string }).message).toMatch(/\.$/);
    },
  );
});

describe('a request that nobody could mean', () => {
  const json = { 'Content-Type': 'application/json' };
  const form = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;

  beforeEach(() => tab.seat('robin', { memberOf: ['mace'] }));

  const posted = (path: string, headers: Readonly<Record<string, string>>, body: BodyInit) =>
    fetch(`${tab.url}/api/${path}`, {
      method: 'POST',
      headers: { ...headers, Authorization: 'Bearer robin' },
      body,
      signal: AbortSignal.timeout(5_000),
    });

  it.each<[string, Readonly<Record<string, string>>, BodyInit]>([
    ['packed and broken', { ...json, 'Content-Encoding': 'gzip' }, 'not packed'],
    ['packed', { ...json, 'Content-Encoding': 'gzip' }, Uint8Array.from(gzipSync('{}'))],
    ['a form with a file', form, '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n1\r\n--x--'],
  ])('is refused unread at every door where its body is %s', async (_, headers, body) => {
    for (const path of ['messages', 'actions/DP/4.1/updates', 'imports']) {
      expect((await posted(path, headers, body)).status).toBe(415);
    }
    expect((await tab.get('me', 'robin')).status).toBe(200);
  });

  it('is answered like any other that cannot be read, however deep its body goes', async () => {
    const response = await posted('actions/DP/4.1/updates', json, deep);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Baton could not read that');
  });
});
