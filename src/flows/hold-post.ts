import { type Day, londonDay } from '../domain/day.ts';
import { isWithoutTeams, type Person, type Post } from '../domain/partnership.ts';
import { findPost, type PeopleRefusal, type PostPlace, standInName, withHolder } from '../domain/people-change.ts';
import { newStranger, type PeopleFacts, personNamed, unsafeName } from '../domain/people-row.ts';
import { nameOfPerson, postName } from '../domain/person-post.ts';
import {
  changePeople,
  type PeopleBy,
  type PeopleChanged,
  type PeopleDecided,
  type PeopleGathered,
} from './change-people.ts';
import { writeOver } from './gather-posts.ts';
import type { Ports } from './ports.ts';

/** Somebody by their key in Teams, or by name alone where they are not in Teams. */
export type PersonMeant =
  | { readonly key: string; readonly name: string }
  | { readonly key: null; readonly name: string };

export interface PlaceMeant {
  readonly as: PostPlace;
  /** The post as it was typed. */
  readonly post: string;
}

/** "make @Name holder of …": posts outlive holders, and whoever held it before holds it no longer. */
export async function holdPost(
  ports: Ports,
  by: PeopleBy,
  { person, ...place }: PlaceMeant & { readonly person: PersonMeant },
): Promise<PeopleChanged> {
  return changePeople(ports, by, (gathered) => {
    const post = postMeant(place, gathered.facts);
    if ('code' in post) return post;
    const unsafe = unsafeName([person.name]);
    if (unsafe) return unsafe;
    const { people } = gathered.facts;
    const known = people.find(({ key }) => key === person.key);
    if (known?.left) return { code: 'has-left', name: known.name };
    const holder: Person =
      known ?? (person.key === null ? newStranger(person.name, people) : { ...person, roles: [], left: false });
    return held(gathered, { post, as: place.as, holder });
  });
}

/** The same by a name as a list of people gives it: of somebody who is known, else somebody new without Teams. */
export async function holdPostByName(
  ports: Ports,
  by: PeopleBy,
  { name, ...place }: PlaceMeant & { readonly name: string },
): Promise<PeopleChanged> {
  const today = londonDay(ports.clock.now());
  return changePeople(ports, by, (gathered) => {
    const { facts } = gathered;
    const post = postMeant(place, facts);
    if ('code' in post) return post;
    const unsafe = unsafeName([name]);
    if (unsafe) return unsafe;
    const found = personNamed({ name, email: '' }, facts);
    if ('code' in found) return found;
    const holder = [...facts.people, ...found.added].find(({ key }) => key === found.key);
    return holder ? held(gathered, { post, as: place.as, holder }) : vacated(gathered, { post, as: place.as }, today);
  });
}

export async function vacatePost(ports: Ports, by: PeopleBy, place: PlaceMeant): Promise<PeopleChanged> {
  const today = londonDay(ports.clock.now());
  return changePeople(ports, by, (gathered) => {
    const post = postMeant(place, gathered.facts);
    return 'code' in post ? post : vacated(gathered, { post, as: place.as }, today);
  });
}

function postMeant({ post }: PlaceMeant, { posts, agencies }: PeopleFacts): Post | PeopleRefusal {
  return findPost(post, posts, agencies);
}

interface Place {
  readonly post: Post;
  readonly as: PostPlace;
}

function held(
  { rows, facts }: PeopleGathered,
  { post, as, holder }: Place & { readonly holder: Person },
): PeopleDecided {
  const before = post[as];
  const after = withHolder(post, as, holder.key);
  const isNew = !facts.people.some(({ key }) => key === holder.key);
  return {
    changes: [
      ...writeOver('post', post.id, after, rows.posts),
      ...(isNew ? writeOver('person', holder.key, holder, rows.people) : []),
    ],
    about: post.id,
    done: {
      what: 'holds',
      as,
      name: holder.name,
      post: postName(post, facts.agencies),
      before: before === holder.key ? null : nameOfPerson(before, facts.people),
      withoutTeams: isWithoutTeams(holder.key),
    },
  };
}

function vacated({ rows, facts }: PeopleGathered, { post, as }: Place, today: Day): PeopleDecided {
  const after = withHolder(post, as, null);
  return {
    changes: writeOver('post', post.id, after, rows.posts),
    about: post.id,
    done: {
      what: 'vacant',
      as,
      post: postName(post, facts.agencies),
      standIn: standInName(after, facts.people, today),
    },
  };
}
