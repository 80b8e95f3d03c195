import type { ActionLine } from '../domain/action-line.ts';
import type { StepName } from '../domain/cycle.ts';
import { type Day, formatDay, formatDayShort, formatInstant, type Instant, londonDay } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { AimCount, Digest, DigestSectionKey } from '../domain/digest.ts';
import type { Route } from '../domain/plan.ts';
import type { Intent } from '../domain/question.ts';
import { type Rating, ratingWord } from '../domain/rating.ts';
import type { AskReason } from '../domain/request.ts';
import type { Part, Receipt, RequestMeeting, RequestView } from '../domain/request-view.ts';
import type { Step } from '../domain/schedule.ts';
import type { Update } from '../domain/update.ts';
import type { UpdateForm } from '../domain/update-form.ts';
import type { Assigned } from '../flows/assign-action.ts';
import { counted, cut } from './shown-text.ts';

/** Every word of chat that is not a refusal (refusal-wording.ts), help (help-wording.ts) or fixed in a card's template. */

/** "13 September at 09:00", where the year is plain from what stands around it. */
export function momentShort(at: Instant): string {
  return `${formatDayShort(londonDay(at))} at ${formatInstant(at).split(' at ')[1]}`;
}

export function quoted(text: string): string {
  return `“${text}”`;
}

// Requests

const whyAsked: Readonly<Record<AskReason, string>> = {
  // Its days overdue stand on the card already.
  overdue: '',
  red: 'asked because it was Red',
  amber: 'asked because it was Amber',
  'step-due': 'asked because its date is near',
  'gone-quiet': 'asked because nothing has been heard for a while',
  'check-in': 'asked because it has not come up for a quarter',
  'every-action': '',
};

export function whyAskedWords(reason: AskReason): string {
  return whyAsked[reason];
}

export function requestTitle({
  group,
  meeting,
  meetings,
}: Pick<RequestView, 'group' | 'meeting' | 'meetings'>): string {
  return meetings.length > 1 ? `Updates for ${group}` : `${group} · updates for ${formatDay(meeting)}`;
}

/** Above what one of several meetings asks: "MACE · meeting on 24 September 2019 · answers by 13 September at 09:00". */
export function meetingHeading({ group, date, closesAt, closed, cancelled }: RequestMeeting): string {
  if (cancelled) return `${group} · meeting on ${formatDay(date)} · cancelled; nothing more is asked for it`;
  const close = closed ? 'the close has passed; late answers still count' : `please answer by ${momentShort(closesAt)}`;
  return `${group} · meeting on ${formatDay(date)} · ${close}`;
}

/** "4.1", or for an agency's part of it "4.1 · part of Police". */
export function askedLabel(label: string, part: Part | null): string {
  return part === null ? label : `${label} · part of ${cut(part.name, 60)}`;
}

export function requestIntroduction({
  closed,
  closesAt,
  meetings,
}: Pick<RequestView, 'closed' | 'closesAt' | 'meetings'>): string {
  if (meetings.every(({ cancelled }) => cancelled)) {
    return 'The meeting was cancelled, and nothing more is asked for it. What was answered is kept.';
  }
  if (meetings.length > 1) return 'One line per action is enough.';
  if (!closed) return `One line per action is enough. Please answer by ${momentShort(closesAt)}.`;
  return `The close has passed (${momentShort(closesAt)}). Replies are still welcome; they are marked late.`;
}

export function progressWords({ answered, asked }: Pick<RequestView, 'answered' | 'asked'>): string {
  return asked > 0 && answered >= asked ? `All ${asked} answered. Thank you.` : `${answered} of ${asked} answered`;
}

// One action

export function dueWords({ due, timescale }: Pick<ActionLine, 'due' | 'timescale'>): string {
  if (due) return `Due ${formatDay(due)}`;
  return timescale ? cut(timescale, 60) : 'No date set';
}

export function overdueWords(days: number): string {
  return days > 0 ? `${counted(days, 'day')} overdue` : '';
}

export function saidWords({ lastSaidOn }: Pick<ActionLine, 'lastSaidOn'>): string {
  return lastSaidOn ? `Last said ${formatDay(lastSaidOn)}` : 'No update yet';
}

export function agreedWords(agreed: Rating | null): string {
  return agreed ? `${ratingWord(agreed)} agreed at the meeting` : '';
}

export const restrictedWords = 'Restricted: the words are shown only to the groups that the plan is for.';

// Receipts

export function receiptTitle({ undone, again }: Pick<Receipt, 'undone' | 'again'>): string {
  if (undone) return 'Taken back';
  return again ? 'Already saved' : 'Saved';
}

/** What was recorded: "28.1: Amber. “Waiting for hospital data.”" */
export function receiptWords({ rating, narrative, noChange, undone, ...receipt }: Receipt): string {
  const label = askedLabel(receipt.label, receipt.part);
  if (undone) return `${label} stands as it did before your update.`;
  const what = noChange ? `no change, ${ratingWord(rating)}` : ratingWord(rating);
  return `${label}: ${what}.${narrative ? ` ${quoted(cut(narrative, 200))}` : ''}`;
}

/** What was recorded besides the rating and the words. */
export function receiptNotes(receipt: Receipt): readonly string[] {
  const { proposesComplete, expectedBy, onBehalfOf, late, again, undone } = receipt;
  if (undone) return [];
  return [
    proposesComplete ? 'Proposed as complete. It stays open until the chair or the meeting accepts it.' : '',
    expectedBy ? `More time asked for: to ${formatDay(expectedBy)}. The date changes when that is agreed.` : '',
    onBehalfOf ? `Recorded on behalf of ${cut(onBehalfOf, 120)}.` : '',
    late ? 'It came after the close, so it is marked late. It still counts.' : '',
    again ? 'This had arrived before; it was recorded once.' : '',
  ].filter(Boolean);
}

export function changeUntilWords(until: Instant | null): string {
  return until
    ? `You can change this until ${momentShort(until)}.`
    : 'You can change this at any time: send another update.';
}

// The form

export function formTitle({ line, part }: Pick<UpdateForm, 'line' | 'part'>): string {
  return `Update ${askedLabel(line.label, part)}`;
}

export const routeChoices: readonly { readonly title: string; readonly value: Route }[] = [
  { title: 'By e-mail', value: 'e-mail' },
  { title: 'Said at the meeting', value: 'meeting' },
];

export function stepWords({ due, by }: Step): string {
  return due === by ? formatDay(due) : `${formatDay(by)} (first planned for ${formatDay(due)})`;
}

// History

const byRoute: Readonly<Record<Route, string>> = {
  card: '',
  chat: '',
  'e-mail': 'by e-mail',
  meeting: 'said at the meeting',
  plan: 'from the plan',
};

/** How an update came, and what else it said: "by e-mail from YOS", "late", "proposed as complete". */
export function updateNotes(update: Update, takenBack: boolean): readonly string[] {
  const from = update.onBehalfOf ? `from ${cut(update.onBehalfOf, 80)}` : '';
  return [
    takenBack ? 'Taken back' : '',
    [byRoute[update.route], from].filter(Boolean).join(' '),
    update.late ? 'after the close' : '',
    update.noChange ? 'no change' : '',
    update.doneFor.length > 0 ? `done for ${update.doneFor.slice(0, 6).map(formatDay).join(', ')}` : '',
    update.expectedBy ? `asked for more time, to ${formatDay(update.expectedBy)}` : '',
    update.blocked ? 'blocked' : '',
    update.proposesComplete ? 'proposed as complete' : '',
    update.evidence ? `evidence: ${cut(update.evidence, 200)}` : '',
  ].filter(Boolean);
}

// Lists

const nothingFound: Readonly<Partial<Record<Intent, string>>> = {
  overdue: 'Nothing is overdue.',
  quiet: 'Nothing has gone quiet.',
  due: 'Nothing is due.',
  mine: 'No action is yours to answer at the moment.',
  changes: 'Nothing has moved.',
  // The answer's own last line says it.
  waiting: '',
};

/** "3 actions, oldest first", or that there are none. */
export function listCountWords(intent: Intent, count: number): string {
  if (count === 0) return nothingFound[intent] ?? 'No actions to show.';
  return intent === 'overdue' ? `${counted(count, 'action')}, oldest first` : counted(count, 'action');
}

// Digests and counts

export const sectionTitles: Readonly<Record<DigestSectionKey, string>> = {
  decisions: 'Decisions for you',
  'off-track': 'Off track',
  moved: 'Moved',
  quiet: 'Gone quiet',
  coming: 'Coming next',
  difference: 'Difference made',
  notes: 'Notes from chairs',
};

export function digestTitle({ group, meeting }: Pick<Digest, 'group' | 'meeting'>): string {
  return `${group} · digest for ${formatDay(meeting)}`;
}

export function coverageWords({
  answered,
  asked,
  composite,
}: Pick<Digest, 'answered' | 'asked' | 'composite'>): string {
  const words = asked === 0 ? 'No updates were asked for' : `Updates on ${answered} of ${asked}`;
  return composite ? `${words}, in all groups since the last digest` : words;
}

export const nothingToReport = 'No decisions are needed and nothing is off track this time. Thank you.';

export function moreWords(more: number): string {
  return more > 0 ? `and ${more} more` : '';
}

export type Counted = Omit<AimCount, 'aim'>;

/** "1 Blue · 12 Green · 23 Not rated yet": a chart in words, nothing left out but what is not there. */
export function countWords(counts: Counted): string {
  const order = ['blue', 'green', 'amber', 'red'] as const;
  const parts = order.filter((key) => counts[key] > 0).map((key) => `${counts[key]} ${ratingWord(key)}`);
  const all = counts.notRated > 0 ? [...parts, `${counts.notRated} ${ratingWord(null)}`] : parts;
  return all.join(' · ') || 'No actions';
}

const countTitles: Readonly<Record<string, string>> = { overdue: 'overdue', quiet: 'gone quiet' };

/** "41 actions · 3 overdue · 2 gone quiet". The ratings themselves are told by aim. */
export function statusWords(counts: Readonly<Record<string, number>>): string {
  const pressing = Object.entries(countTitles).flatMap(([key, title]) => {
    const count = counts[key] ?? 0;
    return count > 0 ? [`${count} ${title}`] : [];
  });
  return [counted(counts.actions ?? 0, 'action'), ...pressing].join(' · ');
}

export function meetingWords({ date, time }: { readonly date: Day; readonly time: string | null }): string {
  return time ? `${formatDay(date)}, ${time}` : formatDay(date);
}

export const stepTitles: Readonly<Record<StepName, string>> = {
  ask: 'Updates asked for',
  remind: 'Reminder',
  chase: 'Last call',
  close: 'Answers close',
  digest: 'Digest posted',
  addendum: 'Late answers posted',
  record: 'Meeting recorded',
  unrecorded: 'Record overdue',
};

// Safety

export const possibleConcernWords =
  'Baton was not sure whether this is about a child in danger, so it recorded nothing. If it is not, please say it in other words, without details of any child, and save again.';

/** After a doubt about words typed in a channel, which Baton does not repeat there. */
export const confirmInPrivateWords =
  'If it is all right as it is, please type it in your own chat with Baton: there you can say so and save it.';

export function restNotRecordedWords(refs: readonly string[]): string {
  return `I could not save the rest (${refs.join(', ')}), so nothing of it was recorded. Please send it again in a few minutes.`;
}

const cannotUndo = {
  'not-last':
    'Something newer has been said about it since, so it was not taken back. Say how it stands with “Update”.',
  'not-yours': 'Only the person who gave this update, or a business manager, can take it back. Nothing was changed.',
  already: 'It had been taken back already. Nothing was changed.',
} as const;

export function undoWords(why: keyof typeof cannotUndo): string {
  return cannotUndo[why];
}

/** What Baton says where it cannot tell for whom somebody speaks. */
export const placeWords = {
  'unknown-team':
    'This team is not part of a partnership yet. The partnership’s business manager can bring it in: “npm run -s baton -- partnership join” on the machine that Baton runs on.',
  stranger:
    'I do not know you yet. I work for the members of a partnership’s team in Teams: please ask its business manager to add you, then write to me again.',
  several: 'You belong to more than one partnership. Please ask in a channel of the one you mean.',
  'group-chat':
    'I work in a partnership’s channels and in private chats, not in group chats. Please write to me there.',
  'wrong-tenant': 'Baton is not set up for your organisation. Please ask the partnership’s business manager.',
  unreadable: 'I could not read that message, so nothing was done. Please try again.',
} as const;

/** What a chair decided, as it stands on record. */
export function decisionWords({ ref, matter, outcome }: Decision): string {
  if (matter.kind === 'extension') {
    return outcome === 'agreed'
      ? `Agreed: ${ref} is now due ${formatDay(matter.to)}. The old date is kept, and the meeting can note it.`
      : `Not agreed: ${ref} keeps its date.`;
  }
  return outcome === 'agreed'
    ? `Agreed: ${ref} is complete. The next meeting can note it.`
    : `Returned: ${ref} is not complete yet. It stays open, and its owner can say what is still to do.`;
}

export function assignedWords({ ref, name, asked }: Extract<Assigned, { kind: 'assigned' }>): string {
  const now = asked ? ' What is open of it stands on their own card now.' : '';
  return `Done: ${name} answers for ${ref} from now on; their deputy, the chair and a business manager may too.${now}`;
}

export const rehearsalWords =
  'This is a rehearsal on your own machine: type “next step” to move its clock to the next step of a cycle and watch what happens.';

export const brokenWords =
  'Something went wrong on my side, so please assume that nothing was recorded, and try again. If it happens again, tell the business manager.';
