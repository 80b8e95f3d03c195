import type { TimescaleKind } from './timescale.ts';

/** How often something comes up, said in words, and the words left when these are taken out. */
export interface RhythmRead {
  readonly kind: TimescaleKind | null;
  readonly rest: string;
  /** "Annually", "each year": said of when it is done. "Annual report" only says what it is. */
  readonly saysWhen: boolean;
}

type Rhythm = readonly [TimescaleKind, RegExp];

const a = '(?:a|per|each|every|in a)';

/**
 * Longer words before the shorter that they hold: "six-monthly" before "monthly". What comes up more often than
 * quarterly has no kind of its own: Baton can hear of it at each meeting at most, so it is `each-meeting`. Three times
 * a year and each term are nearest to `quarterly`. What is rarer than two years is not here: the person is asked.
 */
const rhythms: readonly Rhythm[] = [
  [
    'every-two-years',
    /\bbi-?ennial(?:ly)?\b|\b(?:two|2)[- ]yearly\b|\b(?:every|each) (?:two|2|other|second) years?\b|\bonce every (?:two|2) years\b|\balternate years\b/i,
  ],
  [
    'half-yearly',
    /\b(?:six|6)[- ]?month(?:ly|s? interval)s?\b|\bhalf[- ]?yearly\b|\bbi-?annual(?:ly)?\b|\bevery (?:six|6) months?\b|\bsemi-?annual(?:ly)?\b/i,
  ],
  ['half-yearly', new RegExp(`\\b(?:twice|two times|2 times|2x) ?(?:${a} (?:year|annum)|yearly|annually)\\b`, 'i')],
  [
    'quarterly',
    new RegExp(
      `\\b(?:three|four|3|4)(?: times|x) ?(?:${a} (?:year|annum)|yearly|annually)(?: (?:each|every) year)?\\b`,
      'i',
    ),
  ],
  ['each-meeting', /\bhalf[- ]termly\b|\b(?:each|every) half[- ]term\b/i],
  [
    'quarterly',
    /\bquarterly\b|\b(?:each|every|per|once (?:a|per|each|every)) quarter\b|\b(?:three|four|3|4)[- ]monthly\b|\bevery (?:three|four|3|4) months\b|\btermly\b|\b(?:each|every|once (?:a|per|each|every)|per) (?:school )?term\b/i,
  ],
  [
    'each-meeting',
    /\b(?:bi-?|two[- ]|2[- ]|one[- ])?monthly\b|\b(?:each|every|per|once a|twice a) month\b|\bevery (?:two|2|other) months?\b/i,
  ],
  [
    'each-meeting',
    /\b(?:bi-?|(?:two|three|four|five|six|eight|[2-8])[- ])?weekly\b|\bfortnightly\b|\b(?:each|every|per|once a|twice a) (?:week|fortnight)\b|\bevery (?:two|three|four|five|six|eight|[2-8]|other) weeks?\b|\bdaily\b|\bevery day\b/i,
  ],
  [
    'yearly',
    /\bannual(?:ly)?\b|\b(?:twelve|12)[- ]monthly\b|\bevery (?:twelve|12) months\b|\byearly\b|\b(?:each|every|once (?:a|per|each|every)|per) (?:(?:financial|calendar|school|academic|business) )?(?:year|annum)\b/i,
  ],
  [
    'ongoing',
    /\bon-?going\b|\bcontinuous(?:ly)?\b|\bcontinu(?:al(?:ly)?|ing)\b|\bthroughout (?:the )?(?:(?:financial|calendar|school|academic|plan) )?(?:year|period|plan)\b|\bregular(?:ly)?\b|\brolling\b|\ball year(?: round)?\b|\bthroughout\b|\bbusiness as usual\b|\bbau\b/i,
  ],
];

/** Rhythms that Baton cannot tell: rarer than two years, or said in a way that means two things. */
const notTold =
  /\b(?:three|four|five|[3-9])[- ]yearly\b|\bevery (?:three|four|five|[3-9]) years\b|\btri-?ennial(?:ly)?\b|\bbi-?yearly\b/i;

/** The words of each rhythm wherever they stand, with those around them that add nothing: "on a quarterly basis". */
const phrases = rhythms.map(
  ([kind, { source }]) => [kind, new RegExp(`(?:\\bon an? )?(?:${source})(?: basis)?`, 'gi')] as const,
);

/** Takes every word of rhythm out. The kind is null where there is none, and where two of them disagree. */
export function readRhythm(words: string): RhythmRead {
  const kinds = new Set<TimescaleKind>();
  let rest = words;
  let saysWhen = false;
  for (const [kind, all] of phrases) {
    rest = rest.replace(all, (found) => {
      kinds.add(kind);
      saysWhen ||= !/^(?:bi-?)?annual$/i.test(found);
      return ' ';
    });
  }
  if (kinds.size > 1) kinds.delete('ongoing');
  const [kind] = kinds;
  const clear = kinds.size === 1 && !notTold.test(words);
  return { kind: clear ? kind! : null, rest: rest.replace(/\s+/g, ' ').trim(), saysWhen };
}

export function hasRhythm(words: string): boolean {
  return notTold.test(words) || rhythms.some(([, pattern]) => pattern.test(words));
}
