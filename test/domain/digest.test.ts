import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../src/domain/day.ts';
import {
  computeDigest,
  type Digest,
  type DigestFacts,
  type digestSections,
  digestWords,
  shorten,
} from '../../src/domain/digest.ts';
import type { Tracked } from '../../src/domain/plan.ts';
import { aMeeting, aPlan, aRequest, theGroups, tracked } from '../builders.ts';

const at = '2019-09-10T09:00:00Z' as const;

function digest(actions: readonly Tracked[], more: Partial<DigestFacts> = {}): Digest {
  return computeDigest({
    group: theGroups[0]!,
    groups: theGroups,
    meeting: aMeeting(),
    meetings: (['2019-06-11', '2019-07-23', '2019-09-24', '2019-11-19'] as const).map((date) => aMeeting({ date })),
    plans: [aPlan()],
    actions,
    requests: [],
    items: [],
    posts: new Map(),
    today: '2019-09-13',
    readerOf: new Set(['mace']),
    ...more,
  });
}

function lines(of: Digest, key: (typeof digestSections)[number]) {
  return of.sections
    .find((section) => section.key === key)!
    .lines.map(({ label, fact, quote }) => [label, fact, quote]);
}

describe('a digest', () => {
  it('has its sections in the order in which they are read', () => {
    expect(digest([]).sections.map(({ key }) => key)).toEqual([
      'decisions',
      'off-track',
      'moved',
      'quiet',
      'agenda',
      'coming',
      'difference',
      'notes',
    ]);
  });

  it('says how many of those asked about were answered', () => {
    const requests = [
      aRequest({ ref: '1.1', answeredBy: 3 }),
      aRequest({ ref: '1.2' }),
      aRequest({ ref: '1.3', answeredBy: 1 }),
    ];
    expect(digest([], { requests })).toMatchObject({ group: 'MACE', meeting: '2019-09-24', answered: 2, asked: 3 });
  });

  it('does not say of an action that no update was received where agencies have spoken of their parts', () => {
    const lastWord = { rating: 'amber', narrative: 'Half.', at, route: 'card', blocked: false } as const;
    const parts = [{ agency: 'police', lastWord }];
    const late = { timescale: 'July 2019', contributors: ['police', 'health'] };
    const of = digest([tracked({ ...late, ref: '1.1' }, { parts }), tracked({ ...late, ref: '1.2' })]);
    expect(lines(of, 'off-track').map(([label, , quote]) => [label, quote])).toEqual([
      ['1.1', 'No update on the whole; updates on 1 of its 2 parts'],
      ['1.2', 'No update received'],
    ]);
  });

  it('puts the decisions needed first, numbered', () => {
    const of = digest([
      tracked({ ref: '1.1' }, { rating: 'blue', said: 'Finished.', proposedComplete: { at, by: 'x' } }),
      tracked({ ref: '1.2' }, { rating: 'green', said: 'Soon.' }),
      tracked(
        { ref: '1.3', timescale: 'July 2019' },
        { rating: 'red', said: 'Late.', extensionAsked: { to: '2019-12-31', at, by: 'x' } },
      ),
    ]);
    expect(lines(of, 'decisions')).toEqual([
      ['1.1', 'D1, proposed as complete: accept or return', 'Finished.'],
      ['1.3', 'D2, asks for more time, to 31 December: agree or not', 'Late.'],
    ]);
  });

  it('tells what is off track: agreed Red, then longest overdue, then Amber; never a Green on time', () => {
    const of = digest([
      tracked({ ref: '1.1' }, { rating: 'green' }),
      tracked({ ref: '1.2' }, { rating: 'amber', said: 'A little late.' }),
      tracked({ ref: '1.3', timescale: 'August 2019' }),
      tracked({ ref: '1.4', timescale: 'July 2019' }, { rating: 'green', said: 'Nearly.' }),
      tracked({ ref: '1.5' }, { rating: 'green', said: 'Fine.', agreed: { rating: 'red', decision: 'd' } }),
      tracked({ ref: '1.6' }, { rating: 'red', standing: 'on-hold' }),
    ]);
    expect(lines(of, 'off-track')).toEqual([
      ['1.5', 'Green says the owner, Red agreed', 'Fine.'],
      ['1.4', '44 days overdue, Green', 'Nearly.'],
      ['1.3', '13 days overdue, Not rated yet', 'No update received'],
      ['1.2', 'Amber', 'A little late.'],
    ]);
  });

  it('tells what moved since it was asked: worse before better', () => {
    const of = digest(
      [
        tracked({ ref: '1.1' }, { rating: 'blue' }),
        tracked({ ref: '1.2' }, { rating: 'red' }),
        tracked({ ref: '1.3' }, { rating: 'green' }),
        // A first rating is no movement, and what waits for a decision stands there.
        tracked({ ref: '1.4' }, { rating: 'amber' }),
        tracked({ ref: '1.5' }, { rating: 'blue', proposedComplete: { at, by: 'x' } }),
      ],
      {
        requests: [
          aRequest({ ref: '1.1', before: 'green' }),
          aRequest({ ref: '1.2', before: 'green' }),
          aRequest({ ref: '1.3', before: 'green' }),
          aRequest({ ref: '1.4', before: null }),
          aRequest({ ref: '1.5', before: 'green' }),
        ],
      },
    );
    expect(lines(of, 'moved').map(([label, fact]) => [label, fact])).toEqual([
      ['1.2', 'Green to Red'],
      ['1.1', 'Green to Blue'],
    ]);
  });

  it('tells what has gone quiet and what comes up by the next meeting', () => {
    const of = digest([
      tracked({ ref: '1.1', timescale: 'Quarterly' }, { rating: 'green', on: '2019-05-03' }),
      tracked({ ref: '1.2', timescale: 'Quarterly' }),
      tracked({ ref: '1.3', timescale: 'October 2019' }, { rating: 'green' }),
      tracked({ ref: '1.4', timescale: 'September 2019' }, { rating: 'green' }),
      tracked({ ref: '1.5', timescale: 'December 2019' }, { rating: 'green' }),
    ]);
    expect(lines(of, 'quiet')).toEqual([
      ['1.1', 'last heard 3 May', ''],
      ['1.2', 'no update yet', ''],
    ]);
    expect(lines(of, 'coming')).toEqual([
      ['1.4', 'due 30 September', ''],
      ['1.3', 'due 31 October', ''],
    ]);
  });

  it('has at most five lines a section, and says how many more there are', () => {
    const of = digest(
      Array.from({ length: 14 }, (_, n) => tracked({ ref: `1.${n + 1}`, text: 'Do it', timescale: 'July 2019' })),
    );
    expect(of.sections[1]).toMatchObject({ key: 'off-track', more: 9 });
    expect(of.sections[1]!.lines).toHaveLength(5);
  });

  it('counts the ratings by aim, with those not rated', () => {
    const of = digest([
      tracked({ ref: '1.1', aim: 'One' }, { rating: 'green' }),
      tracked({ ref: '1.2', aim: 'One' }),
      tracked({ ref: '2.1', aim: 'Two' }, { standing: 'complete', rating: 'green' }),
    ]);
    expect(of.byAim).toEqual([
      { aim: 'One', blue: 0, green: 1, amber: 0, red: 0, notRated: 1 },
      { aim: 'Two', blue: 1, green: 0, amber: 0, red: 0, notRated: 0 },
    ]);
  });

  it('names nobody', () => {
    const by = 'tenant~aoife-ni-bhriain';
    const action = tracked(
      { ref: '1.1', timescale: 'July 2019', responsible: ['post'] },
      { rating: 'red', proposedComplete: { at, by }, extensionAsked: { to: '2019-12-31', at, by } },
    );
    const of = digest([action], {
      posts: new Map([['post', 'Aoife Ní Bhriain']]),
      requests: [aRequest({ ref: '1.1', before: 'green' })],
    });
    expect(JSON.stringify(of)).not.toMatch(/aoife|bhriain/i);
  });

  it('shows of a restricted plan its ref, rating and date only, outside its audience', () => {
    const secret = tracked(
      {
        ref: '1.1',
        timescale: 'July 2019',
        text: 'Secret text',
        aim: 'Secret aim',
        objective: 'Secret',
        measure: 'Secret',
      },
      { rating: 'red', said: 'Secret words' },
    );
    const plans = [aPlan({ code: 'CR', audience: { kind: 'restricted', groups: ['mace'] } }), aPlan()];
    const asks = { extensionAsked: { to: '2019-11-01', at: '2019-09-01T09:00:00Z', by: 'x' } } as const;
    const action = { state: { ...secret.state, ...asks }, action: { ...secret.action, plan: 'CR' } };
    const of = digest([action], {
      plans,
      readerOf: new Set(['strategic-group']),
      requests: [aRequest({ plan: 'CR', ref: '1.1', before: 'green' })],
    });
    expect(JSON.stringify(of)).not.toMatch(/secret/i);
    expect(of.sections[0]!.lines).toEqual([{ label: 'CR 1.1', about: '', fact: 'D1, to decide', quote: '' }]);
    expect(of.sections[1]!.lines).toEqual([{ label: 'CR 1.1', about: '', fact: '44 days overdue, Red', quote: '' }]);
    expect(JSON.stringify(digest([action], { plans, readerOf: new Set(['mace']) }))).toMatch(/Secret words/);
  });

  const words = fc
    .array(fc.constantFrom('a', 'word', 'antidisestablishmentarianism', '—', '1.', 'Ärger'), { maxLength: 60 })
    .map((all) => all.join(' '));
  const anyAction = fc
    .record({
      text: words,
      said: words,
      aim: words,
      rating: fc.option(fc.constantFrom('blue', 'green', 'amber', 'red'), { nil: undefined }),
      timescale: fc.constantFrom('July 2019', 'October 2019', 'Quarterly', 'Ongoing', ''),
      proposes: fc.boolean(),
      asks: fc.boolean(),
      agreed: fc.boolean(),
      before: fc.constantFrom('blue', 'green', 'amber', 'red', null),
    })
    .map(({ text, said, aim, rating, timescale, proposes, asks, agreed, before }) => ({
      before,
      action: tracked(
        { text, aim, timescale },
        {
          ...(rating && { rating, said, on: '2019-05-01' as Day }),
          ...(proposes && { proposedComplete: { at, by: 'x' } }),
          ...(asks && { extensionAsked: { to: '2019-12-31' as const, at, by: 'x' } }),
          ...(agreed && { agreed: { rating: 'red' as const, decision: 'd' } }),
        },
      ),
    }));

  it('keeps to one page of 250 words and to five lines a section, whatever people wrote, and counts what it leaves out', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (given) => {
        const actions = given.map(({ action }, n) => ({ ...action, action: { ...action.action, ref: `1.${n + 1}` } }));
        const requests = given.map(({ before }, n) => aRequest({ ref: `1.${n + 1}`, before }));
        const of = digest(actions, { requests });
        const shown = of.sections.flatMap((section) => [
          ...section.lines.flatMap(({ label, about, fact, quote }) => [label, about, fact, quote]),
          ...(section.lines.length + section.more > 0
            ? [section.key, section.more > 0 ? `and ${section.more} more` : '']
            : []),
        ]);
        expect(shown.join(' ').split(/\s+/).filter(Boolean).length + 12).toBeLessThanOrEqual(digestWords);
        for (const { lines: some } of of.sections) expect(some.length).toBeLessThanOrEqual(5);
        const proposed = actions.filter(({ state }) => state.proposedComplete || state.extensionAsked).length;
        expect(of.sections[0]!.lines.length + of.sections[0]!.more).toBe(proposed);
        if (proposed > 0) expect(of.sections[0]!.lines.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

it.each([
  ['one two three', 3, 'one two three'],
  ['one two three four', 3, 'one two three …'],
  ['  one \n two ', 5, 'one two'],
  ['', 3, ''],
])('a text is cut at a word: "%s" to %d', (text, most, expected) => {
  expect(shorten(text, most)).toBe(expected);
});
