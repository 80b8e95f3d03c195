import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../../src/domain/day.ts';
import type { Agency, Person, Post } from '../../src/domain/partnership.ts';
import { assignAction } from '../../src/flows/assign-action.ts';
import { drawMessage } from '../../src/flows/draw-message.ts';
import { stateKey } from '../../src/flows/keys.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { addNote, holdDigest, releaseDigest } from '../../src/flows/steer-digest.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { tellChair } from '../../src/flows/tell-chair.ts';
import {
  anAsker,
  aPartnership,
  aPost,
  aState,
  cycleMessages,
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
const at = {
  ask: '2019-09-03T08:00:00Z',
  remind: '2019-09-10T08:00:00Z',
  chase: '2019-09-12T08:00:00Z',
  close: '2019-09-13T08:00:00Z',
  digest: '2019-09-17T08:00:00Z',
  addendum: '2019-09-23T08:00:00Z',
  record: '2019-09-25T08:00:00Z',
  unrecorded: '2019-10-08T08:00:00Z',
} as const satisfies Record<string, Instant>;

const kim = 'tenant~kim';
const lee = 'tenant~lee';
const chair = 'tenant~chair';

const people: readonly Person[] = [
  { key: kim, name: 'Kim', roles: [], left: false },
  { key: lee, name: 'Lee', roles: [], left: false },
  { key: chair, name: 'Chris', roles: [{ kind: 'chair', group: 'mace' }], left: false },
  { key: 'none~pat', name: 'Pat', roles: [], left: false },
];
const posts: readonly Post[] = [
  aPost({ id: 'yos', title: 'Youth service manager', holder: kim, deputy: lee }),
  aPost({ id: 'sarc', title: 'Clinic manager', holder: 'none~pat' }),
];
const agencies: readonly Agency[] = [{ id: 'police', name: 'Police', aliases: [], answers: null }];

/** MACE before its meeting on 24 September: 1.1 nobody's, 1.2 Kim's, 1.3 Pat's who has no Teams; policy all. */
async function mace(...meetings: readonly string[]): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'July 2019' },
    { ref: '1.3', timescale: 'March 2020' },
    { ref: '2.1', timescale: 'July 2019', leads: ['LPR Group'] },
  ]);
  await withMeetings(world, ...(meetings.length > 0 ? meetings : ['MACE 2019-09-24']));
  const assigned = (ref: string, post: string): RegisterChange => ({
    do: 'put',
    kind: 'state',
    id: stateKey('DP', ref),
    value: aState({ ref, assignedTo: [post] }),
  });
  await world.register.commit([
    ...people.map((value): RegisterChange => ({ do: 'put', kind: 'person', id: value.key, value })),
    ...posts.map((value): RegisterChange => ({ do: 'put', kind: 'post', id: value.id, value })),
    ...agencies.map((value): RegisterChange => ({ do: 'put', kind: 'agency', id: value.id, value })),
    assigned('1.2', 'yos'),
    assigned('1.3', 'sarc'),
    assigned('2.1', 'yos'),
  ]);
  return world;
}

async function run(world: World, ...times: readonly string[]): Promise<readonly string[]> {
  const ran: string[] = [];
  for (const time of times) {
    world.clock.set(time);
    ran.push(...(await runDueSteps(world.ports, world.partnership)).map(({ step }) => step));
  }
  return ran;
}

async function ids(world: World, ...kinds: readonly string[]): Promise<readonly string[]> {
  return (await rowsOf(world, 'message')).filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
}

async function shown(world: World, id: string) {
  const message = (await world.register.find('message', id))!;
  return drawMessage(world.ports, world.partnership, message.value);
}

async function say(world: World, ref: string, key: string, words = 'Half is done.'): Promise<void> {
  const asker = anAsker({ key });
  const submit = { partnership: world.partnership, asker, submission: `${ref}.${key}`, plan: 'DP', ref };
  const taken = await takeUpdate(world.ports, { ...submit, proposed: proposed({ rating: 'amber', narrative: words }) });
  expect(taken.kind).toBe('taken');
}

describe('an ask', () => {
  it('is a card in the channel, one for each person, and one to send on for somebody without Teams', async () => {
    const world = await mace();
    expect(await run(world, at.ask)).toEqual(['ask']);
    expect(await cycleMessages(world)).toMatchObject([
      { id: `${meeting}~ask~mace`, kind: 'request', to: { kind: 'channel', group: 'mace' } },
      { id: `${meeting}~ask~none~pat`, to: { kind: 'person', person: manager }, forPerson: 'none~pat' },
      { id: `${meeting}~ask~${kim}`, to: { kind: 'person', person: kim }, forPerson: null },
    ]);
    expect((await rowsOf(world, 'request')).map(({ ref, post, message }) => [ref, post, message])).toEqual([
      ['1.1', null, `${meeting}~ask~mace`],
      ['1.2', 'yos', `${meeting}~ask~${kim}`],
      ['1.3', 'sarc', `${meeting}~ask~none~pat`],
    ]);
    expect(await shown(world, `${meeting}~ask~${kim}`)).toMatchObject({ kind: 'request', view: { asked: 1 } });
    expect(await shown(world, `${meeting}~ask~none~pat`)).toMatchObject({ kind: 'by-hand', name: 'Pat' });
  });

  it('joins the card that a person got for another group within the week', async () => {
    const world = await mace('MACE 2019-09-24', 'LPR Group 2019-09-26');
    await run(world, at.ask, '2019-09-05T08:00:00Z');
    expect(await ids(world, 'request')).toEqual([
      `${meeting}~ask~mace`,
      `${meeting}~ask~none~pat`,
      `${meeting}~ask~${kim}`,
    ]);
    const card = (await world.register.find('message', `${meeting}~ask~${kim}`))!.value;
    expect(card.also).toEqual(['lpr-group.2019-09-26']);
    expect(await shown(world, card.id)).toMatchObject({ view: { asked: 2, answered: 0 } });
    await say(world, '2.1', kim);
    expect(await shown(world, card.id)).toMatchObject({ view: { asked: 2, answered: 1 } });
  });

  it('is a new card, once the other one is a week old', async () => {
    const world = await mace('MACE 2019-09-24', 'LPR Group 2019-10-01');
    await run(world, at.ask, '2019-09-10T08:00:00Z');
    expect(await ids(world, 'request')).toContain(`lpr-group.2019-10-01~ask~${kim}`);
  });

  it('asks each agency that owes a part of an action for its own', async () => {
    const world = await mace();
    const action = (await world.register.list('action')).find(({ value }) => value.ref === '1.1')!;
    const value = { ...action.value, contributors: ['police'] };
    await world.register.commit([{ do: 'put', kind: 'action', id: action.id, value }]);
    await run(world, at.ask);
    expect((await rowsOf(world, 'request')).filter(({ ref }) => ref === '1.1').map(({ part }) => part)).toEqual([
      null,
      'police',
    ]);
  });

  it('about sixty people’s actions is sixty cards, asked once, though it takes several transactions', async () => {
    const world = await mace();
    const many = Array.from({ length: 60 }, (_, n) => n);
    await withPlan(
      world,
      many.map((n) => ({ ref: `1.${n + 1}`, timescale: 'July 2019' })),
    );
    await world.register.commit(
      many.map((n): RegisterChange => {
        const value = aPost({ id: `post${n}`, holder: `tenant~p${n}` });
        return { do: 'put', kind: 'post', id: value.id, value };
      }),
    );
    await world.register.commit(
      many.map((n): RegisterChange => {
        const value = aState({ ref: `1.${n + 1}`, assignedTo: [`post${n}`] });
        return { do: 'put', kind: 'state', id: stateKey('DP', value.ref), value };
      }),
    );
    expect(await run(world, at.ask)).toEqual(['ask']);
    expect(await run(world, at.ask)).toEqual([]);
    expect(await ids(world, 'request')).toHaveLength(60);
    expect(await rowsOf(world, 'request')).toHaveLength(60);
    expect((await rowsOf(world, 'cycle'))[0]!.asked).toHaveLength(60);
  });
});

describe('a reminder', () => {
  it('goes under each card with something unanswered, and shows only that', async () => {
    const world = await mace();
    await run(world, at.ask);
    await say(world, '1.2', kim);
    expect(await run(world, at.remind)).toEqual(['remind']);
    const reminders = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'reminder');
    expect(reminders).toMatchObject([
      { id: `${meeting}~remind~mace`, to: { kind: 'thread', message: `${meeting}~ask~mace`, group: 'mace' } },
      { id: `${meeting}~remind~none~pat`, to: { kind: 'person', person: manager }, forPerson: 'none~pat' },
    ]);
    expect(await shown(world, `${meeting}~remind~mace`)).toMatchObject({
      kind: 'reminder',
      view: { items: [{ line: { ref: '1.1' } }] },
    });
  });

  it('is not posted, where everything was answered before it went out', async () => {
    const world = await mace();
    await run(world, at.ask, at.remind);
    await say(world, '1.1', kim);
    expect(await shown(world, `${meeting}~remind~mace`)).toBeNull();
  });

  it('is one, where two groups’ cycles share a person’s card', async () => {
    const world = await mace('MACE 2019-09-24', 'LPR Group 2019-09-25');
    await run(world, at.ask, '2019-09-04T08:00:00Z', at.remind, '2019-09-11T08:00:00Z');
    const toKim = (await rowsOf(world, 'message')).filter(
      ({ kind, to }) => kind === 'reminder' && to.kind === 'person' && to.person === kim,
    );
    expect(toKim.map(({ id }) => id)).toEqual([`${meeting}~remind~${kim}`]);
  });
});

describe('a card that two groups’ cycles share', () => {
  const askBoth = [at.ask, '2019-09-09T08:00:00Z'];

  it('is reminded of for one of them without what closes later for the other, or has closed before', async () => {
    const world = await mace('MACE 2019-09-24', 'LPR Group 2019-09-30');
    await run(world, ...askBoth, at.remind);
    expect((await world.register.find('message', `${meeting}~ask~${kim}`))!.value.also).toEqual([
      'lpr-group.2019-09-30',
    ]);
    expect(await shown(world, `${meeting}~remind~${kim}`)).toMatchObject({
      view: { items: [{ line: { ref: '1.2' } }] },
    });
    await run(world, at.chase, at.close, '2019-09-16T08:00:00Z');
    // Its chase was held up until now, and is too late, although the other close is still ahead.
    expect(await shown(world, `${meeting}~chase~${kim}`)).toBeNull();
    const later = await shown(world, `lpr-group.2019-09-30~remind~${kim}`);
    expect(later?.kind === 'reminder' && later.view.items.map(({ line }) => line.ref)).toEqual(['2.1']);
    expect(later).toMatchObject({ view: { group: 'LPR Group', meeting: '2019-09-30', asked: 1, answered: 0 } });
  });

  it('is chased once where they close on days next to each other, for all that is open on it', async () => {
    const world = await mace('MACE 2019-09-24', 'LPR Group 2019-09-25');
    await run(world, at.ask, '2019-09-04T08:00:00Z', at.remind, '2019-09-11T08:00:00Z', at.chase);
    const first = await shown(world, `${meeting}~chase~${kim}`);
    expect(first?.kind === 'reminder' && first.view.items.map(({ line }) => line.ref)).toEqual(['1.2', '2.1']);
    await run(world, '2019-09-13T08:00:00Z');
    const chased = (await ids(world, 'reminder', 'chase')).filter((id) => id.startsWith('lpr-group.2019-09-25~chase~'));
    expect(chased).toEqual([`lpr-group.2019-09-25~chase~manager.${manager}`]);
  });
});

describe('the chase', () => {
  it('asks the answerer once more, the deputy, and tells the business manager privately who has not answered', async () => {
    const world = await mace();
    await run(world, at.ask, at.remind);
    await say(world, '1.1', kim);
    expect(await run(world, at.chase)).toEqual(['chase']);
    const chased = (await rowsOf(world, 'message')).filter(({ id }) => id.startsWith(`${meeting}~chase~`));
    expect(chased.map(({ kind, to }) => [kind, to.kind === 'person' ? to.person : to.kind])).toEqual([
      ['reminder', lee],
      ['chase', manager],
      ['reminder', manager],
      ['reminder', kim],
    ]);
    expect(await shown(world, `${meeting}~chase~manager.${manager}`)).toMatchObject({
      kind: 'chase',
      view: {
        answered: 1,
        asked: 3,
        chair: 'not-told',
        lines: [
          { who: 'Youth service manager (Kim)', refs: ['1.2'], notReached: null },
          { who: 'Clinic manager (Pat)', refs: ['1.3'], notReached: null },
        ],
      },
    });
    expect(await shown(world, `${meeting}~chase~for.tenant.kim.${lee}`)).toMatchObject({
      kind: 'reminder',
      view: { items: [{ line: { ref: '1.2' } }] },
    });
  });

  it('asks a deputy for each card that they stand in for, beside their own', async () => {
    const world = await mace();
    await world.register.commit([
      { do: 'put', kind: 'post', id: 'sarc', value: aPost({ id: 'sarc', holder: 'none~pat', deputy: lee }) },
      { do: 'put', kind: 'post', id: 'own', value: aPost({ id: 'own', holder: lee }) },
      { do: 'put', kind: 'state', id: stateKey('DP', '1.1'), value: aState({ ref: '1.1', assignedTo: ['own'] }) },
    ]);
    expect(await run(world, at.ask, at.remind, at.chase)).toEqual(['ask', 'remind', 'chase']);
    const toLee = (await rowsOf(world, 'message')).filter(
      ({ id, to }) => id.startsWith(`${meeting}~chase~`) && to.kind === 'person' && to.person === lee,
    );
    expect(toLee.map(({ request }) => request)).toEqual([
      `${meeting}~ask~none~pat`,
      `${meeting}~ask~${kim}`,
      `${meeting}~ask~${lee}`,
    ]);
  });

  it('lets the deputy answer', async () => {
    const world = await mace();
    await run(world, at.ask, at.remind, at.chase);
    await say(world, '1.2', lee);
    expect(await shown(world, `${meeting}~chase~for.tenant.kim.${lee}`)).toBeNull();
  });

  it('has the chair told when the business manager says so, once', async () => {
    const world = await mace();
    await run(world, at.ask, at.remind, at.chase);
    const tell = { partnership: world.partnership, meeting };
    expect(await tellChair(world.ports, { ...tell, asker: anAsker() })).toMatchObject({ code: 'not-business-manager' });
    expect(await tellChair(world.ports, { ...tell, asker: theManager })).toEqual({ kind: 'told', names: ['Chris'] });
    await tellChair(world.ports, { ...tell, asker: theManager });
    expect(await ids(world, 'open-requests')).toEqual([`${meeting}~tell-chair~${chair}`]);
    expect(await shown(world, `${meeting}~tell-chair~${chair}`)).toMatchObject({ view: { chair: 'told', asked: 3 } });
  });

  it('is nothing to anybody, where all is answered', async () => {
    const world = await mace();
    await run(world, at.ask);
    for (const [ref, key] of [
      ['1.1', kim],
      ['1.2', kim],
    ] as const) {
      await say(world, ref, key);
    }
    const asker = { ...theManager };
    await takeUpdate(world.ports, {
      partnership: world.partnership,
      asker,
      submission: 'by-hand',
      plan: 'DP',
      ref: '1.3',
      proposed: proposed({ route: 'e-mail', onBehalfOf: 'Pat' }),
    });
    await run(world, at.remind, at.chase);
    expect(await ids(world, 'reminder', 'chase')).toEqual([]);
  });
});

describe('the draft digest', () => {
  const steering = { partnership: 'anyshire', meeting, asker: theManager };
  const theChair = anAsker({ key: chair, roles: [{ kind: 'chair', group: 'mace' }] });

  async function closed(): Promise<World> {
    const world = await mace();
    await run(world, at.ask, at.remind, at.chase, at.close);
    return world;
  }

  it('goes privately to the chair and the business manager when answers close', async () => {
    const world = await closed();
    expect(await ids(world, 'draft')).toEqual([`${meeting}~close~${chair}`, `${meeting}~close~${manager}`]);
    expect(await shown(world, `${meeting}~close~${chair}`)).toMatchObject({
      kind: 'draft',
      draft: { state: 'waiting', postsAt: at.digest, digest: { group: 'MACE', asked: 3 } },
    });
  });

  it('takes a note, which the digest and its summary then show', async () => {
    const world = await closed();
    const note = { ...steering, asker: theChair, text: 'Thank you for a full return.', confirmed: false };
    expect(await addNote(world.ports, note)).toEqual({ kind: 'steered' });
    await run(world, at.digest);
    for (const id of [`${meeting}~digest~mace`, 'strategic-group.first~summary~strategic-group']) {
      const content = await shown(world, id);
      const notes = content?.kind === 'digest' ? content.digest.sections.find(({ key }) => key === 'notes') : null;
      expect(notes?.lines.map(({ quote }) => quote)).toEqual(['Thank you for a full return.']);
    }
  });

  it.each([
    ['somebody else', { asker: anAsker() }, 'not-chair-or-manager'],
    ['nothing typed', { text: '  ' }, 'note-empty'],
    ['a note that is too long', { text: 'a '.repeat(200) }, 'note-too-long'],
    ['a concern about a child', { text: 'a boy in my class says his dad hits him' }, 'concern'],
    ['an identifier', { text: 'See NHS number 943 476 5919' }, 'identifier'],
    ['a meeting that nobody knows', { meeting: 'mace.2031-01-01' }, 'no-draft'],
  ])('takes no note of %s, and says why', async (_, given, code) => {
    const world = await closed();
    const refused = await addNote(world.ports, { ...steering, text: 'A note.', confirmed: false, ...given });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code } });
    expect((await world.register.find('digest', meeting))!.value.notes).toEqual([]);
  });

  it('is not posted while somebody holds it, and at once when it is released', async () => {
    const world = await closed();
    expect(await holdDigest(world.ports, { ...steering, asker: theChair })).toEqual({ kind: 'steered' });
    expect(await run(world, at.digest, '2019-09-19T10:00:00Z')).toEqual([]);
    expect(await shown(world, `${meeting}~close~${manager}`)).toMatchObject({
      draft: { state: 'held', heldBy: 'Chris' },
    });
    expect(await releaseDigest(world.ports, steering)).toEqual({ kind: 'steered' });
    expect(await run(world, '2019-09-19T10:05:00Z')).toEqual(['digest']);
    expect(await addNote(world.ports, { ...steering, text: 'Too late', confirmed: false })).toMatchObject({
      refusal: { code: 'already-posted' },
    });
  });

  it('that is held until after the meeting is not posted any more', async () => {
    const world = await closed();
    await holdDigest(world.ports, steering);
    expect(await run(world, at.digest, at.addendum, at.record)).toEqual([
      'skipped addendum',
      'skipped digest',
      'record',
    ]);
    expect(await ids(world, 'digest', 'addendum')).toEqual([]);
  });
});

describe('after the digest', () => {
  it('one addendum, in its thread, holds the answers that came after the close', async () => {
    const world = await mace();
    await run(world, at.ask, at.remind, at.chase, at.close);
    world.clock.set('2019-09-16T10:00:00Z');
    await say(world, '1.2', kim, 'The report came this morning.');
    await run(world, at.digest);
    world.clock.set('2019-09-20T10:00:00Z');
    await say(world, '1.1', kim, 'Agreed with the schools.');
    expect(await run(world, at.addendum)).toEqual(['addendum']);
    const [message] = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'addendum');
    expect(message).toMatchObject({ to: { kind: 'thread', message: `${meeting}~digest~mace`, group: 'mace' } });
    const content = await shown(world, message!.id);
    expect(content?.kind === 'addendum' && content.lines.map(({ label, quote }) => [label, quote])).toEqual([
      ['1.1', 'Agreed with the schools.'],
      ['1.2', 'The report came this morning.'],
    ]);
  });

  it('none, where nobody was late', async () => {
    const world = await mace();
    expect(await run(world, ...Object.values(at))).toEqual(Object.keys(at));
    expect(await ids(world, 'addendum')).toEqual([]);
  });

  it('the business manager is asked to record the meeting, and told when ten working days have passed', async () => {
    const world = await mace();
    await run(world, ...Object.values(at));
    expect(await ids(world, 'record')).toEqual([`${meeting}~record~${manager}`]);
    const told = (await rowsOf(world, 'message')).filter(({ id }) => id.startsWith(`${meeting}~unrecorded~`));
    expect(told.map(({ to }) => to)).toEqual([
      { kind: 'person', person: chair },
      { kind: 'person', person: manager },
    ]);
    expect(told[0]!.text).toContain('24 September 2019');
  });
});

describe('an action that is passed on while it is asked about', () => {
  const toLee = { key: lee, name: 'Lee' };
  const toKim = { key: kim, name: 'Kim' };

  function assign(world: World, ref: string, person: typeof toLee) {
    const by = { partnership: world.partnership, asker: theManager, plan: 'DP', ref };
    return assignAction(world.ports, { ...by, person });
  }

  it('comes back to a card that was taken back meanwhile', async () => {
    const world = await mace();
    await run(world, at.ask);
    await assign(world, '1.2', toLee);
    const card = (await world.register.find('message', `${meeting}~ask~${kim}`))!;
    const cancelled = { ...card.value, state: 'cancelled' as const };
    await world.register.commit([{ do: 'put', kind: 'message', id: card.id, value: cancelled }]);
    expect(await assign(world, '1.2', toKim)).toMatchObject({ kind: 'assigned', asked: true });
    expect((await world.register.find('message', card.id))!.value.state).toBe('due');
    expect((await rowsOf(world, 'outbox')).map(({ message }) => message)).toContain(card.id);
  });

  it('moves from a card that two meetings share', async () => {
    const world = await mace('MACE 2019-09-24', 'MACE 2019-09-26');
    await run(world, at.ask, '2019-09-05T08:00:00Z');
    expect(await assign(world, '1.2', toLee)).toMatchObject({ kind: 'assigned', asked: true });
    const moved = (await rowsOf(world, 'request')).filter(({ ref }) => ref === '1.2');
    expect(moved.map(({ message }) => message)).toEqual([`${meeting}~ask~${lee}`, `mace.2019-09-26~ask~${lee}`]);
  });
});

describe('a group that is paused', () => {
  it('does nothing until the pause is over, and then only the latest step', async () => {
    const world = await mace();
    const group = (await world.register.find('group', 'mace'))!;
    const paused = { since: '2019-09-01', until: '2019-09-11' } as const;
    await world.register.commit([{ do: 'put', kind: 'group', id: 'mace', value: { ...group.value, paused } }]);
    expect(await run(world, at.ask, at.remind)).toEqual([]);
    expect(await run(world, '2019-09-11T00:00:00Z')).toEqual(['skipped remind', 'ask']);
  });
});
