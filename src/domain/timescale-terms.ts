import { easterSunday } from './bank-holidays.ts';
import { endOfMonth, type Period } from './day.ts';
import { fullYear } from './month-words.ts';
import type { Form, Written, WrittenDate } from './timescale-scan.ts';

// Terms, seasons, quarters and years: spans of time, due when they end.

/** "2021/22", "2021-2022", "2021 / 22". */
const twoYears = '(20\\d\\d) ?[/-] ?(20\\d\\d|\\d\\d)';
/** Where other words say that years are meant, "21/22" will do. */
const twoYearsLoosely = '(?:the )?(?:FY ?)?(20\\d\\d|\\d\\d) ?[/-] ?(20\\d\\d|\\d\\d)';
const financial = '(?:financial|fiscal|business|council|municipal|reporting)';
const scholastic = '(?:school|academic)';

/**
 * Local authorities' quarters are of the financial year, 1 April to 31 March: Q1 is April to June. The 2020–21 peer
 * review's "2021/22 Quarter 1" is one.
 */
const quarterEnds = [6, 9, 12, 3];
const quarterNames: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4, final: 4 };
const quarterWord =
  '(?:(?:quarter|qtr|q)\\.? ?([1-4])|(first|second|third|fourth|last|final|[1-4](?:st|nd|rd|th)) (?:quarter|qtr))';

const quarterThenYears: Form = {
  pattern: new RegExp(`${quarterWord}(?:,? \\(?(?:of |in )?${twoYearsLoosely}\\)?(?: ${financial} year)?)?`, 'iy'),
  read: ([text, figure, word, first, second]) => quarterIn(text, quarterOf(figure, word), pairOf(first, second)),
};

const yearsThenQuarter: Form = {
  pattern: new RegExp(`${twoYearsLoosely},?(?: -)? ${quarterWord}`, 'iy'),
  read: ([text, first, second, figure, word]) =>
    first === undefined || pairOf(first, second) === null
      ? null
      : quarterIn(text, quarterOf(figure, word), pairOf(first, second)),
};

/** "Q1 2020" is March for some and June for others. */
const quarterOfOneYear: Form = {
  pattern: new RegExp(`${quarterWord}(?:,? (?:of |in )?)(?:FY ?)?(20\\d\\d)(?! ?[/-] ?\\d)`, 'iy'),
  read: ([text, figure, word, year]) => ({
    ...monthIn(text, quarterEnds[quarterOf(figure, word) - 1]!, Number(year)),
    doubt: `"${text}" may be a quarter of the financial or of the calendar year`,
  }),
};

function quarterOf(figure: string | undefined, word: string | undefined): number {
  return Number(figure ?? quarterNames[word!.toLowerCase()] ?? word![0]);
}

function quarterIn(text: string, quarter: number, years: readonly [number, number] | null | undefined): Written | null {
  if (years === null) return null;
  const month = quarterEnds[quarter - 1]!;
  return { text, day: null, month, year: years ? years[month === 3 ? 1 : 0] : null };
}

/**
 * English schools' terms end before Christmas, before Easter and in July; each has a half-term about its middle. The
 * day differs by school, so a term is due on the last day of its last month. Spring's is March: by then it is over or
 * in its last days.
 */
const termEnds: Readonly<Record<string, number>> = { autumn: 12, spring: 3, summer: 7 };
const halfTerms: Readonly<Record<string, number>> = { autumn: 10, spring: 2, summer: 5 };
const oneOrTwoYears =
  "(?:(?:,? (?:of )?(?:the )?|,? ')(20\\d\\d|\\d\\d)(?: ?[/-] ?(20\\d\\d|\\d\\d))?(?: academic year| school year)?)?";

const termThenYear: Form = {
  pattern: new RegExp(`(autumn|spring|summer)( half[ -]?|[ -])term${oneOrTwoYears}`, 'iy'),
  read: ([text, term, half, first, second]) => termIn(text, monthOfTerm(term!, half!), [first, second]),
};

const yearThenTerm: Form = {
  pattern: /(20\d\d)(?: ?[/-] ?(20\d\d|\d\d))? (autumn|spring|summer)( half[ -]?|[ -])term/iy,
  read: ([text, first, second, term, half]) => termIn(text, monthOfTerm(term!, half!), [first, second]),
};

function monthOfTerm(term: string, half: string): number {
  return (/half/i.test(half) ? halfTerms : termEnds)[term.toLowerCase()]!;
}

/** Of a school year's two calendar years, its autumn is in the first. */
function termIn(text: string, month: number, years: readonly (string | undefined)[]): WrittenDate | null {
  const [first, second] = years;
  if (second === undefined) return monthIn(text, month, first === undefined ? null : fullYear(first));
  const pair = pairOf(first, second);
  return pair ? monthIn(text, month, pair[month >= 9 ? 0 : 1]) : null;
}

/** The Met Office's seasons, of three whole months each: spring is March to May. */
const seasonStarts: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 };
const partsOfThree: Readonly<Record<string, number>> = { early: 0, mid: 1, late: 2 };

const season: Form = {
  pattern: new RegExp(`(?:(early|mid|late)[ -])?(spring|summer|autumn|winter)${oneOrTwoYears}`, 'iy'),
  read: ([text, part, word, first, second]) => {
    const name = word!.toLowerCase();
    const after = part === undefined ? 2 : partsOfThree[part.toLowerCase()]!;
    const month = ((seasonStarts[name]! + after - 1) % 12) + 1;
    if (name !== 'winter' || first === undefined) return termIn(text, month, [first, second]);
    const pair = pairOf(first, second);
    if (pair) return monthIn(text, month, pair[month === 12 ? 0 : 1]);
    return { ...monthIn(text, 12, fullYear(first)), doubt: `"${text}" may be either end of the year` };
  },
};

const christmas: Form = {
  pattern: /christmas(?: holidays?| break)?(?: (20\d\d))?/iy,
  read: ([text, year]) => ({ text, day: 25, month: 12, year: year === undefined ? null : Number(year) }),
};

const easter: Form = {
  pattern: /easter(?: sunday| holidays?| break)? (20\d\d)/iy,
  read: ([text, year]) => dateOf(text, easterSunday(Number(year))),
};

/** "early 2022", "mid-2022", "first half of 2020/21". */
const partOfYear: Form = {
  pattern:
    /(early|start of|beginning of|mid|middle of|late|end of|(?:the )?first half of|(?:the )?second half of)[ -](?:in )?(20\d\d)(?: ?[/-] ?(20\d\d|\d\d))?/iy,
  read: ([text, part, first, second]) => {
    const word = part!.toLowerCase();
    if (second !== undefined) return halfOfFinancialYear(text, word, pairOf(first, second));
    const month = word === 'early' ? 3 : /^(?:start|beginning)/.test(word) ? 1 : /mid|first/.test(word) ? 6 : 12;
    return monthIn(text, month, Number(first));
  },
};

function halfOfFinancialYear(text: string, part: string, pair: readonly [number, number] | null | undefined) {
  if (!pair || !part.includes('half')) return null;
  return part.includes('first') ? monthIn(text, 9, pair[0]) : monthIn(text, 3, pair[1]);
}

/** The school year ends with the summer term, 31 July, whichever of its two names it is given. */
const schoolYear: Form = {
  pattern: new RegExp(
    `(?:${twoYearsLoosely} ${scholastic} year|${scholastic} year,?(?: of)? ${twoYearsLoosely}|${scholastic} year end(?:s|ing)?,?(?: in)? (20\\d\\d))(?:[ -]end)?`,
    'iy',
  ),
  read: ([text, first, second, third, fourth, ends]) => {
    const pair = pairOf(first ?? third, second ?? fourth);
    if (pair === null) return null;
    return monthIn(text, 7, pair ? pair[1] : Number(ends));
  },
};

const financialYear: Form = {
  pattern: new RegExp(
    `(?:FY ?(20\\d\\d|\\d\\d) ?[/-] ?(20\\d\\d|\\d\\d)|${twoYearsLoosely} ${financial} year|${financial} year,?(?: of)? ${twoYearsLoosely})(?:[ -]end)?`,
    'iy',
  ),
  read: ([text, a, b, c, d, e, f]) => {
    const pair = pairOf(a ?? c ?? e, b ?? d ?? f);
    return pair ? monthIn(text, 3, pair[1]) : null;
  },
};

/** "end of the financial year" and "end of the school year", in whichever year the plan has them. */
const yearEnd: Form = {
  pattern: new RegExp(
    `(?:end of (?:the |this |each |every )?(${financial}|${scholastic}) year|(${financial}|${scholastic}) year[ -]end)(?!(?:,| of| in)? (?:the )?(?:FY ?)?\\d)`,
    'iy',
  ),
  read: ([text, first, second]) => monthIn(text, /school|academic/i.test(first ?? second!) ? 7 : 3, null),
};

/**
 * "2012/13" is a financial year, except in a plan that itself runs over just these years from another month: there it
 * is the plan's. "2011–14" is clear only as the plan's own years.
 */
const years: Form = {
  pattern: new RegExp(twoYears, 'iy'),
  read: ([text, first, second], period) => {
    const [from, to] = [Number(first), fullYear(second!)];
    if (to <= from) return null;
    if (period && coversYears(period, from, to)) return dateOf(text, period.to);
    if (to === from + 1) return monthIn(text, 3, to);
    return { ...monthIn(text, 3, to), doubt: `"${text}" names several years` };
  },
};

/** "21/22" is hardly anything else, but may be a day's beginning or two numbers of a list. */
const shortYears: Form = {
  pattern: /'?(\d\d) ?\/ ?'?(\d\d)/y,
  read: ([text, first, second]) => {
    const pair = pairOf(first, second);
    return pair && Number(second) > 12
      ? { ...monthIn(text, 3, pair[1]), doubt: `"${text}" may be a financial year` }
      : null;
  },
};

/** What a year alone means is said by the words around it. */
const oneYear: Form = {
  pattern: /(?:FY ?|(?:calendar )?year )?(20\d\d)/iy,
  read: ([text, year]) =>
    /^FY/i.test(text)
      ? {
          ...monthIn(text, 3, Number(year)),
          doubt: `"${text}" may be the financial year that begins or that ends then`,
        }
      : { text, month: null, year: Number(year) },
};

/** Before days: "spring 2022" is no part of a month. */
export const termForms: readonly Form[] = [
  quarterOfOneYear,
  quarterThenYears,
  yearsThenQuarter,
  termThenYear,
  yearThenTerm,
  season,
  christmas,
  easter,
  partOfYear,
  schoolYear,
  financialYear,
  yearEnd,
];

/** After days: "2020-03-31" is no pair of years. */
export const yearForms: readonly Form[] = [years, shortYears, oneYear];

/** Two years that follow each other; null when they do not, undefined when none are named. */
function pairOf(first: string | undefined, second: string | undefined): readonly [number, number] | null | undefined {
  if (first === undefined || second === undefined) return undefined;
  const [from, to] = [fullYear(first), fullYear(second)];
  return to === from + 1 ? [from, to] : null;
}

function coversYears({ from, to }: Period, first: number, last: number): boolean {
  return Number(from.slice(0, 4)) === first && Number(to.slice(0, 4)) === last;
}

function monthIn(text: string, month: number, year: number | null): WrittenDate {
  return { text, day: null, month, year };
}

function dateOf(text: string, day: string): WrittenDate {
  const [year, month, date] = day.split('-').map(Number);
  const isMonthEnd = day === endOfMonth(year!, month!);
  return { text, day: isMonthEnd ? null : date!, month: month!, year: year! };
}
