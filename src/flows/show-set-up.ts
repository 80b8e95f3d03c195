import { type Agency, type Group, isWithoutTeams, type Person, type Post, type Role } from '../domain/partnership.ts';
import type { Plan } from '../domain/plan.ts';
import type {
  AgencyShown,
  RolesListed,
  SetUpGroup,
  SetUpPlan,
  SetUpView,
  WaitingDraft,
} from '../domain/set-up-view.ts';
import { gatherSetting, valuesOf } from './gather.ts';
import { gatherToDo } from './gather-to-do.ts';
import { listPeople } from './list-people.ts';
import type { Ports } from './ports.ts';

/** Everything that a business manager sets up, as it stands. */
export async function showSetUp(ports: Ports, partnership: string): Promise<SetUpView> {
  const register = ports.store.register(partnership);
  const [setting, toDo, people, persons, plans, drafts, agencies] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherToDo(ports, partnership),
    listPeople(ports, partnership),
    register.list('person'),
    register.list('plan'),
    register.list('draft'),
    register.list('agency'),
  ]);
  const known = valuesOf(persons);
  const { groups, meetings, today } = setting;
  const { oversight, frontDoor } = setting.partnership;
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  const waiting = valuesOf(drafts).filter(({ state }) => state === 'open');
  return {
    toDo,
    frontDoor,
    groups: groups
      .map((group) => ({ ...shownGroup(group, known, nameOf), isOversight: group.id === oversight }))
      .toSorted(byName),
    people,
    agencies: valuesOf(agencies)
      .map((agency) => shownAgency(agency, setting.posts))
      .toSorted(byName),
    roles: rolesOf(known),
    meetings: meetings.map(({ group, ...meeting }) => ({ ...meeting, group: nameOf(group) })),
    plans: valuesOf(plans).map((plan) => shownPlan(plan, nameOf)),
    waiting: waiting
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ id, fileName, at, by }): WaitingDraft => ({ id, fileName, at, by: personName(by, known) })),
    today,
  };
}

function rolesOf(people: readonly Person[]): RolesListed {
  const here = people.filter(({ left, key }) => !left && !isWithoutTeams(key));
  const named = (some: readonly Person[]) => [...new Set(some.map(({ name }) => name))].toSorted();
  const inRole = (kind: Role['kind']) => named(here.filter(({ roles }) => roles.some((role) => role.kind === kind)));
  return { businessManagers: inRole('business-manager'), scrutineers: inRole('scrutineer'), met: named(here) };
}

function shownGroup(
  group: Group,
  people: readonly Person[],
  nameOf: (id: string) => string,
): Omit<SetUpGroup, 'isOversight'> {
  const { id, name, aliases, policy, rhythms, quiet, ended } = group;
  const inRole = (kind: 'chair' | 'vice-chair') =>
    people
      .filter(({ left, roles }) => !left && roles.some((role) => role.kind === kind && role.group === id))
      .map((person) => person.name);
  return {
    ...{ id, name, aliases, policy, rhythms, quiet, ended },
    channel: group.channel?.name ?? null,
    reportsTo: group.reportsTo && nameOf(group.reportsTo),
    chairs: inRole('chair'),
    viceChairs: inRole('vice-chair'),
    paused: group.paused && { until: group.paused.until },
    mergedInto: group.mergedInto && nameOf(group.mergedInto),
  };
}

function shownAgency({ id, name, aliases, answers }: Agency, posts: readonly Post[]): AgencyShown {
  const titleOf = (post: string | null) => posts.find((one) => one.id === post)?.title ?? null;
  const own = posts.filter(({ agency }) => agency === id).map(({ title }) => title);
  return { name, aliases, answers: titleOf(answers), posts: own.toSorted() };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name.localeCompare(b.name, 'en-GB');
}

function shownPlan(plan: Plan, nameOf: (id: string) => string): SetUpPlan {
  const { code, title, edition, source, importedAt, lastImport, audience } = plan;
  const readers = audience.kind === 'partnership' ? null : audience.groups.map(nameOf);
  return { code, title, edition, source, importedAt, readers, mayUndo: lastImport !== null };
}

/** Who somebody is, by their key; people who act by other ways than Teams stand there as they are. */
export function personName(key: string, people: readonly Person[]): string {
  const known = people.find((person) => person.key === key)?.name;
  if (known) return known;
  return key.includes('~') ? 'Somebody no longer known' : key;
}

/** People who are called so; where several are, nobody can say which is meant. */
export async function peopleCalled(ports: Ports, partnership: string, name: string): Promise<readonly Person[]> {
  const wanted = name.trim().toLowerCase();
  const people = valuesOf(await ports.store.register(partnership).list('person'));
  return people.filter((person) => !person.left && person.name.trim().toLowerCase() === wanted);
}
