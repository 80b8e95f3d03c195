import type { Action, Plan, Tracked } from '../domain/plan.ts';
import { writeState } from './gather-action.ts';
import { actionKey, planKey, stateKey } from './keys.ts';
import type { Kept, Register, RegisterChange } from './ports.ts';

/** An action with the posts that are to answer for it. */
export interface Naming {
  readonly tracked: Tracked;
  readonly posts: readonly string[];
}

/** The changes that say who answers, over the states as they stand now. */
export async function nameAnswerers(
  register: Register,
  namings: readonly Naming[],
): Promise<readonly RegisterChange[]> {
  const changes = await Promise.all(
    namings.map(async ({ tracked: { action, state }, posts }) => {
      const kept = await register.find('state', stateKey(action.plan, action.ref));
      return [writeState({ ...(kept?.value ?? state), assignedTo: posts }, kept)];
    }),
  );
  return changes.flat();
}

/** An action with the agencies that are to owe a part of it. */
export interface Contribution {
  readonly tracked: Tracked;
  readonly contributors: readonly string[];
}

/**
 * The changes that say which agencies owe a part. That stands beside an action's words, so the plan's row is written
 * along as it is: an import of the plan's next edition that has read the old words then begins anew.
 */
export async function nameContributors(
  register: Register,
  plans: readonly Kept<Plan>[],
  contributions: readonly Contribution[],
): Promise<readonly RegisterChange[]> {
  const touched = plans.filter(({ value }) => contributions.some(({ tracked }) => tracked.action.plan === value.code));
  const rows = await Promise.all(
    contributions.map(async ({ tracked: { action }, contributors }): Promise<readonly RegisterChange[]> => {
      const kept = await register.find('action', actionKey(action.plan, action.edition, action.ref));
      return kept ? [writeAction({ ...kept.value, contributors }, kept)] : [];
    }),
  );
  return [
    ...touched.map(({ id, value, version }): RegisterChange => ({ do: 'replace', kind: 'plan', id, value, version })),
    ...rows.flat(),
  ];
}

function writeAction(value: Action, { id, version }: Kept<Action>): RegisterChange {
  return { do: 'replace', kind: 'action', id, value, version };
}

/** The row of a plan's code. */
export async function planRows(register: Register, codes: readonly string[]): Promise<readonly Kept<Plan>[]> {
  const rows = await Promise.all([...new Set(codes)].map((code) => register.find('plan', planKey(code))));
  return rows.filter((row) => row !== null);
}
