import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readTables } from '../../src/documents/read-tables.ts';
import { stepNames } from '../../src/domain/cycle.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { previewDay } from '../../src/flows/preview-day.ts';
import { setOversight, setPolicy, useChannel } from '../../src/flows/set-up.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  aChannel,
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  theManager,
  type World,
  withMeetings,
} from '../builders.ts';
import { FakeMessenger } from '../flows/fake-messenger.ts';
import { liveUntil, refsAnswering } from './living.ts';

const file = new URL('../../../shared/office/delivery-plan-2019-20.docx', import.meta.url);
const available = existsSync(file);
if (!available) console.info('Skipped: the 2019–20 delivery plan is not in ../shared/office.');

const maceRefs = '21.1 21.2 28.1 28.2 28.4 29.1 30.1 31.1 34.1 37.1 38.1 38.2 38.4 38.5'.split(' ');
const mebOverdue = '2.4 2.5 13.2 15.1 15.2 15.3 15.4 18.1 19.1 22.6 25.2'.split(' ');
const mace = '19:mace@thread.tacv2';
const general = '19:general@thread.tacv2';
/** Where the request was posted: what follows it stands below it. */
const thread = 'conversation-2';

/** The real plan on 2 September 2019, set up as its business manager would by typing. */
async function september(): Promise<{ readonly world: World; readonly teams: FakeMessenger }> {
  const world = await aPartnership('2019-09-02T08:00:00Z', { groups: [], oversight: null });
  const { ports, partnership } = world;
  const tables = await readTables({ name: 'plan.docx', bytes: readFileSync(file) });
  if (!tables.ok) throw new Error(tables.message);
  const result = draftFrom(tables.tables, { fileName: 'plan.docx' });
  if (!result.ok) throw new Error(result.message);
  await importPlan(ports, partnership, { draft: result.draft, source: 'plan.docx', by: manager });
  const by = { partnership, asker: theManager };
  await useChannel(ports, { ...by, name: 'MACE', channel: aChannel('mace'), confirmed: false });
  await useChannel(ports, { ...by, name: 'Strategic Group', channel: aChannel('general'), confirmed: false });
  await setOversight(ports, { ...by, name: 'Strategic Group' });
  await setPolicy(ports, { ...by, name: 'MACE', policy: 'all' });
  await withMeetings(world, 'MACE 2019-09-24 2019-09-17');
  return { world, teams: new FakeMessenger() };
}

(available ? describe : describe.skip)('MACE’s cycle in September 2019, on the real delivery plan', () => {
  it('asks at nine on 3 September about MACE’s fourteen actions, on one card', async () => {
    const { world, teams } = await september();
    const preview = await previewDay(world.ports, world.partnership, '2019-09-03');
    expect(preview.steps.map(({ at, step, requests }) => [at, step, requests])).toEqual([
      ['2019-09-03T08:00:00Z', 'ask', maceRefs.map((ref) => `DP ${ref}`)],
    ]);
    await liveUntil(world, teams, '2019-09-03T07:00:00Z');
    expect(teams.posts).toEqual(['who-answers to manager']);
    await liveUntil(world, teams, '2019-09-03T08:00:00Z');
    expect(teams.posts.slice(1)).toEqual([`request to ${mace}`]);
    const content = teams.shown[1]!.content;
    expect(content.kind === 'request' && content.view.items.map(({ line }) => line.ref)).toEqual(maceRefs);
    expect(content).toMatchObject({
      view: { answered: 0, asked: 14, closesAt: '2019-09-13T08:00:00Z', meeting: '2019-09-24' },
    });
  });

  it.each([
    ['one process', ['one']],
    ['three processes at once', ['one', 'two', 'three']],
  ])('posts one digest to MACE and one summary to the Strategic Group, with %s', async (_, processes) => {
    const { world, teams } = await september();
    await liveUntil(world, teams, '2019-09-04T08:00:00Z', processes);
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '28.1' };
    await takeUpdate(world.ports, {
      ...submit,
      proposed: proposed({ rating: 'amber', narrative: 'Two agencies still owe their figures.' }),
    });
    await liveUntil(world, teams, '2019-09-26T08:00:00Z', processes);
    const all = [
      'who-answers to manager',
      `request to ${mace}`,
      `reminder to ${thread}`,
      'chase to manager',
      `reminder to ${thread}`,
      'draft to manager',
      `digest to ${mace}`,
      `digest to ${general}`,
      'record to manager',
      // No further meeting of MACE is dated.
      'notice to manager',
    ];
    expect(teams.posts.toSorted()).toEqual(all.toSorted());
    for (const { content } of teams.shown.filter(({ how, content: { kind } }) => how === 'post' && kind === 'digest')) {
      expect(content).toMatchObject({ digest: { group: 'MACE', answered: 1, asked: 14 } });
      expect(JSON.stringify(content)).toContain('Two agencies still owe their figures.');
    }
    expect(new Set((await rowsOf(world, 'message')).map(({ state }) => state))).toEqual(new Set(['sent']));
    expect(await rowsOf(world, 'outbox')).toEqual([]);
    expect(await rowsOf(world, 'cycle')).toMatchObject([
      { ran: stepNames.slice(0, -1).map((step) => ({ step })), skipped: [] },
    ]);
  });

  it('knows on 1 November, when nobody has said anything, what is overdue', async () => {
    const { world } = await september();
    expect(await refsAnswering(world, 'overdue for MACE', '2019-11-01')).toEqual(['21.1']);
    const meb = await refsAnswering(world, 'overdue for MEB', '2019-11-01');
    expect(meb.toSorted((a, b) => Number(a) - Number(b))).toEqual(mebOverdue);
    expect(await refsAnswering(world, 'What is overdue for the Management Executive Board?', '2019-11-01')).toEqual(
      meb,
    );
  });
});
