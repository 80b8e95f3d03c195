import { type Day, daysBetween, type Instant, londonDay, type Period } from './day.ts';
import type { DraftFix } from './draft-fixes.ts';
import type { DraftOptions } from './import-draft.ts';
import type { Group } from './partnership.ts';
import type { Audience, Plan } from './plan.ts';

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
  /** How its file was read, where that is worth a word: what was left out, or may be in the wrong cells. */
  readonly remarks: readonly string[];
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

/** How the tables of a draft are to be understood, by what was said of them. */
export function optionsOf({ fileName, said }: KeptDraft, known: KnownHere): DraftOptions {
  return {
    fileName,
    title: said.title ?? undefined,
    code: said.code ?? undefined,
    period: said.period ?? undefined,
    knownGroups: known.groups.map(({ name, aliases }) => ({ name, aliases })),
    knownPlans: known.plans.map(({ code, title }) => ({ code, title })),
    sheets: said.sheets,
  };
}

/** A draft is kept so many days: long enough for a holiday, and no longer than it may be of use. */
const keptDays = 14;

export function isStale({ at }: KeptDraft, today: Day): boolean {
  return daysBetween(londonDay(at), today) > keptDays;
}
