import { describe, expect, it } from '@jest/globals';
import {
  type Answer,
  type AnswerFacts,
  answerDue,
  answerHistory,
  answerList,
  answerOverdue,
  answerQuiet,
  answerShow,
  answerWaiting,
} from '../../src/domain/answer.ts';
import { answerStatus } from '../../src/domain/answer-status.ts';
import type { Day } from '../../src/domain/day.ts';
import { findAction } from '../../src/domain/find-action.ts';
import type { Tracked } from '../../src/domain/plan.ts';
import type { Intent, Reading } from '../../src/domain/question.ts';
import { aMeeting, anUpdate, aPlan, aRequest, theGroups, tracked } from '../builders.ts';

const at = '2019-06-03T09:00:00Z' as const;
const actions: readonly Tracked[] = [
  tracked({ ref: '1.1', timescale: 'July 2019', aim: 'One' }),
  tracked({ ref: '1.2', timescale: 'October 2019', aim: 'One' }, { rating: 'green' }),
  tracked(
    { ref: '1.10', timescale: 'July 2019', aim: 'One', leads: ['meb'] },
    { rating: 'blue', proposedComplete: { at, by: 'x' } },
  ),
  tracked({ ref: '2.1', timescale: 'July 2019', aim: 'Two' }, { standing: 'complete', rating: 'blue' }),
  tracked({ ref: '2.2', timescale: 'Quarterly', aim: 'Two' }),
  tracked({ ref: '2.3', timescale: 'Quarterly', aim: 'Two' }, { rating: 'green', on: '2019-10-20' }),
  tracked(
    { ref: '2.4', timescale: 'March 2020', aim: 'Two' },
    { rating: 'green', agreed: { rating: 'red', decision: 'd' } },
  ),
  tracked({ ref: '2.5', timescale: 'March 2020', aim: 'Two' }, { standing: 'withdrawn' }),
];

function facts(more: Partial<AnswerFacts> = {}): AnswerFacts {
  return {
    plans: [aPlan()],
    groups: theGroups,
    posts: new Map(),
    today: '2019-11-01',
    readerOf: 'all',
    actions,
    meetings: [aMeeting({ date: '2019-09-24' })],
    requests: [],
    now: '2019-11-01T09:00:00Z',
    ...more,
  };
}

function reading(intent: Intent, more: Partial<Reading> = {}): Reading {
  return { intent, on: '2019-11-01', ...more };
}

function refs(answer: Answer): readonly string[] {
  return answer.kind === 'list' ? answer.lines.map(({ ref }) => ref) : [];
}

describe('what is overdue', () => {
  it('is listed longest overdue first, and equals in the plan’s order', () => {
    const answer = answerOverdue(reading('overdue'), facts());
    expect(refs(answer)).toEqual(['1.1', '1.10', '1.2']);
    expect(answer).toMatchObject({ title: 'Overdue · 1 November 2019', counts: { overdue: 3, quiet: 1 } });
  });

  it('keeps an action that its owner proposes as complete, labelled so, until it is accepted', () => {
    const answer = answerOverdue(reading('overdue', { group: 'Management Executive Board' }), facts());
    expect(answer).toMatchObject({ lines: [{ ref: '1.10', proposedComplete: true, rating: 'blue', daysOverdue: 93 }] });
    expect(refs(answerOverdue(reading('overdue'), facts()))).not.toContain('2.1');
  });

  it.each<[Partial<Reading>, readonly string[]]>([
    [{ group: 'MACE' }, ['1.1', '1.2']],
    [{ aim: '1' }, ['1.1', '1.10', '1.2']],
    [{ aim: '2' }, []],
    [{ aim: '9' }, []],
    [{ plan: 'SCR' }, []],
    [{ plan: 'DP', group: 'MACE' }, ['1.1', '1.2']],
  ])('is only of what was asked for: %j', (filter, expected) => {
    expect(refs(answerOverdue(reading('overdue', filter), facts()))).toEqual(expected);
  });

  it.each<[readonly Tracked[], string]>([
    [actions, '1 undated action has gone quiet. Type “quiet” to see it.'],
    [
      [...actions, tracked({ ref: '9.1', timescale: 'Ongoing' })],
      '2 undated actions have gone quiet. Type “quiet” to see them.',
    ],
    [actions.slice(0, 2), ''],
  ])('ends with how many undated actions have gone quiet', (given, closing) => {
    expect(answerOverdue(reading('overdue'), facts({ actions: given }))).toMatchObject({ closing });
  });
});

describe('other lists', () => {
  it.each<[string, Day, Day, readonly string[]]>([
    ['a month', '2020-03-01', '2020-03-31', ['2.4']],
    ['a range that begins and ends on the dates themselves', '2019-07-31', '2019-10-31', ['1.1', '1.10', '1.2']],
    ['a range with nothing in it', '2019-11-02', '2020-03-30', []],
  ])('due in %s', (_, from, to, expected) => {
    expect(refs(answerDue(reading('due', { from, to }), facts()))).toEqual(expected);
  });

  it('of what has gone quiet have undated actions only', () => {
    expect(refs(answerQuiet(reading('quiet'), facts()))).toEqual(['2.2']);
  });

  it.each<[Reading['rating'], readonly string[]]>([
    ['green', ['1.2', '2.3']],
    ['red', ['2.4']],
    ['blue', ['1.10']],
    ['not-rated', ['1.1', '2.2']],
    [undefined, ['1.1', '1.2', '1.10', '2.2', '2.3', '2.4']],
  ])(
    'by rating %s take what a meeting agreed before what the owner says, and open actions only',
    (rating, expected) => {
      expect(refs(answerList(reading('list', { ...(rating && { rating }) }), facts()))).toEqual(expected);
    },
  );

  it('by several ratings take all of them, and say so', () => {
    const listed = answerList(reading('list', { ratings: ['red', 'not-rated'] }), facts());
    expect(refs(listed)).toEqual(['1.1', '2.2', '2.4']);
    expect(listed).toMatchObject({ title: 'Red and Not rated yet · 1 November 2019' });
    const overdue = answerOverdue(reading('overdue', { rating: 'green' }), facts());
    expect(refs(overdue)).toEqual(['1.2']);
    expect(overdue).toMatchObject({ title: 'Overdue · Green · 1 November 2019', counts: { overdue: 1, quiet: 0 } });
  });

  it('of who has not answered say so when nothing waits', () => {
    expect(answerWaiting(reading('waiting'), facts())).toMatchObject({
      counts: { waiting: 0 },
      closing: 'No request waits for an answer.',
    });
    const requests = [aRequest({ ref: '1.2' }), aRequest({ ref: '2.2' })];
    expect(refs(answerWaiting(reading('waiting'), facts({ requests })))).toEqual(['1.2', '2.2']);
  });
});

describe('counts', () => {
  it('are by aim, with what nobody has rated, without what was withdrawn', () => {
    const answer = answerStatus(reading('status'), facts());
    expect(answer).toMatchObject({
      byAim: [
        { aim: 'One', blue: 1, green: 1, amber: 0, red: 0, notRated: 1 },
        { aim: 'Two', blue: 1, green: 1, amber: 0, red: 1, notRated: 1 },
      ],
      counts: { blue: 2, green: 2, amber: 0, red: 1, 'not-rated': 2, overdue: 3, quiet: 1 },
    });
  });
});

describe('one action', () => {
  it.each<[string, object, string | null]>([
    ['by its ref', { ref: '1.2' }, '1.2'],
    ['however it is written', { ref: '01.02' }, '1.2'],
    ['with its plan', { ref: '1.2', plan: 'DP' }, '1.2'],
    ['not of another plan', { ref: '1.2', plan: 'SCR' }, null],
    ['not by the start of a ref', { ref: '1.1' }, '1.1'],
  ])('is found %s', (_, named, expected) => {
    expect(findAction(named, { actions }).tracked?.action.ref ?? null).toBe(expected);
  });

  it('that there is not comes with the nearest there are', () => {
    expect(answerShow(reading('show', { ref: '1.7' }), facts())).toMatchObject({
      kind: 'sorry',
      why: { code: 'no-such-action', ref: '1.7', nearest: ['1.1', '1.2', '1.10'] },
    });
    expect(answerShow(reading('show'), facts())).toMatchObject({ why: { code: 'which-action' } });
    expect(answerShow(reading('show', { ref: '1.1' }), facts({ actions: [] }))).toMatchObject({
      why: { code: 'no-plan' },
    });
  });

  it('of a restricted plan shows its ref, rating and date, and none of its words or history, outside its audience', () => {
    const secret = tracked(
      {
        ref: '3.1',
        timescale: 'July 2019',
        text: 'Secret text',
        aim: 'Secret aim',
        objective: 'Secret objective',
        measure: 'Secret measure',
        responsible: ['secret.post'],
      },
      { rating: 'amber', said: 'Secret words' },
    );
    const plans = [aPlan({ audience: { kind: 'restricted', groups: ['mace'] } })];
    const outside = facts({
      actions: [secret],
      plans,
      readerOf: new Set(['meb']),
      posts: new Map([['secret.post', 'Secret post']]),
    });
    const answers = [
      answerShow(reading('show', { ref: '3.1' }), outside),
      answerHistory(reading('history', { ref: '3.1' }), outside, {
        updates: [anUpdate({ ref: '3.1', narrative: 'Secret words' })],
        decisions: [],
      }),
      answerOverdue(reading('overdue'), outside),
      answerList(reading('list'), outside),
      answerStatus(reading('status'), outside),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/secret/i);
    expect(answers[0]).toMatchObject({ line: { ref: '3.1', rating: 'amber', due: '2019-07-31', restricted: true } });
    const inside = answerShow(reading('show', { ref: '3.1' }), { ...outside, readerOf: new Set(['mace']) });
    expect(inside).toMatchObject({
      line: { text: 'Secret text', whoAnswers: 'Secret post' },
      measure: 'Secret measure',
    });
  });

  it('is labelled with its plan’s code where several plans are live', () => {
    const two = facts({ plans: [aPlan(), aPlan({ code: 'SCR' })] });
    expect(answerShow(reading('show', { ref: '1.1' }), two)).toMatchObject({ line: { label: 'DP 1.1' } });
    expect(answerShow(reading('show', { ref: '1.1' }), facts())).toMatchObject({ line: { label: '1.1' } });
  });
});
