import { describe, expect, it } from '@jest/globals';
import type { PeopleRow } from '../../src/domain/people-row.ts';
import { importPeople } from '../../src/flows/import-people.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { listPeople } from '../../src/flows/list-people.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { aDraft, aPartnership, manager, rowsOf, stateOf, type World, withPlan } from '../builders.ts';

const april = '2019-04-02T09:00:00Z';

function row(more: Partial<PeopleRow> & { readonly who?: string; readonly deputises?: string } = {}): PeopleRow {
  const { who = '', deputises = '', ...given } = more;
  return {
    row: 2,
    agency: 'Police',
    post: 'Inspector',
    holder: { name: who, email: '' },
    deputy: { name: deputises, email: '' },
    awayUntil: null,
    groups: [],
    answers: false,
    actions: '',
    ...given,
  };
}

async function aWorld(): Promise<World> {
  const world = await aPartnership(april);
  await withPlan(world, [{ ref: '4.1' }, { ref: '4.2' }, { ref: '30.1' }]);
  return world;
}

const give = (world: World, ...rows: readonly PeopleRow[]) =>
  importPeople(world.ports, world.partnership, { rows, by: manager });
const person = (key: string, name: string, left = false): RegisterChange => ({
  do: 'put',
  kind: 'person',
  id: key,
  value: { key, name, roles: [], left },
});

describe('a list of people', () => {
  it('makes agencies, posts and people, and says who answers, owes a part and sits where', async () => {
    const world = await aWorld();
    const rows = [
      row({ who: 'Robin Example', deputises: 'Kim Example', groups: ['MACE'], answers: true, actions: 'DP 4.1' }),
      row({ row: 3, agency: 'Health', post: 'Nurse', who: 'vacant', actions: '4.2; part of 30.1' }),
    ];
    const done = await give(world, ...rows);
    expect(done).toMatchObject({
      taken: 2,
      newAgencies: ['Police', 'Health'],
      newPosts: ['Inspector', 'Nurse'],
      assigned: ['DP 4.1', 'DP 4.2'],
      parts: ['DP 30.1'],
      withoutTeams: ['Robin Example', 'Kim Example'],
      refused: [],
    });
    expect(await rowsOf(world, 'post')).toEqual([
      { id: 'health.nurse', agency: 'health', title: 'Nurse', holder: null, deputy: null, awayUntil: null },
      {
        id: 'police.inspector',
        agency: 'police',
        title: 'Inspector',
        holder: 'none~1',
        deputy: 'none~2',
        awayUntil: null,
      },
    ]);
    expect(await rowsOf(world, 'agency')).toMatchObject([
      { id: 'health', answers: 'health.nurse' },
      { id: 'police', answers: 'police.inspector' },
    ]);
    expect(await stateOf(world, '4.1')).toMatchObject({ assignedTo: ['police.inspector'] });
    expect((await rowsOf(world, 'action')).find(({ ref }) => ref === '30.1')).toMatchObject({
      contributors: ['health'],
    });
    expect((await rowsOf(world, 'group')).find(({ id }) => id === 'mace')).toMatchObject({
      members: ['police.inspector'],
    });
  });

  it('changes nothing when it is given again', async () => {
    const world = await aWorld();
    const rows = [
      row({
        who: 'Robin Example',
        holder: { name: 'Robin Example', email: 'r@example.org' },
        actions: '4.1; part of 30.1',
      }),
    ];
    await give(world, ...rows);
    const before = await Promise.all(
      (['post', 'person', 'contact', 'audit', 'state'] as const).map((kind) => rowsOf(world, kind)),
    );
    expect(await give(world, ...rows)).toMatchObject({ taken: 1, newPosts: [], withoutTeams: [], moved: [] });
    expect(
      await Promise.all((['post', 'person', 'contact', 'audit', 'state'] as const).map((kind) => rowsOf(world, kind))),
    ).toEqual(before);
  });

  it('keeps what an empty cell does not speak of, and makes a post vacant where that is said', async () => {
    const world = await aWorld();
    await give(world, row({ who: 'Robin Example', deputises: 'Kim Example', awayUntil: '2027-05-14' }));
    await give(world, row());
    expect(await rowsOf(world, 'post')).toMatchObject([{ deputy: 'none~2', awayUntil: '2027-05-14' }]);
    await give(world, row({ who: 'vacant', deputises: 'none' }));
    expect(await rowsOf(world, 'post')).toMatchObject([{ holder: null, deputy: null, awayUntil: null }]);
  });

  it('knows somebody who is in Teams already by their name', async () => {
    const world = await aWorld();
    await world.register.commit([person('tenant~robin', 'Example, Robin (Police)')]);
    expect(await give(world, row({ who: 'Robin Example' }))).toMatchObject({ withoutTeams: [] });
    expect(await rowsOf(world, 'post')).toMatchObject([{ holder: 'tenant~robin' }]);
  });

  it('keeps an e-mail address only of those whom Teams does not know yet', async () => {
    const world = await aWorld();
    await world.register.commit([person('tenant~robin', 'Robin Example')]);
    await give(
      world,
      row({
        holder: { name: 'Robin Example', email: 'r@example.org' },
        deputy: { name: 'Kim', email: 'k@example.org' },
      }),
    );
    expect(await rowsOf(world, 'contact')).toEqual([{ person: 'none~1', email: 'k@example.org' }]);
  });

  it('takes two people of one name with two addresses for two', async () => {
    const world = await aWorld();
    await give(
      world,
      row({ holder: { name: 'Kim', email: 'one@example.org' } }),
      row({ agency: 'Health', holder: { name: 'Kim', email: 'two@example.org' } }),
    );
    expect((await rowsOf(world, 'post')).map(({ holder }) => holder)).toEqual(['none~2', 'none~1']);
  });

  it('adds up rows that name the same action, and tells whom the list takes it from', async () => {
    const world = await aWorld();
    await give(world, row({ actions: '4.1' }));
    const done = await give(world, row({ post: 'Sergeant', actions: '4.1' }), row({ post: 'Analyst', actions: '4.1' }));
    expect(done.moved).toEqual([{ action: 'DP 4.1', from: ['Inspector'] }]);
    expect((await stateOf(world, '4.1')).assignedTo).toEqual(['police.sergeant', 'police.analyst']);
  });

  it.each<[string, Partial<PeopleRow> & { readonly who?: string; readonly deputises?: string }, object]>([
    ['a deputy who left', { deputises: 'Gone Example' }, { code: 'has-left', name: 'Gone Example' }],
    ['a holder of a name that two have', { who: 'Sam Twin' }, { code: 'several-people' }],
    ['one person as both', { who: 'Kim', deputises: 'Kim' }, { code: 'same-person' }],
    ['a group that there is not', { groups: ['MACE', 'Nobody'] }, { code: 'unknown-group', name: 'Nobody' }],
    [
      'an action that there is not',
      { actions: '4.1, 4.9' },
      { code: 'no-such-action', ref: '4.9', nearest: ['4.1', '4.2'] },
    ],
    ['what names no action', { actions: 'all of them' }, { code: 'unread-actions', words: 'all of them' }],
    ['a number that identifies somebody', { post: 'Lead 943 476 5919' }, { code: 'unsafe' }],
    [
      'words about a child in danger',
      { post: 'a boy in my class says his dad hits him' },
      { code: 'unsafe', refusal: { code: 'concern' } },
    ],
    ['an endless name', { agency: 'x'.repeat(121) }, { code: 'name-too-long' }],
  ])('refuses a row with %s whole, and keeps the others', async (_, more, refusal) => {
    const world = await aWorld();
    await world.register.commit([
      person('tenant~gone', 'Gone Example', true),
      person('tenant~twin-1', 'Sam Twin'),
      person('tenant~twin-2', 'Sam Twin'),
    ]);
    const people = await rowsOf(world, 'person');
    const done = await give(
      world,
      row({ row: 2, ...more, agency: more.agency ?? 'Fire' }),
      row({ row: 3, post: 'Other' }),
    );
    expect(done).toMatchObject({ taken: 1, refused: [{ row: 2, refusal }] });
    expect(await rowsOf(world, 'agency')).toMatchObject([{ name: 'Police' }]);
    expect(await rowsOf(world, 'post')).toMatchObject([{ title: 'Other' }]);
    expect(await rowsOf(world, 'person')).toEqual(people);
    expect(await stateOf(world, '4.1')).toMatchObject({ assignedTo: [] });
  });

  it('asks for the plan where a number stands in two', async () => {
    const world = await aWorld();
    await importPlan(world.ports, world.partnership, {
      draft: aDraft([{ ref: '4.1' }], { code: 'BP' }),
      source: 'bp.docx',
      by: manager,
    });
    expect((await give(world, row({ actions: '4.1' }))).refused).toMatchObject([
      { refusal: { code: 'several-actions', found: ['BP 4.1', 'DP 4.1'] } },
    ]);
    expect(await give(world, row({ actions: 'bp 4.1' }))).toMatchObject({ assigned: ['BP 4.1'] });
  });

  it('keeps contributors when the plan is imported again', async () => {
    const world = await aWorld();
    await give(world, row({ actions: 'part of 30.1' }));
    await withPlan(world, [{ ref: '30.1', text: 'New words' }]);
    expect((await rowsOf(world, 'action')).find(({ text }) => text === 'New words')).toMatchObject({
      contributors: ['police'],
    });
  });
});

describe(listPeople, () => {
  it('tells who holds what, who is not in Teams, and what nobody answers for', async () => {
    const world = await aWorld();
    await give(world, row({ who: 'Robin Example', awayUntil: '2019-05-14', actions: '4.1; part of 30.1' }));
    expect(await listPeople(world.ports, world.partnership)).toEqual({
      posts: [
        {
          agency: 'Police',
          post: 'Inspector',
          holder: { name: 'Robin Example', inTeams: false },
          deputy: null,
          awayUntil: '2019-05-14',
          groups: [],
          answersForAgency: true,
          actions: ['DP 4.1'],
          parts: ['DP 30.1'],
          vacant: true,
        },
      ],
      agencies: [],
      unanswered: ['DP 4.2'],
    });
  });
});
