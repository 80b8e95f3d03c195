import { describe, expect, it } from '@jest/globals';
import { stateKey } from '../../src/flows/keys.ts';
import { openForm } from '../../src/flows/open-form.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { showRequest } from '../../src/flows/show-request.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import { type Submit, takeUpdate } from '../../src/flows/take-update.ts';
import { undoUpdate } from '../../src/flows/undo-update.ts';
import {
  anAsker,
  aPartnership,
  aPost,
  aState,
  manager,
  proposed,
  rowsOf,
  stateOf,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

/** MACE has been asked about 1.1, whose date has passed. */
async function asked(): Promise<World> {
  const world = await aPartnership('2019-08-01T09:00:00Z');
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'March 2020' },
  ]);
  await withMeetings(world, 'MACE 2019-09-24');
  world.clock.set('2019-09-03T08:00:00Z');
  await runDueSteps(world.ports, world.partnership);
  world.clock.set('2019-09-05T09:00:00Z');
  return world;
}

function submit(world: World, more: Partial<Submit> = {}): Submit {
  const usual = { asker: anAsker(), submission: 'card~1.1~0~member', plan: 'DP', ref: '1.1', proposed: proposed() };
  return { partnership: world.partnership, ...usual, ...more };
}

/** Every cycle asks about 1.2 as well where it likes; these tests are about 1.1. */
async function requestsFor11(world: World) {
  return (await rowsOf(world, 'request')).filter(({ ref }) => ref === '1.1');
}

/** The request cards that are to be drawn anew. */
async function toBeShown(world: World): Promise<readonly string[]> {
  return (await rowsOf(world, 'outbox')).map(({ message }) => message).filter((id) => id.includes('~ask~'));
}

/** The receipt that stands on the card when it is drawn anew. */
async function receiptShown(world: World) {
  const { value } = (await world.register.find('message', 'mace.2019-09-24~ask~mace'))!;
  return (await showRequest(world.ports, world.partnership, value))?.receipt;
}

const said = (narrative: string) => proposed({ narrative });

describe('an answer', () => {
  it('is kept with the state, the request and its message to show again, in one write', async () => {
    const world = await asked();
    const taken = await takeUpdate(world.ports, submit(world));
    expect(taken).toMatchObject({
      kind: 'taken',
      receipt: { ref: '1.1', rating: 'green', sequence: 1, again: false, late: false },
    });
    expect(await rowsOf(world, 'update')).toMatchObject([
      { ref: '1.1', sequence: 1, meeting: 'mace.2019-09-24', by: 'tenant~member' },
    ]);
    expect(await stateOf(world, '1.1')).toMatchObject({
      sequence: 1,
      lastWord: { narrative: 'The first half is done.' },
    });
    expect(await requestsFor11(world)).toMatchObject([{ ref: '1.1', answeredBy: 1 }]);
    expect(await toBeShown(world)).toEqual(['mace.2019-09-24~ask~mace']);
  });

  it('that arrives three times at once is one update', async () => {
    const world = await asked();
    const all = await Promise.all([1, 2, 3].map(() => takeUpdate(world.ports, submit(world))));
    expect(all.map((taken) => taken.kind)).toEqual(['taken', 'taken', 'taken']);
    expect(all.filter((taken) => taken.kind === 'taken' && !taken.receipt.again)).toHaveLength(1);
    expect(await rowsOf(world, 'update')).toHaveLength(1);
    expect(await rowsOf(world, 'submission')).toHaveLength(1);
  });

  it('that arrives again days later is the same update, and shows what was recorded', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world));
    world.clock.set('2019-09-12T09:00:00Z');
    const again = await takeUpdate(world.ports, submit(world, { proposed: said('Something else.') }));
    expect(again).toMatchObject({
      receipt: { again: true, narrative: 'The first half is done.', at: '2019-09-05T09:00:00Z' },
    });
    expect(await rowsOf(world, 'update')).toHaveLength(1);
  });

  it.each([2, 3, 8])('of %d people to one action at once: all are kept, each with its place', async (people) => {
    const world = await asked();
    const names = Array.from({ length: people }, (_, at) => `Answer ${at + 1}.`);
    const all = await Promise.all(
      names.map((narrative) =>
        takeUpdate(world.ports, submit(world, { submission: narrative, proposed: said(narrative) })),
      ),
    );
    const updates = (await rowsOf(world, 'update')).toReversed();
    expect(updates.map(({ sequence }) => sequence)).toEqual(names.map((_, at) => at + 1));
    expect(updates.map(({ narrative }) => narrative).toSorted()).toEqual(names.toSorted());
    const receipts = all.flatMap((taken) =>
      taken.kind === 'taken' ? [[taken.receipt.sequence, taken.receipt.narrative]] : [],
    );
    expect(new Set(receipts.map(String))).toEqual(
      new Set(updates.map(({ sequence, narrative }) => String([sequence, narrative]))),
    );
    expect(await stateOf(world, '1.1')).toMatchObject({
      sequence: people,
      lastWord: { narrative: updates.at(-1)!.narrative },
    });
    expect(await requestsFor11(world)).toMatchObject([{ answeredBy: 1 }]);
  });

  it.each<[string, Partial<Submit>, object]>([
    ['about an action there is not', { ref: '1.9' }, { code: 'no-such-action', ref: '1.9', nearest: ['1.1', '1.2'] }],
    ['about an action of a plan there is not', { plan: 'XX' }, { code: 'no-such-action' }],
    [
      'by somebody whose action it is not',
      { asker: anAsker({ key: 'tenant~x', memberOf: ['meb'] }) },
      { code: 'not-yours', ref: '1.1', leads: ['MACE'] },
    ],
    ['with an NHS number', { proposed: said('See 943 476 5919.') }, { code: 'identifier' }],
    [
      'with a concern about a child',
      { proposed: said('a boy in my class says his dad hits him') },
      { code: 'concern' },
    ],
    ['with no words', { proposed: said('') }, { code: 'empty' }],
  ])('%s is refused, and nothing is stored', async (_, more, refusal) => {
    const world = await asked();
    const before = await rowsOf(world, 'audit');
    expect(await takeUpdate(world.ports, submit(world, more))).toMatchObject({ kind: 'refused', refusal });
    for (const kind of ['update', 'submission', 'state'] as const) expect(await rowsOf(world, kind)).toEqual([]);
    expect(await rowsOf(world, 'audit')).toEqual(before);
  });

  it('by the business manager is recorded as on behalf', async () => {
    const world = await asked();
    await takeUpdate(
      world.ports,
      submit(world, { asker: theManager, proposed: proposed({ route: 'e-mail', onBehalfOf: 'YOS' }) }),
    );
    await takeUpdate(world.ports, submit(world, { asker: theManager, ref: '1.2', submission: 's2' }));
    expect((await rowsOf(world, 'update')).map(({ by, route, onBehalfOf }) => [by, route, onBehalfOf])).toEqual([
      [manager, 'e-mail', 'YOS'],
      [manager, 'card', 'the lead group'],
    ]);
  });

  it.each([
    ['2019-09-12T09:00:00Z', 'mace.2019-09-24', false],
    ['2019-09-14T09:00:00Z', 'mace.2019-09-24', true],
    ['2019-09-24T22:00:00Z', 'mace.2019-09-24', true],
    ['2019-09-25T09:00:00Z', null, false],
  ])('on %s belongs to the cycle %s, late: %s', async (now, meeting, late) => {
    const world = await asked();
    world.clock.set(now);
    if (now > '2019-09-13T08') await runDueSteps(world.ports, world.partnership);
    await takeUpdate(world.ports, submit(world));
    expect(await rowsOf(world, 'update')).toMatchObject([{ meeting, late }]);
    expect(await requestsFor11(world)).toMatchObject([{ answeredBy: meeting ? 1 : null }]);
  });

  it('answers the requests of two groups that asked about one action', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, [{ ref: '1.1', timescale: 'July 2019', leads: ['MACE', 'LPR Group'] }]);
    await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-09-26');
    world.clock.set('2019-09-05T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    await takeUpdate(world.ports, submit(world));
    expect((await requestsFor11(world)).map(({ answeredBy }) => answeredBy)).toEqual([1, 1]);
    expect(await toBeShown(world)).toEqual(['lpr-group.2019-09-26~ask~lpr-group', 'mace.2019-09-24~ask~mace']);
  });

  it('leaves no words of the answer in the trail', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world, { proposed: said('Quite unmistakable words.') }));
    expect(JSON.stringify(await rowsOf(world, 'audit'))).not.toContain('unmistakable');
  });
});

describe('taking an answer back', () => {
  const undo = (world: World, sequence: number, asker = anAsker()) =>
    undoUpdate(world.ports, { partnership: world.partnership, asker, plan: 'DP', ref: '1.1', sequence });

  it('restores what stood before and opens the request again, and keeps both lines', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world));
    expect(await undo(world, 1)).toMatchObject({ kind: 'taken', receipt: { undone: true, sequence: 2 } });
    expect(await stateOf(world, '1.1')).toMatchObject({ sequence: 2, lastWord: null });
    expect(await requestsFor11(world)).toMatchObject([{ answeredBy: null }]);
    expect(await receiptShown(world)).toMatchObject({ ref: '1.1', undone: true });
    expect((await rowsOf(world, 'update')).map(({ sequence, undoes }) => [sequence, undoes])).toEqual([
      [2, 1],
      [1, null],
    ]);
  });

  it('of the second answer leaves the first', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world, { submission: 's1', proposed: said('First.') }));
    await takeUpdate(world.ports, submit(world, { submission: 's2', proposed: said('Second.') }));
    await undo(world, 2);
    expect(await stateOf(world, '1.1')).toMatchObject({ lastWord: { narrative: 'First.' } });
    expect(await requestsFor11(world)).toMatchObject([{ answeredBy: 1 }]);
    expect(await receiptShown(world)).toMatchObject({ undone: true, sequence: 3 });
    await takeUpdate(world.ports, submit(world, { submission: 's3', proposed: said('Third.') }));
    expect(await receiptShown(world)).toMatchObject({ undone: false, narrative: 'Third.' });
  });

  it('is possible once, also when pressed three times at once, and an undo cannot be taken back', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world));
    const all = await Promise.all([1, 2, 3].map(() => undo(world, 1)));
    expect(all.map((result) => (result.kind === 'cannot-undo' ? result.why : result.kind)).toSorted()).toEqual([
      'already',
      'already',
      'taken',
    ]);
    expect(await undo(world, 2)).toEqual({ kind: 'cannot-undo', why: 'already' });
    expect(await rowsOf(world, 'update')).toHaveLength(2);
  });

  it('is refused to others, for what is not the last word, and for what there is not', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world, { submission: 's1' }));
    expect(await undo(world, 1, anAsker({ key: 'tenant~other' }))).toEqual({ kind: 'cannot-undo', why: 'not-yours' });
    await takeUpdate(world.ports, submit(world, { submission: 's2' }));
    expect(await undo(world, 1)).toEqual({ kind: 'cannot-undo', why: 'not-last' });
    expect(await undo(world, 7)).toMatchObject({ kind: 'refused' });
    expect(await undo(world, 2, theManager)).toMatchObject({ kind: 'taken' });
  });

  it('does not ask again for the time that a chair has given meanwhile', async () => {
    const world = await asked();
    const more = (submission: string, expectedBy: string) =>
      takeUpdate(world.ports, submit(world, { submission, proposed: proposed({ expectedBy }) }));
    await more('s1', '2019-12-31');
    world.clock.set('2019-09-06T09:00:00Z');
    const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }] });
    const ruling = { matter: 'extension', outcome: 'agreed', to: null } as const;
    await takeDecision(world.ports, { partnership: world.partnership, asker: chair, plan: 'DP', ref: '1.1', ruling });
    world.clock.set('2019-09-07T09:00:00Z');
    await more('s2', '');
    expect(await undo(world, 2)).toMatchObject({ kind: 'taken' });
    expect(await stateOf(world, '1.1')).toMatchObject({
      extensionAsked: null,
      steps: [{ due: '2019-07-31', movedTo: [{ to: '2019-12-31' }], doneOn: null }],
    });
  });

  it('lets the same person answer again', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world, { submission: 's1' }));
    await undo(world, 1);
    expect(await takeUpdate(world.ports, submit(world, { submission: 's2', proposed: said('Better.') }))).toMatchObject(
      { receipt: { sequence: 3 } },
    );
    expect(await requestsFor11(world)).toMatchObject([{ answeredBy: 3 }]);
  });
});

describe('an agency’s part of an action', () => {
  const holder = 'tenant~holder';
  const cardOfHolder = `mace.2019-09-24~ask~${holder}`;

  /** The police and health each owe a part of 1.1; the police’s is answered by a post with a holder, health’s by nobody yet. */
  async function askedForParts(): Promise<World> {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
    await withMeetings(world, 'MACE 2019-09-24');
    const [plan] = await world.register.list('plan');
    const [action] = await world.register.list('action');
    const post = aPost({ id: 'police.lead', holder });
    const agency = { id: 'police', name: 'Police', aliases: [], answers: post.id };
    await world.register.commit([
      { do: 'put', kind: 'plan', id: plan!.id, value: plan!.value },
      { do: 'put', kind: 'action', id: action!.id, value: { ...action!.value, contributors: ['police', 'health'] } },
      { do: 'put', kind: 'agency', id: 'police', value: agency },
      { do: 'put', kind: 'agency', id: 'health', value: { ...agency, id: 'health', name: 'Health', answers: null } },
      { do: 'put', kind: 'post', id: post.id, value: post },
    ]);
    world.clock.set('2019-09-03T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    world.clock.set('2019-09-05T09:00:00Z');
    return world;
  }

  const policeman = anAsker({ key: holder, memberOf: [] });
  const part = (world: World, more: Partial<Submit> = {}) =>
    takeUpdate(world.ports, submit(world, { asker: policeman, part: 'police', ...more }));
  const answers = async (world: World) =>
    Object.fromEntries((await requestsFor11(world)).map((request) => [request.part ?? 'own', request.answeredBy]));

  it('is answered apart: only its request, only its state, for the post that answers for the agency', async () => {
    const world = await askedForParts();
    expect(await part(world)).toMatchObject({ receipt: { part: { agency: 'police', name: 'Police' } } });
    expect(await answers(world)).toEqual({ own: null, police: 1, health: null });
    expect(await rowsOf(world, 'update')).toMatchObject([{ part: 'police', post: 'police.lead', by: holder }]);
    expect(await stateOf(world, '1.1')).toMatchObject({
      sequence: 1,
      lastWord: null,
      parts: [{ agency: 'police', lastWord: { narrative: 'The first half is done.' } }],
    });
    expect(await toBeShown(world)).toContain(cardOfHolder);
  });

  it('is not answered by a word on the action itself', async () => {
    const world = await askedForParts();
    await takeUpdate(world.ports, submit(world));
    expect(await answers(world)).toEqual({ own: 1, police: null, health: null });
  });

  it('is answered by anyone in the channel where nobody answers for the agency, and by nobody else otherwise', async () => {
    const world = await askedForParts();
    expect(await part(world, { asker: anAsker() })).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(await part(world, { asker: anAsker(), part: 'health' })).toMatchObject({ kind: 'taken' });
    const none = await part(world, { asker: anAsker(), part: 'probation', submission: 's2' });
    expect(none).toMatchObject({ refusal: { code: 'no-such-part', ref: '1.1' } });
  });

  it('typed in by the business manager says for which agency’s post', async () => {
    const world = await askedForParts();
    await part(world, { asker: theManager });
    expect(await rowsOf(world, 'update')).toMatchObject([{ post: 'police.lead', onBehalfOf: 'Lead' }]);
    await part(world, { asker: theManager, part: 'health', submission: 's2' });
    expect((await rowsOf(world, 'update'))[0]).toMatchObject({ post: null, onBehalfOf: 'Health' });
  });

  it('is what is typed for the agency, or by whoever answers for it, where nobody says whether of all or a part', async () => {
    const world = await askedForParts();
    const byEmail = { route: 'e-mail', onBehalfOf: 'Health' } as const;
    const typed = submit(world, { asker: theManager, proposed: proposed(byEmail) });
    expect(await takeUpdate(world.ports, typed)).toMatchObject({ receipt: { part: { name: 'Health' } } });
    await takeUpdate(world.ports, submit(world, { asker: policeman, submission: 's2' }));
    expect(await answers(world)).toEqual({ own: null, police: 2, health: 1 });
    const other = proposed({ ...byEmail, onBehalfOf: 'Pat Smith' });
    await takeUpdate(world.ports, submit(world, { asker: theManager, submission: 's3', proposed: other }));
    expect(await answers(world)).toEqual({ own: 3, police: 2, health: 1 });
  });

  it('is taken back by whoever gave it, although others have spoken since', async () => {
    const world = await askedForParts();
    await part(world);
    await takeUpdate(world.ports, submit(world, { submission: 's2' }));
    const undone = await undoUpdate(world.ports, {
      partnership: world.partnership,
      asker: policeman,
      plan: 'DP',
      ref: '1.1',
      sequence: 1,
    });
    expect(undone).toMatchObject({ kind: 'taken', receipt: { undone: true, sequence: 3 } });
    expect(await answers(world)).toEqual({ own: 2, police: null, health: null });
    expect(await stateOf(world, '1.1')).toMatchObject({ sequence: 3, parts: [], lastWord: { rating: 'green' } });
  });

  it('is shown on its own card, which says whose part it is and shows what was said of it', async () => {
    const world = await askedForParts();
    const message = (await world.register.find('message', cardOfHolder))!.value;
    const shown = async () => (await showRequest(world.ports, world.partnership, message))!;
    expect((await shown()).items).toMatchObject([{ part: { name: 'Police' }, state: 'waits', line: { rating: null } }]);
    const taken = await part(world, { card: cardOfHolder });
    const item = {
      part: { name: 'Police' },
      state: 'answered',
      line: { rating: 'green', lastSaid: 'The first half is done.' },
    };
    expect(taken).toMatchObject({ view: { answered: 1, asked: 1, items: [item] } });
    expect(await shown()).toMatchObject({ items: [item], receipt: { part: { agency: 'police' }, sequence: 1 } });
  });

  it('has a form of its own, with the part’s last words and no dates to settle', async () => {
    const world = await askedForParts();
    await part(world);
    const opened = await openForm(world.ports, {
      ...submit(world),
      asker: policeman,
      part: 'police',
      card: cardOfHolder,
    });
    expect(opened).toMatchObject({
      form: { part: { name: 'Police' }, steps: [], values: { rating: 'green', progress: 'The first half is done.' } },
    });
  });
});

describe('a card that is drawn at once after an answer', () => {
  it('is the same as one drawn anew from the register', async () => {
    const world = await asked();
    const card = 'mace.2019-09-24~ask~mace';
    const taken = await takeUpdate(world.ports, submit(world, { card, proposed: proposed({ rating: 'amber' }) }));
    const message = (await world.register.find('message', card))!.value;
    expect(taken.kind === 'taken' && taken.view).toEqual(await showRequest(world.ports, world.partnership, message));
  });

  it('of a person holds what all groups asked of them, each under its meeting', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, [
      { ref: '1.1', timescale: 'July 2019' },
      { ref: '2.1', timescale: 'July 2019', leads: ['LPR Group'] },
    ]);
    await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-09-26');
    const post = aPost({ id: 'police.lead', holder: 'tenant~holder' });
    await world.register.commit([
      { do: 'put', kind: 'post', id: post.id, value: post },
      ...['1.1', '2.1'].map((ref): RegisterChange => {
        const value = aState({ ref, assignedTo: [post.id] });
        return { do: 'put', kind: 'state', id: stateKey('DP', ref), value };
      }),
    ]);
    world.clock.set('2019-09-05T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    const [card] = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'request');
    const view = await showRequest(world.ports, world.partnership, card!);
    expect(view).toMatchObject({
      group: 'MACE and LPR Group',
      meetings: [
        { group: 'MACE', date: '2019-09-24' },
        { group: 'LPR Group', date: '2019-09-26' },
      ],
      asked: 2,
      items: [
        { meeting: 'mace.2019-09-24', line: { ref: '1.1' } },
        { meeting: 'lpr-group.2019-09-26', line: { ref: '2.1' } },
      ],
    });
  });
});

describe('when a request was seen', () => {
  const seen = async (world: World) => (await requestsFor11(world)).map(({ seenAt }) => seenAt);

  it('is when its form was first opened by somebody it went to', async () => {
    const world = await asked();
    expect(await seen(world)).toEqual([null]);
    const open = (asker = anAsker()) => openForm(world.ports, { ...submit(world), asker, card: 'none' });
    await open(theManager);
    expect(await seen(world)).toEqual([null]);
    await open();
    world.clock.set('2019-09-06T09:00:00Z');
    await open();
    await takeUpdate(world.ports, submit(world));
    expect(await seen(world)).toEqual(['2019-09-05T09:00:00Z']);
  });

  it('is when it was answered, where no form was opened', async () => {
    const world = await asked();
    await takeUpdate(world.ports, submit(world));
    expect(await seen(world)).toEqual(['2019-09-05T09:00:00Z']);
  });
});
