import type { Asker } from '../domain/access.ts';
import { asReadBy } from '../domain/audience.ts';
import { isClosed } from '../domain/cycle.ts';
import { type Day, londonDay, type Period } from '../domain/day.ts';
import { oldestFirst } from '../domain/decision.ts';
import { type NoPaper, type Paper, type PaperWanted, yearOf } from '../domain/paper.ts';
import type { Agency } from '../domain/partnership.ts';
import type { Plan, Tracked } from '../domain/plan.ts';
import { type ResponseRate, ratesSeenBy, responseRates } from '../domain/response-rates.ts';
import { isOpen } from '../domain/schedule.ts';
import { cycleThen } from '../domain/unanswered.ts';
import { computeYearReport } from '../domain/year-report.ts';
import { gatherPlans, gatherSetting, lineFacts, type Plans, type Setting, valuesOf } from './gather.ts';
import { planKey } from './keys.ts';
import { asKnownOn, requestsThen } from './known-then.ts';
import type { Ports, Register } from './ports.ts';
import { readerFor } from './reader-for.ts';

interface YearAsked {
  readonly partnership: string;
  readonly asker: Asker;
}

type YearWanted = Extract<PaperWanted, { readonly kind: 'year' }>;

/** The yearly report of one plan, or of all plans that had anything to do in a year. */
export async function gatherYear(
  ports: Ports,
  { partnership, asker }: YearAsked,
  wanted: YearWanted,
): Promise<Extract<Paper, { readonly kind: 'year' }> | NoPaper> {
  const register = ports.store.register(partnership);
  const all = await gatherPlans(register);
  const code = wanted.plan?.toUpperCase() ?? null;
  const one = all.plans.find((plan) => plan.code.toUpperCase() === code);
  if (all.plans.length === 0) return { code: 'no-plan' };
  if (wanted.plan !== null && !one) {
    return { code: 'no-such-plan', plan: wanted.plan, known: all.plans.map((plan) => plan.code) };
  }
  const today = wanted.on ?? londonDay(ports.clock.now());
  const period = wanted.period ?? one?.period ?? yearOf(today);
  const now = await gatherSetting(ports, partnership, period.from);
  const known = today < now.today ? await asKnownOn(register, all, today) : all;
  const chosen = plansOfYear(known, { one: one ?? null, period });
  const setting = { ...now, today };
  const reader = await readerFor(
    register,
    { asker, place: 'private', channelOf: null },
    { setting: now, plans: known },
  );
  const plans = asReadBy(reader, chosen);
  const [agencyRows, records, decisions, updates] = await Promise.all([
    register.list('agency'),
    register.list('record'),
    register.list('decision'),
    Promise.all(plans.plans.map((plan) => register.list('update', { prefix: `${planKey(plan.code)}~` }))),
  ]);
  const agencies = valuesOf(agencyRows);
  const report = computeYearReport({
    ...lineFacts(setting, plans, reader),
    partnership: setting.partnership.name,
    plan: one?.code ?? null,
    period,
    actions: plans.actions,
    updates: updates.flatMap(valuesOf),
    decisions: oldestFirst(valuesOf(decisions).filter(({ at }) => londonDay(at) <= today)),
    meetings: setting.meetings,
    records: valuesOf(records).filter(({ startedAt }) => londonDay(startedAt) <= today),
    seats: setting.posts,
    agencies,
    responses: await responsesIn(register, {
      asker,
      setting,
      period,
      agencies,
      actions: known.actions,
      one: one ?? null,
    }),
  });
  return { kind: 'year', report };
}

/** The plan that was asked for; else those of the year, and earlier ones of which something is still open. */
function plansOfYear(
  { plans, actions }: Plans,
  { one, period }: { readonly one: Plan | null; readonly period: Period },
): Plans {
  const isOfYear = (plan: Plan): boolean => {
    if (one) return plan.code === one.code;
    if (plan.period.from > period.to) return false;
    return plan.period.to >= period.from || actions.some((each) => each.action.plan === plan.code && isOpen(each));
  };
  const own = plans.filter(isOfYear).toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const codes = new Set(own.map(({ code }) => code));
  return { plans: own, actions: actions.filter(({ action }) => codes.has(action.plan)) };
}

interface ResponsesWanted {
  readonly asker: Asker;
  readonly setting: Setting;
  readonly period: Period;
  readonly agencies: readonly Agency[];
  readonly actions: readonly Tracked[];
  readonly one: Plan | null;
}

/** Who answered in the cycles of the year's meetings, for whoever may see it: a read for each cycle. */
async function responsesIn(register: Register, wanted: ResponsesWanted): Promise<readonly ResponseRate[] | null> {
  const { asker, setting, period, agencies, actions, one } = wanted;
  const { posts, meetings, today } = setting;
  const seen = ratesSeenBy(asker, { posts, oversight: setting.partnership.oversight });
  if (!seen) return null;
  const own = meetings.filter(({ date, cancelled }) => !cancelled && isIn(period, date));
  const cycles = await Promise.all(own.map(({ id }) => register.find('cycle', id)));
  const closed = cycles.flatMap((kept) => (kept ? [cycleThen(kept.value, today)] : [])).filter(isClosed);
  const requests = await Promise.all(closed.map((cycle) => requestsThen(register, cycle, { today, actions })));
  const asked = requests.flat().filter(({ plan }) => one === null || plan === one.code);
  return responseRates({ requests: asked, seen, posts, agencies });
}

function isIn({ from, to }: Period, day: Day): boolean {
  return from <= day && day <= to;
}
