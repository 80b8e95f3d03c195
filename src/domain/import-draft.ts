import { type Day, formatDay, type Period } from './day.ts';
import { type DraftAction, readActions } from './draft-action.ts';
import { type DraftPlan, legendOfPlan, namedPlan } from './draft-plan.ts';
import { type ForwardDraft, forwardApart, periodOfMeetings, readForward } from './forward-draft.ts';
import type { ForwardItem, ForwardMeeting } from './forward-part.ts';
import type { KnownGroup } from './group-names.ts';
import { type Problem, problemAt } from './import-problem.ts';
import type { LeftAlone } from './left-alone.ts';
import { plainWords } from './plain-words.ts';
import type { KnownPlan } from './plan-kind.ts';
import { periodAround, periodIn } from './plan-period.ts';
import { plateOf } from './plan-plate.ts';
import { type HiddenSheet, type PlanRow, readPlanRows } from './plan-rows.ts';
import type { Table } from './plan-table.ts';
import { titleOf, titlePageOf } from './plan-title.ts';
import { doubtsOf } from './row-doubts.ts';
import { daysIn } from './timescale-dates.ts';
import { logIn } from './update-log.ts';

export type { DraftAction } from './draft-action.ts';

/** What a file says, before anybody agreed to it: printed by `import --dry-run --json` (docs/design.md, "The import draft"). */
export interface ImportDraft {
  readonly plan: DraftPlan;
  /** Canonical names of every group that leads something, in the order in which the plan names them. */
  readonly groups: readonly string[];
  /** What else the plan calls a group: "MEB" for the Management Executive Board. */
  readonly aliases?: readonly GroupAliases[];
  readonly actions: readonly DraftAction[];
  /** What its forward plans bring to which meeting, and the meetings that they name: offered, never made by an import. */
  readonly forward: readonly ForwardItem[];
  readonly meetings: readonly ForwardMeeting[];
  readonly problems: readonly Problem[];
  /** Tables that hold no actions, each named: nothing in the file goes without a word. */
  readonly leftAlone: readonly LeftAlone[];
  /** Hidden sheets with actions: read only where `sheets` names them. */
  readonly hidden: readonly HiddenSheet[];
}

export interface GroupAliases {
  readonly group: string;
  readonly aliases: readonly string[];
}

export interface DraftOptions {
  readonly fileName: string;
  readonly title?: string | undefined;
  readonly code?: string | undefined;
  readonly period?: Period | undefined;
  readonly knownGroups?: readonly KnownGroup[] | undefined;
  /** The register's plans: another case review gets another neutral code. */
  readonly knownPlans?: readonly KnownPlan[] | undefined;
  /** Hidden sheets that a person chose to read. */
  readonly sheets?: readonly string[] | undefined;
}

/** A draft, or why the file is no plan in a sentence that says what to do. */
export type DraftResult =
  | { readonly ok: true; readonly draft: ImportDraft }
  | { readonly ok: false; readonly reason: 'not-a-plan' | 'no-actions'; readonly message: string };

/** Understands the tables of a file as a plan. Every row with an action is in the draft; what is unclear is a problem. */
export function draftFrom(written: readonly Table[], options: DraftOptions): DraftResult {
  const tables = written.map(plainTable);
  const context = { fileName: options.fileName, period: options.period ?? null, groups: options.knownGroups ?? [] };
  const { forward, rest, unread } = forwardApart(tables, context, options.sheets);
  const { rows, problems, leftAlone, hidden, hasColumns } = readPlanRows(rest, options.sheets);
  if (rows.length === 0 && forward.length > 0) {
    const draft = forwardOnly(readForward(forward, context), tables, options);
    return { ok: true, draft: { ...draft, leftAlone, hidden } };
  }
  if (!hasColumns && hidden.length === 0) return notAPlan(options.fileName);
  if (rows.length === 0) return noActions(options.fileName, hidden);

  const plate = tables.map(plateOf).find((one) => one !== null) ?? null;
  const ownTitle = plate?.title ?? titleOf(tables, options.fileName);
  const title = options.title ?? ownTitle;
  const given = options.period ?? plate?.period;
  const { period, problem } = periodOf([title, ownTitle, options.fileName], rows, given);
  const named = namedPlan(namesOf(tables, { title, ownTitle }, { ...options, code: options.code ?? plate?.code }));
  const { entries, legend, problems: ofLegend } = legendOfPlan(rest, rows);
  const read = readActions(rows, { period, legend: entries, knownGroups: context.groups });
  const { actions } = read;
  const groups = [...new Set(actions.flatMap(({ leads }) => leads))];
  const known = [...context.groups, ...groups.map((name) => ({ name, aliases: [] }))];
  const ahead = readForward(forward, { ...context, period, groups: known });
  return {
    ok: true,
    draft: {
      plan: { ...named, period, ...(legend && { legend }) },
      groups,
      ...(read.aliases.size > 0 ? { aliases: [...read.aliases].map(([group, aliases]) => ({ group, aliases })) } : {}),
      actions,
      forward: ahead.items,
      meetings: ahead.meetings,
      problems: [
        ...(problem ? [problem] : []),
        ...problems,
        ...doubtsOf(rest, rows),
        ...ofLegend,
        ...read.problems,
        ...ahead.problems,
        ...unread,
      ],
      leftAlone,
      hidden,
    },
  };
}

/** A file that says what comes to which meeting, and has no actions. */
function forwardOnly(ahead: ForwardDraft, tables: readonly Table[], options: DraftOptions) {
  const title = options.title ?? (ahead.title || titleOf(tables, options.fileName));
  const period = options.period ?? periodIn(title) ?? periodOfMeetings(ahead.meetings);
  const plan = { ...namedPlan(namesOf(tables, { title, ownTitle: title }, options)), period, kind: 'forward' } as const;
  const { items: forward, meetings, problems } = ahead;
  return { plan, groups: [], actions: [], forward, meetings, problems };
}

function namesOf(
  tables: readonly Table[],
  titles: { readonly title: string; readonly ownTitle: string },
  { fileName, code, knownPlans = [] }: DraftOptions,
) {
  return { ...titles, titlePage: titlePageOf(tables), fileName, code, knownPlans };
}

function plainTable(table: Table): Table {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: plainWords(cell.text) })),
  }));
  return { ...table, before: table.before.map(plainWords), rows };
}

function notAPlan(fileName: string): DraftResult {
  const needed = 'a heading "Action" and at least one more such as "Time Scale" or "Lead Group"';
  return {
    ok: false,
    reason: 'not-a-plan',
    message: `${fileName} does not look like a plan: none of its tables has ${needed}. Check that it is the right file.`,
  };
}

function noActions(fileName: string, hidden: readonly HiddenSheet[]): DraftResult {
  const [sheet] = hidden;
  const empty = `${fileName} has the columns of a plan but no actions in them: it may be an empty template.`;
  const elsewhere = `${fileName} has actions only in the sheet "${sheet?.part}", which is hidden.`;
  const message = sheet
    ? `${elsewhere} Check whether they count; if so, unhide the sheet and send the file again.`
    : `${empty} Check that it is the right file.`;
  return { ok: false, reason: 'no-actions', message };
}

/** The person's own word, the titles' years, else the years named in the actions (and then the person is told). */
function periodOf(titles: readonly string[], rows: readonly PlanRow[], given: Period | undefined) {
  const said = given ?? titles.map(periodIn).find((period) => period !== null);
  if (said) return { period: said, problem: null };
  const around = periodAround(daysNamed(rows));
  const { source } = rows[0]!;
  const what = 'The file does not say which period the plan covers';
  const todo = 'Say which years it is, such as April 2019 to March 2020.';
  if (!around) return { period: null, problem: problemAt('no-period', null, source, `${what}. ${todo}`) };
  const assumed = `${what}; ${formatDay(around.from)} to ${formatDay(around.to)} was taken from the dates in it. ${todo}`;
  return { period: around, problem: problemAt('period-assumed', null, source, assumed) };
}

/** The days of the timescales; else those on which updates were written; else any that the actions name. */
function daysNamed(rows: readonly PlanRow[]): readonly Day[] {
  const timescales = rows.flatMap(({ fields }) => daysIn(fields.timescale ?? ''));
  if (timescales.length > 0) return timescales;
  const updates = rows.flatMap(({ fields }) => logIn(fields.updates ?? '').flatMap(({ on }) => on ?? []));
  return updates.length > 0 ? updates : rows.flatMap(({ fields }) => daysIn(fields.action ?? ''));
}
