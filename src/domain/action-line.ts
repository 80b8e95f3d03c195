import { maySeeWords, type Reader, wordsFor } from './audience.ts';
import { type Day, type Instant, londonDay } from './day.ts';
import type { Group } from './partnership.ts';
import { ownerRating, type Plan, type Tracked } from './plan.ts';
import type { Rating } from './rating.ts';
import { fullRef } from './ref.ts';
import { daysOverdue, nextStep } from './schedule.ts';

/**
 * What a list, a card or a paper shows of one action. Where the reader may not see a restricted plan's words, all is
 * empty but code, ref, ratings and dates due.
 */
export interface ActionLine {
  readonly plan: string;
  readonly ref: string;
  /** "4.1" with one live plan, "DP 4.1" with several. */
  readonly label: string;
  readonly text: string;
  readonly restricted: boolean;
  readonly aim: string;
  readonly leads: readonly string[];
  readonly whoAnswers: string;
  readonly timescale: string;
  readonly due: Day | null;
  readonly daysOverdue: number;
  readonly rating: Rating | null;
  /** Only where a meeting agreed something else than the owner says. */
  readonly agreed: Rating | null;
  readonly lastSaid: string;
  readonly lastSaidAt: Instant | null;
  readonly lastSaidOn: Day | null;
  /** The plan's own word, to which its file gives no date. */
  readonly saidUndated?: true;
  readonly proposedComplete: boolean;
  readonly blocked: boolean;
  readonly sequence: number;
}

export interface LineFacts {
  readonly plans: readonly Plan[];
  readonly groups: readonly Group[];
  /** Names of posts by id. */
  readonly posts: ReadonlyMap<string, string>;
  readonly today: Day;
  /** What of the restricted plans may be read here. */
  readonly readerOf: Reader;
}

export function lineOf(whole: Tracked, facts: LineFacts): ActionLine {
  const plan = facts.plans.find(({ code }) => code === whole.action.plan);
  const restricted = !maySeeWords(facts.readerOf, plan, whole);
  const tracked = wordsFor(facts.readerOf, plan, whole);
  const { action, state } = tracked;
  const rating = ownerRating(state);
  const agreed = state.agreed?.rating ?? null;
  // When it was last spoken of is no word, and neither one of the four things that are shown.
  const said = restricted ? null : state.lastWord;
  return {
    plan: action.plan,
    ref: action.ref,
    label: facts.plans.length > 1 ? fullRef(action.plan, action.ref) : action.ref,
    text: action.text,
    restricted,
    aim: action.aim,
    leads: restricted ? [] : action.leads.map((id) => groupName(id, facts.groups)),
    whoAnswers: restricted ? '' : whoAnswers(tracked, facts),
    timescale: action.timescale.text,
    due: nextStep(tracked)?.by ?? null,
    daysOverdue: daysOverdue(tracked, facts.today),
    rating,
    agreed: agreed !== rating ? agreed : null,
    lastSaid: said?.narrative ?? '',
    lastSaidAt: said?.at ?? null,
    lastSaidOn: said ? londonDay(said.at) : null,
    ...(said?.route === 'plan' && action.said?.isDated === false && { saidUndated: true as const }),
    proposedComplete: !restricted && state.proposedComplete !== null,
    blocked: said?.blocked ?? false,
    sequence: state.sequence,
  };
}

function whoAnswers(tracked: Tracked, facts: LineFacts): string {
  const posts = tracked.action.responsible.map((id) => facts.posts.get(id) ?? id);
  return posts.length > 0 ? posts.join(', ') : leadNames(tracked, facts);
}

function leadNames({ action }: Tracked, { groups }: LineFacts): string {
  return action.leads.map((id) => groupName(id, groups)).join(', ') || 'Nobody yet';
}

export function groupName(id: string, groups: readonly Group[]): string {
  return groups.find((group) => group.id === id)?.name ?? id;
}
