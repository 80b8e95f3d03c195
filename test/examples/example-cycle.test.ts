import { describe, expect, it } from '@jest/globals';
import { exampleMeetings } from '../../examples/example-meetings.ts';
import { exampleGroups, examplePosts, exampleUsers } from '../../examples/example-people.ts';
import { examplePlan, type Placing, placing } from '../../examples/example-plan.ts';
import { exampleUpdates } from '../../examples/example-updates.ts';
import { england } from '../../src/domain/calendar.ts';
import { freshSince, stepsOfCycle } from '../../src/domain/cycle.ts';
import { addDays, atLondon, type Day, londonDay } from '../../src/domain/day.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { type Plan, routes, type Tracked, untouched } from '../../src/domain/plan.ts';
import { defaultLegend, ratings } from '../../src/domain/rating.ts';
import { actionsToAsk } from '../../src/domain/request.ts';
import { resolveTimescale } from '../../src/domain/timescale.ts';

const mace = exampleGroups.find(({ id }) => id === 'mace')!;
const updates = exampleUpdates();
const everyDay = Array.from({ length: 730 }, (_, n) => sampleOn(addDays('2026-01-01', n)));

describe('MACE’s sample cycle', () => {
  it('asks about the same four actions for the same four reasons, wherever in two years today lies', () => {
    const asked = new Set(everyDay.map(askedIn));
    expect([...asked]).toEqual(['21.1 overdue, 28.1 step-due, 29.1 amber, 38.1 gone-quiet']);
  });

  it('has its ask still to come, its previous meeting held, and 28.1 due between the next two meetings', () => {
    const amiss = everyDay.filter(({ at: { today }, previous, next, after, ask }) => {
      const due = addDays(today, 45);
      return !(previous.date < today && today < ask && next.date < due && due < after.date);
    });
    expect(amiss).toEqual([]);
  });

  it('never meets, and never sends out papers, on a day on which nobody works', () => {
    const dates = new Set(everyDay.flatMap(({ all }) => all.flatMap(({ date, papers }) => [date, papers ?? date])));
    expect([...dates].filter((day) => !england.isWorkingDay(day))).toEqual([]);
  });

  it('was answered in time last round: after the ask, before the close', () => {
    const previous = updates.filter(({ ref, daysAgo }) => isMace(ref) && daysAgo <= 30);
    expect(new Set(previous.map(({ ref }) => ref)).size).toBe(13);
    expect(Math.min(...previous.map(({ daysAgo }) => daysAgo))).toBe(24);
  });
});

describe('what was said so far', () => {
  it('names only actions, people, posts, ratings and routes that there are', () => {
    const refs = examplePlan(placing('2026-11-10')).actions.map(({ ref }) => ref);
    for (const update of updates) {
      expect(refs).toContain(update.ref);
      expect(Object.keys(exampleUsers)).toContain(update.by);
      expect(ratings).toContain(update.rating);
      expect(routes).toContain(update.route);
      expect([null, ...examplePosts.map(({ id }) => id)]).toContain(update.onBehalfOf);
      expect(update.daysAgo).toBeGreaterThan(0);
      expect(update.narrative).toMatch(/\.$/);
    }
  });

  it('says whose words came by e-mail or at a meeting', () => {
    const typed = updates.filter(({ route }) => route === 'e-mail' || route === 'meeting');
    expect(typed.length).toBeGreaterThanOrEqual(2);
    expect(typed.filter(({ onBehalfOf }) => onBehalfOf === null)).toEqual([]);
  });

  it('leaves every rating in the digest’s chart, and most actions not rated', () => {
    const latest = new Map(updates.map(({ ref, rating }) => [ref, rating]));
    expect(new Set(latest.values())).toEqual(new Set(ratings));
    expect(latest.size).toBeGreaterThanOrEqual(38);
    expect(latest.size).toBeLessThan(51);
  });

  it('lies within the plan’s period and is told oldest first', () => {
    const ages = updates.map(({ daysAgo }) => daysAgo);
    expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    expect(ages[0]).toBeLessThan(212);
  });
});

function isMace(ref: string): boolean {
  return maceRefs.has(ref);
}

const maceRefs = new Set(
  examplePlan(placing('2026-11-10'))
    .actions.filter(({ leads }) => leads.includes('MACE'))
    .map(({ ref }) => ref),
);

function sampleOn(today: Day) {
  const at = placing(today);
  const all = exampleMeetings(at).map((meeting): Meeting => ({ ...meeting, id: meeting.date, cancelled: false }));
  const meetings = all.filter(({ group }) => group === 'mace');
  const coming = meetings.findIndex(({ date }) => date > today);
  const next = meetings[coming]!;
  const ask = londonDay(stepsOfCycle(next, mace, england).find(({ name }) => name === 'ask')!.at);
  return { at, all, meetings, previous: meetings[coming - 1]!, next, after: meetings[coming + 1]!, ask };
}

function askedIn({ at, meetings, next, ask }: ReturnType<typeof sampleOn>): string {
  const asked = actionsToAsk({
    group: mace,
    meeting: next,
    meetings,
    plans: [planOf(at)],
    actions: trackedOf(at),
    lastAsked: new Map(),
    freshSince: freshSince(atLondon(ask, '09:00'), england),
    today: ask,
  });
  return asked.map(({ tracked, reason }) => `${tracked.action.ref} ${reason}`).join(', ');
}

function planOf({ period }: Placing): Plan {
  const importedAt = atLondon(period.from, '09:00');
  const audience = { kind: 'partnership' } as const;
  const rest = { code: 'DP', title: 'Delivery Plan', kind: 'delivery', legend: defaultLegend, source: '' } as const;
  return { ...rest, period, audience, edition: 1, importedAt };
}

function trackedOf(at: Placing): readonly Tracked[] {
  return examplePlan(at)
    .actions.filter(({ ref }) => isMace(ref))
    .map(({ ref, aim, objective, text, measure, timescale }): Tracked => {
      const words = { plan: 'DP', edition: 1, ref, aim, objective, text, measure };
      const nobody = { responsible: [], contributors: [], themes: [], links: [], source: { part: '', row: 0 } };
      const read = resolveTimescale(timescale, at.period).timescale;
      return { action: { ...words, ...nobody, leads: ['mace'], timescale: read }, state: stateOf(ref, at) };
    });
}

function stateOf(ref: string, { today }: Placing): Tracked['state'] {
  const last = updates.findLast((update) => update.ref === ref)!;
  const at = atLondon(addDays(today, -last.daysAgo), '11:00');
  const lastWord = { rating: last.rating, narrative: last.narrative, at, route: last.route, blocked: false };
  return { ...untouched('DP', ref), standing: last.accepted ? 'complete' : 'open', lastWord };
}
