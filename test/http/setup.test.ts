import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FileTaken, ImportView, SetUpTold, SetUpView, Trail } from '../../src/domain/set-up-view.ts';
import { planKey } from '../../src/flows/keys.ts';
import { endpoints } from '../../src/http/endpoints.ts';
import { withPlan } from '../builders.ts';
import { docxOf, table } from '../documents/office-files.ts';
import { TabServer } from './a-tab.ts';

let tab: TabServer;
beforeEach(async () => {
  tab = await TabServer.open('2026-09-02T09:00:00Z');
  await tab.seat('robin', { roles: [{ kind: 'business-manager' }] });
});
afterEach(() => tab.close());

function send(path: string, as: string | null, { name, bytes }: { name: string; bytes: Uint8Array | string }) {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'X-File-Name': encodeURIComponent(name),
    ...(as && { Authorization: `Bearer ${as}` }),
  };
  const body = typeof bytes === 'string' ? Buffer.from(bytes) : Uint8Array.from(bytes);
  return fetch(`${tab.url}/api/${path}`, { method: 'POST', headers, body });
}

const plan = [
  'Ref,Action,Lead Group,Time Scale',
  '1.1,Write down who does what,MACE,30 June 2026',
  '1.2,Ask every agency for its figures,Harbour Board,September 2026',
  '1.3,Look at the answers,,31 February 2027',
].join('\n');

async function json<T>(response: Promise<Response> | Response): Promise<T> {
  return (await response).json() as Promise<T>;
}

async function taken(name = 'Harbour Plan 2026-27.csv', bytes: Uint8Array | string = plan): Promise<string> {
  const response = await send('imports', 'robin', { name, bytes });
  expect(response.status).toBe(200);
  return (await json<FileTaken>(response)).drafts[0]!;
}

const managers = endpoints.filter(({ path }) => /^\/api\/(?:set-up|imports)/.test(path));

describe('whoever is no business manager', () => {
  it.each(managers.map(({ method, path }) => [method, path] as const))('may not %s %s', async (method, path) => {
    const chair = await tab.seat('ash', { memberOf: ['mace'], roles: [{ kind: 'chair', group: 'mace' }] });
    const at = path.replace('/api/', '').replace(':id', 'any');
    const asked = (as: string | null) => (method === 'get' ? tab.get(at, as) : tab.post(at, as, {}));
    expect((await asked(null)).status).toBe(401);
    expect((await asked('stranger')).status).toBe(404);
    const response = await asked(chair);
    expect(response.status).toBe(403);
    expect((await json<{ message: string }>(response)).message).toMatch(/business manager/);
  });

  it('has no file read', async () => {
    await tab.seat('ash', { memberOf: ['mace'] });
    expect((await send('imports', 'ash', { name: 'plan.csv', bytes: plan })).status).toBe(403);
    expect(await tab.world.register.list('draft')).toEqual([]);
  });
});

describe('a plan that is dropped', () => {
  it('is shown with what to look at, put right, imported as shown, and taken back', async () => {
    const id = await taken();
    const view = await json<ImportView>(tab.get(`imports/${id}`, 'robin'));
    expect(view).toMatchObject({
      counts: { actions: 3 },
      period: 'April 2026 to March 2027',
      canImport: true,
      before: 0,
    });
    expect(view.groups).toEqual([
      { name: 'MACE', actions: 1, known: 'MACE' },
      { name: 'Harbour Board', actions: 1, known: null },
    ]);
    const items = view.problems.flatMap((kind) => kind.items);
    expect(items.find(({ fix }) => fix === 'lead')).toMatchObject({
      ref: '1.3',
      where: expect.stringContaining('row 4'),
    });
    expect(items.find(({ fix }) => fix === 'date')).toMatchObject({ ref: '1.3', nearest: '2027-02-28' });
    expect(await tab.world.register.find('plan', planKey(view.code))).toBeNull();

    const fixes = [
      { kind: 'date', about: '1.3', value: '2027-02-28' },
      { kind: 'lead', about: '1.3', value: 'MACE' },
      { kind: 'group', about: 'Harbour Board', value: 'LPR Group' },
    ];
    const response = await tab.post(`imports/${id}/fixes`, 'robin', { code: 'hb', fixes });
    const after = await json<ImportView>(response);
    expect(after).toMatchObject({ code: 'HB', sequence: 1 });
    expect(after.groups.map(({ name }) => name)).toEqual(['MACE', 'LPR Group']);
    expect(after.problems.flatMap((kind) => kind.items).filter(({ fix }) => fix !== null)).toEqual([]);

    const old = await tab.post(`imports/${id}/import`, 'robin', { sequence: 0, before: 0 });
    expect(old.status).toBe(409);
    const done = await json<SetUpTold>(tab.post(`imports/${id}/import`, 'robin', { sequence: 1, before: 0 }));
    expect(done).toMatchObject({ text: expect.stringContaining('3 actions'), undo: { plan: 'HB', edition: 1 } });
    const again = await tab.post(`imports/${id}/import`, 'robin', { sequence: 1, before: 0 });
    expect(again.status).toBe(409);

    tab.world.clock.set('2026-09-02T10:00:00Z');
    const undone = await json<SetUpTold>(tab.post('set-up/undo', 'robin', done.undo));
    expect(undone.text).toContain('taken back');
    expect(await tab.world.register.find('plan', planKey('HB'))).toBeNull();
    const trail = await json<Trail>(tab.get('set-up/trail?text=import', 'robin'));
    expect(trail.lines.map(({ by, what }) => `${by} ${what}`)).toEqual([
      'robin took an import back',
      'robin imported a plan',
    ]);
  });

  it('says how its file was read, for as long as it waits', async () => {
    const hidden =
      '<w:p><w:r><w:t>Write it down</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>';
    const bytes = docxOf(
      table(['No.', 'Action', 'Lead', 'Time Scale'], ['1.1', `<w:tc>${hidden}</w:tc>`, 'MACE', 'March 2027']),
    );
    const id = await taken('Harbour Plan 2026-27.docx', bytes);
    await tab.post(`imports/${id}/fixes`, 'robin', { code: 'hb' });
    const { remarks } = await json<ImportView>(tab.get(`imports/${id}`, 'robin'));
    expect(remarks).toEqual(['Hidden text was left out.']);
  });

  it('gives one preview for each plan of a composite matrix', async () => {
    const csv = [
      'Plan,Ref,Action,Lead Group,Time Scale',
      'DP,1.1,Write it down,MACE,30 June 2026',
      'PR,1.1,Ask for it,MACE,30 July 2026',
    ].join('\n');
    const { drafts } = await json<FileTaken>(send('imports', 'robin', { name: 'All 2026-27.csv', bytes: csv }));
    const views = await Promise.all(drafts.map((id) => json<ImportView>(tab.get(`imports/${id}`, 'robin'))));
    expect(views.map(({ code, counts }) => [code, counts.actions])).toEqual([
      ['DP', 1],
      ['PR', 1],
    ]);
  });

  it('is waited for until it is imported or cancelled', async () => {
    const id = await taken();
    const { waiting } = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(waiting).toMatchObject([{ id, by: 'robin' }]);
    expect((await tab.post(`imports/${id}/cancel`, 'robin', {})).status).toBe(200);
    expect((await json<SetUpView>(tab.get('set-up', 'robin'))).waiting).toEqual([]);
    expect((await tab.get(`imports/${id}`, 'robin')).status).toBe(409);
  });

  it('reads the example’s workbook', async () => {
    const id = await taken('delivery-plan.xlsx', await readFile('examples/delivery-plan.xlsx'));
    const view = await json<ImportView>(tab.get(`imports/${id}`, 'robin'));
    expect(view.counts.actions).toBeGreaterThan(10);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['an old workbook', 'plan.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422],
    ['a file without a plan', 'notes.csv', 'Name,Colour\nKim,green\nLee,red', 422],
    ['an empty file', 'plan.docx', '', 422],
    ['a list of people', 'people.csv', 'Agency,Post\nPolice,Inspector', 422],
    ['more than 10 MB', 'plan.docx', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'), 413],
  ])('gets a sentence: %s', async (_, name, bytes, status) => {
    const response = await send('imports', 'robin', { name, bytes });
    expect(response.status).toBe(status);
    expect((await json<{ message: string }>(response)).message).toMatch(/\.$/);
    const drafts = await tab.world.register.list('draft');
    expect(drafts.filter(({ value }) => value.state === 'open')).toEqual([]);
  });

  it('is cut off where nobody said how long it is', async () => {
    const endless = new ReadableStream({
      pull: (to) => to.enqueue(new Uint8Array(1024 * 1024)),
    });
    let sent = 0;
    const body = endless.pipeThrough(
      new TransformStream({
        transform: (chunk, to) => {
          sent += chunk.length;
          if (sent > 12 * 1024 * 1024) to.terminate();
          else to.enqueue(chunk);
        },
      }),
    );
    const headers = {
      'Content-Type': 'application/octet-stream',
      'X-File-Name': 'a.csv',
      Authorization: 'Bearer robin',
    };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await fetch(`${tab.url}/api/imports`, init)).status).toBe(413);
  });

  it('is a body that says nothing, or something else', async () => {
    expect((await tab.post('imports', 'robin', { file: 'x' })).status).toBe(400);
    const id = await taken();
    const bad = [
      ['fixes', { fixes: [{ kind: 'lead', about: '1.3', value: 'Nobody’s Board' }] }, 422],
      ['fixes', { code: 'far too long a code' }, 422],
      ['fixes', { fixes: 'all' }, 400],
      ['import', { sequence: 'now' }, 400],
    ] as const;
    for (const [what, body, status] of bad) {
      const response = await tab.post(`imports/${id}/${what}`, 'robin', body);
      expect([what, response.status]).toEqual([what, status]);
      expect((await json<{ message: string }>(response)).message).toMatch(/\.$/);
    }
  });
});

describe('what is set up', () => {
  const change = (body: unknown) => tab.post('set-up/changes', 'robin', body);
  const refusal = async (body: unknown) => {
    const response = await change(body);
    expect(response.status).toBe(422);
    return (await json<{ message: string }>(response)).message;
  };
  const requests = async () =>
    (await tab.world.register.list('message')).filter(({ value }) => value.kind === 'request');
  const messages = async () => (await requests()).map(({ value }) => `${value.kind} ${value.state}`);

  it.each([
    [{ do: 'policy', group: 'MACE', policy: 'all' }, /every open action/],
    [{ do: 'oversight', group: 'MACE' }, /oversight/],
    [{ do: 'front-door', name: 'MASH', phone: '01632 960123', hours: 'Monday to Friday 9 to 5' }, /MASH/],
    [{ do: 'front-door', name: 'The front door, Ayton', phone: '01632 960123', hours: 'day and night' }, /door, Ayton/],
    [{ do: 'quiet', group: 'MACE', from: '2026-12-20', to: '2027-01-03' }, /2026/],
    [{ do: 'rhythm', group: 'MACE', papers: 6, ask: 15, remind: 8, chase: 4, close: 2 }, /ask 15, remind 8/],
    [{ do: 'also-called', group: 'MACE', alias: 'Exploitation Panel' }, /MACE is also called Exploitation Panel/],
    [{ do: 'reports-to', group: 'MACE', to: 'MEB' }, /MACE reports to Management Executive Board/],
    [{ do: 'agency', name: 'Police' }, /Police/],
    [{ do: 'add-meeting', group: 'MACE', date: '2027-01-14', time: '10:00', papers: null }, /14 January 2027/],
  ])('is changed by the flows of the chat: %j', async (body, words) => {
    const response = await change(body);
    const { text } = await json<SetUpTold>(response);
    expect(text).toMatch(words);
    const [first] = (await json<Trail>(tab.get('set-up/trail', 'robin'))).lines;
    expect(first).toMatchObject({ by: 'robin', at: '2026-09-02T09:00:00Z' });
  });

  it('puts people into posts, and says until when they are away', async () => {
    await change({ do: 'agency', name: 'Police' });
    await change({ do: 'post', title: 'Inspector', agency: 'Police' });
    await change({ do: 'hold', post: 'Inspector', as: 'holder', person: 'Sam Example' });
    await change({ do: 'away', person: 'Sam Example', until: '2026-10-01' });
    const { people } = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(people.posts).toMatchObject([
      { post: 'Inspector', holder: { name: 'Sam Example' }, awayUntil: '2026-10-01' },
    ]);
  });

  it('takes a name as the list of people does: whom Baton has met, nobody twice, and nobody who has left', async () => {
    await tab.seat('Lee Example (Youth Justice)');
    await tab.seat('Sam Example (Police)');
    await tab.seat('Sam Example (Health)');
    await change({ do: 'agency', name: 'Police' });
    await change({ do: 'post', title: 'Inspector', agency: 'Police' });
    const hold = (person: string) => ({ do: 'hold', post: 'Inspector', as: 'holder', person });
    const met = (await json<SetUpTold>(change(hold('lee example')))).text;
    expect(met).toBe('Done: Lee Example (Youth Justice) is holder of Inspector (Police).');
    expect(await refusal(hold('Sam Example'))).toContain('Sam Example (Health) or Sam Example (Police)?');
    expect((await json<SetUpTold>(change(hold('Sam Example (Police)')))).text).toContain('in place of Lee Example');
    await change({ do: 'left', person: 'Lee Example (Youth Justice)' });
    expect(await refusal(hold('Lee Example'))).toContain('has left, so nothing was changed');
    expect((await json<SetUpTold>(change(hold('Ash Newcomer')))).text).toContain('Ash Newcomer is not in Teams');
    expect((await json<SetUpTold>(change(hold('vacant')))).text).toContain('Inspector (Police) is vacant');
    const people = (await tab.world.register.list('person')).map(({ value }) => value.name);
    expect(people.filter((name) => name.startsWith('Ash'))).toEqual(['Ash Newcomer']);
    expect(people.filter((name) => /^Lee|vacant/i.test(name))).toEqual(['Lee Example (Youth Justice)']);
  });

  it('tells a group by all its names, and whom it reports to', async () => {
    await change({ do: 'also-called', group: 'MACE', alias: ' Exploitation Panel ' });
    await change({ do: 'reports-to', group: 'exploitation panel', to: 'MEB' });
    await change({ do: 'policy', group: 'Exploitation Panel', policy: 'all' });
    const { groups } = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(groups.find(({ id }) => id === 'mace')).toMatchObject({
      aliases: expect.arrayContaining(['Exploitation Panel']),
      reportsTo: 'Management Executive Board',
      policy: 'all',
    });
    const { lines } = await json<Trail>(tab.get('set-up/trail', 'robin'));
    expect(lines.map(({ what, about }) => `${what}: ${about}`)).toEqual(
      expect.arrayContaining([
        'set whom a group reports to: MACE: Management Executive Board',
        'gave a group the name “Exploitation Panel” too: MACE',
      ]),
    );
    const gone = await json<SetUpTold>(change({ do: 'not-called', group: 'MACE', alias: 'Exploitation Panel' }));
    expect(gone.text).toContain('no longer called Exploitation Panel');
  });

  it('says who answers for an agency and for actions, which agencies owe a part, and who has left', async () => {
    await withPlan(tab.world, [{ ref: '4.1' }, { ref: '4.2' }]);
    await change({ do: 'agency', name: 'Police' });
    await change({ do: 'post', title: 'Inspector', agency: 'Police' });
    await change({ do: 'hold', post: 'Inspector at Police', as: 'holder', person: 'Sam Example' });
    const done = async (body: unknown) => (await json<SetUpTold>(change(body))).text;
    expect(await done({ do: 'call-agency', agency: 'Police', does: 'also-called', alias: 'the Force' })).toContain(
      'Force',
    );
    expect(await done({ do: 'answers-for-agency', post: 'Inspector at Police', agency: 'the Force' })).toContain(
      'Inspector (Police) answers for Police',
    );
    expect(await done({ do: 'answers-for', post: 'Inspector at Police', actions: 'DP 4.1' })).toContain('DP 4.1');
    expect(await done({ do: 'parts', action: '4.2', agencies: 'Police' })).toContain('owes a part of DP 4.2');
    const { agencies, people } = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(agencies).toEqual([{ name: 'Police', aliases: ['the Force'], answers: 'Inspector', posts: ['Inspector'] }]);
    expect(people.posts).toMatchObject([{ actions: ['DP 4.1'], parts: ['DP 4.2'], answersForAgency: true }]);
    expect(await done({ do: 'left', person: 'Sam Example' })).toContain('To be filled: Inspector (Police)');
    expect(await refusal({ do: 'left', person: 'Sam Example' })).toContain('goes by that name');
    expect(await refusal({ do: 'answers-for', post: 'Inspector', actions: 'all of it' })).toContain('names no action');
    expect(await refusal({ do: 'answers-for', post: 'Inspector', actions: '9.9' })).toContain('no action');
    expect(await refusal({ do: 'parts', action: '4.2', agencies: 'Fire Service' })).not.toContain('type:');
  });

  it('asks at once for a group’s next meeting when told twice, and leaves a step out', async () => {
    await withPlan(tab.world, [{ ref: '4.1', timescale: 'September 2026' }]);
    const askNow = { do: 'ask-now', group: 'MACE' };
    expect(await refusal(askNow)).toContain('Add one under Meetings.');
    await change({ do: 'add-meeting', group: 'MACE', date: '2026-11-12', time: '', papers: null });
    expect(await json<SetUpTold>(change(askNow))).toMatchObject({
      confirm: true,
      text: '1 action would be asked about for MACE’s meeting on 12 November 2026 at once, in 1 card: Request to MACE’s channel. What has been asked cannot be called back.',
    });
    expect(await messages()).toEqual([]);
    expect((await json<SetUpTold>(change({ ...askNow, confirmed: true }))).text).toMatch(/^Asked about 1 action/);
    expect(await messages()).toEqual(['request due']);
    expect(await refusal({ ...askNow, confirmed: true })).toContain('The meeting’s own page shows what is open.');
    const skip = { do: 'skip', group: 'MACE', step: 'remind', why: 'half term' };
    expect(await json<SetUpTold>(change(skip))).toMatchObject({
      confirm: true,
      text: expect.stringMatching(/does not come back\. As things stand, 1 message .*: Reminder to MACE’s channel\.$/),
    });
    expect((await json<SetUpTold>(change({ ...skip, confirmed: true }))).text).toMatch(
      /^The reminder .* is left out\.$/,
    );
    expect(await refusal(skip)).toContain('is left out already');
    expect((await change({ ...skip, step: 'close' })).status).toBe(400);
    await change({ do: 'pause', group: 'LPR Group', until: null });
    await change({ do: 'add-meeting', group: 'LPR Group', date: '2026-11-12', time: '', papers: null });
    expect(await refusal({ do: 'ask-now', group: 'LPR Group' })).toContain('Resume it first, under Groups.');
  });

  it('sends what is in doubt once more when told twice, and names it first', async () => {
    const again = { do: 'send-again' };
    expect(await json<SetUpTold>(change(again))).toMatchObject({
      confirm: false,
      text: expect.stringMatching(/^No me/),
    });
    await withPlan(tab.world, [{ ref: '4.1', timescale: 'September 2026' }]);
    await change({ do: 'add-meeting', group: 'MACE', date: '2026-11-12', time: '', papers: null });
    await change({ do: 'ask-now', group: 'MACE', confirmed: true });
    const [asked] = await requests();
    const value = { ...asked!.value, state: 'in-doubt', reason: 'cut off' } as const;
    await tab.world.register.commit([{ do: 'put', kind: 'message', id: asked!.id, value }]);
    expect(await json<SetUpTold>(change(again))).toMatchObject({
      confirm: true,
      text: '1 message would be posted once more: Request to MACE’s channel. One that did arrive would then be there twice.',
    });
    expect(await messages()).toEqual(['request in-doubt']);
    expect((await json<SetUpTold>(change({ ...again, confirmed: true }))).text).toBe('Sending 1 message again.');
    expect(await messages()).toEqual(['request due']);
  });

  it('asks before more people may read a plan', async () => {
    await withPlan(tab.world, [{ ref: '4.1' }]);
    const readers = async () => (await json<SetUpView>(tab.get('set-up', 'robin'))).plans[0]!.readers;
    expect(await readers()).toBeNull();
    const text = (await json<SetUpTold>(change({ do: 'audience', plan: 'DP', groups: ['MACE', 'LPR Group'] }))).text;
    expect(text).toContain('for MACE and LPR Group alone');
    expect(await readers()).toEqual(['MACE', 'LPR Group']);
    const open = { do: 'audience', plan: 'DP', groups: null };
    expect(await json<SetUpTold>(change(open))).toMatchObject({ confirm: true });
    expect(await readers()).toEqual(['MACE', 'LPR Group']);
    expect(await json<SetUpTold>(change({ ...open, confirmed: true }))).toMatchObject({ confirm: false });
    expect(await readers()).toBeNull();
    expect((await change({ do: 'audience', plan: 'DP', groups: ['Nobody’s Board'] })).status).toBe(422);
    expect((await change({ do: 'audience', plan: 'XX', groups: ['MACE'] })).status).toBe(422);
    expect((await change({ do: 'audience', plan: 'DP', groups: [] })).status).toBe(400);
  });

  it('names chairs and managers of those who have met Baton, and takes roles away', async () => {
    await tab.seat('ash');
    const chair = { person: 'Ash', role: 'chair', group: 'MACE' };
    expect((await json<SetUpTold>(change({ do: 'give-role', ...chair }))).text).toContain('ash is chair of MACE');
    await change({ do: 'give-role', person: 'ash', role: 'business-manager', group: null });
    const view = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(view.groups.find(({ id }) => id === 'mace')).toMatchObject({ chairs: ['ash'] });
    expect(view.roles).toMatchObject({ businessManagers: expect.arrayContaining(['ash', 'robin']), scrutineers: [] });
    expect((await json<SetUpTold>(change({ do: 'take-role', ...chair }))).text).toContain('no longer chair of MACE');
    expect((await change({ do: 'take-role', ...chair })).status).toBe(422);
    expect((await change({ do: 'give-role', ...chair, person: 'Nobody Known' })).status).toBe(422);
  });

  it('ends a group once what follows was shown, gives it an heir, and lets it meet again', async () => {
    const end = { do: 'merge', group: 'MACE', into: 'LPR Group' };
    expect(await json<SetUpTold>(change(end))).toMatchObject({ confirm: true, text: expect.stringContaining('MACE') });
    expect(await json<SetUpTold>(change({ ...end, confirmed: true }))).toMatchObject({ confirm: false });
    const mace = async () => (await json<SetUpView>(tab.get('set-up', 'robin'))).groups.find(({ id }) => id === 'mace');
    expect(await mace()).toMatchObject({ ended: '2026-09-02', mergedInto: 'LPR Group' });
    expect((await change({ do: 'also-called', group: 'MACE', alias: 'The Panel' })).status).toBe(422);
    expect((await json<SetUpTold>(change({ do: 'revive', group: 'MACE' }))).text).toContain('meets again');
    expect(await mace()).toMatchObject({ ended: null, mergedInto: null });
  });

  it('asks before a meeting is cancelled', async () => {
    await change({ do: 'add-meeting', group: 'MACE', date: '2027-01-14', time: '', papers: null });
    const cancel = { do: 'cancel-meeting', group: 'MACE', on: '2027-01-14' };
    expect(await json<SetUpTold>(change(cancel))).toMatchObject({ confirm: true });
    expect(await json<SetUpTold>(change({ ...cancel, confirmed: true }))).toMatchObject({ confirm: false });
    const { meetings } = await json<SetUpView>(tab.get('set-up', 'robin'));
    expect(meetings.find(({ date }) => date === '2027-01-14')).toMatchObject({ cancelled: true });
  });

  it('takes the lists of people and of meetings', async () => {
    const people = await send('set-up/lists/people', 'robin', {
      name: 'people.csv',
      bytes: 'Agency,Post,Holder\nPolice,Inspector,Sam Example\n,Clerk,',
    });
    expect((await json<SetUpTold>(people)).text).toMatch(/1 row taken[\s\S]*1 row was not taken/);
    const meetings = await send('set-up/lists/meetings', 'robin', {
      name: 'meetings.csv',
      bytes: 'group,date\nMACE,14/01/2027',
    });
    expect((await json<SetUpTold>(meetings)).text).toContain('1 added');
  });

  it.each([
    [{ do: 'policy', group: 'Nobody’s Board', policy: 'all' }, 422],
    [{ do: 'front-door', name: 'MASH', phone: 'none', hours: 'always' }, 422],
    [{ do: 'agency', name: '943 476 5919' }, 422],
    [{ do: 'also-called', group: 'MACE', alias: 'LPR Group' }, 422],
    [{ do: 'also-called', group: 'MACE', alias: 'a boy in my class says his dad hits him' }, 422],
    [{ do: 'also-called', group: 'MACE', alias: ' ' }, 400],
    [{ do: 'not-called', group: 'MACE', alias: 'Nobody’s Board' }, 422],
    [{ do: 'reports-to', group: 'MACE', to: 'MACE' }, 422],
    [{ do: 'rhythm', group: 'MACE', papers: 5, ask: 2, remind: 5, chase: 3, close: 2 }, 422],
    [{ do: 'rhythm', group: 'MACE', papers: 5, ask: 1000, remind: 5, chase: 3, close: 2 }, 422],
    [{ do: 'rhythm', group: 'MACE', papers: 5, ask: 'ten', remind: 5, chase: 3, close: 2 }, 400],
    [{ do: 'merge', group: 'MACE', into: 'MACE' }, 422],
    [{ do: 'revive', group: 'MACE' }, 422],
    [{ do: 'reports-to', group: 'MACE', to: 'Nobody’s Board' }, 422],
    [{ do: 'quiet', group: 'MACE', from: '2026-02-31', to: '2026-03-01' }, 400],
    [{ do: 'add-meeting', group: 'MACE', date: '2020-01-14', time: '', papers: null }, 422],
    [{ do: 'add-meeting', group: 'MACE', date: '9999-12-31', time: '', papers: null }, 400],
    [{ do: 'anything' }, 400],
    [null, 400],
  ])('stays as it was, and a sentence says why: %j', async (body, status) => {
    const response = await change(body);
    expect(response.status).toBe(status);
    expect((await json<{ message: string }>(response)).message).toMatch(/[.?)”]$/);
    expect((await json<Trail>(tab.get('set-up/trail', 'robin'))).total).toBe(0);
  });
});
