import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day, Period } from '../../src/domain/day.ts';
import { resolveTimescale, type TimescaleKind, timescaleKinds } from '../../src/domain/timescale.ts';

const year2019: Period = { from: '2019-04-01', to: '2020-03-31' };
const threeYears: Period = { from: '2011-04-01', to: '2014-03-31' };
const schoolYear: Period = { from: '2019-09-01', to: '2020-08-31' };

/** Words, and the days on which something is due: each is a step. */
const dated: Readonly<Record<string, readonly (readonly [string, ...Day[]])[]>> = {
  'a month': [
    ['Oct 2019', '2019-10-31'],
    ['Sept.2019', '2019-09-30'],
    ['march2020', '2020-03-31'],
    ['February - 2020', '2020-02-29'],
    ['July', '2019-07-31'],
    ['March', '2020-03-31'],
    ['Mar-20', '2020-03-31'],
    ["Mar '20", '2020-03-31'],
    ['March 20', '2020-03-31'],
    ['09/2019', '2019-09-30'],
    ['2019-09', '2019-09-30'],
    ['September 2019/20', '2019-09-30'],
    ['March 2019/20', '2020-03-31'],
    ['October half term 2019', '2019-10-31'],
  ],
  'a day': [
    ['31 March 2020', '2020-03-31'],
    ['31 March', '2020-03-31'],
    ['Tuesday 24th September 2019', '2019-09-24'],
    ['Weds 5th June', '2019-06-05'],
    ['24 th September 2019', '2019-09-24'],
    ['24<sup>th</sup> of September, 2019', '2019-09-24'],
    ['5th May 19', '2019-05-05'],
    ['31-Mar-20', '2020-03-31'],
    ['31/03/2020', '2020-03-31'],
    ['05/04/2019', '2019-04-05'],
    ['25.03.20', '2020-03-25'],
    ['2020-03-31', '2020-03-31'],
    ['2020-03-31T00:00:00.000Z', '2020-03-31'],
    ['20/06/2019 10:00', '2019-06-20'],
    ['June 19, 2019', '2019-06-19'],
    ['June 19th', '2019-06-19'],
    ['w/c 10th June', '2019-06-14'],
    ['week commencing 10/06/2019', '2019-06-14'],
    ['by Christmas', '2019-12-25'],
    ['Easter 2020', '2020-04-12'],
  ],
  'words around a date': [
    ['Completed by December 2019', '2019-12-31'],
    ['By 31 March 2020', '2020-03-31'],
    ['by the end of March 2020', '2020-03-31'],
    ['before the end of March 2020', '2020-03-31'],
    ['No later than 31st March 2020', '2020-03-31'],
    ['By March 2020 at the latest', '2020-03-31'],
    ['Report to the Board – October 2019', '2019-10-31'],
    ['Target date: 30/06/2019', '2019-06-30'],
    ['31st March 2020 (end of plan)', '2020-03-31'],
    ['Section 11 audit, March 2020', '2020-03-31'],
    ['Immediately – by April 2019', '2019-04-30'],
    ['From April 2019', '2019-04-30'],
    ['June 2019 onwards', '2019-06-30'],
    ['Implementation from February 2020', '2020-02-29'],
  ],
  'part of a month or year': [
    ['early June 2019', '2019-06-10'],
    ['mid June', '2019-06-15'],
    ['mid-June 2019', '2019-06-15'],
    ['late September 2019', '2019-09-30'],
    ['End of Sept 19', '2019-09-30'],
    ['Within Q3', '2019-12-31'],
    ['6 month review September 2019', '2019-09-30'],
    ['start of June 2019', '2019-06-01'],
    ['first week of June 2019', '2019-06-07'],
    ['second half of June 2019', '2019-06-30'],
    ['early 2020', '2020-03-31'],
    ['mid-2019', '2019-06-30'],
    ['late 2019', '2019-12-31'],
    ['end of 2019', '2019-12-31'],
    ['during 2019', '2019-12-31'],
    ['first half of 2019/20', '2019-09-30'],
  ],
  'a term, season or quarter': [
    ['autumn term 2019', '2019-12-31'],
    ['spring term 2020', '2020-03-31'],
    ['Spring Term 2019/20', '2020-03-31'],
    ['Summer Term 2019', '2019-07-31'],
    ['in the autumn term', '2019-12-31'],
    ['autumn half-term 2019', '2019-10-31'],
    ['spring 2020', '2020-05-31'],
    ['Summer 2019', '2019-08-31'],
    ["autumn '19", '2019-11-30'],
    ['late autumn 2019', '2019-11-30'],
    ['winter 2019/20', '2020-02-29'],
    ['Spring/Summer 2019', '2019-08-31'],
    ['2019/20 Quarter 1', '2019-06-30'],
    ['Q3 2019/20', '2019-12-31'],
    ['End of Q2 2019-20', '2019-09-30'],
    ['Q4', '2020-03-31'],
    ['4th quarter of 2019/20', '2020-03-31'],
    ['Q1 and Q3 2019/20', '2019-06-30', '2019-12-31'],
    ['Quarter 3 (October – December 2019)', '2019-12-31'],
  ],
  'a year': [
    ['2019/20', '2020-03-31'],
    ['2019 – 2020', '2020-03-31'],
    ['FY 2019/20', '2020-03-31'],
    ['FY19/20', '2020-03-31'],
    ['end of the financial year', '2020-03-31'],
    ['end of the 2019/20 school year', '2020-07-31'],
    ['By the end of the academic year 2019/20', '2020-07-31'],
    ['end of the school year', '2019-07-31'],
    ['Year 1', '2020-03-31'],
  ],
  'several dates': [
    ['July and December 2019', '2019-07-31', '2019-12-31'],
    ['November and February 2020', '2019-11-30', '2020-02-29'],
    ['September 2019, January, March', '2019-09-30', '2020-01-31', '2020-03-31'],
    ['May, Sept, Jan, March', '2019-05-31', '2019-09-30', '2020-01-31', '2020-03-31'],
    ['April 2019 October 2019', '2019-04-30', '2019-10-31'],
    ['April 2019\nOctober 2019', '2019-04-30', '2019-10-31'],
    ['April 2019<br/>October 2019', '2019-04-30', '2019-10-31'],
    ['April/October 2019', '2019-04-30', '2019-10-31'],
    ['October 2018 and 2019', '2018-10-31', '2019-10-31'],
    ['12th and 16th June 2019', '2019-06-12', '2019-06-16'],
    ['1/6/19, 1/9/19 and 1/12/19', '2019-06-01', '2019-09-01', '2019-12-01'],
    ['Developed by June 2019 / Implementation from February 2020', '2019-06-30', '2020-02-29'],
    ['June 2019 – draft; Sept 2019 – final', '2019-06-30', '2019-09-30'],
    ['1) June 2019 2) September 2019', '2019-06-30', '2019-09-30'],
    ['1. June 2019\n2. September 2019', '2019-06-30', '2019-09-30'],
    ['Initial publication September 2019. (May, Sept, Jan, March)', '2019-09-30', '2020-01-31', '2020-03-31'],
  ],
  'a range, due at its end': [
    ['April 2019 – June 2019', '2019-06-30'],
    ['April-June 2019', '2019-06-30'],
    ['from April to June 2019', '2019-06-30'],
    ['between April and June 2019', '2019-06-30'],
    ['12 – 16 June 2019', '2019-06-16'],
    ['01/04/19-31/03/20', '2020-03-31'],
    ['Start: April 2019 End: March 2020', '2020-03-31'],
    ['Oct/Nov 2019', '2019-11-30'],
  ],
  'a date that was moved': [
    ['March 2019, extended to June 2019', '2019-06-30'],
    ['Original date March 2019, revised June 2019', '2019-06-30'],
    ['Deferred to September 2019', '2019-09-30'],
    ['Renew March 2020', '2020-03-31'],
  ],
  'a date and a rhythm': [
    ['Initially by December 2019 then ongoing', '2019-12-31'],
    ['from April 2019 then ongoing', '2019-04-30'],
    ['Ongoing – review March 2020', '2020-03-31'],
    ['Ongoing until March 2020', '2020-03-31'],
    ['Quarterly. Review March 2020', '2020-03-31'],
    ['As per meeting cycle – report March 2020', '2020-03-31'],
    ['Six-monthly (April and October)', '2019-04-30', '2019-10-31'],
    ['Annual report October 2019', '2019-10-31'],
  ],
};

/** Words that name a rhythm, an event or a programme; only a yearly one with a month makes days due. */
const undated: Readonly<Record<string, readonly (readonly [string, ...Day[]])[]>> = {
  yearly: [
    ['Annually'],
    ['on an annual basis'],
    ['Annually July', '2019-07-31'],
    ['Annual – March', '2020-03-31'],
    ['each October', '2019-10-31'],
    ['Every 31 March', '2020-03-31'],
    ['March and September each year', '2019-09-30', '2020-03-31'],
    ['March 2020 (then annually)', '2020-03-31'],
    ['Annually from July 2019', '2019-07-31'],
  ],
  'every-two-years': [['Biennial'], ['Biennial - August'], ['Every other year']],
  'half-yearly': [['Six-monthly'], ['6 monthly'], ['Biannually'], ['twice a year'], ['Every 6 months from June 2019']],
  quarterly: [
    ['Quarterly'],
    ['each quarter'],
    ['Quarterly from June 2019'],
    ['4 times a year'],
    ['termly'],
    ['3-monthly'],
  ],
  'each-meeting': [
    ['As per meeting cycle'],
    ['on a meeting cycle basis'],
    ['standing agenda item'],
    ['At each MACE meeting'],
    ['Monthly'],
    ['bi-monthly'],
    ['Every 6 weeks'],
    ['Weekly'],
  ],
  programme: [
    ['As per the Audit Group Programme'],
    ['As per training cycle'],
    ['Annual Rolling Programme'],
    ['Audit programme 2019/20'],
    ['In line with the forward plan'],
  ],
  ongoing: [['Ongoing'], ['On-going'], ['Continuous'], ['Throughout 2019/20'], ['Ongoing support to schools']],
  'after-event': [
    ['Within 4 months of publication of the guidance'],
    ['3 months after the inspection'],
    ['On receipt of the national report'],
    ['Following publication'],
    ['As required'],
  ],
  undated: [['Various dates'], ['various']],
};

describe(resolveTimescale, () => {
  describe.each(Object.entries(dated))('reads %s', (_, phrases) => {
    it.each(phrases.map(([text, ...due]) => ({ text, due })))('“$text” is due $due', ({ text, due }) => {
      const written = text.replace(/\s+/g, ' ');
      const timescale = { text: written, kind: 'by', due };
      expect(resolveTimescale(text, year2019)).toEqual({ timescale, problem: null, nearest: null });
    });
  });

  describe.each(Object.entries(undated))('knows as %s', (kind, phrases) => {
    it.each(phrases.map(([text, ...due]) => ({ text, due })))('“$text”, due $due', ({ text, due }) => {
      const timescale = { text, kind: kind as TimescaleKind, due };
      expect(resolveTimescale(text, year2019)).toEqual({ timescale, problem: null, nearest: null });
    });
  });

  it('repeats a yearly month in each year of a longer plan', () => {
    expect(resolveTimescale('Annually July', threeYears).timescale.due).toEqual([
      '2011-07-31',
      '2012-07-31',
      '2013-07-31',
    ]);
  });

  it('takes two years for the plan’s own where it runs over just these', () => {
    expect(resolveTimescale('2019/20', schoolYear).timescale.due).toEqual(['2020-08-31']);
    expect(resolveTimescale('2011–14', threeYears).timescale.due).toEqual(['2014-03-31']);
    expect(resolveTimescale('Year 2', threeYears).timescale.due).toEqual(['2013-03-31']);
  });

  it.each<[string, string, RegExp, Day | null]>([
    ['a blank', '', /no timescale/, null],
    ['a dash', ' – ', /no timescale/, null],
    ['“n/a”', 'N/A', /no timescale/, null],
    ['what is to be agreed', 'To be agreed.', /leaves the date open/, null],
    ['TBC', 'TBC', /leaves the date open/, null],
    ['haste', 'With immediate effect', /names no date/, null],
    ['a state', 'Completed', /not when it is due/, null],
    ['a length of time', 'Within 3 months', /from when/, null],
    ['words about each agency', 'Each agency to report to the Board', /not understood/, null],
    ['other words', 'When capacity allows', /not understood/, null],
    ['a date with more words behind it', 'March 2020 or when ready', /nearest is 31 March 2020/, '2020-03-31'],
    ['a date not yet certain', 'March 2020 (TBC)', /nearest is 31 March 2020/, '2020-03-31'],
    ['a day that does not exist', '31 September 2020', /nearest is 30 September 2020/, '2020-09-30'],
    ['the same without a year', '31 September', /nearest is 30 September 2019/, '2019-09-30'],
    ['the same in figures', '30/02/2020', /nearest is 29 February 2020/, '2020-02-29'],
    ['an American date', '03/31/2020', /nearest is 31 March 2020/, '2020-03-31'],
    ['a month 13', '01/13/2020', /month 13/, '2020-01-13'],
    ['one bad date among good ones', '31 June and 31 July 2019', /nearest is 30 June 2019/, '2019-06-30'],
    ['a range that runs backwards', 'March 2020 – April 2019', /before the beginning/, null],
    ['a year out of reach', '1 May 0019', /outside the years/, null],
    ['a slip of the finger', 'Septmber 2019', /nearest is 30 September 2019/, '2019-09-30'],
    ['a letter for a figure', '3O March 2020', /nearest is 30 March 2020/, '2020-03-30'],
    ['a number that may be a day or a year', 'March 24', /a day or a year/, '2020-03-24'],
    ['a quarter of which year', 'Q1 2020', /financial or of the calendar year/, '2020-06-30'],
    ['a winter of which end of the year', 'winter 2019', /either end/, '2019-12-31'],
    ['days before the last', '1, 8 and 15 June 2019', /not understood/, '2019-06-15'],
    ['a date that no longer counts', 'June 2019 (extended from March 2019)', /not understood/, null],
    ['a condition of a moved date', 'Subject to funding, moved to June 2019', /not understood/, '2019-06-30'],
    ['when it was done', 'Sept 2019, completed Oct 2019', /not understood/, null],
    ['a length of time from a date', '3 months from June 2019', /not understood/, '2019-06-30'],
    ['two rhythms', 'Monthly/quarterly', /not understood/, null],
    ['a rhythm too slow to hear of', 'Every three years', /not understood/, null],
    ['a name that is a month', 'April to lead on this', /not understood/, '2019-04-30'],
  ])('leaves %s undated and says why', (_, text, why, nearest) => {
    const read = resolveTimescale(text, year2019);
    expect(read.timescale).toMatchObject({ kind: 'undated', due: [] });
    expect(read.problem).toMatch(why);
    expect(read.nearest).toBe(nearest);
  });

  it('does not guess the year of a month that the period holds three times, once not at all, or whose period is unknown', () => {
    expect(resolveTimescale('July', threeYears).problem).toMatch(/3 times/);
    expect(resolveTimescale('July', { from: '2019-09-01', to: '2020-03-31' }).problem).toMatch(/does not fall in/);
    expect(resolveTimescale('July', null).problem).toMatch(/Add the year/);
  });

  it('keeps the words as written but for white space', () => {
    expect(resolveTimescale('  October\u00a0\n 2019 ', year2019).timescale.text).toBe('October 2019');
  });

  const pieces = [
    '31',
    '30 ',
    ' March',
    'Feb',
    '2020',
    '/',
    '02',
    ' and ',
    ', ',
    'Annually ',
    'by ',
    '(',
    ')',
    ' ',
    '.',
    'Initial ',
  ];
  const wordsLike = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));

  it('never throws, keeps steps ascending and within reason, and reads its own words the same way again', () => {
    fc.assert(
      fc.property(fc.oneof(wordsLike, fc.string({ unit: 'grapheme', maxLength: 60 })), (text) => {
        const { timescale, problem, nearest } = resolveTimescale(text, year2019);
        expect(timescaleKinds).toContain(timescale.kind);
        expect(timescale.due).toEqual([...new Set(timescale.due)].sort());
        expect(timescale.due.every((day) => day >= '1999-01-01' && day <= '2101-12-31')).toBe(true);
        if (timescale.kind === 'by') expect(timescale.due).not.toHaveLength(0);
        if (problem) expect(timescale).toMatchObject({ kind: 'undated', due: [] });
        expect(resolveTimescale(timescale.text, year2019)).toEqual({ timescale, problem, nearest });
      }),
      { numRuns: 2000 },
    );
  });

  const anyDay = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as Day);
  const inCapitals = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
  );

  it('reads every day of a century from each way of writing it', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...leads), inCapitals, (day, lead, cased) => {
        for (const written of waysOf(day)) {
          const text = cased(lead + written);
          expect([text, resolveTimescale(text, null).timescale.due]).toEqual([text, [day]]);
        }
      }),
    );
  });

  it('never reads a day that does not exist, however it is written, and offers one of the same month', () => {
    const impossible = fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 29, max: 31 }))
      .filter(([year, month, day]) => new Date(Date.UTC(year, month - 1, day)).getUTCMonth() !== month - 1);
    fc.assert(
      fc.property(impossible, fc.constantFrom(...leads), ([year, month, day], lead) => {
        const iso = `${year}-${String(month).padStart(2, '0')}-${day}` as Day;
        for (const written of waysOf(iso)) {
          const { timescale, nearest } = resolveTimescale(lead + written, year2019);
          expect([written, timescale.kind, timescale.due, nearest?.slice(0, 7)]).toEqual([
            written,
            'undated',
            [],
            iso.slice(0, 7),
          ]);
        }
      }),
    );
  });

  it('never reads a date beside words that may change it', () => {
    const doubts = [
      'if funded, #',
      '# or later',
      'not before #',
      'approx #',
      '3 months after #',
      '# subject to approval',
    ];
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...doubts), (day, doubt) => {
        for (const written of waysOf(day)) {
          const text = doubt.replace('#', written);
          expect([text, resolveTimescale(text, year2019).timescale.due]).toEqual([text, []]);
        }
      }),
    );
  });

  it('makes nothing due without a figure or the name of a month, term, season or year', () => {
    const words = [
      'quarterly',
      'by',
      'the',
      'end of',
      'each',
      'meeting',
      'ongoing',
      'report',
      'within',
      'and',
      '-',
      '(',
    ];
    const wordy = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(' '));
    const names =
      /\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|christmas|quarter|year/i;
    fc.assert(
      fc.property(fc.oneof(wordy, fc.string({ unit: 'grapheme', maxLength: 40 })), (text) => {
        const { due } = resolveTimescale(text, year2019).timescale;
        if (due.length > 0) expect(text).toMatch(names);
      }),
    );
  });
});

const leads = ['', 'By ', 'Completed by ', 'No later than ', 'Report to the Board, '];

/** A day in each way that a plan may write it, whether or not there is such a day. */
function waysOf(iso: Day): readonly string[] {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  const name = new Date(Date.UTC(2000, month - 1, 1)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' });
  const [short, twoDigits, ofYear] = [name.slice(0, 3), String(month).padStart(2, '0'), String(year).slice(2)];
  const ending =
    day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day === 3 || day === 23 ? 'rd' : 'th';
  return [
    iso,
    `${day} ${name} ${year}`,
    `${day}${ending} ${name} ${year}`,
    `${day}${ending} of ${name}, ${year}`,
    `${day} ${ending} ${short} ${year}`,
    `${day} ${short} ${ofYear}`,
    `${day}-${short}-${ofYear}`,
    `${name} ${day}${ending}, ${year}`,
    `${day}/${month}/${year}`,
    `${String(day).padStart(2, '0')}/${twoDigits}/${ofYear}`,
    `${day}.${twoDigits}.${year}`,
    `${day}-${twoDigits}-${year}`,
    `${day}\u00a0${name}\n${year}`,
  ];
}
