import { londonDay } from '../domain/day.ts';
import { isWithoutTeams, type Person } from '../domain/partnership.ts';
import { standIn } from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { isOpen } from '../domain/schedule.ts';
import type { PeopleListed, PersonListed, PostListed } from '../domain/set-up-view.ts';
import { withoutAnswerer } from '../domain/who-answers.ts';
import { gatherPlans } from './gather.ts';
import { gatherPosts, peopleFacts } from './gather-posts.ts';
import type { Ports } from './ports.ts';

/** Who holds which post and answers for what. */
export async function listPeople(ports: Ports, partnership: string): Promise<PeopleListed> {
  const register = ports.store.register(partnership);
  const [rows, plans] = await Promise.all([gatherPosts(register), gatherPlans(register)]);
  const facts = peopleFacts(rows, plans);
  const { posts, agencies, people, groups } = facts;
  const today = londonDay(ports.clock.now());
  const open = plans.actions.filter(isOpen);
  const refs = (kept: typeof open) => kept.map(({ action }) => fullRef(action.plan, action.ref));
  const person = (key: string | null) => listed(key, people);
  const listedPosts = posts.map((post): PostListed => {
    const agency = agencies.find(({ id }) => id === post.agency);
    const answering = agencies.filter(({ answers }) => answers === post.id).map(({ id }) => id);
    return {
      agency: agency?.name ?? '',
      post: post.title,
      holder: person(post.holder),
      deputy: person(post.deputy),
      awayUntil: post.awayUntil !== null && post.awayUntil > today ? post.awayUntil : null,
      groups: groups.filter(({ members }) => members.includes(post.id)).map(({ name }) => name),
      answersForAgency: answering.length > 0,
      actions: refs(open.filter(({ action }) => action.responsible.includes(post.id))),
      parts: refs(open.filter(({ action }) => action.contributors.some((id) => answering.includes(id)))),
      vacant: standIn(post, { posts, agencies, people, today }) === null,
    };
  });
  return {
    posts: listedPosts.toSorted((a, b) => `${a.agency} ${a.post}`.localeCompare(`${b.agency} ${b.post}`, 'en-GB')),
    agencies: agencies.filter(({ id }) => !posts.some(({ agency }) => agency === id)).map(({ name }) => name),
    unanswered: refs([...withoutAnswerer(plans.actions)]),
  };
}

function listed(key: string | null, people: readonly Person[]): PersonListed | null {
  if (key === null) return null;
  const name = people.find((person) => person.key === key)?.name ?? 'somebody';
  return { name, inTeams: !isWithoutTeams(key) };
}
