import actionTemplate from '../../cards/record-action.json' with { type: 'json' };
import attendanceTemplate from '../../cards/record-attendance.json' with { type: 'json' };
import decisionTemplate from '../../cards/record-decision.json' with { type: 'json' };
import finishTemplate from '../../cards/record-finish.json' with { type: 'json' };
import noteTemplate from '../../cards/record-note.json' with { type: 'json' };
import otherTemplate from '../../cards/record-other.json' with { type: 'json' };
import ratingTemplate from '../../cards/record-rating.json' with { type: 'json' };
import { attendances } from '../domain/meeting-record.ts';
import { ratings } from '../domain/rating.ts';
import { recordedOutcome, recordedRating } from '../domain/record-inputs.ts';
import { outcomes, type RecordTyped, typedIn } from '../domain/record-typed.ts';
import type { AttendanceView, MatterView, RecordView, ToNoteView } from '../domain/record-view.ts';
import { cut } from '../domain/shown-text.ts';
import { longestNarrative, withoutControls } from '../domain/update.ts';
import {
  agreedRatingTitle,
  attendanceTitles,
  matterWords,
  outcomeLabel,
  outcomeTitles,
  ownerWords,
  recordedWords,
  recordLines,
  toNoteWords,
} from '../domain/words-record.ts';
import { actionRowPart } from './action-row.ts';
import { type CardPart, expandPart } from './card.ts';

/** What stands in the inputs of a page that comes back. */
export interface Kept {
  readonly typed: RecordTyped | null;
  /** Others recorded meanwhile: what was left empty shows what they recorded, so that saving does not undo it. */
  readonly merged: boolean;
  /** How much of their texts the rows may show, so that the card keeps to its size. */
  readonly share: number;
}

/** A page as the register alone draws it. */
export const nothingKept: Kept = { typed: null, merged: false, share: 1 };

/** What an input begins with: what was typed on the page before it came back, else what is recorded. */
function valueIn(kept: Kept, input: string, recorded: string, most = 3000): string {
  const typed = typedIn(kept.typed, input);
  const isEmpty = typed === '' || typed === 'false';
  return typed === null || (kept.merged && isEmpty) ? recorded : withoutControls(typed).slice(0, most).toWellFormed();
}

/** A note is a line; a page holds several. */
const longestNote = 500;

/** What came or asks for a decision, with what can be said of it. */
export function decisionRow(view: MatterView, kept: Kept): CardPart {
  const { id, kind, stamp, line, recorded, asked } = view;
  const choices = outcomes.map((value) => ({ title: outcomeTitles[value], value }));
  const date = kind === 'extension' ? `to~${id}` : '';
  return expandPart(decisionTemplate, {
    longestNote,
    row: [
      actionRowPart(line, {
        buttons: [],
        more: [matterWords(view)].filter(Boolean),
        textMost: 240 * kept.share,
        saidMost: 240 * kept.share,
      }),
    ],
    recorded: recordedWords(recorded),
    outcome: {
      id: `outcome~${id}~${stamp}`,
      label: outcomeLabel(view),
      value: valueIn(kept, `outcome~${id}`, recordedOutcome(recorded)),
    },
    outcomes: [{ title: 'Not recorded yet', value: '' }, ...choices],
    to: { id: date, label: `New date for ${line.label}`, value: valueIn(kept, date, asked ?? '') },
    note: {
      id: `words~note~${id}`,
      label: `Note on ${line.label}`,
      value: valueIn(kept, `words~note~${id}`, recorded?.note ?? '', longestNote),
    },
  });
}

export function toNoteRow(view: ToNoteView, kept: Kept): CardPart {
  const id = `noted~${view.decision.id}`;
  return expandPart(noteTemplate, {
    id,
    text: toNoteWords(view),
    label: `Noted: ${view.line.label}`,
    value: valueIn(kept, id, String(view.noted)) === 'true' ? 'true' : 'false',
  });
}

/** A rating that the meeting may see otherwise; what is chosen already shows what it recorded. */
export function ratingRow(view: MatterView, kept: Kept): CardPart {
  const { id, stamp, line, recorded } = view;
  return expandPart(ratingTemplate, {
    row: [actionRowPart(line, { buttons: [], textMost: 120 * kept.share, saidMost: 120 * kept.share })],
    rating: {
      id: `rating~${id}~${stamp}`,
      label: `Rating of ${line.label} agreed at the meeting`,
      value: valueIn(kept, `rating~${id}`, recordedRating(recorded)),
    },
    choices: [{ title: ownerWords(view), value: '' }, ...ratingChoices],
  });
}

/** For an action that is on no list: nothing was asked about it, and it is neither late nor off track. */
export function otherRatingRow(kept: Kept): CardPart {
  return expandPart(otherTemplate, {
    ref: valueIn(kept, 'words~other', ''),
    rating: valueIn(kept, 'other', ''),
    choices: [{ title: 'None', value: '' }, ...ratingChoices],
  });
}

const ratingChoices = ratings.map((value) => ({
  title: agreedRatingTitle(value),
  value,
}));

/** One post or agency; where others recorded something else than was typed, the label says what. */
export function attendanceRow({ who, name, as }: AttendanceView, kept: Kept): CardPart {
  const value = valueIn(kept, `as~${who}`, as ?? '');
  const differs = kept.merged && as !== null && value !== as;
  return expandPart(attendanceTemplate, {
    id: `as~${who}`,
    label: `${cut(name, 120) || who}${differs ? ` (recorded: ${attendanceTitles[as]})` : ''}`,
    value,
    choices: [
      { title: 'Not recorded', value: '' },
      ...attendances.map((one) => ({ title: attendanceTitles[one], value: one })),
    ],
  });
}

/** The most answerers on the list; whoever is not on it is named in words. */
const mostAnswerers = 80;

export function newActionForm(view: RecordView, kept: Kept): CardPart {
  const answerers = view.answerers
    .slice(0, mostAnswerers * kept.share)
    .map(({ value, name }) => ({ title: cut(name, 80), value }));
  return expandPart(actionTemplate, {
    longest: longestNarrative,
    action: valueIn(kept, 'words~action', ''),
    who: valueIn(kept, 'who', ''),
    named: valueIn(kept, 'words~who', ''),
    due: valueIn(kept, 'due', ''),
    measure: valueIn(kept, 'words~measure', ''),
    answerers: [{ title: `${cut(view.group, 80)} itself`, value: '' }, ...answerers],
  });
}

export function finishRow(view: RecordView, kept: Kept): CardPart {
  return expandPart(finishTemplate, {
    lines: recordLines({ ...view, minuteRef: '' }),
    minute: valueIn(kept, 'words~minute', view.minuteRef),
  });
}
