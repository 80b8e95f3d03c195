// How people write months, weekdays and years: pieces of patterns, and what they stand for.

const monthKeys = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One group: a month's name, whole or cut short, with or without a full stop. */
export const monthWord =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?';

/** A weekday before a date, which adds nothing to it. */
export const weekdayWord = '(?:(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';

/** Often raised, and then parted from its number where a page becomes text: "12 th April". */
export const ordinal = '(?: ?(?:st|nd|rd|th))?';

/** 1 for January, from a word that `monthWord` matched. */
export function monthOf(word: string): number {
  return monthKeys.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** Plans are of this century: "20" is 2020. */
export function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** A year before or after these is a slip of the finger. */
export const firstYear = 2000;
export const lastYear = 2099;
