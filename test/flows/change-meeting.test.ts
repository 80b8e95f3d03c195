import { describe, expect, it } from '@jest/globals';
import type { MeetingOrder } from '../../src/domain/accept-meeting.ts';
import { changeMeeting, type MeetingWish } from '../../src/flows/change-meeting.ts';
import { deliver } from '../../src/flows/deliver-messages.ts';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { stateKey } from '../../src/flows/keys.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  aChannel,
  aGroup,
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
import { carrying, FakeMessenger } from './fake-messenger.ts';

const id = 'mace.2019-09-24';
const ask = '2019-09-03T08:00:00Z';
const close = '2019-09-13T08:00:00Z';

/** MACE with one overdue action and a meeting on 24 September; Kim is a business manager beside the one who speaks. */
async function mace(groups = theGroups): Promise<World & { readonly teams: FakeMessenger }> {
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  const kim = { key: 'tenant~kim', name: 'Kim', roles: [{ kind: 'business-manager' } as const], left: false };
  await world.register.commit([{ do: 'insert', kind: 'person', id: kim.key, value: kim }]);
  await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
  await withMeetings(world, 'MACE 2019-09-24');
  return { ...world, teams: new FakeMessenger() };
}

async function reach(world: World, at: string): Promise<readonly string[]> {
  world.clock.set(at);
  return (await runDueSteps(world.ports, world.partnership)).map(({ step }) => step);
}

function say(world: World, order: MeetingOrder, more: Partial<MeetingWish> = {}) {
  const usual = { partnership: world.partnership, asker: theManager, group: 'MACE', newGroup: false, confirmed: true };
  return changeMeeting(world.ports, { ...usual, order, ...more });
}

const move = (date: `${number}-${number}-${number}`): MeetingOrder => ({
  do: 'move',
  on: null,
  date,
  time: null,
  papers: null,
});
const add = (date: `${number}-${number}-${number}`): MeetingOrder => ({
  do: 'add',
  date,
  time: null,
  papers: null,
  title: null,
});

async function carry(world: World & { readonly teams: FakeMessenger }): Promise<void> {
  await relayOutbox(world.ports, world.partnership);
  for (let items = await world.store.queue.take(32); items.length > 0; items = await world.store.queue.take(32)) {
    for (const item of items) await deliver(carrying(world.ports, world.teams), item);
  }
}

async function notices(world: World) {
  const messages = await rowsOf(world, 'message');
  const all = messages.flatMap(({ kind, to, text }) =>
    kind === 'notice' && text.includes('MACE’s meeting')
      ? [[to.kind === 'person' ? to.person : to.kind, text] as const]
      : [],
  );
  return all.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

async function steps(world: World) {
  const cycles = await rowsOf(world, 'cycle');
  return cycles.find(({ meeting }) => meeting === id)?.ran.map(({ step }) => step);
}

describe('a meeting that is moved before its ask', () => {
  it('asks on its new day and not on the old one, under the same id', async () => {
    const world = await mace();
    expect(await say(world, move('2019-10-08'))).toMatchObject({
      kind: 'done',
      does: 'move',
      before: { date: '2019-09-24' },
      after: { id, date: '2019-10-08' },
    });
    expect(await reach(world, ask)).toEqual([]);
    expect(await reach(world, '2019-09-17T08:00:00Z')).toEqual(['ask']);
    expect(await notices(world)).toEqual([
      ['tenant~kim', 'MACE’s meeting on 24 September 2019 was moved to 8 October 2019. Answers given so far are kept.'],
    ]);
  });

  it('is looked at in time where it moves forward', async () => {
    const world = await mace();
    await runDueSteps(world.ports, world.partnership);
    await say(world, move('2019-09-03'));
    const next = await world.store.directory.find('next', world.partnership);
    expect(next!.value.stepAt).toBe('2019-08-12T08:00:00Z');
  });

  it('stands in the trail, and nothing of it is done by somebody else than a business manager', async () => {
    const world = await mace();
    expect(
      await say(world, move('2019-10-08'), { asker: anAsker({ roles: [{ kind: 'chair', group: 'mace' }] }) }),
    ).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not-business-manager' },
    });
    expect(await rowsOf(world, 'meeting')).toMatchObject([{ date: '2019-09-24' }]);
    await say(world, move('2019-10-08'));
    expect(await rowsOf(world, 'audit')).toContainEqual(
      expect.objectContaining({ by: manager, what: 'moved a meeting', about: 'mace: 2019-10-08' }),
    );
  });

  it('moves at most a year from its first day', async () => {
    const world = await mace();
    expect(await say(world, move('2020-09-24'))).toMatchObject({ kind: 'done' });
    expect(await say(world, move('2020-10-01'))).toMatchObject({
      refusal: { code: 'moved-too-far', first: '2019-09-24' },
    });
  });
});

describe('a meeting that is moved after its ask', () => {
  it('asks nobody again, shows its card anew and tells the channel once in the request’s thread', async () => {
    const world = await mace();
    await reach(world, ask);
    await carry(world);
    await say(world, move('2019-10-08'));
    await say(world, move('2019-10-08'));
    await carry(world);
    expect(await notices(world)).toEqual([
      ['tenant~kim', expect.stringContaining('was moved to 8 October 2019')],
      ['thread', 'MACE’s meeting on 24 September 2019 was moved to 8 October 2019. Answers given so far are kept.'],
    ]);
    const shown = world.teams.shown.filter(({ content }) => content.kind === 'request');
    expect(shown.map(({ how, content }) => [how, content.kind === 'request' && content.view.meeting])).toEqual([
      ['post', '2019-09-24'],
      ['update', '2019-10-08'],
    ]);
    await reach(world, '2019-09-17T08:00:00Z');
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'request')).toHaveLength(1);
  });

  it('takes answers as in time again where the close comes again, and freezes them anew', async () => {
    const world = await mace();
    await reach(world, ask);
    await reach(world, close);
    expect(await say(world, move('2019-10-08'))).toMatchObject({ notes: [{ code: 'answers-reopened' }] });
    expect(await steps(world)).toEqual(['ask']);
    const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '1.1' };
    const taken = await takeUpdate(world.ports, { ...submit, proposed: proposed() });
    expect(taken).toMatchObject({ kind: 'taken', receipt: { late: false } });
    await reach(world, '2019-09-27T08:00:00Z');
    await reach(world, '2019-10-01T08:00:00Z');
    const digest = await world.register.find('digest', id);
    expect(digest!.value.group).toMatchObject({ meeting: '2019-10-08', answered: 1, asked: 1 });
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'digest')).toHaveLength(1);
  });

  it('posts its digest no second time', async () => {
    const world = await mace();
    for (const at of [ask, close, '2019-09-17T08:00:00Z']) await reach(world, at);
    expect(await say(world, move('2019-11-05'))).toMatchObject({ notes: [{ code: 'digest-stands' }] });
    for (const at of ['2019-10-25T08:00:00Z', '2019-10-29T09:00:00Z', '2019-11-04T09:00:00Z']) await reach(world, at);
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'digest')).toHaveLength(1);
  });

  it('ends on one of two days that two people move it to at once, and the second knows of the first', async () => {
    const world = await mace();
    const both = await Promise.all([say(world, move('2019-10-08')), say(world, move('2019-10-15'))]);
    const befores = both.flatMap((one) => (one.kind === 'done' ? [one.before!.date] : []));
    const [last] = await rowsOf(world, 'meeting');
    expect(befores.toSorted()[0]).toBe('2019-09-24');
    expect(['2019-10-08', '2019-10-15']).toContain(befores.toSorted()[1]);
    expect(befores).not.toContain(last!.date);
  });

  it('is decided once more when a step runs at the same moment', async () => {
    const world = await mace();
    await reach(world, ask);
    world.clock.set(close);
    await Promise.all([runDueSteps(world.ports, world.partnership), say(world, move('2019-10-08'))]);
    await runDueSteps(world.ports, world.partnership);
    expect(await steps(world)).not.toContain('close');
    expect(await rowsOf(world, 'meeting')).toMatchObject([{ date: '2019-10-08' }]);
  });
});

describe('a meeting that is cancelled', () => {
  it('is so only once that is confirmed', async () => {
    const world = await mace();
    await reach(world, ask);
    expect(await say(world, { do: 'cancel', on: null }, { confirmed: false })).toMatchObject({
      kind: 'confirm',
      asked: 1,
    });
    expect(await rowsOf(world, 'meeting')).toMatchObject([{ cancelled: false }]);
  });

  it('runs no step any more, takes back what was not posted, and says so on its card and in its thread', async () => {
    const world = await mace();
    await reach(world, ask);
    await carry(world);
    await reach(world, '2019-09-10T08:00:00Z');
    expect((await rowsOf(world, 'message')).map(({ kind, state }) => [kind, state])).toContainEqual([
      'reminder',
      'due',
    ]);
    await say(world, { do: 'cancel', on: null });
    await carry(world);
    expect((await rowsOf(world, 'message')).filter(({ kind }) => kind === 'reminder')).toMatchObject([
      { state: 'cancelled' },
    ]);
    const last = world.teams.shown.findLast(({ content }) => content.kind === 'request');
    expect(last).toMatchObject({ how: 'update', content: { view: { meetings: [{ cancelled: true }] } } });
    expect((await notices(world)).map(([to]) => to)).toEqual(['tenant~kim', 'thread']);
    for (const at of [close, '2019-09-17T08:00:00Z', '2019-10-20T08:00:00Z'])
      expect(await reach(world, at)).toEqual([]);
  });

  it('goes on where it is held after all: what was taken back is sent, and no more', async () => {
    const world = await mace();
    await reach(world, ask);
    await say(world, { do: 'cancel', on: null });
    await carry(world);
    expect(world.teams.shown.filter(({ content }) => content.kind === 'request')).toEqual([]);
    await say(world, { do: 'reinstate', on: null });
    await carry(world);
    expect(world.teams.shown.filter(({ content }) => content.kind === 'request').map(({ how }) => how)).toEqual([
      'post',
    ]);
    expect(await reach(world, close)).toContain('close');
  });

  it('gives its day to a meeting that is added there', async () => {
    const world = await mace();
    await say(world, { do: 'cancel', on: null });
    expect(await say(world, add('2019-09-24'))).toMatchObject({ kind: 'done', after: { id, cancelled: false } });
    expect(await rowsOf(world, 'meeting')).toHaveLength(1);
  });
});

describe('the one card of a person who answers for two groups', () => {
  const card = `${id}~ask~tenant~lee`;

  /** Lee answers for an action of MACE and one of the LPR Group, which meets a few days later: both on one card. */
  async function lee() {
    const world = await mace();
    await withPlan(world, [
      { ref: '1.1', timescale: 'July 2019' },
      { ref: '1.2', timescale: 'July 2019', leads: ['LPR Group'] },
    ]);
    const assigned = (ref: string): RegisterChange => {
      const value = aState({ ref, assignedTo: ['lead'] });
      return { do: 'put', kind: 'state', id: stateKey('DP', ref), value };
    };
    const person = { key: 'tenant~lee', name: 'Lee', roles: [], left: false };
    await world.register.commit([
      { do: 'put', kind: 'person', id: person.key, value: person },
      { do: 'put', kind: 'post', id: 'lead', value: aPost({ id: 'lead', holder: person.key }) },
      assigned('1.1'),
      assigned('1.2'),
    ]);
    await withMeetings(world, 'LPR Group 2019-09-26');
    await reach(world, ask);
    await reach(world, '2019-09-05T08:00:00Z');
    return world;
  }

  async function shown(world: World) {
    const message = (await world.register.find('message', card))!.value;
    const content = await drawMessage(world.ports, world.partnership, message);
    return content?.kind === 'request'
      ? content.view.meetings.map(({ group, date, cancelled }) => [group, date, cancelled])
      : content;
  }

  it('stays while one of the two is still to be held, and is not sent once neither is', async () => {
    const world = await lee();
    await say(world, { do: 'cancel', on: null });
    expect((await world.register.find('message', card))!.value.state).toBe('due');
    expect(await shown(world)).toEqual([
      ['MACE', '2019-09-24', true],
      ['LPR Group', '2019-09-26', false],
    ]);
    await say(world, { do: 'cancel', on: null }, { group: 'LPR Group' });
    expect(await shown(world)).toBeNull();
  });

  it('shows the new day of the meeting that joined it, and the group’s channel hears of that', async () => {
    const world = await lee();
    await carry(world);
    await say(world, move('2019-10-10'), { group: 'LPR Group' });
    expect(await shown(world)).toEqual([
      ['MACE', '2019-09-24', false],
      ['LPR Group', '2019-10-10', false],
    ]);
    expect((await rowsOf(world, 'outbox')).map(({ message }) => message)).toContain(card);
    await carry(world);
    const told = world.teams.shown.filter(({ to }) => to === aChannel('lpr').channel);
    expect(told.map(({ content }) => content.kind)).toEqual(['notice']);
  });

  it('is drawn anew without a word, so that its person is told in their own chat while something is open', async () => {
    const world = await lee();
    await carry(world);
    const submit = {
      partnership: world.partnership,
      asker: anAsker({ key: 'tenant~lee' }),
      submission: 's',
      plan: 'DP',
    };
    await takeUpdate(world.ports, { ...submit, ref: '1.1', proposed: proposed() });
    await say(world, move('2019-10-10'), { group: 'LPR Group' });
    await say(world, { do: 'cancel', on: null });
    await carry(world);
    const told = world.teams.shown.filter(({ to, content }) => to === 'lee' && content.kind === 'notice');
    expect(told.map(({ content }) => content.kind === 'notice' && content.text)).toEqual([
      'LPR Group’s meeting on 26 September 2019 was moved to 10 October 2019. Answers given so far are kept.',
    ]);
  });
});

describe('a meeting that is added', () => {
  it('on a day that another has moved away from is one of its own', async () => {
    const world = await mace();
    await say(world, move('2019-10-08'));
    expect(await say(world, add('2019-09-24'))).toMatchObject({ after: { id: `${id}.2` } });
    await reach(world, ask);
    const cycles = await rowsOf(world, 'cycle');
    expect(cycles.map(({ meeting }) => meeting)).toEqual([`${id}.2`]);
  });

  it('late asks at once, or says that there is no time left', async () => {
    const world = await mace();
    world.clock.set('2019-10-01T08:00:00Z');
    expect(await say(world, add('2019-10-18'))).toMatchObject({ notes: [{ code: 'asks-at-once' }] });
    expect(await say(world, add('2019-10-04'))).toMatchObject({
      notes: [{ code: 'papers-past' }, { code: 'no-time-to-ask' }],
    });
  });

  it('for a group that nobody knows makes it only where that was said', async () => {
    const world = await mace();
    expect(await say(world, add('2019-10-18'), { group: 'MACCE' })).toMatchObject({
      refusal: { code: 'unknown-group', name: 'MACCE', nearest: ['MACE'] },
    });
    expect(await say(world, add('2019-10-18'), { group: 'NHS 943 476 5919', newGroup: true })).toMatchObject({
      refusal: { code: 'unsafe-name' },
    });
    expect(await say(world, add('2019-10-18'), { group: 'Neglect Group', newGroup: true })).toMatchObject({
      kind: 'done',
      after: { id: 'neglect-group.2019-10-18' },
      notes: [{ code: 'no-channel' }],
    });
    expect((await rowsOf(world, 'group')).map(({ id: one }) => one)).toContain('neglect-group');
  });
});

it('a new papers date moves the steps, and the other business managers hear of it', async () => {
  const world = await mace();
  await say(world, { do: 'papers', on: null, papers: '2019-09-10' });
  expect((await notices(world)).map(([, text]) => text)).toEqual([
    'The papers for MACE’s meeting on 24 September 2019 go out on 10 September 2019.',
  ]);
  expect(await reach(world, '2019-08-27T08:00:00Z')).toEqual(['ask']);
});

describe('groups that share a channel, and groups without one', () => {
  const shared = aChannel('shared');
  const pair = [
    aGroup({ channel: shared, policy: 'all' }),
    aGroup({ id: 'lpr-group', name: 'LPR Group', channel: shared, policy: 'all' }),
    aGroup({ id: 'silent', name: 'Silent Group', policy: 'all' }),
    aGroup({ id: 'strategic-group', name: 'Strategic Group', channel: aChannel('general') }),
  ];

  it('get a card each, named for its group; who cannot be reached is told of and never dropped', async () => {
    const world = await mace(pair);
    await withPlan(world, [
      { ref: '1.1', leads: ['MACE'] },
      { ref: '1.2', leads: ['LPR Group'] },
      { ref: '1.3', leads: ['Silent Group'] },
    ]);
    await withMeetings(world, 'LPR Group 2019-09-24', 'Silent Group 2019-09-24');
    await reach(world, ask);
    await carry(world);
    const cards = world.teams.shown.filter(({ content }) => content.kind === 'request');
    expect(cards.map(({ to, content }) => [to, content.kind === 'request' && content.view.group])).toEqual([
      [shared.channel, 'LPR Group'],
      [shared.channel, 'MACE'],
    ]);
    const failed = (await rowsOf(world, 'message')).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([
      { kind: 'request', reason: expect.stringContaining('Silent Group has no channel yet') },
    ]);
    expect((await rowsOf(world, 'message')).filter(({ text }) => text.includes('Silent Group'))).toHaveLength(2);
    expect((await rowsOf(world, 'request')).map(({ group }) => group)).toEqual(['lpr-group', 'mace', 'silent']);
  });
});
