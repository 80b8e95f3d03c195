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

/** Reads an ISO day; null when the text is not one or the day does not exist (31 September). */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(text);
  // A 31 September would be read as 1 October.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** The day for a year, month (1–12) and day of month; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const two = (part: number) => String(part).padStart(2, '0');
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

/** The last day of a month (1–12): what "March 2020" means as a deadline. */
export function endOfMonth(year: number, month: number): Day {
  for (const date of [31, 30, 29, 28]) {
    const day = dayOf(year, month, date);
    if (day) return day;
  }
  throw new RangeError(`there is no month ${month} of ${year}`);
}

export function addDays(day: Day, days: number): Day {
  // A day has no zone, so UTC counts it; a cycle's steps ask this a hundred times.
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The same day of another month, or the last one of a month that is shorter. */
export function addMonths(day: Day, months: number): Day {
  const { date, month, year } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return dayOf(newYear, newMonth, date) ?? endOfMonth(newYear, newMonth);
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
  return `${formatDayShort(day)} ${partsOf(day).year}`;
}

/** "14 January", where the year is plain from what stands around it. */
export function formatDayShort(day: Day): string {
  const { date, month } = partsOf(day);
  return `${date} ${monthNames[month - 1]}`;
}

function partsOf(day: Day) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

/**
 * The moment of a wall-clock time in England, "09:00", on a day; right on both sides of a clock change. Of an hour that
 * comes twice it is the first; in one that does not exist, as long after midnight as the clock says.
 */
export function atLondon(day: Day, time: string): Instant {
  const wallClock = `${day} ${time}`;
  const known = instantByWallClock.get(wallClock);
  if (known) return known;
  const asIfWinter = Date.parse(`${day}T${time}Z`);
  const asIfSummer = asIfWinter - hour;
  const instant = instantOf(aheadInLondon(asIfSummer) === hour ? asIfSummer : asIfWinter);
  if (instantByWallClock.size >= mostHours) instantByWallClock.clear();
  instantByWallClock.set(wallClock, instant);
  return instant;
}

/** Every tick asks for the same steps of the same meetings, each at nine on its day. */
const instantByWallClock = new Map<string, Instant>();

/** The day in England at a moment. */
export function londonDay(at: Instant): Day {
  // England is whole hours from UTC, so every moment of one hour is on the same day.
  const known = dayByHour.get(at.slice(0, 13));
  if (known) return known;
  const day = londonClock(at).slice(0, 10) as Day;
  if (dayByHour.size >= mostHours) dayByHour.clear();
  dayByHour.set(at.slice(0, 13), day);
  return day;
}

const dayByHour = new Map<string, Day>();
const mostHours = 5000;

/** "14 January 2027 at 09:00", English wall-clock time. */
export function formatInstant(at: Instant): string {
  return `${formatDay(londonDay(at))} at ${londonClock(at).slice(11, 16)}`;
}

/** What English clocks show at a moment, written as if it were UTC. */
function londonClock(at: Instant): string {
  const epochMilliseconds = Date.parse(at);
  return new Date(epochMilliseconds + aheadInLondon(epochMilliseconds)).toISOString();
}

/** Milliseconds by which English clocks are ahead of UTC at a moment: an hour in summer. */
function aheadInLondon(epochMilliseconds: number): number {
  londonHour ??= new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' });
  const hours = Number(londonHour.format(epochMilliseconds)) - new Date(epochMilliseconds).getUTCHours();
  return ((hours + 24) % 24) * hour;
}

/** Made when it is first needed: it reads the time zones, which the tab's first page does without. */
let londonHour: Intl.DateTimeFormat | null = null;
const hour = 3_600_000;

/**
 * Milliseconds since 1970 to an instant in whole seconds, as in "2019-09-03T08:00:00Z". Fractions are cut off: as text
 * "08:00:00.5Z" would sort before "08:00:00Z", and what is due at eight would not be due half a second later.
 */
export function instantOf(epochMilliseconds: number): Instant {
  return new Date(epochMilliseconds).toISOString().replace(/\.\d+Z$/, 'Z') as Instant;
}

/** Reads an ISO instant with a zone or offset; null when the text is not one. */
export function parseInstant(text: string): Instant | null {
  const [, day] = isoInstant.exec(text) ?? [];
  return day && parseDay(day) ? instantOf(Date.parse(text)) : null;
}

const isoInstant = /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-][01]\d:[0-5]\d)$/;

export function addMinutes(at: Instant, minutes: number): Instant {
  return instantOf(Date.parse(at) + minutes * 60_000);
}
