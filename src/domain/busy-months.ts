import { addDays, type Day, endOfMonth, monthNames } from './day.ts';

/** The fewest actions with a step due in two months on end that are worth a warning: about what a board hears in a meeting. */
const fewestBusy = 20;
/** How many times more than an even spread over the plan's months would give. */
const timesEven = 2;

/** Two months on end in which many actions have a step due. */
export interface Busy {
  /** "2020-02" and "2020-03". */
  readonly months: readonly [string, string];
  readonly actions: number;
}

interface Dated {
  readonly due: readonly Day[];
}

/**
 * Pairs of months in which so many steps fall due that their owners, and the meetings that hear of them, had better know
 * early: at least twenty actions, and at least twice what an even spread would give. Busiest first; no month is in two.
 */
export function busyMonths(actions: readonly Dated[]): readonly Busy[] {
  const months = [...new Set(actions.flatMap(({ due }) => due.map(monthOf)))].toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const dueIn = (month: string) => actions.filter(({ due }) => due.some((day) => monthOf(day) === month)).length;
  const span = monthsFrom(first, last);
  const even = (2 * months.reduce((sum, month) => sum + dueIn(month), 0)) / Math.max(12, span.length);
  const pairs = span.map((month): Busy => {
    const pair = [month, monthAfter(month)] as const;
    const inPair = (day: Day) => pair.includes(monthOf(day));
    return { months: pair, actions: actions.filter(({ due }) => due.some(inPair)).length };
  });
  const busy = pairs.filter((one) => one.actions >= fewestBusy && one.actions >= timesEven * even);
  return withoutOverlap(busy.toSorted((a, b) => b.actions - a.actions));
}

function withoutOverlap(pairs: readonly Busy[]): readonly Busy[] {
  const kept: Busy[] = [];
  for (const pair of pairs) {
    if (!kept.some(({ months }) => months.some((month) => pair.months.includes(month)))) kept.push(pair);
  }
  return kept;
}

/** "25 actions have a step due in February or March 2020." */
export function busyWords({ months: [first, second], actions }: Busy): string {
  const sameYear = first.slice(0, 4) === second.slice(0, 4);
  const earlier = sameYear ? monthWords(first).split(' ')[0] : monthWords(first);
  return `${actions} actions have a step due in ${earlier} or ${monthWords(second)}.`;
}

/** "2020-02" as "February 2020". */
export function monthWords(month: string): string {
  return `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

export function monthOf(day: Day): string {
  return day.slice(0, 7);
}

function monthAfter(month: string): string {
  return monthOf(addDays(endOfMonth(Number(month.slice(0, 4)), Number(month.slice(5))), 1));
}

/** Every month from one to another, both included. */
export function monthsFrom(first: string, last: string): readonly string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}
