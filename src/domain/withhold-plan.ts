import { maySeePlan, readerOfGroup } from './audience.ts';
import { type Digest, type DigestLine, type FrozenDigest, toDecide } from './digest.ts';
import type { Action, Plan } from './plan.ts';
import { ratings, ratingWord } from './rating.ts';

/** A plan that has just been restricted, with what its lines in a digest are known by. */
export interface Withheld {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  /** Refs stand with their plan's code. */
  readonly severalPlans: boolean;
}

/**
 * What a digest states is frozen; but where a plan is restricted afterwards, its words go from the digests whose
 * readers are outside its audience. `group` and `oversight` are who reads the two forms of it. Notes stay: they are
 * their authors' own.
 */
export function withholdFrom(
  frozen: FrozenDigest,
  readers: { readonly group: string; readonly oversight: string | null },
  withheld: Withheld,
): FrozenDigest {
  const inGroup = maySeePlan(readerOfGroup(readers.group), withheld.plan);
  const inOversight = maySeePlan(readerOfGroup(readers.oversight), withheld.plan);
  return {
    ...frozen,
    group: inGroup ? frozen.group : digestWithout(frozen.group, withheld),
    oversight: inOversight ? frozen.oversight : digestWithout(frozen.oversight, withheld),
    addendum: inGroup ? frozen.addendum : (frozen.addendum?.map((line) => lineWithout(line, withheld)) ?? null),
  };
}

function digestWithout(digest: Digest, withheld: Withheld): Digest {
  // What has no aim stands under its plan's title there.
  const aims = new Set([withheld.plan.title, ...withheld.actions.map(({ aim }) => aim)].filter(Boolean));
  return {
    ...digest,
    sections: digest.sections.map((section) =>
      section.key === 'notes'
        ? section
        : { ...section, lines: section.lines.map((line) => lineWithout(line, withheld)) },
    ),
    byAim: digest.byAim.map((count) => (aims.has(count.aim) ? { ...count, aim: withheld.plan.code } : count)),
  };
}

function lineWithout(line: DigestLine, { plan, actions, severalPlans }: Withheld): DigestLine {
  const isOfPlan = severalPlans
    ? line.label.startsWith(`${plan.code} `)
    : actions.some(({ ref }) => line.label === ref || line.label.startsWith(`${ref} · `));
  // Whose part it was is no more shown than its words.
  return isOfPlan
    ? { ...line, label: line.label.split(' · ')[0]!, about: '', fact: factWithout(line.fact), quote: '' }
    : line;
}

const decisionFact = /^(D\d+, )/;
const ratingFact = new RegExp(`^(${[...ratings, null].map(ratingWord).join('|')})( |$)`);
const dateFact = /^(?:\d+ days? overdue|due .+|completed)$/;

/** What a fact says of ratings and dates; who leads, what is asked and when it was last heard of is left out. */
function factWithout(fact: string): string {
  const decision = decisionFact.exec(fact)?.[1];
  if (decision) return `${decision}${toDecide}`;
  return fact
    .split(', ')
    .filter((part) => ratingFact.test(part) || dateFact.test(part))
    .join(', ');
}
