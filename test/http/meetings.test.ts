import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeetingsView, MeetingView } from '../../src/domain/meetings-view.ts';
import type { RunRecord } from '../../src/domain/run-record.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { withMeetings, withPlan } from '../builders.ts';
import { TabServer } from './a-tab.ts';

let tab: TabServer;
beforeEach(async () => {
  tab = await TabServer.open('2019-09-02T09:00:00Z');
  await withPlan(tab.world, [{ ref: '4.1', text: 'Marker words' }, { ref: '4.2' }]);
  await withMeetings(tab.world, 'MACE 2019-09-24', 'LPR Group 2019-10-15');
  const item = { group: 'mace', month: '2019-09', day: null, text: 'Marker item', by: 'x' } as const;
  const value = { does: 'add', ...item, at: '2019-09-01T09:00:00Z' } as const;
  await tab.world.register.commit([{ do: 'put', kind: 'item-change', id: '1', value }]);
  await tab.seat('robin', { memberOf: ['mace'] });
  await tab.seat('lee', { memberOf: ['lpr-group'] });
  await tab.seat('sam', { roles: [{ kind: 'business-manager' }] });
  await tab.seat('kim', { roles: [{ kind: 'chair', group: 'mace' }] });
  tab.world.clock.set('2019-09-03T09:00:00Z');
  await runDueSteps(tab.world.ports, tab.world.partnership);
});
afterEach(() => tab.close());

async function json<T>(path: string, as: string, status = 200): Promise<T> {
  const response = await tab.get(path, as);
  expect(response.status).toBe(status);
  return (await response.json()) as T;
}

describe('the list of meetings', () => {
  it('shows a member each meeting with its steps, and what comes to those of their own group', async () => {
    const view = await json<MeetingsView>('meetings', 'robin');
    expect(view.coming.map(({ groupName, date }) => `${groupName} ${date}`)).toEqual([
      'MACE 2019-09-24',
      'LPR Group 2019-10-15',
    ]);
    expect(view.coming[0]!.steps.slice(0, 2).map(({ name, standing }) => `${name} ${standing}`)).toEqual([
      'ask done',
      'remind next',
    ]);
    expect(view.coming[0]!.items).toEqual([{ category: '', items: ['Marker item'] }]);
  });

  it('counts the items of other groups and shows none of their words', async () => {
    const text = await (await tab.get('meetings', 'lee')).text();
    expect(text).not.toContain('Marker');
    expect((JSON.parse(text) as MeetingsView).coming[0]).toMatchObject({ items: [], withheld: 1 });
  });
});

const mace = 'meetings/mace.2019-09-24';

describe('one meeting', () => {
  it('shows a member of the group what is asked, and the digest as it would be', async () => {
    const view = await json<MeetingView>(mace, 'robin');
    expect(view.asked).toEqual({ asked: 2, answered: 0, closesAt: '2019-09-13T08:00:00Z', closed: false });
    expect(view.digest?.standing).toBe('now');
    expect(view.digest?.card).toMatchObject({ type: 'AdaptiveCard' });
    expect(JSON.stringify(view.request)).toContain('Marker words');
  });

  it.each([
    ['sam', ['4.1', '4.2']],
    ['kim', ['4.1', '4.2']],
    ['robin', undefined],
    ['lee', undefined],
  ])('says who has not answered to its chair and the business manager alone: %s', async (who, refs) => {
    const view = await json<MeetingView>(mace, who);
    expect(view.unanswered?.map(({ ref }) => ref)).toEqual(refs);
    expect(view.mayReadRun).toBe(refs !== undefined);
  });

  it('shows others its dates, and neither its digest, its request nor what comes to it', async () => {
    const view = await json<MeetingView>(mace, 'lee');
    expect(view).toMatchObject({ digest: null, request: null, entry: { items: [], withheld: 1 } });
    expect(JSON.stringify(view)).not.toContain('Marker');
  });

  it('shows a draft to those who may change it, and the posted digest to its group', async () => {
    tab.world.clock.set('2019-09-13T09:00:00Z');
    await runDueSteps(tab.world.ports, tab.world.partnership);
    expect((await json<MeetingView>(mace, 'kim')).digest?.standing).toBe('draft');
    expect((await json<MeetingView>(mace, 'robin')).digest?.standing).toBe('now');
    tab.world.clock.set('2019-09-17T09:00:00Z');
    await runDueSteps(tab.world.ports, tab.world.partnership);
    expect((await json<MeetingView>(mace, 'robin')).digest?.standing).toBe('posted');
    expect((await json<MeetingView>(mace, 'lee')).digest).toBeNull();
  });

  it('is not there where nobody has dated it', async () => {
    const { message } = await json<{ message: string }>('meetings/mace.2019-09-25', 'robin', 404);
    expect(message).toMatch(/^There is no such meeting/);
  });
});

describe('the run record', () => {
  it.each(['sam', 'kim'])('is for business managers and the group’s own chair: %s', async (who) => {
    const record = await json<RunRecord>(`${mace}/run`, who);
    expect(record.totals).toMatchObject({ asked: 2, unanswered: 2 });
    expect(record.steps[0]).toMatchObject({ name: 'ask', outcome: 'ran' });
  });

  it('is for nobody else', async () => {
    await json(`${mace}/run`, 'robin', 403);
    await json('meetings/lpr-group.2019-10-15/run', 'kim', 403);
  });
});
