import type { ActionLine } from './action-line.ts';
import type { MeetingLine } from './answer.ts';
import type { StepName } from './cycle.ts';
import { type Day, formatDay, formatDayShort, formatInstant, type Instant, londonDay } from './day.ts';
import { monthWords } from './meeting-heading.ts';
import type { Route } from './plan.ts';
import { type Rating, ratingWord } from './rating.ts';
import { counted, cut } from './shown-text.ts';
import type { Update } from './update.ts';

// Words that the chat and the tab share. What belongs to one thing stands in a file named for it: words-run.ts, words-record.ts …

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
  return agreed ? `${ratingWord(agreed)} agreed` : '';
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

/** "14 March 2012, 10:00", or "December 2011, day not known". */
export function whenWords({ date, time, month }: Pick<MeetingLine, 'date' | 'time' | 'month'>): string {
  return date ? meetingWords({ date, time }) : `${monthWords(month)}, day not known`;
}

/** What may not be read here is counted. */
export function withheldWords(withheld: number): string {
  return withheld === 0 ? '' : `${counted(withheld, 'item')}, shown to the group itself`;
}

// Safety

export const possibleConcernWords =
  'Baton was not sure whether this is about a child in danger, so it recorded nothing. If it is not, please say it in other words, without details of any child, and save again.';

/** Only where Baton is in doubt; what is certain has to be changed. */
export const confirmTitles = {
  'no-child': 'Save: identifies no child',
  'no-concern': 'Save: not a concern about a child',
} as const;
