import { type Day, type Instant, londonDay } from './day.ts';
import type { Group } from './partnership.ts';
import { type Audience, ownerRating, type Plan, type Tracked } from './plan.ts';
import type { Rating } from './rating.ts';
import { fullRef } from './ref.ts';
import { daysOverdue, nextStep } from './schedule.ts';

/** What a list, a card or a paper shows of one action. Words are empty where the reader may not see them. */
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
  /** Groups whose restricted plans may be read here; 'all' for a business manager in private. */
  readonly readerOf: ReadonlySet<string> | 'all';
}

export function lineOf(tracked: Tracked, facts: LineFacts): ActionLine {
  const { action, state } = tracked;
  const plan = facts.plans.find((candidate) => candidate.code === action.plan);
  const restricted = plan !== undefined && !maySeeWords(plan.audience, facts.readerOf);
  const rating = ownerRating(state);
  const agreed = state.agreed?.rating ?? null;
  const words = (text: string) => (restricted ? '' : text);
  return {
    plan: action.plan,
    ref: action.ref,
    label: facts.plans.length > 1 ? fullRef(action.plan, action.ref) : action.ref,
    text: words(action.text),
    restricted,
    aim: words(action.aim),
    leads: action.leads.map((id) => groupName(id, facts.groups)),
    // A post's title can say what a restricted plan is about; its groups are named wherever it is listed.
    whoAnswers: restricted ? leadNames(tracked, facts) : whoAnswers(tracked, facts),
    timescale: words(action.timescale.text),
    due: nextStep(tracked)?.by ?? null,
    daysOverdue: daysOverdue(tracked, facts.today),
    rating,
    agreed: agreed !== rating ? agreed : null,
    lastSaid: words(state.lastWord?.narrative ?? ''),
    lastSaidAt: state.lastWord?.at ?? null,
    lastSaidOn: state.lastWord ? londonDay(state.lastWord.at) : null,
    proposedComplete: state.proposedComplete !== null,
    blocked: state.lastWord?.blocked ?? false,
    sequence: state.sequence,
  };
}

export function maySeeWords(audience: Audience, readerOf: LineFacts['readerOf']): boolean {
  if (audience.kind === 'partnership' || readerOf === 'all') return true;
  return audience.groups.some((group) => readerOf.has(group));
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
