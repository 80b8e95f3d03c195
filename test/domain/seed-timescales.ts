import type { Day, Period } from '../../src/domain/day.ts';
import type { TimescaleKind } from '../../src/domain/timescale.ts';

/** Words as a board wrote them, what they mean, and for those that are not understood the nearest day. */
export type Phrase = readonly [words: string, kind: TimescaleKind, due: readonly Day[], nearest?: Day];

/** Every distinct phrase that says when, in the timescales of a document or, where it has none, in its actions. */
export interface SeedPhrases {
  readonly file: string;
  readonly period: Period;
  readonly phrases: readonly Phrase[];
}

const deliveryPlan: SeedPhrases = {
  file: 'delivery-plan-2019-20.txt',
  period: { from: '2019-04-01', to: '2020-03-31' },
  phrases: [
    ['Completed by December 2019', 'by', ['2019-12-31']],
    ['Initial publication September 2019. (May, Sept, Jan, March)', 'by', ['2019-09-30', '2020-01-31', '2020-03-31']],
    ['July and December 2019', 'by', ['2019-07-31', '2019-12-31']],
    ['As per training cycle', 'programme', []],
    ['As per meeting cycle', 'each-meeting', []],
    ['Annually July', 'yearly', ['2019-07-31']],
    ['Biennial - August', 'every-two-years', []],
    ['As per the Audit Group Programme', 'programme', []],
    ['As per the Audit Group programme', 'programme', []],
    ['Quarterly', 'quarterly', []],
    ['Various dates', 'undated', []],
    ['July', 'by', ['2019-07-31']],
    ['May 2019', 'by', ['2019-05-31']],
    ['June 2019', 'by', ['2019-06-30']],
    ['July 2019', 'by', ['2019-07-31']],
    ['September 2019', 'by', ['2019-09-30']],
    ['October 2019', 'by', ['2019-10-31']],
    ['Oct 2019', 'by', ['2019-10-31']],
    ['November 2019', 'by', ['2019-11-30']],
    ['December 2019', 'by', ['2019-12-31']],
    ['January 2020', 'by', ['2020-01-31']],
    ['Jan 2020', 'by', ['2020-01-31']],
    ['February 2020', 'by', ['2020-02-29']],
    ['Feb 2020', 'by', ['2020-02-29']],
    ['March 2020', 'by', ['2020-03-31']],
  ],
};

const reports = "Report to Health and Wellbeing Board; Cabinet of Southend Borough Council; and Children's Partnership";

const businessPlan: SeedPhrases = {
  file: 'southend-business-plan-2011-14.txt',
  period: { from: '2011-04-01', to: '2014-03-31' },
  phrases: [
    ['April 2012 October 2012', 'by', ['2012-04-30', '2012-10-31']],
    ['June 2012', 'by', ['2012-06-30']],
    [
      `Report prepared October 2011 and 2012. Report to LSCB November 2011 and 2012 ${reports} December 2011 and 2012`,
      'by',
      ['2011-10-31', '2011-11-30', '2011-12-31', '2012-10-31', '2012-11-30', '2012-12-31'],
    ],
    [
      `Final report to LSCB November 2011 and 2012 Final ${reports.replace('R', 'r')} December 2011 and 2012`,
      'by',
      ['2011-11-30', '2011-12-31', '2012-11-30', '2012-12-31'],
    ],
    ['Ongoing', 'ongoing', []],
    ['October 2011', 'by', ['2011-10-31']],
    ['April 2012 September 2012', 'by', ['2012-04-30', '2012-09-30']],
    ['September 2012', 'by', ['2012-09-30']],
    ['Quarterly', 'quarterly', []],
    ['Annual Rolling Programme', 'programme', []],
    ['Plan Developed within 4 months of publication of revised government guidance', 'after-event', []],
    ['Ongoing monitoring of safer recruitment compliance in Schools', 'ongoing', []],
    ['Programme Developed by May 2010', 'by', ['2010-05-31']],
    ['Implementation from July 2010', 'by', ['2010-07-31']],
    ['Dissemination of procedures and completion of briefing programme by December 2011', 'by', ['2011-12-31']],
    ['Dip sample completed and findings reported March 2012', 'by', ['2012-03-31']],
    ['March 2011', 'by', ['2011-03-31']],
    ['Ongoing. Review of outcomes March 2012', 'by', ['2012-03-31']],
    ['Initially by December 2011 then ongoing', 'by', ['2011-12-31']],
    ['Programme Developed by January 2012', 'by', ['2012-01-31']],
    ['Implementation from February 2012', 'by', ['2012-02-29']],
    // The columns of its forward plans.
    ['November 11', 'by', ['2011-11-30']],
    ['March 12', 'by', ['2012-03-31']],
    ['July 12', 'by', ['2012-07-31']],
    ['Oct 2011', 'by', ['2011-10-31']],
    ['Dec 2011', 'by', ['2011-12-31']],
    ['Jan 2012', 'by', ['2012-01-31']],
    ['March 2012', 'by', ['2012-03-31']],
    ['May 2012', 'by', ['2012-05-31']],
    ['July 2012', 'by', ['2012-07-31']],
    ['Sept 2012', 'by', ['2012-09-30']],
  ],
};

const peerReview: SeedPhrases = {
  file: 'peer-review-action-plan.txt',
  period: { from: '2021-04-01', to: '2022-03-31' },
  phrases: [
    ['To be agreed.', 'undated', []],
    ['4 times a year every year', 'quarterly', []],
    ['2021/22 Quarter 1', 'by', ['2021-06-30']],
    ['in the autumn term', 'by', ['2021-12-31']],
    ['on a annual basis', 'yearly', []],
    ['on a quarterly basis', 'quarterly', []],
    ['at the end of the first year and annually', 'yearly', []],
    ['twice a year', 'half-yearly', []],
    ['each year', 'yearly', []],
    ['June 2021', 'by', ['2021-06-30']],
    ['late September 2021', 'by', ['2021-09-30']],
    ['end of November 2021', 'by', ['2021-11-30']],
    ['on annual basis', 'yearly', []],
    ['on an ongoing basis', 'ongoing', []],
    ['January 2021', 'by', ['2021-01-31']],
    ['December 2020', 'by', ['2020-12-31']],
    ['summer 2021', 'by', ['2021-08-31']],
    ['over next two years', 'undated', []],
    ['by 2022/23', 'by', ['2023-03-31']],
    ['January 2021.', 'by', ['2021-01-31']],
    ['February 2021', 'by', ['2021-02-28']],
    ['March 2021.', 'by', ['2021-03-31']],
    ['February - 2021', 'by', ['2021-02-28']],
    ['April 2021', 'by', ['2021-04-30']],
    // As the text was recognised from a scan: the month is not read, and what it must have been is offered.
    ['Mav 2021', 'undated', [], '2021-05-31'],
    ['September 2021', 'by', ['2021-09-30']],
    ['mid September 2021', 'by', ['2021-09-15']],
  ],
};

const caseReview: SeedPhrases = {
  file: 'scr-action-plan.txt',
  period: { from: '2021-04-01', to: '2022-03-31' },
  phrases: [
    ['in April', 'by', ['2021-04-30']],
    ['on the 13th April', 'by', ['2021-04-13']],
    ['on the 21st April 2021', 'by', ['2021-04-21']],
    ['by mid June', 'by', ['2021-06-15']],
    ['22.07.21', 'by', ['2021-07-22']],
    ['25.03.21', 'by', ['2021-03-25']],
    ['06.04.21', 'by', ['2021-04-06']],
    ['21.04.21', 'by', ['2021-04-21']],
    ['02.09.21', 'by', ['2021-09-02']],
    ['5th May 21', 'by', ['2021-05-05']],
    ['24th August 21', 'by', ['2021-08-24']],
    ['in spring 2022', 'by', ['2022-05-31']],
    ['twice yearly', 'half-yearly', []],
    ['on a twice a year basis', 'half-yearly', []],
    ['as a standing agenda item', 'each-meeting', []],
    ['commencing autumn term 2021', 'by', ['2021-12-31']],
    ['at the end of the 2021/22 school year', 'by', ['2022-07-31']],
    ['over the next few months', 'undated', []],
    ['on a meeting cycle basis', 'each-meeting', []],
    ['annually', 'yearly', []],
    ['June 2021', 'by', ['2021-06-30']],
    ['six monthly', 'half-yearly', []],
    ['6 monthly', 'half-yearly', []],
    ['in June', 'by', ['2021-06-30']],
  ],
};

const annualReport: SeedPhrases = {
  file: 'annual-report-2011-12.txt',
  period: { from: '2011-04-01', to: '2012-03-31' },
  phrases: [
    ['Scheduled implementation for April 2013', 'by', ['2013-04-30']],
    ['To be reviewed annually', 'yearly', []],
    ['To be established during 2012/13', 'by', ['2013-03-31']],
    ['14/4/11', 'by', ['2011-04-14']],
    ['28/7/11', 'by', ['2011-07-28']],
    ['12/1/12', 'by', ['2012-01-12']],
    ['12 <sup>th</sup> April 2011', 'by', ['2011-04-12']],
    ['31 <sup>st</sup> May 2011', 'by', ['2011-05-31']],
    ['5 <sup>th</sup> July 2011', 'by', ['2011-07-05']],
    ['16 <sup>th</sup> August 2011', 'by', ['2011-08-16']],
    ['27 <sup>th</sup> Sept 2011', 'by', ['2011-09-27']],
    ['2 <sup>nd</sup> Nov 2011', 'by', ['2011-11-02']],
    ['14th Dec 2011', 'by', ['2011-12-14']],
    ['8th Feb 2012', 'by', ['2012-02-08']],
    ['14 <sup>th</sup> March 2012', 'by', ['2012-03-14']],
    ['9 cases deferred to 16/8/11', 'by', ['2011-08-16']],
    // A date and that the work was put off: until when, it does not say.
    ['2/11/11 Deferred', 'undated', [], '2011-11-02'],
    ['Aug – Sept 2011', 'by', ['2011-09-30']],
    ['14/2/11', 'by', ['2011-02-14']],
    ['on quarterly basis', 'quarterly', []],
    ['six weekly', 'each-meeting', []],
    ['at approximately six weekly intervals', 'undated', []],
    ['at 2 monthly intervals', 'each-meeting', []],
    ['Completed', 'undated', []],
    ['Implemented', 'undated', []],
  ],
};

export const seedPhrases: readonly SeedPhrases[] = [deliveryPlan, businessPlan, peerReview, caseReview, annualReport];
