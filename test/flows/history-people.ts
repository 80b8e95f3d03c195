import { addDays, formatDay, londonDay } from '../../src/domain/day.ts';
import type { PeopleRow } from '../../src/domain/people-row.ts';
import { assignAction } from '../../src/flows/assign-action.ts';
import { holdPost, vacatePost } from '../../src/flows/hold-post.ts';
import { importPeople } from '../../src/flows/import-people.ts';
import { personLeft } from '../../src/flows/person-left.ts';
import { setAway } from '../../src/flows/set-away.ts';
import { manager, rowsOf, theManager } from '../builders.ts';
import type { Act } from './history-acts.ts';
import { agencies, answerable, type HistoryWorld, nameOf, partnership, posts } from './history-world.ts';

// Who answers changes in mid-cycle: somebody leaves, hands a post on, is away, or takes an action over.

export function leaves(person: string): Act {
  return {
    name: `${person} leaves`,
    isDoneAnew: true,
    does: async ({ model, instance }) => {
      const left = await personLeft(instance.ports, partnership, person, theManager.key);
      if (left.kind === 'left') model.left.add(person);
    },
  };
}

export function assign(target: number, key: string): Act {
  const { ref } = answerable[target % answerable.length]!;
  return {
    name: `${ref} is assigned to ${key}`,
    does: async ({ model, instance }) => {
      model.passedOn.add(ref);
      const assignment = { partnership, asker: theManager, plan: 'DP', ref, person: { key, name: nameOf(key) } };
      await assignAction(instance.ports, assignment);
    },
  };
}

type Place = 'holder' | 'deputy';

/** "make @Kim holder of …", or that nobody is any more. */
export function holds(post: number, as: Place, key: string | null): Act {
  const { title } = posts[post % posts.length]!;
  const by = { partnership, asker: theManager };
  return {
    name: `${as} of ${title}: ${key ?? 'nobody'}`,
    isDoneAnew: true,
    does: async ({ world, model, instance }) => {
      await handedOn(world, model.handedOn);
      await (key === null
        ? vacatePost(instance.ports, by, { as, post: title })
        : holdPost(instance.ports, by, { person: { key, name: nameOf(key) }, as, post: title }));
    },
  };
}

export function isAway(key: string, days: number): Act {
  return {
    name: `${key} is away for ${days} days`,
    does: async ({ world, instance }) => {
      const until = formatDay(addDays(londonDay(world.clock.now()), days));
      await setAway(instance.ports, { partnership, asker: theManager, person: { key, name: nameOf(key) }, until });
    },
  };
}

/** A list of people comes once more, with somebody else for a post. */
export function listSays(post: number, name: string): Act {
  const { title, agency: of } = posts[post % posts.length]!;
  const agency = agencies.find(({ id }) => id === of)!.name;
  return {
    name: `the list of people has ${name} for ${title}`,
    isDoneAnew: true,
    does: async ({ world, model, instance }) => {
      await handedOn(world, model.handedOn);
      const nobody = { name: '', email: '' };
      const row: PeopleRow = {
        ...{ row: 2, agency, post: title, holder: { name, email: '' }, deputy: nobody },
        ...{ awayUntil: null, groups: [], answers: false, actions: '' },
      };
      await importPeople(instance.ports, partnership, { rows: [row], by: manager });
    },
  };
}

/** Whoever has a post now may be asked no more: somebody else sees what they were asked on a card of theirs. */
async function handedOn(world: HistoryWorld, known: Set<string>): Promise<void> {
  for (const { holder, deputy } of await rowsOf(world, 'post'))
    for (const key of [holder, deputy]) if (key !== null) known.add(key);
}
