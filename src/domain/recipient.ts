import { isBusinessManager, isChairOf } from './access.ts';
import type { Day } from './day.ts';
import { type Agency, type Group, isWithoutTeams, type Person, type Post } from './partnership.ts';
import type { Asked } from './request.ts';

/**
 * Who gets a request: a person in their own chat; somebody without Teams by way of a business manager, who sends it
 * on; or the lead group's channel, where nobody is known yet.
 */
export type Recipient =
  | { readonly kind: 'channel'; readonly group: string }
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'by-hand'; readonly person: string; readonly manager: string };

/** The people of a partnership, as far as they may be written to. */
export interface WhoFacts {
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly today: Day;
}

/** One thing that one recipient is asked: an action, or an agency's part of it. */
export interface Addressed extends Asked {
  readonly part: string | null;
  /** The post that answers; null where the channel is asked. */
  readonly post: string | null;
  readonly to: Recipient;
}

/** The most a person is asked at once; only quarterly check-ins are held back for it. */
const personCap = 6;

/** Whoever answers for a post today: its holder, else its deputy; null while neither is there. `awayUntil` is the first day back. */
export function standIn({ holder, deputy, awayUntil }: Post, { people, today }: WhoFacts): string | null {
  const isHere = (key: string) => !people.some((person) => person.key === key && person.left);
  const isAway = awayUntil !== null && today < awayUntil;
  if (holder !== null && isHere(holder) && !isAway) return holder;
  return deputy !== null && isHere(deputy) ? deputy : null;
}

/** Business managers who are still here, always in the same order. */
export function managersOf({ people }: Pick<WhoFacts, 'people'>): readonly string[] {
  return people
    .filter((person) => isBusinessManager(person) && !person.left && !isWithoutTeams(person.key))
    .map(({ key }) => key)
    .toSorted();
}

/** A group's chair and vice chairs who are still here. */
export function chairsOf(group: string, { people }: Pick<WhoFacts, 'people'>): readonly string[] {
  return people
    .filter((person) => isChairOf(person, group) && !person.left && !isWithoutTeams(person.key))
    .map(({ key }) => key)
    .toSorted();
}

/** Who is asked about each action of a group's cycle, and about each agency's part of it. */
export function addressed(asked: readonly Asked[], group: Group, facts: WhoFacts): readonly Addressed[] {
  return asked.flatMap((one): readonly Addressed[] => {
    const { responsible, contributors } = one.tracked.action;
    const parts = contributors.map((agency): Addressed => {
      const answers = facts.agencies.find(({ id }) => id === agency)?.answers ?? null;
      return { ...one, part: agency, ...recipientFor(answers ? [answers] : [], group, facts) };
    });
    return [{ ...one, part: null, ...recipientFor(responsible, group, facts) }, ...parts];
  });
}

/** The first of the posts that has somebody; with none, the group's channel. */
function recipientFor(posts: readonly string[], group: Group, facts: WhoFacts): Pick<Addressed, 'post' | 'to'> {
  for (const id of posts) {
    const post = facts.posts.find((candidate) => candidate.id === id);
    const person = post ? standIn(post, facts) : null;
    if (person === null) continue;
    if (!isWithoutTeams(person)) return { post: id, to: { kind: 'person', person } };
    const [manager] = managersOf(facts);
    if (manager) return { post: id, to: { kind: 'by-hand', person, manager } };
  }
  return { post: null, to: { kind: 'channel', group: group.id } };
}

/** Holds back the quarterly check-ins of whoever would be asked more than six things at once. */
export function withinPersonCap(
  all: readonly Addressed[],
  alreadyAsked: ReadonlyMap<string, number>,
): readonly Addressed[] {
  const counts = new Map(alreadyAsked);
  const count = ({ to }: Addressed) => {
    if (to.kind !== 'channel') counts.set(to.person, (counts.get(to.person) ?? 0) + 1);
  };
  const pressing = all.filter(({ reason }) => reason !== 'check-in');
  pressing.forEach(count);
  const kept = new Set(pressing);
  for (const one of all.filter(({ reason }) => reason === 'check-in')) {
    if (one.to.kind !== 'channel' && (counts.get(one.to.person) ?? 0) >= personCap) continue;
    kept.add(one);
    count(one);
  }
  return all.filter((one) => kept.has(one));
}

/** The last part of the name of a message to this recipient. */
export function recipientKey(to: Recipient): string {
  return to.kind === 'channel' ? to.group : to.person;
}
