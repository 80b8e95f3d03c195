import { fullYear, monthOf, monthWord, ordinal, weekdayWord } from './month-words.ts';
import type { Form } from './timescale-scan.ts';

// Days and months as written. Numbers are day first, as in the UK.

const time = '(?:,? (?:at )?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?)?';
const week = '(?:(w/c|week (?:commencing|beginning)) )?';
/** Two digits after a day and a month are a year, unless they begin the next date or are an hour. */
const yearAfterDay = `(?:[ ,-]*(\\d{4})|[ ,-]*'?(\\d{2})(?![\\d:])(?!${'(?:st|nd|rd|th)'})(?! ?(?:of )?${monthWord}))?`;
const workingWeek = 4;

/** "2020-03-31", also as a spreadsheet writes it out, with a time. */
const isoDay: Form = {
  pattern: /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?/iy,
  read: ([text, year, month, day]) => ({ text, day: Number(day), month: Number(month), year: Number(year) }),
};

const dayInFigures: Form = {
  pattern: new RegExp(`${week}${weekdayWord}(\\d{1,2}) ?[/.-] ?(\\d{1,2}) ?[/.-] ?(\\d{4}|\\d{2})${time}`, 'iy'),
  read: ([text, weekOf, day, month, year]) => ({
    ...{ text, day: Number(day), month: Number(month), year: fullYear(year!) },
    ...(weekOf && { plus: workingWeek }),
  }),
};

/** "31 March 2020", "Tuesday 24th of September", "5th May 21", "12 - 16 June 2020": a range's end is its due. */
const dayAndMonth: Form = {
  pattern: new RegExp(
    `${week}${weekdayWord}(?:the )?(?:\\d{1,2}${ordinal} ?(?:-|to) ?)?(\\d{1,2})${ordinal}(?: of)?[ -]?${monthWord}${yearAfterDay}${time}`,
    'iy',
  ),
  read: ([text, weekOf, day, month, year, shortYear]) => ({
    ...{ text, day: Number(day), month: monthOf(month!), year: yearIn(year ?? shortYear) },
    ...(weekOf && { plus: workingWeek }),
  }),
};

/** The first of "12th and 16th June 2020": its month stands behind the other, and its year too. */
const dayBeforeOthers: Form = {
  pattern: new RegExp(
    `(\\d{1,2})(?: ?(?:st|nd|rd|th))(?=(?:\\s*(?:,|and|&|/)\\s*\\d{1,2} ?(?:st|nd|rd|th))+(?: of)? ${monthWord})`,
    'iy',
  ),
  read: ([text, day, month]) => ({ text, day: Number(day), month: monthOf(month!), year: null }),
};

/** "March 31st 2020", "March 31, 2020": the American order, where it can mean nothing else. */
const monthAndDay: Form = {
  pattern: new RegExp(`${monthWord} (\\d{1,2})(?:(?:st|nd|rd|th)(?:,? (\\d{4}))?|, ?(\\d{4}))`, 'iy'),
  read: ([text, month, day, year, laterYear]) => ({
    ...{ text, day: Number(day), month: monthOf(month!), year: yearIn(year ?? laterYear) },
  }),
};

const dayOfPart: Readonly<Record<string, number | null>> = { early: 10, start: 1, beginning: 1, mid: 15, middle: 15 };

/** Beside a part of a month two digits can be no day. */
const yearAfterPart = `(?:[ ,-]*(\\d{4})|[ -]?'?(\\d{2})(?![\\d:])(?! ?(?:of )?${monthWord}))?`;

const weekEnds: Readonly<Record<string, number | null>> = { first: 7, second: 14, third: 21, last: null, final: null };

/** "first week of June", "second half of June". */
const weekOfMonth: Form = {
  pattern: new RegExp(
    `(?:(first|second|third|last|final) week|(first|second) half) (?:of|in) (?:the )?${monthWord}${yearAfterPart}`,
    'iy',
  ),
  read: ([text, week, half, month, year, shortYear]) => {
    const day = week ? weekEnds[week.toLowerCase()]! : half!.toLowerCase() === 'first' ? 15 : null;
    return { text, day, month: monthOf(month!), year: yearIn(year ?? shortYear) };
  },
};

/** "mid June" is the 15th, "early June" the 10th, the start of June the 1st, and late June is the month's last day. */
const partOfMonth: Form = {
  pattern: new RegExp(
    `(?:(early|mid|late|end)(?: of| in|-)?|(start|beginning|middle) of) ?(?:the )?${monthWord}${yearAfterPart}`,
    'iy',
  ),
  read: ([text, part, partOf, month, year, shortYear]) => ({
    ...{ text, day: dayOfPart[(part ?? partOf)!.toLowerCase()] ?? null },
    ...{ month: monthOf(month!), year: yearIn(year ?? shortYear) },
  }),
};

/** "September 2020/21" is in the financial year that its years name. */
const monthOfTwoYears: Form = {
  pattern: new RegExp(`${monthWord},? (?:FY ?)?(\\d{4}) ?[/-] ?(?:20)?(\\d{2})`, 'iy'),
  read: ([text, word, first, second]) => {
    const month = monthOf(word!);
    if ((Number(first) + 1) % 100 !== Number(second)) return null;
    return { text, day: null, month, year: Number(first) + (month < 4 ? 1 : 0) };
  },
};

/** "Sept 2019", "February - 2021", "Mar-20", "March '20", "May half-term 2021". */
const monthAndYear: Form = {
  pattern: new RegExp(
    `${monthWord}(?: half[ -]?term)?(?:[ ,-]*(?:of )?(\\d{4})|[ -]?'(\\d{2})|-(\\d{2})(?! ?(?:of )?${monthWord}))`,
    'iy',
  ),
  read: ([text, month, year, shortYear, dashedYear]) => ({
    ...{ text, day: null, month: monthOf(month!), year: yearIn(year ?? shortYear ?? dashedYear) },
  }),
};

/**
 * "March 20": people who write the day first mean the year, and it is one where the plan's period has that month.
 * Anywhere else it may be the day, and the person is asked.
 */
const monthAndNumber: Form = {
  pattern: new RegExp(`${monthWord} ?(\\d{1,2})(?![\\d:])(?! ?(?:of )?${monthWord})`, 'iy'),
  read: ([text, word, digits], period) => {
    const month = monthOf(word!);
    const inYear = `20${digits}-${String(month).padStart(2, '0')}`;
    if (digits!.length === 2 && period && inYear >= period.from.slice(0, 7) && inYear <= period.to.slice(0, 7)) {
      return { text, day: null, month, year: fullYear(digits!) };
    }
    const doubt = `"${text}" may name a day or a year`;
    return { text, day: Number(digits), month, year: null, doubt };
  },
};

const month: Form = {
  pattern: new RegExp(`${monthWord}(?: half[ -]?term)?`, 'iy'),
  read: ([text, word]) => ({ text, day: null, month: monthOf(word!), year: null }),
};

/** "09/2021", "2021-09". */
const monthInFigures: Form = {
  pattern: /(?:(0?[1-9]|1[0-2]) ?\/ ?(20\d\d)|(20\d\d)-(0[1-9]|1[0-2]))/y,
  read: ([text, firstMonth, year, firstYear, secondMonth]) => ({
    ...{ text, day: null, month: Number(firstMonth ?? secondMonth), year: Number(year ?? firstYear) },
  }),
};

/** The more said, the earlier tried: "31 March 2020" before "March 2020" before "March". */
export const dayForms: readonly Form[] = [
  isoDay,
  dayInFigures,
  dayBeforeOthers,
  dayAndMonth,
  monthAndDay,
  weekOfMonth,
  partOfMonth,
  monthOfTwoYears,
  monthAndYear,
  monthAndNumber,
  month,
];

/** "31/08" may be a day, or two numbers of something else. */
const dayWithoutYear: Form = {
  pattern: /(\d{1,2})\/(\d{1,2})/y,
  read: ([text, day, month]) => {
    const isDay = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
    if (!isDay) return null;
    return { text, day: Number(day), month: Number(month), year: null, doubt: `"${text}" may be a day and a month` };
  },
};

/** After the years: "2011-12" is a financial year before it is December. */
export const figureForms: readonly Form[] = [monthInFigures, dayWithoutYear];

function yearIn(digits: string | undefined): number | null {
  return digits === undefined ? null : fullYear(digits);
}
