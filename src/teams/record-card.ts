import recordTemplate from '../../cards/record.json' with { type: 'json' };
import againTemplate from '../../cards/record-again.json' with { type: 'json' };
import pageTemplate from '../../cards/record-page.json' with { type: 'json' };
import { partAfter, partBefore, type RecordPart, recordParts } from '../domain/meeting-record.ts';
import type { RecordTyped } from '../domain/record-typed.ts';
import type { RecordView } from '../domain/record-view.ts';
import { cut, paragraphs } from '../domain/shown-text.ts';
import type { UpdateForm } from '../domain/update-form.ts';
import { confirmTitles } from '../domain/words.ts';
import {
  alsoOpenWords,
  introductions,
  isNothingHere,
  nothingHere,
  overviewWords,
  partTitles,
  recordLines,
  recordTitle,
} from '../domain/words-record.ts';
import { actionRowPart } from './action-row.ts';
import { type Forms, inRows, onPageButton, openButton } from './buttons.ts';
import { type Card, type CardPart, expand, fitted } from './card.ts';
import type { RecordPage } from './incoming-record.ts';
import { pageOf, pagesOf } from './pages.ts';
import {
  attendanceRow,
  decisionRow,
  finishRow,
  type Kept,
  newActionForm,
  nothingKept,
  otherRatingRow,
  ratingRow,
  toNoteRow,
} from './record-rows.ts';

/** The record of a meeting at a glance, with the button that opens its pages. */
export function recordCard(view: RecordView, { forms }: { readonly forms: Forms }): Card {
  const { card, meeting, finished, started } = view;
  const names = { title: started ? 'Go on' : 'Record the meeting' };
  const open = { verb: 'record-open', data: { card, cycle: meeting } };
  return expand(recordTemplate, {
    title: recordTitle(view),
    introduction: overviewWords(view),
    lines: finished || started ? recordLines(view) : toSettle(view),
    closing: alsoOpenWords(view),
    buttons: finished ? [] : [openButton(names, open, forms)],
  });
}

function toSettle({ decisions, toNote, ratings }: RecordView) {
  return [
    { name: 'Decisions needed', says: String(decisions.length) },
    { name: 'Chair’s decisions to note', says: String(toNote.length) },
    { name: 'Ratings to consider', says: String(ratings.length) },
  ];
}

export interface RecordPageOptions {
  readonly forms: Forms;
  readonly part: RecordPart;
  /** Counted from 1. */
  readonly page: number;
  readonly problem: string;
  /** What became of the page before this one. */
  readonly saved: string;
  readonly confirm: UpdateForm['confirm'];
  readonly kept: Kept;
}

/** How many rows a page may have; pages are shorter where the rows are long. */
const mostRows: Readonly<Record<RecordPart, number>> = {
  decisions: 5,
  ratings: 12,
  actions: 1,
  attendance: 24,
  finish: 1,
};

/** One page of the record: what it has to settle, with inputs, and the way to the pages beside it. */
export function recordPageCard(view: RecordView, options: RecordPageOptions): Card {
  const shown = rowsOnPage(view, options);
  return fitted((share) => pageWith(view, { ...options, kept: { ...options.kept, share } }, shown));
}

interface RowsOnPage {
  readonly from: number;
  readonly to: number;
  readonly page: number;
  readonly pages: number;
}

/** Which rows stand on a page does not hang on what was typed in them: a page that comes back is the same page. */
function rowsOnPage(view: RecordView, options: RecordPageOptions): RowsOnPage {
  const blank = pagesOf(rowsOf(view, { ...options, kept: nothingKept }), mostRows[options.part]);
  const { page, pages, rows } = pageOf(blank, options.page);
  const from = blank.slice(0, page - 1).flat().length;
  return { from, to: from + rows.length, page, pages };
}

function pageWith(view: RecordView, options: RecordPageOptions, shown: RowsOnPage): Card {
  const { part, problem, saved } = options;
  const rows = rowsOf(view, options).slice(shown.from, shown.to);
  const at = recordParts.indexOf(part) + 1;
  return expand(pageTemplate, {
    problem: paragraphs(problem).map((text) => ({ text })),
    saved,
    title: `${at} ${partTitles[part]}`,
    subtitle: `${recordTitle(view)} · page ${at} of ${recordParts.length}`,
    introduction: isNothingHere(view, part) ? (nothingHere[part] ?? '') : introductions[part],
    rows,
    pageWords: shown.pages > 1 ? `${partTitles[part]}: ${shown.page} of ${shown.pages}` : '',
    confirm: confirmButtons(view, options),
    // Two by two: four in one row are cut short on a phone.
    buttonRows: inRows(buttonsOf(view, { ...options, page: shown.page }, shown.pages)),
  });
}

function rowsOf(view: RecordView, { part, kept, forms }: RecordPageOptions): readonly CardPart[] {
  switch (part) {
    case 'decisions':
      return [
        ...view.decisions.map((one) => decisionRow(one, kept)),
        ...view.toNote.map((one) => toNoteRow(one, kept)),
      ];
    case 'ratings':
      return [...view.ratings.map((one) => ratingRow(one, kept)), otherRatingRow(kept)];
    case 'actions':
      return [{ type: 'Container', items: [newActionForm(view, kept), ...addedRows(view, kept, forms)] }];
    case 'attendance':
      return view.attendance.map((one) => attendanceRow(one, kept));
    case 'finish':
      return [finishRow(view, kept)];
    default:
      return part satisfies never;
  }
}

/** The most that stand under the form; what was added before that is in the log. */
const mostAdded = 6;

function addedRows(view: RecordView, { share }: Kept, forms: Forms): readonly CardPart[] {
  return view.added.slice(-Math.ceil(mostAdded * share)).map((line) => {
    const names = { title: 'Take out', tooltip: `Take ${line.label} out of the log again` };
    const takeOut = saveButton(
      view,
      { names, part: 'actions', page: 1, go: 'stay', more: { takeOut: line.ref } },
      forms,
    );
    return actionRowPart(line, {
      buttons: view.finished ? [] : [takeOut],
      state: 'Added',
      more: [`Answered by ${cut(line.whoAnswers, 80)}`],
    });
  });
}

interface Save {
  readonly names: CardPart & { readonly title: string };
  readonly part: RecordPart;
  readonly page: number;
  /** `stay`, `finish`, or the page to go on to: `ratings.1`. */
  readonly go: string;
  readonly more?: CardPart;
}

function saveButton({ card, meeting, sequence }: RecordView, save: Save, forms: Forms): CardPart {
  const { names, part, page, go, more = {} } = save;
  const data = { card, cycle: meeting, part, page, seq: sequence, go, ...more };
  return onPageButton(names, { verb: 'record-save', data }, forms);
}

/** Every way off a page saves it; only leaving keeps what was saved and nothing else. */
function buttonsOf(view: RecordView, { part, page, forms }: RecordPageOptions, pages: number): readonly CardPart[] {
  const save = (title: string, go: string, more: CardPart = {}) =>
    saveButton(view, { names: { title, ...more }, part, page, go }, forms);
  const leave = onPageButton(
    { title: 'Leave for now', associatedInputs: 'none' },
    { verb: 'record-leave', data: { card: view.card, cycle: view.meeting } },
    forms,
  );
  // A record that somebody finished meanwhile takes no more pages.
  if (view.finished) return [leave];
  const after = page < pages ? `${part}.${page + 1}` : firstOf(partAfter(part));
  const before = page > 1 ? `${part}.${page - 1}` : firstOf(partBefore(part));
  return [
    ...(after ? [save('Next', after, { mode: 'primary' })] : [save('Finish', 'finish', { mode: 'primary' })]),
    save('Save', 'stay'),
    ...(before ? [save('Previous', before)] : []),
    leave,
  ];
}

function firstOf(part: RecordPart | null): string | null {
  return part === null ? null : `${part}.1`;
}

function confirmButtons(view: RecordView, { part, page, confirm, forms }: RecordPageOptions): readonly CardPart[] {
  if (!confirm) return [];
  const names = { title: confirmTitles[confirm] };
  return [saveButton(view, { names, part, page, go: 'stay', more: { confirmed: true } }, forms)];
}

const wordsLabels: readonly (readonly [string, string])[] = [
  ['words~action', 'New action'],
  ['words~who', 'Somebody else'],
  ['words~measure', 'How one would know it made a difference'],
  ['words~minute', 'Minute reference'],
];

/**
 * A page with nothing but the words that were typed, for when the register cannot be read: nobody should have to write
 * them twice. What was chosen goes along with the button.
 */
export function recordAgainCard(pressed: RecordPage, problem: string, { forms }: { readonly forms: Forms }): Card {
  const { card, cycle, part, page, seq, go, typed } = pressed;
  const isWords = (field: string) => field.startsWith('words~');
  const words = Object.entries(typed).filter(([field, value]) => isWords(field) && value !== '');
  const chosen: RecordTyped = Object.fromEntries(Object.entries(typed).filter(([field]) => !isWords(field)));
  const data = { card, cycle, part, page, seq, go, ...chosen };
  return expand(againTemplate, {
    problem,
    words: words.map(([id, value]) => ({
      id,
      label: wordsLabels.find(([field]) => field === id)?.[1] ?? 'Note',
      value: value.slice(0, 3000).toWellFormed(),
    })),
    buttons: [onPageButton({ title: 'Save' }, { verb: 'record-save', data }, forms)],
  });
}
