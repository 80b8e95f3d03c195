import type { LocalContact, Post } from '../domain/partnership.ts';
import { decidePeopleRow, type PeopleChange, type PeopleRow, type RowRefusal } from '../domain/people-row.ts';
import { fullRef } from '../domain/ref.ts';
import { audit, untilDone } from './commit.ts';
import { gatherPlans } from './gather.ts';
import { gatherPosts, type PostRows, peopleFacts, writeOver } from './gather-posts.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { answeringAfter, handOver } from './move-requests.ts';
import { nameAnswerers, nameContributors, planRows } from './name-answerers.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';
import { commitInParts } from './settle-meeting.ts';

export interface PeopleImported {
  readonly newAgencies: readonly string[];
  readonly newPosts: readonly string[];
  /** Rows that were taken, those that changed nothing included. */
  readonly taken: number;
  /** Actions, by their full refs, that have somebody who answers now. */
  readonly assigned: readonly string[];
  readonly parts: readonly string[];
  /** Actions that another post answered for before: the list wins, and says so. */
  readonly moved: readonly { readonly action: string; readonly from: readonly string[] }[];
  /** People known by name alone: they have not been met in Teams. */
  readonly withoutTeams: readonly string[];
  readonly refused: readonly { readonly row: number; readonly refusal: RowRefusal }[];
  /** Whom to ring about a child, for the answer to words that tell of one. */
  readonly frontDoor: LocalContact | null;
}

/**
 * Stores who holds which post and answers for what. Each row is one transaction, all or nothing, behind those that hand
 * over what is open before a close; a row that cannot be taken leaves the others as they are. Giving the same list again changes nothing.
 */
export async function importPeople(
  ports: Ports,
  partnership: string,
  list: { readonly rows: readonly PeopleRow[]; readonly by: string },
): Promise<PeopleImported> {
  const own = await ports.store.register(partnership).find('partnership', partnership);
  // What an action's answerers are by this list: a second row that names it adds to the first.
  const named = new Map<string, readonly string[]>();
  const taken: TakenRow[] = [];
  const refused: { row: number; refusal: RowRefusal }[] = [];
  for (const row of list.rows) {
    const result = await untilDone(() => tryRow(ports, partnership, { row, by: list.by, named }));
    if ('refusal' in result) refused.push({ row: row.row, refusal: result.refusal });
    else taken.push(result);
    if ('answersFor' in result) for (const { action, posts } of result.answersFor) named.set(action, posts);
  }
  return { ...summed(taken), refused, frontDoor: own?.value.frontDoor ?? null };
}

interface TakenRow {
  readonly newAgency: string | null;
  readonly newPost: string | null;
  readonly answersFor: readonly { readonly action: string; readonly posts: readonly string[] }[];
  readonly parts: readonly string[];
  readonly moved: PeopleImported['moved'];
  readonly withoutTeams: readonly string[];
}

interface RowGiven {
  readonly row: PeopleRow;
  readonly by: string;
  readonly named: ReadonlyMap<string, readonly string[]>;
}

async function tryRow(
  ports: Ports,
  partnership: string,
  { row, by, named }: RowGiven,
): Promise<TakenRow | { readonly refusal: RowRefusal } | 'conflict'> {
  const register = ports.store.register(partnership);
  const guard = await guardAnswerers(register, partnership);
  const [rows, plans] = await Promise.all([
    gatherPosts(register),
    row.actions === '' ? noPlans : gatherPlans(register),
  ]);
  const facts = peopleFacts(rows, plans);
  const decided = decidePeopleRow(row, facts);
  if ('refusal' in decided) return decided;
  const { change } = decided;
  const namings = change.answersFor.map((tracked) => {
    const action = refOf(tracked);
    return { tracked, action, posts: [...new Set([...(named.get(action) ?? []), change.post.id])] };
  });
  const changes = [
    ...peopleChanges(change, rows),
    ...(await nameAnswerers(register, namings.filter(isNew))),
    ...(await contributions(register, change)),
  ];
  if (changes.length > 0) {
    const assigned = new Map(namings.map(({ action, posts }) => [action, posts]));
    const moved = await handOver(ports, partnership, { ...answeringAfter(facts, changes), assigned });
    const line = audit(ports, by, 'set up a post', change.post.id);
    const written = await commitInParts(ports, partnership, [...moved, [...changes, guarded(guard), line]]);
    if (written === 'conflict') return 'conflict';
  }
  return {
    newAgency: rows.agencies.some(({ id }) => id === change.agency.id) ? null : change.agency.name,
    newPost: rows.posts.some(({ id }) => id === change.post.id) ? null : change.post.title,
    answersFor: namings,
    parts: change.partsOf.map(refOf),
    moved: namings.flatMap(({ tracked: { state }, action, posts }) => {
      const from = state.assignedTo.filter((id) => !posts.includes(id));
      return from.length > 0 ? [{ action, from: titlesOf(from, rows) }] : [];
    }),
    withoutTeams: change.people.map(({ name }) => name),
  };
}

const noPlans = { actions: [] };

function isNew({ tracked, posts }: { tracked: PeopleChange['answersFor'][number]; posts: readonly string[] }): boolean {
  return tracked.state.assignedTo.join(' ') !== posts.join(' ');
}

function refOf({ action }: PeopleChange['answersFor'][number]): string {
  return fullRef(action.plan, action.ref);
}

function titlesOf(ids: readonly string[], { posts }: PostRows): readonly string[] {
  const title = (id: string): Post['title'] => posts.find((post) => post.id === id)?.value.title ?? id;
  return ids.map(title);
}

function peopleChanges(change: PeopleChange, rows: PostRows): readonly RegisterChange[] {
  return [
    ...writeOver('agency', change.agency.id, change.agency, rows.agencies),
    ...writeOver('post', change.post.id, change.post, rows.posts),
    ...change.people.flatMap((person) => writeOver('person', person.key, person, rows.people)),
    ...change.contacts
      .filter(
        ({ person, email }) => !rows.contacts.some(({ value }) => value.person === person && value.email === email),
      )
      .map((value): RegisterChange => ({ do: 'put', kind: 'contact', id: value.person, value })),
    ...change.groups.flatMap((group) => writeOver('group', group.id, group, rows.groups)),
  ];
}

async function contributions(
  register: Register,
  { agency, partsOf }: PeopleChange,
): Promise<readonly RegisterChange[]> {
  const more = partsOf
    .filter(({ action }) => !action.contributors.includes(agency.id))
    .map((tracked) => ({ tracked, contributors: [...tracked.action.contributors, agency.id] }));
  const plans = await planRows(
    register,
    more.map(({ tracked }) => tracked.action.plan),
  );
  return nameContributors(register, plans, more);
}

function summed(rows: readonly TakenRow[]): Omit<PeopleImported, 'refused' | 'frontDoor'> {
  const each = <T>(pick: (row: TakenRow) => readonly T[]): readonly T[] => [...new Set(rows.flatMap(pick))];
  return {
    taken: rows.length,
    newAgencies: each(({ newAgency }) => (newAgency === null ? [] : [newAgency])),
    newPosts: each(({ newPost }) => (newPost === null ? [] : [newPost])),
    assigned: each(({ answersFor }) => answersFor.map(({ action }) => action)),
    parts: each(({ parts }) => parts),
    moved: rows.flatMap(({ moved }) => moved),
    withoutTeams: each(({ withoutTeams }) => withoutTeams),
  };
}
