import { type Asker, isBusinessManager, isChair, isChairOf } from './access.ts';
import type { Agency, Post } from './partnership.ts';
import type { Request } from './request.ts';

/** How many of the requests that went to an agency were answered. */
export interface ResponseRate {
  readonly agency: string;
  readonly asked: number;
  readonly answered: number;
}

export interface ResponseFacts {
  readonly requests: readonly Request[];
  readonly seen: RatesSeen;
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
}

/**
 * Response rates by agency, by name: of the posts that were asked and of the parts that agencies owe. What a group's
 * channel was asked went to no agency.
 */
export function responseRates({ requests, seen, posts, agencies }: ResponseFacts): readonly ResponseRate[] {
  const agencyOf = new Map(posts.map(({ id, agency }) => [id, agency]));
  const byAgency = Map.groupBy(
    requests.filter(({ group }) => seen.cyclesOf(group)),
    ({ part, post }) => part ?? (post === null ? null : (agencyOf.get(post) ?? null)),
  );
  return agencies
    .filter(({ id }) => seen.agencies === 'all' || seen.agencies.has(id))
    .flatMap(({ id, name }): readonly ResponseRate[] => {
      const own = byAgency.get(id);
      const answered = own?.filter(({ answeredBy }) => answeredBy !== null).length ?? 0;
      return own ? [{ agency: name, asked: own.length, answered }] : [];
    })
    .toSorted((a, b) => (a.agency < b.agency ? -1 : 1));
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
