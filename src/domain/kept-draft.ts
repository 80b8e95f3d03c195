import { type Day, daysBetween, type Instant, londonDay, type Period } from './day.ts';
import { applyFixes, type DraftFix } from './draft-fixes.ts';
import { type DraftResult, draftFrom } from './import-draft.ts';
import type { Group } from './partnership.ts';
import type { Audience, Plan } from './plan.ts';
import type { Table } from './plan-table.ts';

/**
 * A file that somebody sent, read but not imported: what was said about it so far. Its tables stand in rows of their
 * own; the draft is made of both anew each time, so that what is shown is what an import stores.
 */
export interface KeptDraft {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly fileName: string;
  readonly digest: string;
  /** How many rows its tables take. */
  readonly parts: number;
  readonly said: DraftSaid;
  readonly fixes: readonly DraftFix[];
  /** Counts what was said and put right: an old card shows an older one. */
  readonly sequence: number;
  readonly state: 'open' | 'imported' | 'cancelled';
  /** "DP, edition 2", once it is imported. */
  readonly became: { readonly code: string; readonly edition: number } | null;
}

/** What a person says of the plan as a whole; null where the file's own word or the usual counts. */
export interface DraftSaid {
  readonly code: string | null;
  readonly title: string | null;
  readonly period: Period | null;
  readonly audience: Audience['kind'] | null;
  /** Names of hidden sheets that are to be read as well. */
  readonly sheets: readonly string[];
}

export const nothingSaid: DraftSaid = { code: null, title: null, period: null, audience: null, sheets: [] };

/** What the register knows already. */
interface KnownHere {
  readonly groups: readonly Group[];
  readonly plans: readonly Plan[];
}

/** The draft as it stands: what the tables say, what was said about them, and what was put right. */
export function drawDraft({ fileName, said, fixes }: KeptDraft, tables: readonly Table[], known: KnownHere) {
  const read: DraftResult = draftFrom(tables, {
    fileName,
    title: said.title ?? undefined,
    code: said.code ?? undefined,
    period: said.period ?? undefined,
    knownGroups: known.groups,
    knownPlans: known.plans,
    sheets: said.sheets,
  });
  return read.ok ? { ...read, draft: applyFixes(read.draft, fixes) } : read;
}

/** A draft is kept so many days: long enough for a holiday, and no longer than it may be of use. */
const keptDays = 14;

export function isStale({ at }: KeptDraft, today: Day): boolean {
  return daysBetween(londonDay(at), today) > keptDays;
}
