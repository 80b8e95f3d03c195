import type { LineFacts } from '../domain/action-line.ts';
import { type Day, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group, Partnership, Post } from '../domain/partnership.ts';
import { type Plan, type Tracked, track } from '../domain/plan.ts';
import { editionPrefix, planKey, stateKey } from './keys.ts';
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

export async function gatherSetting(ports: Ports, partnership: string): Promise<Setting> {
  const register = ports.store.register(partnership);
  const [kept, groups, posts, meetings] = await Promise.all([
    register.find('partnership', partnership),
    register.list('group'),
    register.list('post'),
    register.list('meeting'),
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

/** All live plans with their actions' words and states: two range reads a plan. */
export async function gatherPlans(register: Register): Promise<Plans> {
  const plans = (await register.list('plan')).map(({ value }) => value);
  const actions = await Promise.all(plans.map((plan) => gatherActions(register, plan)));
  return { plans, actions: actions.flat() };
}

async function gatherActions(register: Register, plan: Plan): Promise<readonly Tracked[]> {
  const [words, states] = await Promise.all([
    register.list('action', { prefix: editionPrefix(plan.code, plan.edition) }),
    register.list('state', { prefix: `${planKey(plan.code)}~` }),
  ]);
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
