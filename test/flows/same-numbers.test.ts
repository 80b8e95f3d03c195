import { describe, expect, it } from '@jest/globals';
import type { Asker } from '../../src/domain/access.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { readerOf } from '../../src/domain/audience.ts';
import type { Day } from '../../src/domain/day.ts';
import { havingNone } from '../../src/domain/having-none.ts';
import type { ListName } from '../../src/domain/listed-action.ts';
import type { MatrixRow } from '../../src/domain/matrix.ts';
import type { Overview } from '../../src/domain/overview.ts';
import { allOf, type RatingCounts, totalOf } from '../../src/domain/rating-counts.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { gatherMatrix } from '../../src/flows/gather-matrix.ts';
import { gatherPaper } from '../../src/flows/gather-paper.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { listActions } from '../../src/flows/list-actions.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { showOverview } from '../../src/flows/show-overview.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { anAsker, aPartnership, proposed, theGroups, theManager, type World, withMeetings } from '../builders.ts';
import { putThreePlans } from '../three-plans.ts';

/**
 * Three plans, one of them restricted. MACE was asked about all its actions on 3 September 2019; the four updates cover
 * every rating, two completions that are proposed and a late date that is asked for.
 */
async function threePlans(until: string): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-08-20T09:00:00Z', { groups });
  await putThreePlans(world.register);
  await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-11-26', 'LPR Group 2019-09-26', 'Strategic Group 2019-10-22');
  await live(world, '2019-09-03T08:05:00Z');
  await say(world, 'DP 4.1', { rating: 'green', complete: true });
  await say(world, 'DP 4.2', { rating: 'red', expectedBy: '2019-12-20' });
  await say(world, 'PR 17', { rating: 'blue' });
  await say(world, 'PR 5', { rating: 'amber' });
  const days = [10, 12, 13, 17, 19].map((day) => `2019-09-${day}T08:05:00Z`).filter((at) => at <= until);
  await live(world, ...days, until);
  return world;
}

async function live(world: World, ...moments: readonly string[]): Promise<void> {
  for (const at of moments) {
    world.clock.set(at);
    await runDueSteps(world.ports, world.partnership);
  }
}

async function say(world: World, full: string, more: Parameters<typeof proposed>[0]): Promise<void> {
  const [plan, ref] = full.split(' ') as [string, string];
  const { partnership } = world;
  const given = {
    partnership,
    asker: theManager,
    submission: `${full} ${more?.rating}`,
    plan,
    ref,
    proposed: proposed({ ...more, onBehalfOf: 'MACE' }),
  };
  const taken = await takeUpdate(world.ports, given);
  if (taken.kind === 'refused') throw new Error(taken.refusal.code);
}

async function look(world: World, asker: Asker, group: string | null = null, on: Day | null = null): Promise<Overview> {
  const { partnership } = world;
  const found = await showOverview(world.ports, { partnership, asker, group, on });
  if (found.kind !== 'overview') throw new Error(found.kind);
  return found.overview;
}

async function ask<K extends Answer['kind']>(world: World, asker: Asker, { text, kind }: { text: string; kind: K }) {
  const { partnership } = world;
  const answer = await answerQuestion(world.ports, { partnership, text, asker, channelOf: null, place: 'private' });
  if (answer.kind !== kind) throw new Error(`${text}: ${answer.kind}`);
  return answer as Extract<Answer, { kind: K }>;
}

/** The ratings that somebody who has only the paper would count. */
function countedIn(rows: readonly MatrixRow[]): RatingCounts {
  const live = rows.filter(({ standing }) => standing !== 'withdrawn' && standing !== 'merged');
  const count = (wanted: string) =>
    live.filter(({ rating, standing }) => (standing === 'complete' ? 'blue' : (rating ?? 'notRated')) === wanted)
      .length;
  return {
    blue: count('blue'),
    green: count('green'),
    amber: count('amber'),
    red: count('red'),
    notRated: count('notRated'),
  };
}

const outside = anAsker({ key: 'tenant~outside', memberOf: ['mace'] });

describe.each([
  ['a business manager', theManager],
  ['a member outside a case review’s audience', outside],
])('%s is told the same numbers everywhere', (_, asker) => {
  it('of the ratings of all plans: on the overview, in chat, in the digest and in the exported matrix', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    const { total, ratings } = await look(world, asker);
    expect(total).toEqual({ blue: 1, green: 1, amber: 1, red: 4, notRated: 1 });
    const status = await ask(world, asker, { text: 'status', kind: 'status' });
    expect(totalOf(status.byAim)).toEqual(total);
    expect(ratings.plan.map(({ label: aim, plan: __, filter: ___, ...counts }) => ({ aim, ...counts }))).toEqual(
      status.byAim,
    );
    expect(totalOf(ratings.aim)).toEqual(total);
    const { digest } = await ask(world, asker, { text: 'digest for Strategic Group', kind: 'digest' });
    expect(totalOf(digest.byAim)).toEqual(total);
    const found = await gatherMatrix(world.ports, world.partnership, {
      plan: null,
      on: null,
      readerOf: readerOf(asker),
    });
    expect(found.kind === 'matrix' && countedIn(found.matrix.plans.flatMap(({ rows }) => rows))).toEqual(total);
  });

  it('of the lists: each figure of the overview opens a list of the plan page that is as long', async () => {
    const world = await threePlans('2019-10-15T08:05:00Z');
    for (const group of [null, 'mace']) {
      const { overdue, quiet, unanswered, decisions, total, ratings } = await look(world, asker, group);
      const { partnership } = world;
      const { actions } = await listActions(world.ports, { partnership, asker, group, on: null });
      const long = (list: ListName) => actions.filter(({ on }) => on.includes(list)).length;
      const figures = [overdue.count, quiet.count, unanswered.count, unanswered.waiting, decisions.count];
      expect(figures).toEqual([long('overdue'), long('quiet'), long('unanswered'), long('waiting'), long('decisions')]);
      for (const [rating, count] of Object.entries(total)) {
        expect(actions.filter(({ counted }) => counted === rating)).toHaveLength(count);
      }
      for (const { plan, filter, label: _, ...counts } of ratings.aim) {
        const own = actions.filter((one) => one.plan === plan && (!filter?.aim || one.aim === filter.aim));
        expect(own.filter(({ counted }) => counted === 'red')).toHaveLength(counts.red);
      }
    }
  });

  it('of a case review of which an action was withdrawn and another merged: lists, counts and the exported file', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    for (const [ref, standing] of [
      ['R1', 'withdrawn'],
      ['R2', 'merged'],
    ] as const) {
      const { value, id } = (await world.register.find('state', stateKey('CR1', ref)))!;
      await world.register.commit([{ do: 'put', kind: 'state', id, value: { ...value, standing } }]);
    }
    const { partnership } = world;
    const { total } = await look(world, asker);
    const { actions } = await listActions(world.ports, { partnership, asker, group: null, on: null });
    const readerOfAll = { plan: null, on: null, readerOf: readerOf(asker) };
    const found = await gatherMatrix(world.ports, partnership, readerOfAll);
    const rows = found.kind === 'matrix' ? found.matrix.plans.flatMap((one) => one.rows) : [];
    expect(countedIn(rows)).toEqual(total);
    expect(actions.filter(({ counted }) => counted !== null)).toHaveLength(allOf(total));
    // Whoever may read the plan sees them as withdrawn and merged; for others they are not there.
    expect([actions.length, rows.length]).toEqual(asker === outside ? [6, 6] : [8, 8]);
  });

  it('of one group', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    const mace = await look(world, asker, 'mace');
    const { ratings } = await look(world, asker);
    const { digest } = await ask(world, asker, { text: 'digest for MACE', kind: 'digest' });
    const status = await ask(world, asker, { text: 'status for MACE', kind: 'status' });
    expect(totalOf(digest.byAim)).toEqual(mace.total);
    expect(totalOf(status.byAim)).toEqual(mace.total);
    expect(totalOf(ratings.group.filter(({ label }) => label === 'MACE'))).toEqual(mace.total);
    const [meeting] = mace.meetings;
    expect(meeting).toMatchObject({ asked: digest.asked, answered: digest.answered, phase: 'closed' });
    expect(digest.answered).toBe(4);
  });

  it('of what is overdue, what has gone quiet and what a meeting has to decide', async () => {
    const world = await threePlans('2019-10-15T08:05:00Z');
    const { overdue, quiet, decisions } = await look(world, asker);
    const status = await ask(world, asker, { text: 'status', kind: 'status' });
    const list = await ask(world, asker, { text: 'overdue', kind: 'list' });
    expect([overdue.count, overdue.count, quiet.count]).toEqual([
      list.lines.length,
      status.counts.overdue,
      status.counts.quiet,
    ]);
    expect(overdue.count).toBe(5);
    expect(overdue.first.map(({ label }) => label)).toEqual(list.lines.slice(0, 4).map(({ label }) => label));
    const { digest } = await ask(world, asker, { text: 'digest for Strategic Group', kind: 'digest' });
    const told = digest.sections.find(({ key }) => key === 'decisions')!;
    expect(decisions.count).toBe(told.lines.length + told.more);
    expect(decisions.count).toBe(3);
  });

  it('of the trend: what a digest froze is what the overview shows of that meeting', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    const frozen = (await world.register.find('digest', 'mace.2019-09-24'))!.value.group;
    await say(world, 'DP 4.1', { rating: 'amber' });
    const { trend, total } = await look(world, asker, 'mace');
    expect(trend).toEqual({
      group: 'MACE',
      composite: false,
      points: [
        { meeting: 'mace.2019-09-24', on: '2019-09-24', ...totalOf(frozen.byAim) },
        { meeting: null, on: '2019-09-19', ...total },
      ],
    });
    expect(trend!.points[0]).not.toMatchObject(total);
  });
});

it('who leads a restricted action is told by no list, count or answer, but to the group itself', async () => {
  const world = await threePlans('2019-09-19T08:05:00Z');
  const { partnership } = world;
  const elsewhere = anAsker({ key: 'tenant~elsewhere', memberOf: ['strategic-group'] });
  const reviewed = async (asker: Asker, group: string) => {
    const { actions } = await listActions(world.ports, { partnership, asker, group, on: null });
    return actions.filter(({ plan }) => plan === 'CR1').map(({ ref }) => ref);
  };
  expect(await reviewed(theManager, 'mace')).toEqual(['5', 'R1']);
  expect(await reviewed(outside, 'mace')).toEqual(['5', 'R1']);
  expect(await reviewed(outside, 'lpr-group')).toEqual([]);
  for (const group of ['mace', 'lpr-group', havingNone]) expect(await reviewed(elsewhere, group)).toEqual([]);
  const { ratings } = await look(world, elsewhere);
  expect(totalOf(ratings.group)).toMatchObject(totalOf(ratings.plan.filter(({ plan }) => plan !== 'CR1')));
  expect(allOf((await look(world, elsewhere, 'mace')).total)).toBe(4);
  const { lines } = await ask(world, elsewhere, { text: 'overdue for MACE', kind: 'list' });
  expect(lines.filter(({ plan }) => plan === 'CR1')).toEqual([]);
});

it('a business manager is told the same number of open requests of a day that lies more than a year back', async () => {
  const world = await threePlans('2019-09-19T08:05:00Z');
  world.clock.set('2021-02-01T09:00:00Z');
  const { partnership } = world;
  const on = '2019-09-10';
  const { unanswered, meetings } = await look(world, theManager, null, on);
  const question = { partnership, text: 'waiting', asker: theManager, channelOf: null, place: 'private', on } as const;
  const answer = await answerQuestion(world.ports, question);
  expect(unanswered.waiting).toBe(answer.kind === 'list' && answer.lines.length);
  expect(unanswered.waiting).toBe(4);
  expect(meetings[0]).toMatchObject({ asked: 6, answered: 4 });
});

it('a business manager is told the same number of open requests on the overview and in chat', async () => {
  const world = await threePlans('2019-09-10T08:05:00Z');
  const { unanswered } = await look(world, theManager);
  const { lines } = await ask(world, theManager, { text: 'waiting', kind: 'list' });
  expect(unanswered).toMatchObject({ count: 0, waiting: lines.length });
  expect(lines).toHaveLength(4);
});

describe.each([
  ['a business manager', theManager],
  ['a member outside a case review’s audience', outside],
])('%s finds in the papers', (_, asker) => {
  const period = { from: '2019-01-01', to: '2020-05-31' } as const;

  it('the ratings that the digest and the overview count', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    const { partnership } = world;
    const { total, ratings, responses } = await look(world, asker);
    const year = await gatherPaper(world.ports, {
      partnership,
      asker,
      wanted: { kind: 'year', plan: null, period, on: null },
    });
    if (year.kind !== 'paper' || year.paper.kind !== 'year') throw new Error('no report');
    const { report } = year.paper;
    expect(report.ratings).toEqual(ratings.aim);
    expect(totalOf(report.ratings)).toEqual(total);
    expect(report.totals.completed + report.totals.carried).toBe(allOf(total));
    expect(report.responses).toEqual(responses);
  });

  it('the digest’s own lines, at more length', async () => {
    const world = await threePlans('2019-09-19T08:05:00Z');
    const { digest } = await ask(world, asker, { text: 'digest for MACE', kind: 'digest' });
    const wanted = { kind: 'meeting', group: 'MACE', on: null } as const;
    const found = await gatherPaper(world.ports, { partnership: world.partnership, asker, wanted });
    if (found.kind !== 'paper' || found.paper.kind !== 'meeting') throw new Error('no paper');
    const paper = found.paper.digest;
    const told = (of: typeof digest) =>
      of.sections.map(({ key, lines, more }) => [key, lines.length + more, lines[0]?.label, lines[0]?.fact]);
    expect(told(paper)).toEqual(told(digest));
    expect(paper).toMatchObject({ answered: digest.answered, asked: digest.asked, byAim: digest.byAim });
  });
});
