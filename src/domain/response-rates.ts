import { type Asker, isBusinessManager, isChair, isChairOf } from './access.ts';
import type { Agency, Post } from './partnership.ts';
import type { Request } from './request.ts';

/** How many of the requests that went to an agency were answered. */
export interface ResponseRate {
  /** Its name; null for what groups' channels were asked, which went to no single agency. */
  readonly agency: string | null;
  readonly asked: number;
  readonly answered: number;
}

export interface ResponseFacts {
  readonly requests: readonly Request[];
  readonly seen: RatesSeen;
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
}

/** Response rates by agency, by name: of the posts that were asked and of the parts that agencies owe. */
export function responseRates({ requests, seen, posts, agencies }: ResponseFacts): readonly ResponseRate[] {
  const agencyOf = new Map(posts.map(({ id, agency }) => [id, agency]));
  const named = new Map(agencies.map(({ id, name }) => [id, name]));
  const byAgency = Map.groupBy(
    requests.filter(({ group }) => seen.cyclesOf(group)),
    ({ part, post }) => part ?? (post === null ? null : (agencyOf.get(post) ?? null)),
  );
  return [...byAgency]
    .filter(([id]) => seen.agencies === 'all' || (id !== null && seen.agencies.has(id)))
    .map(([id, own]): ResponseRate => {
      const answered = own.filter(({ answeredBy }) => answeredBy !== null).length;
      return { agency: id === null ? null : (named.get(id) ?? id), asked: own.length, answered };
    })
    .toSorted(byName);
}

/** What went to no single agency comes last. */
function byName(a: ResponseRate, b: ResponseRate): number {
  if (a.agency === null || b.agency === null) return Number(a.agency === null) - Number(b.agency === null);
  return a.agency < b.agency ? -1 : 1;
}

/** Whose response rates somebody may see: of which agencies ('all' for any), and in the cycles of which groups. */
export interface RatesSeen {
  readonly agencies: 'all' | ReadonlySet<string>;
  readonly cyclesOf: (group: string) => boolean;
}

/**
 * Business managers and scrutineers see every agency's, the oversight group's chair as well, another chair those of
 * their own group's cycles. Whoever answers for an agency sees its own (docs/design.md, "Who uses it"); null for
 * whoever sees none.
 */
export function ratesSeenBy(
  asker: Asker,
  { posts, oversight }: { readonly posts: readonly Post[]; readonly oversight: string | null },
): RatesSeen | null {
  const seesAll = isBusinessManager(asker) || asker.roles.some(({ kind }) => kind === 'scrutineer');
  if (seesAll || (oversight !== null && isChairOf(asker, oversight))) return { agencies: 'all', cyclesOf: () => true };
  if (isChair(asker)) return { agencies: 'all', cyclesOf: (group) => isChairOf(asker, group) };
  const own = posts.filter(({ holder, deputy }) => holder === asker.key || deputy === asker.key);
  return own.length === 0 ? null : { agencies: new Set(own.map(({ agency }) => agency)), cyclesOf: () => true };
}
