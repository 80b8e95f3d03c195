import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day, Period } from '../../src/domain/day.ts';
import { resolveTimescale, timescaleKinds } from '../../src/domain/timescale.ts';

const year2019: Period = { from: '2019-04-01', to: '2020-03-31' };
const threeYears: Period = { from: '2011-04-01', to: '2014-03-31' };

describe(resolveTimescale, () => {
  it.each<[string, string, readonly Day[]]>([
    ['October 2019', 'by', ['2019-10-31']],
    ['Oct 2019', 'by', ['2019-10-31']],
    ['Feb 2020', 'by', ['2020-02-29']],
    ['Completed by December 2019', 'by', ['2019-12-31']],
    ['July and December 2019', 'by', ['2019-07-31', '2019-12-31']],
    ['November and February 2020', 'by', ['2019-11-30', '2020-02-29']],
    ['September 2019, January, March', 'by', ['2019-09-30', '2020-01-31', '2020-03-31']],
    ['May, Sept, Jan, March', 'by', ['2019-05-31', '2019-09-30', '2020-01-31', '2020-03-31']],
    ['Initial publication September 2019. (May, Sept, Jan, March)', 'by', ['2019-09-30', '2020-01-31', '2020-03-31']],
    ['July', 'by', ['2019-07-31']],
    ['March', 'by', ['2020-03-31']],
    ['31 March 2020', 'by', ['2020-03-31']],
    ['By 31 March 2020', 'by', ['2020-03-31']],
    ['by the end of March 2020', 'by', ['2020-03-31']],
    ['Tuesday 24th September 2019', 'by', ['2019-09-24']],
    ['31/03/2020', 'by', ['2020-03-31']],
    ['05/04/2019', 'by', ['2019-04-05']],
    ['2020-03-31', 'by', ['2020-03-31']],
    ['Mar-20', 'by', ['2020-03-31']],
    ['31 March', 'by', ['2020-03-31']],
    ['Annually July', 'yearly', ['2019-07-31']],
    ['Annually', 'yearly', []],
    ['Biennial - August', 'every-two-years', []],
    ['Biannually', 'half-yearly', []],
    ['Six-monthly', 'half-yearly', []],
    ['Quarterly', 'quarterly', []],
    ['As per meeting cycle', 'each-meeting', []],
    ['As per the Audit Group Programme', 'programme', []],
    ['As per the Audit Group programme', 'programme', []],
    ['As per training cycle', 'programme', []],
    ['Ongoing', 'ongoing', []],
    ['Various dates', 'undated', []],
  ])('understands "%s"', (text, kind, due) => {
    expect(resolveTimescale(text, year2019)).toEqual({ timescale: { text, kind, due }, problem: null, nearest: null });
  });

  it('repeats a yearly month in each year of a longer plan', () => {
    expect(resolveTimescale('Annually July', threeYears).timescale.due).toEqual([
      '2011-07-31',
      '2012-07-31',
      '2013-07-31',
    ]);
  });

  it.each([
    ['a blank', '', /no timescale/],
    ['a dash', ' – ', /no timescale/],
    ['other words', 'When capacity allows', /not understood/],
    ['a date with more words behind it', 'March 2020 or when ready', /not understood/],
    ['a day that does not exist', '31 September 2020', /nearest is 30 September 2020/],
    ['the same in figures', '30/02/2020', /nearest is 29 February 2020/],
    ['an American date', '03/31/2020', /nearest is 31 March 2020/],
    ['a month 13', '01/13/2020', /month 13/],
    ['one bad date among good ones', '31 June and 31 July 2019', /nearest is 30 June 2019/],
    ['a year out of reach', '1 May 0019', /outside the years/],
  ])('leaves %s undated and says why', (_, text, why) => {
    const { timescale, problem } = resolveTimescale(text, year2019);
    expect(timescale).toMatchObject({ kind: 'undated', due: [] });
    expect(problem).toMatch(why);
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

  it('reads every day of a century from each way of writing it', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = iso.split('-');
        const words = date.toLocaleDateString('en-GB', {
          day: 'numeric',
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        });
        for (const text of [iso, words, `By ${words}`, `${dayOfMonth}/${month}/${year}`]) {
          expect(resolveTimescale(text, year2019).timescale.due).toEqual([iso]);
        }
      }),
    );
  });
});
