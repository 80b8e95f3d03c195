import { refusalOfText } from './accept-update.ts';
import { parseDay } from './day.ts';
import type { DraftFix } from './draft-fixes.ts';
import type { ImportDraft } from './import-draft.ts';
import type { Problem } from './import-problem.ts';
import type { DraftSaid } from './kept-draft.ts';
import { periodWritten } from './period-written.ts';
import { isPlanCode } from './plan-code.ts';

/** What was typed about a plan as a whole before its import; what is left out stays as it was. */
export interface PlanTyped {
  readonly code?: string | undefined;
  readonly title?: string | undefined;
  readonly period?: string | undefined;
  readonly audience?: string | undefined;
  readonly sheets?: readonly string[] | undefined;
}

export type PlanTypedWrong = 'bad-code' | 'bad-period' | 'unsafe-title';

const longestTitle = 200;

/** What of it can be taken, and what cannot: that stays as it was, and is told. */
export function readPlanTyped({ code, title, period, audience, sheets }: PlanTyped) {
  const said: { -readonly [K in keyof DraftSaid]?: DraftSaid[K] } = {};
  const wrong: PlanTypedWrong[] = [];
  if (code?.trim()) {
    const written = code.trim().toUpperCase();
    if (isPlanCode(written)) said.code = written;
    else wrong.push('bad-code');
  }
  if (title?.trim()) {
    if (refusalOfText(title, true)) wrong.push('unsafe-title');
    else said.title = title.trim().slice(0, longestTitle);
  }
  if (period?.trim()) {
    const read = periodWritten(period);
    if (read) said.period = read;
    else wrong.push('bad-period');
  }
  if (audience === 'partnership' || audience === 'restricted') said.audience = audience;
  if (sheets) said.sheets = sheets;
  return { said: said as Partial<DraftSaid>, wrong: wrong as readonly PlanTypedWrong[] };
}

const longestName = 200;

/** One thing put right, as a form names it: which group, who leads, when it is due. Blank is nothing. */
export function fixTyped(kind: string, about: string, value: string): readonly DraftFix[] {
  if (value === '') return [];
  if (kind === 'group') return [{ kind, from: about, to: value.slice(0, longestName) }];
  if (kind === 'lead') return [{ kind, ref: about, to: value.slice(0, longestName) }];
  const due = kind === 'date' ? parseDay(value) : null;
  return due ? [{ kind: 'date', ref: about, due }] : [];
}

/** One group for every action that names nobody to lead it: a case review's plan names no leads at all. */
export function leadForAll({ problems }: ImportDraft, group: string): readonly DraftFix[] {
  return problems.flatMap(({ code, ref }) => (code === 'no-lead' && ref !== null ? fixTyped('lead', ref, group) : []));
}

/** How a person can put a problem right: who leads, or when it is due; null where only the file can be changed. */
export function fixOf({ code, ref }: Problem): 'lead' | 'date' | null {
  if (ref === null) return null;
  if (code === 'no-lead') return 'lead';
  return code === 'no-timescale' || code === 'timescale-not-understood' ? 'date' : null;
}
