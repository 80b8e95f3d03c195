import type { PlanKind } from './plan.ts';

const bodyAfter = String.raw`(?!\s+(?:sub[- ]?)?(?:groups?|panel|committee|board|forum|meeting)\b)`;
const caseReview = new RegExp(
  String.raw`\bSCRs?\b|\bLC?SPRs?\b|\bCSPRs?\b|\bDHRs?\b|\bSARs?\b${bodyAfter}|\b(?:serious |significant |multi-agency |local )?(?:case|learning|practice|thematic|rapid|homicide|safeguarding adults?|child death) reviews?\b${bodyAfter}`,
  'i',
);
const serious = /\bSCRs?\b|\bserious case reviews?\b/i;

/** In the order in which they are looked for: a "Peer Review Action Plan" is no case review. */
const kinds: readonly (readonly [PlanKind, RegExp])[] = [
  ['peer-review', /\bpeer (?:review|challenge|diagnostic|assessment|inspection)\b/i],
  ['case-review', caseReview],
  [
    'action-log',
    /\baction (?:log|tracker|register|list|sheet)\b|\bmatters arising\b|\brolling actions?\b|\bactions? arising\b/i,
  ],
  ['business', /\bbusiness plan\b|\b(?:work|strategic|improvement) (?:plan|programme)\b/i],
];

/** What kind of plan a file holds, by what it calls itself; a delivery plan where nothing says otherwise. */
export function kindOfPlan(names: readonly string[]): PlanKind {
  const words = names.map((name) => name.replace(/[_\s-]+/g, ' '));
  return kinds.find(([, pattern]) => words.some((each) => pattern.test(each)))?.[0] ?? 'delivery';
}

/** A plan whose code is taken. */
export interface KnownPlan {
  readonly code: string;
  readonly title: string;
}

/**
 * The code of a case review: initials of its title could give away the name that the review goes by. The same title
 * keeps its code, another review gets the next number.
 */
export function neutralCode(title: string, known: readonly KnownPlan[]): string {
  const stem = serious.test(title) ? 'SCR' : 'CR';
  const same = known.find((plan) => plan.title === title && plan.code.startsWith(stem));
  if (same) return same.code;
  let number = 1;
  while (known.some(({ code }) => code === `${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
