import { type Day, dayOf, parseDay } from './day.ts';
import { firstYear, fullYear, lastYear, monthOf, monthWord, ordinal, weekdayWord } from './month-words.ts';

const dayAndMonth = new RegExp(`^${weekdayWord}(\\d{1,2})${ordinal}(?: of)? ${monthWord}(?:,? (\\d{4}|\\d{2}))?$`, 'i');

/** How far a date without a year is looked for. */
const yearsLooked = 8;

/**
 * The day that "12 May 2027", "12/05/27", "2027-05-12" or "Wednesday 12th May" means; without a year the next such
 * date from a day on. Null where there is no such day, or the words are none.
 */
export function readWrittenDay(text: string, from: Day): Day | null {
  return readDay(text, (month, date) => nextSuch(month, date, from));
}

/** The same of a day that is looked back to: without a year the last such date up to a day. */
export function readEarlierDay(text: string, until: Day): Day | null {
  return readDay(text, (month, date) => lastSuch(month, date, until));
}

function readDay(text: string, withoutYear: (month: number, date: number) => Day | null): Day | null {
  const words = text.replace(/\s+/g, ' ').trim();
  const iso = parseDay(words);
  if (iso) return plausible(iso);
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(words);
  if (numeric) return plausible(dayOf(fullYear(numeric[3]!), Number(numeric[2]), Number(numeric[1])));
  const named = dayAndMonth.exec(words);
  if (!named) return null;
  const [date, month] = [Number(named[1]), monthOf(named[2]!)];
  return named[3] ? plausible(dayOf(fullYear(named[3]), month, date)) : withoutYear(month, date);
}

/** A year long ago or far ahead is a slip of the finger. */
function plausible(day: Day | null): Day | null {
  return day !== null && day >= `${firstYear}-01-01` && day <= `${lastYear}-12-31` ? day : null;
}

/** 29 February comes round only every four years, and once in eight over the turn of a century. */
function nextSuch(month: number, date: number, from: Day): Day | null {
  const first = Number(from.slice(0, 4));
  for (let year = first; year <= first + yearsLooked; year += 1) {
    const day = dayOf(year, month, date);
    if (day && day >= from) return day;
  }
  return null;
}

function lastSuch(month: number, date: number, until: Day): Day | null {
  const last = Number(until.slice(0, 4));
  for (let year = last; year >= last - yearsLooked; year -= 1) {
    const day = dayOf(year, month, date);
    if (day && day <= until) return day;
  }
  return null;
}

/** "10:00" for 10:00, 10.00, 10am and 2:30 pm; null when the words are no time. */
export function readWrittenTime(words: string): string | null {
  const match = /^(\d{1,2})(?:[:.](\d{2})(?::00)?)?\s*(am|pm)?$/i.exec(words.trim());
  if (!match || (!match[2] && !match[3])) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const half = match[3]?.toLowerCase();
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return null;
  const of24 = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return `${String(of24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
