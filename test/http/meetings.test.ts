import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeetingsView } from '../../src/domain/meetings-view.ts';
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
