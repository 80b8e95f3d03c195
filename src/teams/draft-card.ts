import draftTemplate from '../../cards/draft.json' with { type: 'json' };
import { type DigestDraft, mostNotes } from '../domain/digest-draft.ts';
import { withoutControls } from '../domain/update.ts';
import { confirmTitles } from '../domain/words.ts';
import { longestNote } from '../flows/steer-digest.ts';
import { askButton } from './buttons.ts';
import { type Card, type CardPart, expand, fitted } from './card.ts';
import { draftHeading, draftWords, notePlaceholder } from './cycle-wording.ts';
import { digestParts } from './digest-card.ts';

/** A note that is being written; what was typed is shown again whatever was wrong with it. */
export interface NoteForm {
  readonly text: string;
  readonly problem: string;
  readonly confirm: 'no-child' | 'no-concern' | null;
}

/** The digest before it is posted, with what its chair and the business managers may still do about it. */
export function draftCard(draft: DigestDraft, note: NoteForm | null = null): Card {
  return fitted((share) =>
    expand(draftTemplate, {
      heading: draftHeading(draft),
      words: draftWords(draft),
      problem: note?.problem ?? '',
      isNoting: note !== null,
      note: withoutControls(note?.text ?? '')
        .slice(0, 3 * longestNote)
        .toWellFormed(),
      longest: longestNote,
      placeholder: notePlaceholder,
      confirm: note?.confirm ? [saveButton(draft, confirmTitles[note.confirm], true)] : [],
      buttons: note ? noteButtons(draft) : buttonsOf(draft),
      ...digestParts(draft.digest, share),
      // The chart gives way first: what is asked of the reader here stands above it.
      ...(share < 0.2 && { ratings: [] }),
    }),
  );
}

function saveButton({ cycle }: DigestDraft, title: string, confirmed: boolean): CardPart {
  return askButton({ title, mode: 'primary' }, 'save-note', { cycle, confirmed });
}

function noteButtons(draft: DigestDraft): readonly CardPart[] {
  const cancel = askButton({ title: 'Cancel', associatedInputs: 'none' }, 'draft', { cycle: draft.cycle });
  return [saveButton(draft, 'Save', false), cancel];
}

function buttonsOf({ cycle, state, notes }: DigestDraft): readonly CardPart[] {
  if (state === 'posted' || state === 'not-posted') return [];
  const note = notes < mostNotes ? [askButton({ title: 'Add a note' }, 'note-form', { cycle })] : [];
  const hold =
    state === 'held'
      ? askButton({ title: 'Release' }, 'release-digest', { cycle })
      : askButton({ title: 'Hold' }, 'hold-digest', { cycle });
  return [...note, hold];
}
