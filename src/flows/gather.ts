import type { LineFacts } from '../domain/action-line.ts';
import { asReadBy, type Reader } from '../domain/audience.ts';
import type { Cycle } from '../domain/cycle.ts';
import { addDays, type Day, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group, Partnership, Post } from '../domain/partnership.ts';
import { type Action, type ActionState, hasActions, type Plan, type Tracked, track } from '../domain/plan.ts';
import { compareRefs, sortableRef } from '../domain/ref.ts';
import { ledByLiving } from '../domain/succession.ts';
import { actionKey, editionPrefix, stateKey } from './keys.ts';
import type { Kept, Ports, Register } from './ports.ts';

/** What a partnership is made of, apart from its plans: a few dozen rows. */
export interface Setting {
  readonly partnership: Partnership;
  readonly groups: readonly Group[];
  readonly posts: readonly Post[];
  readonly meetings: readonly Meeting[];
  readonly today: Day;
}

class NoSuchPartnership extends Error {
  override name = 'NoSuchPartnership';
}

/**
 * Meetings and cycles are looked back at for a year, and not for all years there ever were: what lies further back is
 * over. A meeting keeps its id when it moves, so this is also the furthest that one may move from its first date
 * (docs/decisions/0017-one-read-for-the-desk.md).
 */
export const furthestMove = 366;

/** The first day from which meetings and cycles are read, to know what is so today, or was so on an earlier day. */
export function sinceFor(today: Day, on: Day = today): Day {
  return addDays(on < today ? on : today, -furthestMove);
}

/** What a partnership is made of, with the meetings of the last year and all ahead; `on`: as seen from an earlier day. */
export async function gatherSetting(ports: Ports, partnership: string, on?: Day): Promise<Setting> {
  const register = ports.store.register(partnership);
  const since = sinceFor(londonDay(ports.clock.now()), on);
  const [kept, groups, posts, meetings] = await Promise.all([
    register.find('partnership', partnership),
    register.list('group'),
    register.list('post'),
    register.list('meeting', { since }),
  ]);
  if (!kept) throw new NoSuchPartnership(`there is no partnership called ${partnership}`);
  return {
    partnership: kept.value,
    groups: groups.map(({ value }) => value),
    posts: posts.map(({ value }) => value),
    meetings: meetings.map(({ value }) => value).toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    today: londonDay(ports.clock.now()),
  };
}

export interface Plans {
  readonly plans: readonly Plan[];
  readonly actions: readonly Tracked[];
}

/** The cycles of the last year's meetings and of all ahead. */
export function gatherCycles(ports: Ports, partnership: string, on?: Day): Promise<readonly Kept<Cycle>[]> {
  const since = sinceFor(londonDay(ports.clock.now()), on);
  return ports.store.register(partnership).list('cycle', { since });
}

/** All live plans with their actions' words and states, as living groups lead them: one read for all states, one a plan for the words. */
export async function gatherPlans(register: Register, known?: readonly Kept<Plan>[]): Promise<Plans> {
  const [{ plans, actions }, groups] = await Promise.all([gatherWritten(register, known), register.list('group')]);
  return { plans, actions: actions.map((one) => ledByLiving(one, valuesOf(groups))) };
}

/** The same as the plans have it: led by groups that may have ended. */
export async function gatherWritten(register: Register, known?: readonly Kept<Plan>[]): Promise<Plans> {
  const [[plans, words], states] = await Promise.all([gatherWords(register, known), register.list('state')]);
  return { plans: valuesOf(plans), actions: tracked(words, states) };
}

async function gatherWords(register: Register, known?: readonly Kept<Plan>[]) {
  const plans = (known ?? (await register.list('plan'))).filter(({ value }) => hasActions(value));
  const words = await Promise.all(
    plans.map(({ value: { code, edition }, version }) =>
      // Whoever changes the words of an edition writes its plan's row along with them (name-answerers.ts).
      register.list('action', { prefix: editionPrefix(code, edition), mark: version }),
    ),
  );
  return [plans, words.flat()] as const;
}

/** Some actions of one plan: the rows from the first of their refs to the last, and none where there are no refs. */
export async function gatherSome(
  register: Register,
  { value: plan, version }: Kept<Plan>,
  { refs, groups }: { readonly refs: readonly string[]; readonly groups: readonly Group[] },
): Promise<readonly Tracked[]> {
  const sorted = [...new Set(refs)].toSorted(compareRefs);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const wordsOf = (ref: string) => actionKey(plan.code, plan.edition, ref);
  const [words, states] = await Promise.all([
    register.list('action', { between: [wordsOf(first), wordsOf(last)], mark: version }),
    register.list('state', { between: [stateKey(plan.code, first), stateKey(plan.code, last)] }),
  ]);
  const wanted = new Set(sorted.map(sortableRef));
  const found = tracked(words, states).filter(({ action }) => wanted.has(sortableRef(action.ref)));
  return found.map((one) => ledByLiving(one, groups));
}

function tracked(words: readonly Kept<Action>[], states: readonly Kept<ActionState>[]): readonly Tracked[] {
  const byId = new Map(states.map((state) => [state.id, state.value]));
  return words.map(({ value: action }) => track(action, byId.get(stateKey(action.plan, action.ref)) ?? null));
}

function postNames(posts: readonly Post[]): ReadonlyMap<string, string> {
  return new Map(posts.map((post) => [post.id, post.title]));
}

export function lineFacts(setting: Setting, { plans }: Plans, readerOf: LineFacts['readerOf']): LineFacts {
  return { plans, groups: setting.groups, posts: postNames(setting.posts), today: setting.today, readerOf };
}

export function meetingsOf(group: string, { meetings }: Setting): readonly Meeting[] {
  return meetings.filter((meeting) => meeting.group === group && !meeting.cancelled);
}

export function valuesOf<T>(rows: readonly Kept<T>[]): readonly T[] {
  return rows.map(({ value }) => value);
}

/** The words of all plans as a reader may see them, without any state: they are remembered from turn to turn. */
export async function gatherReadable(register: Register, reader: Reader): Promise<readonly Action[]> {
  const [plans, words] = await gatherWords(register);
  const actions = words.map(({ value }) => track(value, null));
  return asReadBy(reader, { plans: valuesOf(plans), actions }).actions.map(({ action }) => action);
}
