import { type Asker, isBusinessManager } from '../domain/access.ts';
import { type Choice, decideNaming, isVacant, type Named } from '../domain/naming.ts';
import type { PeopleFacts } from '../domain/people-row.ts';
import { postName } from '../domain/person-post.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { hasAnswerer } from '../domain/who-answers.ts';
import { audit, commit, untilDone } from './commit.ts';
import { gatherPlans } from './gather.ts';
import { gatherPosts, type PostRows, peopleFacts, writeOver } from './gather-posts.ts';
import { nameAnswerers, nameContributors, planRows } from './name-answerers.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';

/** What was chosen for one action. */
export interface Picked {
  readonly plan: string;
  readonly ref: string;
  readonly choice: Choice;
}

export type AnswerersSaved =
  | { readonly kind: 'refused'; readonly code: 'not-business-manager' }
  | {
      readonly kind: 'saved';
      readonly saved: readonly AnswererSaved[];
      /** Actions for which somebody else was named meanwhile: that stands. */
      readonly taken: readonly AnswererSaved[];
      /** What is not there any more: an action, or whoever was chosen. */
      readonly gone: readonly string[];
    };

export interface AnswererSaved {
  readonly action: string;
  readonly who: readonly string[];
  /** Several each owe a part; else one answers for all of it. */
  readonly parts: boolean;
  /** Posts among them that nobody holds: the lead group's channel is asked until somebody does. */
  readonly vacant: readonly string[];
}

/** Saves a page of choices in one write. What somebody else has named meanwhile is told and never written over. */
export async function saveAnswerers(
  ports: Ports,
  {
    partnership,
    asker,
    picked,
  }: { readonly partnership: string; readonly asker: Asker; readonly picked: readonly Picked[] },
): Promise<AnswerersSaved> {
  if (!isBusinessManager(asker)) return { kind: 'refused', code: 'not-business-manager' };
  return untilDone(async (): Promise<AnswerersSaved | 'conflict'> => {
    const register = ports.store.register(partnership);
    const [rows, plans] = await Promise.all([gatherPosts(register), gatherPlans(register)]);
    const decided = decideAll(picked, peopleFacts(rows, plans));
    const refs = decided.namings.map(({ tracked }) => refOf(tracked));
    const changes = await changesOf(register, decided, rows);
    if (changes.length > 0) {
      const line = audit(ports, asker.key, 'named who answers', refs.join(', '));
      if ((await commit(ports, partnership, [...changes, line])) === 'conflict') return 'conflict';
    }
    const saved = decided.namings.map(({ tracked, named }) => told(tracked, named, decided.facts));
    return { kind: 'saved', saved, taken: decided.taken, gone: decided.gone };
  });
}

interface Decided {
  readonly namings: readonly { readonly tracked: Tracked; readonly named: Named }[];
  readonly taken: readonly AnswererSaved[];
  readonly gone: readonly string[];
  /** Facts with the agencies and posts that the choices add. */
  readonly facts: PeopleFacts;
}

function decideAll(picked: readonly Picked[], before: PeopleFacts): Decided {
  let facts = before;
  const namings: { tracked: Tracked; named: Named }[] = [];
  const taken: AnswererSaved[] = [];
  const gone: string[] = [];
  for (const { plan, ref, choice } of picked) {
    const tracked = facts.actions.find(({ action }) => action.plan === plan && action.ref === ref);
    const named = tracked ? decideNaming(choice, tracked, facts) : null;
    if (!tracked || !named) {
      gone.push(fullRef(plan, ref));
    } else if (hasAnswerer(tracked)) {
      // The same once more, as after a lost answer, is no conflict.
      if (!isAsNamed(tracked, named)) taken.push(told(tracked, asNamed(tracked), facts));
    } else {
      namings.push({ tracked, named });
      facts = { ...facts, agencies: over(facts.agencies, named.agencies), posts: over(facts.posts, named.posts) };
    }
  }
  return { namings, taken, gone, facts };
}

function over<T extends { readonly id: string }>(known: readonly T[], changed: readonly T[]): readonly T[] {
  return [...known.filter(({ id }) => !changed.some((one) => one.id === id)), ...changed];
}

function asNamed({ action }: Tracked): Named {
  return { answers: action.responsible, contributors: action.contributors, agencies: [], posts: [] };
}

function isAsNamed(tracked: Tracked, named: Named): boolean {
  const { answers, contributors } = asNamed(tracked);
  return answers.join(' ') === named.answers.join(' ') && contributors.join(' ') === named.contributors.join(' ');
}

async function changesOf(register: Register, decided: Decided, rows: PostRows): Promise<readonly RegisterChange[]> {
  const { namings, facts } = decided;
  const answers = namings.filter(({ named }) => named.answers.length > 0);
  const parts = namings.filter(({ named }) => named.contributors.length > 0);
  const plans = await planRows(
    register,
    parts.map(({ tracked }) => tracked.action.plan),
  );
  return [
    ...facts.agencies.flatMap((agency) => writeOver('agency', agency.id, agency, rows.agencies)),
    ...facts.posts.flatMap((post) => writeOver('post', post.id, post, rows.posts)),
    ...(await nameAnswerers(
      register,
      answers.map(({ tracked, named }) => ({ tracked, posts: named.answers })),
    )),
    ...(await nameContributors(
      register,
      plans,
      parts.map(({ tracked, named }) => ({ tracked, contributors: named.contributors })),
    )),
  ];
}

function told(
  tracked: Tracked,
  { answers, contributors }: Named,
  { posts, agencies, people }: PeopleFacts,
): AnswererSaved {
  const answering = posts.filter(({ id }) => answers.includes(id));
  const owing = agencies.filter(({ id }) => contributors.includes(id));
  const partPosts = owing.map(({ answers: by }) => posts.find(({ id }) => id === by));
  const vacant = [
    ...answering.filter((post) => isVacant(post, people)).map((post) => postName(post, agencies)),
    ...owing.filter((_, at) => !partPosts[at] || isVacant(partPosts[at], people)).map(({ name }) => name),
  ];
  const who = [...answering.map((post) => postName(post, agencies)), ...owing.map(({ name }) => name)];
  return { action: refOf(tracked), who, parts: owing.length > 0, vacant };
}

function refOf({ action }: Tracked): string {
  return fullRef(action.plan, action.ref);
}
