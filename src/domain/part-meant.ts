import { matchName } from './name-match.ts';
import type { Agency, Post } from './partnership.ts';
import { namesOfAgency, namesOfPost } from './person-post.ts';
import type { Action } from './plan.ts';

/** Who speaks of an action in words, and on whose behalf; neither says whether of all of it or of a part. */
export interface Spoken {
  readonly speaker: string;
  /** "Police", as typed after "by e-mail from"; empty where somebody speaks for themselves. */
  readonly onBehalfOf: string;
}

/**
 * The agency whose part of an action is meant where somebody did not say so: the one that they speak for, or answer
 * for themselves, where it owes a part and does not answer for the action as well. Null where the action is meant.
 */
export function partMeant(
  { speaker, onBehalfOf }: Spoken,
  action: Pick<Action, 'responsible' | 'contributors'>,
  { posts, agencies }: { readonly posts: readonly Post[]; readonly agencies: readonly Agency[] },
): string | null {
  const owners = posts.filter(({ id }) => action.responsible.includes(id));
  const owing = agencies.flatMap((agency) => {
    const answers = posts.find(({ id }) => id === agency.answers) ?? null;
    const isOwner = owners.some((post) => post.agency === agency.id || post.id === answers?.id);
    return action.contributors.includes(agency.id) && !isOwner ? [{ agency, answers }] : [];
  });
  if (onBehalfOf !== '') {
    const named = owing.map((one) => ({
      ...one,
      names: [...namesOfAgency(one.agency), ...(one.answers ? namesOfPost(one.answers, agencies) : [])],
    }));
    const found = matchName(onBehalfOf, named);
    return found.kind === 'one' ? found.found.agency.id : null;
  }
  const holds = (post: Post | null) => post?.holder === speaker || post?.deputy === speaker;
  const own = owing.filter(({ answers }) => holds(answers));
  return own.length === 1 && !owners.some(holds) ? own[0]!.agency.id : null;
}
