import { havingNone } from '../../domain/having-none.ts';
import type { ListedAction } from '../../domain/listed-action.ts';
import { ratingWord } from '../../domain/rating.ts';
import type { GroupBy, PlanView, SortKey } from './plan-view.ts';

/** An action with what it is searched and put in order by, made once when it comes. */
export interface PlanRow {
  readonly action: ListedAction;
  /** Its place in the order of the plans. */
  readonly at: number;
  readonly searched: string;
}

export function rowOf(action: ListedAction, at: number): PlanRow {
  const { label, text, leads, whoAnswers, aim, objective, measure, timescale, lastSaid, themes } = action;
  const words = [label, text, ...leads, whoAnswers, aim, objective, measure, timescale, lastSaid, ...themes];
  return { action, at, searched: words.join('\n').toLowerCase() };
}

/** What the list shows, top to bottom: actions, under headings where they are grouped. */
export type ListItem =
  | { readonly kind: 'heading'; readonly words: string; readonly count: number }
  | { readonly kind: 'row'; readonly row: PlanRow };

/** The actions that the filters leave, in the order and under the headings asked for. */
export function itemsFor(rows: readonly PlanRow[], view: PlanView): readonly ListItem[] {
  const sorted = inOrder(rows.filter(matching(view)), view);
  if (view.by === '') return sorted.map(itemOf);
  const groups = new Map<string, PlanRow[]>();
  for (const row of sorted) {
    for (const heading of headingsOf(row, view.by)) {
      const own = groups.get(heading);
      if (own) own.push(row);
      else groups.set(heading, [row]);
    }
  }
  const headings = view.by === 'aim' ? [...groups] : [...groups].toSorted(([a], [b]) => compareHeadings(a, b));
  return headings.flatMap(([words, own]) => [
    { kind: 'heading', words, count: own.length } as const,
    ...own.map(itemOf),
  ]);
}

function itemOf(row: PlanRow): ListItem {
  return { kind: 'row', row };
}

function matching(view: PlanView): (row: PlanRow) => boolean {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const isListed = listed(view.list);
  const rating = view.rating === 'not-rated' ? 'notRated' : view.rating;
  return ({ action, searched }) =>
    (view.plan === '' || action.plan === view.plan) &&
    (rating === '' || action.counted === rating) &&
    isListed(action) &&
    isAmong(view.aim, action.aim === '' ? [] : [action.aim]) &&
    isAmong(view.theme, [...action.themes, action.themes.join(', ')].filter(Boolean)) &&
    words.every((word) => searched.includes(word));
}

function isAmong(wanted: string, own: readonly string[]): boolean {
  if (wanted === havingNone) return own.length === 0;
  return wanted === '' || own.includes(wanted);
}

function listed(list: string): (action: ListedAction) => boolean {
  if (list === '') return () => true;
  return ({ on, standing }) => standing === list || on.some((name) => name === list);
}

const nothing: Readonly<Record<Exclude<GroupBy, ''>, string>> = {
  aim: 'No aim',
  group: 'No lead group',
  owner: 'Nobody yet',
  rating: 'Not counted: withdrawn or merged',
};

const ratingOrder = ['Red', 'Amber', 'Green', 'Blue', 'Not rated yet'];

/** An action that several groups lead stands under each of them. */
function headingsOf({ action }: PlanRow, by: Exclude<GroupBy, ''>): readonly string[] {
  if (action.restricted && by !== 'rating') return ['Restricted'];
  switch (by) {
    case 'aim':
      return [action.aim || nothing.aim];
    case 'group':
      return action.leads.length > 0 ? action.leads : [nothing.group];
    case 'owner':
      return [action.whoAnswers || nothing.owner];
    case 'rating':
      return [action.counted === null ? nothing.rating : wordOf(action.counted)];
    default:
      return by satisfies never;
  }
}

function wordOf(counted: NonNullable<ListedAction['counted']>): string {
  return ratingWord(counted === 'notRated' ? null : counted);
}

const collator = new Intl.Collator('en-GB', { numeric: true });

/** Ratings from bad to good, all else by the alphabet, and what has no heading last. */
function compareHeadings(a: string, b: string): number {
  const [left, right] = [ratingOrder.indexOf(a), ratingOrder.indexOf(b)];
  if (left >= 0 && right >= 0) return left - right;
  const isLast = (words: string) => Number(words === 'Restricted' || Object.values(nothing).includes(words));
  return isLast(a) - isLast(b) || collator.compare(a, b);
}

const badness: Readonly<Record<NonNullable<ListedAction['counted']>, number>> = {
  red: 0,
  amber: 1,
  green: 2,
  blue: 3,
  notRated: 4,
};

/** What rows are put in order by; null, where there is nothing, stands last either way. */
const sortBy: Readonly<Record<Exclude<SortKey, 'ref'>, (action: ListedAction) => string | number | null>> = {
  rating: ({ counted }) => (counted === null ? null : badness[counted]),
  due: ({ due }) => due,
  lead: ({ leads }) => leads.join(', ') || null,
  owner: ({ whoAnswers }) => whoAnswers || null,
  said: ({ lastSaidAt }) => lastSaidAt,
  plan: ({ plan }) => plan,
  aim: ({ aim }) => aim || null,
};

function inOrder(rows: readonly PlanRow[], { sort, down }: PlanView): readonly PlanRow[] {
  const turn = down ? -1 : 1;
  if (sort === 'ref') return down ? rows.toReversed() : rows;
  const keyed = rows.map((row) => ({ row, key: sortBy[sort](row.action) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return a.row.at - b.row.at;
    if (a.key === null) return 1;
    if (b.key === null) return -1;
    return a.key < b.key ? -turn : turn;
  });
  return keyed.map(({ row }) => row);
}
