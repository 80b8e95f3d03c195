import { foldPerson } from './name-match.ts';
import { type Contact, isWithoutTeams, type Person, type Post } from './partnership.ts';

/** Somebody on a channel's roster, as Teams tells it. */
export interface RosterMember {
  readonly key: string;
  readonly name: string;
  /** E-mail address and user principal name, in lower case. */
  readonly addresses: readonly string[];
}

/** Somebody whom a list named and Teams may know: for certain, or so that a person has to say. */
export type KnownAgain =
  | { readonly kind: 'same'; readonly person: Person; readonly member: RosterMember }
  | { readonly kind: 'doubt'; readonly person: Person; readonly members: readonly RosterMember[] };

/**
 * Finds those known by name alone on a roster: by an address that only one member has, else by a name that only one
 * member and only one of them has. Whatever is less than that is a doubt and decided by nobody here.
 */
export function knownAgain(
  people: readonly Person[],
  contacts: readonly Contact[],
  members: readonly RosterMember[],
): readonly KnownAgain[] {
  const strangers = people.filter((person) => isWithoutTeams(person.key) && !person.left);
  const found = strangers.flatMap((person) => {
    const alike = membersLike(person, contacts, members);
    if (alike.members.length === 0) return [];
    const namesakes = strangers.filter((other) => foldPerson(other.name) === foldPerson(person.name));
    const isCertain =
      alike.members.length === 1 && (alike.by === 'address' || (alike.by === 'name' && namesakes.length === 1));
    return [{ person, members: alike.members, isCertain }];
  });
  return found.map(({ person, members: alike, isCertain }): KnownAgain => {
    const [member] = alike;
    const claims = found.filter((other) => other.isCertain && other.members[0]!.key === member!.key);
    if (isCertain && claims.length === 1) return { kind: 'same', person, member: member! };
    return { kind: 'doubt', person, members: alike };
  });
}

function membersLike(person: Person, contacts: readonly Contact[], members: readonly RosterMember[]) {
  const address = contacts.find((contact) => contact.person === person.key)?.email ?? null;
  const byAddress = members.filter(({ addresses }) => address !== null && addresses.includes(address));
  if (byAddress.length > 0) return { by: 'address', members: byAddress } as const;
  const byName = members.filter(({ name }) => foldPerson(name) === foldPerson(person.name));
  // Another address beside the same name is a reason to ask, not to believe.
  const isOther = address !== null && byName.some(({ addresses }) => addresses.length > 0);
  return { by: isOther ? 'name and another address' : 'name', members: byName } as const;
}

/** The posts of somebody, with another key in its place. */
export function postsWithKey(posts: readonly Post[], from: string, to: string): readonly Post[] {
  const swap = (key: string | null) => (key === from ? to : key);
  return posts
    .filter(({ holder, deputy }) => holder === from || deputy === from)
    .map((post) => ({ ...post, holder: swap(post.holder), deputy: swap(post.deputy) }));
}
