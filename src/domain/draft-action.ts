import { linksBetween } from './action-links.ts';
import type { Period } from './day.ts';
import { type KnownGroup, type LeadReader, type LeadsRead, leadReader } from './group-names.ts';
import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import { isItself, isSameName, type NamedInPlan, namedInAction } from './named-in-plan.ts';
import type { PlanRow } from './plan-rows.ts';
import { type Rating, ratingWord } from './rating.ts';
import type { LegendEntry } from './rating-legend.ts';
import { type RatingCell, type RatingRead, type RatingReader, ratingReader } from './rating-marks.ts';
import { statusIn } from './rating-words.ts';
import { checkIdentity, type Sign } from './safety.ts';
import { themesIn } from './theme-names.ts';
import { resolveTimescale, type Timescale } from './timescale.ts';
import { daysSetIn, offeredDays } from './timescale-in-action.ts';
import { type LogEntry, logIn } from './update-log.ts';

export interface DraftAction {
  readonly ref: string;
  readonly aim: string;
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
  readonly timescale: Timescale;
  readonly leads: readonly string[];
  readonly responsible: readonly string[];
  /** Whom its words name as who must supply something ("Report from …"): offered to a person, never decided. */
  readonly offered?: NamedInPlan;
  readonly themes: readonly string[];
  /** Refs of this plan, in its order; each stands on both actions. */
  readonly links: readonly string[];
  readonly rating: Rating | null;
  /** Oldest first, as written. */
  readonly updates: readonly LogEntry[];
  readonly source: Source;
}

export interface ActionContext {
  readonly period: Period | null;
  readonly knownGroups: readonly KnownGroup[];
  readonly legend: readonly LegendEntry[];
}

export interface ActionsRead {
  readonly actions: readonly DraftAction[];
  readonly problems: readonly Problem[];
  /** What else the plan calls its groups, by canonical name. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** What the rows of a plan mean, read together: names, colours and refs explain one another. */
export function readActions(rows: readonly PlanRow[], { period, knownGroups, legend }: ActionContext): ActionsRead {
  const leadCells = rows.map(({ fields }) => ({ lead: fields.lead ?? '', responsible: fields.responsible ?? '' }));
  const texts = rows.flatMap(({ objective, fields }) => [objective.text, fields.action ?? '', fields.measure ?? '']);
  const leads = leadReader(leadCells, knownGroups, texts);
  const rate = ratingReader(legend, rows.map(ratingCell));
  const read = rows.map((row) => readAction(row, { period, leads, rate }));
  const linked = withLinks(read.map(({ action }) => action));
  return {
    actions: linked.actions,
    problems: [...read.flatMap(({ problems }) => problems), ...unclearLeads(read), ...linked.problems],
    aliases: leads.aliases,
  };
}

interface RowContext {
  readonly period: Period | null;
  readonly leads: LeadReader;
  readonly rate: RatingReader;
}

interface ActionRead {
  readonly action: DraftAction;
  readonly unclear: readonly string[];
  readonly problems: readonly Problem[];
}

function readAction(row: PlanRow, { period, leads, rate }: RowContext): ActionRead {
  const { ref, aim, objective, fields, source } = row;
  const problems: Problem[] = [];
  const report = (code: ProblemCode, what: string) => problems.push(problemAt(code, ref, source, what));

  const { timescale, problem, nearest } = resolveTimescale(fields.timescale ?? '', period);
  if (problem && timescale.text !== '') {
    problems.push({ ...problemAt('timescale-not-understood', ref, source, problem), ...(nearest && { nearest }) });
  } else if (problem) {
    const offered = offeredDays(daysSetIn(fields.action ?? '', period));
    const what = `${problem}${offered.said}`;
    problems.push({
      ...problemAt('no-timescale', ref, source, what),
      ...(offered.nearest && { nearest: offered.nearest }),
    });
  }

  const { lead = '', responsible = '' } = fields;
  const named = leads.read({ lead, responsible });
  for (const [code, what] of leadProblems(named, lead || responsible)) report(code, what);
  const rated = rate.cell(ratingCell(row));
  const doubt = doubtOf(rated, fields.rating ?? '');
  if (doubt) report('rating-not-understood', doubt);

  const [text, measure] = [fields.action ?? '', fields.measure ?? ''];
  const updates = [...logIn(fields.updates ?? ''), ...logIn(rated.words)];
  const offered = offeredBy({ objective: objective.text, text, measure }, named.leads);
  const action: DraftAction = {
    ...{ ref, aim, objective: objective.text, text, measure, timescale },
    leads: named.leads,
    responsible: named.responsible,
    ...(offered.each || offered.names.length > 0 ? { offered } : {}),
    themes: themesIn(fields.theme ?? ''),
    links: [],
    rating: rated.rating ?? rate.row(row.otherFills) ?? (row.isRatedByProgress ? ratingOfLog(updates) : null),
    updates,
    source,
  };
  const signs = signsIn(action);
  if (signs.length > 0) report('may-identify', mayIdentify(signs));
  return { action, unclear: named.unclear, problems };
}

function ratingCell({ fields, ratingFill }: PlanRow): RatingCell {
  return { text: fields.rating ?? '', fill: ratingFill };
}

/** "Completed" alone on the first line of the last entry is a rating; a sentence about something completed is none. */
function ratingOfLog(updates: readonly LogEntry[]): Rating | null {
  const status = statusIn(updates.at(-1)?.text.split('\n')[0] ?? '');
  return status === 'none' ? null : status;
}

/** A group that leads is asked anyway, and the partnership itself is nobody who could answer. */
function offeredBy(words: Parameters<typeof namedInAction>[0], leads: readonly string[]): NamedInPlan {
  const { names, each } = namedInAction(words);
  return { each, names: names.filter((name) => !isItself(name) && !leads.some((lead) => isSameName(lead, name))) };
}

function leadProblems(named: LeadsRead, written: string): readonly (readonly [ProblemCode, string])[] {
  const names = [...named.leads, ...named.responsible].join(' and ');
  const together = `"${oneLine(written)}" was read as ${names}. Check the leads.`;
  return [
    ...(named.leads.length === 0 ? [['no-lead', noLead(named.responsible)] as const] : []),
    ...(named.ranTogether ? [['leads-run-together', together] as const] : []),
  ];
}

function noLead(responsible: readonly string[]): string {
  const todo = 'Say in the file who leads it, or choose the lead before the import or after it.';
  if (responsible.length === 0) return `no lead group is named. ${todo}`;
  return `no lead group is named, only ${responsible.join(' and ')}. ${todo}`;
}

function doubtOf({ rating, doubt }: RatingRead, written: string): string | null {
  const cell = oneLine(written);
  switch (doubt) {
    case null:
      return null;
    case 'unclear':
      return `the rating "${cell}" is not understood. Write Blue, Green, Amber or Red, or say in the plan's legend what it means.`;
    case 'two-ratings':
      return `"${cell}" is two ratings; it was read as ${ratingWord(rating)}. Write one.`;
    case 'unknown-colour':
      return "the colour of the rating is none that Baton knows. Write Blue, Green, Amber or Red, or say in the plan's legend what it means.";
    case 'colour-differs':
      return `the cell says "${cell}", and its colour something else; it was read as ${ratingWord(rating)}. Make them one.`;
    default:
      return doubt satisfies never;
  }
}

/** A name that may be no group is asked about once, where it first stands. */
function unclearLeads(read: readonly ActionRead[]): readonly Problem[] {
  const asked = new Set<string>();
  return read.flatMap(({ action: { ref, source }, unclear }) =>
    unclear
      .filter((name) => !asked.has(name) && asked.add(name))
      .map((name) => {
        const what = `"${name}" stands as the lead and was read as a group. If it is a person, a post or an agency, choose the group that leads.`;
        return problemAt('lead-unclear', ref, source, what);
      }),
  );
}

function withLinks(actions: readonly DraftAction[]) {
  const links = linksBetween(
    actions.map(({ ref, objective, text, measure, timescale, updates }) => ({
      ref,
      texts: [objective, text, measure, timescale.text, ...updates.map((entry) => entry.text)],
    })),
  );
  const sources = new Map(actions.map(({ ref, source }) => [ref, source]));
  return {
    actions: actions.map((action) => ({ ...action, links: links.of.get(action.ref)! })),
    problems: links.broken.map(({ ref, to, words }) =>
      problemAt('link-broken', ref, sources.get(ref)!, `"${words.trim()}": the plan has no ${to}. Correct the number.`),
    ),
  };
}

const signWords: Readonly<Record<Sign, string>> = {
  'date-of-birth': 'a date of birth',
  'initials-and-age': 'initials with an age',
  'name-and-age': 'a name with an age',
  'age-and-place': 'an age with a place',
  address: 'an address',
  'phone-number': 'a telephone number',
};

/** Offices have addresses and telephones, and a published plan may name them. */
function signsIn({ objective, text, measure, updates }: DraftAction): readonly Sign[] {
  const check = checkIdentity([objective, text, measure, ...updates.map((entry) => entry.text)].join('\n'));
  if (check.kind !== 'may-identify') return [];
  return check.signs.filter((sign) => sign !== 'address' && sign !== 'phone-number');
}

function mayIdentify(signs: readonly Sign[]): string {
  const seen = signs.map((sign) => signWords[sign]).join(' and ');
  return `its words have ${seen}, and may identify a child. Take that out of the file, unless it identifies nobody.`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
