import { type Refusal, refusalOfText } from './accept-update.ts';
import type { Day } from './day.ts';
import { findAction } from './find-action.ts';
import { groupNamed } from './group-called.ts';
import { foldName, foldPerson } from './name-match.ts';
import { type Owed, readOwed } from './owed.ts';
import type { Agency, Contact, Group, Person, Post } from './partnership.ts';
import { namesOfAgency } from './person-post.ts';
import type { Tracked } from './plan.ts';
import { fullRef, slugOf } from './ref.ts';

/** A post with its people, as one row of a list gives it. What is left empty says nothing. */
export interface PeopleRow {
  readonly row: number;
  readonly agency: string;
  readonly post: string;
  readonly holder: PersonGiven;
  readonly deputy: PersonGiven;
  readonly awayUntil: Day | null;
  /** Names of all the groups in which the post sits. */
  readonly groups: readonly string[];
  readonly answers: boolean;
  /** "DP 4.1, DP 4.2; part of 30.1". */
  readonly actions: string;
}

export interface PersonGiven {
  readonly name: string;
  readonly email: string;
}

export interface PeopleFacts {
  readonly agencies: readonly Agency[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly groups: readonly Group[];
  readonly actions: readonly Tracked[];
}

/** What a row comes to: rows as they should stand, and the actions that the post, or its agency, answers for. */
export interface PeopleChange {
  readonly agency: Agency;
  readonly post: Post;
  readonly people: readonly Person[];
  readonly contacts: readonly Contact[];
  readonly groups: readonly Group[];
  readonly answersFor: readonly Tracked[];
  readonly partsOf: readonly Tracked[];
}

export type RowRefusal =
  | { readonly code: 'name-too-long'; readonly name: string }
  | { readonly code: 'unsafe'; readonly refusal: Refusal }
  | { readonly code: 'has-left'; readonly name: string }
  | { readonly code: 'several-people'; readonly name: string; readonly found: readonly string[] }
  | { readonly code: 'same-person'; readonly name: string }
  | { readonly code: 'several-agencies'; readonly name: string; readonly found: readonly string[] }
  | { readonly code: 'unknown-group'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'unread-actions'; readonly words: string }
  | { readonly code: 'no-such-action'; readonly ref: string; readonly nearest: readonly string[] }
  | { readonly code: 'several-actions'; readonly ref: string; readonly found: readonly string[] }
  | { readonly code: 'too-many-actions'; readonly count: number };

export type RowDecision = { readonly change: PeopleChange } | { readonly refusal: RowRefusal };

const longestName = 120;

/** The most actions of one row: all that a row says is written at once, or nothing of it. */
const mostActions = 60;

/** Decides one row whole: where any of it cannot be taken, nothing of it is. */
export function decidePeopleRow(row: PeopleRow, facts: PeopleFacts): RowDecision {
  const refusal = unsafeName([row.agency, row.post, row.holder.name, row.deputy.name]);
  if (refusal) return { refusal };
  const agencies = facts.agencies.filter((agency) => namesOfAgency(agency).some(same(row.agency)));
  if (agencies.length > 1) {
    return { refusal: { code: 'several-agencies', name: row.agency, found: agencies.map(({ name }) => name) } };
  }
  const agency = agencies[0] ?? newAgency(row.agency, facts.agencies);
  const known = facts.posts.find((post) => post.agency === agency.id && same(row.post)(post.title));
  const before = known ?? newPost(row.post, agency, facts.posts);
  const people = readPeople(row, facts);
  if ('code' in people) return { refusal: people };
  const post: Post = withPeople(before, people, row.awayUntil);
  const groups = sittingIn(row.groups, post.id, facts.groups);
  if ('code' in groups) return { refusal: groups };
  const owed = readActions(row.actions, facts);
  if ('code' in owed) return { refusal: owed };
  const answers = row.answers || (owed.partsOf.length > 0 && agency.answers === null);
  const { added, contacts } = people;
  return {
    change: {
      agency: answers ? { ...agency, answers: post.id } : agency,
      post,
      people: added,
      contacts,
      groups,
      ...owed,
    },
  };
}

/** Why a name may not be kept: every name goes through the safety door. */
export function unsafeName(names: readonly string[]): RowRefusal | null {
  const long = names.find((name) => name.length > longestName);
  if (long !== undefined) return { code: 'name-too-long', name: long };
  const refusal = refusalOfText(names.join('\n'), false);
  return refusal ? { code: 'unsafe', refusal } : null;
}

export function newAgency(name: string, known: readonly Agency[]): Agency {
  return { id: freeId(slugOf(name), known), name, aliases: [], answers: null };
}

export function newPost(title: string, { id: agency }: Agency, known: readonly Post[]): Post {
  return {
    id: freeId(`${agency}.${slugOf(title)}`, known),
    agency,
    title,
    holder: null,
    deputy: null,
    awayUntil: null,
  };
}

/**
 * Somebody known by name alone, who has not been met in Teams. The key counts them and does not hold their name: keys
 * stand in the names of messages, and those in logs.
 */
export function newStranger(name: string, known: readonly Person[]): Person {
  let at = 1;
  while (known.some(({ key }) => key === `none~${at}`)) at += 1;
  return { key: `none~${at}`, name, roles: [], left: false };
}

function freeId(wanted: string, taken: readonly { readonly id: string }[]): string {
  const isTaken = (id: string) => taken.some((one) => one.id === id);
  let id = wanted;
  for (let at = 2; isTaken(id); at += 1) id = `${wanted}.${at}`;
  return id;
}

function same(name: string): (other: string) => boolean {
  const folded = foldName(name).replace(/^(?:the|our) /, '');
  return (other) => folded !== '' && foldName(other).replace(/^(?:the|our) /, '') === folded;
}

interface PeopleRead {
  /** Null: nobody; undefined: the row says nothing of it. */
  readonly holder: string | null | undefined;
  readonly deputy: string | null | undefined;
  readonly added: readonly Person[];
  readonly contacts: readonly Contact[];
}

function readPeople(row: PeopleRow, facts: PeopleFacts): PeopleRead | RowRefusal {
  const holder = personNamed(row.holder, facts);
  if ('code' in holder) return holder;
  const people = [...facts.people, ...holder.added];
  const deputy = personNamed(row.deputy, { ...facts, people, contacts: [...facts.contacts, ...holder.contacts] });
  if ('code' in deputy) return deputy;
  if (holder.key && holder.key === deputy.key) return { code: 'same-person', name: row.holder.name };
  return {
    holder: holder.key,
    deputy: deputy.key,
    added: [...holder.added, ...deputy.added],
    contacts: [...holder.contacts, ...deputy.contacts],
  };
}

interface PersonFound {
  readonly key: string | null | undefined;
  readonly added: readonly Person[];
  readonly contacts: readonly Contact[];
}

const nobody = /^(?:vacant|vacancy|none|nobody|tbc|n\/a|-)$/i;

/** The person that a cell or a field means: known by address, by a name that is theirs alone, or new. */
export function personNamed(
  { name, email }: PersonGiven,
  { people, contacts }: Pick<PeopleFacts, 'people' | 'contacts'>,
): PersonFound | RowRefusal {
  const found = (key: string | null | undefined): PersonFound => ({ key, added: [], contacts: [] });
  if (name === '') return found(undefined);
  if (nobody.test(name)) return found(null);
  const byAddress = contacts.find((contact) => email !== '' && contact.email === email);
  if (byAddress && people.some(({ key }) => key === byAddress.person)) return found(byAddress.person);
  const called = people.filter((person) => foldPerson(person.name) === foldPerson(name));
  const met = called.find(({ metAs }) => people.some(({ key, left }) => key === metAs && !left))?.metAs;
  if (met) return found(met);
  const otherAddress = (key: string) => email !== '' && contacts.some((one) => one.person === key);
  const here = called.filter(({ key, left }) => !left && !otherAddress(key));
  // Of those whom only their organisations tell apart, the one whose name is given whole.
  const whole = here.filter((person) => foldName(person.name) === foldName(name));
  const [first, second] = whole.length === 1 ? whole : here;
  if (second) return { code: 'several-people', name, found: here.map((person) => person.name) };
  if (!first && called.some(({ left }) => left)) return { code: 'has-left', name };
  const person = first ?? newStranger(name, people);
  const keepsAddress = email !== '' && person.key.startsWith('none~');
  return {
    key: person.key,
    added: first ? [] : [person],
    contacts: keepsAddress ? [{ person: person.key, email }] : [],
  };
}

function withPeople(post: Post, { holder, deputy }: PeopleRead, awayUntil: Day | null): Post {
  const next = holder === undefined ? post.holder : holder;
  // Whoever comes new to a post is not away because somebody else was.
  const away = next === post.holder ? post.awayUntil : null;
  return {
    ...post,
    holder: next,
    deputy: deputy === undefined ? post.deputy : deputy,
    awayUntil: awayUntil ?? away,
  };
}

/** The groups whose members change. A cell that names groups names all in which the post sits. */
function sittingIn(names: readonly string[], post: string, known: readonly Group[]): readonly Group[] | RowRefusal {
  if (names.length === 0) return [];
  const wanted = new Set<string>();
  for (const name of names) {
    const group = groupNamed(name, known);
    if (!group) return { code: 'unknown-group', name, known: known.map((one) => one.name) };
    wanted.add(group.id);
  }
  return known.flatMap((group) => {
    const sits = group.members.includes(post);
    if (sits === wanted.has(group.id)) return [];
    const members = sits ? group.members.filter((id) => id !== post) : [...group.members, post];
    return [{ ...group, members }];
  });
}

function readActions(text: string, facts: PeopleFacts): Pick<PeopleChange, 'answersFor' | 'partsOf'> | RowRefusal {
  const { owed, unread } = readOwed(text);
  if (unread[0] !== undefined) return { code: 'unread-actions', words: unread[0] };
  if (owed.length > mostActions) return { code: 'too-many-actions', count: owed.length };
  const answersFor = new Map<string, Tracked>();
  const partsOf = new Map<string, Tracked>();
  for (const one of owed) {
    const found = resolveOwed(one, facts);
    if ('code' in found) return found;
    const { plan, ref } = found.action;
    (one.isPart ? partsOf : answersFor).set(`${plan} ${ref}`, found);
  }
  return { answersFor: [...answersFor.values()], partsOf: [...partsOf.values()] };
}

/** The action that is meant; a ref of several plans needs its plan's code. */
export function resolveOwed(
  { plan, ref }: Pick<Owed, 'plan' | 'ref'>,
  { actions }: Pick<PeopleFacts, 'actions'>,
): Tracked | Extract<RowRefusal, { code: 'no-such-action' | 'several-actions' }> {
  const code = actions.find(({ action }) => action.plan.toUpperCase() === plan)?.action.plan ?? plan;
  const { tracked, why } = findAction({ ref, ...(code && { plan: code }) }, { actions });
  if (tracked) return tracked;
  if (why.code === 'which-plan') {
    return { code: 'several-actions', ref, found: why.found.map((one) => fullRef(one.plan, one.ref)) };
  }
  return { code: 'no-such-action', ref, nearest: 'nearest' in why ? why.nearest : [] };
}
