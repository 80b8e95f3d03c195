import { describe, expect, it } from '@jest/globals';
import { exampleMeetings } from '../../examples/example-meetings.ts';
import { exampleGroups, examplePosts, exampleUsers } from '../../examples/example-people.ts';
import { examplePlan, placing } from '../../examples/example-plan.ts';
import { exampleUpdates } from '../../examples/example-updates.ts';
import { loadExample } from '../../examples/load-example.ts';
import { england } from '../../src/domain/calendar.ts';
import { isClosed, stepsOfCycle } from '../../src/domain/cycle.ts';
import { addDays, type Day, londonDay } from '../../src/domain/day.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { routes } from '../../src/domain/plan.ts';
import { ratings } from '../../src/domain/rating.ts';
import { memoryStore } from '../../src/storage/memory.ts';

const mace = exampleGroups.find(({ id }) => id === 'mace')!;
const updates = exampleUpdates();
const everyDay = Array.from({ length: 730 }, (_, n) => sampleOn(addDays('2026-01-01', n)));

describe('MACE’s sample cycle', () => {
  it.each([
    ['an ordinary Wednesday', '2026-11-18T10:00:00Z'],
    ['a Saturday', '2026-11-21T23:30:00Z'],
    ['a Sunday', '2026-11-22T08:00:00Z'],
    ['Christmas Day', '2026-12-25T10:00:00Z'],
    ['New Year’s Day', '2027-01-01T10:00:00Z'],
    ['Easter Monday', '2027-03-29T09:00:00Z'],
    ['the day the clocks go forward', '2027-03-28T09:00:00Z'],
    ['a leap day', '2028-02-29T12:00:00Z'],
  ] as const)('has asked about the same four actions, one of them answered by e-mail: %s', async (_, now) => {
    const store = memoryStore();
    await loadExample(store, 'example', now);
    const register = store.register('example');
    const cycles = (await register.list('cycle')).map(({ value }) => value);
    const open = cycles.filter((cycle) => !isClosed(cycle));
    expect(open.map(({ group, asked }) => [group, asked])).toEqual([
      ['mace', ['EDP 21.1', 'EDP 28.1', 'EDP 29.1', 'EDP 38.1']],
    ]);
    const requests = (await register.list('request', { prefix: `${open[0]!.meeting}~` })).map(({ value }) => value);
    expect(requests.filter(({ answeredBy }) => answeredBy !== null).map(({ ref }) => ref)).toEqual(['29.1']);
    const due = (await register.list('message')).filter(({ value }) => value.state === 'due');
    expect(due.map(({ value }) => value.kind).toSorted()).toEqual(['digest', 'request', 'summary']);
  });

  it('lies between its ask and its close wherever in two years today lies, with 28.1 due between the next two meetings', () => {
    const amiss = everyDay.filter(({ at: { today }, previous, next, after, ask, close }) => {
      const due = addDays(today, 45);
      return !(previous.date < ask && ask < today && today < close && next.date < due && due < after.date);
    });
    expect(amiss).toEqual([]);
  });

  it('never meets, and never sends out papers, on a day on which nobody works', () => {
    const dates = new Set(everyDay.flatMap(({ all }) => all.flatMap(({ date, papers }) => [date, papers ?? date])));
    expect([...dates].filter((day) => !england.isWorkingDay(day))).toEqual([]);
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

function sampleOn(today: Day) {
  const at = placing(today);
  const all = exampleMeetings(at).map((meeting): Meeting => ({ ...meeting, id: meeting.date, cancelled: false }));
  const meetings = all.filter(({ group }) => group === 'mace');
  const coming = meetings.findIndex(({ date }) => date > today);
  const next = meetings[coming]!;
  const steps = stepsOfCycle(next, mace, england);
  const dayOf = (step: string) => londonDay(steps.find(({ name }) => name === step)!.at);
  return {
    at,
    all,
    previous: meetings[coming - 1]!,
    next,
    after: meetings[coming + 1]!,
    ask: dayOf('ask'),
    close: dayOf('close'),
  };
}
