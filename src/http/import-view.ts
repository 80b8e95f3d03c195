import { type Day, formatDay } from '../domain/day.ts';
import type { DraftFix } from '../domain/draft-fixes.ts';
import type { DraftAction } from '../domain/import-draft.ts';
import type { ImportPreview } from '../domain/import-preview.ts';
import type { Problem } from '../domain/import-problem.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import { ratingWord } from '../domain/rating.ts';
import type { FirstRow, HiddenView, ImportView, ProblemView } from '../domain/set-up-view.ts';
import { cut } from '../domain/shown-text.ts';
import { fixOf } from '../domain/typed-draft.ts';
import type { SetUpWords } from './set-up-door.ts';

const firstRows = 8;

interface Shown {
  readonly kept: KeptDraft;
  readonly preview: ImportPreview;
}

/** A draft as the page shows it, in the chat's words. */
export function importViewOf({ kept, preview }: Shown, knownGroups: readonly string[], words: SetUpWords): ImportView {
  const { draft, counts, changes, before } = preview;
  const { plan } = draft;
  const texts = new Map(draft.actions.map(({ ref, text }) => [ref, text]));
  return {
    ...{ id: kept.id, fileName: kept.fileName, remarks: kept.remarks },
    ...{ sequence: kept.sequence, before: before?.edition ?? 0 },
    ...{ code: plan.code, title: plan.title, knownGroups, canImport: preview.canImport, busy: preview.busy },
    period: plan.period ? `${monthIn(plan.period.from)} to ${monthIn(plan.period.to)}` : '',
    audience: kept.said.audience ?? preview.audience ?? 'partnership',
    plan: words.plan(preview),
    counts: { actions: counts.actions, dated: counts.dated, rated: counts.rated },
    groups: preview.groups.map(({ name, actions, known }) => ({ name, actions, known: known ?? null })),
    changes: changes && words.changes(changes),
    problems: preview.problems.map(({ code, items }) => ({
      code,
      title: words.problemTitles[code],
      items: items.map((problem) => problemView(problem, texts)),
    })),
    unled: draft.problems.filter((problem) => fixOf(problem) === 'lead').length,
    leftAlone: draft.leftAlone.map(({ part, title, why }) => `${part}${title ? ` (${title})` : ''}: ${why}`),
    hidden: hiddenSheets(kept, preview),
    first: draft.actions.slice(0, firstRows).map(firstRow),
    fixed: kept.fixes.map(fixWords),
  };
}

function problemView(problem: Problem, texts: ReadonlyMap<string, string>): ProblemView {
  const { ref, source, message, nearest } = problem;
  const where = `${source.part}, row ${source.row}`;
  const action = ref === null ? undefined : texts.get(ref);
  return {
    ...{ ref, where, fix: fixOf(problem), nearest: nearest ?? null, action: action ? cut(action, 160) : null },
    message: bareMessage(message, ref, where),
  };
}

/** A message says its ref and place itself; the page shows both beside it. */
function bareMessage(message: string, ref: string | null, where: string): string {
  const start = ref === null ? '' : `${ref} (${where}): `;
  const bare = message.startsWith(start) ? message.slice(start.length) : message;
  const plain = bare.replace(` (${where})`, '');
  return `${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
}

function hiddenSheets({ said }: KeptDraft, { draft }: ImportPreview): readonly HiddenView[] {
  const read = said.sheets.map((part) => ({ part, actions: null, isRead: true }));
  const left = draft.hidden.filter(({ part }) => !said.sheets.includes(part));
  return [...read, ...left.map(({ part, actions }) => ({ part, actions, isRead: false }))];
}

function firstRow({ ref, text, leads, timescale, rating }: DraftAction): FirstRow {
  return {
    ref,
    text: cut(text, 240),
    leads: leads.join(', '),
    timescale: cut(timescale.text, 120),
    due: timescale.due[0] ?? null,
    rating: rating && ratingWord(rating),
  };
}

function fixWords(fix: DraftFix): string {
  switch (fix.kind) {
    case 'group':
      return `${fix.from} is ${fix.to}`;
    case 'lead':
      return `${fix.ref} is led by ${fix.to}`;
    case 'date':
      return `${fix.ref} is due on ${formatDay(fix.due)}`;
    default:
      return fix satisfies never;
  }
}

/** "April 2026", as it may be typed back. */
function monthIn(day: Day): string {
  return formatDay(day).replace(/^\d+ /, '');
}
