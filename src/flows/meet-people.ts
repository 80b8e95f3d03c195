import { type KnownAgain, knownAgain, postsWithKey, type RosterMember } from '../domain/known-again.ts';
import type { Person } from '../domain/partnership.ts';
import { audit, commit, untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { writeOver } from './gather-posts.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

/** Rows of people who are known by name alone begin so. */
const withoutTeams = 'none~';

/**
 * Looks on a roster for the people whom a list named before Teams knew them. Who is found for certain takes over their
 * posts, once; where it is in doubt, the business managers are asked, once, and nothing changes.
 */
export async function meetPeople(
  ports: Ports,
  partnership: string,
  members: readonly RosterMember[],
): Promise<readonly KnownAgain[]> {
  const register = ports.store.register(partnership);
  const [people, contacts] = await Promise.all([
    register.list('person', { prefix: withoutTeams }),
    register.list('contact'),
  ]);
  const found = knownAgain(valuesOf(people), valuesOf(contacts), members);
  for (const one of found) {
    if (one.kind === 'same') await untilDone(() => takeOver(ports, partnership, one));
    else await askWho(ports, partnership, one);
  }
  return found;
}

/** Whether somebody of this name is known by name alone: then the roster is worth a look. */
export async function strangersOf(register: Register): Promise<readonly Person[]> {
  return valuesOf(await register.list('person', { prefix: withoutTeams })).filter(({ left }) => !left);
}

async function takeOver(
  ports: Ports,
  partnership: string,
  { person, member }: Extract<KnownAgain, { kind: 'same' }>,
): Promise<'done' | 'conflict'> {
  const register = ports.store.register(partnership);
  const [stranger, known, posts, contact] = await Promise.all([
    register.find('person', person.key),
    register.find('person', member.key),
    register.list('post'),
    register.find('contact', person.key),
  ]);
  // Somebody else has just met them.
  if (!stranger) return 'done';
  const roles = [...(known?.value.roles ?? []), ...stranger.value.roles];
  const value: Person = { key: member.key, name: member.name || person.name, roles, left: false };
  const changes: readonly RegisterChange[] = [
    ...postsWithKey(valuesOf(posts), person.key, member.key).flatMap((post) => writeOver('post', post.id, post, posts)),
    ...writeOver('person', member.key, value, known ? [known] : []),
    // The row stays, so that nobody else ever gets this key and cards that were passed on still know the name.
    {
      do: 'replace',
      kind: 'person',
      id: person.key,
      value: { ...stranger.value, roles: [], left: true, metAs: member.key },
      version: stranger.version,
    },
    ...(contact ? [{ do: 'remove', kind: 'contact', id: person.key } as const] : []),
    audit(ports, 'baton', 'met in Teams', `${person.key} is ${member.key}`),
  ];
  return commit(ports, partnership, changes);
}

/** The notice is named for the person, so that each doubt is told once. */
async function askWho(
  ports: Ports,
  partnership: string,
  { person, members }: Extract<KnownAgain, { kind: 'doubt' }>,
): Promise<void> {
  const names = [...new Set(members.map(({ name }) => name))].slice(0, 5).join(', ');
  const text = `The list of people names ${person.name}, and Teams knows ${names}. I cannot tell for certain that this is the same person, so nothing was changed. In the partnership’s channel, please mention the one you mean with @: “make @Name holder of …”. Until then, what is asked of ${person.name} comes to you as text to send on.`;
  const notice = { meeting: 'people', name: `who-is.${person.key.slice(withoutTeams.length)}`, text };
  const changes = await noticesToManagers(ports, partnership, notice);
  if (changes.length > 0) await commit(ports, partnership, changes);
}
