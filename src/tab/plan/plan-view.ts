import type { ListName } from '../../domain/listed-action.ts';
import type { Standing } from '../../domain/plan.ts';

/** What the plan's page is looked at by. It lives in the address, so that links, back and forward keep it. */
export interface PlanView {
  readonly plan: string;
  /** A group's id. */
  readonly group: string;
  readonly rating: string;
  readonly list: string;
  readonly aim: string;
  readonly theme: string;
  /** Words that are searched for. */
  readonly q: string;
  readonly by: GroupBy;
  readonly sort: SortKey;
  readonly down: boolean;
  /** As known on this day; empty for today. */
  readonly on: string;
}

export const groupings = ['', 'aim', 'group', 'owner', 'rating'] as const;
export type GroupBy = (typeof groupings)[number];

export const sortKeys = ['ref', 'rating', 'due', 'lead', 'owner', 'said', 'plan', 'aim'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Filters that are a choice; each can be taken off by itself. */
export const choices = ['list', 'rating', 'group', 'plan', 'aim', 'theme', 'on'] as const;
export type Choice = (typeof choices)[number];

export function readView(filters: URLSearchParams): PlanView {
  const given = (name: string) => filters.get(name) ?? '';
  const sort = given('sort').replace(/^-/, '');
  return {
    plan: given('plan'),
    group: given('group'),
    rating: given('rating'),
    list: given('list') || given('state'),
    aim: given('aim'),
    theme: given('theme'),
    q: given('q'),
    by: groupings.find((each) => each === given('by')) ?? '',
    sort: sortKeys.find((each) => each === sort) ?? 'ref',
    down: given('sort').startsWith('-'),
    on: /^\d{4}-\d\d-\d\d$/.test(given('on')) ? given('on') : '',
  };
}

export function placeOf({ sort, down, ...view }: PlanView): string {
  const order = sort === 'ref' && !down ? '' : `${down ? '-' : ''}${sort}`;
  const given = Object.entries({ ...view, sort: order }).filter(([, value]) => value !== '');
  return given.length === 0 ? 'plan' : `plan?${new URLSearchParams(given)}`;
}

let last = 'plan';

/** The list that was looked at last, to go back to from an action. */
export function lastPlan(): string {
  return last;
}

export function rememberPlan(place: string): void {
  last = place;
}

export function withoutChoices(view: PlanView): PlanView {
  return { ...view, plan: '', group: '', rating: '', list: '', aim: '', theme: '', q: '', on: '' };
}

export const ratingChoices = [
  ['red', 'Red'],
  ['amber', 'Amber'],
  ['green', 'Green'],
  ['blue', 'Blue'],
  ['not-rated', 'Not rated'],
] as const;

type Listed = ListName | Exclude<Standing, 'open'>;

export const listWords: Readonly<Record<Listed, string>> = {
  open: 'Open',
  overdue: 'Overdue',
  quiet: 'Gone quiet',
  unanswered: 'Unanswered at the close',
  waiting: 'Asked, still to answer',
  decisions: 'Waiting for a decision',
  mine: 'Mine to answer',
  blocked: 'Blocked',
  ended: 'Open, though the plan’s period has ended',
  complete: 'Complete',
  'on-hold': 'On hold',
  deferred: 'Deferred',
  merged: 'Merged',
  withdrawn: 'Withdrawn',
};
