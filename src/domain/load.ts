import { type Busy, busyMonths, monthOf, monthsFrom } from './busy-months.ts';
import type { Day, Period } from './day.ts';
import type { Group } from './partnership.ts';
import type { Tracked } from './plan.ts';
import { openSteps } from './schedule.ts';

/** What one cycle's ask comes to. */
export interface CycleLoad {
  readonly group: string;
  readonly meeting: Day;
  readonly ask: Day;
  readonly requests: number;
  /** Quarterly check-ins that the caps hold back: twelve for a group, six for a person. */
  readonly heldBack: { readonly group: number; readonly person: number };
}

/** A message that would be sent on a day, for the cycle of a group. */
export interface MessageLoad {
  readonly group: string;
  readonly on: Day;
}

/** One group's month. */
export interface LoadRow {
  readonly month: string;
  readonly group: string;
  readonly stepsDue: number;
  readonly requests: number;
  readonly heldBack: number;
  readonly messages: number;
}

export interface Load {
  readonly from: Day;
  readonly to: Day;
  readonly rows: readonly LoadRow[];
  readonly total: Omit<LoadRow, 'month' | 'group'>;
  readonly cycles: readonly CycleLoad[];
  readonly busy: readonly Busy[];
}

export interface LoadFacts {
  readonly period: Period;
  /** The groups asked about, in the order in which they are shown. */
  readonly groups: readonly Group[];
  /** Every action; a step counts for each group that leads it, and once in the total. */
  readonly actions: readonly Tracked[];
  /** By ids of groups. */
  readonly cycles: readonly CycleLoad[];
  readonly messages: readonly MessageLoad[];
}

/** What a year asks of each group, month by month: what falls due by the plans, and what Baton would ask and send. */
export function computeLoad(facts: LoadFacts): Load {
  const { period, groups } = facts;
  const ids = new Set(groups.map(({ id }) => id));
  const named = new Map(groups.map(({ id, name }) => [id, name]));
  const months = monthsFrom(monthOf(period.from), monthOf(period.to));
  const rows = months.flatMap((month) => groups.map((group) => rowOf(month, group, facts)));
  const actions = facts.actions.filter(({ action }) => action.leads.some((lead) => ids.has(lead)));
  const cycles = facts.cycles.filter(({ group }) => ids.has(group));
  const sum = (key: 'requests' | 'heldBack' | 'messages') => rows.reduce((total, row) => total + row[key], 0);
  return {
    ...period,
    rows: rows.filter((row) => row.stepsDue + row.requests + row.heldBack + row.messages > 0),
    total: {
      stepsDue: actions.flatMap((tracked) => dueWithin(tracked, period)).length,
      requests: sum('requests'),
      heldBack: sum('heldBack'),
      messages: sum('messages'),
    },
    cycles: cycles.map((cycle) => ({ ...cycle, group: named.get(cycle.group) ?? cycle.group })),
    busy: busyMonths(actions.map((tracked) => ({ due: dueWithin(tracked, period) }))),
  };
}

function rowOf(month: string, { id, name }: Group, { period, actions, cycles, messages }: LoadFacts): LoadRow {
  const own = cycles.filter(({ group, ask }) => group === id && monthOf(ask) === month);
  const led = actions.filter(({ action }) => action.leads.includes(id));
  const due = led.flatMap((tracked) => dueWithin(tracked, period)).filter((day) => monthOf(day) === month);
  return {
    month,
    group: name,
    stepsDue: due.length,
    requests: own.reduce((total, { requests }) => total + requests, 0),
    heldBack: own.reduce((total, { heldBack }) => total + heldBack.group + heldBack.person, 0),
    messages: messages.filter(({ group, on }) => group === id && monthOf(on) === month).length,
  };
}

function dueWithin(tracked: Tracked, { from, to }: Period): readonly Day[] {
  return openSteps(tracked)
    .map(({ by }) => by)
    .filter((by) => from <= by && by <= to);
}
