import type { Asker } from '../domain/access.ts';
import { asReadBy, maySeePlan, type Place, readerAt } from '../domain/audience.ts';
import { type Candidate, candidateOf } from '../domain/find-action.ts';
import { track } from '../domain/plan.ts';
import type { ActionName } from '../domain/which-action.ts';
import { valuesOf } from './gather.ts';
import { actionKey } from './keys.ts';
import type { Ports } from './ports.ts';

export interface ToDescribe {
  readonly partnership: string;
  readonly asker: Asker;
  readonly place: Place;
  readonly found: readonly ActionName[];
}

export interface Described {
  readonly candidates: readonly Candidate[];
  /** One of them is of a plan whose words may not be read here. */
  readonly hidden: boolean;
}

/** A few words of each of several actions, as whoever asks may read them where they ask. */
export async function describeActions(
  ports: Ports,
  { partnership, asker, place, found }: ToDescribe,
): Promise<Described> {
  const register = ports.store.register(partnership);
  const plans = valuesOf(await register.list('plan'));
  const read = await Promise.all(
    found.map(({ plan: code, ref }) => {
      const plan = plans.find((one) => one.code === code);
      return plan ? register.find('action', actionKey(plan.code, plan.edition, ref)) : null;
    }),
  );
  const actions = read.flatMap((kept) => (kept ? [track(kept.value, null)] : []));
  const reader = readerAt(asker, place);
  const named = new Set(found.map(({ plan }) => plan));
  return {
    candidates: asReadBy(reader, { plans, actions }).actions.map(candidateOf),
    hidden: plans.some((plan) => named.has(plan.code) && !maySeePlan(reader, plan)),
  };
}
