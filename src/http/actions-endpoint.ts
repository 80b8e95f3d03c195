import { lineOf } from '../domain/action-line.ts';
import { parseDay } from '../domain/day.ts';
import type { Tracked } from '../domain/plan.ts';
import { compareActions } from '../domain/request.ts';
import type { ListedAction, ListedActions } from '../domain/tab-view.ts';
import { gatherReadable, type Readable } from '../flows/gather-readable.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

/** So many in one answer: a plan of 5,000 actions comes in five, packed to some 100 KB each. */
const most = 1_000;

/** The actions of all plans, in the order of their refs; `from` says where to go on, `on` as known on which day. */
export async function listActions({ ports, caller, given }: ApiCall): Promise<ApiAnswer> {
  const on = given.on ? parseDay(given.on) : null;
  if (given.on && !on) return { kind: 'refused', status: 400, message: `${given.on} is not a day such as 2026-03-31.` };
  const from = Number(given.from ?? 0);
  if (!Number.isInteger(from) || from < 0) {
    return { kind: 'refused', status: 400, message: 'from is the number of an action, counted from 0.' };
  }
  const readable = await gatherReadable(ports, { ...caller, on });
  const sorted = readable.plans.actions.toSorted(compareActions);
  const value: ListedActions = {
    plans: readable.plans.plans.map(({ code, title }) => ({ code, title })),
    actions: sorted.slice(from, from + most).map((tracked) => listed(tracked, readable)),
    next: from + most < sorted.length ? from + most : null,
    total: sorted.length,
  };
  return { kind: 'value', value };
}

function listed(tracked: Tracked, { facts }: Readable): ListedAction {
  const { objective, measure, themes } = tracked.action;
  return { ...lineOf(tracked, facts), standing: tracked.state.standing, objective, measure, themes };
}
