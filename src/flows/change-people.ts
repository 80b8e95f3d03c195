import { type Asker, isBusinessManager } from '../domain/access.ts';
import { foldName } from '../domain/name-match.ts';
import type { Agency, Post } from '../domain/partnership.ts';
import { findAgency, findPost, type PeopleDone, type PeopleRefusal } from '../domain/people-change.ts';
import { newAgency, newPost, type PeopleFacts, unsafeName } from '../domain/people-row.ts';
import { namesOfAgency, postName } from '../domain/person-post.ts';
import { audit, untilDone } from './commit.ts';
import { gatherPosts, type PostRows, peopleFacts, writeOver } from './gather-posts.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { answeringAfter, handOver } from './move-requests.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { commitInParts } from './settle-meeting.ts';

export interface PeopleBy {
  readonly partnership: string;
  readonly asker: Asker;
}

export type PeopleChanged =
  | { readonly kind: 'done'; readonly done: PeopleDone }
  | { readonly kind: 'refused'; readonly refusal: PeopleRefusal };

/** What a change comes to: rows, the line of the trail, and what to tell. */
export interface PeopleDecided {
  readonly changes: readonly RegisterChange[];
  readonly about: string;
  readonly done: PeopleDone;
}

export interface PeopleGathered {
  readonly rows: PostRows;
  readonly facts: PeopleFacts;
}

type Decide = (gathered: PeopleGathered) => PeopleDecided | PeopleRefusal;

/** Gathers who holds what, decides, and writes all of it; for business managers alone. */
export async function changePeople(ports: Ports, by: PeopleBy, decide: Decide): Promise<PeopleChanged> {
  if (!isBusinessManager(by.asker)) return { kind: 'refused', refusal: { code: 'not-business-manager' } };
  return untilDone(async (): Promise<PeopleChanged | 'conflict'> => {
    const register = ports.store.register(by.partnership);
    const guard = await guardAnswerers(register, by.partnership);
    const rows = await gatherPosts(register);
    const facts = peopleFacts(rows, { actions: [] });
    const decided = decide({ rows, facts });
    if ('code' in decided) return { kind: 'refused', refusal: decided };
    const { changes, about, done } = decided;
    const line = audit(ports, by.asker.key, `people: ${done.what}`, about);
    const moved = changes.length > 0 ? await handOver(ports, by.partnership, answeringAfter(facts, changes)) : [];
    const written =
      changes.length === 0
        ? 'done'
        : await commitInParts(ports, by.partnership, [...moved, [...changes, guarded(guard), line]]);
    return written === 'conflict' ? 'conflict' : { kind: 'done', done };
  });
}

export async function addAgency(ports: Ports, by: PeopleBy, name: string): Promise<PeopleChanged> {
  return changePeople(ports, by, ({ rows, facts }) => {
    const unsafe = unsafeName([name]);
    if (unsafe) return unsafe;
    const known = findAgency(name, facts.agencies);
    if (!('code' in known) && known.name.toLowerCase() === name.toLowerCase()) {
      return { code: 'known-already', kind: 'agency', name: known.name };
    }
    const agency = newAgency(name, facts.agencies);
    return {
      changes: writeOver('agency', agency.id, agency, rows.agencies),
      about: agency.id,
      done: { what: 'agency', name },
    };
  });
}

export interface AliasWish {
  readonly agency: string;
  readonly does: 'also-called' | 'not-called';
  readonly alias: string;
}

/** "Police is also called Essex Police": what plans and people call an agency besides its name, or no longer. */
export async function callAgency(ports: Ports, by: PeopleBy, { agency: named, does, alias }: AliasWish) {
  return changePeople(ports, by, ({ rows, facts }) => {
    const unsafe = unsafeName([alias]);
    if (unsafe) return unsafe;
    const agency = findAgency(named, facts.agencies);
    if ('code' in agency) return agency;
    const aliases = does === 'also-called' ? withName(agency, alias, facts.agencies) : withoutName(agency, alias);
    if ('code' in aliases) return aliases;
    return {
      changes: writeOver('agency', agency.id, { ...agency, aliases }, rows.agencies),
      about: agency.id,
      done: { what: does, agency: agency.name, alias },
    };
  });
}

function withName({ aliases }: Agency, alias: string, known: readonly Agency[]): readonly string[] | PeopleRefusal {
  const isTaken = known.some((one) => namesOfAgency(one).some(isSameAs(alias)));
  return isTaken ? { code: 'known-already', kind: 'agency', name: alias } : [...aliases, alias];
}

function withoutName({ name, aliases }: Agency, alias: string): readonly string[] | PeopleRefusal {
  const isAlias = isSameAs(alias);
  const others = aliases.filter((one) => !isAlias(one));
  return others.length === aliases.length ? { code: 'not-called-so', agency: name, alias } : others;
}

function isSameAs(name: string): (other: string) => boolean {
  const bare = (text: string) => foldName(text).replace(/^the /, '');
  return (other) => bare(other) === bare(name);
}

/** A new post belongs to an agency that is known. */
export async function addPost(
  ports: Ports,
  by: PeopleBy,
  { title, agency: named }: { readonly title: string; readonly agency: string },
): Promise<PeopleChanged> {
  return changePeople(ports, by, ({ rows, facts }) => {
    const unsafe = unsafeName([title, named]);
    if (unsafe) return unsafe;
    const agency = findAgency(named, facts.agencies);
    if ('code' in agency) return agency;
    const known = facts.posts.find((post) => post.agency === agency.id && isCalled(post, title));
    if (known) return { code: 'known-already', kind: 'post', name: postName(known, facts.agencies) };
    const post = newPost(title, agency, facts.posts);
    return {
      changes: writeOver('post', post.id, post, rows.posts),
      about: post.id,
      done: { what: 'post', post: postName(post, facts.agencies) },
    };
  });
}

function isCalled(post: Post, title: string): boolean {
  return post.title.toLowerCase() === title.toLowerCase();
}

/** "… answers for Police": the post that is asked where an action names the agency alone. */
export async function answerForAgency(
  ports: Ports,
  by: PeopleBy,
  named: { readonly post: string; readonly agency: string },
): Promise<PeopleChanged> {
  return changePeople(ports, by, ({ rows, facts }) => {
    const post = findPost(named.post, facts.posts, facts.agencies);
    if ('code' in post) return post;
    const agency = findAgency(named.agency, facts.agencies);
    if ('code' in agency) return agency;
    return {
      changes: writeOver('agency', agency.id, { ...agency, answers: post.id }, rows.agencies),
      about: `${post.id} for ${agency.id}`,
      done: { what: 'answers-for-agency', post: postName(post, facts.agencies), agency: agency.name },
    };
  });
}
