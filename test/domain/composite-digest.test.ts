import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CompositeFacts, computeCompositeDigest, type Interval } from '../../src/domain/composite-digest.ts';
import { countWords, type Digest, type DigestSectionKey, digestWords } from '../../src/domain/digest.ts';
import type { Tracked } from '../../src/domain/plan.ts';
import { aMeeting, aPlan, aRequest, theGroups, tracked } from '../builders.ts';

const at = '2019-09-10T09:00:00Z' as const;
const strategic = theGroups.find(({ id }) => id === 'strategic-group')!;
const nothing: Interval = { requests: [], before: new Map(), completed: new Set(), notes: [] };

function digest(
  actions: readonly Tracked[],
  { interval = {}, ...more }: Partial<Omit<CompositeFacts, 'interval'>> & { interval?: Partial<Interval> } = {},
): Digest {
  const meetings = (['2019-06-25', '2019-10-22', '2020-01-21'] as const).map((date) =>
    aMeeting({ group: 'strategic-group', date }),
  );
  return computeCompositeDigest({
    group: strategic,
    groups: theGroups,
    meeting: meetings[1]!,
    meetings,
    plans: [aPlan()],
    actions,
    posts: new Map(),
    today: '2019-10-11',
    readerOf: new Set(['strategic-group']),
    interval: { ...nothing, ...interval },
    items: 0,
    ...more,
  });
}

function lines(of: Digest, key: DigestSectionKey) {
  return of.sections
    .find((section) => section.key === key)!
    .lines.map(({ label, fact, quote }) => [label, fact, quote].filter(Boolean).join(' · '));
}

describe('the oversight group’s own digest', () => {
  it('covers every request of the interval, of every group', () => {
    const requests = [
      aRequest({ ref: '1.1', answeredBy: 1 }),
      aRequest({ ref: '1.1', meeting: 'meb.2019-09-03', group: 'meb' }),
      aRequest({ ref: '1.2', part: 'police', answeredBy: 2 }),
    ];
    expect(digest([], { interval: { requests } })).toMatchObject({
      group: 'Strategic Group',
      meeting: '2019-10-22',
      answered: 2,
      asked: 3,
      composite: true,
    });
  });

  it('says of a restricted action that is off track its rating and days, and not that it asks for more time', () => {
    const asks = { rating: 'amber', extensionAsked: { to: '2019-12-31', at, by: 'x' } } as const;
    const plans = [aPlan({ audience: { kind: 'restricted', groups: ['lpr-group'] } })];
    const of = digest([tracked({ ref: '1.1', timescale: 'July 2019' }, asks)], { plans });
    expect(lines(of, 'off-track')).toEqual(['1.1 · 72 days overdue, Amber']);
  });

  it('says which group asks for each decision, and numbers them over all plans', () => {
    const of = digest([
      tracked({ ref: '1.1', leads: ['meb'] }, { rating: 'blue', proposedComplete: { at, by: 'x' } }),
      tracked(
        { ref: '1.3', leads: ['mace', 'lpr-group'], timescale: 'July 2019' },
        { rating: 'amber', extensionAsked: { to: '2019-12-31', at, by: 'x' } },
      ),
    ]);
    expect(lines(of, 'decisions')).toEqual([
      '1.1 · D1, Management Executive Board asks: complete? Accept or return',
      '1.3 · D2, MACE and LPR Group ask: more time, to 31 December? Agree or not',
    ]);
  });

  it('tells what is off track: Red as agreed or else as said, then overdue, longest first, with group and quotation', () => {
    const of = digest([
      tracked({ ref: '1.1', timescale: 'August 2019' }),
      tracked({ ref: '1.2', timescale: 'July 2019', leads: ['meb'] }, { rating: 'green', said: 'Nearly there.' }),
      tracked({ ref: '1.3' }, { rating: 'amber', said: 'A little late.', agreed: { rating: 'red', decision: 'd' } }),
      tracked({ ref: '1.4' }, { rating: 'amber', said: 'Only a little late.' }),
      tracked({ ref: '1.5', timescale: 'June 2019' }, { rating: 'red', standing: 'on-hold' }),
    ]);
    expect(lines(of, 'off-track')).toEqual([
      '1.3 · MACE, Amber says the owner, Red agreed · A little late.',
      '1.2 · Management Executive Board, 72 days overdue, Green · Nearly there.',
      '1.1 · MACE, 41 days overdue, Not rated yet · No update received',
    ]);
  });

  it('tells what moved since the first request of the interval: worse, better, completed; a first rating is no movement', () => {
    const requests = [
      aRequest({ ref: '1.1', before: 'green', meeting: 'mace.2019-07-23' }),
      aRequest({ ref: '1.1', before: 'amber' }),
      aRequest({ ref: '1.2', before: 'red' }),
      aRequest({ ref: '1.3', before: 'green' }),
      aRequest({ ref: '1.4', before: null }),
    ];
    const of = digest(
      [
        tracked({ ref: '1.1' }, { rating: 'amber' }),
        tracked({ ref: '1.2' }, { rating: 'green' }),
        tracked({ ref: '1.3' }, { rating: 'green' }),
        tracked({ ref: '1.4' }, { rating: 'green' }),
        tracked({ ref: '1.5' }, { rating: 'blue', standing: 'complete' }),
        tracked({ ref: '1.6', leads: ['meb'] }, { rating: 'red' }),
      ],
      { interval: { requests, completed: new Set(['DP 1.5']), before: new Map([['DP 1.6', 'green']]) } },
    );
    expect(lines(of, 'moved')).toEqual([
      '1.1 · MACE, Green to Amber',
      '1.6 · Management Executive Board, Green to Red',
      '1.2 · MACE, Red to Green',
      '1.5 · MACE, completed',
    ]);
  });

  it('tells what has gone quiet, by its own group’s rhythm, and what left two requests without an answer', () => {
    const asked = (ref: string, meeting: string, answeredBy: number | null = null) =>
      aRequest({ ref, meeting, answeredBy });
    const requests = [
      asked('1.2', 'mace.2019-07-23', 1),
      asked('1.3', 'mace.2019-07-23'),
      asked('1.2', 'mace.2019-09-24'),
      asked('1.3', 'mace.2019-09-24'),
    ];
    const of = digest(
      [
        tracked({ ref: '1.1', timescale: 'Ongoing' }, { rating: 'green', on: '2019-06-03' }),
        tracked({ ref: '1.2', timescale: 'March 2020' }),
        tracked({ ref: '1.3', timescale: 'March 2020' }),
        tracked({ ref: '1.4', timescale: 'Ongoing' }, { rating: 'green', on: '2019-09-03' }),
      ],
      { interval: { requests } },
    );
    expect(lines(of, 'quiet')).toEqual(['1.1 · MACE, last heard 3 June', '1.3 · MACE, no update to two requests']);
  });

  it('looks ahead to its own next meeting, not to another group’s', () => {
    const meetings = [
      aMeeting({ group: 'strategic-group', date: '2019-10-22' }),
      aMeeting({ group: 'mace', date: '2019-11-19' }),
      aMeeting({ group: 'strategic-group', date: '2020-01-21' }),
    ];
    const of = digest(
      [
        tracked({ ref: '1.1', timescale: 'March 2020' }),
        tracked({ ref: '1.2', timescale: 'December 2019' }),
        tracked({ ref: '1.3', timescale: 'October 2019', leads: [] }),
      ],
      { meetings },
    );
    expect(lines(of, 'coming')).toEqual(['1.3 · Nobody yet, due 31 October', '1.2 · MACE, due 31 December']);
  });

  it('tells of a difference only where something was completed that says how one would know', () => {
    const done = { rating: 'blue', standing: 'complete', said: 'Referrals now arrive within a day.' } as const;
    const of = digest(
      [
        tracked({ ref: '1.1', measure: 'Referrals are faster' }, done),
        tracked({ ref: '1.2', measure: '' }, done),
        tracked({ ref: '1.3', measure: 'Completed last year' }, done),
      ],
      { interval: { completed: new Set(['DP 1.1', 'DP 1.2']) } },
    );
    expect(of.sections.find(({ key }) => key === 'difference')).toEqual({
      key: 'difference',
      more: 0,
      lines: [
        { label: '1.1', about: 'Referrals are faster', fact: 'MACE', quote: 'Referrals now arrive within a day.' },
      ],
    });
  });

  it('passes on what chairs noted on their groups’ digests', () => {
    const notes = [
      { group: 'MACE', meeting: '2019-09-24', text: 'The return home interviews need a decision.' },
    ] as const;
    expect(lines(digest([], { interval: { notes } }), 'notes')).toEqual([
      'MACE · meeting of 24 September · The return home interviews need a decision.',
    ]);
  });

  it('counts ratings by aim over every group’s actions, with what nobody has rated', () => {
    const of = digest([
      tracked({ ref: '1.1' }, { rating: 'green' }),
      tracked({ ref: '1.2', leads: ['meb'] }),
      tracked({ ref: '2.1', aim: 'Early help', leads: [] }, { rating: 'red' }),
    ]);
    expect(of.byAim).toEqual([
      { aim: 'Children are safe', blue: 0, green: 1, amber: 0, red: 0, notRated: 1 },
      { aim: 'Early help', blue: 0, green: 0, amber: 0, red: 1, notRated: 0 },
    ]);
  });

  it('shows of a plan that is restricted to others only code, ref, rating and dates', () => {
    const secret = aPlan({ code: 'CR', audience: { kind: 'restricted', groups: ['lpr-group'] } });
    const of = digest(
      [
        tracked(
          { plan: 'CR', ref: '1.1', text: 'SECRET', measure: 'SECRET', aim: 'SECRET', timescale: 'July 2019' },
          { rating: 'red', said: 'SECRET', proposedComplete: { at, by: 'x' } },
        ),
        tracked({ plan: 'CR', ref: '1.2', text: 'SECRET', measure: 'SECRET' }, { rating: 'blue', said: 'SECRET' }),
      ],
      { plans: [aPlan(), secret], interval: { completed: new Set(['CR 1.2']) } },
    );
    expect(JSON.stringify(of)).not.toContain('SECRET');
    expect(lines(of, 'off-track')).toEqual(['CR 1.1 · 72 days overdue, Red']);
    expect(lines(of, 'decisions')).toEqual(['CR 1.1 · D1, to decide']);
  });

  it('keeps to its length and to five lines a section, and counts what it leaves out', () => {
    const anAction = fc.record({
      number: fc.integer({ min: 1, max: 400 }),
      rating: fc.constantFrom('red', 'amber', 'green', undefined),
      timescale: fc.constantFrom('July 2019', 'December 2019', 'Ongoing'),
      words: fc.integer({ min: 1, max: 60 }),
      asks: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anAction, { maxLength: 80 }), fc.nat(9), (given, noted) => {
        const actions = given.map(({ number, rating, timescale, words, asks }, index) => {
          const said = 'word '.repeat(words);
          const state = { ...(rating && { rating }), said, proposedComplete: asks ? { at, by: 'x' } : null };
          return tracked({ ref: `${number}.${index}`, timescale, text: said, leads: ['meb', 'mace'] }, state);
        });
        const notes = Array.from({ length: noted }, () => ({
          group: 'Management Executive Board',
          meeting: '2019-09-24' as const,
          text: 'word '.repeat(80),
        }));
        const of = digest(actions, { interval: { notes } });
        expect(countWords(of.sections)).toBeLessThanOrEqual(digestWords);
        for (const { lines: shown } of of.sections) expect(shown.length).toBeLessThanOrEqual(5);
        const decisions = of.sections.find(({ key }) => key === 'decisions')!;
        expect(decisions.lines.length + decisions.more).toBe(given.filter(({ asks }) => asks).length);
      }),
    );
  });
});
