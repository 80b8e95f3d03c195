import request from '../../cards/request.json' with { type: 'json' };
import heading from '../../cards/request-heading.json' with { type: 'json' };
import type { Receipt, RequestItem, RequestView } from '../domain/request-view.ts';
import { askedLabel, receiptNotes, receiptTitle, receiptWords } from '../domain/words-update.ts';
import { actionRowPart } from './action-row.ts';
import { type Forms, noChangeButton, pageButtons, type Target, undoButton, updateButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart } from './card.ts';
import { pageOf, pagesOf } from './pages.ts';
import {
  meetingHeading,
  planHeading,
  progressWords,
  requestIntroduction,
  requestTitle,
  settledWords,
  whyAskedWords,
} from './request-wording.ts';

const mostRows = 15;

export interface RequestCardOptions {
  readonly forms: Forms;
  /** Counted from 1; left out, the first page with something to answer. */
  readonly page?: number;
}

/** What a group or a person is asked before a meeting: each action with two buttons, answered in seconds. */
export function requestCard(view: RequestView, { forms, page }: RequestCardOptions): Card {
  const pages = pagesOf(
    view.items.map((item) => rowOf(item, view, forms)),
    mostRows,
  );
  const firstOpen = pages.findIndex((some) => some.some(({ state }) => state === 'waits'));
  const shown = pageOf(pages, page ?? firstOpen + 1);
  return expand(request, {
    title: requestTitle(view),
    introduction: requestIntroduction(view),
    progress: progressWords(view),
    answered: view.answered,
    // A bar of nothing would be drawn as one that never ends.
    asked: Math.max(1, view.asked),
    progressColor: view.answered >= view.asked ? 'Good' : 'Accent',
    rows: withHeadings(shown.rows),
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}` : '',
    pageButtons: pageButtons('page', { card: view.message }, shown),
    ...receiptData(view.receipt, view.message),
  });
}

/**
 * A card for several meetings says above the first action of each which one it is for, and one of several plans says
 * the same of each plan; anew on each page.
 */
function withHeadings(rows: readonly Row[]): readonly CardPart[] {
  return rows.flatMap(({ headings, part }, at) => {
    const above = rows[at - 1]?.headings ?? [];
    const from = headings.findIndex((text, level) => text !== above[level]);
    const texts = from < 0 ? [] : headings.slice(from).filter(Boolean);
    return [...texts.map((text) => expandPart(heading, { text })), part];
  });
}

/** A row with what stands above it; the paging counts both. */
interface Row {
  /** Of the meeting, then of the plan; empty where there is only one. */
  readonly headings: readonly string[];
  readonly state: RequestItem['state'];
  readonly part: CardPart;
}

function rowOf(item: RequestItem, { meetings, message, items }: RequestView, forms: Forms): Row {
  const meeting = meetings.length > 1 ? meetings.find(({ id }) => id === item.meeting) : undefined;
  const isOfSeveral = items.some(({ line }) => line.plan !== item.line.plan);
  const headings = [meeting ? meetingHeading(meeting) : '', isOfSeveral ? planHeading(item) : ''];
  return { headings, state: item.state, part: itemPart(item, message, forms) };
}

function itemPart({ line, part, reason, state }: RequestItem, card: string, forms: Forms): CardPart {
  const label = askedLabel(line.label, part);
  if (state === 'settled') return actionRowPart({ ...line, label }, { buttons: [], state: settledWords });
  const target: Target = { card, plan: line.plan, ref: line.ref, part: part?.agency ?? null, seq: line.sequence };
  const update = updateButton(target, label, forms);
  // There is something to keep only where something was said, and nothing more to do once it is answered.
  const mayKeep = state === 'waits' && line.lastSaidOn !== null;
  return actionRowPart(
    { ...line, label },
    {
      buttons: mayKeep ? [update, noChangeButton(target, label)] : [update],
      state: state === 'answered' ? 'Answered' : '',
      more: state === 'answered' ? [] : [whyAskedWords(reason)],
    },
  );
}

function receiptData(receipt: Receipt | null, card: string) {
  if (!receipt) return { receipt: '', notes: [], undo: [] };
  const { plan, ref, sequence } = receipt;
  const label = askedLabel(receipt.label, receipt.part);
  const notes = [...receiptNotes(receipt), ...receipt.doubts];
  return {
    receipt: `${receiptTitle(receipt)}${receipt.undone ? '.' : ''} ${receiptWords(receipt)}`,
    notes: notes.map((text) => ({ text })),
    undo: receipt.undone ? [] : [undoButton({ card, plan, ref, seq: sequence }, label)],
  };
}
