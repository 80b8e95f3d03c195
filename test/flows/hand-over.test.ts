import { describe, expect, it } from '@jest/globals';
import type { PeopleRow } from '../../src/domain/people-row.ts';
import { answerForAgency } from '../../src/flows/change-people.ts';
import { holdPost, vacatePost } from '../../src/flows/hold-post.ts';
import { importPeople } from '../../src/flows/import-people.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { answerForActions } from '../../src/flows/owe-parts.ts';
import { personLeft } from '../../src/flows/person-left.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { undoUpdate } from '../../src/flows/undo-update.ts';
import {
  anAsker,
  aPartnership,
  aPost,
  aState,
  manager,
  proposed,
  rowsOf,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const meeting = 'mace.2019-09-24';
const [kim, lee, olu] = ['tenant~kim', 'tenant~lee', 'tenant~olu'];

/** MACE has asked on 3 September: Kim for 1.1 and 1.2, Olu for the part that the police owe of 1.3, the channel for 1.3. */
async function asked(deputy: string | null = null): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [{ ref: '1.1' }, { ref: '1.2' }, { ref: '1.3' }]);
  await withMeetings(world, 'MACE 2019-09-24');
  const action = (await world.register.list('action')).find(({ value }) => value.ref === '1.3')!;
  const person = (key: string, name: string): RegisterChange => {
    return { do: 'put', kind: 'person', id: key, value: { key, name, roles: [], left: false } };
  };
  const assigned = (ref: string): RegisterChange => {
    return { do: 'put', kind: 'state', id: stateKey('DP', ref), value: aState({ ref, assignedTo: ['yos'] }) };
  };
  const police = { id: 'police', name: 'Police', aliases: [], answers: 'inspector' };
  await world.register.commit([
    person(kim!, 'Kim'),
    person(lee!, 'Lee'),
    person(olu!, 'Olu'),
    { do: 'put', kind: 'post', id: 'yos', value: aPost({ id: 'yos', title: 'Youth lead', holder: kim!, deputy }) },
    { do: 'put', kind: 'post', id: 'inspector', value: aPost({ id: 'inspector', title: 'Inspector', holder: olu! }) },
    { do: 'put', kind: 'agency', id: 'police', value: police },
    { do: 'put', kind: 'action', id: action.id, value: { ...action.value, contributors: ['police'] } },
    assigned('1.1'),
    assigned('1.2'),
  ]);
  await reach(world, '2019-09-03T08:00:00Z');
  return world;
}

async function reach(world: World, at: string): Promise<void> {
  world.clock.set(at);
  await runDueSteps(world.ports, world.partnership);
}

/** "1.1 on tenant~kim", "1.3 police on mace": what is asked on whose card. */
async function onCards(world: World): Promise<readonly string[]> {
  const requests = await rowsOf(world, 'request');
  return requests.map(({ ref, part, message }) => {
    return `${[ref, part].filter(Boolean).join(' ')} on ${message.replace(`${meeting}~ask~`, '')}`;
  });
}

describe('somebody who leaves between the ask and the close', () => {
  it('has what they were asked asked of their deputy at once', async () => {
    const world = await asked(lee);
    await personLeft(world.ports, world.partnership, kim!, manager);
    expect(await onCards(world)).toEqual([`1.1 on ${lee}`, `1.2 on ${lee}`, '1.3 on mace', `1.3 police on ${olu}`]);
    const card = (await world.register.find('message', `${meeting}~ask~${lee}`))!.value;
    expect(card).toMatchObject({ state: 'due', to: { kind: 'person', person: lee } });
  });

  it('has it asked in the group’s channel where nobody stands in, also for an agency’s part', async () => {
    const world = await asked();
    await personLeft(world.ports, world.partnership, kim!, manager);
    await personLeft(world.ports, world.partnership, olu!, manager);
    expect(await onCards(world)).toEqual(['1.1 on mace', '1.2 on mace', '1.3 on mace', '1.3 police on mace']);
    await reach(world, '2019-09-10T08:00:00Z');
    const reminders = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ id }) => id)).toEqual([`${meeting}~remind~mace`]);
  });
});

describe('a post that somebody else holds from now on', () => {
  it('is asked of the new holder, who was not asked before', async () => {
    const world = await asked();
    const by = { partnership: world.partnership, asker: theManager };
    await holdPost(world.ports, by, { person: { key: lee!, name: 'Lee' }, as: 'holder', post: 'Youth lead' });
    expect(await onCards(world)).toEqual([`1.1 on ${lee}`, `1.2 on ${lee}`, '1.3 on mace', `1.3 police on ${olu}`]);
  });

  it('is asked of the channel where it is vacant, and what has closed stays where it was asked', async () => {
    const world = await asked();
    const by = { partnership: world.partnership, asker: theManager };
    await vacatePost(world.ports, by, { as: 'holder', post: 'Inspector' });
    await reach(world, '2019-09-13T08:00:00Z');
    await vacatePost(world.ports, by, { as: 'holder', post: 'Youth lead' });
    expect(await onCards(world)).toEqual([`1.1 on ${kim}`, `1.2 on ${kim}`, '1.3 on mace', '1.3 police on mace']);
  });
});

it('an answer that is taken back after its post was handed on is asked of whoever holds it now', async () => {
  const world = await asked();
  const about = { partnership: world.partnership, plan: 'DP', ref: '1.1', asker: anAsker({ key: kim!, memberOf: [] }) };
  const taken = await takeUpdate(world.ports, { ...about, submission: 's', proposed: proposed() });
  const by = { partnership: world.partnership, asker: theManager };
  await holdPost(world.ports, by, { person: { key: lee!, name: 'Lee' }, as: 'holder', post: 'Youth lead' });
  expect(await onCards(world)).toContain(`1.1 on ${kim}`);
  const sequence = taken.kind === 'taken' ? taken.receipt.sequence : 0;
  await undoUpdate(world.ports, { ...about, asker: theManager, sequence });
  expect(await onCards(world)).toContain(`1.1 on ${lee}`);
});

describe('who answers, when it is said in mid-cycle', () => {
  const moved = [`1.1 on ${lee}`, `1.2 on ${lee}`, '1.3 on mace', `1.3 police on ${olu}`];

  it('is who is asked, when a list of people has somebody else for the post', async () => {
    const world = await asked();
    await importPeople(world.ports, world.partnership, {
      rows: [aRow({ post: 'Youth lead', holder: 'Lee' })],
      by: manager,
    });
    expect(await onCards(world)).toEqual(moved);
  });

  it('is who is asked, when another post is to answer for the actions, or for the agency', async () => {
    const world = await asked();
    const by = { partnership: world.partnership, asker: theManager };
    await importPeople(world.ports, world.partnership, { rows: [aRow({ post: 'Nurse', holder: 'Lee' })], by: manager });
    expect(await onCards(world)).toContain(`1.1 on ${kim}`);
    await answerForActions(world.ports, by, { post: 'Nurse', actions: '1.1, 1.2' });
    expect(await onCards(world)).toEqual(moved);
    await answerForAgency(world.ports, by, { post: 'Nurse', agency: 'Police' });
    expect(await onCards(world)).toContain(`1.3 police on ${lee}`);
  });

  it('is never who leaves at the very moment of the ask', async () => {
    const world = await asked();
    await withMeetings(world, 'MACE 2019-12-10');
    world.clock.set('2019-11-19T09:00:00Z');
    const leaving = personLeft(world.ports, world.partnership, kim!, manager);
    await Promise.all([leaving, runDueSteps(world.ports, world.partnership)]);
    const requests = (await rowsOf(world, 'request')).filter((request) => request.meeting === 'mace.2019-12-10');
    expect(requests.map(({ message }) => message)).not.toContain(`mace.2019-12-10~ask~${kim}`);
    expect(requests).toHaveLength(4);
  });
});

function aRow({ post, holder }: { readonly post: string; readonly holder: string }): PeopleRow {
  const given = { holder: { name: holder, email: '' }, deputy: { name: '', email: '' }, awayUntil: null };
  return { row: 2, agency: 'Police', post, ...given, groups: [], answers: false, actions: '' };
}
