import { foldName, foldPerson } from './name-match.ts';
import type { Agency, Person, Post } from './partnership.ts';

/** "Detective Inspector (Example Police)": a post with its agency, for lists in which several may share a title. */
export function postName({ title, agency }: Post, agencies: readonly Agency[]): string {
  const of = agencies.find(({ id }) => id === agency)?.name;
  return of && !foldName(title).includes(foldName(of)) ? `${title} (${of})` : title;
}

/** The names a post goes by: its title, alone and with its agency's. */
export function namesOfPost({ title, agency }: Post, agencies: readonly Agency[]): readonly string[] {
  const of = agencies.find(({ id }) => id === agency);
  const owners = of ? [of.name, ...of.aliases] : [];
  return [
    title,
    ...owners.flatMap((owner) => [' ', ' at ', ' of '].map((word) => `${title}${word}${owner}`)),
    ...owners.map((owner) => `${owner} ${title}`),
  ];
}

export function namesOfAgency({ name, aliases }: Agency): readonly string[] {
  return [name, ...aliases];
}

/** The name that a key stands for; a key that no row explains is nobody whom Baton could name. */
export function nameOfPerson(key: string | null, people: readonly Person[]): string | null {
  return people.find((person) => person.key === key)?.name ?? null;
}

export function namesOfPerson({ name }: Pick<Person, 'name'>): readonly string[] {
  return [name, foldPerson(name)];
}
