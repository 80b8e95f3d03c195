import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/domain/decision.ts';
import {
  attendeesOf,
  type MattersFacts,
  type MeetingRecord,
  mattersFor,
  newRecord,
  partAfter,
  partBefore,
  partToResume,
  type RecordPart,
} from '../../src/domain/meeting-record.ts';
import { meetingToRecord } from '../../src/domain/meeting-to-record.ts';
import { aGroup, aMeeting, aPost, tracked } from '../builders.ts';

const at = '2019-09-03T10:00:00Z';
const proposedComplete = { at, by: 'tenant~member' } as const;
const extensionAsked = { to: '2019-11-30', at, by: 'tenant~member' } as const;

function aRecord(more: Partial<MeetingRecord> = {}): MeetingRecord {
  return { ...newRecord(aMeeting(), 'tenant~manager', at), ...more };
}

function aDecision(more: Partial<Decision> = {}): Decision {
  return {
    id: 'd1',
    plan: 'DP',
    ref: '4.1',
    matter: { kind: 'sign-off' },
    outcome: 'agreed',
    takenBy: { kind: 'meeting', meeting: 'mace.2019-09-24' },
    at,
    recordedBy: 'tenant~manager',
    note: '',
    replaces: null,
    ...more,
  };
}

function facts(more: Partial<MattersFacts> = {}): MattersFacts {
  return {
    group: aGroup(),
    meeting: aMeeting(),
    record: null,
    actions: [],
    decisions: [],
    notedBefore: new Set(),
    today: '2019-09-25',
    ...more,
  };
}

describe(mattersFor, () => {
  it('has what the owners of the group’s open actions ask for, in the plan’s order', () => {
    const actions = [
      tracked({ ref: '10.1' }, { proposedComplete }),
      tracked({ ref: '2.1' }, { proposedComplete, extensionAsked }),
      tracked({ ref: '2.2' }, { proposedComplete, standing: 'complete' }),
      tracked({ ref: '2.3', leads: ['meb'] }, { proposedComplete }),
    ];
    const { decisions } = mattersFor(facts({ actions }));
    expect(decisions.map(({ id, asked }) => [id, asked])).toEqual([
      ['dp~0002.0001~sign-off', '2019-11-30'],
      ['dp~0002.0001~extension', '2019-11-30'],
      ['dp~0010.0001~sign-off', null],
    ]);
  });

  it('keeps what this record settled where it may still be put right, and what another one did not', () => {
    const complete = tracked({ ref: '4.1' }, { standing: 'complete' });
    const here = mattersFor(
      facts({ actions: [complete], decisions: [aDecision()], record: aRecord({ decisions: ['d1'] }) }),
    );
    expect(here.decisions).toMatchObject([{ kind: 'sign-off', recorded: { id: 'd1' } }]);
    expect(mattersFor(facts({ actions: [complete], decisions: [aDecision()] })).decisions).toEqual([]);
  });

  it.each([
    ['Red', { rating: 'red' }, true],
    ['Amber', { rating: 'amber' }, true],
    ['Green, as agreed', { rating: 'green' }, false],
    ['Green, but agreed Red', { rating: 'green', agreed: { rating: 'red', decision: 'd0' } }, true],
    ['not rated', {}, false],
    ['Amber, but complete', { rating: 'amber', standing: 'complete' }, false],
  ] as const)('has an action that is %s among the ratings to consider: %#', (_, state, there) => {
    const { ratings } = mattersFor(facts({ actions: [tracked({ ref: '4.1' }, state)] }));
    expect(ratings).toHaveLength(there ? 1 : 0);
  });

  it('has what is overdue among them as well, and not what is on track', () => {
    const actions = [tracked({ ref: '4.1' }, { rating: 'green' }), tracked({ ref: '4.2', timescale: 'July 2019' })];
    const { ratings } = mattersFor(facts({ actions }));
    expect(ratings.map(({ tracked: { action } }) => action.ref)).toEqual(['4.2']);
  });

  it('marks a matter anew with every word and every decision, and with nothing else', () => {
    const stampOf = (state: Parameters<typeof tracked>[1]) =>
      mattersFor(facts({ actions: [tracked({ ref: '4.1' }, { proposedComplete, ...state })] })).decisions[0]!.stamp;
    const first = stampOf({ sequence: 1 });
    expect(stampOf({ sequence: 1 })).toBe(first);
    expect(stampOf({ sequence: 2 })).not.toBe(first);
    expect(stampOf({ sequence: 1, proposedComplete: { ...proposedComplete, at: '2019-09-04T10:00:00Z' } })).not.toBe(
      first,
    );
    expect(stampOf({ sequence: 1 })).toMatch(/^[a-z0-9.-]+$/);
  });

  it('brings the chair’s decisions to be noted, each at one meeting', () => {
    const decision = aDecision({ id: 'c1', takenBy: { kind: 'chair', group: 'mace', person: 'tenant~chair' } });
    const other = aDecision({ id: 'c2', takenBy: { kind: 'chair', group: 'meb', person: 'tenant~chair' } });
    const actions = [tracked({ ref: '4.1' }, { standing: 'complete' })];
    const given = { actions, decisions: [decision, other] };
    expect(mattersFor(facts(given)).toNote).toMatchObject([{ decision: { id: 'c1' }, noted: false }]);
    const noted = facts({ ...given, record: aRecord({ noted: ['c1'] }) });
    expect(mattersFor(noted).toNote).toMatchObject([{ noted: true }]);
    expect(mattersFor(facts({ ...given, notedBefore: new Set(['c1']) })).toNote).toEqual([]);
  });
});

describe('who may have come', () => {
  const posts = [aPost({ id: 'dcs', agency: 'council', title: 'Director' }), aPost({ id: 'sup', agency: 'police' })];
  const agencies = [
    { id: 'council', name: 'Council', aliases: [], answers: null },
    { id: 'police', name: 'Police', aliases: [], answers: null },
  ];

  it('is the group’s members, each with its agency', () => {
    const group = aGroup({ members: ['dcs', 'gone'] });
    expect(attendeesOf(group, { posts, agencies })).toEqual([{ who: 'dcs', name: 'Director (Council)' }]);
  });

  it('is every agency while nobody has said who sits in it', () => {
    expect(attendeesOf(aGroup(), { posts, agencies }).map(({ who }) => who)).toEqual(['council', 'police']);
  });
});

describe('the way through a record', () => {
  const nothing = { decisions: [], toNote: [], ratings: [], added: [] };
  const open = mattersFor(facts({ actions: [tracked({ ref: '4.1' }, { proposedComplete, rating: 'amber' })] }));
  const saved = (...parts: readonly RecordPart[]) =>
    aRecord({ saves: parts.map((part) => ({ submit: part, by: 'x', at, part, about: [] })) });

  it('goes forth and back', () => {
    expect([partAfter('decisions'), partAfter('finish')]).toEqual(['ratings', null]);
    expect([partBefore('ratings'), partBefore('decisions')]).toEqual(['decisions', null]);
  });

  it.each([
    ['at the decisions while any is open', saved('decisions'), open, 'decisions'],
    ['at the ratings', aRecord(), { ...nothing, ratings: open.ratings }, 'ratings'],
    ['at the new actions where nothing is to be rated', aRecord(), nothing, 'actions'],
    ['at the attendance', saved('actions'), nothing, 'attendance'],
    ['at the end', saved('actions', 'attendance'), nothing, 'finish'],
  ] as const)('is taken up again %s', (_, record, matters, part) => {
    expect(partToResume(record, matters)).toBe(part);
  });
});

describe(meetingToRecord, () => {
  const meetings = [
    aMeeting({ date: '2019-12-10' }),
    aMeeting({ date: '2019-09-24' }),
    aMeeting({ date: '2019-07-09' }),
    aMeeting({ date: '2019-08-06', cancelled: true }),
    aMeeting({ group: 'meb', date: '2019-09-30' }),
  ];
  const which = { group: aGroup(), on: null, meetings, finished: new Set<string>(), today: '2019-10-01' } as const;

  it.each([
    ['the latest one held', {}, { id: 'mace.2019-09-24' }],
    ['on its own day', { today: '2019-12-10' }, { id: 'mace.2019-12-10' }],
    [
      'the one before, where the latest is recorded',
      { finished: new Set(['mace.2019-09-24']) },
      { id: 'mace.2019-07-09' },
    ],
    [
      'the latest again, where all are recorded',
      { finished: new Set(['mace.2019-09-24', 'mace.2019-07-09']) },
      { id: 'mace.2019-09-24' },
    ],
    ['the one named', { on: '2019-07-09' }, { id: 'mace.2019-07-09' }],
    ['none that is still to come', { on: '2019-12-10' }, { code: 'not-held-yet' }],
    ['none that was cancelled', { on: '2019-08-06' }, { code: 'meeting-cancelled' }],
    ['none that there is not', { on: '2019-09-23' }, { code: 'no-meeting-on', held: ['2019-07-09', '2019-09-24'] }],
    ['none before the first', { today: '2019-01-01' }, { code: 'no-meeting-held' }],
  ] as const)('is %s', (_, more, expected) => {
    expect(meetingToRecord({ ...which, ...more })).toMatchObject(expected);
  });
});
