import type { Day, Period } from './day.ts';
import { type ForwardDraft, forwardApart, periodOfMeetings, readForward } from './forward-draft.ts';
import type { ForwardItem, ForwardMeeting } from './forward-part.ts';
import { type KnownGroup, type LeadsRead, leadReader } from './group-names.ts';
import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import type { PlanKind } from './plan.ts';
import { periodAround, periodIn } from './plan-period.ts';
import { type PlanRow, readPlanRows } from './plan-rows.ts';
import type { Table } from './plan-table.ts';
import { codeOf, titleOf } from './plan-title.ts';
import type { Legend, Rating } from './rating.ts';
import { ratingIn } from './rating-marks.ts';
import { resolveTimescale, type Timescale } from './timescale.ts';
import { daysIn } from './timescale-dates.ts';
import { type LogEntry, logIn } from './update-log.ts';

/** What a file says, before anybody agreed to it: printed by `import --dry-run --json` (docs/design.md, "The import draft"). */
export interface ImportDraft {
  readonly plan: DraftPlan;
  /** Canonical names of every group that leads something, in the order in which the plan names them. */
  readonly groups: readonly string[];
  readonly actions: readonly DraftAction[];
  /** What its forward plans bring to which meeting, and the meetings that they name: offered, never made by an import. */
  readonly forward: readonly ForwardItem[];
  readonly meetings: readonly ForwardMeeting[];
  readonly problems: readonly Problem[];
}

interface DraftPlan {
  readonly code: string;
  readonly title: string;
  /** Null when neither the person nor the file says which years the plan covers: it cannot be imported so. */
  readonly period: Period | null;
  readonly kind?: PlanKind;
  readonly legend?: Legend;
}

export interface DraftAction {
  readonly ref: string;
  readonly aim: string;
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
  readonly timescale: Timescale;
  readonly leads: readonly string[];
  readonly responsible: readonly string[];
  readonly themes: readonly string[];
  readonly links: readonly string[];
  readonly rating: Rating | null;
  /** Oldest first, as written. */
  readonly updates: readonly LogEntry[];
  readonly source: Source;
}

export interface DraftOptions {
  readonly fileName: string;
  readonly title?: string | undefined;
  readonly code?: string | undefined;
  readonly period?: Period | undefined;
  readonly knownGroups?: readonly KnownGroup[] | undefined;
}

/** A draft, or why the file is no plan in a sentence that says what to do. */
export type DraftResult =
  | { readonly ok: true; readonly draft: ImportDraft }
  | { readonly ok: false; readonly reason: 'not-a-plan' | 'no-actions'; readonly message: string };

/** Understands the tables of a file as a plan. Every row with an action is in the draft; what is unclear is a problem. */
export function draftFrom(tables: readonly Table[], options: DraftOptions): DraftResult {
  const context = { fileName: options.fileName, period: options.period ?? null, groups: options.knownGroups ?? [] };
  const { forward, rest } = forwardApart(tables, context);
  const { rows, problems, hasColumns } = readPlanRows(rest);
  if (rows.length === 0 && forward.length > 0) return forwardOnly(readForward(forward, context), tables, options);
  if (!hasColumns) return notAPlan(options.fileName);
  if (rows.length === 0) return noActions(options.fileName);

  const ownTitle = titleOf(tables, options.fileName);
  const title = options.title ?? ownTitle;
  const { period, problem } = periodOf([title, ownTitle, options.fileName], rows, options.period);
  const leadsIn = leadReader(
    rows.map(({ fields }) => fields.lead ?? ''),
    options.knownGroups ?? [],
  );
  const read = rows.map((row) => readAction(row, period, leadsIn(row.fields.lead ?? '')));
  const actions = read.map(({ action }) => action);
  const groups = [...new Set(actions.flatMap(({ leads }) => leads))];
  const known = [...context.groups, ...groups.map((name) => ({ name, aliases: [] }))];
  const ahead = readForward(forward, { ...context, period, groups: known });
  return {
    ok: true,
    draft: {
      plan: { code: options.code ?? codeOf(title), title, period },
      groups,
      actions,
      forward: ahead.items,
      meetings: ahead.meetings,
      problems: [
        ...(problem ? [problem] : []),
        ...problems,
        ...read.flatMap((each) => each.problems),
        ...ahead.problems,
      ],
    },
  };
}

/** A file that says what comes to which meeting, and has no actions. */
function forwardOnly(ahead: ForwardDraft, tables: readonly Table[], options: DraftOptions): DraftResult {
  const title = options.title ?? (ahead.title || titleOf(tables, options.fileName));
  const period = options.period ?? periodIn(title) ?? periodOfMeetings(ahead.meetings);
  const plan = { code: options.code ?? codeOf(title), title, period, kind: 'forward' } as const;
  const { items: forward, meetings, problems } = ahead;
  return { ok: true, draft: { plan, groups: [], actions: [], forward, meetings, problems } };
}

function notAPlan(fileName: string): DraftResult {
  const needed = 'a heading "Action" and at least one more such as "Time Scale" or "Lead Group"';
  return {
    ok: false,
    reason: 'not-a-plan',
    message: `${fileName} does not look like a plan: none of its tables has ${needed}. Check that it is the right file.`,
  };
}

function noActions(fileName: string): DraftResult {
  return {
    ok: false,
    reason: 'no-actions',
    message: `${fileName} has the columns of a plan but no actions in them. Check that it is the right file.`,
  };
}

/** The person's own word, the titles' years, else the years named in the actions (and then the person is told). */
function periodOf(titles: readonly string[], rows: readonly PlanRow[], given: Period | undefined) {
  const said = given ?? titles.map(periodIn).find((period) => period !== null);
  if (said) return { period: said, problem: null };
  const around = periodAround(daysNamed(rows));
  const { source } = rows[0]!;
  const what = 'The file does not say which period the plan covers';
  const todo = 'Say it with --period, for example --period 2019-04..2020-03.';
  if (!around) return { period: null, problem: problemAt('no-period', null, source, `${what}. ${todo}`) };
  const assumed = `${what}; ${around.from} to ${around.to} was taken from the dates in it. ${todo}`;
  return { period: around, problem: problemAt('period-assumed', null, source, assumed) };
}

/** The days of the timescales; else those on which updates were written; else any that the actions name. */
function daysNamed(rows: readonly PlanRow[]): readonly Day[] {
  const timescales = rows.flatMap(({ fields }) => daysIn(fields.timescale ?? ''));
  if (timescales.length > 0) return timescales;
  const updates = rows.flatMap(({ fields }) => logIn(fields.updates ?? '').flatMap(({ on }) => on ?? []));
  return updates.length > 0 ? updates : rows.flatMap(({ fields }) => daysIn(fields.action ?? ''));
}

function readAction(row: PlanRow, period: Period | null, { leads, ranTogether }: LeadsRead) {
  const { ref, fields, source } = row;
  const problems: Problem[] = [];
  const report = (code: ProblemCode, what: string) => problems.push(problemAt(code, ref, source, what));

  const { timescale, problem } = resolveTimescale(fields.timescale ?? '', period);
  if (problem) report(timescale.text === '' ? 'no-timescale' : 'timescale-not-understood', problem);

  const responsible = namesIn(fields.responsible);
  if (leads.length === 0 && responsible.length === 0) {
    report('no-lead', 'no lead group is named. Say in the file who leads it, or choose the lead after the import.');
  }
  if (ranTogether)
    report('leads-run-together', `"${fields.lead}" was read as ${leads.join(' and ')}. Check the leads.`);

  const rating = ratingIn(fields.rating ?? '', row.ratingFill);
  if (fields.rating && !rating) {
    report(
      'rating-not-understood',
      `the rating "${fields.rating}" is not understood. Write Blue, Green, Amber or Red.`,
    );
  }

  const action: DraftAction = {
    ref,
    aim: row.aim,
    objective: row.objective.text,
    text: fields.action ?? '',
    measure: fields.measure ?? '',
    timescale,
    leads,
    responsible,
    themes: namesIn(fields.theme),
    links: [],
    rating,
    updates: logIn(fields.updates ?? ''),
    source,
  };
  return { action, problems };
}

function namesIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
