/** What a column of a plan can hold. */
export type Column =
  | 'ref'
  | 'aim'
  | 'theme'
  | 'objective'
  | 'action'
  | 'measure'
  | 'timescale'
  | 'lead'
  | 'responsible'
  | 'updates'
  | 'rating';

/** Which position of a row holds what. */
export interface Columns {
  readonly at: ReadonlyMap<Column, number>;
  /** Further columns of a kind ("Evidence" beside "Outcome"): their words are kept, behind the heading where it tells more. */
  readonly extra: readonly Extra[];
  /** Headings that say nothing Baton knows. */
  readonly unknown: readonly string[];
  /** Every heading in its place, to know the same headings again on the next page. */
  readonly headings: readonly string[];
  /** True where an action is what remains to be done of an activity that is reported on. */
  readonly isReport: boolean;
}

export interface Extra {
  readonly at: number;
  readonly column: Column;
  readonly label: string;
}

/** The words of column headings, most telling first: "Action lead" is a lead, "Action update" an update. */
const meanings: readonly (readonly [Column, RegExp])[] = [
  ['ref', /^(?:(?:action|item|rec|recommendation|objective|plan|s|serial) )?(?:nos?|num|number|refs?|reference|id|#)$/],
  ['rating', /\bb?rag[gp]?\b(?!.*\b(?:comments?|narrative)\b)|\bratings?\b|^(?:current |overall |action )?status$/],
  [
    'measure',
    /\bmeasur|\bsuccess|how (?:will|do|can) (?:we|you) (?:know|tell|show|evidence)|how (?:we )?know|\bkpis?\b/,
  ],
  [
    'updates',
    /\b(?:updates?|progress|responses?|comments?|commentary|position statement|current position|notes|narrative|achieved|achievements?)\b|actions? taken|where are we|what (?:have we|has been|we have) done/,
  ],
  [
    'timescale',
    /time ?scales?|time ?frames?|time ?lines?|deadline|\bby when\b|^when\b|^due\b|^(?:to be )?complet(?:e|ed|ion)(?: by)?$|^(?:target|due|completion|end|start|finish|review|revised|proposed|planned|expected|delivery|agreed|action|implementation|actual|closed) dates?\b|^dates?\b(?! (?:discussed|raised|added|identified|set|opened|logged))|\bdue date\b|^frequency$|how often/,
  ],
  ['lead', /\blead(?:s|ers?|ing)?\b|^(?:sub )?groups?$|accountab/],
  [
    'responsible',
    /responsib|\bown(?:ers?|ed|ership)\b|^(?:by )?whom?\b|\bby whom?$|^(?:named )?(?:officers?|persons?|agenc(?:y|ies)|organisations?|partners?)$|^assigned|^allocated/,
  ],
  [
    'measure',
    /outcomes?\b|evidence|impact|difference|indicators?|expected results?|assurance|benefits?|outputs?|milestones?/,
  ],
  [
    'theme',
    /^(?:key |cross cutting )?(?:themes?|categor(?:y|ies)|topics?|area|area of (?:focus|work)|work ?streams?|strands?|domain|subject)$/,
  ],
  [
    'aim',
    /^(?:strategic |key |overarching |business |our )*(?:aims?|goals?|priorit(?:y|ies)|pillars?|ambitions?)(?: areas?)?$/,
  ],
  [
    'action',
    /^(?:the |our |key |specific |agreed |required |recommended |planned |proposed |main |smart |improvement |individual |detailed |mitigating |area for )*(?:actions?|tasks?|activit(?:y|ies)|what|deliverables?|interventions?|descriptions?)(?: (?:required|needed|agreed|planned|proposed|points?|items?|descriptions?|details?|plan|we will take|to (?:be )?(?:taken?|completed?|done|undertaken?|achieve|address|deliver|meet)\b.*))?(?: (?:for|in|by|during) .*)?$|^what (?:are we going to do|(?:will|do|must) (?:we|be|you) (?:need to )?(?:do|done)|(?:we|you) (?:will|need to|are going to) do|(?:needs|has|is) to (?:be done|happen)|actions?)\b|^(?:key )?steps?\b|^how (?:will|are) we (?:going to )?(?:do|achieve|get|deliver)\b/,
  ],
  [
    'objective',
    /objectives?\b|recommendations?|learning|^findings?\b|^issues?\b|needs? (?:identified|to change)|^identified needs?|areas? for (?:improvement|development|review)|what (?:do we|are we|we) (?:need|want|trying|aim)|^why\b|^where do we want|^desired|\bgaps?\b|\bpriorit(?:y|ies)\b|^standards?$|\baims?\b|^activit/,
  ],
];

/** "Further action required", "Next steps": the action itself where the activity beside it is only reported on. */
const remaining = /^(?:further|outstanding|remaining|follow up|next) (?:actions?|steps?|work)\b/;
/** What Baton's own papers add to a plan's columns ("Next due (Baton)"): said of it, and no part of it. */
const ofBaton = /\(Baton\)$/;
const longestHeading = 90;

/** What a heading means; null when it is none that Baton knows. Of "Area for review / Tasks" the parts count too. */
export function meaningOf(heading: string): Column | null {
  if (heading.length > longestHeading) return null;
  const whole = meaningOfWords(heading);
  if (whole) return whole;
  for (const part of partsOf(heading)) {
    const meaning = meaningOfWords(part);
    if (meaning) return meaning;
  }
  return null;
}

function meaningOfWords(heading: string): Column | null {
  const words = normal(heading);
  return words === '' ? null : (meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? null);
}

function partsOf(heading: string): readonly string[] {
  return heading.split(/[/()[\]:;?\n]|\s[-–—]\s/).filter((part) => part.trim() !== '');
}

function normal(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^\d{1,2}[.)]\s+/, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim();
}

/** A heading as one line of words. */
export function headingWords(heading: string): string {
  return heading.replace(/\s+/g, ' ').trim();
}

/** The columns of a plan that headings in their places name; null where they name no action and what else a plan says. */
export function columnsFrom(headings: readonly string[]): Columns | null {
  const found = new Found(headings);
  found.settleAction();
  return found.isPlan() ? found.columns() : null;
}

/** The places that headings name, kind by kind, before it is settled which place is the action. */
class Found {
  private readonly places = new Map<Column, number[]>();
  private readonly remaining: number[] = [];
  private readonly unknown: number[] = [];
  private isReport = false;
  private readonly headings: readonly string[];

  constructor(headings: readonly string[]) {
    this.headings = headings;
    for (const [at, heading] of headings.entries()) {
      if (!/[\p{L}\p{N}#]/u.test(heading) || ofBaton.test(heading)) continue;
      if (remaining.test(normal(heading)) && heading.length <= longestHeading) this.remaining.push(at);
      else this.put(meaningOf(heading), at);
    }
  }

  private put(meaning: Column | null, at: number): void {
    if (!meaning) this.unknown.push(at);
    else this.places.set(meaning, [...(this.places.get(meaning) ?? []), at]);
  }

  private has(...columns: readonly Column[]): boolean {
    return columns.some((column) => this.places.has(column));
  }

  private move(from: Column, to: Column): void {
    const places = this.places.get(from);
    if (!places) return;
    this.places.delete(from);
    this.places.set(to, [...(this.places.get(to) ?? []), ...places]);
  }

  /** Which column says what is to be done: not every plan has one called so. */
  settleAction(): void {
    const says = this.has('lead', 'responsible', 'timescale');
    if (this.remaining.length > 0 && !(says && this.has('action'))) {
      this.isReport = this.has('action');
      this.move('action', 'objective');
      this.places.set('action', this.remaining.splice(0));
    }
    for (const at of this.remaining.splice(0)) this.put('updates', at);
    if (!this.has('action')) this.takePartAsAction();
    if (!this.has('action') && says && this.isSurely('objective')) this.move('objective', 'action');
    // Where a recommendation stands beside its action, it is what the action serves.
    if (!this.has('objective') && this.has('aim') && this.places.get('aim')!.length > 1) this.move('aim', 'objective');
  }

  /** "Findings: none" beside "Who?" are words of a row; three columns, or the bare word, are headings. */
  private isSurely(column: Column): boolean {
    const known = [...this.places.values()].flat().length;
    const bare = (this.places.get(column) ?? []).some((at) => /^\p{L}+$/u.test(this.headings[at]!.trim()));
    return known > 2 || bare;
  }

  /** "Recommendation / agreed action", where no other column says what is to be done. */
  private takePartAsAction(): void {
    const names = (part: string) => meaningOfWords(part) === 'action';
    const isAction = (at: number) => partsOf(this.headings[at]!.replace(/\s(?:and|&)\s/gi, '/')).some(names);
    for (const [column, places] of this.places) {
      const at = places.find(isAction);
      if (at === undefined) continue;
      const rest = places.filter((each) => each !== at);
      if (rest.length > 0) this.places.set(column, rest);
      else this.places.delete(column);
      this.places.set('action', [at]);
      return;
    }
  }

  /** A list of activities beside numbers of people is no plan: something must say by whom, by when, why or how far. */
  isPlan(): boolean {
    const action = this.places.get('action')?.[0];
    if (action === undefined) return false;
    const known = [...this.places.values()].flat().length;
    if (known < 2 || known < this.unknown.length) return false;
    const others = [...this.places.keys()].filter((column) => column !== 'action' && column !== 'ref');
    return others.length > 0 || (this.places.get('ref') ?? []).some((at) => at < action);
  }

  columns(): Columns {
    const at = new Map<Column, number>();
    const extra: Extra[] = [];
    const unknown = [...this.unknown];
    for (const [column, places] of this.places) {
      const main = this.mainOf(column, places);
      at.set(column, main);
      for (const place of places.filter((each) => each !== main)) {
        const label = headingWords(this.headings[place]!);
        if (column === 'ref') unknown.push(place);
        else if (column === 'rating' || column === 'timescale') extra.push({ at: place, column: 'updates', label });
        else extra.push({ at: place, column, label: keepsLabel.has(column) ? label : '' });
      }
    }
    const names = unknown.toSorted((a, b) => a - b).map((place) => headingWords(this.headings[place]!));
    return { at, extra, unknown: names, headings: this.headings, isReport: this.isReport };
  }

  /** Of several dates the one by which it is due; of "Status" and "RAG" the rating. */
  private mainOf(column: Column, places: readonly number[]): number {
    const preferred = preference[column];
    const ranked = places.toSorted((a, b) => rank(this.headings[a]!, preferred) - rank(this.headings[b]!, preferred));
    return ranked[0]!;
  }
}

const keepsLabel: ReadonlySet<Column> = new Set<Column>(['measure', 'updates']);

/** Words that make a heading the main one of its kind, most telling first; what none of them fits comes last. */
const preference: Partial<Record<Column, readonly RegExp[]>> = {
  timescale: [
    /^(?!.*\b(?:start|actual|completed|revised|review|proposed)).*(?:time ?scale|time ?frame|deadline|by when|target|due|complet)/,
    /^(?!.*\b(?:start|actual|completed|revised|review|proposed))/,
  ],
  rating: [/\bb?rag|rating/],
  action: [/action/, /task|activit|what|how/],
  ref: [/action|item/],
  objective: [/objective|recommendation/],
};

function rank(heading: string, preferred: readonly RegExp[] | undefined): number {
  const at = (preferred ?? []).findIndex((pattern) => pattern.test(normal(heading)));
  return at < 0 ? (preferred?.length ?? 0) : at;
}

/** The same columns, further to the right: their first heading stands over two columns. */
export function shifted(columns: Columns, by: number): Columns {
  return {
    ...columns,
    at: new Map([...columns.at].map(([column, at]) => [column, at + by])),
    extra: columns.extra.map((each) => ({ ...each, at: each.at + by })),
  };
}
