import { Temporal } from 'temporal-polyfill';

/** A calendar day as ISO text, "2019-09-30": sorts and compares as text, and can never drift by a time zone. */
export type Day = `${number}-${number}-${number}`;

/** A moment as ISO text in UTC, "2019-09-03T08:00:00Z". Always written by `instantOf`, so that it sorts as text. */
export type Instant = `${string}Z`;

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const zone = 'Europe/London';

/** Reads an ISO day; null when the text is not one or the day does not exist (31 September). */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day;
  } catch {
    return null;
  }
}

/** The day for a year, month (1–12) and day of month; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() as Day;
  } catch {
    return null;
  }
}

/** The last day of a month (1–12): what "March 2020" means as a deadline. */
export function endOfMonth(year: number, month: number): Day {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.with({ day: first.daysInMonth }).toString() as Day;
}

export function addDays(day: Day, days: number): Day {
  // A day has no zone, so UTC counts it; a cycle's steps ask this a hundred times.
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString() as Day;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(day).getUTCDay() || 7;
}

/** "14 January 2027", as UK public bodies write it. */
export function formatDay(day: Day): string {
  const { day: date, month, year } = Temporal.PlainDate.from(day);
  return `${date} ${monthNames[month - 1]} ${year}`;
}

/** "14 January", where the year is plain from what stands around it. */
export function formatDayShort(day: Day): string {
  const { day: date, month } = Temporal.PlainDate.from(day);
  return `${date} ${monthNames[month - 1]}`;
}

/** The moment of a wall-clock time in England, "09:00", on a day; right on both sides of a clock change. */
export function atLondon(day: Day, time: string): Instant {
  const wallClock = `${day} ${time}`;
  const known = instantByWallClock.get(wallClock);
  if (known) return known;
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone,
    plainTime: Temporal.PlainTime.from(time),
  });
  const instant = instantOf(moment.epochMilliseconds);
  if (instantByWallClock.size >= mostHours) instantByWallClock.clear();
  instantByWallClock.set(wallClock, instant);
  return instant;
}

/** Every tick asks for the same steps of the same meetings, each at nine on its day. */
const instantByWallClock = new Map<string, Instant>();

/** The day in England at a moment. */
export function londonDay(at: Instant): Day {
  // England is whole hours from UTC, so every moment of one hour is on the same day.
  const hour = at.slice(0, 13);
  const known = dayByHour.get(hour);
  if (known) return known;
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
  if (dayByHour.size >= mostHours) dayByHour.clear();
  dayByHour.set(hour, day);
  return day;
}

const dayByHour = new Map<string, Day>();
const mostHours = 5000;

/** "14 January 2027 at 09:00", English wall-clock time. */
export function formatInstant(at: Instant): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDay(londonDay(at))} at ${time}`;
}

/**
 * Milliseconds since 1970 to an instant in whole seconds, as in "2019-09-03T08:00:00Z". Fractions are cut off: as text
 * "08:00:00.5Z" would sort before "08:00:00Z", and what is due at eight would not be due half a second later.
 */
export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString().replace(/\.\d+Z$/, 'Z') as Instant;
}

/** Reads an ISO instant with a zone or offset; null when the text is not one. */
export function parseInstant(text: string): Instant | null {
  try {
    return instantOf(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}

export function addMinutes(at: Instant, minutes: number): Instant {
  return instantOf(Date.parse(at) + minutes * 60_000);
}
