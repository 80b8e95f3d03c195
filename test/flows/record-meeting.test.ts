import { describe, expect, it } from '@jest/globals';
import type { RecordTyped } from '../../src/domain/record-typed.ts';
import type { RecordView } from '../../src/domain/record-view.ts';
import { daysOverdue, nextStep } from '../../src/domain/schedule.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import type { RecordSubmit } from '../../src/flows/record-page.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { type RecordSaved, saveRecord } from '../../src/flows/save-record.ts';
import { findRecord, showRecord } from '../../src/flows/show-record.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { rememberEditions } from '../../src/storage/remember-editions.ts';
import {
  anAsker,
  aPartnership,
  manager,
  proposed,
  rowsOf,
  stateOf,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const meeting = 'mace.2019-09-24';
const another = anAsker({ key: 'tenant~other', roles: [{ kind: 'business-manager' }], memberOf: [] });
const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }], memberOf: [] });

/** The day after MACE met: 1.1 is proposed as complete, 1.2 asks for more time, 1.3 is Amber. */
async function afterTheMeeting(): Promise<World> {
  const world = await aPartnership('2019-09-02T09:00:00Z');
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'August 2019' },
    { ref: '1.3' },
    { ref: '1.4' },
  ]);
  await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-12-10');
  world.clock.set('2019-09-03T08:00:00Z');
  await runDueSteps(world.ports, world.partnership);
  await says(world, '1.1', { complete: true, narrative: 'All done.' });
  await says(world, '1.2', { expectedBy: '2019-11-30', narrative: 'The trust is late.' });
  await says(world, '1.3', { rating: 'amber', narrative: 'Half of it.' });
  world.clock.set('2019-09-25T08:00:00Z');
  return world;
}

async function says(world: World, ref: string, more = {}): Promise<void> {
  const submission = `s~${ref}~${world.clock.now()}`;
  const { ports, partnership } = world;
  const submit = { partnership, asker: anAsker(), submission, plan: 'DP', ref, part: null, card: null };
  const taken = await takeUpdate(ports, { ...submit, proposed: proposed(more) });
  if (taken.kind !== 'taken') throw new Error(taken.refusal.code);
}

async function viewOf({ ports, partnership }: World, of = meeting): Promise<RecordView> {
  const shown = await showRecord(ports, { partnership, asker: theManager, meeting: of, card: 'none' });
  if (shown.kind !== 'record') throw new Error(shown.refusal.code);
  return shown.view;
}

/** What a page's inputs would send: each choice by ref and kind of matter. */
function chosen(view: RecordView, choices: Readonly<Record<string, string>>): RecordTyped {
  const typed = Object.entries(choices).map(([what, value]) => {
    const [ref, kind] = what.split(' ');
    const matter = [...view.decisions, ...view.ratings].find((one) => one.line.ref === ref && one.kind === kind)!;
    return [`${kind === 'agreed-rating' ? 'rating' : 'outcome'}~${matter.id}~${matter.stamp}`, value];
  });
  return Object.fromEntries(typed);
}

let submits = 0;

async function saves(world: World, more: Partial<RecordSubmit> = {}): Promise<RecordSaved> {
  submits += 1;
  const seq = more.seq ?? (await viewOf(world, more.meeting)).sequence;
  const { ports, partnership } = world;
  const usual = { partnership, asker: theManager, meeting, part: 'decisions', submit: `n${submits}` } as const;
  return saveRecord(ports, { ...usual, typed: {}, takeOut: null, confirmed: false, finish: false, ...more, seq });
}

async function decides(world: World, choices: Readonly<Record<string, string>>, typed: RecordTyped = {}) {
  return saves(world, { typed: { ...chosen(await viewOf(world), choices), ...typed } });
}

async function tracked(world: World, ref: string, plan = 'DP') {
  const { actions } = await gatherPlans(world.register);
  return actions.find(({ action }) => action.ref === ref && action.plan === plan)!;
}

describe('the card that records a meeting', () => {
  it('comes to each business manager the working day after it, once', async () => {
    const world = await afterTheMeeting();
    await runDueSteps(world.ports, world.partnership);
    await runDueSteps(world.ports, world.partnership);
    const cards = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'record');
    expect(cards).toMatchObject([{ id: `${meeting}~record~${manager}`, to: { kind: 'person', person: manager } }]);
  });

  it('says after ten working days that there is no record, to business managers and chairs', async () => {
    const world = await afterTheMeeting();
    const person = { key: chair.key, name: 'Chris Chair', roles: chair.roles, left: false };
    await world.register.commit([{ do: 'put', kind: 'person', id: person.key, value: person }]);
    await runDueSteps(world.ports, world.partnership);
    world.clock.set('2019-10-08T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    const told = (await rowsOf(world, 'message')).filter(({ id }) => id.includes('~unrecorded~'));
    expect(told.map(({ to }) => to)).toEqual([
      { kind: 'person', person: chair.key },
      { kind: 'person', person: manager },
    ]);
    for (const { text } of told)
      expect(text).toContain('The meeting of MACE on 24 September 2019 has not been recorded.');
  });

  it('says nothing of the kind once the record is finished', async () => {
    const world = await afterTheMeeting();
    await runDueSteps(world.ports, world.partnership);
    await saves(world, { part: 'finish', finish: true });
    world.clock.set('2019-10-20T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect((await rowsOf(world, 'message')).filter(({ id }) => id.includes('~unrecorded~'))).toEqual([]);
  });

  it('lists what the owners ask for, what is off track, and says when a meeting cannot be recorded', async () => {
    const world = await afterTheMeeting();
    const view = await viewOf(world);
    expect(view.decisions.map(({ line, kind }) => [line.ref, kind])).toEqual([
      ['1.1', 'sign-off'],
      ['1.2', 'extension'],
    ]);
    expect(view.ratings.map(({ line }) => line.ref)).toContain('1.3');
    expect(view.resume).toBe('decisions');
  });

  it.each([
    ['a meeting still to come', 'MACE', '2019-12-10', 'not-held-yet'],
    ['a day without a meeting', 'MACE', '2019-09-20', 'no-meeting-on'],
    ['a group that has not met', 'Strategic Group', null, 'no-meeting-held'],
    ['a group that there is not', 'Nobody', null, 'unknown-group'],
  ] as const)('is not there for %s', async (_, group, on, code) => {
    const world = await afterTheMeeting();
    const found = await findRecord(world.ports, { partnership: world.partnership, asker: theManager, group, on });
    expect(found).toMatchObject({ kind: 'refused', refusal: { code } });
  });

  it('is found by the group, or without one where only one has met', async () => {
    const world = await afterTheMeeting();
    for (const group of ['the MACE group', '']) {
      const found = await findRecord(world.ports, {
        partnership: world.partnership,
        asker: theManager,
        group,
        on: null,
      });
      expect(found).toMatchObject({ kind: 'record', view: { meeting } });
    }
  });

  it('is for business managers only', async () => {
    const world = await afterTheMeeting();
    expect(await saves(world, { asker: chair })).toMatchObject({ refusal: { code: 'not-business-manager' } });
    const shown = await showRecord(world.ports, {
      partnership: world.partnership,
      asker: chair,
      meeting,
      card: 'none',
    });
    expect(shown).toMatchObject({ refusal: { code: 'not-business-manager' } });
  });
});

describe('decisions of the meeting', () => {
  it('sign off what was proposed, as taken by the group on that day', async () => {
    const world = await afterTheMeeting();
    expect(await decides(world, { '1.1 sign-off': 'agreed' })).toEqual({
      kind: 'saved',
      wrote: true,
      about: ['DP 1.1'],
    });
    expect(await stateOf(world, '1.1')).toMatchObject({ standing: 'complete', proposedComplete: null });
    expect(await rowsOf(world, 'decision')).toMatchObject([
      { ref: '1.1', outcome: 'agreed', takenBy: { kind: 'meeting', meeting }, recordedBy: manager },
    ]);
  });

  it('leave what is not agreed open, with the owner’s words', async () => {
    const world = await afterTheMeeting();
    await decides(world, { '1.1 sign-off': 'not-agreed' });
    expect(await stateOf(world, '1.1')).toMatchObject({
      standing: 'open',
      proposedComplete: null,
      lastWord: { narrative: 'All done.' },
    });
  });

  it('move the date that more time was asked for, or another, and keep the old one', async () => {
    const world = await afterTheMeeting();
    const { decisions } = await viewOf(world);
    await decides(world, { '1.2 extension': 'agreed.circulation' }, { [`to~${decisions[1]!.id}`]: '2019-10-31' });
    const moved = await tracked(world, '1.2');
    expect(nextStep(moved)).toEqual({ due: '2019-08-31', by: '2019-10-31', doneOn: null });
    expect(daysOverdue(moved, '2019-09-25')).toBe(0);
    expect(await rowsOf(world, 'decision')).toMatchObject([{ takenBy: { kind: 'circulation' } }]);
  });

  it('come back at the next meeting where they were deferred', async () => {
    const world = await afterTheMeeting();
    await decides(world, { '1.1 sign-off': 'deferred' });
    await saves(world, { part: 'finish', finish: true });
    world.clock.set('2019-12-11T09:00:00Z');
    const next = await viewOf(world, 'mace.2019-12-10');
    expect(next.decisions.map(({ line, recorded }) => [line.ref, recorded])).toEqual([
      ['1.1', null],
      ['1.2', null],
    ]);
  });

  it('are put right while the record is open: the last word counts, and both are kept', async () => {
    const world = await afterTheMeeting();
    await decides(world, { '1.1 sign-off': 'agreed', '1.2 extension': 'agreed' });
    await decides(world, { '1.1 sign-off': 'not-agreed', '1.2 extension': 'deferred' });
    expect(await stateOf(world, '1.1')).toMatchObject({ standing: 'open', agreed: null, proposedComplete: null });
    expect(await stateOf(world, '1.2')).toMatchObject({ extensionAsked: { to: '2019-11-30' }, steps: [] });
    expect(await rowsOf(world, 'decision')).toHaveLength(4);
    expect((await viewOf(world)).decisions.map(({ recorded }) => recorded?.outcome)).toEqual([
      'not-agreed',
      'deferred',
    ]);
  });

  it('record nothing twice where a page is saved again as it is', async () => {
    const world = await afterTheMeeting();
    await decides(world, { '1.1 sign-off': 'agreed' });
    expect(await decides(world, { '1.1 sign-off': 'agreed' })).toMatchObject({ wrote: false });
    expect(await rowsOf(world, 'decision')).toHaveLength(1);
  });

  it('refuse a note without a choice, a date before the meeting, and words that may identify a child', async () => {
    const world = await afterTheMeeting();
    const [signOff, extension] = (await viewOf(world)).decisions;
    const note = { [`words~note~${signOff!.id}`]: 'As the audit showed' };
    expect(await decides(world, { '1.1 sign-off': '' }, note)).toMatchObject({ refusal: { code: 'no-outcome' } });
    const early = { [`to~${extension!.id}`]: '2019-09-01' };
    expect(await decides(world, { '1.2 extension': 'agreed' }, early)).toMatchObject({
      refusal: { code: 'past-date' },
    });
    const child = { [`words~note~${signOff!.id}`]: 'For AB, aged 7, of 12 High Street' };
    expect(await decides(world, { '1.1 sign-off': 'agreed' }, child)).toMatchObject({
      refusal: { code: 'may-identify' },
    });
    expect(await rowsOf(world, 'decision')).toEqual([]);
    expect(await rowsOf(world, 'record')).toEqual([]);
  });

  it('note what the chair decided before, without changing it', async () => {
    const world = await afterTheMeeting();
    const ruling = { matter: 'sign-off', outcome: 'agreed' } as const;
    await takeDecision(world.ports, { partnership: world.partnership, asker: chair, plan: null, ref: '1.1', ruling });
    const [toNote] = (await viewOf(world)).toNote;
    expect(toNote).toMatchObject({ noted: false, line: { ref: '1.1' } });
    const before = await rowsOf(world, 'decision');
    await saves(world, { typed: { [`noted~${toNote!.decision.id}`]: 'true' } });
    expect(await rowsOf(world, 'decision')).toEqual(before);
    expect((await viewOf(world)).toNote).toMatchObject([{ noted: true }]);
    world.clock.set('2019-12-11T09:00:00Z');
    expect((await viewOf(world, 'mace.2019-12-10')).toNote).toEqual([]);
  });
});

describe('an action that changed while the page was open', () => {
  it('is asked about again, with what is new, and nothing of the page is recorded', async () => {
    const world = await afterTheMeeting();
    const typed = chosen(await viewOf(world), { '1.1 sign-off': 'agreed', '1.2 extension': 'agreed' });
    world.clock.set('2019-09-25T09:00:00Z');
    await says(world, '1.1', { rating: 'red', narrative: 'Not done after all.' });
    const refused = await saves(world, { typed });
    expect(refused).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'changed-meanwhile',
        changed: [{ settled: true, tracked: { action: { ref: '1.1' }, state: { lastWord: { rating: 'red' } } } }],
      },
    });
    expect(await rowsOf(world, 'decision')).toEqual([]);
    expect((await viewOf(world)).decisions.map(({ line }) => line.ref)).toEqual(['1.2']);
  });

  it('is not decided twice where the chair was faster', async () => {
    const world = await afterTheMeeting();
    const typed = chosen(await viewOf(world), { '1.1 sign-off': 'not-agreed' });
    const ruling = { matter: 'sign-off', outcome: 'agreed' } as const;
    await takeDecision(world.ports, { partnership: world.partnership, asker: chair, plan: null, ref: '1.1', ruling });
    expect(await saves(world, { typed })).toMatchObject({ refusal: { code: 'changed-meanwhile' } });
    expect(await stateOf(world, '1.1')).toMatchObject({ standing: 'complete' });
  });
});

describe('two business managers at once', () => {
  it('tells the second what the first recorded, and takes his page when he saves it again', async () => {
    const world = await afterTheMeeting();
    const view = await viewOf(world);
    await saves(world, { typed: chosen(view, { '1.1 sign-off': 'agreed' }) });
    const typed = chosen(view, { '1.2 extension': 'deferred' });
    const refused = await saves(world, { asker: another, seq: view.sequence, typed });
    expect(refused).toMatchObject({
      refusal: { code: 'recorded-meanwhile', saves: [{ by: manager, part: 'decisions', about: ['DP 1.1'] }] },
    });
    expect(await saves(world, { asker: another, typed })).toMatchObject({ kind: 'saved' });
    expect((await viewOf(world)).decisions.map(({ recorded }) => recorded?.outcome)).toEqual(['agreed', 'deferred']);
  });

  it('keeps one of two pages saved at the same moment, and refuses the other whole', async () => {
    const world = await afterTheMeeting();
    const view = await viewOf(world);
    const page = (asker = theManager) =>
      saves(world, { asker, seq: 0, typed: chosen(view, { '1.1 sign-off': 'agreed', '1.2 extension': 'agreed' }) });
    const results = await Promise.all([page(), page(another)]);
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['refused', 'saved']);
    expect(await rowsOf(world, 'decision')).toHaveLength(2);
  });

  it('takes the same page arriving three times once', async () => {
    const world = await afterTheMeeting();
    const typed = { 'words~action': 'Write to the trust' };
    const page = () => saves(world, { part: 'actions', seq: 0, submit: 'same', typed });
    const results = await Promise.all([page(), page(), page()]);
    expect(results).toEqual(Array(3).fill({ kind: 'saved', wrote: true, about: ['LOG-MACE 1'] }));
    expect((await rowsOf(world, 'action')).filter(({ plan }) => plan === 'LOG-MACE')).toHaveLength(1);
  });

  it('takes no page once another has finished the record', async () => {
    const world = await afterTheMeeting();
    const view = await viewOf(world);
    await saves(world, { part: 'finish', typed: { 'words~minute': 'Item 4' }, finish: true });
    const late = await saves(world, { asker: another, typed: chosen(view, { '1.1 sign-off': 'agreed' }) });
    expect(late).toMatchObject({ refusal: { code: 'already-recorded', on: '2019-09-24' } });
    expect(await rowsOf(world, 'cycle')).toMatchObject([{ recordedAt: '2019-09-25T08:00:00Z' }]);
    expect((await viewOf(world)).minuteRef).toBe('Item 4');
  });
});

describe('ratings agreed at the meeting', () => {
  const rate = async (world: World, choices: Readonly<Record<string, string>>) =>
    saves(world, { part: 'ratings', typed: chosen(await viewOf(world), choices) });

  it('stand beside the owner’s, and only where they say something else', async () => {
    const world = await afterTheMeeting();
    expect(await rate(world, { '1.3 agreed-rating': 'amber' })).toMatchObject({ wrote: false });
    await rate(world, { '1.3 agreed-rating': 'red' });
    expect(await stateOf(world, '1.3')).toMatchObject({ agreed: { rating: 'red' }, lastWord: { rating: 'amber' } });
    await rate(world, { '1.3 agreed-rating': 'green' });
    expect(await stateOf(world, '1.3')).toMatchObject({ agreed: { rating: 'green' } });
  });

  it('can be given to an action that the page does not list, by its number', async () => {
    const world = await afterTheMeeting();
    const other = (words: string, rating: string) =>
      saves(world, { part: 'ratings', typed: { 'words~other': words, other: rating } });
    expect(await other('DP 1.4', 'red')).toMatchObject({ kind: 'saved', about: ['DP 1.4'] });
    expect(await stateOf(world, '1.4')).toMatchObject({ agreed: { rating: 'red' } });
    expect(await other('9.9', 'red')).toMatchObject({ refusal: { code: 'no-such-action' } });
    expect(await other('1.4', '')).toMatchObject({ refusal: { code: 'half-rating' } });
  });

  it('sign an action off where the meeting calls it Blue', async () => {
    const world = await afterTheMeeting();
    await rate(world, { '1.3 agreed-rating': 'blue' });
    expect(await stateOf(world, '1.3')).toMatchObject({ standing: 'complete' });
  });
});

describe('new actions', () => {
  const add = (world: World, typed: RecordTyped) => saves(world, { part: 'actions', typed });

  it('go into the group’s running log, numbered on, without touching the plan', async () => {
    const world = await afterTheMeeting();
    await add(world, { 'words~action': 'Write to the trust', due: '2019-11-30', 'words~measure': 'An answer' });
    await add(world, { 'words~action': 'Ask the schools', 'words~who': 'Somebody unknown' });
    const log = (await rowsOf(world, 'action')).filter(({ plan }) => plan === 'LOG-MACE');
    expect(log).toMatchObject([
      {
        ref: '1',
        text: 'Write to the trust',
        measure: 'An answer',
        leads: ['mace'],
        timescale: { due: ['2019-11-30'] },
      },
      { ref: '2', text: 'Ask the schools', named: ['Somebody unknown'], timescale: { kind: 'undated', due: [] } },
    ]);
    const plans = await rowsOf(world, 'plan');
    expect(plans.find(({ code }) => code === 'LOG-MACE')).toMatchObject({
      kind: 'action-log',
      edition: 1,
      period: { from: '2019-04-01', to: '2020-03-31' },
    });
    expect((await rowsOf(world, 'decision')).map(({ matter }) => matter.kind)).toEqual(['new-action', 'new-action']);
    expect((await viewOf(world)).added.map(({ label }) => label)).toEqual(['LOG-MACE 1', 'LOG-MACE 2']);
  });

  it('are seen at once where the words of actions are remembered', async () => {
    const world = await afterTheMeeting();
    const store = rememberEditions(world.store);
    const remembering = { ...world, store, ports: { ...world.ports, store } };
    await add(remembering, { 'words~action': 'Write to the trust' });
    expect((await viewOf(remembering)).added).toHaveLength(1);
    await add(remembering, { 'words~action': 'Ask the schools' });
    expect((await viewOf(remembering)).added).toHaveLength(2);
  });

  it('are asked about in the next cycle, and overdue like any other', async () => {
    const world = await afterTheMeeting();
    await runDueSteps(world.ports, world.partnership);
    await add(world, { 'words~action': 'Write to the trust', due: '2019-11-30' });
    await saves(world, { part: 'finish', finish: true });
    world.clock.set('2019-11-19T09:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    const next = (await rowsOf(world, 'cycle')).find(({ meeting: of }) => of === 'mace.2019-12-10');
    expect(next!.asked).toContain('LOG-MACE 1');
    expect(daysOverdue(await tracked(world, '1', 'LOG-MACE'), '2019-12-02')).toBe(2);
    const answer = await answerQuestion(world.ports, {
      partnership: world.partnership,
      text: 'show LOG-MACE 1',
      asker: theManager,
      channelOf: null,
      place: 'private',
    });
    expect(answer).toMatchObject({ kind: 'action', line: { label: 'LOG-MACE 1', text: 'Write to the trust' } });
  });

  it('have not gone quiet on the day after they were added', async () => {
    const world = await afterTheMeeting();
    await add(world, { 'words~action': 'First' });
    await saves(world, { part: 'finish', finish: true });
    world.clock.set('2020-05-01T08:00:00Z');
    await withMeetings(world, 'MACE 2020-04-30');
    await saves(world, { meeting: 'mace.2020-04-30', part: 'actions', typed: { 'words~action': 'Second' } });
    const quiet = await answerQuestion(world.ports, {
      partnership: world.partnership,
      text: 'quiet',
      asker: theManager,
      channelOf: null,
      place: 'private',
    });
    const labels = quiet.kind === 'list' ? quiet.lines.map(({ label }) => label) : [];
    expect(labels).toContain('LOG-MACE 1');
    expect(labels).not.toContain('LOG-MACE 2');
    const log = (await rowsOf(world, 'plan')).find(({ code }) => code === 'LOG-MACE');
    expect(log!.period).toEqual({ from: '2019-04-01', to: '2021-03-31' });
  });

  it('can be taken out again while the record is open, and the number is not given away', async () => {
    const world = await afterTheMeeting();
    await add(world, { 'words~action': 'A slip' });
    await saves(world, { part: 'actions', takeOut: '1' });
    await add(world, { 'words~action': 'The right one' });
    expect((await viewOf(world)).added.map(({ ref }) => ref)).toEqual(['2']);
    expect(await stateOf(world, '1', 'LOG-MACE')).toMatchObject({ standing: 'withdrawn' });
  });

  it.each([
    ['nothing to do', { 'words~measure': 'An answer' }, 'no-action-text'],
    ['a date before the meeting', { 'words~action': 'Write', due: '2019-09-01' }, 'past-date'],
    ['a date that there is not', { 'words~action': 'Write', due: '2019-11-31' }, 'bad-date'],
    ['somebody who is no longer on the list', { 'words~action': 'Write', who: 'post:gone' }, 'unknown-answerer'],
    ['a child’s number', { 'words~action': 'Ask about 943 476 5919' }, 'identifier'],
  ])('are refused with %s, and nothing is made', async (_, typed, code) => {
    const world = await afterTheMeeting();
    expect(await add(world, typed)).toMatchObject({ kind: 'refused', refusal: { code } });
    expect((await rowsOf(world, 'plan')).map(({ code: plan }) => plan)).toEqual(['DP']);
  });
});

describe('attendance and the minute reference', () => {
  it('are kept for the group’s members, or for every agency where nobody is named', async () => {
    const world = await afterTheMeeting();
    const agency = { id: 'police', name: 'Example Police', aliases: [], answers: null };
    await world.register.commit([{ do: 'put', kind: 'agency', id: 'police', value: agency }]);
    await saves(world, { part: 'attendance', typed: { 'as~police': 'deputy', 'as~nobody': 'present' } });
    expect((await viewOf(world)).attendance).toEqual([{ who: 'police', name: 'Example Police', as: 'deputy' }]);
    await saves(world, { part: 'finish', typed: { 'words~minute': 'Minutes, item 4' }, finish: true });
    expect(await rowsOf(world, 'record')).toMatchObject([
      {
        attendance: [{ who: 'police', as: 'deputy' }],
        minuteRef: 'Minutes, item 4',
        finishedBy: manager,
        finishedAt: '2019-09-25T08:00:00Z',
      },
    ]);
  });
});
