import { describe, expect, it } from '@jest/globals';
import { parseLocalContact } from '../../src/domain/safety.ts';
import { giveRole, takeRole } from '../../src/flows/change-roles.ts';
import { findAcquaintance, type Met, meetTeam } from '../../src/flows/meet-team.ts';
import { setFrontDoor, setOversight, setPolicy, useChannel } from '../../src/flows/set-up.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { aChannel, anAsker, aPartnership, rowsOf, TestClock, theManager, type World } from '../builders.ts';

const april = '2019-04-02T09:00:00Z';
const by = ({ partnership }: World, asker = theManager) => ({ partnership, asker });

async function groupOf(world: World, id: string) {
  return (await world.register.find('group', id))?.value;
}

describe('binding a channel to a group', () => {
  const channel = aChannel('here');
  const bind = (world: World, name: string, more = {}) =>
    useChannel(world.ports, { ...by(world), name, channel, confirmed: false, ...more });

  it.each([
    ['MACE', 'mace'],
    ['the mace group', 'mace'],
    ['MEB', 'meb'],
    ['LPR', 'lpr-group'],
  ])('as “%s”', async (name, id) => {
    const world = await aPartnership(april);
    expect(await bind(world, name)).toMatchObject({ kind: 'done', what: { what: 'channel', moved: true } });
    expect(await groupOf(world, id)).toMatchObject({ channel });
  });

  it.each(['MACE Task Group', 'MACE 2', 'MACE North'])(
    'asks before it makes a new group of “%s”, and leaves MACE where it is',
    async (name) => {
      const world = await aPartnership(april);
      expect(await bind(world, name)).toMatchObject({
        kind: 'confirm-new-group',
        name,
        known: expect.arrayContaining(['MACE']),
      });
      expect(await bind(world, name, { confirmed: true })).toMatchObject({
        kind: 'done',
        what: { group: name, moved: false },
      });
      expect(await groupOf(world, 'mace')).toMatchObject({ channel: aChannel('mace') });
    },
  );

  it.each<[string, object, object]>([
    ['by somebody else than the business manager', { asker: anAsker() }, { code: 'not-business-manager' }],
    ['outside a channel', { channel: null }, { code: 'not-in-channel' }],
    ['without a name', { name: ' ' }, { code: 'no-name' }],
    ['with a name that holds a person’s number', { name: 'Group 943 476 5919' }, { code: 'unsafe-name' }],
    ['with an endless name', { name: 'x'.repeat(81) }, { code: 'unsafe-name' }],
  ])('%s is refused', async (_, more, refusal) => {
    const world = await aPartnership(april);
    const before = await rowsOf(world, 'group');
    expect(await bind(world, 'MACE', more)).toEqual({ kind: 'refused', ...refusal });
    expect(await rowsOf(world, 'group')).toEqual(before);
  });
});

describe('other settings', () => {
  it('are changed by the business manager, and stand in the trail', async () => {
    const world = await aPartnership(april);
    await setPolicy(world.ports, { ...by(world), name: 'mace', policy: 'all' });
    await setOversight(world.ports, { ...by(world), name: 'MEB' });
    await setFrontDoor(world.ports, {
      ...by(world),
      read: parseLocalContact('Anyshire MASH, 01632 960123, Mon–Fri 9–5'),
    });
    expect(await groupOf(world, 'mace')).toMatchObject({ policy: 'all' });
    expect(await rowsOf(world, 'partnership')).toMatchObject([
      { oversight: 'meb', frontDoor: { name: 'Anyshire MASH', phone: '01632 960123' } },
    ]);
    expect((await rowsOf(world, 'audit')).map(({ what }) => what).toSorted()).toEqual([
      'set the front door',
      'set the oversight',
      'set the policy',
    ]);
  });

  it('are refused to everybody else, for a group there is not, and for a contact without a number', async () => {
    const world = await aPartnership(april);
    const chair = anAsker({ roles: [{ kind: 'chair', group: 'mace' }] });
    expect(await setPolicy(world.ports, { ...by(world, chair), name: 'MACE', policy: 'all' })).toMatchObject({
      code: 'not-business-manager',
    });
    expect(await setOversight(world.ports, { ...by(world), name: 'Nobody' })).toMatchObject({
      code: 'unknown-group',
      name: 'Nobody',
    });
    expect(await setFrontDoor(world.ports, { ...by(world), read: parseLocalContact('ring us') })).toEqual({
      kind: 'refused',
      code: 'bad-contact',
    });
  });
});

describe('roles', () => {
  const person = { key: 'tenant~aoife', name: 'Aoife' };

  it('add up, each once', async () => {
    const world = await aPartnership(april);
    const give = (role: 'business-manager' | 'chair', group: string | null) =>
      giveRole(world.ports, { ...by(world), person, role, group });
    for (const [role, group] of [
      ['chair', 'MACE'],
      ['chair', 'MEB'],
      ['chair', 'the MACE group'],
      ['business-manager', null],
    ] as const)
      await give(role, group);
    expect((await findAcquaintance(world.ports, world.partnership, person.key)).roles).toEqual([
      { kind: 'chair', group: 'meb' },
      { kind: 'chair', group: 'mace' },
      { kind: 'business-manager' },
    ]);
    expect(await give('chair', 'Nobody')).toMatchObject({ kind: 'refused', code: 'unknown-group' });
  });

  it('are taken away one by one, and a partnership keeps a business manager', async () => {
    const world = await aPartnership(april);
    const wish = (role: 'business-manager' | 'chair', group: string | null) => ({ ...by(world), person, role, group });
    await giveRole(world.ports, wish('chair', 'MACE'));
    await giveRole(world.ports, wish('business-manager', null));
    expect(await takeRole(world.ports, wish('chair', 'the MACE group'))).toEqual({
      kind: 'done',
      what: { what: 'role-taken', person: 'Aoife', role: 'chair', group: 'MACE' },
    });
    expect(await takeRole(world.ports, wish('chair', 'MACE'))).toMatchObject({ code: 'has-no-such-role' });
    const both = await Promise.all([
      takeRole(world.ports, wish('business-manager', null)),
      takeRole(world.ports, {
        ...wish('business-manager', null),
        person: { key: theManager.key, name: 'Sam Manager' },
      }),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(both).toContainEqual(expect.objectContaining({ code: 'last-business-manager' }));
    const chair = anAsker({ roles: [{ kind: 'chair', group: 'mace' }] });
    expect(await takeRole(world.ports, { ...wish('chair', 'MACE'), asker: chair })).toMatchObject({
      code: 'not-business-manager',
    });
  });

  it('are no longer those of somebody who has left', async () => {
    const world = await aPartnership(april);
    await world.register.commit([
      {
        do: 'put',
        kind: 'person',
        id: person.key,
        value: { ...person, roles: [{ kind: 'business-manager' }], left: true },
      },
    ]);
    expect((await findAcquaintance(world.ports, world.partnership, person.key)).roles).toEqual([]);
  });
});

describe('the first team that adds Baton', () => {
  const met = (team: string, key: string): Met => ({
    tenant: 'T',
    team,
    teamName: team,
    serviceUrl: 'https://x',
    botId: 'bot',
    person: { key, name: key },
  });

  it('claims the partnership, and whoever added it becomes its business manager; a further team waits', async () => {
    const ports = { store: memoryStore(), clock: new TestClock(april) };
    expect(await meetTeam(ports, met('one', 'T~a'))).toMatchObject({ kind: 'claimed', partnership: 'default' });
    expect(await meetTeam(ports, met('one', 'T~b'))).toMatchObject({ kind: 'known', partnership: 'default' });
    expect(await meetTeam(ports, met('two', 'T~b'))).toMatchObject({ kind: 'awaits-approval' });
    const people = await ports.store.register('default').list('person');
    expect(people.map(({ id, value }) => [id, value.roles])).toEqual([['T~a', [{ kind: 'business-manager' }]]]);
  });

  it('is one of several that add it at the same moment', async () => {
    const ports = { store: memoryStore(), clock: new TestClock(april) };
    const all = await Promise.all(['one', 'two', 'three'].map((team) => meetTeam(ports, met(team, `T~${team}`))));
    expect(all.map(({ kind }) => kind).toSorted()).toEqual(['awaits-approval', 'awaits-approval', 'claimed']);
    expect(await ports.store.register('default').list('person')).toHaveLength(1);
  });
});
