import type { Agency, Person, Post } from './partnership.ts';
import { newAgency, newPost } from './people-row.ts';
import type { Tracked } from './plan.ts';
import { slugOf } from './ref.ts';
import { suggestAnswerer, type WhoAnswersFacts } from './who-answers.ts';

/** What a business manager chooses for one action. */
export type Choice =
  /** What the plan's words say, read again from the register. */
  | { readonly kind: 'plan' }
  /** Every agency owes a part. */
  | { readonly kind: 'each' }
  | { readonly kind: 'post' | 'agency' | 'person'; readonly id: string };

/** What a choice comes to: posts that answer, agencies that owe a part, and the rows that this needs. */
export interface Named {
  readonly answers: readonly string[];
  readonly contributors: readonly string[];
  /** Agencies and posts that are new or changed. */
  readonly agencies: readonly Agency[];
  readonly posts: readonly Post[];
}

/** Decides one choice; null where what was chosen is not there any more. */
export function decideNaming(choice: Choice, tracked: Tracked, facts: WhoAnswersFacts): Named | null {
  switch (choice.kind) {
    case 'plan':
      return asThePlanSays(tracked, facts);
    case 'each':
      return facts.agencies.length === 0 ? null : owing(facts.agencies.map(({ id }) => id));
    case 'post':
      return facts.posts.some(({ id }) => id === choice.id) ? answering([choice.id]) : null;
    case 'agency':
      return byAgency(choice.id, facts);
    case 'person':
      return byPerson(choice.id, facts);
    default:
      return choice satisfies never;
  }
}

function answering(answers: readonly string[]): Named {
  return { answers, contributors: [], agencies: [], posts: [] };
}

function owing(contributors: readonly string[]): Named {
  return { answers: [], contributors, agencies: [], posts: [] };
}

/** One that the plan names answers for the action; of several each owes a part, by its agency. */
function asThePlanSays(tracked: Tracked, facts: WhoAnswersFacts): Named | null {
  const { named, each } = suggestAnswerer(tracked, facts);
  const [first, ...more] = named;
  if (!first) return each ? decideNaming({ kind: 'each' }, tracked, facts) : null;
  if (more.length === 0) {
    if (first.kind === 'post') return answering([first.id]);
    if (first.kind === 'agency') return byAgency(first.id, facts);
    const agency = newAgency(first.name, facts.agencies);
    return byAgency(agency.id, { ...facts, agencies: [...facts.agencies, agency] });
  }
  let agencies = facts.agencies;
  const owe = named.map((one) => {
    if (one.kind === 'agency') return one.id;
    if (one.kind === 'post') return facts.posts.find(({ id }) => id === one.id)!.agency;
    const made = newAgency(one.name, agencies);
    agencies = [...agencies, made];
    return made.id;
  });
  const known = owe.filter((id) => agencies.some((agency) => agency.id === id));
  return { ...owing([...new Set(known)]), agencies: agencies.slice(facts.agencies.length) };
}

/**
 * An agency answers by the post that was named to answer for it, or by its only one. Where there is none a vacant post
 * is made, so that the plan says whose it is; until that has a holder, the lead group's channel is asked.
 */
function byAgency(id: string, facts: WhoAnswersFacts): Named | null {
  const agency = facts.agencies.find((one) => one.id === id);
  if (!agency) return null;
  const own = facts.posts.filter((post) => post.agency === id);
  const post = own.find((one) => one.id === agency.answers) ?? (own.length === 1 ? own[0] : undefined);
  if (post) return answering([post.id]);
  const made = newPost(`Lead for ${agency.name}`, agency, facts.posts);
  return { answers: [made.id], contributors: [], agencies: [{ ...agency, answers: made.id }], posts: [made] };
}

/** A person answers by a post they hold; where they hold none, one is made that bears their name. */
function byPerson(key: string, { people, posts }: WhoAnswersFacts): Named | null {
  const person = people.find((one) => one.key === key && !one.left);
  if (!person) return null;
  const held = posts.find(({ holder }) => holder === key);
  if (held) return answering([held.id]);
  const post = postOf(person);
  return { answers: [post.id], contributors: [], agencies: [], posts: [post] };
}

/** A post whose title nobody has said yet; it bears the person's name until somebody does. */
export function postOf({ key, name }: Pick<Person, 'key' | 'name'>): Post {
  return { id: `of.${slugOf(key)}`, agency: '', title: name, holder: key, deputy: null, awayUntil: null };
}

/** Posts that nobody answers for today: their actions go to the lead group's channel. */
export function isVacant({ holder, deputy }: Post, people: readonly Person[]): boolean {
  const isHere = (key: string | null) => key !== null && !people.some((one) => one.key === key && one.left);
  return !isHere(holder) && !isHere(deputy);
}
