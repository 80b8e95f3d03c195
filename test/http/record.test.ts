import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordPageSaved, RecordView } from '../../src/domain/record-view.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { anAsker, proposed, rowsOf, stateOf, withMeetings, withPlan } from '../builders.ts';
import { TabServer } from './a-tab.ts';

const path = 'meetings/mace.2019-09-24/record';

let tab: TabServer;
beforeEach(async () => {
  tab = await TabServer.open('2019-09-02T09:00:00Z');
  await withPlan(tab.world, [{ ref: '1.1', timescale: 'July 2019' }, { ref: '1.2' }]);
  await withMeetings(tab.world, 'MACE 2019-09-24');
  await says('1.1', { complete: true, narrative: 'All done.' });
  await tab.seat('sam', { roles: [{ kind: 'business-manager' }] });
  await tab.seat('alex', { roles: [{ kind: 'business-manager' }] });
  await tab.seat('kim', { roles: [{ kind: 'chair', group: 'mace' }] });
  await tab.seat('robin', { memberOf: ['mace'] });
  tab.world.clock.set('2019-09-25T08:00:00Z');
});
afterEach(() => tab.close());

async function says(ref: string, more = {}): Promise<void> {
  const { ports, partnership, clock } = tab.world;
  const submit = { partnership, asker: anAsker(), submission: `s~${ref}~${clock.now()}`, plan: 'DP', ref, part: null };
  const taken = await takeUpdate(ports, { ...submit, card: null, proposed: proposed(more) });
  if (taken.kind !== 'taken') throw new Error(taken.refusal.code);
}

async function view(): Promise<RecordView> {
  return (await (await tab.get(path, 'sam')).json()) as RecordView;
}

function outcome({ decisions }: RecordView, value: string) {
  const { id, stamp } = decisions[0]!;
  return { [`outcome~${id}~${stamp}`]: value };
}

async function refusal(response: Response): Promise<{ status: number; code: string; message: string }> {
  return { status: response.status, ...((await response.json()) as { code: string; message: string }) };
}

describe('recording a meeting in the tab', () => {
  it('is for business managers alone, as on the card', async () => {
    for (const who of ['kim', 'robin']) {
      expect((await tab.get(path, who)).status).toBe(403);
      expect((await tab.post(`${path}/finish`, who, { seq: 0, finish: true })).status).toBe(403);
    }
    expect(await rowsOf(tab.world, 'record')).toEqual([]);
  });

  it('records a decision once, however often the same page arrives', async () => {
    const page = { seq: 0, typed: outcome(await view(), 'agreed') };
    const saved = await Promise.all([1, 2, 3].map(() => tab.post(`${path}/decisions`, 'sam', page)));
    for (const response of saved) {
      expect((await response.json()) as RecordPageSaved).toEqual({ wrote: true, about: ['DP 1.1'] });
    }
    expect(await rowsOf(tab.world, 'decision')).toHaveLength(1);
    expect((await stateOf(tab.world, '1.1')).standing).toBe('complete');
  });

  it('tells the second of two people what the first recorded, and loses neither’s', async () => {
    const seen = await view();
    await tab.post(`${path}/decisions`, 'alex', { seq: 0, typed: outcome(seen, 'agreed') });
    const late = await refusal(
      await tab.post(`${path}/finish`, 'sam', { seq: 0, typed: { 'words~minute': 'Item 4' } }),
    );
    expect(late).toMatchObject({ status: 409, code: 'recorded-meanwhile' });
    expect(late.message).toContain('alex has recorded meanwhile: decisions (DP 1.1).');
    await tab.post(`${path}/finish`, 'sam', { seq: 1, typed: { 'words~minute': 'Item 4' } });
    expect(await view()).toMatchObject({ sequence: 2, minuteRef: 'Item 4' });
  });

  it('asks again where an action has changed since the page was drawn', async () => {
    const seen = await view();
    await says('1.1', { rating: 'amber', narrative: 'Not quite after all.', complete: true });
    const late = await refusal(await tab.post(`${path}/decisions`, 'sam', { seq: 0, typed: outcome(seen, 'agreed') }));
    expect(late).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    expect(await rowsOf(tab.world, 'decision')).toEqual([]);
    const again = await tab.post(`${path}/decisions`, 'sam', { seq: 0, typed: outcome(await view(), 'agreed') });
    expect(again.status).toBe(200);
  });

  it('takes a doubtful word only once somebody says that it is all right', async () => {
    const typed = { 'words~minute': 'See J.S., aged 9' };
    const first = await refusal(await tab.post(`${path}/finish`, 'sam', { seq: 0, typed }));
    expect(first).toMatchObject({ status: 422, code: 'may-identify' });
    expect((await tab.post(`${path}/finish`, 'sam', { seq: 0, typed, confirmed: true })).status).toBe(200);
  });

  it('closes the cycle when it is finished, and takes no more pages then', async () => {
    expect((await tab.post(`${path}/finish`, 'sam', { seq: 0, finish: true })).status).toBe(200);
    expect((await view()).finished).not.toBeNull();
    const late = await refusal(await tab.post(`${path}/actions`, 'sam', { seq: 1, typed: { 'words~action': 'More' } }));
    expect(late).toMatchObject({ status: 409, code: 'already-recorded' });
  });

  it('refuses what no page of a record would send', async () => {
    expect((await tab.post(`${path}/biscuits`, 'sam', { seq: 0 })).status).toBe(400);
    expect((await tab.post(`${path}/finish`, 'sam', { seq: 'x' })).status).toBe(400);
    expect((await tab.get('meetings/mace.2019-09-25/record', 'sam')).status).toBe(404);
  });
});
