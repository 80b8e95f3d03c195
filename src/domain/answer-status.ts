import { lineOf } from './action-line.ts';
import type { Answer, AnswerFacts, CountedBy, EndedPlan } from './answer.ts';
import { goneQuiet, titleOf } from './answer.ts';
import { maySeePlan } from './audience.ts';
import { chosen } from './chosen-actions.ts';
import { type AimCount, countByAim } from './digest.ts';
import type { Plan, Tracked } from './plan.ts';
import type { Reading } from './question.ts';
import { totalOf } from './rating-counts.ts';
import { isOpen } from './schedule.ts';

/** How the plans stand: counts together, and by plan, or by aim where it is one. */
export function answerStatus(reading: Reading, facts: AnswerFacts): Answer {
  const among = chosen(reading, facts);
  const lines = among.map((tracked) => lineOf(tracked, facts));
  const plans = plansOf(among, facts);
  // A log alone beside a plan is no second plan to compare.
  const isOfSeveral = plans.filter(({ kind }) => kind !== 'action-log').length > 1;
  const by = isOfSeveral ? 'plan' : hasThemesAlone(among) ? 'theme' : 'aim';
  const byAim = countsBy[by](among, facts, plans);
  const sum = (key: Exclude<keyof AimCount, 'aim'>) => byAim.reduce((total, count) => total + count[key], 0);
  const counts = {
    actions: among.length,
    blue: sum('blue'),
    green: sum('green'),
    amber: sum('amber'),
    red: sum('red'),
    'not-rated': sum('notRated'),
    overdue: lines.filter((line) => line.daysOverdue > 0).length,
    quiet: goneQuiet(among, facts).length,
  };
  const actions = lines.map(({ plan, ref }) => `${plan} ${ref}`);
  const ended = plans
    .filter((plan) => plan.period.to < facts.today && maySeePlan(facts.readerOf, plan))
    .map(({ code, period }): EndedPlan => {
      const open = among.filter((tracked) => tracked.action.plan === code && isOpen(tracked)).length;
      return { plan: code, on: period.to, open };
    })
    .filter(({ open }) => open > 0);
  return { kind: 'status', reading, title: titleOf('Status', reading), byAim, by, ended, counts, actions };
}

/** A peer review's recommendations have themes, and no aims above them. */
function hasThemesAlone(actions: readonly Tracked[]): boolean {
  return actions.every(({ action }) => action.aim === '') && actions.some(({ action }) => action.themes.length > 0);
}

type CountsBy = (actions: readonly Tracked[], facts: AnswerFacts, plans: readonly Plan[]) => readonly AimCount[];

const countsBy: Readonly<Record<CountedBy, CountsBy>> = {
  aim: (actions, facts) => countByAim(actions, facts),
  theme: (actions, facts) => countByAim(actions, facts, ({ action }) => action.themes.join(', ')),
  plan: countByPlan,
};

function plansOf(actions: readonly Tracked[], { plans }: AnswerFacts): readonly Plan[] {
  const own = new Set(actions.map(({ action }) => action.plan));
  return plans.filter(({ code }) => own.has(code)).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function countByPlan(actions: readonly Tracked[], facts: AnswerFacts, plans: readonly Plan[]): readonly AimCount[] {
  return plans.map(({ code, title }) => {
    const own = actions.filter(({ action }) => action.plan === code);
    return { ...totalOf(countByAim(own, facts)), aim: title === code ? code : `${code} · ${title}` };
  });
}
