import type { Day } from './day.ts';
import { matchName } from './name-match.ts';
import type { Agency, Person, Post } from './partnership.ts';
import type { RowRefusal } from './people-row.ts';
import { nameOfPerson, namesOfAgency, namesOfPost, postName } from './person-post.ts';
import { standIn } from './recipient.ts';

/** What was changed about agencies, posts and people; the chat gives each a sentence. */
export type PeopleDone =
  | {
      readonly what: 'holds';
      readonly as: PostPlace;
      readonly name: string;
      readonly post: string;
      /** Who held it before, where that was somebody else. */
      readonly before: string | null;
      readonly withoutTeams: boolean;
    }
  | { readonly what: 'vacant'; readonly as: PostPlace; readonly post: string; readonly standIn: string | null }
  | { readonly what: 'away'; readonly name: string; readonly until: Day; readonly posts: readonly PostCovered[] }
  | { readonly what: 'back'; readonly name: string; readonly posts: readonly string[]; readonly hadLeft: boolean }
  | { readonly what: 'agency'; readonly name: string }
  | { readonly what: 'also-called' | 'not-called'; readonly agency: string; readonly alias: string }
  | { readonly what: 'post'; readonly post: string }
  | { readonly what: 'answers-for-agency'; readonly post: string; readonly agency: string }
  | { readonly what: 'answers-for'; readonly post: string; readonly actions: readonly string[] }
  | { readonly what: 'contributors'; readonly action: string; readonly agencies: readonly Contributor[] };

export type PostPlace = 'holder' | 'deputy';

export interface PostCovered {
  readonly post: string;
  readonly standIn: string | null;
}

/** An agency that owes a part, and the post that is asked for it; null where the group's channel is. */
export interface Contributor {
  readonly name: string;
  readonly post: string | null;
}

export type PeopleRefusal =
  | RowRefusal
  | { readonly code: 'not-business-manager' }
  | {
      readonly code: 'unknown-name';
      readonly kind: NamedKind;
      readonly name: string;
      readonly nearest: readonly string[];
    }
  | {
      readonly code: 'several-names';
      readonly kind: NamedKind;
      readonly name: string;
      readonly found: readonly string[];
    }
  | { readonly code: 'holds-no-post'; readonly name: string }
  | { readonly code: 'bad-day'; readonly given: string }
  | { readonly code: 'day-passed'; readonly given: Day }
  | { readonly code: 'known-already'; readonly kind: NamedKind; readonly name: string }
  | { readonly code: 'not-called-so'; readonly agency: string; readonly alias: string };

export type NamedKind = 'post' | 'agency' | 'person';

/** The post that a text names, or why none. */
export function findPost(name: string, posts: readonly Post[], agencies: readonly Agency[]): Post | PeopleRefusal {
  const things = posts.map((post) => ({ names: namesOfPost(post, agencies), post }));
  return pick('post', name, things, { nameOf: ({ post }) => postName(post, agencies), of: ({ post }) => post });
}

export function findAgency(name: string, agencies: readonly Agency[]): Agency | PeopleRefusal {
  const things = agencies.map((agency) => ({ names: namesOfAgency(agency), agency }));
  return pick('agency', name, things, { nameOf: ({ agency }) => agency.name, of: ({ agency }) => agency });
}

function pick<T extends { readonly names: readonly string[] }, R>(
  kind: NamedKind,
  name: string,
  things: readonly T[],
  { nameOf, of }: { readonly nameOf: (thing: T) => string; readonly of: (thing: T) => R },
): R | PeopleRefusal {
  const found = matchName(name, things);
  if (found.kind === 'one') return of(found.found);
  if (found.kind === 'several') return { code: 'several-names', kind, name, found: found.found.map(nameOf) };
  return { code: 'unknown-name', kind, name, nearest: found.nearest.map(nameOf) };
}

/** The agencies that a list names: one whose name has "and" in it before two. */
export function findAgencies(text: string, agencies: readonly Agency[]): readonly Agency[] | PeopleRefusal {
  const whole = matchName(
    text,
    agencies.map((agency) => ({ names: namesOfAgency(agency), agency })),
  );
  if (whole.kind === 'one') return [whole.found.agency];
  const found: Agency[] = [];
  for (const name of text.split(/[,;\n]|\band\b/i).map((each) => each.trim())) {
    if (name === '') continue;
    const agency = findAgency(name, agencies);
    if ('code' in agency) return agency;
    if (!found.includes(agency)) found.push(agency);
  }
  return found;
}

/** Puts somebody into a post; with null it is vacant. */
export function withHolder(post: Post, as: PostPlace, key: string | null): Post {
  if (as === 'deputy')
    return { ...post, deputy: key, holder: post.holder === key && key !== null ? null : post.holder };
  const awayUntil = key === post.holder ? post.awayUntil : null;
  return { ...post, holder: key, awayUntil, deputy: post.deputy === key && key !== null ? null : post.deputy };
}

/** Who is asked for a post on a day, by name. */
export function standInName(post: Post, people: readonly Person[], today: Day): string | null {
  return nameOfPerson(standIn(post, { posts: [], agencies: [], people, today }), people);
}
