import { isBusinessManager } from '../domain/access.ts';
import { type Day, londonDay } from '../domain/day.ts';
import type { PeopleRefusal } from '../domain/people-change.ts';
import { standInName } from '../domain/people-change.ts';
import { nameOfPerson, postName } from '../domain/person-post.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import type { PeopleBy, PeopleChanged } from './change-people.ts';
import { audit, commit, untilDone } from './commit.ts';
import { gatherPosts, peopleFacts, writeOver } from './gather-posts.ts';
import type { Ports } from './ports.ts';

/** Who is away or back; a business manager may say it of anybody, everybody of themself. */
export interface Absence extends PeopleBy {
  readonly person: { readonly key: string; readonly name: string };
}

/** "away until 14 May": until that day the deputies of their posts are asked. */
export async function setAway(ports: Ports, absence: Absence & { readonly until: string }): Promise<PeopleChanged> {
  const today = londonDay(ports.clock.now());
  const until = readWrittenDay(absence.until, today);
  if (!until) return refused({ code: 'bad-day', given: absence.until.slice(0, 40) });
  if (until <= today) return refused({ code: 'day-passed', given: until });
  return change(ports, absence, until);
}

export async function setBack(ports: Ports, absence: Absence): Promise<PeopleChanged> {
  return change(ports, absence, null);
}

function refused(refusal: PeopleRefusal): PeopleChanged {
  return { kind: 'refused', refusal };
}

async function change(ports: Ports, absence: Absence, until: Day | null): Promise<PeopleChanged> {
  const { partnership, asker, person } = absence;
  if (!isBusinessManager(asker) && person.key !== asker.key) return refused({ code: 'not-business-manager' });
  return untilDone(async (): Promise<PeopleChanged | 'conflict'> => {
    const rows = await gatherPosts(ports.store.register(partnership));
    const { posts, agencies, people } = peopleFacts(rows, { actions: [] });
    const known = people.find(({ key }) => key === person.key);
    // Back in the partnership, and only a business manager says so; the posts went to others meanwhile.
    const returns = until === null && known?.left === true && isBusinessManager(asker);
    const held = posts.filter(({ holder }) => holder === person.key);
    if (known?.left && !returns) return refused({ code: 'has-left', name: known.name });
    if (held.length === 0 && !returns) return refused({ code: 'holds-no-post', name: person.name });
    const after = held.map((post) => ({ ...post, awayUntil: until }));
    const changes = [
      ...after.flatMap((post) => writeOver('post', post.id, post, rows.posts)),
      ...(returns ? writeOver('person', person.key, { ...known, left: false }, rows.people) : []),
    ];
    if (changes.length > 0) {
      const line = audit(ports, asker.key, until ? `away until ${until}` : 'back', person.key);
      if ((await commit(ports, partnership, [...changes, line])) === 'conflict') return 'conflict';
    }
    const name = nameOfPerson(person.key, people) ?? person.name;
    const today = londonDay(ports.clock.now());
    const covered = after.map((post) => ({
      post: postName(post, agencies),
      standIn: standInName(post, people, today),
    }));
    if (until) return { kind: 'done', done: { what: 'away', name, until, posts: covered } };
    return { kind: 'done', done: { what: 'back', name, posts: covered.map(({ post }) => post), hadLeft: returns } };
  });
}
