import { type ActionLine, lineOf } from './action-line.ts';
import { type Answer, type AnswerFacts, answerOverdue, answerQuiet, type EndedPlan } from './answer.ts';
import { answerStatus } from './answer-status.ts';
import { chosen } from './chosen-actions.ts';
import { type CycleStanding, meetingsAtHand, standingOf } from './cycle-standing.ts';
import type { Day } from './day.ts';
import { countByAim, decisionAsked, shorten } from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';
import type { Reading } from './question.ts';
import { allOf, type RatingCounts, type RatingRow, type RatingView, ratingRows, totalOf } from './rating-counts.ts';
import { fullRef } from './ref.ts';
import type { ResponseRate } from './response-rates.ts';
import type { AskedCycle, Unanswered } from './unanswered.ts';

/** How things stand, to be looked at: each figure opens the list that it counts. */
export interface Overview {
  readonly on: Day;
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly plans: readonly { readonly code: string; readonly title: string }[];
  /** All that is counted in the bars. */
  readonly total: RatingCounts;
  readonly ratings: Readonly<Record<RatingView, readonly RatingRow[]>>;
  readonly ended: readonly EndedPlan[];
  readonly overdue: ShortList;
  readonly quiet: ShortList;
  readonly unanswered: UnansweredList;
  readonly decisions: ShortList;
  readonly meetings: readonly CycleStanding[];
  /** Null while no digest of the group was frozen. */
  readonly trend: Trend | null;
  /** Null for whoever may see no agency's. */
  readonly responses: readonly ResponseRate[] | null;
}

/** A list as its length and its first lines. */
export interface ShortList {
  readonly count: number;
  readonly first: readonly ShortLine[];
}

export interface UnansweredList extends ShortList {
  /** Asked about in a cycle that has not closed: they still have time. */
  readonly waiting: number;
  /** Whether only what falls to whoever looks is counted. */
  readonly onlyOwn: boolean;
}

/** An action in a few words; of a restricted plan without them. */
export interface ShortLine
  extends Pick<ActionLine, 'plan' | 'ref' | 'label' | 'restricted' | 'leads' | 'daysOverdue' | 'lastSaidOn'> {
  readonly about: string;
  /** What is asked of a meeting; empty where nothing is. */
  readonly asks: string;
}

/** Ratings at each meeting of one group, as they were settled when its cycle closed, and as they are today. */
export interface Trend {
  readonly group: string;
  /** Over all groups' actions: the oversight group's. */
  readonly composite: boolean;
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint extends RatingCounts {
  /** Null for today. */
  readonly meeting: string | null;
  readonly on: Day;
}

export interface OverviewFacts extends AnswerFacts {
  /** Null for the whole partnership. */
  readonly group: Group | null;
  /** Cycles with what they asked: those under way, and the latest of each group that closed. */
  readonly cycles: readonly AskedCycle[];
  /** The group's digests of the year, or the oversight group's for the whole partnership, as they were frozen. */
  readonly digests: readonly { readonly meeting: Meeting; readonly byAim: readonly RatingCounts[] }[];
  /** The oversight group's id, whose digests are over all groups' actions. */
  readonly oversight: string | null;
  readonly unanswered: Unanswered & { readonly onlyOwn: boolean };
  readonly responses: readonly ResponseRate[] | null;
}

/** The first lines of a list that stand on the page; the rest is behind its figure. */
const linesShown = 4;
const aboutWords = 14;

/** The overview as whoever looks may read it; the facts are what they may read (audience.ts). */
export function computeOverview(facts: OverviewFacts): Overview {
  const { group, today: on } = facts;
  const reading: Reading = { intent: 'status', on, ...(group && { group: group.name }) };
  const actions = chosen(reading, facts);
  const status = answerStatus(reading, facts);
  const lists = listsOf(reading, facts);
  return {
    on,
    group: group && { id: group.id, name: group.name },
    plans: facts.plans.map(({ code, title }) => ({ code, title })),
    total: status.kind === 'status' ? totalOf(status.byAim) : nothing,
    ratings: ratingRows(actions, facts),
    ended: status.kind === 'status' ? status.ended : [],
    ...lists,
    meetings: standingsOf(facts),
    trend: trendOf(facts),
    responses: facts.responses,
  };
}

const nothing: RatingCounts = { blue: 0, green: 0, amber: 0, red: 0, notRated: 0 };

function listsOf(
  reading: Reading,
  facts: OverviewFacts,
): Pick<Overview, 'overdue' | 'quiet' | 'unanswered' | 'decisions'> {
  const actions = chosen(reading, facts);
  const lines = actions.map((tracked) => ({ tracked, line: lineOf(tracked, facts) }));
  const decisions = lines.flatMap(({ tracked, line }) => {
    const asks = decisionAsked(tracked);
    // That something is asked is counted; what, is among the words.
    return asks === null ? [] : [shortLine(line, line.restricted ? '' : asks)];
  });
  const among = (refs: ReadonlySet<string>) =>
    lines.filter(({ line: { plan, ref } }) => refs.has(fullRef(plan, ref))).map(({ line }) => shortLine(line));
  const { unanswered } = facts;
  return {
    overdue: shortList(linesOf(answerOverdue(reading, facts))),
    quiet: shortList(linesOf(answerQuiet(reading, facts))),
    unanswered: {
      ...shortList(among(unanswered.unanswered)),
      waiting: among(unanswered.waiting).length,
      onlyOwn: unanswered.onlyOwn,
    },
    decisions: shortList(decisions),
  };
}

function linesOf(answer: Answer): readonly ShortLine[] {
  return answer.kind === 'list' ? answer.lines.map((line) => shortLine(line)) : [];
}

function shortList(lines: readonly ShortLine[]): ShortList {
  return { count: lines.length, first: lines.slice(0, linesShown) };
}

function shortLine(line: ActionLine, asks = ''): ShortLine {
  const { plan, ref, label, restricted, leads, daysOverdue, lastSaidOn, text } = line;
  return { plan, ref, label, restricted, leads, daysOverdue, lastSaidOn, about: shorten(text, aboutWords), asks };
}

function standingsOf({ meetings, cycles, groups, group, today }: OverviewFacts): readonly CycleStanding[] {
  const own = meetings.filter((meeting) => !group || meeting.group === group.id);
  const byMeeting = new Map(cycles.map((one) => [one.meeting.id, one]));
  const known = new Map(cycles.map(({ meeting, cycle }) => [meeting.id, cycle]));
  return meetingsAtHand(own, known, today).map((meeting) => {
    const asked = byMeeting.get(meeting.id);
    return standingOf({ meeting, groups, cycle: asked?.cycle ?? null, requests: asked?.requests ?? [], today });
  });
}

/** Of one group its own meetings; of the whole partnership those of the oversight group, whose digests are over all. */
function trendOf(facts: OverviewFacts): Trend | null {
  const { oversight, groups, digests } = facts;
  const group = facts.group ?? groups.find(({ id }) => id === oversight);
  if (!group || digests.length === 0) return null;
  const composite = group.id === oversight;
  const led = composite ? facts.actions : facts.actions.filter(({ action }) => action.leads.includes(group.id));
  const points = digests
    .toSorted((a, b) => (a.meeting.date < b.meeting.date ? -1 : 1))
    .map(({ meeting, byAim }): TrendPoint => ({ meeting: meeting.id, on: meeting.date, ...totalOf(byAim) }))
    .filter((point) => allOf(point) > 0);
  const now = { meeting: null, on: facts.today, ...totalOf(countByAim(led, facts)) };
  return { group: group.name, composite, points: [...points, now] };
}
