import { type Day, endOfMonth, formatDay, type Period } from './day.ts';
import type { ForwardItem, ForwardMeeting } from './forward-part.ts';
import { type ForwardContext, type ForwardPlan, readForwardPlan } from './forward-plan.ts';
import { type Problem, problemAt } from './import-problem.ts';
import { headingAt } from './plan-heading.ts';
import type { Table } from './plan-table.ts';

/** What the forward plans of a file say together. */
export interface ForwardDraft {
  readonly title: string;
  readonly items: readonly ForwardItem[];
  readonly meetings: readonly ForwardMeeting[];
  readonly problems: readonly Problem[];
}

/**
 * The forward plans among a file's tables, and those that are none or hold a plan of actions too. One on a hidden sheet
 * counts only where `sheets` names it; else it is a problem.
 */
export function forwardApart(tables: readonly Table[], context: ForwardContext, sheets: readonly string[] = []) {
  const found = tables.filter((table) => readForwardPlan({ ...table, hidden: false }, context) !== null);
  const isRead = ({ hidden, part }: Table) => !hidden || sheets.includes(part);
  return {
    forward: found.filter(isRead).map((table) => ({ ...table, hidden: false })),
    rest: tables.filter((table) => !found.includes(table) || hasPlan(table)),
    unread: found.filter((table) => !isRead(table)).map(({ part }) => hiddenForward(part)),
  };
}

function hiddenForward(part: string): Problem {
  const what = `The sheet "${part}" is hidden, and its forward plan was not read. Choose it, or unhide it, if it counts.`;
  return problemAt('hidden-sheet', null, { part, row: 1 }, what);
}

function hasPlan({ rows }: Table): boolean {
  return rows.some((_, at) => headingAt(rows, at) !== null);
}

/** Reads forward plans, in the names of the groups that the plan or the register has. */
export function readForward(tables: readonly Table[], context: ForwardContext): ForwardDraft {
  const plans = tables.flatMap((table): readonly ForwardPlan[] => {
    const plan = readForwardPlan(table, context);
    return plan ? [plan] : [];
  });
  const meetings = plans.flatMap((plan) => plan.meetings);
  return {
    title: plans.find(({ title }) => title !== '')?.title ?? '',
    items: plans.flatMap(({ items }) => items),
    meetings,
    problems: [...plans.flatMap(({ problems }) => problems), ...offers(meetings)],
  };
}

/** Days in a forward plan are offered as meetings, and never made without a word. */
function offers(meetings: readonly ForwardMeeting[]): readonly Problem[] {
  const dated = meetings.filter(({ day, group }) => day !== null && group !== '');
  return [...Map.groupBy(dated, ({ group }) => group)].map(([group, own]) => {
    const days = own.flatMap(({ day }) => day ?? []).map((day: Day) => formatDay(day));
    const what = `The forward plan has ${days.length === 1 ? 'a meeting' : `${days.length} meetings`} of ${group}: ${days.join(', ')}.`;
    const todo = `Importing a plan makes no meetings: give this file as a list of meetings too, or add a meeting of ${group} on ${days[0]}.`;
    return problemAt('meetings-offered', null, own[0]!.source, `${what} ${todo}`);
  });
}

/** From the month of the first meeting to that of the last; null where no month is known. */
export function periodOfMeetings(meetings: readonly ForwardMeeting[]): Period | null {
  const months = meetings.flatMap(({ month }) => month ?? []).toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  const [year, month] = last.split('-').map(Number);
  return { from: `${first}-01` as Day, to: endOfMonth(year!, month!) };
}
