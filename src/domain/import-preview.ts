import { busyMonths, busyWords } from './busy-months.ts';
import type { DraftAction, ImportDraft } from './import-draft.ts';
import type { Problem, ProblemCode } from './import-problem.ts';
import type { Group } from './partnership.ts';
import type { Audience } from './plan.ts';
import type { Edition, EditionChanges } from './plan-edition.ts';
import { groupCalled } from './plan-edition.ts';

/** What an import would store, and what a person should look at first: the same for a card and the command line. */
export interface ImportPreview {
  readonly draft: ImportDraft;
  readonly counts: DraftCounts;
  /** Who leads how many, and the group of the register that it is: null where it would be new, absent where nobody looked. */
  readonly groups: readonly LeadGroup[];
  readonly problems: readonly { readonly code: ProblemCode; readonly items: readonly Problem[] }[];
  /** Many steps in two months on end. */
  readonly busy: readonly string[];
  /** What it changes of the edition before; null where the plan is new, or the register was not asked. */
  readonly changes: EditionChanges | null;
  /** The edition before; null where the plan is new. */
  readonly before: { readonly edition: number; readonly title: string } | null;
  readonly audience: Audience['kind'] | null;
  readonly canImport: boolean;
}

export interface LeadGroup {
  readonly name: string;
  readonly actions: number;
  readonly known?: string | null;
}

export interface DraftCounts {
  readonly actions: number;
  readonly objectives: number;
  readonly aims: number;
  readonly updates: number;
  readonly rated: number;
  readonly dated: number;
}

export function previewOf(
  draft: ImportDraft,
  { groups, edition }: { readonly groups: readonly Group[] | null; readonly edition: Edition | null },
): ImportPreview {
  const before = edition?.plan.lastImport?.before ?? null;
  return {
    draft,
    counts: countsOf(draft.actions),
    groups: draft.groups.map((name) => ({
      name,
      actions: draft.actions.filter(({ leads }) => leads.includes(name)).length,
      ...(groups && { known: groupCalled(name, groups)?.name ?? null }),
    })),
    problems: byKind(draft.problems),
    busy: busyMonths(draft.actions.map(({ timescale: { due } }) => ({ due }))).map(busyWords),
    changes: before && edition ? edition.changes : null,
    before: before && { edition: before.edition, title: before.title },
    audience: edition?.plan.audience.kind ?? (draft.plan.kind === 'case-review' ? 'restricted' : null),
    canImport: draft.plan.period !== null,
  };
}

function countsOf(actions: readonly DraftAction[]): DraftCounts {
  return {
    actions: actions.length,
    objectives: new Set(actions.map(({ aim, objective }) => `${aim}\n${objective}`)).size,
    aims: new Set(actions.map(({ aim }) => aim)).size,
    updates: actions.reduce((sum, { updates }) => sum + updates.length, 0),
    rated: actions.filter(({ rating }) => rating !== null).length,
    dated: actions.filter(({ timescale }) => timescale.due.length > 0).length,
  };
}

/** Kinds of problem, those that most rows have first. */
function byKind(problems: readonly Problem[]): ImportPreview['problems'] {
  const kinds = [...Map.groupBy(problems, ({ code }) => code)].map(([code, items]) => ({ code, items }));
  return kinds.toSorted((a, b) => b.items.length - a.items.length);
}
