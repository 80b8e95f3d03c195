import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AcceptFacts,
  acceptUpdate,
  addUp,
  applyUpdate,
  type ProposedUpdate,
  takeBack,
} from '../../src/domain/accept-update.ts';
import { applyDecision } from '../../src/domain/decide.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { type ActionState, standings, untouched } from '../../src/domain/plan.ts';
import { longestNarrative, type Update } from '../../src/domain/update.ts';
import { anUpdate, aState, member, proposed, tracked } from '../builders.ts';

const dated = tracked({ timescale: 'September 2019, January, March' });

function facts(more: Partial<AcceptFacts> = {}): AcceptFacts {
  const about = { tracked: dated, by: member, meeting: null, late: false, post: null, part: null } as const;
  return { ...about, now: '2019-10-15T09:00:00Z', ...more };
}

function accepted(more: Partial<ProposedUpdate>, about: Partial<AcceptFacts> = {}) {
  const result = acceptUpdate(proposed(more), facts(about));
  if (result.kind === 'refused') throw new Error(`refused: ${result.refusal.code}`);
  return result;
}

const word = {
  rating: 'amber',
  narrative: 'Waiting for data.',
  at: '2019-06-03T09:00:00Z',
  route: 'card',
  blocked: true,
} as const;

describe('doubts about what is proposed as complete', () => {
  const doubts = (timescale: string, more: Partial<ProposedUpdate>) => {
    const complete = { evidence: 'https://x.gov.uk/a', rating: 'blue', ...more };
    return accepted(complete, { tracked: tracked({ timescale }) }).doubts;
  };

  it('say that what comes again is then ended for good', () => {
    expect(doubts('Quarterly', {})).toEqual([
      'It comes again (Quarterly), and complete means for good. If it is done for this time only, say Green.',
    ]);
    expect(doubts('July 2019', {})).toEqual([]);
  });

  it('name the dates that are not ticked as done', () => {
    const two = 'September 2019 and March 2020';
    expect(doubts(two, { doneFor: ['2019-09-30'] })).toEqual([
      'Proposed as complete, though it is not ticked as done for 31 March 2020.',
    ]);
    expect(doubts(two, { doneFor: ['2019-09-30', '2020-03-31'] })).toEqual([]);
  });
});

describe('an update is refused, with its reason', () => {
  it.each<[string, Partial<ProposedUpdate>, object]>([
    ['a rating there is not', { rating: 'purple' }, { code: 'bad-rating', given: 'purple' }],
    ['no rating', { rating: '' }, { code: 'bad-rating', given: '' }],
    ['no words', { narrative: '' }, { code: 'empty' }],
    ['only white space', { narrative: ' \n\t ' }, { code: 'empty' }],
    [
      'a character too many',
      { narrative: 'x'.repeat(longestNarrative + 1) },
      { code: 'too-long', length: longestNarrative + 1, most: longestNarrative },
    ],
    [
      'too long a name of whom it is for',
      { onBehalfOf: 'x'.repeat(3000) },
      { code: 'too-long', length: 3000, most: longestNarrative },
    ],
    ['a day that does not exist', { expectedBy: '2019-11-31' }, { code: 'bad-date', given: '2019-11-31' }],
    ['a day in words', { expectedBy: 'soon' }, { code: 'bad-date', given: 'soon' }],
    ['a day more than ten years ahead', { expectedBy: '2029-10-16' }, { code: 'bad-date', given: '2029-10-16' }],
    ['a day that has passed', { expectedBy: '2019-10-14' }, { code: 'past-date', given: '2019-10-14' }],
    ['a link that is none', { evidence: 'see my e-mail' }, { code: 'bad-evidence' }],
    ['a link that runs something', { evidence: 'javascript:alert(1)' }, { code: 'bad-evidence' }],
    ['a step there is not', { doneFor: ['2019-12-31'] }, { code: 'bad-step', given: '2019-12-31' }],
    ['an NHS number', { narrative: 'Spoke about 943 476 5919 today.' }, { code: 'identifier', what: 'nhs-number' }],
    [
      'an NHS number, though confirmed',
      { narrative: 'Spoke about 943 476 5919 today.', confirmed: true },
      { code: 'identifier', what: 'nhs-number' },
    ],
    [
      'an NHS number in whom it is for',
      { onBehalfOf: 'patient 943 476 5919' },
      { code: 'identifier', what: 'nhs-number' },
    ],
    [
      'an NHS number beside “no change”',
      { noChange: true, onBehalfOf: 'patient 943 476 5919' },
      { code: 'identifier', what: 'nhs-number' },
    ],
    ['a National Insurance number', { narrative: 'AB123456C has moved.' }, { code: 'identifier', what: 'ni-number' }],
    ['a date of birth', { narrative: 'The form for DOB 03/04/2011 is in.' }, { code: 'may-identify' }],
    ['a concern about a child', { narrative: 'a boy in my class says his dad hits him' }, { code: 'concern' }],
    [
      'a concern about a child, though confirmed',
      { narrative: 'a boy in my class says his dad hits him', confirmed: true },
      { code: 'concern' },
    ],
    [
      'a concern before anything else that is wrong',
      { narrative: 'a boy in my class says his dad hits him', rating: '', expectedBy: 'x' },
      { code: 'concern' },
    ],
  ])('%s', (_, given, refusal) => {
    const spoken = { ...dated, state: aState({ lastWord: word, sequence: 1 }) };
    expect(acceptUpdate(proposed(given), facts({ tracked: spoken }))).toMatchObject({ kind: 'refused', refusal });
  });

  it.each(standings.filter((standing) => standing !== 'open'))('an action that is %s', (standing) => {
    const closed = tracked({}, { standing });
    expect(acceptUpdate(proposed(), facts({ tracked: closed }))).toEqual({
      kind: 'refused',
      refusal: { code: 'not-open', ref: '4.1', standing },
    });
  });

  it('“no change” where nothing was ever said', () => {
    expect(acceptUpdate(proposed({ noChange: true }), facts())).toEqual({
      kind: 'refused',
      refusal: { code: 'nothing-to-keep', ref: '4.1' },
    });
  });
});

describe('an update is taken', () => {
  it.each<[string, Partial<ProposedUpdate>, Partial<Update>]>([
    [
      'as it was typed, without the white space around it',
      { narrative: '  Half done. ' },
      { narrative: 'Half done.', rating: 'green' },
    ],
    ['at its longest', { narrative: 'x'.repeat(longestNarrative) }, { rating: 'green' }],
    ['for today and for ten years ahead', { expectedBy: '2029-10-15' }, { expectedBy: '2029-10-15' }],
    ['with the date of today', { expectedBy: '2019-10-15' }, { expectedBy: '2019-10-15' }],
    ['with a link', { evidence: 'https://example.org/a?b#c' }, { evidence: 'https://example.org/a?b#c' }],
    ['Blue as a proposal that it is complete', { rating: 'blue' }, { proposesComplete: true }],
    ['with a proposal beside another rating', { complete: true }, { proposesComplete: true, rating: 'green' }],
    ['a step once, though ticked twice', { doneFor: ['2019-09-30', '2019-09-30'] }, { doneFor: ['2019-09-30'] }],
    [
      'a date of birth that is none, once confirmed',
      { narrative: 'The form for DOB 03/04/2011 is in.', confirmed: true },
      { confirmedNoChild: true },
    ],
    ['on behalf of somebody', { onBehalfOf: ' YOS ', route: 'e-mail' }, { onBehalfOf: 'YOS', route: 'e-mail' }],
  ])('%s', (_, given, expected) => {
    expect(accepted(given).update).toMatchObject(expected);
  });

  it('with the sequence after the one it was decided on, and who, when and for which meeting', () => {
    const state = aState({ sequence: 7, lastWord: word });
    const { update, state: after } = accepted({}, { tracked: { ...dated, state }, meeting: 'mace.1', late: true });
    expect(update).toMatchObject({
      sequence: 8,
      by: member,
      at: '2019-10-15T09:00:00Z',
      meeting: 'mace.1',
      late: true,
    });
    expect(after.sequence).toBe(8);
  });

  it('as “no change” with the last words again, blocked as before, proposing nothing', () => {
    const state = aState({
      sequence: 1,
      lastWord: { ...word, rating: 'blue' },
      proposedComplete: { at: word.at, by: 'x' },
    });
    const { update, state: after } = accepted(
      { noChange: true, narrative: 'ignored' },
      { tracked: { ...dated, state } },
    );
    expect(update).toMatchObject({
      rating: 'blue',
      narrative: word.narrative,
      blocked: true,
      noChange: true,
      proposesComplete: false,
    });
    expect(after.proposedComplete).toEqual(state.proposedComplete);
  });

  it.each<[string, Partial<ProposedUpdate>, RegExp | null]>([
    ['Green though a date has passed', { rating: 'green' }, /the date \(30 September 2019\) passed 15 days ago/],
    ['not when that step is ticked as done', { rating: 'green', doneFor: ['2019-09-30'] }, null],
    ['not when it is Amber', { rating: 'amber' }, null],
    ['complete without evidence', { rating: 'blue' }, /without a link to evidence/],
    [
      'not with evidence, and each date ticked',
      { rating: 'blue', evidence: 'https://example.org', doneFor: ['2019-09-30', '2020-01-31', '2020-03-31'] },
      null,
    ],
  ])('with a doubt where it deserves a second look: %s', (_, given, doubt) => {
    const { doubts } = accepted(given);
    if (doubt) expect(doubts.join()).toMatch(doubt);
    else expect(doubts).toEqual([]);
  });
});

describe('the state after an update', () => {
  it('has the last word, the delivered steps and what was asked', () => {
    const { state } = accepted({ rating: 'amber', doneFor: ['2019-09-30'], expectedBy: '2020-04-30', blocked: true });
    expect(state).toMatchObject({
      standing: 'open',
      lastWord: { rating: 'amber', blocked: true },
      steps: [{ due: '2019-09-30', doneOn: '2019-10-15' }],
      extensionAsked: { to: '2020-04-30', by: member },
    });
  });

  it('keeps the dates a step was moved to, when it is delivered', () => {
    const movedTo = [{ to: '2019-11-30', decision: 'd1' }] as const;
    const before = aState({ steps: [{ due: '2019-09-30', movedTo, doneOn: null }] });
    const after = applyUpdate(before, anUpdate({ doneFor: ['2019-09-30'] }));
    expect(after.steps).toEqual([{ due: '2019-09-30', movedTo, doneOn: '2019-06-03' }]);
  });

  it('still asks for more time until a step is delivered', () => {
    const asked = applyUpdate(aState(), anUpdate({ expectedBy: '2020-04-30' }));
    const later = applyUpdate(asked, anUpdate({ sequence: 2 }));
    expect(later.extensionAsked?.to).toBe('2020-04-30');
    expect(applyUpdate(later, anUpdate({ sequence: 3, doneFor: ['2019-09-30'] })).extensionAsked).toBeNull();
  });

  it('no longer proposes completion once something else is said', () => {
    const blue = applyUpdate(aState(), anUpdate({ rating: 'blue', proposesComplete: true }));
    expect(blue.proposedComplete).toEqual({ at: '2019-06-03T10:00:00Z', by: member });
    expect(applyUpdate(blue, anUpdate({ sequence: 2, rating: 'amber' })).proposedComplete).toBeNull();
  });
});

const someUpdate = fc.record({
  rating: fc.constantFrom('blue', 'green', 'amber', 'red'),
  narrative: fc.constantFrom('One.', 'Two.', 'Three.'),
  noChange: fc.boolean(),
  blocked: fc.boolean(),
  proposesComplete: fc.boolean(),
  doneFor: fc.subarray(['2019-09-30', '2020-01-31', '2020-03-31']),
  expectedBy: fc.option(fc.constantFrom('2020-04-30', '2020-05-31')),
}) as fc.Arbitrary<Partial<Update>>;
/** What happened, oldest first: something was said, or the last thing said was taken back. */
const history = fc.array(
  fc.oneof({ arbitrary: someUpdate, weight: 3 }, { arbitrary: fc.constant('undo' as const), weight: 1 }),
  { maxLength: 14 },
);

interface Lived {
  readonly updates: readonly Update[];
  /** What still counts, oldest first. */
  readonly counting: readonly Update[];
  readonly state: ActionState;
}

/** Lives through a history as the flows do: an undo takes back the very last line, where that is an update. */
function liveThrough(events: readonly (Partial<Update> | 'undo')[]): Lived {
  return events.reduce<Lived>(
    ({ updates, counting, state }, event) => {
      const sequence = updates.length + 1;
      const last = updates.at(-1);
      if (event !== 'undo') {
        const update = anUpdate({ ...event, sequence });
        return { updates: [...updates, update], counting: [...counting, update], state: applyUpdate(state, update) };
      }
      if (!last || last.undoes !== null) return { updates, counting, state };
      const all = [...updates, { ...last, sequence, undoes: last.sequence }];
      return { updates: all, counting: counting.slice(0, -1), state: takeBack(state, { updates: all, decisions: [] }) };
    },
    { updates: [], counting: [], state: untouched('DP', '4.1') },
  );
}

/** Steps that were never delivered need no row, and their order says nothing. */
function comparable({ steps, ...state }: ActionState) {
  const done = steps.filter(({ doneOn }) => doneOn !== null);
  return { ...state, steps: done.toSorted((a, b) => (a.due < b.due ? -1 : 1)) };
}

describe('adding up', () => {
  it('gives what living through it gave, with any sequence of updates and undos', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { updates, state } = liveThrough(events);
        expect(comparable(addUp('DP', '4.1', { updates, decisions: [] }))).toEqual(comparable(state));
      }),
    );
  });

  it('gives what the updates that were not taken back give by themselves, at the sequence of the last line', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { updates, counting, state } = liveThrough(events);
        const alone = counting.reduce(applyUpdate, untouched('DP', '4.1'));
        expect(comparable(state)).toEqual(comparable({ ...alone, sequence: updates.length }));
      }),
    );
  });

  it('of nothing is a state that nobody has spoken of', () => {
    expect(addUp('DP', '4.1', { updates: [], decisions: [] })).toEqual(untouched('DP', '4.1'));
  });
});

describe('taking back', () => {
  it('leaves what meetings decided', () => {
    const movedTo = [{ to: '2019-11-30', decision: 'd1' }] as const;
    const before = aState({
      standing: 'on-hold',
      standingWhy: 'Waiting for the review',
      reviewOn: '2020-01-01',
      agreed: { rating: 'red', decision: 'd2' },
      steps: [{ due: '2019-09-30', movedTo, doneOn: null }],
    });
    const update = anUpdate({ doneFor: ['2019-09-30'] });
    const undone = takeBack(applyUpdate(before, update), {
      updates: [update, { ...update, sequence: 2, undoes: 1 }],
      decisions: [],
    });
    expect(undone).toEqual({ ...before, sequence: 2 });
  });

  const takenBy = { kind: 'chair', group: 'mace', person: 'tenant~chair' } as const;
  const ruled = {
    id: 'd1',
    plan: 'DP',
    ref: '4.1',
    takenBy,
    at: '2019-06-05T10:00:00Z',
    recordedBy: 'x',
    note: '',
    replaces: null,
  } as const;
  const extension = { kind: 'extension', step: '2019-09-30', to: '2019-12-31' } as const;

  it.each<[string, Partial<Update>, Pick<Decision, 'matter' | 'outcome'>]>([
    [
      'an accepted proposal',
      { rating: 'blue', proposesComplete: true },
      { matter: { kind: 'sign-off' }, outcome: 'agreed' },
    ],
    [
      'a returned proposal',
      { rating: 'blue', proposesComplete: true },
      { matter: { kind: 'sign-off' }, outcome: 'not-agreed' },
    ],
    ['an agreed extension', { expectedBy: '2019-12-31' }, { matter: extension, outcome: 'agreed' }],
    ['a refused extension', { expectedBy: '2019-12-31' }, { matter: extension, outcome: 'not-agreed' }],
  ])('does not bring back what a chair has answered: %s', (_, asks, ruling) => {
    const first = anUpdate({ ...asks, at: '2019-06-03T10:00:00Z' });
    const decision: Decision = { ...ruled, ...ruling };
    const decided = applyDecision(applyUpdate(aState(), first), decision);
    const later = anUpdate({ sequence: 2, at: '2019-06-07T10:00:00Z' });
    const updates = [first, later, { ...later, sequence: 3, undoes: 2 }];
    const undone = takeBack(applyUpdate(decided, later), { updates, decisions: [decision] });
    expect(undone).toEqual({ ...decided, sequence: 3 });
    expect(addUp('DP', '4.1', { updates, decisions: [decision] })).toEqual({ ...decided, sequence: 3 });
  });

  it('lets a proposal made after a decision stand', () => {
    const decision: Decision = { ...ruled, matter: { kind: 'sign-off' }, outcome: 'not-agreed' };
    const again = anUpdate({ rating: 'blue', proposesComplete: true, at: '2019-06-07T10:00:00Z' });
    const { proposedComplete } = addUp('DP', '4.1', { updates: [again], decisions: [decision] });
    expect(proposedComplete?.at).toBe(again.at);
  });
});

describe('an agency’s word on the part it owes', () => {
  const shared = tracked(
    { timescale: 'September 2019', contributors: ['police', 'health'] },
    { rating: 'red', said: 'Nobody has answered.' },
  );
  const part = (more: Partial<ProposedUpdate>, of = shared) => accepted(more, { tracked: of, part: 'police' });

  it('changes what is known of that part, and nothing of the action’s own', () => {
    const { update, state } = part({ rating: 'blue', narrative: 'Our half is done.', blocked: true });
    expect(update).toMatchObject({ part: 'police', sequence: 2, rating: 'blue', proposesComplete: false });
    const { sequence, parts, ...own } = state;
    expect(sequence).toBe(2);
    expect(parts).toMatchObject([{ agency: 'police', lastWord: { rating: 'blue', narrative: 'Our half is done.' } }]);
    expect({ ...own, sequence: 1, parts: [] }).toEqual(shared.state);
  });

  it('settles no date and proposes no end, whatever was sent', () => {
    const { update } = part({ doneFor: ['2019-09-30'], expectedBy: '2020-01-31', complete: true });
    expect(update).toMatchObject({ doneFor: [], expectedBy: null, proposesComplete: false });
    expect(part({ rating: 'green' }).doubts).toEqual([]);
  });

  it('replaces what that agency said before, and leaves the others’', () => {
    const first = part({ narrative: 'First.' }).state;
    const other = accepted({ narrative: 'Ours.' }, { tracked: { ...shared, state: first }, part: 'health' }).state;
    const { state } = part({ narrative: 'Second.' }, { ...shared, state: other });
    expect(state.parts.map(({ agency, lastWord }) => [agency, lastWord.narrative])).toEqual([
      ['health', 'Ours.'],
      ['police', 'Second.'],
    ]);
    expect(state.lastWord).toEqual(shared.state.lastWord);
  });

  it('“no change” says the part’s last words again, and there must be some', () => {
    expect(acceptUpdate(proposed({ noChange: true }), facts({ tracked: shared, part: 'police' }))).toMatchObject({
      refusal: { code: 'nothing-to-keep' },
    });
    const { state } = part({ rating: 'green', narrative: 'Our half is under way.' });
    const again = part({ noChange: true }, { ...shared, state });
    expect(again.update).toMatchObject({ part: 'police', rating: 'green', narrative: 'Our half is under way.' });
  });

  it('is refused of an agency that owes none', () => {
    expect(acceptUpdate(proposed(), facts({ tracked: shared, part: 'probation' }))).toEqual({
      kind: 'refused',
      refusal: { code: 'no-such-part', ref: '4.1' },
    });
  });

  it('adds up and is taken back apart from the action’s own', () => {
    const updates = [
      anUpdate({ sequence: 1, narrative: 'Ours.' }),
      anUpdate({ sequence: 2, part: 'police', narrative: 'Half done.' }),
      anUpdate({ sequence: 3, narrative: 'Ours again.' }),
    ];
    const all = addUp('DP', '4.1', { updates, decisions: [] });
    expect(all).toMatchObject({ sequence: 3, lastWord: { narrative: 'Ours again.' }, parts: [{ agency: 'police' }] });
    const undone = [...updates, anUpdate({ sequence: 4, part: 'police', undoes: 2 })];
    expect(takeBack(all, { updates: undone, decisions: [] })).toMatchObject({
      sequence: 4,
      lastWord: { narrative: 'Ours again.' },
      parts: [],
    });
  });
});
