import type { ListedActions } from '../domain/tab-view.ts';
import { listActions } from '../flows/list-actions.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { dayGiven, isRefused } from './day-given.ts';

/** So many in one answer: a plan of 5,000 actions comes in five, packed to some 100 KB each. */
const most = 1_000;

/**
 * The actions of all plans, in the order of their refs; `group` (its id) for those that one group leads, `from` says
 * where to go on, `on` as known on which day.
 */
export async function showActions(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given } = call;
  const on = dayGiven(call);
  if (isRefused(on)) return on;
  const from = Number(given.from ?? 0);
  if (!Number.isInteger(from) || from < 0) {
    return { kind: 'refused', status: 400, message: 'from is the number of an action, counted from 0.' };
  }
  const { setting, plans, actions } = await listActions(ports, { ...caller, on, group: given.group || null });
  const value: ListedActions = {
    on: setting.today,
    plans: plans.plans.map(({ code, title }) => ({ code, title })),
    actions: actions.slice(from, from + most),
    next: from + most < actions.length ? from + most : null,
    total: actions.length,
  };
  return { kind: 'value', value };
}
