import { matchName } from '../domain/name-match.ts';
import { namesOfPerson } from '../domain/person-post.ts';
import { valuesOf } from '../flows/gather.ts';
import { lookUp } from './look-up.ts';
import { peopleRefusalWords } from './people-wording.ts';
import type { Turn } from './turn.ts';

/** The one who is meant, or why nobody is. */
export type Meant<P> = { readonly person: P; readonly why: null } | { readonly person: null; readonly why: string };

/**
 * The one person whom a name means. A mention is certain; else those whom Baton knows come before the channel's
 * roster, for whoever has left stands on no roster, nor does anybody without Teams.
 */
export async function findKnown(
  turn: Turn,
  typed: string,
): Promise<Meant<{ readonly key: string; readonly name: string }>> {
  const { ports, present, incoming } = turn;
  const name = typed.replace(/^@/, '').trim();
  if (incoming.mentions.length > 0) return lookUp(turn, name);
  const people = valuesOf(await ports.store.register(present.partnership).list('person'));
  const found = matchName(
    name,
    people.map((person) => ({ names: namesOfPerson(person), person })),
  );
  if (found.kind === 'one') return { person: found.found.person, why: null };
  if (found.kind === 'several') {
    const names = found.found.map(({ person }) => person.name);
    return {
      person: null,
      why: peopleRefusalWords({ code: 'several-names', kind: 'person', name, found: names }, null),
    };
  }
  const looked = await lookUp(turn, name);
  if (looked.person || found.nearest.length === 0) return looked;
  const nearest = found.nearest.map(({ person }) => person.name);
  return { person: null, why: peopleRefusalWords({ code: 'unknown-name', kind: 'person', name, nearest }, null) };
}
