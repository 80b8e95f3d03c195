import { type Day, formatDay, type Period } from './day.ts';
import type { Digest } from './digest.ts';
import type { Matrix } from './matrix.ts';
import { cleaned } from './shown-text.ts';
import type { YearReport } from './year-report.ts';

export const planFormats = ['xlsx', 'docx', 'csv'] as const;
export type PlanFormat = (typeof planFormats)[number];

/** Which paper somebody asks for; `on`: as known on that day, null for today. */
export type PaperWanted =
  /** One plan by its code, or all of them together. */
  | { readonly kind: 'plan'; readonly plan: string | null; readonly format: PlanFormat; readonly on: Day | null }
  | { readonly kind: 'meeting'; readonly group: string; readonly on: Day | null }
  /** Of a plan's own period, or of the year that is named; of the year from April to March where neither is said. */
  | { readonly kind: 'year'; readonly plan: string | null; readonly period: Period | null; readonly on: Day | null };

/** A paper for the board, before it is written. */
export type Paper =
  | { readonly kind: 'plan'; readonly format: PlanFormat; readonly matrix: Matrix }
  | { readonly kind: 'meeting'; readonly digest: Digest; readonly on: Day; readonly partnership: string }
  | { readonly kind: 'year'; readonly report: YearReport };

/** Why there is no such paper. */
export type NoPaper =
  | { readonly code: 'no-plan' }
  | { readonly code: 'no-such-plan'; readonly plan: string; readonly known: readonly string[] }
  | { readonly code: 'no-such-group'; readonly known: readonly string[] }
  | { readonly code: 'no-meeting'; readonly group: string }
  | { readonly code: 'day-ahead'; readonly on: Day };

export function noPaperWords(why: NoPaper): string {
  switch (why.code) {
    case 'no-plan':
      return 'There is no plan yet. Import one first.';
    case 'no-such-plan':
      return `There is no plan ${why.plan}. There ${why.known.length === 1 ? 'is' : 'are'} ${why.known.join(', ')}, and “all”.`;
    case 'no-such-group':
      return `There is no group of that name. There ${why.known.length === 1 ? 'is' : 'are'} ${why.known.join(', ')}.`;
    case 'no-meeting':
      return `${why.group} has no meeting in its calendar, so there is no paper for one. Add its next meeting first.`;
    case 'day-ahead':
      return dayAheadWords(why.on);
    default:
      return why satisfies never;
  }
}

/** Whoever looks back cannot look ahead: a paper would say what nobody knows. */
export function dayAheadWords(day: Day): string {
  return `${formatDay(day)} lies ahead, so nobody knows yet how things stand then. Choose today or an earlier day.`;
}

/** What a paper is called as a file: "DP, as known on 22 November 2026.xlsx". */
export function paperName(paper: Paper): string {
  switch (paper.kind) {
    case 'plan': {
      const { plans, on } = paper.matrix;
      const what = plans.length === 1 ? plans[0]!.code : 'All plans';
      return fileName(`${what}, as known on ${formatDay(on)}`, paper.format);
    }
    case 'meeting':
      return fileName(`${paper.digest.group}, paper for ${formatDay(paper.digest.meeting)}`, 'docx');
    case 'year': {
      const { plan, period } = paper.report;
      const years = `${formatDay(period.from)} to ${formatDay(period.to)}`;
      return fileName(`Yearly report${plan === null ? '' : ` ${plan}`}, ${years}`, 'docx');
    }
    default:
      return paper satisfies never;
  }
}

const longestName = 120;

/** Without what Windows and SharePoint do not take in a name, nor marks that make it seem to end in something else. */
function fileName(words: string, ending: string): string {
  const name = cleaned(words)
    .replace(/[\\/:*?"<>|#%~&{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${name.slice(0, longestName).replace(/[\uD800-\uDBFF]$/, '')}.${ending}`;
}

/** The year from April to March in which a day lies: the one that annual reports are about. */
export function yearOf(day: Day): Period {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0);
  return { from: `${year}-04-01` as Day, to: `${year + 1}-03-31` as Day };
}
