import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Day } from '../../src/domain/day.ts';
import { periodAround, periodIn } from '../../src/domain/plan-period.ts';

describe('the period that a title names', () => {
  it.each<[string, Day, Day]>([
    ['Delivery Plan 2019 – 2020', '2019-04-01', '2020-03-31'],
    ['Delivery Plan 2019/2020', '2019-04-01', '2020-03-31'],
    ['Our Delivery Plan 2019-20', '2019-04-01', '2020-03-31'],
    ['Business Plan 2011 – 2014', '2011-04-01', '2014-03-31'],
    ['Business Plan 2011 to 2014', '2011-04-01', '2014-03-31'],
    ['Peer review action plan 2021/22', '2021-04-01', '2022-03-31'],
    ['FY 2025-26 safeguarding plan', '2025-04-01', '2026-03-31'],
    ['FY25/26 plan', '2025-04-01', '2026-03-31'],
    ['Delivery Plan 25/26', '2025-04-01', '2026-03-31'],
    ['delivery_plan_2019-20', '2019-04-01', '2020-03-31'],
    ['our-plan-2019-20.docx', '2019-04-01', '2020-03-31'],
    ['Annual Report April 2011 to March 2012', '2011-04-01', '2012-03-31'],
    ['Work plan, October 2011 to September 2012', '2011-10-01', '2012-09-30'],
    ['Work plan October – September 2012', '2011-10-01', '2012-09-30'],
    ['Plan 1<sup>st</sup> April 2011 – 31<sup>st</sup> March 2012', '2011-04-01', '2012-03-31'],
    ['Plan for 01/04/2026 - 31/03/2027', '2026-04-01', '2027-03-31'],
    ['Action plan for the year ending 31 March 2027', '2026-04-01', '2027-03-31'],
    ['Action plan, year to August 2022', '2021-09-01', '2022-08-31'],
    ['Education plan, academic year 2021/22', '2021-09-01', '2022-08-31'],
    ['Plan for the calendar year 2026', '2026-01-01', '2026-12-31'],
    ['SCR 2017, Delivery Plan 2019-20', '2019-04-01', '2020-03-31'],
  ])('“%s” is %s to %s', (title, from, to) => {
    expect(periodIn(title)).toEqual({ from, to });
  });

  it.each([
    ['the year of a review', 'SCR 2019 action plan'],
    ['the date of the document', 'Action plan 2019-04-01'],
    ['the same in a file name', 'plan-2011-12-01'],
    ['the same, day first', 'Action plan 12/2011, updated 01.12.2011'],
    ['one month', 'Action plan October 2021'],
    ['children’s ages', 'Action plan for 16-17 year olds'],
    ['a day and a month', 'Action plan 11/12'],
    ['years that run backwards', 'Plan 2020-2019'],
    ['half a century', 'Looked at 2001 - 2050'],
    ['years that look like a phone number', 'Plan, call 01702 2011-124'],
    ['nothing', ''],
  ])('is not guessed from %s', (_, title) => {
    expect(periodIn(title)).toBeNull();
  });

  it('runs forwards and is no longer than ten years, whatever the words', () => {
    const pieces = [
      '2019',
      '20',
      '-',
      '/',
      ' to ',
      'April ',
      'March ',
      ' year ending ',
      ' academic ',
      'FY',
      '31 ',
      '1 ',
      ' ',
    ];
    const titles = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(titles, (title) => {
        const period = periodIn(title);
        if (!period) return;
        expect(period.from < period.to).toBe(true);
        expect(Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4))).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('the period around days', () => {
  it.each<[readonly Day[], Day, Day]>([
    [['2021-07-31'], '2021-04-01', '2022-03-31'],
    [['2012-03-31'], '2011-04-01', '2012-03-31'],
    [['2021-05-31', '2021-01-31'], '2020-04-01', '2022-03-31'],
  ])('%j is the financial years that hold them', (days, from, to) => {
    expect(periodAround(days)).toEqual({ from, to });
  });

  it('is none without days', () => {
    expect(periodAround([])).toBeNull();
  });
});
