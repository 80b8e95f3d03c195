import { groupName, type LineFacts } from './action-line.ts';
import { isKnownLedBy, maySeePlan } from './audience.ts';
import { type AimCount, countByAim } from './digest.ts';
import { havingNone } from './having-none.ts';
import type { Plan, Tracked } from './plan.ts';
import { compareActions } from './request.ts';

/** How many actions have which rating; what nobody has rated is among them. */
export type RatingCounts = Omit<AimCount, 'aim'>;

/** What the ratings may be looked at by. */
export const ratingViews = ['aim', 'group', 'plan'] as const;
export type RatingView = (typeof ratingViews)[number];

/** One bar: its counts, and what to filter the plan's page by to see the actions behind them. */
export interface RatingRow extends RatingCounts {
  readonly label: string;
  /** The plan that an aim stands in. */
  readonly plan: string | null;
  readonly filter: Readonly<Partial<Record<'plan' | 'aim' | 'theme' | 'group', string>>>;
}

/** Ratings of some actions by aim, by lead group and by plan, counted as the digest and `status` in chat count them. */
export function ratingRows(
  actions: readonly Tracked[],
  facts: LineFacts,
): Readonly<Record<RatingView, readonly RatingRow[]>> {
  const sorted = actions.toSorted(compareActions);
  const byPlan = Map.groupBy(sorted, ({ action }) => action.plan);
  const plans = facts.plans
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((plan) => {
      const own = byPlan.get(plan.code);
      return own ? [{ plan, own }] : [];
    });
  return {
    aim: plans.flatMap(({ plan, own }) => aimRows(plan, own, facts)),
    group: groupRows(sorted, facts),
    plan: plans.flatMap(({ plan, own }) =>
      rowOf({ label: planLabel(plan), plan: plan.code, filter: { plan: plan.code } }, own, facts),
    ),
  };
}

/** "DP · Delivery Plan 2019 – 2020"; outside its audience a restricted plan's title is its code. */
function planLabel({ code, title }: Plan): string {
  return title === code ? code : `${code} · ${title}`;
}

/** The aims of one plan, or its themes where it has no aims (answer-status.ts). */
function aimRows(plan: Plan, own: readonly Tracked[], facts: LineFacts): readonly RatingRow[] {
  const aims = new Set(own.map(({ action }) => action.aim));
  const isByTheme = [...aims].every((aim) => aim === '') && own.some(({ action }) => action.themes.length > 0);
  const counts = isByTheme
    ? countByAim(own, facts, ({ action }) => action.themes.join(', '))
    : countByAim(own, facts, ({ action }) => action.aim);
  const isOpenToReader = maySeePlan(facts.readerOf, plan);
  const by = isByTheme ? ('theme' as const) : ('aim' as const);
  return counts.map(({ aim, ...rest }) => {
    const isNamed = aim !== '' && (isOpenToReader || aim !== plan.code);
    const isWhole = !isNamed && counts.length === 1;
    const filter = isWhole ? { plan: plan.code } : { plan: plan.code, [by]: isNamed ? aim : havingNone };
    return { label: aim || (isWhole ? planLabel(plan) : `No ${by}`), plan: plan.code, filter, ...rest };
  });
}

/** An action that several groups lead is counted under each of them. */
function groupRows(actions: readonly Tracked[], facts: LineFacts): readonly RatingRow[] {
  const ledBy = (group: string) => actions.filter((tracked) => isKnownLedBy(group, tracked, facts));
  const leads = new Set(actions.flatMap(({ action }) => action.leads));
  const led = [...leads]
    .map((id) => ({ id, label: groupName(id, facts.groups) }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1))
    .flatMap(({ id, label }) => rowOf({ label, plan: null, filter: { group: id } }, ledBy(id), facts));
  const nobodys = rowOf(
    { label: 'No lead group', plan: null, filter: { group: havingNone } },
    ledBy(havingNone),
    facts,
  );
  return [...led, ...nobodys];
}

/** No row where everything in it was withdrawn or merged. */
function rowOf(
  head: Pick<RatingRow, 'label' | 'plan' | 'filter'>,
  own: readonly Tracked[],
  facts: LineFacts,
): readonly RatingRow[] {
  const counts = totalOf(countByAim(own, facts));
  return allOf(counts) > 0 ? [{ ...head, ...counts }] : [];
}

export function totalOf(counts: readonly RatingCounts[]): RatingCounts {
  const sum = (key: keyof RatingCounts) => counts.reduce((total, count) => total + count[key], 0);
  return { blue: sum('blue'), green: sum('green'), amber: sum('amber'), red: sum('red'), notRated: sum('notRated') };
}

export function allOf({ blue, green, amber, red, notRated }: RatingCounts): number {
  return blue + green + amber + red + notRated;
}
