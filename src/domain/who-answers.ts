import { initialsOf } from './group-called.ts';
import { isItself, isSameName, namedInAction } from './named-in-plan.ts';
import type { Agency, Group, Person, Post } from './partnership.ts';
import { namesOfAgency, namesOfPost } from './person-post.ts';
import type { Tracked } from './plan.ts';
import { isOpen } from './schedule.ts';

/** What suggestions are made from. */
export interface WhoAnswersFacts {
  readonly agencies: readonly Agency[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
}

/** Somebody whom the plan's words name: a post or an agency that is known, or a name that nobody is known by. */
export type NamedAnswerer =
  | { readonly kind: 'post'; readonly id: string }
  | { readonly kind: 'agency'; readonly id: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * What a plan's words say of who answers. It is a suggestion and settles nothing: one name is to answer for the
 * action, of several each owes a part.
 */
export interface Suggestion {
  readonly named: readonly NamedAnswerer[];
  /** "Each agency should …": every agency may owe a part. */
  readonly each: boolean;
}

/** Open actions of which nobody has said who answers, or owes a part: their lead groups' channels are asked. */
export function withoutAnswerer(actions: readonly Tracked[]): readonly Tracked[] {
  return actions.filter((tracked) => isOpen(tracked) && !hasAnswerer(tracked));
}

export function hasAnswerer({ action }: Tracked): boolean {
  return action.responsible.length > 0 || action.contributors.length > 0;
}

const mostNamed = 6;

export function suggestAnswerer({ action }: Tracked, facts: WhoAnswersFacts): Suggestion {
  const known = [
    ...facts.posts.flatMap(({ title }) => [title]),
    ...facts.agencies.flatMap(namesOfAgency),
    ...facts.groups.flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
  const read = namedInAction(action, known);
  // What stands in a column of its own says who it is; the text is read only without one.
  const names = action.named.length > 0 ? action.named : read.names;
  const named = names
    .filter((name) => !isItself(name) && !isGroup(name, facts.groups))
    .map((name): NamedAnswerer => answererNamed(name, facts));
  return { named: onceEach(named).slice(0, mostNamed), each: read.each };
}

function isGroup(name: string, groups: readonly Group[]): boolean {
  return groups.some((group) => [group.name, ...group.aliases].some((other) => isSameName(name, other)));
}

/** A post before an agency: "Designated Nurse" is more than "Health". */
function answererNamed(name: string, { posts, agencies }: WhoAnswersFacts): NamedAnswerer {
  const [post, otherPost] = posts.filter((one) => namesOfPost(one, agencies).some((other) => isSameName(name, other)));
  if (post && !otherPost) return { kind: 'post', id: post.id };
  const [agency, otherAgency] = agencies.filter((one) => namesOfAgency(one).some((other) => isSameName(name, other)));
  if (agency && !otherAgency) return { kind: 'agency', id: agency.id };
  return { kind: 'unknown', name };
}

/** A body that the plan names in full and by its initials is one. */
function onceEach(named: readonly NamedAnswerer[]): readonly NamedAnswerer[] {
  const key = (one: NamedAnswerer) => (one.kind === 'unknown' ? shortNameOf(one.name) : `${one.kind}:${one.id}`);
  return named.filter((one, at) => named.findIndex((other) => key(other) === key(one)) === at);
}

function shortNameOf(name: string): string {
  const acronyms = name.match(/\b[A-Z]{3,}\b/g) ?? [];
  return (acronyms.length === 1 ? acronyms[0]! : initialsOf(name) || name).toLowerCase();
}
