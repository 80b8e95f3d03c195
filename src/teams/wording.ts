import type { ActionLine } from '../domain/action-line.ts';
import type { StepName } from '../domain/cycle.ts';
import { type Day, formatDay, formatDayShort, formatInstant, type Instant, londonDay } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Route } from '../domain/plan.ts';
import type { Intent } from '../domain/question.ts';
import { type Rating, ratingWord } from '../domain/rating.ts';
import type { Update } from '../domain/update.ts';
import type { Assigned } from '../flows/assign-action.ts';
import { counted, cut } from './shown-text.ts';

// Words that several cards share. What belongs to one thing stands in a file named for it: request-wording.ts, digest-wording.ts …

/** "13 September at 09:00", where the year is plain from what stands around it. */
export function momentShort(at: Instant): string {
  return `${formatDayShort(londonDay(at))} at ${formatInstant(at).split(' at ')[1]}`;
}

export function quoted(text: string): string {
  return `“${text}”`;
}

// One action

export function dueWords({ due, timescale }: Pick<ActionLine, 'due' | 'timescale'>): string {
  if (due) return `Due ${formatDay(due)}`;
  return timescale ? cut(timescale, 60) : 'No date set';
}

export function overdueWords(days: number): string {
  return days > 0 ? `${counted(days, 'day')} overdue` : '';
}

export function saidWords({
  lastSaidOn,
  restricted,
  saidUndated,
}: Pick<ActionLine, 'lastSaidOn' | 'restricted' | 'saidUndated'>): string {
  if (restricted) return '';
  if (saidUndated) return 'From the plan, without a date';
  return lastSaidOn ? `Last said ${formatDay(lastSaidOn)}` : 'No update yet';
}

export function agreedWords(agreed: Rating | null): string {
  return agreed ? `${ratingWord(agreed)} agreed at the meeting` : '';
}

/** Who answers, unless that may not be read. */
export function answeredByWords({ whoAnswers, restricted }: ActionLine, most: number): string {
  return restricted ? '' : `Answered by ${cut(whoAnswers, most)}`;
}

/** "Linked: PR 5, PR 17". */
export function linkWords(links: readonly string[]): string {
  const shown = links.slice(0, 12).map((link) => cut(link, 40));
  const more = links.length - shown.length;
  return links.length === 0 ? '' : `Linked: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}

export const restrictedWords = 'Restricted: the words are shown only to the groups that the plan is for.';

// History

const byRoute: Readonly<Record<Route, string>> = {
  card: '',
  chat: '',
  'e-mail': 'by e-mail',
  meeting: 'said at the meeting',
  plan: 'from the plan',
};

/** When it was said; a plan's own log gives days, or nothing at all. */
export function saidWhen({ at, entry, undated }: Update): string {
  if (entry === null) return formatInstant(at);
  return undated ? 'No date given' : formatDay(londonDay(at));
}

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

// Meetings

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
export function decisionWords({ matter, outcome }: Decision, ref: string): string {
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
