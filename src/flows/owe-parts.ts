import { isBusinessManager } from '../domain/access.ts';
import { londonDay } from '../domain/day.ts';
import { type Owed, readOwed } from '../domain/owed.ts';
import type { PeopleDone } from '../domain/people-change.ts';
import { findAgencies, findPost, type PeopleRefusal, standInName } from '../domain/people-change.ts';
import { type PeopleFacts, resolveOwed } from '../domain/people-row.ts';
import { postName } from '../domain/person-post.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import type { PeopleBy, PeopleChanged } from './change-people.ts';
import { audit, untilDone } from './commit.ts';
import { gatherPlans } from './gather.ts';
import { gatherPosts, peopleFacts } from './gather-posts.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { handOver } from './move-requests.ts';
import { nameAnswerers, nameContributors, planRows } from './name-answerers.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';
import { commitInParts } from './settle-meeting.ts';

/** "Police owes a part of 4.1" adds; "contributors of 4.1: Police, Health" says who all of them are. */
export interface PartsOwed {
  /** Names of agencies; "none" where no agency owes a part any more. */
  readonly agencies: string;
  readonly action: string;
  readonly all: boolean;
}

export async function oweParts(ports: Ports, by: PeopleBy, parts: PartsOwed): Promise<PeopleChanged> {
  const today = londonDay(ports.clock.now());
  return changeActions(ports, by, async (register, facts) => {
    const action = oneAction(parts.action, facts);
    if ('code' in action) return action;
    const none = parts.all && /^(?:none|nobody|no one)$/i.test(parts.agencies.trim());
    const named = none ? [] : findAgencies(parts.agencies, facts.agencies);
    if ('code' in named) return named;
    const before = parts.all ? [] : action.action.contributors;
    const contributors = [...new Set([...before, ...named.map(({ id }) => id)])];
    const plans = await planRows(register, [action.action.plan]);
    const agencies = facts.agencies.filter(({ id }) => contributors.includes(id));
    return {
      changes: await nameContributors(register, plans, [{ tracked: action, contributors }]),
      done: {
        what: 'contributors',
        action: refOf(action),
        agencies: agencies.map(({ name, answers }) => {
          const post = facts.posts.find(({ id }) => id === answers);
          const isAnswered = post !== undefined && standInName(post, facts.people, today) !== null;
          return { name, post: isAnswered ? postName(post, facts.agencies) : null };
        }),
      },
    };
  });
}

/** "Designated Nurse answers for 4.1, 4.2": in place of whoever answered before. */
export async function answerForActions(
  ports: Ports,
  by: PeopleBy,
  named: { readonly post: string; readonly actions: string },
): Promise<PeopleChanged> {
  return changeActions(ports, by, async (register, facts) => {
    const post = findPost(named.post, facts.posts, facts.agencies);
    if ('code' in post) return post;
    const tracked: Tracked[] = [];
    for (const owed of readOwed(named.actions).owed) {
      const action = resolveOwed(owed, facts);
      if ('code' in action) return action;
      tracked.push(action);
    }
    const namings = tracked.map((one) => ({ tracked: one, posts: [post.id] }));
    return {
      changes: await nameAnswerers(register, namings),
      assigned: new Map(namings.map(({ tracked: one, posts }) => [refOf(one), posts])),
      done: { what: 'answers-for', post: postName(post, facts.agencies), actions: tracked.map(refOf) },
    };
  });
}

type Decide = (register: Register, facts: PeopleFacts) => Promise<Decided | PeopleRefusal>;

interface Decided {
  readonly changes: readonly RegisterChange[];
  readonly done: PeopleDone;
  /** Posts that actions (full refs) are given to. */
  readonly assigned?: ReadonlyMap<string, readonly string[]>;
}

async function changeActions(ports: Ports, { partnership, asker }: PeopleBy, decide: Decide): Promise<PeopleChanged> {
  if (!isBusinessManager(asker)) return { kind: 'refused', refusal: { code: 'not-business-manager' } };
  return untilDone(async (): Promise<PeopleChanged | 'conflict'> => {
    const register = ports.store.register(partnership);
    const guard = await guardAnswerers(register, partnership);
    const [rows, plans] = await Promise.all([gatherPosts(register), gatherPlans(register)]);
    const facts = peopleFacts(rows, plans);
    const decided = await decide(register, facts);
    if ('code' in decided) return { kind: 'refused', refusal: decided };
    const { changes, done, assigned } = decided;
    const moved = assigned ? await handOver(ports, partnership, { ...facts, assigned }) : [];
    const about = 'action' in done ? done.action : 'actions' in done ? done.actions.join(', ') : '';
    const line = audit(ports, asker.key, `people: ${done.what}`, about);
    const written = await commitInParts(ports, partnership, [...moved, [...changes, guarded(guard), line]]);
    return written === 'conflict' ? 'conflict' : { kind: 'done', done };
  });
}

function oneAction(text: string, facts: PeopleFacts): Tracked | PeopleRefusal {
  const owed: Owed | undefined = readOwed(text).owed[0];
  return owed ? resolveOwed(owed, facts) : { code: 'unread-actions', words: text };
}

function refOf({ action }: Tracked): string {
  return fullRef(action.plan, action.ref);
}
