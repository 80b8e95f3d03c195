import template from '../../cards/import.json' with { type: 'json' };
import section from '../../cards/import-section.json' with { type: 'json' };
import { formatDay } from '../domain/day.ts';
import type { DraftAction } from '../domain/import-draft.ts';
import type { ImportPreview } from '../domain/import-preview.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import { counted, cut } from '../domain/shown-text.ts';
import { askButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart, fitted } from './card.ts';
import { fixRows } from './import-rows.ts';
import { asideWords, changeWords, groupWords, introductionWords, planLines, problemTitles } from './import-wording.ts';
import { pageOf, pagesOf } from './pages.ts';

export interface ImportCardView {
  readonly kept: KeptDraft;
  readonly preview: ImportPreview;
  /** What has just been done, or why it was not. */
  readonly told: readonly string[];
}

/** What an import would do: counts, groups, problems by kind, what it changes, the first rows. Nothing is stored yet. */
export function importCard({ kept, preview, told }: ImportCardView): Card {
  return fitted((share) =>
    expand(template, {
      told: toldLines(told, share),
      title: `Import ${cut(preview.draft.plan.code, 20)}?`,
      introduction: introductionWords(kept.fileName),
      rows: sectionsOf(preview, share),
      closing: preview.canImport ? '' : 'It can be imported once it is said which years it covers.',
      buttons: overviewButtons(kept, preview),
    }),
  );
}

/** The most lines that one part of the overview has before "and n more". */
const mostLines = 12;
const firstRows = 5;

function sectionsOf(preview: ImportPreview, share: number): readonly CardPart[] {
  const { draft, changes, before, busy } = preview;
  const most = Math.max(3, Math.round(mostLines * share));
  const length = Math.max(60, Math.round(300 * share));
  const against = before ? `What it changes of edition ${before.edition}` : '';
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['The plan', planLines(preview)],
    ['Led by', groupWords(preview)],
    [against, changes ? orNothing(changeWords(changes)) : []],
    [`To look at (${draft.problems.length})`, problemLines(preview, most)],
    ['Besides the plan', asideWords(preview, () => 'Choose it under “Put right”.')],
    ['Worth knowing', busy],
    ['The first actions', draft.actions.slice(0, firstRows).map(rowWords)],
  ];
  return parts.flatMap(([title, lines]) => {
    if (title === '' || lines.length === 0) return [];
    const shown = lines.slice(0, most).map((text) => ({ text: cut(text, length) }));
    const more = lines.length > most ? [{ text: `and ${counted(lines.length - most, 'more', 'more')}` }] : [];
    return [expandPart(section, { title, lines: [...shown, ...more] })];
  });
}

function orNothing(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['Nothing: the file says what the register has.'];
}

function problemLines({ problems }: ImportPreview, most: number): readonly string[] {
  return problems.map(({ code, items }) => {
    const places = items.slice(0, most).map(({ ref, source }) => ref ?? `${source.part}, row ${source.row}`);
    const more = items.length > most ? ' …' : '';
    return `${problemTitles[code]} (${items.length}): ${[...new Set(places)].join(', ')}${more}`;
  });
}

function rowWords({ ref, text, leads, timescale, rating }: DraftAction): string {
  const due = timescale.due[0] ? formatDay(timescale.due[0]) : timescale.text || 'no timescale';
  return [`${ref} ${cut(text, 120)}`, leads.join(', ') || 'nobody leads', due, rating ?? '']
    .filter(Boolean)
    .join(' · ');
}

function overviewButtons({ id, sequence }: KeptDraft, { canImport, before }: ImportPreview): readonly CardPart[] {
  const go = { draft: id, seq: sequence, before: before?.edition ?? 0 };
  return [
    ...(canImport ? [askButton({ title: 'Import', style: 'positive' }, 'import-go', go)] : []),
    askButton({ title: 'Put right' }, 'import-fix', { draft: id, page: 1 }),
    askButton({ title: 'Cancel' }, 'import-cancel', { draft: id }),
  ];
}

function toldLines(told: readonly string[], share = 1): readonly { readonly text: string }[] {
  return told.slice(0, 6).map((text) => ({ text: cut(text, Math.max(60, 300 * share)) }));
}

const mostRows = 8;

/** What can be put right, page by page: the plan's own words, groups, leads and dates; what cannot is named with its place. */
export function importFixCard({ kept, preview, told }: ImportCardView, knownGroups: readonly string[], page = 1): Card {
  const { id } = kept;
  const pages = pagesOf(fixRows({ kept, preview, knownGroups }), mostRows);
  const shown = pageOf(pages, page);
  const turn = (title: string, to: number) =>
    askButton({ title, tooltip: `Page ${to} of ${shown.pages}` }, 'import-fix', { draft: id, page: to });
  return expand(template, {
    told: toldLines(told, 0.4),
    title: `Put right: ${cut(preview.draft.plan.code, 20)}`,
    introduction: introductionWords(kept.fileName),
    rows: shown.rows,
    closing: `Page ${shown.page} of ${shown.pages}. Save each page before you turn it.`,
    buttons: [
      askButton({ title: 'Save', style: 'positive' }, 'import-save', { draft: id, page: shown.page }),
      ...(shown.page > 1 ? [turn('Previous', shown.page - 1)] : []),
      ...(shown.page < shown.pages ? [turn('Next', shown.page + 1)] : []),
      askButton({ title: 'Overview' }, 'import-show', { draft: id }),
    ],
  });
}

/** What an import came to, with the way back. */
export function importedCard(
  text: string,
  title: string,
  undo: { readonly plan: string; readonly edition: number } | null,
): Card {
  return fitted((share) => {
    const lines = text.split('\n').map((line) => ({ text: cut(line, Math.round(1500 * share)) }));
    return expand(template, {
      told: [],
      title: cut(title, 80),
      introduction: '',
      rows: [expandPart(section, { title: '', lines: lines.slice(0, 20) })],
      closing: '',
      buttons: undo ? [askButton({ title: 'Undo the import' }, 'import-undo', undo)] : [],
    });
  });
}
