import type { ChaseLine, ChaseView } from '../domain/chase-view.ts';
import { formatDay, formatDayShort } from '../domain/day.ts';
import type { DigestDraft } from '../domain/digest-draft.ts';
import type { RequestView } from '../domain/request-view.ts';
import { counted, cut } from '../domain/shown-text.ts';
import { momentShort } from '../domain/words.ts';
import { askedLabel } from '../domain/words-update.ts';
import type { DigestRefusal } from '../flows/steer-digest.ts';
import type { ChairTold } from '../flows/tell-chair.ts';

// What Baton says between the ask and the digest: reminders, the chase, drafts.

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

export function reminderTitle(
  { items, group, meeting }: Pick<RequestView, 'items' | 'group' | 'meeting'>,
  isLast: boolean,
): string {
  if (items.length === 0) return `All answered for ${group} on ${formatDayShort(meeting)}. Thank you.`;
  const count = numbers[items.length] ?? String(items.length);
  const still = `${count} still to answer for ${group} on ${formatDayShort(meeting)}`;
  return isLast ? `Last call: ${still[0]!.toLowerCase()}${still.slice(1)}` : still;
}

/** "28.1, 29.1. One line is enough, by 13 September at 09:00. Someone else’s? Pass it on: …" */
export function reminderWords({ items, closesAt, closed }: Pick<RequestView, 'items' | 'closesAt' | 'closed'>): string {
  const first = items[0];
  if (!first) return '';
  const refs = cut(items.map(({ line, part }) => askedLabel(line.label, part)).join(', '), 300);
  const by = closed
    ? 'The close has passed, and a reply is still welcome.'
    : `One line is enough, by ${momentShort(closesAt)}.`;
  // Who answers for an agency's part is not the answerer's to say.
  const passing =
    first.part === null ? `Pass it on: “assign ${first.line.label} to @Name”.` : 'Tell the business manager, please.';
  return `${refs}. ${by} Someone else’s? ${passing}`;
}

export function chaseTitle({ group, meeting, lines }: ChaseView): string {
  if (lines.length === 0) return `Everything is answered for ${group} on ${formatDay(meeting)}`;
  return `Still open for ${group} on ${formatDay(meeting)}`;
}

export function chaseCoverage({ answered, asked, closed, closesAt }: ChaseView): string {
  const close = closed ? `Closed ${momentShort(closesAt)}` : `Closes ${momentShort(closesAt)}`;
  return `Updates on ${answered} of ${asked}. ${close}.`;
}

export function notReachedWords({ notReached }: ChaseLine, share: number): string {
  return notReached === null ? '' : `The request did not reach them: ${cut(notReached, Math.round(300 * share))}`;
}

/** What a business manager may do about it, privately. */
export function chaseNote({ chair, lines }: ChaseView, to: 'manager' | 'chair'): string {
  if (lines.length === 0) return '';
  if (to === 'chair') return 'The business manager thought that you should know. Only you can see this.';
  if (chair === 'none')
    return 'They have been reminded, and their deputies. This group has no chair yet: “make @Name chair of …”.';
  if (chair === 'told') return 'They have been reminded, and their deputies. The chair has been told.';
  return 'They have been reminded, and their deputies. What reaches you by e-mail you can type in with “Update”. Only you can see this.';
}

export function draftHeading({ digest, state }: DigestDraft): string {
  return state === 'posted'
    ? `The digest for ${digest.group} is posted`
    : `Draft digest for ${digest.group}, ${formatDay(digest.meeting)}`;
}

export function draftWords({ state, postsAt, heldBy, digest }: DigestDraft): string {
  switch (state) {
    case 'waiting':
      return `It will be posted to the group’s channel on ${momentShort(postsAt)}. You may add a note, or hold it.`;
    case 'held':
      return `${cut(heldBy ?? 'Somebody', 80)} holds it back. It is posted once it is released, and not at all after the meeting on ${formatDay(digest.meeting)}.`;
    case 'posted':
      return 'Late answers follow in one addendum on the working day before the meeting.';
    case 'not-posted':
      return 'The meeting has been held, so it will not be posted any more.';
    default:
      return state satisfies never;
  }
}

export const notePlaceholder = 'Two or three sentences; the group reads them, and the group that oversees it';

export function addendumTitle({
  group,
  meeting,
}: {
  readonly group: string;
  readonly meeting: DigestDraft['papers'];
}): string {
  return `${group} · since the digest for ${formatDay(meeting)}`;
}

export function addendumIntroduction(count: number): string {
  return `${counted(count, 'answer')} came after the close.`;
}

type OwnRefusal = Extract<
  DigestRefusal['code'],
  'not-chair-or-manager' | 'no-draft' | 'already-posted' | 'note-too-long' | 'note-empty' | 'too-many-notes'
>;

export type DigestOnlyRefusal = Extract<DigestRefusal, { readonly code: OwnRefusal }>;

export function digestRefusalWords(refusal: DigestOnlyRefusal): string {
  switch (refusal.code) {
    case 'not-chair-or-manager':
      return `Only the chair of ${refusal.group} or a business manager can change its digest. Nothing was changed.`;
    case 'no-draft':
      return 'There is no draft digest for that meeting yet: it is made when answers close. Nothing was changed.';
    case 'already-posted':
      return `The digest for ${refusal.group} cannot be changed any more: it is posted, or its meeting has been held.`;
    case 'note-too-long':
      return `The note has ${refusal.length} characters; ${refusal.most} fit on the page. Please shorten it. It was not saved yet.`;
    case 'note-empty':
      return 'The note is empty. Type a sentence or two, or press Cancel.';
    case 'too-many-notes':
      return `The digest has ${refusal.most} notes already, and no more fit on the page. Your note was not saved.`;
    default:
      return refusal satisfies never;
  }
}

export function chairToldWords(told: ChairTold): string {
  if (told.kind === 'told') return `Told ${told.names.join(' and ')}, privately.`;
  switch (told.code) {
    case 'not-business-manager':
      return 'Only a business manager can tell the chair. Nobody was told.';
    case 'no-such-meeting':
      return 'I no longer know that meeting, so nobody was told.';
    case 'no-chair':
      return 'This group has no chair that I know of. Type “make @Name chair of” and the group’s name. Nobody was told.';
    default:
      return told.code satisfies never;
  }
}
