import type { Refusal } from '../domain/accept-update.ts';
import { type Asker, mayAnswer } from '../domain/access.ts';
import { type ActionView, computeActionView } from '../domain/action-view.ts';
import { asReadBy } from '../domain/audience.ts';
import { type Day, londonDay } from '../domain/day.ts';
import { waitingFor } from '../domain/decide.ts';
import { whyNotUndone } from '../domain/may-undo.ts';
import { hasActions } from '../domain/plan.ts';
import { toldOf } from '../domain/plan-history.ts';
import { gatherReadable, gatherSetting, lineFacts, type Plans, valuesOf } from './gather.ts';
import { askedIn, gatherAction } from './gather-action.ts';
import { updatePrefix } from './keys.ts';
import { asKnownOn } from './known-then.ts';
import type { Ports } from './ports.ts';
import { readerFor } from './reader-for.ts';
import { gatherDecisionLines } from './tell-decisions.ts';

export interface ActionWanted {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string;
  readonly ref: string;
  /** As known on that day; null for today. */
  readonly on: Day | null;
}

export type ActionShown =
  | { readonly kind: 'action'; readonly view: ActionView }
  /** It was added after the day that is looked at. */
  | { readonly kind: 'not-then' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** One action with all that was said and decided, as somebody may read it for themselves. */
export async function showAction(ports: Ports, wanted: ActionWanted): Promise<ActionShown> {
  const { partnership, asker, on } = wanted;
  const register = ports.store.register(partnership);
  const [now, found] = await Promise.all([
    gatherSetting(ports, partnership, on ?? undefined),
    gatherAction(ports, partnership, wanted),
  ]);
  if ('code' in found) return { kind: 'refused', refusal: found };
  const setting = { ...now, today: on ?? now.today };
  const current: Plans = { plans: found.plans.filter(hasActions), actions: [found.tracked] };
  const known = setting.today < now.today ? await asKnownOn(register, current, setting.today) : current;
  const reader = await readerFor(
    register,
    { asker, place: 'private', channelOf: null },
    { setting: now, plans: known },
  );
  const plans = asReadBy(reader, known);
  const [tracked] = plans.actions;
  if (!tracked) return { kind: 'not-then' };
  const facts = lineFacts(setting, plans, reader);
  const { plan, ref } = tracked.action;
  const [rows, decisions, linking] = await Promise.all([
    register.list('update', { prefix: updatePrefix(plan, ref) }),
    gatherDecisionLines(register, tracked, facts),
    gatherReadable(register, reader),
  ]);
  const updates = valuesOf(rows).toReversed();
  const isNow = setting.today >= now.today;
  const view = computeActionView({
    ...facts,
    tracked,
    agencies: found.agencies,
    told: {
      updates: toldOf(
        tracked.action,
        updates.filter(({ at }) => londonDay(at) <= setting.today),
      ),
      decisions,
    },
    linking,
    rightTo: (part) =>
      isNow
        ? mayAnswer(asker, { action: found.tracked.action, part }, { ...found, askedIn: askedIn(found.open) })
        : { kind: 'no' },
    mayDecide: isNow ? waitingFor(asker, found.tracked) : [],
    mayUndo: (sequence) => {
      const target = updates.find((update) => update.sequence === sequence);
      return isNow && target !== undefined && whyNotUndone(target, updates, asker) === null;
    },
  });
  return { kind: 'action', view };
}
