import type { Rating } from './rating.ts';

/** What words can say of an action, beside the name of a colour. */
export type Signal = Rating | 'not-started' | 'nothing';

/** Worse first: a legend's "Not completed, overdue" is red, though "completed" stands in it. */
const signals: readonly (readonly [Signal, RegExp])[] = [
  [
    'nothing',
    /\bnot (?:yet )?(?:due|applicable|required|rated|needed)\b|\bno longer\b|\bsuperseded\b|\bwithdrawn\b|^n\/?a$/,
  ],
  [
    'red',
    /\boverdue\b|\boff[- ](?:track|target|course)\b|\bmissed\b|\bwill (?:not|miss)\b|\bunlikely\b|\b(?:significant|serious|major|severe|long)(?:ly)? (?:delay|delayed|concern|problem|issue|risk)|\bno progress\b|\bnot (?:been )?(?:fully )?(?:met|achieved|complete|completed|delivered|on track|on target|done)\b|\bshould have\b|\bfail/,
  ],
  ['not-started', /\b(?:not|yet)(?: been| to be| yet| to)*? (?:start|commence|beg[iu]n)|\bno action (?:taken|yet)\b/],
  [
    'amber',
    /\bdelay|\bslipp|\bbehind\b|\bat risk\b|\brecover|\bsome (?:issues|concerns|risk|problems)|\bminor\b|\bpart(?:ial|ially|ly)\b/,
  ],
  [
    'green',
    /\bon[- ](?:track|target|schedule|course)\b|\bas planned\b|\b(?:to|with) plan\b|\bprogress\w* well\b|\bgood progress\b/,
  ],
  [
    'blue',
    /\bcomplet(?:e|ed|ion)\b|\bachieved\b|\bclosed\b|\bdone\b|\bdelivered\b|\bimplemented\b|\bfinished\b|\bmet\b|\bsigned off\b|\bembedded\b/,
  ],
];

/** Everything that words say of how an action stands, worst first. */
export function signalsIn(words: string): readonly Signal[] {
  const folded = words.toLowerCase().replace(/\s+/g, ' ').trim();
  return signals.filter(([, pattern]) => pattern.test(folded)).map(([signal]) => signal);
}

/**
 * Words of status columns that mean one rating and no other. "In progress" is none of them: it does not say whether
 * the action is on track.
 */
const statuses: Readonly<Record<Rating, RegExp>> = {
  blue: /^(?:(?:action|now|all|fully|fully and|recommendation) )?(?:complete|completed|done|closed|achieved|delivered|implemented|finished|met|signed off|discharged)(?: (?:and|&) (?:closed|complete|completed|signed off|embedded|evidenced))?$|^100 ?%(?: complete| completed)?$/,
  green:
    /^(?:(?:in progress|ongoing|on-going|started|underway|progressing)(?: and| but)? ?[-–,:]? ?)?(?:is )?(?:on[- ](?:track|target|schedule|course)|progressing (?:well|as planned|to plan))(?: (?:to|for) (?:be )?(?:complete|completed|completion|deliver|delivery))?$/,
  amber:
    /^(?:(?:in progress|ongoing|started|commenced)[ ,–-]+)?(?:(?:some|slight|slightly|minor|short) delay(?:s|ed)?|slipping|slipped|(?:slightly )?behind(?: schedule| target)|at risk|part(?:ially|ly)? (?:met|achieved|completed?|implemented|delivered)|some (?:slippage|concerns|issues))$/,
  red: /^(?:overdue|off[- ](?:track|target|course)|not (?:yet )?(?:been )?(?:started|commenced|begun|met|achieved|delivered|implemented|on track|on target)|no progress(?: made)?|missed|(?:deadline|date|target) missed|(?:significant|serious|major|severe)(?:ly)? delay(?:s|ed)?)$/,
};

const unrated =
  /^(?:n\/?a|tbc|tba|tbd|none|nil|not (?:yet )?(?:due|rated(?: yet)?|applicable|required|assessed)|to be (?:confirmed|rated|agreed)|awaiting(?: rating| update)?|no (?:rating|update)|[-–—?.]+)$/;

/** The rating that a status means ("On track"); 'none' where it says that there is none yet; null when unclear. */
export function statusIn(words: string): Rating | 'none' | null {
  const folded = words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!]+$/, '')
    .trim();
  if (unrated.test(folded)) return 'none';
  const found = Object.entries(statuses).find(([, pattern]) => pattern.test(folded));
  return found ? (found[0] as Rating) : null;
}
