import { maySeeWords, type Reader } from './audience.ts';
import type { Agency, Post } from './partnership.ts';
import type { Plan, Tracked } from './plan.ts';
import type { Owner } from './question.ts';

interface Bodies {
  readonly agencies: readonly Agency[];
  readonly posts: readonly Post[];
}

/** Agencies and posts as people name them. */
export function ownersOf({ agencies, posts }: Bodies): readonly Owner[] {
  return [...agencies, ...posts.map(({ title }) => ({ name: title, aliases: [] }))];
}

/**
 * The actions that an agency or a post of this name answers for, by a post or because the agency owes a part of them;
 * all where there is no name. Who answers is known of those alone whose words may be read.
 */
export function ownedBy(
  owner: string | null,
  { plans, actions }: { readonly plans: readonly Plan[]; readonly actions: readonly Tracked[] },
  { reader, agencies, posts }: Bodies & { readonly reader: Reader },
): readonly Tracked[] {
  if (owner === null) return actions;
  const agency = agencies.find(({ name }) => name === owner)?.id;
  const own = posts.filter((post) => post.title === owner || post.agency === agency).map(({ id }) => id);
  const planOf = (code: string) => plans.find((plan) => plan.code === code);
  return actions.filter((tracked) => {
    const { plan, responsible, contributors } = tracked.action;
    const isOwn = responsible.some((id) => own.includes(id)) || contributors.some((id) => id === agency);
    return isOwn && maySeeWords(reader, planOf(plan), tracked);
  });
}
